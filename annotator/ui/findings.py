"""What checks find and what trainings will do, in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from annotator.domain.offsets import Fragments, TextRange
from annotator.domain.schema import Schema, bounds, in_language
from annotator.domain.span import Span
from annotator.quality.checks import BY_ID
from annotator.services.inspection import Destination, Fate, Finding, Outcome, Severity
from annotator.ui.excerpts import excerpt
from annotator.ui.i18n import current_language, notice_text
from annotator.ui.translatable import QT_TRANSLATE_NOOP

_SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: QT_TRANSLATE_NOOP("Findings", "error"),
    Severity.WARNING: QT_TRANSLATE_NOOP("Findings", "warning"),
    Severity.HINT: QT_TRANSLATE_NOOP("Findings", "hint"),
}

_OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.KEPT: QT_TRANSLATE_NOOP("Findings", "kept"),
    Outcome.CHANGED: QT_TRANSLATE_NOOP("Findings", "changed"),
    Outcome.DROPPED: QT_TRANSLATE_NOOP("Findings", "left out"),
}

_DESTINATIONS: Final[Mapping[Destination, str]] = {
    Destination.NER: "ner",
    Destination.SPANCAT: "spancat",
    Destination.CONLL: "CoNLL",
}


def severity_name(severity: Severity) -> str:
    """What a severity is called."""
    return QCoreApplication.translate("Findings", _SEVERITIES[severity])


def outcome_name(outcome: Outcome) -> str:
    """What becomes of a span, in a word."""
    return QCoreApplication.translate("Findings", _OUTCOMES[outcome])


def destination_name(destination: Destination) -> str:
    """The name of a training, the same in every language."""
    return _DESTINATIONS[destination]


def finding_text(finding: Finding, schema: Schema) -> str:
    """The sentence of a finding."""
    return sentence(finding.check.id, finding.params, finding.layer, schema)


def sentence(rule: str, params: Mapping[str, object], layer: str, schema: Schema) -> str:
    """What a check says; of one that this version does not have, its id."""
    check = BY_ID.get(rule)
    if check is None:
        return rule
    return notice_text(check.template, _in_words(params, schema, layer))


def fate_text(fate: Fate, schema: Schema) -> str:
    """Why a span is not trained on as it is; empty if it is."""
    if fate.reason is None:
        return ""
    return notice_text(fate.reason.template, _in_words(fate.params, schema, ""))


def next_stop(
    findings: Sequence[Finding],
    focused: Span | None,
    selection: Fragments,
    step: Literal[-1, 1],
) -> Span | TextRange | None:
    """The next span something is to be said of, or the next place where one is missed, around the end.

    Args:
        findings: In reading order.
        focused: The span one is at.
        selection: Else what is selected.
        step: ``-1`` goes backwards.
    """
    stops = [*{finding.span or finding.place: _stop(finding) for finding in findings}.values()]
    if not stops:
        return None
    here: Span | TextRange | None = focused or (selection[0] if selection else None)
    if here in stops:
        return stops[(stops.index(here) + step) % len(stops)]
    position = here.begin if here is not None else -1
    if step > 0:
        return next((stop for stop in stops if stop.begin >= position), stops[0])
    return next((stop for stop in reversed(stops) if stop.begin < position), stops[-1])


def _stop(finding: Finding) -> Span | TextRange:
    return finding.about if finding.about is not None else finding.place


_MOST_QUOTED: Final = 60


def _in_words(params: Mapping[str, object], schema: Schema, layer: str) -> dict[str, object]:
    """Titles in place of the schema's ids, and quoted text no longer than a line."""
    words: dict[str, object] = {}
    for name, value in params.items():
        if not isinstance(value, str):
            words[name] = value
        elif name == "cardinality":
            words[name] = _cardinality(value)
        else:
            title = _title(name, value, params, schema, layer)
            words[name] = title if title is not None else excerpt(value, _MOST_QUOTED)
    return words


def _title(
    name: str, value: str, params: Mapping[str, object], schema: Schema, layer: str
) -> str | None:
    """What people call what a parameter names; ``None`` if it is no id of the schema."""
    language = current_language()
    home = schema.layers.get(layer)
    if name.endswith("layer"):
        known = schema.layers.get(value)
        return in_language(known.title, language) or value if known else value
    if name.endswith("label"):
        known = schema.layers.get(str(params.get(f"{name.removesuffix('label')}layer", layer)))
        return schema_title(known.labels.get(value), language) or value if known else value
    if name == "role" and home is not None:
        return schema_title(home.roles.get(value), language) or value
    if name == "attribute" and home is not None:
        return schema_title(home.attributes.get(value), language) or value
    return None


def schema_title(definition: object, language: str) -> str:
    """The title of a label, role or attribute; empty for what the schema does not know."""
    title = getattr(definition, "title", None)
    return in_language(title, language) if title else ""


def _cardinality(text: str) -> str:
    least, most = bounds(text)
    if least == most:
        return QCoreApplication.translate("Findings", "exactly %1").replace("%1", str(least))
    if most is not None:
        return QCoreApplication.translate("Findings", "at most %1").replace("%1", str(most))
    return QCoreApplication.translate("Findings", "at least %1").replace("%1", str(least))
