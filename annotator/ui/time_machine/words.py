"""What the time machine and the history say, in the language of the window."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.domain.ports import LoggedStep, LogKind
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.services.history_differences import Part, Since, SpanDifference
from annotator.ui.excerpts import excerpt
from annotator.ui.i18n import action_name, current_language, subject_text
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_LONGEST = 40
_CONTEXT = "History"

_PARTS = {
    Part.LABEL: QT_TRANSLATE_NOOP("History", "label"),
    Part.PLACE: QT_TRANSLATE_NOOP("History", "edges"),
    Part.ATTRIBUTES: QT_TRANSLATE_NOOP("History", "attributes"),
    Part.NOTE: QT_TRANSLATE_NOOP("History", "note"),
    Part.ROLES: QT_TRANSLATE_NOOP("History", "roles"),
}
_KINDS = {
    LogKind.DO: "%1",
    LogKind.UNDO: QT_TRANSLATE_NOOP("History", "Taken back: %1"),
    LogKind.REDO: QT_TRANSLATE_NOOP("History", "Done again: %1"),
}
_DIFFERENCES = {
    Since.ADDED: QT_TRANSLATE_NOOP("History", "%1 “%2”: marked since then"),
    Since.REMOVED: QT_TRANSLATE_NOOP("History", "%1 “%2”: not marked any more"),
    Since.CHANGED: QT_TRANSLATE_NOOP("History", "%1 “%2”: changed since then (%3)"),
}
_RELABELLED = QT_TRANSLATE_NOOP("History", "%1 “%2”: %3 by now")


def _tr(words: str) -> str:
    return QCoreApplication.translate(_CONTEXT, words)


def time_text(at: datetime) -> str:
    """Date and time where the person sits, as short as the language has it."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    return QLocale().toString(local, QLocale.FormatType.ShortFormat)


def what_text(step: LoggedStep) -> str:
    """What was done, e.g. *Taken back: Accept*."""
    return _tr(_KINDS[step.kind]).replace("%1", action_name(step.action))


def step_text(step: LoggedStep, schema: Schema | None = None) -> str:
    """What was done, and to what; a schema names the label."""
    what = what_text(step)
    return f"{what} – {subject_text(step.subject, schema)}" if step.subject else what


def difference_text(difference: SpanDifference, schema: Schema, text: str) -> str:
    """What is different by now, in one line."""
    span = difference.span
    template = _tr(_DIFFERENCES[difference.since])
    third = ", ".join(_tr(_PARTS[part]) for part in difference.parts)
    if difference.parts == (Part.LABEL,) and difference.now is not None:
        template, third = _tr(_RELABELLED), _title(schema, difference.now)
    covered = excerpt(span.covered_text(text), _LONGEST)
    # The words of the article last: they may hold a placeholder.
    return template.replace("%1", _title(schema, span)).replace("%3", third).replace("%2", covered)


def _title(schema: Schema, span: Span) -> str:
    layer = schema.layers.get(span.layer)
    if layer is None or span.label not in layer.labels:
        return span.label
    return schema.label_title(span.layer, span.label, current_language())
