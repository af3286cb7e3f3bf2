"""What is to be said of a span on the desk: what trainings will make of it, and what may be wrong with it."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.domain.text_units import units_of
from annotator.domain.workbench import Workbench
from annotator.formats.training import Destination, Fate, Outcome, fates
from annotator.quality.checks import KnownFindings, findings_about
from annotator.quality.finding import Finding, Reading, Severity

__all__ = ["Destination", "Fate", "Finding", "Inspection", "Outcome", "Severity"]


class Inspection:
    """Answers about one article at a time; what was worked out for the state before is used again.

    Args:
        schema: Of the corpus.
    """

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._known = KnownFindings(schema)
        self._of: AnnotationSet | None = None
        self._found: tuple[Finding, ...] = ()

    def fates(self, workbench: Workbench, span: Span) -> tuple[Fate, ...]:
        """What each training will make of a span of the desk; of a suggestion: if it were accepted."""
        units = units_of(workbench.article.text)
        return fates(span, workbench.own, self._schema, units)

    def findings(self, workbench: Workbench) -> tuple[Finding, ...]:
        """What may be wrong in the annotator's set, in reading order."""
        if workbench.own is not self._of:
            self._of, self._found = workbench.own, self._known.renewed(workbench.own)
        return self._found

    def findings_about(self, workbench: Workbench, span: Span) -> tuple[Finding, ...]:
        """What may be wrong with a span of the desk; of a suggestion: if it were accepted with its roles."""
        own = workbench.own
        if workbench.is_open(span.id):
            # Only what it would bring along counts, not other suggestions it lies beside.
            own = _accepted(workbench, span)
        return findings_about(span, Reading(own, self._schema))


def _accepted(workbench: Workbench, span: Span) -> AnnotationSet:
    """The own set with a suggestion and what fills its roles."""
    proposed = workbench.suggestions
    arguments = proposed.arguments_with(span.id)
    ends = {end for each in arguments for end in (each.head, each.filler) if end is not None}
    brought = {end: proposed.spans[end] for end in (*ends, span.id)}
    return replace(
        workbench.own,
        spans={**workbench.own.spans, **brought},
        arguments={**workbench.own.arguments, **{each.id: each for each in arguments}},
    )
