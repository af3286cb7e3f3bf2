"""From a tree to what it asks: names looked up in the schema, values read, conditions on one span put together.

Conditions beside each other, such as ``label:PER score>0.8``, are about one span. A pattern, a second label or a
second layer begins another one; ``annotator:`` and ``status:`` are about all of them. ``not`` outside brackets is
about the whole article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.domain.changes import Status
from annotator.domain.errors import QueryNameError, QueryValueError
from annotator.domain.queries import span_meaning
from annotator.domain.queries.fields import BY_NAME, META, About, Kind
from annotator.domain.queries.names import Names, chosen_names
from annotator.domain.queries.tests import (
    EVERYBODY,
    All,
    Any,
    ArticleTest,
    Chosen,
    Expression,
    FullText,
    InSet,
    No,
    SpanTest,
    Test,
    one_of,
)
from annotator.domain.queries.tree import (
    And,
    Condition,
    Named,
    Node,
    Not,
    Op,
    Or,
    Pattern,
    Phrase,
    Range,
    Regex,
    Related,
    Word,
)
from annotator.domain.queries.values import choice_of, interval_of, regex, text_of
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema

_STATUSES = {
    **{status.value: status.value for status in Status},
    "neu": "new",
    "arbeit": "started",
    "in arbeit": "started",
    "fertig": "done",
}
HAS = frozenset({"finding", "note", "suggestions", "spans"})
_HAS = {
    **{name: name for name in HAS},
    "findings": "finding",
    "befund": "finding",
    "befunde": "finding",
    "notiz": "note",
    "suggestion": "suggestions",
    "vorschlag": "suggestions",
    "vorschläge": "suggestions",
    "span": "spans",
    "markierungen": "spans",
}


def understood(node: Node, schema: Schema, viewer: str) -> Test:
    """What a query asks.

    Args:
        node: The tree.
        schema: Whose layers, labels, roles and attributes are meant.
        viewer: Who asks: *me*, and whose status is meant if nobody is named.

    Raises:
        QueryError: If a name or a value makes no sense.
    """
    return _Reader(Names(schema), viewer).test(node)


@dataclass
class _Conjunction:
    """What stands beside each other."""

    spans: list[list[SpanTest]] = field(default_factory=list)
    words: list[Node] = field(default_factory=list)
    rest: list[Test] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    whose: list[Chosen] = field(default_factory=list)
    statuses: list[frozenset[str]] = field(default_factory=list)

    def begin(self, test: SpanTest) -> None:
        """Another span."""
        self.spans.append([test])
        self.taken = {"label", "layer"}

    def narrow(self, name: str, test: SpanTest) -> None:
        """A condition on the span at hand, or on another one if that has one already."""
        key = name if name in {"label", "layer"} else ""
        if not self.spans or (key and key in self.taken):
            self.spans.append([])
            self.taken = set()
        self.spans[-1].append(test)
        self.taken |= {key} - {""}


class _Reader:
    def __init__(self, names: Names, viewer: str) -> None:
        self._names = names
        self._viewer = viewer
        self._spans = span_meaning.SpanReader(names)

    def test(self, node: Node) -> Test:
        """What a part of the tree asks of an article."""
        match node:
            case And(parts=parts):
                return self._all(parts)
            case Or(parts=parts):
                as_span = self._span_of(node)
                if as_span is not None:
                    return InSet(EVERYBODY, span=as_span)
                return Any(tuple(self.test(part) for part in parts))
            case Not(part=part):
                return No(self.test(part))
            case _:
                return self._all((node,))

    def _all(self, parts: Sequence[Node]) -> Test:
        found = _Conjunction()
        for part in parts:
            self._take(part, found)
        tests: list[Test] = []
        if found.words:
            tests.append(FullText(_entered(found.words)))
        tests += found.rest
        tests += self._sets(found)
        return tests[0] if len(tests) == 1 else All(tuple(tests))

    def _take(self, part: Node, found: _Conjunction) -> None:  # noqa: C901 - a case for each kind of part
        match part:
            case Word() | Phrase():
                found.words.append(part)
            case Regex():
                found.rest.append(Expression(regex(part)))
            case Pattern() | Related():
                found.begin(self._spans.test(part))
            case Condition(name=name) if self._is_about_spans(part):
                found.narrow(name, self._spans.condition(part))
            case Condition(name="annotator"):
                found.whose.append(self._chosen(part))
            case Condition(name="status"):
                found.statuses.append(_statuses(part))
            case Condition():
                found.rest.append(self._article(part))
            case Or() if (test := self._span_of(part)) is not None:
                if all(isinstance(each, Condition) for each in part.parts):
                    found.narrow("", test)
                else:
                    found.begin(test)
            case Named(name=name, column=column):
                raise QueryNameError(column=column, what=Reason("field"), name=name)
            case _:
                found.rest.append(self.test(part))

    def _sets(self, found: _Conjunction) -> list[Test]:
        statuses = frozenset.intersection(*found.statuses) if found.statuses else frozenset()
        if found.statuses and not statuses:
            return [Any(())]
        if found.spans:
            whose = tuple(found.whose) or EVERYBODY
            return [InSet(whose, statuses, _one(tests)) for tests in found.spans]
        if found.whose:
            return [InSet((each,), statuses) for each in found.whose]
        if found.statuses:
            return [InSet(EVERYBODY, statuses, mine=self._viewer)]
        return []

    def _is_about_spans(self, part: Condition) -> bool:
        known = BY_NAME.get(part.name)
        if known is None:
            return not part.name.startswith(META)
        return known.about is About.SPAN

    def _span_of(self, node: Node) -> SpanTest | None:
        """The test of one span that it is; ``None`` if it says more."""
        match node:
            case Pattern() | Related():
                return self._spans.test(node)
            case Condition() if self._is_about_spans(node):
                return self._spans.condition(node)
            case Or(parts=parts):
                tests = [self._span_of(part) for part in parts]
                return None if None in tests else Any(tuple(t for t in tests if t is not None))
            case And(parts=(first, *others)):
                narrowing = [
                    each
                    for each in others
                    if isinstance(each, Condition)
                    and self._is_about_spans(each)
                    and each.name not in {"label", "layer"}
                ]
                one = self._span_of(first)
                if one is None or len(narrowing) < len(others):
                    return None
                return All((one, *(self._spans.condition(each) for each in narrowing)))
            case _:
                return None

    def _chosen(self, part: Condition) -> Chosen:
        names = [choice_of(each, part.name) for each in part.values]
        if any(name in {"any", "*", "alle"} for name in names):
            return Chosen(everything=True)
        mine = {"me", "ich", "mine"}
        return Chosen(
            frozenset(self._viewer if name.casefold() in mine else name for name in names),
            is_not=part.op is Op.UNEQUAL,
        )

    def _article(self, part: Condition) -> Test:
        test = self._positive(part)
        return No(test) if part.op is Op.UNEQUAL else test

    def _positive(self, part: Condition) -> Test:  # noqa: PLR0911 - a case for each kind of part
        name, op = part.name, part.op
        if name.startswith(META):
            if op in {Op.LESS, Op.LEAST, Op.MORE, Op.MOST} or _is_range(part):
                kind = Kind.DATE if _looks_like_dates(part) else Kind.NUMBER
                found = tuple(interval_of(each, op, kind, name) for each in part.values)
                return ArticleTest(name, intervals=found)
            return ArticleTest(name, texts=tuple(text_of(each, op, name) for each in part.values))
        if name in {"text", "title"}:
            return one_of([self._words_in(each, part) for each in part.values])
        match BY_NAME[name].kind:
            case Kind.NUMBER | Kind.DATE as kind:
                found = tuple(interval_of(each, op, kind, name) for each in part.values)
                return ArticleTest(name, intervals=found)
            case Kind.WORDS:
                texts = tuple(text_of(each, op, name) for each in part.values)
                return ArticleTest(name, texts=texts)
        if name == "has":
            return ArticleTest("has", frozenset(_has(part)))
        return ArticleTest(
            name,
            chosen_names(
                (choice_of(each, name) for each in part.values),
                self._viewer if name == "assigned" else "",
            ),
        )

    @staticmethod
    def _words_in(value: object, part: Condition) -> Test:
        if isinstance(value, Regex) and part.name == "text":
            return Expression(regex(value))
        if isinstance(value, Word | Phrase) and part.op is Op.HAS:
            return FullText(_entered([value]), part.name)
        if part.name == "title" and isinstance(value, Word | Phrase | Regex):
            return ArticleTest("title", texts=(text_of(value, part.op, part.name),))
        first = part.values[0]
        raise QueryValueError(
            column=first.column, value=str(value), kind=Reason("text"), name=f"{part.name}:"
        )


def _one(tests: list[SpanTest]) -> SpanTest:
    return tests[0] if len(tests) == 1 else All(tuple(tests))


def _entered(words: Iterable[Node]) -> str:
    said = []
    for each in words:
        if isinstance(each, Word):
            said.append("".join(" " if char in '"„“”»«' else char for char in each.text))
        elif isinstance(each, Phrase):
            inner = "".join(" " if char in '"„“”»«' else char for char in each.text)
            said.append(f'"{inner}"')
    return " ".join(said)


def _statuses(part: Condition) -> frozenset[str]:
    found = set()
    for value in part.values:
        typed = choice_of(value, part.name)
        status = _STATUSES.get(typed.casefold())
        if status is None:
            raise QueryNameError(column=value.column, what=Reason("status"), name=typed)
        found.add(status)
    everything = {status.value for status in Status}
    return frozenset(everything - found if part.op is Op.UNEQUAL else found)


def _has(part: Condition) -> Iterable[str]:
    for value in part.values:
        typed = choice_of(value, part.name)
        if typed.casefold() not in _HAS:
            raise QueryNameError(column=value.column, what=Reason("property"), name=f"has:{typed}")
        yield _HAS[typed.casefold()]


def _is_range(part: Condition) -> bool:
    return any(isinstance(each, Range) for each in part.values)


def _looks_like_dates(part: Condition) -> bool:
    first = part.values[0]
    said = getattr(first, "low", "") or getattr(first, "high", "") or getattr(first, "text", "")
    return said.count("-") > 0 or said.count(".") > 1
