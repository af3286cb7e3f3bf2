"""The life of a span as lines of the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.article import Article
from annotator.domain.changes import Action
from annotator.domain.gold_decisions import Choice
from annotator.domain.ids import AnnotatorId
from annotator.domain.reviews import Judged
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.services.history import Happened, LifeEvent
from annotator.services.shown_names import ShownNames
from annotator.ui.dialogs.history.model import HistoryRow
from annotator.ui.i18n import action_name, current_language, quoted, reason_text, rule_title
from annotator.ui.time_machine.words import time_text
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_WHAT = {
    Happened.SUGGESTED: QT_TRANSLATE_NOOP("History", "Suggested"),
    Happened.DONE: "%1",
    Happened.UNDONE: QT_TRANSLATE_NOOP("History", "Taken back: %1"),
    Happened.REDONE: QT_TRANSLATE_NOOP("History", "Done again: %1"),
    Happened.JUDGED: QT_TRANSLATE_NOOP("History", "Reviewed: %1"),
    Happened.DECIDED: QT_TRANSLATE_NOOP("History", "Adjudicated: %1"),
}
_JUDGED = {
    Judged.RIGHT: QT_TRANSLATE_NOOP("History", "right"),
    Judged.EDGE: QT_TRANSLATE_NOOP("History", "wrong edge"),
    Judged.LABEL: QT_TRANSLATE_NOOP("History", "wrong label"),
    Judged.ROLE: QT_TRANSLATE_NOOP("History", "wrong role"),
    Judged.SPURIOUS: QT_TRANSLATE_NOOP("History", "nothing to mark"),
    Judged.MISSING: QT_TRANSLATE_NOOP("History", "missing"),
    Judged.COMPLETE: QT_TRANSLATE_NOOP("History", "complete"),
}
_DECIDED = {
    Choice.READING.value: QT_TRANSLATE_NOOP("History", "a reading was taken"),
    Choice.NONE.value: QT_TRANSLATE_NOOP("History", "nothing to mark"),
    Choice.OWN.value: QT_TRANSLATE_NOOP("History", "the curator's own answer"),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("History", words)


def life_rows(
    life: Sequence[LifeEvent],
    article: Article,
    annotator: AnnotatorId,
    schema: Schema,
    names: ShownNames,
) -> list[HistoryRow]:
    """The events as lines, the last one first like all of the history.

    Args:
        life: Oldest first.
        article: Where the span is.
        annotator: In whose set.
        schema: For the names of labels and roles.
        names: What people are called.
    """
    title = " ".join(article.title.split())
    rows = []
    for event in reversed(life):
        when = time_text(event.at) if event.at is not None else "–"
        who = names.of(event.by, article.id)
        cells = (when, who, _what(event), _forms(event, article.text, schema), title)
        rows.append(HistoryRow(cells, article.id, annotator, event.seq, _details(event)))
    return rows


def _what(event: LifeEvent) -> str:
    match event.what:
        case Happened.SUGGESTED:
            told = ""
        case Happened.JUDGED:
            told = _tr(_JUDGED[Judged(event.detail)])
        case Happened.DECIDED:
            told = _tr(_DECIDED.get(event.detail, event.detail))
        case _:
            told = action_name(Action(event.detail))
    return _tr(_WHAT[event.what]).replace("%1", told)


def _forms(event: LifeEvent, text: str, schema: Schema) -> str:
    if event.what in {Happened.JUDGED, Happened.DECIDED}:
        return event.reason
    forms = [_form(each, text, schema) for each in (event.before, event.after) if each is not None]
    if event.before is not None and event.after is None:
        forms.append("∅")
    return " → ".join(dict.fromkeys(forms)) or ", ".join(event.roles)


def _form(span: Span, text: str, schema: Schema) -> str:
    layer = schema.layers.get(span.layer)
    known = layer is not None and span.label in layer.labels
    label = schema.label_title(span.layer, span.label, current_language()) if known else span.label
    return f"{label} {quoted(' '.join(span.covered_text(text).split()))}"


def _details(event: LifeEvent) -> str:
    if event.what is not Happened.SUGGESTED:
        return ""
    score = f"{round(100 * event.score)} %" if event.score is not None else ""
    parts = (rule_title(event.detail) if event.detail else "", score, reason_text(event.reason))
    return " · ".join(part for part in parts if part)
