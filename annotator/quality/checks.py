"""All checks, and what they find in an annotation set or about one span of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality import claims, edges, quotes, roles
from annotator.quality.finding import Check, Finding, Reading, Severity

CHECKS: Final[tuple[Check, ...]] = (*claims.CHECKS, *edges.CHECKS, *roles.CHECKS, *quotes.CHECKS)
"""Every check, grouped by what it is about."""

BY_ID: Final[dict[str, Check]] = {check.id: check for check in CHECKS}

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def findings(
    own: AnnotationSet, schema: Schema, checks: Iterable[Check] = CHECKS
) -> tuple[Finding, ...]:
    """Everything the checks find in a set, in reading order, the gravest of a span first."""
    reading, chosen = Reading(own, schema), _by_gravity(checks)
    return tuple(found for span in own for found in _about(reading, span, chosen))


def findings_about(
    span: Span, reading: Reading, checks: Iterable[Check] = CHECKS
) -> tuple[Finding, ...]:
    """Everything the checks find about one span of a set, the gravest first."""
    return tuple(_about(reading, span, _by_gravity(checks)))


class KnownFindings:
    """The findings of one set as it changes: a span is only looked at again if what its checks see has changed.

    Args:
        schema: Of the corpus.
        checks: Those to run.
    """

    def __init__(self, schema: Schema, checks: Iterable[Check] = CHECKS) -> None:
        self._schema = schema
        self._checks = _by_gravity(checks)
        self._article = ""
        self._known: dict[SpanId, tuple[tuple[object, ...], tuple[Finding, ...]]] = {}

    def renewed(self, own: AnnotationSet) -> tuple[Finding, ...]:
        """What ``findings`` would give for the set as it is now."""
        found = self.looked_at(own, most=len(own))
        assert found is not None  # noqa: S101 - no set has more spans than it has
        return found

    def looked_at(self, own: AnnotationSet, *, most: int) -> tuple[Finding, ...] | None:
        """The same, if no more than ``most`` spans have to be looked at; else ``None``, and the next call is nearer.

        So that a window need not wait for a set of thousands of spans that it sees for the first time.
        """
        before = self._known if own.article.id == self._article else {}
        self._article, self._known = own.article.id, {}
        reading = Reading(own, self._schema)
        found: list[Finding] = []
        left = most
        for span in own:
            seen = _seen_by_checks(reading, span)
            known = before.get(span.id)
            # What did not change is the same object: comparing costs nothing.
            if known is None or not _are_the_same(known[0], seen):
                if left == 0:
                    self._known = {**before, **self._known}
                    return None
                left -= 1
                known = (seen, tuple(_about(reading, span, self._checks)))
            self._known[span.id] = known
            found.extend(known[1])
        return tuple(found)


def _by_gravity(checks: Iterable[Check]) -> list[Check]:
    return sorted(checks, key=lambda check: _GRAVITY[check.severity])


def _about(reading: Reading, span: Span, checks: Iterable[Check]) -> Iterator[Finding]:
    concerns = reading.concerns(span)
    for check in checks:
        if check.concern in concerns:
            yield from check.findings(reading, span)


def _seen_by_checks(reading: Reading, span: Span) -> tuple[object, ...]:
    """The span, the arguments that hang on it, their fillers and the spans it may collide with."""
    spans = reading.own.spans
    arguments = reading.own.arguments_with(span.id)
    fillers = (spans[argument.filler] for argument in arguments if argument.filler is not None)
    return (span, *arguments, *fillers, *reading.earlier(span))


def _are_the_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
