"""What checks have found in a corpus, as it is stored: rows to filter, page by page, and what people said about them.

A finding is worked out anew whenever its article changes, and may be found again after an import with other ids.
What a person says about it, that it is to be ignored or who takes care of it, is therefore remembered by what
it claims: the check, the signature of the span (or the place, where nothing is marked), and the role.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange


@dataclass(frozen=True, slots=True)
class FindingKey:
    """What names a finding even if spans are imported again.

    Attributes:
        article: The article.
        annotator: Whose set.
        rule: The id of the check.
        about: The signature of the span; ``begin-end`` where nothing is marked.
        role: The role it is about, if it is about one.
    """

    article: ArticleId
    annotator: AnnotatorId
    rule: str
    about: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """One place where a check fired.

    Attributes:
        rule: The id of the check.
        severity: ``error``, ``warning`` or ``hint``.
        about: See ``FindingKey``.
        place: What to look at, code points.
        role: See ``FindingKey``.
        layer: Of the span, or of the one that is missed; may be empty.
        excerpt: What the place covers, on one line.
        params: What fills the placeholders of the check's sentence; JSON values.
        alike: Equal for findings that one decision puts right.
        fixable: Whether the program can put it right.
    """

    rule: str
    severity: str
    about: str
    place: TextRange
    role: str = ""
    layer: str = ""
    excerpt: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    alike: str = ""
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One line of the list of findings.

    Attributes:
        seq: Its number in the list, ascending in the order of the corpus; not kept when the article changes.
        article: The article.
        title: Its title.
        annotator: Whose set.
        found: What was found.
        reason: Why somebody said it is to be ignored; ``None``: nobody did.
        assignee: Who takes care of it; empty: nobody.
    """

    seq: tuple[int, int]
    article: ArticleId
    title: str
    annotator: AnnotatorId
    found: StoredFinding
    reason: str | None = None
    assignee: str = ""

    @property
    def key(self) -> FindingKey:
        """What names it."""
        found = self.found
        return FindingKey(self.article, self.annotator, found.rule, found.about, found.role)


class FindingState(StrEnum):
    """What people said about findings."""

    OPEN = "open"
    """Not ignored."""
    IGNORED = "ignored"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class FindingQuery:
    """Which findings.

    Attributes:
        text: Words of the excerpt, the title, the sentence's words or the check's id; empty: any.
        severities: Only these; empty: any. So for the others.
        rules: Ids of checks.
        layers: Layers.
        annotators: Whose sets.
        assignee: Only what this person takes care of; empty: any.
        state: Whether ignored ones are meant.
        alike: Only those alike.
        article: Only of this article.
    """

    text: str = ""
    severities: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    layers: frozenset[str] = frozenset()
    annotators: frozenset[str] = frozenset()
    assignee: str = ""
    state: FindingState = FindingState.OPEN
    alike: str = ""
    article: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What people said about a finding.

    Attributes:
        reason: Why it is to be ignored; ``None``: it is not.
        by: Who said so.
        at: When, UTC.
        assignee: Who takes care of it; empty: nobody.
    """

    reason: str | None
    by: str
    at: datetime
    assignee: str = ""


class FindingRepository(Protocol):
    """The findings of a corpus, as far as its articles were checked."""

    def revisions(self) -> Mapping[tuple[ArticleId, AnnotatorId], int]:
        """Of every set of people and every gold set: how often it was changed; in the order of the corpus."""

    def checked(self, by: str) -> Mapping[tuple[ArticleId, AnnotatorId], int]:
        """The sets whose findings are stored, with the revision that was checked.

        Args:
            by: What the checks and the schema are called together; what was found by others does not count.
        """

    def put(
        self,
        article: ArticleId,
        annotator: AnnotatorId,
        found: Sequence[StoredFinding],
        *,
        revision: int,
        by: str,
    ) -> None:
        """Store what was found in a set, in place of what was found there before."""

    def rows(
        self, query: FindingQuery, *, after: tuple[int, int] | None = None, limit: int = 200
    ) -> Sequence[FindingRow]:
        """The next findings in the order of the corpus, after a row's ``seq``."""

    def count(self, query: FindingQuery) -> int:
        """How many findings there are."""

    def by_rule(self, query: FindingQuery) -> Mapping[str, int]:
        """How many findings there are of each check."""

    def remarks(self) -> Mapping[FindingKey, Remark]:
        """What people said, of findings that are there or were."""

    def remark(self, keys: Collection[FindingKey], remark: Remark) -> None:
        """Remember what a person says about findings; without reason and assignee it is forgotten."""
