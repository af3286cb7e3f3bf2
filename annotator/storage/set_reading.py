"""Annotation sets of many articles at once: a few statements for a hundred articles instead of a dozen for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.changes import Action, Status, Verdict
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.domain.set_reading import Held, LastWork
from annotator.storage.errors import damaged
from annotator.storage.link import Link
from annotator.storage.mapping import (
    ARGUMENT_COLUMNS,
    SPAN_COLUMNS,
    to_arguments,
    to_article,
    to_spans,
)
from annotator.storage.values import objects, texts, times, words

_AT_ONCE = 100
_HELD = """
SELECT a.seq, a.id, a.title, a.source, a.meta, s.annotator, s.status
FROM articles a JOIN imports i ON i.id = a.import_id
LEFT JOIN annotation_sets s ON s.article = a.seq AND s.annotator <> ?
WHERE i.state = 'complete' ORDER BY a.import_id, a.seq, s.annotator"""
_LAST = """
SELECT a.id, l.annotator, l.at, substr(l.body, 1, ?)
FROM change_log l JOIN articles a ON a.seq = l.article JOIN imports i ON i.id = a.import_id
WHERE i.state = 'complete' AND l.seq IN (
  SELECT max(seq) FROM change_log WHERE action <> ? GROUP BY article, annotator)"""
_HEAD = 120
_ID = re.compile(r'\{"id":"(?P<id>[^"\\]*)"')
_ARTICLES = """
SELECT a.seq, a.length, t.text, a.id, a.title, a.language, a.source, a.meta, a.imported_at
FROM articles a JOIN article_texts t ON t.article = a.seq JOIN imports i ON i.id = a.import_id
WHERE i.state = 'complete' AND a.id IN ({})"""
_OF_THESE = "WHERE article IN ({}) AND annotator IN ({})"
_SETS = f"SELECT article, annotator, status, note, spans FROM annotation_sets {_OF_THESE}"  # noqa: S608 - constants
_SPANS = f"SELECT article, annotator, {SPAN_COLUMNS} FROM spans {_OF_THESE}"  # noqa: S608 - constants
_ARGUMENTS = (
    f"SELECT article, annotator, {ARGUMENT_COLUMNS} FROM arguments {_OF_THESE} "  # noqa: S608 - constants
    "ORDER BY article, annotator, ordinal"
)
_DECISIONS = f"SELECT article, annotator, signature, verdict FROM decisions {_OF_THESE}"  # noqa: S608 - constants
_STATUSES = {status.value: status for status in Status}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_STATUS = words("annotation_sets", "status", Status)
_META = objects("articles", "meta")
_AT = times("change_log", "at")
_BODY = texts("change_log", "body")

_Key = tuple[int, str]


class SqlSetReader:
    """``SetReader`` on a link."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def held(self) -> Sequence[Held]:
        """All articles in the order they were imported, and who has a set on each."""
        corpus = self._link.corpus
        found: dict[int, tuple[tuple[str, str, str, str], dict[AnnotatorId, Status]]] = {}
        for seq, *about, annotator, status in self._link.rows(_HELD, (SUGGESTIONS,)):
            _, holders = found.setdefault(seq, ((*about,), {}))
            if annotator is not None:
                holders[AnnotatorId(annotator)] = _STATUS.of(status, corpus, about[0])
        return [
            Held(ArticleId(name), title, source, _META.of(meta, corpus, name), holders)
            for (name, title, source, meta), holders in found.values()
        ]

    def last_work(self) -> Iterator[LastWork]:
        """Of every set that the change log knows, in no order."""
        for article, annotator, at, head in self._link.rows(
            _LAST, (_HEAD, Action.MIGRATE_SCHEMA.value)
        ):
            said = _ID.match(_BODY.of(head, self._link.corpus, article))
            moment = _AT.of(at, self._link.corpus, article)
            name = said["id"] if said else ""
            yield LastWork(ArticleId(article), AnnotatorId(annotator), moment, name)

    def of_several(
        self, articles: Sequence[ArticleId], annotators: Sequence[AnnotatorId]
    ) -> Sequence[Sequence[AnnotationSet]]:
        """The sets that these annotators have of these articles; who has not begun is left out.

        Raises:
            CorpusDamagedError: If a row cannot be what was written; names article and annotator.
        """
        found: list[Sequence[AnnotationSet]] = []
        with self._link.snapshot():
            for begin in range(0, len(articles), _AT_ONCE):
                found += self._some(articles[begin : begin + _AT_ONCE], annotators)
        return found

    def _some(
        self, articles: Sequence[ArticleId], annotators: Sequence[AnnotatorId]
    ) -> Iterator[Sequence[AnnotationSet]]:
        rows = self._link.rows(_ARTICLES.format(_marks(articles)), tuple(articles))
        loaded = {seq: self._article(row) for seq, *row in rows}
        values = (*loaded, *annotators)
        places = _marks(loaded), _marks(annotators)
        if not loaded or not annotators:
            return
        sets = self._link.rows(_SETS.format(*places), values)
        spans = self._by_set(_SPANS.format(*places), values)
        arguments = self._by_set(_ARGUMENTS.format(*places), values)
        decisions = self._by_set(_DECISIONS.format(*places), values)
        made: dict[_Key, AnnotationSet] = {}
        for seq, annotator, *state in sets:
            key = (seq, annotator)
            parts = (spans.get(key, ()), arguments.get(key, ()), decisions.get(key, ()))
            made[key] = self._set(loaded[seq], AnnotatorId(annotator), state, parts)
        by_id = {article.id: seq for seq, article in loaded.items()}
        for article in articles:
            if article in by_id:
                keys = ((by_id[article], annotator) for annotator in annotators)
                yield [made[key] for key in keys if key in made]

    def _by_set(self, sql: str, values: tuple[object, ...]) -> dict[_Key, list[Any]]:
        found: defaultdict[_Key, list[Any]] = defaultdict(list)
        for row in self._link.rows(sql, values):
            found[row[0], row[1]].append(row[2:])
        return found

    def _article(self, row: Sequence[Any]) -> Article:
        length, text, *about = row
        if not isinstance(text, str) or len(text) != length:
            raise damaged(self._link.corpus, f"article {about[0]} has lost its text")
        try:
            return to_article(about, text)
        except ValueError as error:
            raise damaged(self._link.corpus, f"article {about[0]}: {error}") from error

    def _set(
        self,
        article: Article,
        annotator: AnnotatorId,
        state: Sequence[Any],
        parts: tuple[Sequence[Any], Sequence[Any], Sequence[Any]],
    ) -> AnnotationSet:
        status, note, count = state
        try:
            spans = to_spans(parts[0], len(article.text))
            if len(spans) != count:
                _refuse_count(count, len(spans))
            return AnnotationSet(
                article=article,
                annotator=annotator,
                status=_STATUSES[status],
                spans=spans,
                arguments=to_arguments(parts[1], spans),
                decisions={sign: _VERDICTS[verdict] for sign, verdict in parts[2]},
                note=note,
            )
        except (ValueError, KeyError) as error:
            reason = Reason(
                "article {id}, annotations of {annotator}: {error}",
                id=article.id,
                annotator=annotator,
                error=str(error),
            )
            raise damaged(self._link.corpus, reason) from error


def _refuse_count(counted: int, found: int) -> None:
    raise ValueError(f"{counted} spans are counted, but there are {found}")


def _marks(values: Sequence[object] | dict[int, Article]) -> str:
    return ", ".join("?" * len(values))
