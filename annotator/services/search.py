"""Searching a corpus with the query language: step by step for the window, at once for everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from time import perf_counter
from unicodedata import category

from annotator.domain.errors import QueryExpectedError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, Monitor, OpenUnitOfWork, Progress, UnitOfWork
from annotator.domain.queries.meaning import understood
from annotator.domain.queries.parser import is_words, parse
from annotator.domain.queries.tests import IN_SETS, All, Any, ArticleTest, Chosen, InSet, No, Test
from annotator.domain.queries.tree import Node
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.searching import Hit, Prepared, Window
from annotator.services.people import default_annotator
from annotator.services.shown_names import ShownNames

_FIRST_SIZE, _LEAST_SIZE, _GREATEST_SIZE = 1_024, 64, 1 << 20
_FIRST_MOST, _GREATEST_MOST = 12, 200
_SLOW_S = 0.025


def test_of(text: str, schema: Schema, viewer: AnnotatorId) -> Test:
    """What a query asks; an empty one asks nothing.

    Raises:
        QueryError: If it cannot be understood.
    """
    node = _read(text, schema)
    return All(()) if node is None else understood(node, schema, viewer)


def is_plain(text: str, schema: Schema) -> bool:
    """Whether it is nothing but words, which lists of articles find by themselves.

    Raises:
        QueryError: If it cannot be understood.
    """
    node = _read(text, schema)
    return node is None or is_words(node)


def _read(text: str, schema: Schema) -> Node | None:
    """The tree of a query; signs alone are none, which nobody could ever find.

    Raises:
        QueryError: If it cannot be understood.
    """
    node = parse(text, frozenset(schema.layers))
    if node is not None and is_words(node) and not any(map(_is_in_words, text)):
        entered = text.strip()
        raise QueryExpectedError(
            column=1 + text.index(entered),
            expected=Reason("a word, a field or a pattern"),
            found=f"“{entered[:20]}”",
        )
    return node


def _is_in_words(char: str) -> bool:
    kind = category(char)
    return kind[0] in "LN" or kind == "Co"


def in_own_set(test: Test, viewer: str) -> Test:
    """What a query asks of one's own set, and of suggestions where they are asked for; never of others' sets."""
    match test:
        case All(parts=parts):
            return All(tuple(in_own_set(part, viewer) for part in parts))
        case Any(parts=parts):
            return Any(tuple(in_own_set(part, viewer) for part in parts))
        case No(part=part):
            return No(in_own_set(part, viewer))
        case InSet(whose=whose):
            return replace(test, whose=(*whose, Chosen(frozenset({viewer, SUGGESTIONS}))))
        case ArticleTest(name=name) if name in IN_SETS:
            return replace(test, sets=frozenset({viewer, SUGGESTIONS}))
        case _:
            return test


def people_asked_for(test: Test) -> Iterator[str]:
    """Whose sets or articles a query asks for by name."""
    match test:
        case All(parts=parts) | Any(parts=parts):
            for part in parts:
                yield from people_asked_for(part)
        case No(part=part):
            yield from people_asked_for(part)
        case InSet(whose=whose):
            for chosen in whose:
                yield from chosen.names
        case ArticleTest(name="assigned", names=names):
            yield from names


@dataclass(frozen=True, slots=True)
class Part:
    """What one step has found.

    Attributes:
        articles: Numbers and ids of articles.
        hits: Their hits, if they were asked for.
    """

    articles: dict[int, ArticleId]
    hits: tuple[Hit, ...]


class Search:
    """A search that can be interrupted: every step looks at so many articles as take a few hundredths of a second.

    Args:
        open_unit_of_work: Opens a transaction; one for each step.
        test: What is asked.
        viewer: Whose status is shown.
        with_hits: Whether the places are wanted, or only the articles.
        names: What people are called; a query that asks for somebody who is called by a letter is refused.
        whole: Whether it is run in one go, so that steps may be longer.

    Raises:
        BlindCorpusError: If it asks for somebody by name who is to be called by a letter.
    """

    def __init__(
        self,
        open_unit_of_work: OpenUnitOfWork,
        test: Test,
        viewer: AnnotatorId,
        *,
        with_hits: bool,
        names: ShownNames | None = None,
        whole: bool = False,
    ) -> None:
        self.names = names or ShownNames()
        self.names.check_open(people_asked_for(test))
        self._open = open_unit_of_work
        self._test = test
        self._viewer = viewer
        self._with_hits = with_hits
        self._slow_s = 10 * _SLOW_S if whole else _SLOW_S
        self._prepared: Prepared | None = None
        self._passes: list[bool | None] = []
        self._after = 0
        self._size, self._most = _FIRST_SIZE, _FIRST_MOST
        self._is_over = False

    @property
    def is_over(self) -> bool:
        """Whether everything was looked at."""
        return self._is_over

    @property
    def share(self) -> float:
        """How much of the corpus was looked at, 0 to 1."""
        if self._is_over or self._prepared is None:
            return float(self._is_over)
        done = self._after / max(1, self._prepared.last)
        both = 2 if self._prepared.hint else 1
        return (both - len(self._passes) + done) / both

    def step(self) -> Part:
        """Look at some more articles.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        with self._open() as work:
            return self._step(work)

    def steps(self, work: UnitOfWork) -> Iterator[Part]:
        """All that is left, in a transaction that is open."""
        while not self._is_over:
            yield self._step(work)

    def _step(self, work: UnitOfWork) -> Part:
        if self._prepared is None:
            self._prepared = work.searches.prepare(self._test)
            self._passes = [True, False] if self._prepared.hint else [None]
        prepared = self._prepared
        started = perf_counter()
        window = work.searches.window(
            prepared,
            self._viewer,
            after=self._after,
            size=self._size,
            most=self._most,
            hinted=self._passes[0],
            with_hits=self._with_hits,
        )
        self._adapt(window, perf_counter() - started)
        self._after = window.seen
        if self._after >= prepared.last:
            self._after = 0
            self._passes.pop(0)
            self._is_over = not self._passes
        return Part(dict(window.articles), self._ordered(window.hits))

    def _ordered(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """Where people are called by letters, the order of hits in one place must not be that of the names."""
        if not self.names.blind:
            return hits
        articles = (list(found) for _, found in groupby(hits, key=lambda hit: hit.number))
        return tuple(hit for found in articles for hit in sorted(found, key=self._place))

    def _place(self, hit: Hit) -> tuple[int, int, str]:
        return hit.begin, hit.end, self.names.of(hit.annotator, hit.article)

    def _adapt(self, window: Window, took: float) -> None:
        full = window.seen < self._after + self._size
        if took > self._slow_s:
            self._size = max(_LEAST_SIZE, (window.seen - self._after) // 2)
            self._most = max(_FIRST_MOST, self._most // 2)
        elif took < self._slow_s / 2:
            if full or not window.articles:
                self._most = min(
                    _GREATEST_MOST if self._with_hits else _GREATEST_SIZE, self._most * 2
                )
            if not full:
                self._size = min(_GREATEST_SIZE, self._size * 2)


def narrowed(work: UnitOfWork, query: ArticleQuery, monitor: Monitor | None = None) -> ArticleQuery:
    """A list of articles whose text may be a query, as one that storage can read.

    Args:
        work: Where the articles are.
        query: What is asked for.
        monitor: Told how far it is, in per cent; may cancel.

    Raises:
        QueryError: If it cannot be understood.
    """
    if not query.text.strip():
        return query
    schema = work.schemas.current()
    if is_plain(query.text, schema):
        return query
    test = test_of(query.text, schema, query.annotator)
    search = Search(lambda: work, test, query.annotator, with_hits=False, whole=True)
    found: set[int] = set()
    for part in search.steps(work):
        found.update(part.articles)
        if monitor is not None:
            monitor.report(Progress(round(100 * search.share), 100))
    return replace(query, text="", among=tuple(sorted(found)))


def articles_found(
    work: UnitOfWork, text: str, viewer: AnnotatorId | None = None
) -> frozenset[ArticleId]:
    """The articles a query finds.

    Raises:
        QueryError: If it cannot be understood.
    """
    query = ArticleQuery(viewer or default_annotator(), text)
    return frozenset(work.articles.ids(narrowed(work, query)))


def all_hits(
    work: UnitOfWork,
    text: str,
    viewer: AnnotatorId,
    *,
    names: ShownNames | None = None,
    most: int | None = None,
) -> Iterator[Hit]:
    """The places a query finds, in the order of import; most likely ones first if it names words of spans.

    Raises:
        BlindCorpusError: If it asks for somebody by name who is to be called by a letter.
        QueryError: If it cannot be understood.
    """
    test = test_of(text, work.schemas.current(), viewer)
    search = Search(lambda: work, test, viewer, with_hits=True, names=names)
    count = 0
    for part in search.steps(work):
        for hit in part.hits:
            if most is not None and count >= most:
                return
            count += 1
            yield hit
