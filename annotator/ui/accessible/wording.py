"""Spans in words, as a screen reader says them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema, in_language
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_LONGEST = 120
_SUGGESTION = QT_TRANSLATE_NOOP("Spoken", "suggestion")
_LABEL = QT_TRANSLATE_NOOP("Spoken", "%1: “%2”")
_FILLS = QT_TRANSLATE_NOOP("Spoken", "%1 of “%2”")
_OPEN = QT_TRANSLATE_NOOP("Spoken", "%1: open")
_STATES = {
    RoleState.IMPLICIT: QT_TRANSLATE_NOOP("Spoken", "%1: implicit"),
    RoleState.ABSENT: QT_TRANSLATE_NOOP("Spoken", "%1: absent"),
}


def spoken(span: SpanId, desk: Workbench, schema: Schema, language: str) -> str:
    """A span: label, words, whether it is a suggestion, its roles with their state, and the roles it fills."""
    found = desk.find(span)
    title = schema.label_title(found.layer, found.label, language)
    parts = [_said(_LABEL, title, _words(found, desk))]
    if desk.is_open(span):
        parts.append(_said(_SUGGESTION))
    parts.extend(_roles(found, desk, schema, language))
    return ", ".join(parts)


def _roles(span: Span, desk: Workbench, schema: Schema, language: str) -> Iterator[str]:
    is_open = desk.is_open(span.id)
    source = desk.suggestions if is_open else desk.own
    layer = schema.layer(span.layer)
    told = set()
    for argument in source.arguments_of(span.id):
        title = in_language(layer.roles[argument.role].title, language) or argument.role
        told.add(argument.role)
        if argument.filler is not None:
            yield _said(_LABEL, title, _words(source.span(argument.filler), desk))
        else:
            yield _said(_STATES[argument.state], title)
    for name in () if is_open else layer.roles_of(span.label):
        if name not in told and not layer.roles[name].chain:
            yield _said(_OPEN, in_language(layer.roles[name].title, language) or name)
    for argument in source.arguments_with(span.id):
        if argument.filler == span.id:
            head = source.span(argument.head)
            role = schema.layer(head.layer).roles[argument.role]
            title = in_language(role.title, language) or argument.role
            yield _said(_FILLS, title, _words(head, desk))


def _words(span: Span, desk: Workbench) -> str:
    words = " ".join(span.covered_text(desk.article.text).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _said(template: str, *values: str) -> str:
    text = QCoreApplication.translate("Spoken", template)
    # One pass: what is put in may itself have a percent sign.
    for place, value in reversed([*enumerate(values, 1)]):
        text = text.replace(f"%{place}", value.replace("%", "%\u2060"))
    return text.replace("%\u2060", "%")
