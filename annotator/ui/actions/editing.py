"""The menus File and Edit."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.spec import ActionSpec, Menu, with_corpus
from annotator.ui.translatable import QT_TRANSLATE_NOOP

FILE: Final = (
    ActionSpec(
        "corpus.new",
        QT_TRANSLATE_NOOP("Actions", "&New corpus…"),
        QT_TRANSLATE_NOOP("Actions", "Makes an empty corpus in a file of its own."),
        keys=("Ctrl+N",),
        menu=Menu.FILE,
        icon="file-plus",
    ),
    ActionSpec(
        "corpus.open",
        QT_TRANSLATE_NOOP("Actions", "&Open corpus…"),
        QT_TRANSLATE_NOOP("Actions", "Opens another corpus in this window."),
        keys=("Ctrl+O",),
        menu=Menu.FILE,
        icon="folder-open",
    ),
    ActionSpec(
        "corpus.server",
        QT_TRANSLATE_NOOP("Actions", "Open corpus on a server…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Opens a corpus that several people work on at once, or makes one there."
        ),
        menu=Menu.FILE,
        icon="layers",
    ),
    ActionSpec(
        "corpus.samples",
        QT_TRANSLATE_NOOP("Actions", "Open the &samples"),
        QT_TRANSLATE_NOOP("Actions", "Opens a small corpus of sample articles to try things out."),
        menu=Menu.FILE,
        icon="newspaper",
    ),
    ActionSpec(
        "corpus.import",
        QT_TRANSLATE_NOOP("Actions", "&Import articles…"),
        QT_TRANSLATE_NOOP("Actions", "Adds articles from files or a folder to this corpus."),
        keys=("Ctrl+I",),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
        icon="download",
    ),
    ActionSpec(
        "corpus.export",
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shows what an export keeps, and writes the annotations in any format."
        ),
        keys=("Ctrl+E",),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
        icon="upload",
    ),
    ActionSpec(
        "corpus.report",
        QT_TRANSLATE_NOOP("Actions", "Re&port…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Writes a page about this corpus: counts, agreement, checks, origins and licences.",
        ),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
    ),
    ActionSpec(
        "corpus.copy",
        QT_TRANSLATE_NOOP("Actions", "Copy to a server or a file…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Copies this corpus with everything in it to a server, or from there into a file.",
        ),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
        icon="copy",
    ),
    ActionSpec(
        "corpus.not_stored",
        QT_TRANSLATE_NOOP("Actions", "Not stored…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shows what waits to be stored on the server, and what did not fit any more."
        ),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
    ),
    ActionSpec(
        "corpus.restore",
        QT_TRANSLATE_NOOP("Actions", "Res&tore…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shows the backups of this corpus, to look into one or to go back to it."
        ),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
    ),
    ActionSpec(
        "package.return",
        QT_TRANSLATE_NOOP("Actions", "Return packa&ge…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Packs your own work into one file for whoever shared it out."
        ),
        menu=Menu.FILE,
        group=1,
        enabled=with_corpus,
    ),
    ActionSpec(
        "schema.edit",
        QT_TRANSLATE_NOOP("Actions", "Change s&chema…"),
        QT_TRANSLATE_NOOP(
            "Actions",
            "Changes layers, labels, roles, colours and keys, and carries annotations over.",
        ),
        menu=Menu.FILE,
        group=2,
        enabled=with_corpus,
        icon="layers",
    ),
    ActionSpec(
        "schema.undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo schema change"),
        QT_TRANSLATE_NOOP(
            "Actions", "Takes back the last change of the schema in the whole corpus."
        ),
        menu=Menu.FILE,
        group=2,
        enabled=with_corpus,
        icon="undo-2",
    ),
    ActionSpec(
        "preferences",
        QT_TRANSLATE_NOOP("Actions", "Pre&ferences…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Sets type, colours, language, keys, behaviour, backups and your name."
        ),
        keys=("Ctrl+,",),
        menu=Menu.FILE,
        group=8,
    ),
    ActionSpec(
        "window.quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Closes the window; everything is saved already."),
        keys=("Ctrl+Q",),
        menu=Menu.FILE,
        group=9,
    ),
)

EDIT: Final = (
    ActionSpec(
        "history.undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        QT_TRANSLATE_NOOP("Actions", "Takes back the last step, also after a restart."),
        keys=("Ctrl+Z",),
        menu=Menu.EDIT,
        enabled=lambda state: state.undo is not None,
        icon="undo-2",
    ),
    ActionSpec(
        "history.redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        QT_TRANSLATE_NOOP("Actions", "Brings back what was undone last."),
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        menu=Menu.EDIT,
        enabled=lambda state: state.redo is not None,
        icon="redo-2",
    ),
    ActionSpec(
        "search",
        QT_TRANSLATE_NOOP("Actions", "&Find articles"),
        QT_TRANSLATE_NOOP("Actions", "Goes to the search field above the list of articles."),
        keys=("Ctrl+F",),
        menu=Menu.EDIT,
        group=1,
        enabled=with_corpus,
        icon="search",
    ),
    ActionSpec(
        "palette",
        QT_TRANSLATE_NOOP("Actions", "&Command palette…"),
        QT_TRANSLATE_NOOP("Actions", "Finds any action by a few letters of its name."),
        keys=("Ctrl+K",),
        menu=Menu.EDIT,
        group=1,
        icon="command",
    ),
)
