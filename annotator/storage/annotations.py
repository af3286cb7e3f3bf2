"""The repository of annotation sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import ChangeSet
from annotator.domain.errors import ArticleNotFoundError, OutOfTextError, PipelineError
from annotator.domain.ids import SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.news import NewsKind, Notice
from annotator.domain.offsets import GAP
from annotator.domain.ports import LogKind
from annotator.domain.reason import Reason
from annotator.domain.workbench import Proposal, Tally
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link
from annotator.storage.open_counts import count_open
from annotator.storage.recording import add_argument, add_spans, record
from annotator.storage.sets import load_sets

_ANNOTATORS = """
SELECT s.annotator FROM annotation_sets s JOIN articles a ON a.seq = s.article
JOIN imports i ON i.id = a.import_id
WHERE a.id = ? AND i.state = 'complete' AND s.annotator <> ? ORDER BY s.annotator"""
_OTHER_SETS = "SELECT annotator FROM annotation_sets WHERE article = ? AND annotator <> ?"
_LABELS = """
SELECT DISTINCT layer, label FROM spans
WHERE article = (SELECT seq FROM articles WHERE id = ?) AND annotator = ?"""
_FIND = "SELECT seq, length FROM articles WHERE id = ?"
_CLEAR = (
    "DELETE FROM arguments WHERE article = ? AND annotator = ?",
    "DELETE FROM spans WHERE article = ? AND annotator = ?",
)
_PUT_SET = """
INSERT INTO annotation_sets (article, annotator, status, spans, open_suggestions, note, rev)
VALUES (?, ?, 'new', ?, 0, '', 0)
ON CONFLICT (article, annotator) DO UPDATE SET spans = excluded.spans, rev = annotation_sets.rev + 1"""
_PUT_OPEN = "UPDATE annotation_sets SET open_suggestions = ? WHERE article = ? AND annotator = ?"
_PUT_SOURCE = "UPDATE articles SET suggestion_source = ?, suggestion_count = ? WHERE seq = ?"
_SOURCE = "SELECT suggestion_source FROM articles WHERE id = ?"
_PAGE = 500
_WITHOUT = """
SELECT a.import_id, a.seq, a.id FROM articles a
WHERE a.suggestion_source IS NULL AND (a.import_id, a.seq) > (?, ?)
  AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
ORDER BY a.import_id, a.seq LIMIT ?"""

_WINDOW = 1000
_LAST = "SELECT coalesce(max(seq), 0) FROM articles"
# Lengths and places are code points, and so are SQLite's of a text.
_SUGGESTED = """
SELECT a.id FROM articles a WHERE a.seq > ? AND a.seq <= ?
  AND a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
  AND EXISTS (SELECT 1 FROM spans s JOIN article_texts t ON t.article = s.article
    WHERE s.article = a.seq AND s.annotator = ? AND s.layer = ? AND s.label = ?
      AND ((s.fragments <> '' AND ? = 1)
        OR (s."end" - s."begin" = ? AND substr(t.text, s."begin" + 1, ?) = ?)))
ORDER BY a.seq"""


class SqlAnnotations:
    """``AnnotationRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    def get(self, article: ArticleId, annotator: AnnotatorId) -> AnnotationSet:
        """A set; empty if the annotator has not begun.

        Raises:
            NotFoundError: If there is no such article.
            CorpusDamagedError: If a row cannot be what was written.
        """
        return load_sets(self._link, article, (annotator,))[0]

    def pair(
        self, article: ArticleId, annotator: AnnotatorId
    ) -> tuple[AnnotationSet, AnnotationSet]:
        """The annotator's set and the suggestions, of one moment; raises as ``get`` does."""
        own, suggestions = load_sets(self._link, article, (annotator, SUGGESTIONS))
        return own, suggestions

    def several(
        self, article: ArticleId, annotators: Sequence[AnnotatorId]
    ) -> Sequence[AnnotationSet]:
        """The sets of several annotators, of one moment, in their order; raises as ``get`` does."""
        return load_sets(self._link, article, tuple(annotators))

    def annotators_of(self, article: ArticleId) -> Sequence[AnnotatorId]:
        """Who has a set on the article, ``gold`` included, ``suggestions`` not, sorted."""
        return [
            AnnotatorId(name) for (name,) in self._link.rows(_ANNOTATORS, (article, SUGGESTIONS))
        ]

    def labels(self, article: ArticleId, annotator: AnnotatorId) -> frozenset[tuple[str, str]]:
        """Layers and labels that the set has spans of; none if the annotator has not begun."""
        return frozenset(map(tuple, self._link.rows(_LABELS, (article, annotator))))

    def record(
        self, changes: ChangeSet, tally: Tally, *, kind: LogKind = LogKind.DO, of: int | None = None
    ) -> int:
        """Write the changes, the counts, the log entry and the undo step.

        Refused as a whole, with nothing written, if a span, argument, decision, status, note or the
        number of spans is not what the changes were planned on, or if an undo or redo is not of the
        entry whose turn it is. The number of open suggestions is worked out from what is stored.

        Raises:
            NotFoundError: If there is no such article.
            OutOfTextError: If a span ends after the text.
            StaleChangeError: If the stored set is not what the changes were planned on.
        """
        return record(self._link, changes, tally, kind, of)

    def replace_suggestions(self, article: ArticleId, proposal: Proposal, source: str) -> None:
        """Put these in place of the article's suggestions and renew the open counts of all sets.

        Raises:
            NotFoundError: If there is no such article.
            PipelineError: If the proposal contradicts itself.
        """
        link = self._link
        # Alone: the open counts of everybody rest on these suggestions.
        link.begin(alone=True)
        row = link.row(_FIND, (article,))
        if row is None:
            raise ArticleNotFoundError(id=article)
        seq, length = row
        for span in proposal.spans:
            if span.end > length:
                raise OutOfTextError(begin=span.begin, end=span.end, length=length)
        key = (seq, SUGGESTIONS)
        try:
            with link.savepoint():
                for statement in _CLEAR:
                    link.write(statement, key)
                link.write(_PUT_SET, (*key, len(proposal.spans)))
                add_spans(link, key, proposal.spans)
                for argument in proposal.arguments:
                    add_argument(link, key, argument)
                link.write(_PUT_SOURCE, (source, len(proposal.spans), seq))
                for (annotator,) in link.rows(_OTHER_SETS, key):
                    still_open = count_open(link, seq, annotator)
                    link.write(_PUT_OPEN, (still_open, seq, annotator))
                self._check_arguments(proposal)
                link.tell(Notice(NewsKind.SUGGESTIONS, article))
        except ConstraintError as error:
            reason = Reason(
                "article {article}: an id is proposed twice ({error})",
                article=article,
                error=str(error),
            )
            raise PipelineError(pipeline=source, reason=reason) from error
        except _DanglingArgumentError as error:
            reason = Reason(
                "article {article}: argument {error} points to a span that is not proposed",
                article=article,
                error=str(error),
            )
            raise PipelineError(pipeline=source, reason=reason) from error

    def suggested_by(self, article: ArticleId) -> str | None:
        """``pipeline@version`` that looked at the article last, also if it proposed nothing."""
        row = self._link.row(_SOURCE, (article,))
        return None if row is None else cast("str | None", row[0])

    def suggested(self, layer: str, label: str, text: str) -> Iterator[Sequence[ArticleId]]:
        """Articles for which the same words were suggested under the same label, about a thousand at a time."""
        length = len(text)
        wanted = (SUGGESTIONS, layer, label, int(GAP in text), length, length, text)
        (last,) = self._link.row(_LAST)
        for begin in range(0, last, _WINDOW):
            rows = self._link.rows(_SUGGESTED, (begin, begin + _WINDOW, *wanted))
            yield [ArticleId(article) for (article,) in rows]

    def without_suggestions(self) -> Iterator[ArticleId]:
        """Articles no pipeline has looked at yet, in import order, read in pages."""
        place = (0, 0)
        while page := self._link.rows(_WITHOUT, (*place, _PAGE)):
            place = page[-1][:2]
            for _, _, article in page:
                yield ArticleId(article)

    @staticmethod
    def _check_arguments(proposal: Proposal) -> None:
        known = {span.id for span in proposal.spans}
        for argument in proposal.arguments:
            ends = {argument.head} | ({argument.filler} if argument.filler is not None else set())
            if not ends <= known:
                raise _DanglingArgumentError(argument.id)


class _DanglingArgumentError(Exception):
    """An argument of a proposal has an end outside it."""
