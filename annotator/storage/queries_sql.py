"""Queries as SQL: exactly where SQL can say it, else as conditions that nothing is lost by.

A part is exact, or it admits more than the query does and the rest is looked at elsewhere, or there is nothing SQL
could say about it. Only what is exact may be negated. All of it is SQL that SQLite and PostgreSQL share, but for the
full-text index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.domain.changes import Status
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.queries.tests import (
    All,
    Any,
    ArticleTest,
    Chosen,
    Expression,
    FullText,
    InSet,
    Leaf,
    No,
    Test,
)
from annotator.domain.queries.values import Interval
from annotator.storage.queries_spans import (
    Said,
    conjoined,
    either,
    marks,
    negated,
    role_end,
    span_sql,
    spans_from,
)
from annotator.storage.search import full_text_query
from annotator.storage.text_index import tsquery

NOTHING: Final = Said("1 = 0", (), exact=True)
EVERYTHING: Final = Said("1 = 1", (), exact=True)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles are looked at.

    Attributes:
        dialect: ``sqlite`` or ``postgresql``.
        after: Only articles with greater numbers,
        to: and none with greater ones than this.
        driver: The leaf on whose index articles are found; the others are only asked about those.
    """

    dialect: str
    after: int
    to: int
    driver: Leaf | None = None


def test_sql(test: Test, scope: Scope) -> Said | None:
    """The condition on a row ``a`` of ``articles``; ``None`` if SQL has nothing to say."""
    match test:
        case All(parts=parts):
            return conjoined(test_sql(part, scope) for part in parts)
        case Any(parts=parts):
            return either([test_sql(part, scope) for part in parts])
        case No(part=part):
            return negated(test_sql(part, scope))
        case _:
            return leaf_sql(test, scope)


def leaf_sql(leaf: Leaf, scope: Scope) -> Said | None:
    """The same of a leaf."""
    match leaf:
        case FullText():
            return _full_text(leaf, scope)
        case Expression():
            return None
        case ArticleTest():
            build = _BUILDERS.get(leaf.name)
            return build(leaf, scope) if build is not None else None
        case InSet(span=None):
            return _set(leaf)
        case InSet():
            return _in_set(leaf, scope)


def full_text_sql(entered: str, column: str, dialect: str) -> tuple[str, str] | None:
    """The condition on ``article_search``, and its value; ``None`` if nothing can be found.

    The value is empty if everything is.
    """
    if dialect == "sqlite":
        words = full_text_query(entered)
        if words is None:
            return None
        return "article_search MATCH ?", f"{{{column}}} : ({words})" if column and words else words
    found = tsquery(entered)
    return None if found is None else ("words @@ CAST(? AS tsquery)", found)


def driver_sql(leaf: Leaf, dialect: str) -> Said | None:
    """Article numbers of the index that a leaf can be found on, to be counted; ``None``: there is none."""
    match leaf:
        case FullText(entered=entered, column=column):
            found = full_text_sql(entered, column, dialect)
            if found is None or not found[1]:
                return None
            matching = f"SELECT rowid FROM article_search WHERE {found[0]}"  # noqa: S608 - made of constants; values go in as parameters
            return Said(matching, (found[1],), exact=True)
        case InSet(span=span) if span is not None:
            table, wanted, values = spans_from(span)
            if not wanted:
                return None
            return Said(f"SELECT x.article FROM {table} x WHERE {wanted}", values, exact=True)  # noqa: S608 - made of constants; values go in as parameters
        case _:
            return None


# --- leaves ----------------------------------------------------------------------------------------


def _full_text(leaf: FullText, scope: Scope) -> Said:
    found = full_text_sql(leaf.entered, leaf.column, scope.dialect)
    if found is None:
        return NOTHING
    matches, value = found
    if not value:
        return EVERYTHING
    exact = not leaf.column or scope.dialect == "sqlite"
    if scope.driver is None or scope.driver is leaf:
        within = f"SELECT rowid FROM article_search WHERE {matches} AND rowid > ? AND rowid <= ?"  # noqa: S608 - made of constants; values go in as parameters
        return Said(f"a.seq IN ({within})", (value, scope.after, scope.to), exact)
    probe = f"SELECT 1 FROM article_search WHERE {matches} AND rowid = a.seq"  # noqa: S608 - made of constants; values go in as parameters
    return Said(f"EXISTS ({probe})", (value,), exact)


def _set(leaf: InSet) -> Said:
    if leaf.mine:
        status = (
            "SELECT w.status FROM annotation_sets w WHERE w.article = a.seq AND w.annotator = ?"
        )
        wanted = f"coalesce(({status}), '{Status.NEW}') IN ({marks(leaf.statuses)})"
        return Said(wanted, (leaf.mine, *sorted(leaf.statuses)), exact=True)
    whose, values = whose_sql(leaf.whose, "w")
    statuses = f" AND w.status IN ({marks(leaf.statuses)})" if leaf.statuses else ""
    within = f"SELECT 1 FROM annotation_sets w WHERE w.article = a.seq AND {whose}{statuses}"  # noqa: S608 - made of constants; values go in as parameters
    return Said(f"EXISTS ({within})", (*values, *sorted(leaf.statuses)), exact=True)


def _in_set(leaf: InSet, scope: Scope) -> Said:
    if leaf.span is None:
        return EVERYTHING
    said = span_sql(leaf.span, "s")
    whose, names = whose_sql(leaf.whose, "s")
    wanted: list[str] = [whose]
    values: list[object] = list(names)
    if leaf.statuses:
        wanted.append(
            "EXISTS (SELECT 1 FROM annotation_sets w WHERE w.article = s.article"  # noqa: S608 - made of constants; values go in as parameters
            f" AND w.annotator = s.annotator AND w.status IN ({marks(leaf.statuses)}))"
        )
        values += sorted(leaf.statuses)
    if said is not None:
        wanted.append(said.sql)
        values += said.values
    exact = said is not None and said.exact
    conditions = " AND ".join(wanted)
    if scope.driver is not None and scope.driver is not leaf:
        probe = f"SELECT 1 FROM spans s WHERE s.article = a.seq AND {conditions}"  # noqa: S608 - made of constants; values go in as parameters
        return Said(f"EXISTS ({probe})", tuple(values), exact)
    table, kind, kinds = spans_from(leaf.span)
    if table == "arguments":
        # The role is on an index, what fills it is found by its key from there.
        within = (
            "SELECT s.article FROM arguments x CROSS JOIN spans s "  # noqa: S608 - made of constants; values go in as parameters
            f"WHERE {kind} AND x.article > ? AND x.article <= ? AND s.article = x.article "
            f"AND s.annotator = x.annotator AND s.id = x.{role_end(leaf.span)} AND {conditions}"
        )
        return Said(f"a.seq IN ({within})", (*kinds, scope.after, scope.to, *values), exact)
    within = (
        f"SELECT s.article FROM spans s WHERE {conditions} AND s.article > ? AND s.article <= ?"  # noqa: S608 - made of constants; values go in as parameters
    )
    return Said(f"a.seq IN ({within})", (*values, scope.after, scope.to), exact)


def whose_sql(whose: Sequence[Chosen], alias: str) -> tuple[str, tuple[str, ...]]:
    """The condition on whose set a row belongs to."""
    parts: list[str] = []
    values: list[str] = []
    for each in whose:
        if each.everything:
            continue
        if each.names and not each.is_not:
            parts.append(f"{alias}.annotator IN ({marks(each.names)})")
            values += sorted(each.names)
            continue
        excluded = sorted(each.names | {SUGGESTIONS})
        parts.append(f"{alias}.annotator NOT IN ({marks(excluded)})")
        values += excluded
    return " AND ".join(parts) or "1 = 1", tuple(values)


# --- properties of articles ------------------------------------------------------------------------


def _language(leaf: ArticleTest, _scope: Scope) -> Said:
    names = sorted(name.casefold() for name in leaf.names)
    one = "(lower(a.language) = ? OR lower(a.language) LIKE ?)"
    values = tuple(value for name in names for value in (name, f"{_escaped(name)}-%"))
    return Said(f"({' OR '.join([one] * len(names))})", values, exact=True)


def _length(leaf: ArticleTest, _scope: Scope) -> Said:
    return _intervals("a.length", leaf.intervals)


def _imported(leaf: ArticleTest, scope: Scope) -> Said | None:
    # A server may sort punctuation differently.
    return _intervals("a.imported_at", leaf.intervals) if scope.dialect == "sqlite" else None


def _assigned(leaf: ArticleTest, _scope: Scope) -> Said:
    return _given(leaf, "annotator")


def _batch(leaf: ArticleTest, _scope: Scope) -> Said:
    return _given(leaf, "batch")


def _given(leaf: ArticleTest, column: str) -> Said:
    anything = "*" in leaf.names
    names = () if anything else tuple(sorted(leaf.names))
    wanted = "" if anything else f" AND g.{column} IN ({marks(names)})"
    within = f"SELECT 1 FROM assignments g WHERE g.article = a.seq{wanted}"  # noqa: S608 - made of constants; values go in as parameters
    return Said(f"EXISTS ({within})", names, exact=True)


def _finding(leaf: ArticleTest, _scope: Scope) -> Said:
    if "*" in leaf.names:
        return _found(leaf)
    names = sorted(leaf.names)
    asked = marks(names)
    return _found(leaf, f" AND (f.rule IN ({asked}) OR f.severity IN ({asked}))", (*names, *names))


def _found(leaf: ArticleTest, wanted: str = "", values: tuple[object, ...] = ()) -> Said:
    whose, people = _in_sets(leaf, "f")
    within = f"SELECT 1 FROM findings f WHERE f.article = a.seq AND f.ignored = 0{wanted}{whose}"  # noqa: S608 - made of constants; values go in as parameters
    return Said(f"EXISTS ({within})", (*values, *people), exact=True)


def _in_sets(leaf: ArticleTest, table: str) -> tuple[str, tuple[str, ...]]:
    """The condition on whose it is, and its values."""
    if not leaf.sets:
        return "", ()
    people = tuple(sorted(leaf.sets))
    return f" AND {table}.annotator IN ({marks(people)})", people


def _some_suggestions(_leaf: ArticleTest) -> Said:
    return Said("a.suggestion_count > 0", (), exact=True)


def _some_spans(leaf: ArticleTest) -> Said:
    whose, people = _in_sets(leaf, "w")
    within = (
        "SELECT 1 FROM annotation_sets w WHERE w.article = a.seq"  # noqa: S608 - made of constants; values go in as parameters
        f" AND w.annotator <> '{SUGGESTIONS}' AND w.spans > 0{whose}"
    )
    return Said(f"EXISTS ({within})", people, exact=True)


def _some_note(leaf: ArticleTest) -> Said:
    of_sets, people = _in_sets(leaf, "w")
    of_spans, _ = _in_sets(leaf, "n")
    sets = f"SELECT 1 FROM annotation_sets w WHERE w.article = a.seq AND w.note <> ''{of_sets}"  # noqa: S608 - made of constants; values go in as parameters
    spans = f"SELECT 1 FROM spans n WHERE n.article = a.seq AND n.note <> ''{of_spans}"  # noqa: S608 - made of constants; values go in as parameters
    return Said(f"(EXISTS ({sets}) OR EXISTS ({spans}))", (*people, *people), exact=True)


_HAS: Final[dict[str, Callable[[ArticleTest], Said]]] = {
    "finding": _found,
    "suggestions": _some_suggestions,
    "spans": _some_spans,
    "note": _some_note,
}


def _has(leaf: ArticleTest, _scope: Scope) -> Said:
    parts = [_HAS[name](leaf) for name in sorted(leaf.names)]
    values = tuple(value for part in parts for value in part.values)
    return Said(f"({' OR '.join(part.sql for part in parts)})", values, exact=True)


def _note(leaf: ArticleTest, _scope: Scope) -> Said:
    return replace(_some_note(leaf), exact=False)


_BUILDERS: Final[dict[str, Callable[[ArticleTest, Scope], Said | None]]] = {
    "language": _language,
    "length": _length,
    "imported": _imported,
    "assigned": _assigned,
    "batch": _batch,
    "finding": _finding,
    "has": _has,
    "note": _note,
}


def _intervals(column: str, intervals: Iterable[Interval]) -> Said:
    alternatives: list[str] = []
    values: list[object] = []
    for each in intervals:
        bounds = []
        if each.low is not None:
            bounds.append(f"{column} {'>=' if each.with_low else '>'} ?")
            values.append(each.low)
        if each.high is not None:
            bounds.append(f"{column} {'<=' if each.with_high else '<'} ?")
            values.append(each.high)
        alternatives.append(" AND ".join(bounds) or "1 = 1")
    return Said(f"({' OR '.join(f'({each})' for each in alternatives)})", tuple(values), exact=True)


def _escaped(text: str) -> str:
    return text.replace("%", "").replace("_", "")
