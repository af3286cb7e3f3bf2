"""Which spans a query finds in the sets of one article, and where its words stand in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.argument import RoleState
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.offsets import GAP, TextRange
from annotator.domain.queries.tests import (
    All,
    Any,
    ArticleTest,
    Covers,
    Expression,
    Fills,
    FullText,
    HasRole,
    InSet,
    Leaf,
    Lies,
    No,
    OfKind,
    Said,
    Scored,
    SpanTest,
    Test,
    WithAttribute,
)
from annotator.domain.queries.tree import Relation
from annotator.domain.queries.words import places

_BEGINNING = 60
_BETWEEN = re.compile(r"[\W_]*")


@dataclass(
    slots=True
)  # not frozen: thousands of them are made, which takes three times as long then
class Marked:
    """A span as queries see it.

    Attributes:
        id: Its id.
        layer: Its layer.
        label: Its label.
        fragments: Begin and end of each, code points.
        attributes: As they are set.
        rule: What made it.
        score: How sure that was.
        why: The evidence.
        note: The annotator's remark.
    """

    id: str
    layer: str
    label: str
    fragments: tuple[tuple[int, int], ...]
    attributes: Mapping[str, object] = field(default_factory=dict)
    rule: str = ""
    score: float | None = None
    why: str = ""
    note: str = ""

    @property
    def begin(self) -> int:
        """Where it begins."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """One past its end."""
        return self.fragments[-1][1]


@dataclass(slots=True)
class Link:
    """A role of a head, as queries see it."""

    role: str
    head: str
    filler: str | None
    state: RoleState


@dataclass
class MarkedSet:
    """A set as queries see it.

    Attributes:
        annotator: Whose.
        status: How far.
        spans: By id.
        links: The roles of its heads.
        note: The annotator's remark on the article.
    """

    annotator: str
    status: str
    spans: dict[str, Marked] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    note: str = ""


@dataclass
class Material:
    """What is known of an article while it is looked at.

    Attributes:
        text: Its text.
        title: Its title.
        source: Where it came from.
        meta: What the source said.
        imported: When it came, ISO 8601.
        sets: Its sets.
        given: What the database has said of parts of the query.
    """

    text: str = ""
    title: str = ""
    source: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
    imported: str = ""
    sets: Sequence[MarkedSet] = ()
    given: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """One hit.

    Attributes:
        place: From its begin to its end, code points.
        annotator: Whose set; empty: it is in the text.
        span: The span's id; empty: it is in the text.
        is_article: Whether the article as a whole was found; the place is its beginning.
    """

    place: TextRange
    annotator: str = ""
    span: str = ""
    is_article: bool = False


def holds(test: Test, article: Material) -> bool:
    """Whether an article is what a query asks for."""
    match test:
        case All(parts=parts):
            return all(holds(part, article) for part in parts)
        case Any(parts=parts):
            return any(holds(part, article) for part in parts)
        case No(part=part):
            return not holds(part, article)
        case _:
            return _leaf_holds(test, article)


def hits(test: Test, article: Material) -> list[Found]:
    """The places of an article that a query finds; for an article that ``holds``.

    Spans if it asks for any, so that words beside them only say in which articles; else the words. An article that
    is found for other reasons is one hit at its beginning.
    """
    spans, words = _hits(test, article)
    found = sorted(
        set(spans or words), key=lambda f: (f.place.begin, f.place.end, f.annotator, f.span)
    )
    if found:
        return found
    beginning = article.text[:_BEGINNING].partition("\n")[0]
    return [Found(TextRange(0, max(1, len(beginning))), is_article=True)]


def _hits(test: Test, article: Material) -> tuple[list[Found], list[Found]]:  # noqa: PLR0911 - a case for each kind of part
    match test:
        case All(parts=parts):
            both = [_hits(part, article) for part in parts]
            return [f for s, _ in both for f in s], [f for _, w in both for f in w]
        case Any(parts=parts):
            spans: list[Found] = []
            words: list[Found] = []
            for part in parts:
                if holds(part, article):
                    found = _hits(part, article)
                    spans += found[0]
                    words += found[1]
            # Alternatives stand side by side: words are hits beside spans.
            return (spans + words, []) if spans else (spans, words)
        case InSet(span=None) | No():
            return [], []
        case InSet():
            return [
                Found(TextRange(span.begin, span.end), own.annotator, span.id)
                for own, span in _spans(test, article)
            ], []
        case FullText(entered=entered, column=column):
            where = [] if column == "title" else places(entered, article.text)
            return [], [Found(place) for place in where]
        case Expression(pattern=pattern):
            return [], [Found(TextRange(*m.span())) for m in pattern.finditer(article.text) if m[0]]
        case _:
            return [], []


def _leaf_holds(leaf: Leaf, article: Material) -> bool:
    given = article.given.get(id(leaf))
    if given is not None:
        return given
    match leaf:
        case FullText(entered=entered, column=column):
            searched = {"title": article.title, "text": article.text}.get(
                column, f"{article.title}\n{article.text}"
            )
            return bool(places(entered, searched))
        case Expression(pattern=pattern):
            return pattern.search(article.text) is not None
        case ArticleTest():
            return _article_is(leaf, article)
        case InSet():
            if leaf.span is None:
                return any(True for _ in _sets(leaf, article))
            return any(True for _ in _spans(leaf, article))


def _article_is(test: ArticleTest, article: Material) -> bool:
    value: object
    match test.name:
        case "title":
            value = article.title
        case "source":
            value = article.source
        case "date":
            value = article.meta.get("date")
        case "imported":
            value = article.imported
        case "note":
            value = _notes(article, test.sets)
        case name:
            value = article.meta.get(name.partition(".")[2])
    values = value if isinstance(value, list) else [value]
    return any(_fits(test, each) for each in values if each is not None)


def _notes(article: Material, whose: frozenset[str]) -> list[str]:
    seen = [own for own in article.sets if not whose or own.annotator in whose]
    notes = [own.note for own in seen]
    notes += [span.note for own in seen for span in own.spans.values()]
    return [note for note in notes if note]


def _fits(test: ArticleTest, value: object) -> bool:
    if test.texts:
        said = str(value).lower() if isinstance(value, bool) else str(value)
        return any(text.fits(said) for text in test.texts)
    for interval in test.intervals:
        bound = interval.low if interval.low is not None else interval.high
        if isinstance(bound, str):
            if interval.holds(str(value)):
                return True
            continue
        try:
            if interval.holds(float(str(value).replace(",", "."))):
                return True
        except ValueError:
            continue
    return False


def _sets(test: InSet, article: Material) -> Iterator[MarkedSet]:
    for own in article.sets:
        if test.statuses and own.status not in test.statuses:
            continue
        if all(chosen.admits(own.annotator, SUGGESTIONS) for chosen in test.whose):
            yield own


def _spans(test: InSet, article: Material) -> Iterator[tuple[MarkedSet, Marked]]:
    if test.span is None:
        return
    for own in _sets(test, article):
        look = _Look(own, article.text)
        for span in own.spans.values():
            if look.fits(test.span, span):
                yield own, span


class _Look:
    """A look at the spans of one set."""

    def __init__(self, own: MarkedSet, text: str) -> None:
        self._own = own
        self._text = text
        self._by_head: dict[str, list[Link]] | None = None
        self._by_filler: dict[str, list[Link]] | None = None

    def fits(self, test: SpanTest, span: Marked) -> bool:  # noqa: C901, PLR0911 - a case for each kind of part
        """Whether a span is what is asked for."""
        match test:
            case All(parts=parts):
                return all(self.fits(part, span) for part in parts)
            case Any(parts=parts):
                return any(self.fits(part, span) for part in parts)
            case No(part=part):
                return not self.fits(part, span)
            case OfKind(layers=layers, labels=labels):
                return (not layers or span.layer in layers) and (not labels or span.label in labels)
            case Covers(text=text):
                return text.fits(self._covered(span))
            case WithAttribute():
                return _has_attribute(test, span)
            case Scored(intervals=intervals):
                score = span.score
                return score is not None and any(each.holds(score) for each in intervals)
            case Said(what=what, texts=texts):
                return any(text.fits(getattr(span, what)) for text in texts if getattr(span, what))
            case Fills():
                return self._fills(test, span)
            case HasRole():
                return any(self._links_to(test, link) for link in self._links_of(span.id))
            case Lies(relation=relation, other=other):
                return any(
                    self.fits(other, each)
                    for each in self._own.spans.values()
                    if each.id != span.id and self._lies(relation, span, each)
                )

    def _links_to(self, test: HasRole, link: Link) -> bool:
        if link.role != test.role:
            return False
        if link.state in test.states:
            return True
        filler = self._own.spans.get(link.filler) if link.filler is not None else None
        if filler is None:
            return False
        if test.fillers is None:
            return not test.states
        return self.fits(test.fillers, filler)

    def _fills(self, test: Fills, span: Marked) -> bool:
        if self._by_filler is None:
            self._by_filler = _grouped(self._own.links, lambda link: link.filler)
        for link in self._by_filler.get(span.id, ()):
            head = self._own.spans.get(link.head)
            if (
                link.role in test.roles
                and head is not None
                and (not test.heads or head.layer in test.heads)
            ):
                return True
        return False

    def _links_of(self, span: str) -> Sequence[Link]:
        if self._by_head is None:
            self._by_head = _grouped(self._own.links, lambda link: link.head)
        return self._by_head.get(span, ())

    def _lies(self, relation: Relation, span: Marked, other: Marked) -> bool:
        match relation:
            case Relation.IN:
                return other.begin <= span.begin and span.end <= other.end
            case Relation.CONTAINS:
                return span.begin <= other.begin and other.end <= span.end
            case Relation.BEFORE:
                return span.end <= other.begin and bool(
                    _BETWEEN.fullmatch(self._text, span.end, other.begin)
                )

    def _covered(self, span: Marked) -> str:
        return GAP.join(self._text[begin:end] for begin, end in span.fragments)


def _grouped(links: Sequence[Link], key: Callable[[Link], str | None]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        name = key(link)
        if name is not None:
            found.setdefault(name, []).append(link)
    return found


def _has_attribute(test: WithAttribute, span: Marked) -> bool:
    value = span.attributes.get(test.name)
    if value is None:
        value = dict(test.defaults).get(span.layer) if test.texts else None
    if value is None:
        return False
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return not test.texts or any(text.fits(said) for text in test.texts)
