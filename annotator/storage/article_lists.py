"""Lists of articles: which ones, in which order, and where in it an article stands.

Every page is found on an index first and joined with its columns afterwards, so that a page far down
a list of 100,000 does not read the rows before it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    func,
    or_,
    select,
)

from annotator.domain.changes import Status
from annotator.domain.ports import APART, ArticleQuery, Order
from annotator.storage.tables import (
    annotation_sets,
    articles,
    assignments,
    batches,
    imports,
    near_done,
)
from annotator.storage.text_index import Contains
from annotator.storage.these_articles import Among

_like = articles.alias("alike")
_RANKED = {Order.UNCERTAINTY: articles.c.certainty, Order.DISAGREEMENT: articles.c.accord}


def parts(query: ArticleQuery) -> tuple[bool | None, ...]:
    """A list is its parts one after the other, each read along an index.

    Returns:
        ``False``, ``True`` for orders that put near-duplicates of finished articles last: those that are none, those
        that are; ``None`` for a list in one part.
    """
    return (False, True) if query.order in APART else (None,)


ROW_COLUMNS = (articles.c.id, articles.c.title, articles.c.source, articles.c.length)


def matching(
    query: ArticleQuery, *columns: ColumnElement[Any], part: bool | None = None
) -> Select[Any]:
    """These columns of the visible articles the query finds, or of one part of them, not sorted."""
    statement = select(*columns).select_from(_sources(query))
    if query.is_assigned:
        # Only visible articles are ever given to somebody.
        statement = statement.where(_is_given(query))
    else:
        statement = statement.where(_is_visible())
    if part is not None:
        near = select(near_done.c.article).where(near_done.c.annotator == query.annotator)
        statement = statement.where(
            articles.c.seq.in_(near) if part else articles.c.seq.not_in(near)
        )
    if query.text:
        statement = statement.where(Contains(query.text))
    if query.among is not None:
        statement = statement.where(Among(query.among))
    if _is_filtered(query):
        statement = statement.where(_status(query).in_([s.value for s in query.statuses]))
    return statement


def page(query: ArticleQuery, offset: int, limit: int, *, part: bool | None = None) -> Select[Any]:
    """A page of a part of a list, in order.

    The columns are ``ROW_COLUMNS``, status, spans, open suggestions, who suggested how many, the title of what it
    is like, and the batch it came in with its due date.
    """
    keys = (
        matching(query, _seq(query), part=part)
        .order_by(*order(query))
        .offset(offset)
        .limit(limit)
        .subquery("keys")
    )
    return (
        select(*ROW_COLUMNS, *_tally(), *_suggested())
        .select_from(_beside(keys.join(articles, articles.c.seq == keys.c.seq), query))
        .order_by(*order(query))
    )


def one(article: str, query: ArticleQuery) -> Select[Any]:
    """The same columns of one visible article."""
    return (
        select(*ROW_COLUMNS, *_tally(), *_suggested())
        .select_from(_beside(articles, query))
        .where(_is_visible(), articles.c.id == article)
    )


def counted(query: ArticleQuery) -> Select[Any]:
    """How many articles the query finds."""
    if query.is_assigned and not query.text.strip() and not _is_filtered(query):
        return select(func.count()).select_from(assignments).where(_is_given(query))
    return matching(query, func.count())


def sort_values(article: str, query: ArticleQuery) -> Select[Any]:
    """What an article is sorted by, if the query finds it."""
    columns = [key.element if descending else key for key, descending in _keys(query)]
    return matching(query, *columns).where(articles.c.id == article)


def near(article: str, query: ArticleQuery) -> Select[Any]:
    """A row if the article is like one that the annotator has finished."""
    return (
        select(near_done.c.done)
        .join(articles, articles.c.seq == near_done.c.article)
        .where(near_done.c.annotator == query.annotator, articles.c.id == article)
    )


def before(
    query: ArticleQuery, values: tuple[Any, ...], *, part: bool | None = None
) -> Select[Any]:
    """Number of articles of a part that come before one with these ``sort_values``."""
    alternatives: list[ColumnElement[bool]] = []
    same: list[ColumnElement[bool]] = []
    for (key, descending), value in zip(_keys(query), values, strict=True):
        plain = key.element if descending else key
        alternatives.append(and_(*same, plain > value if descending else plain < value))
        same.append(plain == value)
    return matching(query, func.count(), part=part).where(or_(*alternatives))


def order(query: ArticleQuery) -> list[Any]:
    """The sort keys of a query, the same place never taken twice."""
    return [key for key, _ in _keys(query)]


def _keys(query: ArticleQuery) -> list[tuple[Any, bool]]:
    imported = [(articles.c.import_id, False), (articles.c.seq, False)]
    if query.is_assigned:
        # Read along the index of what was given.
        imported = [(assignments.c.article, False)]
    match query.order:
        case Order.TITLE:
            return [(articles.c.title_key, False), *imported]
        case Order.OPEN:
            return [(_open().desc(), True), *imported]
        case Order.UNCERTAINTY | Order.DISAGREEMENT:
            return [(_RANKED[query.order], False), *imported]
        case _:
            return imported


def _is_filtered(query: ArticleQuery) -> bool:
    return bool(query.statuses) and len(query.statuses) < len(Status)


def _seq(query: ArticleQuery) -> ColumnElement[Any]:
    """The key of an article, of the table that is read anyway."""
    column_ = assignments.c.article if query.is_assigned else articles.c.seq
    return column_.label("seq")


def _sources(query: ArticleQuery) -> FromClause:
    """What has to be joined to sort and to filter."""
    found: FromClause = articles
    if query.is_assigned:
        found = assignments.join(articles, articles.c.seq == assignments.c.article)
    if _is_filtered(query) and Status.NEW not in query.statuses:
        return found.join(*_own(query))
    if _is_filtered(query) or query.order is Order.OPEN:
        return found.outerjoin(*_own(query))
    return found


def _is_given(query: ArticleQuery) -> ColumnElement[bool]:
    mine = assignments.c.annotator == query.annotator
    if not query.batches:
        return mine
    return and_(mine, assignments.c.batch.in_(sorted(query.batches)))


def _beside(sources: FromClause, query: ArticleQuery) -> FromClause:
    """With the annotator's set and the finished article it is like, for the columns of a row."""
    given = and_(
        assignments.c.article == articles.c.seq, assignments.c.annotator == query.annotator
    )
    return (
        sources.outerjoin(*_own(query))
        .outerjoin(*_near(query))
        .outerjoin(_like, _like.c.seq == near_done.c.done)
        .outerjoin(assignments, given)
        .outerjoin(batches, batches.c.name == assignments.c.batch)
    )


def _near(query: ArticleQuery) -> tuple[FromClause, ColumnElement[bool]]:
    return near_done, and_(
        near_done.c.annotator == query.annotator, near_done.c.article == articles.c.seq
    )


def _own(query: ArticleQuery) -> tuple[FromClause, ColumnElement[bool]]:
    return annotation_sets, and_(
        annotation_sets.c.article == articles.c.seq,
        annotation_sets.c.annotator == query.annotator,
    )


def _is_visible() -> ColumnElement[bool]:
    running = select(imports.c.id).where(imports.c.state == "running")
    return articles.c.import_id.not_in(running)


def _status(query: ArticleQuery) -> ColumnElement[Any]:
    if Status.NEW in query.statuses:
        return func.coalesce(annotation_sets.c.status, Status.NEW.value)
    return annotation_sets.c.status


def _open() -> ColumnElement[Any]:
    return func.coalesce(annotation_sets.c.open_suggestions, articles.c.suggestion_count)


def _suggested() -> tuple[ColumnElement[Any], ...]:
    return (
        articles.c.suggestion_source,
        articles.c.suggestion_count,
        _like.c.title,
        assignments.c.batch,
        batches.c.due,
    )


def _tally() -> tuple[ColumnElement[Any], ...]:
    return (
        func.coalesce(annotation_sets.c.status, Status.NEW.value),
        func.coalesce(annotation_sets.c.spans, 0),
        _open(),
    )
