"""What annotators learn from adjudication: a sheet for each of what the gold has otherwise, and why; what the guideline lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.gold_decisions import (
    Choice,
    GoldDecision,
    ReasonCode,
    StandingRuling,
    standing,
)
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId
from annotator.domain.ports import CorpusStore, Monitor, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.span import Span, signature_of
from annotator.quality.confusion import Confusion
from annotator.quality.differences import Difference, DifferenceKind, differences
from annotator.quality.scores import paired
from annotator.services.people import team_of
from annotator.services.tasks import many_objects, tracked

_AROUND = 60
_MOST = 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place in its context, on one line each.

    Attributes:
        before: What stands before it.
        words: The place.
        after: What stands after it.
    """

    before: str
    words: str
    after: str

    @property
    def whole(self) -> str:
        """All of it, the place in square brackets."""
        return f"{self.before}[{self.words}]{self.after}".strip()


@dataclass(frozen=True)
class Correction:
    """One thing the gold has otherwise than an annotator.

    Attributes:
        article: The article.
        title: Its title.
        difference: In what; the reference is the gold.
        excerpt: The place.
        own: What the annotator had, in a few words; – for nothing.
        gold: What the gold has.
        reason: Why, as the curator sees it; ``None``: not said, or nobody decided.
        note: The curator's remark.
        decided: Whether a curator decided it; if not, votes did.
    """

    article: ArticleId
    title: str
    difference: Difference
    excerpt: Excerpt
    own: str
    gold: str
    reason: ReasonCode | None = None
    note: str = ""
    decided: bool = False


@dataclass
class Sheet:
    """What an annotator has to know.

    Attributes:
        annotator: Whose sheet.
        articles: How many of the annotator's articles have gold.
        spans: The annotator's spans in these.
        gold: The gold spans in these.
        kept: Spans that are gold exactly as the annotator marked them.
        corrections: What the gold has otherwise, in the order of the corpus.
        confusion: What was taken for what.
    """

    annotator: AnnotatorId
    articles: int = 0
    spans: int = 0
    gold: int = 0
    kept: int = 0
    corrections: list[Correction] = field(default_factory=list)
    confusion: Confusion = field(default_factory=Confusion)

    @property
    def by_reason(self) -> Counter[ReasonCode | None]:
        """How many corrections have which reason; ``None``: none was given."""
        return Counter(each.reason for each in self.corrections)

    @property
    def by_kind(self) -> Counter[DifferenceKind]:
        """How many corrections are of which kind."""
        return Counter(each.difference.kind for each in self.corrections)


@dataclass(frozen=True)
class Gap:
    """A case that the guideline does not decide, as the curator sees it.

    Attributes:
        article: The article.
        title: Its title.
        layer: Of the span, or of the head.
        excerpt: The place.
        readings: What was claimed, each once, without who; empty: nothing was marked.
        outcome: What was decided, as a label; empty: nothing is marked.
        choice: The kind of decision.
        note: The curator's remark.
    """

    article: ArticleId
    title: str
    layer: str
    excerpt: Excerpt
    readings: tuple[str, ...]
    outcome: str
    choice: Choice
    note: str


@dataclass(frozen=True)
class Feedback:
    """What came of it.

    Attributes:
        sheets: By name.
        gaps: What the guideline lacks, in the order of the corpus.
        blind: Whether those who decide must not see whose sheet is whose.
    """

    sheets: tuple[Sheet, ...]
    gaps: tuple[Gap, ...]
    blind: bool


def feedback(
    store: CorpusStore,
    monitor: Monitor,
    annotator: str | None = None,
    *,
    status: Status | None = Status.DONE,
) -> Feedback:
    """Hold the sets of annotators against the gold sets that were made of them.

    Args:
        store: The corpus; reading is enough.
        monitor: Told about each article; may cancel.
        annotator: Only this one's sheet; ``None``: everybody's.
        status: Only gold sets of this status; ``None``: all.

    Raises:
        SettingError: If nobody of that name has annotated, or there is no such gold set.
        TaskCancelledError: If it was cancelled.
    """
    with many_objects(), store.open_unit_of_work() as work:
        gathering = _Gathering(work, annotator, status)
        gathering.gather(monitor)
        gaps = guideline_gaps(work)
        blind = team_of(work).blind
    if not gathering.sheets:
        reason = Reason(
            "nobody has a set in an article whose gold set is finished; adjudicate first."
        )
        if annotator:
            reason = Reason(
                "“{annotator}” has no set in an article whose gold set is finished; adjudicate first.",
                annotator=annotator,
            )
        raise SettingError(option="feedback", reason=reason)
    sheets = tuple(gathering.sheets[who] for who in sorted(gathering.sheets))
    return Feedback(sheets, gaps, blind)


def guideline_gaps(work: UnitOfWork) -> tuple[Gap, ...]:
    """The decisions whose reason is a gap in the guideline, in the order of the corpus."""
    by_article: dict[ArticleId, list[GoldDecision]] = {}
    for each in work.gold_decisions.all():
        by_article.setdefault(each.article, []).append(each)
    found: list[Gap] = []
    for article, decisions in by_article.items():
        wanted = [each for each in standing(decisions) if each.last.reason is ReasonCode.GUIDELINE]
        if wanted:
            text = work.articles.get(article)
            found += [_gap(text, each) for each in wanted]
    return tuple(found)


class _Gathering:
    def __init__(self, work: UnitOfWork, only: str | None, status: Status | None) -> None:
        self._work = work
        self._schema: Schema = work.schemas.current()
        self._only = only
        self._status = status
        self.sheets: dict[AnnotatorId, Sheet] = {}

    def gather(self, monitor: Monitor) -> None:
        revisions = self._work.gold_decisions.revisions()
        wanted = {
            article: [who for who in found if who != GOLD and self._only in {None, who}]
            for article, found in revisions.items()
            if GOLD in found
        }
        for article in tracked([each for each in wanted if wanted[each]], monitor, str):
            gold, *sets = self._work.annotations.several(article, [GOLD, *wanted[article]])
            if self._status in {None, gold.status}:
                rulings = standing(self._work.gold_decisions.of(article))
                for own in sets:
                    if own.status is not Status.NEW:
                        self._add(gold, own, rulings)

    def _add(
        self, gold: AnnotationSet, own: AnnotationSet, rulings: Sequence[StandingRuling]
    ) -> None:
        sheet = self.sheets.setdefault(own.annotator, Sheet(own.annotator))
        matching = paired(gold, own, frozenset())
        sheet.articles += 1
        sheet.spans += len(own)
        sheet.gold += len(gold)
        sheet.kept += sum(pair.same_label and pair.same_fragments for pair in matching.pairs)
        sheet.confusion.add(gold, own, matching)
        for each in differences(gold, own, self._schema, matching=matching):
            place = each.candidate or each.reference or each.head
            if place is None or _is_told_elsewhere(each):
                continue
            own_words, gold_words = _told(each, own.article.text)
            ruled = _ruling_on(each, rulings)
            sheet.corrections.append(
                Correction(
                    own.article.id,
                    own.article.title,
                    each,
                    excerpt_of(own.article, place),
                    own_words,
                    gold_words,
                    ruled.last.reason if ruled else None,
                    ruled.last.note if ruled else "",
                    decided=ruled is not None,
                )
            )


def _is_told_elsewhere(difference: Difference) -> bool:
    """Whether it only says that a role is open here and filled there: the filler is told by itself."""
    values = difference.values or ("", "")
    return difference.kind is DifferenceKind.STATE and set(values) == {"", RoleState.MARKED.value}


def _told(difference: Difference, text: str) -> tuple[str, str]:
    """What the annotator had and what the gold has, in a few words each."""
    name = f"{difference.name}: " if difference.name else ""
    if difference.values is not None:
        gold, own = (value or "–" for value in difference.values)
        return f"{name}{own}", f"{name}{gold}"
    own, gold = (
        f"{name}{_words(span, text, labelled=not name)}" if span is not None else f"{name}–"
        for span in (difference.candidate, difference.reference)
    )
    return own, gold


def _words(span: Span, text: str, *, labelled: bool) -> str:
    words = _on_one_line(span.covered_text(text))
    if len(words) > _MOST:
        words = f"{words[: _MOST // 2]}…{words[-_MOST // 2 :]}"
    return f"{span.label} “{words}”" if labelled else f"“{words}”"


def excerpt_of(article: Article, span: Span) -> Excerpt:
    """A span in its context."""
    return _excerpt(article.text, span.begin, span.end)


def _excerpt(text: str, begin: int, end: int) -> Excerpt:
    before, after = text[max(0, begin - _AROUND) : begin], text[end : end + _AROUND]
    lead = "…" if begin > _AROUND else ""
    trail = "…" if end + _AROUND < len(text) else ""
    return Excerpt(
        lead + _on_one_line(before), _on_one_line(text[begin:end]), _on_one_line(after) + trail
    )


def _on_one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\t", " ")


def _ruling_on(difference: Difference, rulings: Sequence[StandingRuling]) -> StandingRuling | None:
    """The decision that is about the same span, or the head."""
    spans = [
        span
        for span in (difference.head, difference.reference, difference.candidate)
        if span is not None
    ]
    signs = {span.signature for span in spans}
    for each in rulings:
        if signs & each.signatures or _result(each) in signs:
            return each
    return None


def _result(ruled: StandingRuling) -> str:
    ruling = ruled.ruling
    if not ruling.exists or ruling.label is None or not ruling.fragments:
        return ""
    return signature_of(ruled.layer, ruling.label, ruling.fragments)


def _gap(article: Article, ruled: StandingRuling) -> Gap:
    last = ruled.last
    claims = sorted({sign for each in ruled.decisions for sign in each.readings.values()})
    places = [_place(sign) for sign in ruled.signatures]
    begin = min(place[0] for place in places)
    end = max(place[1] for place in places)
    ruling = ruled.ruling
    readings = tuple(_reading(article.text, sign) for sign in claims)
    outcome = "" if ruling.exists is False else ruling.label or last.part
    return Gap(
        article.id,
        article.title,
        ruled.layer,
        _excerpt(article.text, begin, end),
        readings,
        outcome,
        last.choice,
        last.note,
    )


def _place(signature: str) -> tuple[int, int]:
    parts = [part.split("-") for part in signature.rpartition("|")[2].split(",")]
    return int(parts[0][0]), int(parts[-1][1])


def _reading(text: str, signature: str) -> str:
    if not signature:
        return ""
    _, label, _ = signature.split("|")
    begin, end = _place(signature)
    return f"{label}: {_on_one_line(text[begin:end])}"
