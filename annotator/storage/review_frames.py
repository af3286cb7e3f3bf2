"""What samples are drawn from: sets, spans, and what is known of them that makes a mistake likelier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId, ArticleId, SpanId
from annotator.domain.reviews import FrameSet, FrameSpan
from annotator.storage.link import Link
from annotator.storage.values import objects, places, ranges, times

_VISIBLE = "a.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')"
_SETS = f"""
SELECT a.id, t.annotator, a.source, t.rev FROM annotation_sets t JOIN articles a ON a.seq = t.article
WHERE t.annotator <> ? AND {_VISIBLE}"""  # noqa: S608 - a constant
_IN_ORDER = " ORDER BY a.import_id, a.seq, t.annotator"
_ROLES = """
SELECT article, annotator, head, count(*) FROM arguments WHERE annotator <> ?
GROUP BY article, annotator, head"""
_SPANS = f"""
SELECT a.id, s.annotator, s.id, s.layer, s.label, s."begin", s."end", s.fragments, s.provenance,
  s.article FROM spans s JOIN articles a ON a.seq = s.article
WHERE s.annotator <> ? AND {_VISIBLE}"""  # noqa: S608 - a constant
_SPANS_IN_ORDER = ' ORDER BY a.import_id, a.seq, s.annotator, s."begin", s."end" DESC, s.id'
_FINDINGS = """
SELECT DISTINCT a.id, f.annotator, f.about FROM findings f JOIN articles a ON a.seq = f.article
WHERE f.ignored = 0"""
_TIMES = """
SELECT a.id, c.annotator, c."at", c.seq FROM change_log c JOIN articles a ON a.seq = c.article
WHERE c.annotator <> ? ORDER BY c.seq"""

_PROVENANCE = objects("spans", "provenance")
_ACCEPTED = times("spans", "provenance")
_GAPS = places("spans", "fragments")
_PLACE = ranges("spans")
_AT = times("change_log", "at")


def frame_sets(
    link: Link, annotators: Collection[AnnotatorId], *, done_only: bool
) -> Sequence[FrameSet]:
    """The sets of these people, or of all without the gold, in the order of the corpus."""
    sql, values = _SETS, [SUGGESTIONS]
    if done_only:
        sql += " AND t.status = 'done'"
    more, named = _of(annotators, "t")
    if not annotators:
        more, named = " AND t.annotator <> ?", [GOLD]
    rows = link.rows(sql + more + _IN_ORDER, (*values, *named))
    return [FrameSet(*row) for row in rows]


def frame_spans(link: Link, annotators: Collection[AnnotatorId]) -> Iterator[FrameSpan]:
    """The spans of these people's sets, or of everybody's with the gold, set by set."""
    roles = {
        (article, annotator, head): count
        for article, annotator, head, count in link.rows(_ROLES, (SUGGESTIONS,))
    }
    more, named = _of(annotators, "s")
    for row in link.rows(_SPANS + more + _SPANS_IN_ORDER, (SUGGESTIONS, *named)):
        article, annotator, span, layer, label, begin, end, gaps, provenance, seq = row
        made = _PROVENANCE.of(provenance, link.corpus, span)
        accepted = made.get("at") if "suggestion" in made else None
        yield FrameSpan(
            ArticleId(article),
            AnnotatorId(annotator),
            SpanId(span),
            layer,
            label,
            _GAPS.of(gaps, link.corpus, span)
            if gaps
            else (_PLACE.of((begin, end), link.corpus, span),),
            made.get("score"),
            _ACCEPTED.of(accepted, link.corpus, span) if accepted else None,
            roles.get((seq, annotator, span), 0),
        )


def finding_places(link: Link) -> Collection[tuple[ArticleId, AnnotatorId, str]]:
    """Article, annotator and signature of what has an open finding."""
    return {(ArticleId(a), AnnotatorId(who), about) for a, who, about in link.rows(_FINDINGS)}


def action_times(link: Link) -> Mapping[tuple[ArticleId, AnnotatorId], Sequence[datetime]]:
    """When something was done to each set, oldest first."""
    found: defaultdict[tuple[ArticleId, AnnotatorId], list[datetime]] = defaultdict(list)
    for article, annotator, at, seq in link.rows(_TIMES, (SUGGESTIONS,)):
        found[ArticleId(article), AnnotatorId(annotator)].append(_AT.of(at, link.corpus, seq))
    return found


def _of(annotators: Collection[AnnotatorId], table: str) -> tuple[str, list[AnnotatorId]]:
    if not annotators:
        return "", []
    places = ", ".join("?" * len(annotators))
    return f" AND {table}.annotator IN ({places})", sorted(annotators)
