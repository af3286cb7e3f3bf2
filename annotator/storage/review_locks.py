"""Locks: what was signed off cannot be changed, whoever asks; looked up where every change is written."""

from __future__ import annotations

from collections.abc import Collection

from annotator.domain.errors import SetLockedError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reviews import Lock
from annotator.storage.link import Link
from annotator.storage.values import times

_LOCK = """
SELECT s.name, s.id, a.title FROM review_frames f
JOIN review_samples s ON s.id = f.sample JOIN articles a ON a.seq = f.article
WHERE f.article = ? AND f.annotator = ? AND s.locked = 1 ORDER BY s.drawn_at LIMIT 1"""
IS_LOCKED = """
EXISTS (SELECT 1 FROM review_frames f JOIN review_samples r ON r.id = f.sample
  WHERE f.article = s.article AND f.annotator = s.annotator AND r.locked = 1)"""
"""Whether a set ``s`` is signed off, as part of another question."""
_SIGNED = """
SELECT signed_by, signed_at FROM review_signatures
WHERE sample = ? AND locks = 1 ORDER BY seq DESC LIMIT 1"""
# Asked before every judgement: nothing here grows with the sample.
_SIGNER = """
SELECT g.signed_by FROM review_samples s JOIN review_signatures g ON g.sample = s.id
WHERE s.id = ? AND s.locked = 1 ORDER BY g.seq DESC LIMIT 1"""
_SEQ = "SELECT seq FROM articles WHERE id = ?"
_ALL = """
SELECT DISTINCT a.id, f.annotator FROM review_samples s
JOIN review_frames f ON f.sample = s.id JOIN articles a ON a.seq = f.article
WHERE s.locked = 1"""

_SIGNED_AT = times("review_signatures", "signed_at")


def refuse_locked(link: Link, article: int, annotator: AnnotatorId) -> None:
    """Refuse a change of a set that is signed off.

    Args:
        link: In the transaction that is to change it.
        article: The article's number.
        annotator: Whose set.

    Raises:
        SetLockedError: If it is.
    """
    row = link.row(_LOCK, (article, annotator))
    if row is None:
        return
    name, sample, title = row
    by, at = link.row(_SIGNED, (sample,))
    raise SetLockedError(
        annotator=annotator, title=title, sample=name, by=by, at=at[:16].replace("T", " ")
    )


def lock_of(link: Link, article: ArticleId, annotator: AnnotatorId) -> Lock | None:
    """Why a set cannot be changed; ``None``: it can, or there is no such article."""
    seq = link.row(_SEQ, (article,))
    row = link.row(_LOCK, (seq[0], annotator)) if seq else None
    if row is None:
        return None
    by, at = link.row(_SIGNED, (row[1],))
    return Lock(row[0], by, _SIGNED_AT.of(at, link.corpus, row[0]))


def signer_of(link: Link, sample: str) -> str | None:
    """Who signed a sample off; ``None``: nobody, or it was unlocked."""
    row = link.row(_SIGNER, (sample,))
    return str(row[0]) if row else None


def locked_sets(link: Link) -> Collection[tuple[ArticleId, AnnotatorId]]:
    """All sets that are locked."""
    return {(ArticleId(article), AnnotatorId(annotator)) for article, annotator in link.rows(_ALL)}
