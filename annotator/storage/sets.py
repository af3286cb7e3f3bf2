"""Annotation sets as they are loaded: article, spans, arguments and decisions, checked against each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import ArticleNotFoundError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.storage.errors import damaged
from annotator.storage.link import Link
from annotator.storage.mapping import (
    ARGUMENT_COLUMNS,
    SPAN_COLUMNS,
    to_arguments,
    to_article,
    to_spans,
)

_ARTICLE = """
SELECT a.seq, a.length, t.text, a.id, a.title, a.language, a.source, a.meta, a.imported_at
FROM articles a JOIN article_texts t ON t.article = a.seq JOIN imports i ON i.id = a.import_id
WHERE a.id = ? AND i.state = 'complete'"""
_SET = "SELECT status, note, spans FROM annotation_sets WHERE article = ? AND annotator = ?"
_SEQ = "article = (SELECT seq FROM articles WHERE id = ?)"
_SPANS = f"SELECT {SPAN_COLUMNS} FROM spans WHERE article = ? AND annotator = ?"  # noqa: S608 - a constant
_ARGUMENTS = (
    f"SELECT {ARGUMENT_COLUMNS} FROM arguments WHERE article = ? AND annotator = ? ORDER BY ordinal"  # noqa: S608 - a constant
)
_DECISIONS = "SELECT signature, verdict FROM decisions WHERE article = ? AND annotator = ?"
_PARTS = (_SET, _SPANS, _ARGUMENTS, _DECISIONS)
_PARTS_OF_ID = tuple(part.replace("article = ?", _SEQ) for part in _PARTS)
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_STATUSES = {status.value: status for status in Status}


def load_article(link: Link, article: ArticleId) -> tuple[int, Article]:
    """A visible article and its key.

    Raises:
        NotFoundError: If there is none, or its import is not finished.
        CorpusDamagedError: If it is not what was written.
    """
    return _article_of(link, article, link.rows(_ARTICLE, (article,)))


def _article_of(link: Link, article: ArticleId, rows: Sequence[Any]) -> tuple[int, Article]:
    if not rows:
        raise ArticleNotFoundError(id=article)
    row = rows[0]
    seq, length, text = row[:3]
    if not isinstance(text, str) or len(text) != length:
        raise damaged(link.corpus, f"article {article} has lost its text")
    try:
        return seq, to_article(row[3:], text)
    except ValueError as error:
        raise damaged(link.corpus, f"article {article}: {error}") from error


def load_sets(
    link: Link, article: ArticleId, annotators: tuple[AnnotatorId, ...]
) -> list[AnnotationSet]:
    """The sets of these annotators of one article, of one moment, empty ones included.

    Raises:
        NotFoundError: If there is no such article.
        CorpusDamagedError: If a row cannot be what was written; names article and span.
    """
    found, *parts = link.at_once(
        [
            (_ARTICLE, (article,)),
            *((sql, (article, annotator)) for annotator in annotators for sql in _PARTS_OF_ID),
        ]
    )
    loaded = _article_of(link, article, found)[1]
    count = len(_PARTS)
    return [
        _set_of(link, loaded, annotator, parts[count * number : count * (number + 1)])
        for number, annotator in enumerate(annotators)
    ]


def load_set(link: Link, seq: int, article: Article, annotator: AnnotatorId) -> AnnotationSet:
    """One set of a loaded article."""
    parts = link.rows_of([(sql, (seq, annotator)) for sql in _PARTS])
    return _set_of(link, article, annotator, parts)


def _set_of(
    link: Link, article: Article, annotator: AnnotatorId, parts: Sequence[list[Any]]
) -> AnnotationSet:
    found, span_rows, argument_rows, decision_rows = parts
    if not found:
        return AnnotationSet(article=article, annotator=annotator)
    status, note, count = found[0]
    try:
        spans = to_spans(span_rows, len(article.text))
        _check_count(len(spans), count)
        return AnnotationSet(
            article=article,
            annotator=annotator,
            status=_STATUSES[status],
            spans=spans,
            arguments=to_arguments(argument_rows, spans),
            decisions={sign: _VERDICTS[verdict] for sign, verdict in decision_rows},
            note=note,
        )
    except (ValueError, KeyError) as error:
        reason = Reason(
            "article {id}, annotations of {annotator}: {error}",
            id=article.id,
            annotator=annotator,
            error=str(error),
        )
        raise damaged(link.corpus, reason) from error


def _check_count(found: int, counted: int) -> None:
    if found != counted:
        raise ValueError(f"{counted} spans are counted, but there are {found}")
