"""What the window calls parts, states, reasons and policies."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.domain.argument import RoleState
from annotator.domain.gold_decisions import WHOLE, CaseState, ReasonCode
from annotator.domain.schema import Schema, in_language
from annotator.quality.cases import Answer, Row
from annotator.quality.verdicts import About, Policy
from annotator.ui.i18n import current_language
from annotator.ui.translatable import QT_TRANSLATE_NOOP

CONTEXT: Final = "Adjudication"

_PARTS: Final[dict[str, str]] = {
    WHOLE: QT_TRANSLATE_NOOP("Adjudication", "All of it"),
    About.EXISTENCE: QT_TRANSLATE_NOOP("Adjudication", "marked"),
    About.EDGE: QT_TRANSLATE_NOOP("Adjudication", "edges"),
    About.LABEL: QT_TRANSLATE_NOOP("Adjudication", "label"),
}
_STATES: Final[dict[CaseState, str]] = {
    CaseState.OPEN: QT_TRANSLATE_NOOP("Adjudication", "open"),
    CaseState.REOPENED: QT_TRANSLATE_NOOP("Adjudication", "asked again: there is a new answer"),
    CaseState.DECIDED: QT_TRANSLATE_NOOP("Adjudication", "decided"),
    CaseState.VOTED: QT_TRANSLATE_NOOP("Adjudication", "settled by the policy"),
}
_REASONS: Final[dict[ReasonCode, str]] = {
    ReasonCode.GUIDELINE: QT_TRANSLATE_NOOP("Adjudication", "Guideline gap"),
    ReasonCode.AMBIGUOUS: QT_TRANSLATE_NOOP("Adjudication", "Ambiguous"),
    ReasonCode.SLIP: QT_TRANSLATE_NOOP("Adjudication", "Slip"),
    ReasonCode.OTHER: QT_TRANSLATE_NOOP("Adjudication", "Other"),
}
_POLICIES: Final[dict[Policy, str]] = {
    Policy.MAJORITY: QT_TRANSLATE_NOOP("Adjudication", "Majority"),
    Policy.UNANIMOUS: QT_TRANSLATE_NOOP("Adjudication", "All agree"),
    Policy.TRUSTED: QT_TRANSLATE_NOOP("Adjudication", "Trusted annotator"),
}
_ROLE_STATES: Final[dict[RoleState, str]] = {
    RoleState.IMPLICIT: QT_TRANSLATE_NOOP("Adjudication", "implicit"),
    RoleState.ABSENT: QT_TRANSLATE_NOOP("Adjudication", "absent"),
}
_YES: Final = QT_TRANSLATE_NOOP("Adjudication", "yes")
_NO: Final = QT_TRANSLATE_NOOP("Adjudication", "no")


def _said(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def part_name(part: str, layer: str, schema: Schema) -> str:
    """What a part of a case is called: *edges*, or the name of the role or attribute."""
    if part in _PARTS:
        return _said(_PARTS[part])
    about, _, name = part.partition(":")
    definition = schema.layers.get(layer)
    if definition is None:
        return name
    named = definition.roles if about == About.ROLE else definition.attributes
    found = named.get(name)
    return (in_language(found.title, current_language()) or name) if found is not None else name


def state_name(state: CaseState) -> str:
    """Where a case stands."""
    return _said(_STATES[state])


def reason_name(reason: ReasonCode) -> str:
    """Why annotators differed."""
    return _said(_REASONS[reason])


def policy_name(policy: Policy) -> str:
    """Who has to agree."""
    return _said(_POLICIES[policy])


def layer_name(layer: str, schema: Schema) -> str:
    """What people call a layer."""
    definition = schema.layers.get(layer)
    return (in_language(definition.title, current_language()) if definition else "") or layer


def label_name(layer: str, label: str, schema: Schema) -> str:
    """What people call a label."""
    definition = schema.layers.get(layer)
    if definition is None or label not in definition.labels:
        return label
    return schema.label_title(layer, label, current_language()) or label


def answer_text(row: Row, answer: Answer | None, layer: str, schema: Schema) -> str:
    """What an annotator says about a part, in the language of the window; – for nothing."""
    if answer is None:
        return "–"
    if row.about is About.EXISTENCE:
        return _said(_YES if answer.words else _NO)
    if answer.state in _ROLE_STATES:
        return _said(_ROLE_STATES[answer.state])
    if row.about is About.LABEL:
        return label_name(layer, answer.words, schema)
    if row.about is About.ATTRIBUTE:
        return value_name(layer, row.name, answer.words, schema)
    return answer.words or "–"


def value_name(layer: str, attribute: str, value: str, schema: Schema) -> str:
    """What people call the value of an attribute."""
    if value in {"True", "False"}:
        return _said(_YES if value == "True" else _NO)
    definition = schema.layers.get(layer)
    known = definition.attributes.get(attribute) if definition is not None else None
    if known is None or value not in known.values:
        return value or "–"
    return in_language(known.values[value], current_language()) or value
