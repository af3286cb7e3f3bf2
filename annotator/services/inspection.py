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

_AT_ONCE = 500
"""Spans; the checks of so many take some 25 ms."""


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
        self._reading: Reading | None = None

    def fates(self, workbench: Workbench, span: Span) -> tuple[Fate, ...]:
        """What each training will make of a span of the desk; of a suggestion: if it were accepted."""
        units = units_of(workbench.article.text)
        return fates(span, workbench.own, self._schema, units)

    def findings(self, workbench: Workbench) -> tuple[Finding, ...]:
        """What may be wrong in the annotator's set, in reading order."""
        if workbench.own is not self._of:
            self._of, self._found = workbench.own, self._known.renewed(workbench.own)
        return self._found

    def findings_so_far(self, workbench: Workbench) -> tuple[Finding, ...] | None:
        """The same, or ``None`` if that takes longer than a moment; ask again until it is known."""
        if workbench.own is not self._of:
            found = self._known.looked_at(workbench.own, most=_AT_ONCE)
            if found is None:
                return None
            self._of, self._found = workbench.own, found
        return self._found

    def findings_about(self, workbench: Workbench, span: Span) -> tuple[Finding, ...]:
        """What may be wrong with a span of the desk; of a suggestion: if it were accepted with its roles."""
        if workbench.is_open(span.id):
            return findings_about(span, Reading(_accepted(workbench, span), self._schema))
        if self._reading is None or self._reading.own is not workbench.own:
            self._reading = Reading(workbench.own, self._schema)
        return findings_about(span, self._reading)


def _accepted(workbench: Workbench, span: Span) -> AnnotationSet:
    """A suggestion with what fills its roles, among those own spans it would lie upon.

    Other suggestions do not count, and no other own span can matter to it.
    """
    proposed = workbench.suggestions
    near = {
        own.id: own
        for own in workbench.own.spans.values()
        if own.layer == span.layer and own.begin < span.end and span.begin < own.end
    }
    arguments = proposed.arguments_with(span.id)
    ends = {end for each in arguments for end in (each.head, each.filler) if end is not None}
    brought = {end: proposed.spans[end] for end in (*ends, span.id)}
    return replace(
        workbench.own,
        spans={**near, **brought},
        arguments={each.id: each for each in arguments},
    )
