"""What was lost of a damaged corpus, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.salvaging import TEMPLATES, LossKind
from annotator.ui.i18n import quoted
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_TEMPLATES: Final = {
    LossKind.PAGES: QT_TRANSLATE_NOOP(
        "Losses", "{count} pages of the table {table} cannot be read."
    ),
    LossKind.ROWS: QT_TRANSLATE_NOOP("Losses", "{count} rows of the table {table} cannot be read."),
    LossKind.STRAY: QT_TRANSLATE_NOOP(
        "Losses", "{count} pages could not be told to one table; what they held is left out."
    ),
    LossKind.LIST: QT_TRANSLATE_NOOP(
        "Losses", "The list of tables is lost; tables were known by what their rows look like."
    ),
    LossKind.SHORT: QT_TRANSLATE_NOOP("Losses", "The file is {count} pages shorter than it was."),
    LossKind.LOG: QT_TRANSLATE_NOOP(
        "Losses",
        "{count} pages at the end of the write-ahead log cannot be used; the last edits may be missing.",
    ),
    LossKind.REFERRING: QT_TRANSLATE_NOOP(
        "Losses",
        "{count} rows of the table {table} belonged to something that is lost, and are left out.",
    ),
    LossKind.SCHEMA: QT_TRANSLATE_NOOP(
        "Losses", "The schema is lost; the default one stands in its place."
    ),
    LossKind.ARTICLE: QT_TRANSLATE_NOOP(
        "Losses", "Article {article} (“{title}”) is lost: its text cannot be read."
    ),
    LossKind.ARTICLE_DATA: QT_TRANSLATE_NOOP(
        "Losses",
        "Of article {article} the text is there, but title, source or meta data are lost.",
    ),
    LossKind.TEXT: QT_TRANSLATE_NOOP(
        "Losses", "The text of article {article} (“{title}”) is not the one that was imported."
    ),
    LossKind.SET: QT_TRANSLATE_NOOP(
        "Losses", "Annotations of {annotator} in {named}: {count} are lost."
    ),
    LossKind.SUGGESTED: QT_TRANSLATE_NOOP(
        "Losses", "Suggestions in {named}: {count} are lost; they can be made again."
    ),
    LossKind.DOUBTFUL: QT_TRANSLATE_NOOP(
        "Losses",
        "Annotations of {annotator} in {named}: {count} come from the change log, whose end is lost; some may have "
        "been removed later.",
    ),
    LossKind.HISTORY: QT_TRANSLATE_NOOP(
        "Losses",
        "Annotations of {annotator} in {named}: {count} entries of the change log are lost; undo does not reach "
        "behind them.",
    ),
    LossKind.DIFFERS: QT_TRANSLATE_NOOP(
        "Losses",
        "Annotations of {annotator} in {named} are not what the change log says; they were kept as they stood.",
    ),
    LossKind.FROM_LOG: QT_TRANSLATE_NOOP(
        "Losses",
        "Annotations of {annotator} in {named} were lost, and made anew from the change log.",
    ),
}
"""Those of ``TEMPLATES``, where the tools for translators find them; a test compares the two."""


def loss_text(loss: Mapping[str, Any]) -> str:
    """A loss as the worker tells of it, as a sentence."""
    template = QCoreApplication.translate("Losses", _TEMPLATES[LossKind(loss["kind"])])
    names = ("count", "table", "article", "title", "annotator")
    article, title = loss["article"], loss["title"]
    named = f"{quoted(title)} ({article})" if title else article
    return template.format(named=named, **{name: loss[name] for name in names})


assert _TEMPLATES.keys() == TEMPLATES.keys()  # noqa: S101 - both are constants
