"""Make the pictures of the documentation anew.

    python scripts/screenshots.py [FOLDER] [--structures]

The same sources give the same pictures: fonts, texts, clock and ids are the program's own, and nothing is
read from or written to the person's settings. Needs no display.
"""

# ruff: noqa: E402 - Qt and platformdirs look at the environment when they are loaded

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

_SCRATCH = Path(tempfile.mkdtemp(prefix="annotator-pictures-"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "UTC"
for _name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = str(_SCRATCH)

_ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT / "tests"))

from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import marked_up
from annotator.bootstrap import make_context
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Action, ArgumentAdded, ChangeSet, SpanAdded, Status
from annotator.domain.ids import AnnotatorId, ArticleId, ChangeSetId, SpanId
from annotator.domain.ports import Access, ArticleQuery
from annotator.domain.workbench import Workbench
from annotator.resources import resource_path
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.suggest import SuggestionRequest, suggest
from annotator.services.tasks import NullMonitor
from annotator.ui.app import application
from annotator.ui.appearance import Appearance
from annotator.ui.desk import Desk
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.i18n import Language
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.worker import WorkerClient
from gold_samples import gold_samples, put_into

ANNA = AnnotatorId("Anna")
WITHOUT_PICTURE = frozenset({"bookmarks", "pace", "team", "tour"})
"""Windows beside the main one that have nothing to show here, or show another one's page."""
_PATIENCE = 200
SIZE = (1440, 900)
WELCOME_SIZE = (1100, 720)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
STRUCTURES = {
    "nested": ("q1", False),
    "three_paragraphs": ("q1", False),
    "five_events": ("v1", True),
}
"""Marked-up articles, what has the focus in their pictures, and whether all arcs are shown."""

_DECIDED = 14
_SETTLE_MS = 120


def context() -> AppContext:
    """The program's parts with a clock that stands still and ids that count."""
    numbers = count(1)
    return replace(make_context(), clock=lambda: NOW, new_id=lambda: f"{next(numbers):032x}")


def make_corpus(parts: AppContext, location: Path) -> None:
    """The sample articles with suggestions."""
    samples = tuple(sorted(resource_path("samples").glob("*.txt")))
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        import_articles(parts, store, ImportRequest(samples, "text"), NullMonitor())
        suggest(parts, store, SuggestionRequest(), NullMonitor())


def make_team(parts: AppContext, location: Path) -> None:
    """The sample articles as three people finished them: one as the gold is, two with slips of their own."""
    gold = gold_samples()
    sets = [
        *gold,
        *(_with_slips(each, AnnotatorId("Ben"), every=9, place=2) for each in gold),
        *(_with_slips(each, AnnotatorId("Cem"), every=6, place=4) for each in gold),
    ]
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        put_into(store, sets)
        suggest(parts, store, SuggestionRequest(), NullMonitor())


def _with_slips(own: AnnotationSet, whose: AnnotatorId, *, every: int, place: int) -> AnnotationSet:
    """Somebody else's set: some names have another label, some are missing."""
    names = [span for span in own if span.layer == "entity"]
    tied = {end for each in own.arguments.values() for end in (each.head, each.filler)}
    spans = dict(own.spans)
    for span in names[place::every]:
        label = "ORG" if span.label != "ORG" else "LOC"
        spans[span.id] = span.model_copy(update={"label": label})
    for span in names[place + 1 :: every]:
        if span.id not in tied:
            del spans[span.id]
    return replace(own, annotator=whose, spans=spans)


def make_structures(parts: AppContext, location: Path) -> None:
    """The articles that show structures, without anything marked in them yet."""
    folder = _SCRATCH / "structures"
    folder.mkdir()
    for number, name in enumerate(STRUCTURES):
        found = marked_up.read(name, parts.default_schema())
        (folder / f"{number}-{name}.txt").write_text(found.text, encoding="utf-8")
    with corpora.opened(parts, str(location), Access.WRITE, make=True) as store:
        import_articles(
            parts, store, ImportRequest(tuple(sorted(folder.iterdir())), "text"), NullMonitor()
        )


class Studio:
    """The window, as a photographer has it.

    Args:
        parts: The program's parts.
        folder: Where the pictures go.
    """

    def __init__(self, parts: AppContext, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        app = application()
        app.setCursorFlashTime(0)
        QSettings().clear()
        self.preferences = Preferences(
            SettingsFile(_SCRATCH / "settings.json"), Appearance(app), Language(app), app
        )
        self.preferences.file.change(language="de", theme="light")
        self.preferences.start()
        self.worker = WorkerClient(app)
        self.window = MainWindow(parts, ANNA, preferences=self.preferences, worker=self.worker)
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()

    def look(self, language: str, theme: str) -> None:
        """Speak a language and wear a theme."""
        self.preferences.file.change(language=language, theme=theme)
        self.preferences.start()
        self.settle()

    def settle(self) -> None:
        """Let everything that was put off happen."""
        QTest.qWait(_SETTLE_MS)

    def is_busy(self, dialog: QWidget) -> bool:
        """Whether a worker of the window still has something to do."""
        workers = self.window.findChildren(WorkerClient)
        return any(worker.busy for worker in (self.worker, *workers)) or not dialog.isVisible()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture."""
        self.settle()
        path = self.folder / f"{name}.png"
        (widget or self.window).grab().save(str(path))
        print(path)

    def take_dialog(
        self, name: str, ask: Callable[[], object], prepare: Callable[[QWidget], object]
    ) -> None:
        """Take a picture of a dialog that ``ask`` opens and ``prepare`` fills in, and cancel it."""

        def shoot() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                raise RuntimeError(f"no dialog for {name}")
            prepare(dialog)
            self.take(name, dialog)
            dialog.close()

        QTimer.singleShot(2 * _SETTLE_MS, shoot)
        ask()

    def take_export(self, name: str, out: str) -> None:
        """Take a picture of the export window once it knows what would come of the export."""
        exporting = self.window.files.exporting
        exporting.show()
        if exporting.dialog is None:
            raise RuntimeError("the export window is not there")
        form = exporting.dialog.form
        form.status.setCurrentIndex(form.status.findData("all"))
        form.out.setText(out)
        while exporting.dialog.looking:
            QTest.qWait(_SETTLE_MS)
        # Where the pictures are made is nobody's business.
        folder = str(Path(self.window.desk.corpus.location).parent)
        form.command.setPlainText(form.command.toPlainText().replace(f"{folder}/", ""))
        self.take(name, exporting.dialog)
        exporting.end()

    def work_a_little(self) -> None:
        """Some articles are done, one is begun: the first half of its suggestions is decided."""
        desk = self._desk()
        with desk.corpus.store.open_unit_of_work() as work:
            articles = list(work.articles.ids(ArticleQuery(ANNA)))
        for number, status in ((3, Status.DONE), (4, Status.DONE), (5, Status.STARTED)):
            desk.session.open(articles[number])
            desk.session.set_status(status)
        self.open(articles[0])
        session = desk.session
        session.focus_next_suggestion()
        for _ in range(_DECIDED):
            session.accept()
        suggestions = session.workbench.open_suggestions if session.workbench else ()
        for quote in [s.id for s in suggestions if s.layer == "quote"][:2]:
            session.set_focus(quote)
            session.accept()

    def open(self, article: ArticleId) -> None:
        """Put an article on the desk."""
        self._desk().open_article(article)
        self.settle()

    def mark_up(self) -> dict[str, ArticleId]:
        """Mark in each article what its file says; the articles by name of the file."""
        desk = self._desk()
        with desk.corpus.store.open_unit_of_work() as work:
            articles = {
                name: article
                for article in work.articles.ids(ArticleQuery(ANNA))
                for name in STRUCTURES
                if work.articles.get(article).text == marked_up.read(name, desk.session.schema).text
            }
        for name, article in articles.items():
            self.open(article)
            found = marked_up.read(name, desk.session.schema)
            spans = {span.id: SpanId(f"{name}-{span.id}") for span in found.spans}
            changes = [
                SpanAdded(span=span.model_copy(update={"id": spans[span.id]}))
                for span in found.spans
            ]
            links = [
                ArgumentAdded(
                    argument=link.model_copy(
                        update={
                            "id": f"{name}-{link.id}",
                            "head": spans[link.head],
                            "filler": spans[link.filler] if link.filler else None,
                        }
                    )
                )
                for link in found.arguments
            ]

            def plan(on_desk: Workbench, changes: list[SpanAdded | ArgumentAdded]) -> ChangeSet:
                return ChangeSet(
                    id=ChangeSetId(f"{on_desk.article.id}-marked"),
                    action=Action.ADD,
                    subject=on_desk.article.title,
                    article=on_desk.article.id,
                    annotator=ANNA,
                    at=NOW,
                    changes=tuple(changes),
                )

            both = [*changes, *links]
            if not desk.session.carry_out(lambda on_desk, both=both: plan(on_desk, both)):
                raise RuntimeError(f"nothing was marked in {name}")
        return articles

    def focus(self, span: str) -> None:
        """Put the focus on a span."""
        self._desk().session.set_focus(SpanId(span))
        self.settle()

    def focus_first(self, layer: str) -> None:
        """Focus the first own span of a layer that has roles filled."""
        session = self._desk().session
        own = session.workbench.own if session.workbench else None
        heads = [s.id for s in own if s.layer == layer and own.arguments_of(s.id)] if own else []
        focused: SpanId | None = heads[0] if heads else None
        session.set_focus(focused)
        self.settle()

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _desk(self) -> Desk:
        if self.window.desk is None:
            raise RuntimeError("no corpus is open")
        return self.window.desk


def open_structures(studio: Studio, parts: AppContext) -> None:
    """Open the articles that show structures, and take their pictures."""
    location = _SCRATCH / "gliederungen.corpus"
    make_structures(parts, location)
    studio.window.resize(*SIZE)
    studio.window.open_corpus(str(location))
    take_structures(studio)


def take_structures(studio: Studio) -> None:
    """Quotes and events as whole structures, in both themes and large."""
    window = studio.window
    for name, article in studio.mark_up().items():
        studio.open(article)
        picture = name.replace("_", "-")
        for theme in ("light", "dark"):
            studio.look("de", theme)
            focus, arcs = STRUCTURES[name]
            studio.focus(f"{name}-{focus}")
            window.set_all_arcs(on=arcs)
            studio.take(f"structures-{picture}-de-{theme}")
        studio.look("en", "light")
        window.set_zoom(2.0)
        studio.take(f"structures-{picture}-200-en-light")
        window.set_zoom(1.0)
        window.set_all_arcs(on=False)


def take_team(studio: Studio, parts: AppContext) -> None:
    """The windows beside the main one, on the work of three people."""
    location = _SCRATCH / "team.corpus"
    make_team(parts, location)
    studio.window.open_corpus(str(location))
    for language, theme in (("de", "light"), ("en", "dark")):
        studio.look(language, theme)
        for name, companion in studio.window.companions.items():
            if name in WITHOUT_PICTURE:
                continue
            studio.window.actions_of[name].trigger()
            for _ in range(_PATIENCE):
                studio.settle()
                dialog = getattr(companion, "dialog", None)
                if dialog is not None and not studio.is_busy(dialog):
                    break
            studio.settle()
            studio.take(f"{name}-{language}-{theme}", dialog)
            dialog.close()
            companion.end()


def main() -> None:
    """Take all pictures, or those of structures or of the windows of a team alone (``--structures``, ``--team``)."""
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder = Path(arguments[0]) if arguments else _ROOT / "docs" / "images"
    parts = context()
    if "--team" in sys.argv:
        studio = Studio(parts, folder)
        take_team(studio, parts)
        studio.close()
        return
    if "--structures" in sys.argv:
        studio = Studio(parts, folder)
        open_structures(studio, parts)
        studio.close()
        return
    location = _SCRATCH / "nachrichten.corpus"
    make_corpus(parts, location)
    studio = Studio(parts, folder)
    window = studio.window
    window.resize(*WELCOME_SIZE)
    for language in ("de", "en"):
        studio.look(language, "light")
        studio.take(f"welcome-{language}-light")
    window.resize(*SIZE)
    window.open_corpus(str(location))
    studio.work_a_little()
    for language in ("de", "en"):
        for theme in ("light", "dark"):
            studio.look(language, theme)
            studio.focus_first("quote")
            studio.take(f"window-{language}-{theme}")
    studio.look("en", "light")
    studio.focus_first("event")
    studio.take("window-event-en-light")
    window.actions_of["palette"].trigger()
    studio.take("palette-en-light")
    window.palette_popup.dismiss()
    studio.take_export("export-en-light", "exports/nachrichten-spacy")
    studio.look("de", "light")
    samples = [resource_path("samples")]
    studio.take_dialog(
        "import-de-light", lambda: ImportDialog.ask(window, samples), lambda _dialog: None
    )
    take_team(studio, parts)
    open_structures(studio, parts)
    studio.close()


if __name__ == "__main__":
    main()
