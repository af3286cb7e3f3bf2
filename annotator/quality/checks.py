"""All checks, and what they find in an annotation set or about one span of it."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.ids import SpanId
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality import (
    article_checks,
    claims,
    consistency_rules,
    copies,
    edges,
    model_checks,
    quotes,
    roles,
)
from annotator.quality.finding import (
    AnyCheck,
    ArticleCheck,
    Check,
    Concern,
    CorpusCheck,
    Finding,
    Reading,
    Rule,
    Severity,
)

CHECKS: Final[tuple[Check, ...]] = (*claims.CHECKS, *edges.CHECKS, *roles.CHECKS, *quotes.CHECKS)
"""Every check of single spans, grouped by what it is about."""

ARTICLE_CHECKS: Final[tuple[ArticleCheck, ...]] = article_checks.CHECKS
"""Every check of whole articles."""

CORPUS_CHECKS: Final[tuple[CorpusCheck, ...]] = (
    *consistency_rules.CHECKS,
    *copies.CHECKS,
    *model_checks.CHECKS,
)
"""Every check of many articles at once."""

ALL: Final[tuple[AnyCheck, ...]] = (*CHECKS, *ARTICLE_CHECKS, *CORPUS_CHECKS)

BY_ID: Final[dict[str, AnyCheck]] = {check.id: check for check in ALL}


def _named(check_id: str) -> AnyCheck:
    return BY_ID[check_id]


def _by_name(check: Rule) -> tuple[Callable[[str], Rule], tuple[str]]:
    return _named, (check.id,)


# What is found in one process is the same in another: checks go there by name.
for _kind in (Check, ArticleCheck, CorpusCheck):
    copyreg.pickle(_kind, _by_name)

_GRAVITY = {severity: rank for rank, severity in enumerate(Severity)}


def findings(
    own: AnnotationSet,
    schema: Schema,
    checks: Iterable[Check] = CHECKS,
    *,
    reading: Reading | None = None,
) -> tuple[Finding, ...]:
    """Everything the checks of single spans find in a set, in reading order, the gravest of a span first."""
    reading, chosen = reading or Reading(own, schema), _chosen(checks)
    return tuple(found for span in own for found in _about(reading, span, chosen))


def article_findings(
    reading: Reading, checks: Iterable[ArticleCheck] = ARTICLE_CHECKS
) -> tuple[Finding, ...]:
    """Everything the checks of whole articles find in a set, in reading order."""
    return tuple(sorted((f for check in checks for f in check.findings(reading)), key=_begin))


def findings_about(
    span: Span, reading: Reading, checks: Iterable[Check] = CHECKS
) -> tuple[Finding, ...]:
    """Everything the checks find about one span of a set, the gravest first."""
    return tuple(_about(reading, span, _chosen(checks)))


class KnownFindings:
    """The findings of one set as it changes: a span is only looked at again if what its checks see has changed.

    Args:
        schema: Of the corpus.
        checks: Those to run on single spans.
        article_checks: Those to run on the whole set.
    """

    def __init__(
        self,
        schema: Schema,
        checks: Iterable[Check] = CHECKS,
        article_checks: Iterable[ArticleCheck] = ARTICLE_CHECKS,
    ) -> None:
        self._schema = schema
        self._checks = _chosen(checks)
        self._article_checks = tuple(article_checks)
        self._article = ""
        self._known: dict[SpanId, tuple[tuple[object, ...], tuple[Finding, ...]]] = {}

    def renewed(self, own: AnnotationSet) -> tuple[Finding, ...]:
        """What the checks of spans and of the whole set find in it as it is now, in reading order."""
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
        whole = article_findings(reading, self._article_checks)
        # Sorting keeps what stands at one place in its order: what is said of spans comes first.
        return tuple(sorted((*found, *whole), key=_begin) if whole else found)


def _begin(finding: Finding) -> int:
    return finding.about.begin if finding.about is not None else finding.place.begin


class _Chosen:
    """Checks, the gravest first, and which of them look at what kinds of spans."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._checks = sorted(checks, key=lambda check: _GRAVITY[check.severity])
        self._by_concerns: dict[frozenset[Concern], list[Check]] = {}

    def concerned(self, concerns: frozenset[Concern]) -> list[Check]:
        """Those that have to look at such spans."""
        known = self._by_concerns.get(concerns)
        if known is None:
            known = [check for check in self._checks if check.concern in concerns]
            self._by_concerns[concerns] = known
        return known


_EVERYTHING = _Chosen(CHECKS)


def _chosen(checks: Iterable[Check]) -> _Chosen:
    return _EVERYTHING if checks is CHECKS else _Chosen(checks)


def _about(reading: Reading, span: Span, checks: _Chosen) -> Iterator[Finding]:
    for check in checks.concerned(reading.concerns(span)):
        for hit in check.run(reading, span):
            yield Finding(check, span, hit.place or span.extent, hit.params)


def _seen_by_checks(reading: Reading, span: Span) -> tuple[object, ...]:
    """The span, the arguments that hang on it, their fillers and the spans it may collide with."""
    spans = reading.own.spans
    arguments = reading.own.arguments_with(span.id)
    fillers = (spans[argument.filler] for argument in arguments if argument.filler is not None)
    return (span, *arguments, *fillers, *reading.earlier(span))


def _are_the_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))
