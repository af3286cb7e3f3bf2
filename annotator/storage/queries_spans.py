"""What a query asks of spans, as conditions on a row of ``spans``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.queries.needs import required
from annotator.domain.queries.tests import (
    All,
    Any,
    Covers,
    Fills,
    HasRole,
    Lies,
    No,
    OfKind,
    SpanTest,
)
from annotator.domain.queries.tests import Said as SaidOfSpan
from annotator.domain.queries.tree import Relation

_UNMISTAKABLE = re.compile(r"[a-hjl-rt-zA-HJL-RT-Z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class Said:
    """A condition.

    Attributes:
        sql: With ``?`` for values.
        values: In their order.
        exact: Whether it says all; else it admits more.
    """

    sql: str
    values: tuple[object, ...]
    exact: bool


def span_sql(test: SpanTest, alias: str) -> Said | None:  # noqa: PLR0911 - a case for each kind of part
    """The condition on a row of ``spans``; ``None`` if SQL has nothing to say."""
    match test:
        case All(parts=parts):
            return conjoined(span_sql(part, alias) for part in parts)
        case Any(parts=parts):
            return either([span_sql(part, alias) for part in parts])
        case No(part=part):
            return negated(span_sql(part, alias))
        case OfKind():
            return _kind(test, alias)
        case Fills():
            return _fills(test, alias)
        case HasRole():
            return _has_role(test, alias)
        case Lies():
            return _lies(test, alias)
        case Covers():
            return _covers(test, alias)
        case SaidOfSpan(what="note"):
            return Said(f"{alias}.note <> ''", (), exact=False)
        case _:
            return None


def spans_from(test: SpanTest) -> tuple[str, str, tuple[object, ...]]:
    """The table on whose index such spans are found, and the condition on its row ``x``; empty: there is none."""
    role = _role_of(test)
    if role is not None:
        return "arguments", f"x.role IN ({marks(role[0])})", tuple(sorted(role[0]))
    for part in required(test):
        if isinstance(part, OfKind) and part.layers:
            said = _kind(part, "x")
            return "spans", said.sql, said.values
    return "spans", "", ()


def role_end(test: SpanTest) -> str:
    """Which end of the argument on the index the span is: ``head`` or ``filler``."""
    role = _role_of(test)
    return role[1] if role is not None else "head"


def words_of(test: SpanTest) -> Iterator[str]:
    """Words that most of such spans, or what fills their roles, consist of; to be looked for in the full-text index."""
    for part in required(test):
        if isinstance(part, Covers) and part.text.hint:
            yield from _whole_words(part.text.hint)
        elif isinstance(part, HasRole) and part.fillers is not None and not part.states:
            yield from words_of(part.fillers)
        elif isinstance(part, Lies):
            yield from words_of(part.other)


def literals(typed: str) -> list[str]:
    """Parts of words in lower case that a text has to contain, whatever case means elsewhere.

    Only letters that have no further forms: to Python, *i*, *k* and *s* are also cases of letters that are not ASCII.
    """
    found = (_UNMISTAKABLE.findall(word) for word in typed.replace("*", " ").split())
    return [max(runs, key=len).lower() for runs in found if runs]


def conjoined(parts: Iterable[Said | None]) -> Said | None:
    """All of them, as far as there is something to say."""
    every = list(parts)
    said = [each for each in every if each is not None]
    if not said:
        return None if every else Said("1 = 1", (), exact=True)
    exact = len(said) == len(every) and all(each.exact for each in said)
    return Said(
        " AND ".join(f"({each.sql})" for each in said),
        tuple(value for each in said for value in each.values),
        exact,
    )


def either(parts: Sequence[Said | None]) -> Said | None:
    """One of them; nothing can be said if nothing can be said of one."""
    said = [each for each in parts if each is not None]
    if len(said) < len(parts):
        return None
    if not said:
        return Said("1 = 0", (), exact=True)
    alternatives = " OR ".join(f"({each.sql})" for each in said)
    return Said(
        f"({alternatives})",
        tuple(value for each in said for value in each.values),
        all(each.exact for each in said),
    )


def negated(part: Said | None) -> Said | None:
    """Not this; nothing can be said of what is not exact."""
    if part is None or not part.exact:
        return None
    return Said(f"NOT ({part.sql})", part.values, exact=True)


def marks(values: Iterable[object]) -> str:
    """So many places for values."""
    return ", ".join("?" for _ in values)


# --- inside ----------------------------------------------------------------------------------------


def _kind(test: OfKind, alias: str) -> Said:
    parts = []
    if test.layers:
        parts.append(f"{alias}.layer IN ({marks(test.layers)})")
    if test.labels:
        parts.append(f"{alias}.label IN ({marks(test.labels)})")
    values = (*sorted(test.layers), *sorted(test.labels))
    return Said(" AND ".join(parts) or "1 = 1", values, exact=True)


def _covers(test: Covers, alias: str) -> Said | None:
    """The words have to be there from the first to the last fragment; what stands between is looked at later."""
    wanted = literals(test.text.hint)
    if not wanted:
        return None
    covered = (
        f'SELECT lower(substr({alias}t.text, {alias}."begin" + 1, {alias}."end" - {alias}."begin"))'  # noqa: S608 - made of constants; values go in as parameters
        f" FROM article_texts {alias}t WHERE {alias}t.article = {alias}.article"
    )
    conditions = " AND ".join(f"({covered}) LIKE ?" for _ in wanted)
    return Said(conditions, tuple(f"%{literal}%" for literal in wanted), exact=False)


def _fills(test: Fills, alias: str) -> Said:
    heads = ""
    if test.heads:
        heads = (
            f" AND EXISTS (SELECT 1 FROM spans {alias}h WHERE {alias}h.article = {alias}g.article"  # noqa: S608 - made of constants; values go in as parameters
            f" AND {alias}h.annotator = {alias}g.annotator AND {alias}h.id = {alias}g.head"
            f" AND {alias}h.layer IN ({marks(test.heads)}))"
        )
    within = (
        f"SELECT 1 FROM arguments {alias}g WHERE {alias}g.article = {alias}.article"  # noqa: S608 - made of constants; values go in as parameters
        f" AND {alias}g.annotator = {alias}.annotator AND {alias}g.filler = {alias}.id"
        f" AND {alias}g.role IN ({marks(test.roles)}){heads}"
    )
    return Said(f"EXISTS ({within})", (*sorted(test.roles), *sorted(test.heads)), exact=True)


def _has_role(test: HasRole, alias: str) -> Said:
    wanted: list[str] = []
    values: list[object] = [test.role]
    exact = True
    if test.states:
        wanted.append(f"{alias}g.state IN ({marks(test.states)})")
        values += sorted(state.value for state in test.states)
    if test.fillers is not None:
        filler = f"{alias}f"
        said = span_sql(test.fillers, filler)
        exact = said is not None and said.exact
        such = f" AND ({said.sql})" if said is not None else ""
        values += said.values if said is not None else ()
        wanted.append(
            f"EXISTS (SELECT 1 FROM spans {filler} WHERE {filler}.article = {alias}g.article"  # noqa: S608 - made of constants; values go in as parameters
            f" AND {filler}.annotator = {alias}g.annotator AND {filler}.id = {alias}g.filler{such})"
        )
    elif not test.states:
        wanted.append(f"{alias}g.filler IS NOT NULL")
    within = (
        f"SELECT 1 FROM arguments {alias}g WHERE {alias}g.article = {alias}.article"  # noqa: S608 - made of constants; values go in as parameters
        f" AND {alias}g.annotator = {alias}.annotator AND {alias}g.head = {alias}.id"
        f" AND {alias}g.role = ? AND ({' OR '.join(wanted)})"
    )
    return Said(f"EXISTS ({within})", tuple(values), exact)


def _lies(test: Lies, alias: str) -> Said:
    other = f"{alias}o"
    said = span_sql(test.other, other)
    places = {
        Relation.IN: f'{other}."begin" <= {alias}."begin" AND {other}."end" >= {alias}."end"',
        Relation.CONTAINS: f'{other}."begin" >= {alias}."begin" AND {other}."end" <= {alias}."end"',
        Relation.BEFORE: f'{other}."begin" >= {alias}."end"',
    }[test.relation]
    such = f" AND ({said.sql})" if said is not None else ""
    within = (
        f"SELECT 1 FROM spans {other} WHERE {other}.article = {alias}.article"  # noqa: S608 - made of constants; values go in as parameters
        f" AND {other}.annotator = {alias}.annotator AND {other}.id <> {alias}.id AND {places}{such}"
    )
    exact = said is not None and said.exact and test.relation is not Relation.BEFORE
    return Said(f"EXISTS ({within})", said.values if said is not None else (), exact)


def _role_of(test: SpanTest) -> tuple[frozenset[str], str] | None:
    for part in required(test):
        if isinstance(part, HasRole):
            return frozenset({part.role}), "head"
        if isinstance(part, Fills):
            return part.roles, "filler"
    return None


def _whole_words(typed: str) -> Iterator[str]:
    """Words that begin where a word begins: what stands after an asterisk may be the middle of one."""
    for number, part in enumerate(typed.split("*")):
        words = part.split()
        yield from words[1:] if number and part and not part[0].isspace() else words
