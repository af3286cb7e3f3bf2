"""What is found in one set, and what a process does that helps to look at many."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, UnitOfWork
from annotator.domain.schema import Schema
from annotator.formats.near_duplicates import Print, print_of
from annotator.quality.checks import article_findings, findings
from annotator.quality.consistency_words import ArticleWords
from annotator.quality.copies import Place, Runs, differences, equal_runs, places
from annotator.quality.finding import Finding, Reading
from annotator.services.helping import Told

SetKey = tuple[ArticleId, AnnotatorId]


@dataclass(frozen=True, slots=True)
class CheckedSet:
    """What was found in one set.

    Attributes:
        article: The article.
        title: Its title.
        annotator: Whose set.
        status: How far the annotator is.
        found: In reading order, the gravest of a span first.
        fixable: Of each finding, whether the program can put it right.
        excerpts: Of each finding, what its place covers, on one line.
    """

    article: ArticleId
    title: str
    annotator: AnnotatorId
    status: Status
    found: tuple[Finding, ...]
    fixable: tuple[bool, ...]
    excerpts: tuple[str, ...]

    @property
    def key(self) -> SetKey:
        """What names the set."""
        return self.article, self.annotator


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What one set says of itself.

    Attributes:
        found: The findings.
        words: Its words.
        print: What its text is known by; ``None``: that was known before.
    """

    found: CheckedSet
    words: ArticleWords
    print: Print | None


@dataclass(frozen=True)
class Looking:
    """Looks at sets by themselves, here or in a helper.

    Attributes:
        schema: Of the corpus.
    """

    schema: Schema

    def of(
        self, store: CorpusStore, items: Sequence[tuple[SetKey, bool]], told: Told
    ) -> list[LookedAt]:
        """What some sets say of themselves; of each, whether its text was never seen before."""
        with store.open_unit_of_work() as work:
            return self.at(work, items, told)

    def at(
        self, work: UnitOfWork, items: Sequence[tuple[SetKey, bool]], told: Told
    ) -> list[LookedAt]:
        """The same, in a transaction that is open."""
        made = []
        for key, is_new in items:
            told(1, str(key[0]))
            reading = Reading(work.annotations.get(*key), self.schema)
            # First what needs all words: the checks of single spans find their tokens there.
            whole = article_findings(reading)
            single = findings(reading.own, self.schema, reading=reading)
            found = checked_set(reading, (*single, *whole))
            made.append(LookedAt(found, reading.marked, print_of(reading.text) if is_new else None))
        return made


@dataclass(frozen=True, slots=True)
class CopyKey:
    """A copy to be held against the first article of its kind.

    Attributes:
        first: The article that came first.
        copy: The copy.
        annotator: Whose sets.
        runs: Where their texts are equal, if that is known.
    """

    first: ArticleId
    copy: ArticleId
    annotator: AnnotatorId
    runs: Runs | None


@dataclass(frozen=True, slots=True)
class Compared:
    """What is annotated differently in a copy.

    Attributes:
        runs: Where the texts are equal.
        found: The findings about the copy.
        first_claims: What the spans of the first one claim.
    """

    runs: Runs
    found: tuple[Finding, ...]
    first_claims: frozenset[Place]


class Comparing:
    """Holds copies against the first of them, here or in a helper."""

    def of(self, store: CorpusStore, items: Sequence[CopyKey], told: Told) -> list[Compared]:
        """What is annotated differently in some copies."""
        with store.open_unit_of_work() as work:
            return self.at(work, items, told)

    @staticmethod
    def at(work: UnitOfWork, items: Sequence[CopyKey], told: Told) -> list[Compared]:
        """The same, in a transaction that is open."""

        @lru_cache(maxsize=1)
        def first_of(article: ArticleId, annotator: AnnotatorId) -> AnnotationSet:
            return work.annotations.get(article, annotator)

        made = []
        for each in items:
            told(0, str(each.copy))
            there = first_of(each.first, each.annotator)
            here = work.annotations.get(each.copy, each.annotator)
            runs = each.runs
            if runs is None:
                runs = equal_runs(there.article.text, here.article.text)
            found = tuple(differences(there, here, runs))
            made.append(Compared(runs, found, places(there)))
        return made


def checked_set(reading: Reading, found: Collection[Finding]) -> CheckedSet:
    """What was found in a set, in reading order, with what is shown of it."""
    own = reading.own
    ordered = sorted(found, key=lambda f: f.about.begin if f.about is not None else f.place.begin)
    return CheckedSet(
        article=own.article.id,
        title=own.article.title,
        annotator=own.annotator,
        status=own.status,
        found=tuple(ordered),
        fixable=tuple(bool(each.repairs(reading)) for each in ordered),
        excerpts=tuple(_excerpt(each, reading.text) for each in ordered),
    )


_LONGEST_EXCERPT = 120


def _excerpt(finding: Finding, text: str) -> str:
    span = finding.about
    whole = span is not None and span.extent == finding.place
    covered = span.covered_text(text) if span and whole else finding.place.covered_text(text)
    line = " ".join(covered.split())
    return line if len(line) <= _LONGEST_EXCERPT else f"{line[: _LONGEST_EXCERPT - 1].rstrip()}…"


def joined(one: CheckedSet, other: CheckedSet) -> CheckedSet:
    """What both say of one set, in reading order."""
    rows = [
        *zip(one.found, one.fixable, one.excerpts, strict=True),
        *zip(other.found, other.fixable, other.excerpts, strict=True),
    ]
    rows.sort(key=lambda r: r[0].about.begin if r[0].about is not None else r[0].place.begin)
    return CheckedSet(
        one.article,
        one.title,
        one.annotator,
        one.status,
        tuple(found for found, _, _ in rows),
        tuple(fixable for _, fixable, _ in rows),
        tuple(excerpt for _, _, excerpt in rows),
    )
