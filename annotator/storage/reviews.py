"""The repository of reviews: samples, judgements and sign-offs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from annotator.domain.errors import SampleNotFoundError, SettingError
from annotator.domain.ids import AnnotatorId, ArticleId, SpanId
from annotator.domain.offsets import fragments_text
from annotator.domain.reason import Reason
from annotator.domain.reviews import (
    Decision,
    DrawnItem,
    FrameSet,
    FrameSpan,
    Judged,
    Judgement,
    Lock,
    Returned,
    ReviewItem,
    Sample,
    SampleRequest,
    SamplingFrame,
    Sent,
    Signature,
)
from annotator.storage import review_frames as frames
from annotator.storage.article_numbers import number_of
from annotator.storage.errors import ConstraintError
from annotator.storage.link import Link
from annotator.storage.review_locks import lock_of, locked_sets, signer_of
from annotator.storage.values import made_of, places, times, words

_REQUEST: TypeAdapter[SampleRequest] = TypeAdapter(SampleRequest)
_FRAME: TypeAdapter[SamplingFrame] = TypeAdapter(SamplingFrame)
_STORED_REQUEST = made_of("review_samples", "request", _REQUEST.validate_json)
_STORED_FRAME = made_of("review_samples", "frame", _FRAME.validate_json)
_DRAWN_AT = times("review_samples", "drawn_at")
_ITEM_PLACE = places("review_items", "fragments")
_JUDGED = words("review_judgements", "judged", Judged)
_JUDGED_AT = times("review_judgements", "judged_at")
_JUDGED_PLACE = places("review_judgements", "fragments")
_SENT = words("review_judgements", "sent", Sent)
_SIGNED_AT = times("review_signatures", "signed_at")
_DECISION = words("review_signatures", "decision", Decision)

_IS_THERE = "SELECT 1 FROM review_samples WHERE name = ?"
_ADD = """
INSERT INTO review_samples (id, name, request, frame, drawn_by, drawn_at, locked)
VALUES (?, ?, ?, ?, ?, ?, 0)"""
_ADD_SET = "INSERT INTO review_frames (article, annotator, sample, rev) VALUES (?, ?, ?, ?)"
_ADD_ITEM = """
INSERT INTO review_items (sample, number, article, annotator, span, layer, label, fragments, roles,
  stratum, chance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_SAMPLES = """
SELECT s.id, s.request, s.frame, s.drawn_by, s.drawn_at,
  (SELECT count(*) FROM review_items i WHERE i.sample = s.id),
  (SELECT count(DISTINCT j.number) FROM review_judgements j
   WHERE j.sample = s.id AND j.withdrawn = 0 AND j.judged <> 'missing')
FROM review_samples s"""
_SIGNATURES = """
SELECT signed_by, signed_at, locks, decision, reason, seq FROM review_signatures
WHERE sample = ? ORDER BY seq"""
_ITEM_COLUMNS = """
i.number, a.id, a.title, i.annotator, i.span, i.layer, i.label, i.fragments, i.roles, i.stratum,
i.chance"""
_ITEMS = f"""
SELECT {_ITEM_COLUMNS} FROM review_items i JOIN articles a ON a.seq = i.article
WHERE i.sample = ? ORDER BY i.number"""  # noqa: S608 - a constant
_JUDGEMENT_COLUMNS = """
j.number, j.judged, j.judged_by, j.judged_at, j.layer, j.label, j.fragments, j.reason, j.sent, j.seq"""
# Of an item the last one holds; what is missing stands beside it.
_HOLDS = """
j.withdrawn = 0 AND (j.judged = 'missing' OR j.seq = (
  SELECT max(k.seq) FROM review_judgements k
  WHERE k.sample = j.sample AND k.number = j.number AND k.withdrawn = 0 AND k.judged <> 'missing'))"""
_JUDGEMENTS = f"""
SELECT {_JUDGEMENT_COLUMNS} FROM review_judgements j WHERE j.sample = ? AND {_HOLDS}
ORDER BY j.seq"""  # noqa: S608 - a constant
# By number, not by sample: read after every judgement, the work is that for the new ones.
_JUDGEMENTS_AFTER = f"""
SELECT {_JUDGEMENT_COLUMNS} FROM review_judgements j
WHERE j.seq > ? AND j.sample || '' = ? AND {_HOLDS}
ORDER BY j.seq"""  # noqa: S608 - a constant
_JUDGE = """
INSERT INTO review_judgements (sample, number, judged, layer, label, fragments, reason, sent,
  judged_by, judged_at, withdrawn) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"""
_LAST = f"""
SELECT {_JUDGEMENT_COLUMNS} FROM review_judgements j
WHERE j.sample = ? AND j.judged_by = ? AND j.withdrawn = 0
ORDER BY j.seq DESC LIMIT 1"""  # noqa: S608 - a constant
_WITHDRAW = "UPDATE review_judgements SET withdrawn = 1 WHERE seq = ?"
_MARK = "UPDATE review_judgements SET sent = ? WHERE seq = ?"
_RETURNED = f"""
SELECT j.sample, {_ITEM_COLUMNS}, {_JUDGEMENT_COLUMNS} FROM review_judgements j
JOIN review_items i ON i.sample = j.sample AND i.number = j.number
JOIN articles a ON a.seq = i.article
WHERE i.annotator = ? AND j.sent = 'returned' AND {_HOLDS}
ORDER BY a.import_id, a.seq, j.seq"""  # noqa: S608 - a constant
_MOVED_ON = """
SELECT count(*) FROM review_frames f
JOIN annotation_sets t ON t.article = f.article AND t.annotator = f.annotator
WHERE f.sample = ? AND t.rev <> f.rev"""
# Only what had not moved on before.
_FOLLOW = """
UPDATE review_frames SET rev = rev + 1
WHERE sample = ? AND article = ? AND annotator = ? AND rev + 1 = (
  SELECT t.rev FROM annotation_sets t
  WHERE t.article = review_frames.article AND t.annotator = review_frames.annotator)"""
_SIGN = """
INSERT INTO review_signatures (sample, signed_by, signed_at, locks, decision, reason)
VALUES (?, ?, ?, ?, ?, ?)"""
_LOCK = "UPDATE review_samples SET locked = ? WHERE id = ?"

_ITEM_WIDTH = 11


class SqlReviews:
    """``ReviewRepository`` on a link; never commits."""

    def __init__(self, link: Link) -> None:
        self._link = link

    # --- what can be drawn -------------------------------------------------------------------

    def frame_sets(
        self, annotators: Collection[AnnotatorId], *, done_only: bool
    ) -> Sequence[FrameSet]:
        """The sets of these people, or of all without the gold, in the order of the corpus."""
        return frames.frame_sets(self._link, annotators, done_only=done_only)

    def frame_spans(self, annotators: Collection[AnnotatorId]) -> Iterator[FrameSpan]:
        """The spans of these people's sets, or of everybody's with the gold, set by set."""
        return frames.frame_spans(self._link, annotators)

    def finding_places(self) -> Collection[tuple[ArticleId, AnnotatorId, str]]:
        """Article, annotator and signature of what has an open finding."""
        return frames.finding_places(self._link)

    def action_times(self) -> Mapping[tuple[ArticleId, AnnotatorId], Sequence[datetime]]:
        """When something was done to each set, oldest first."""
        return frames.action_times(self._link)

    # --- samples -----------------------------------------------------------------------------

    def add(self, sample: Sample, sets: Sequence[FrameSet], items: Sequence[DrawnItem]) -> None:
        """Store a sample with its frame.

        Raises:
            SettingError: If there is one of that name.
            NotFoundError: If an article of it is not there.
        """
        link, request = self._link, sample.request
        link.begin()
        if link.row(_IS_THERE, (request.name,)) is not None:
            reason = Reason(
                "there is a sample {name!r} already; choose another name.", name=request.name
            )
            raise SettingError(option="name", reason=reason)
        values = (_REQUEST.dump_json(request).decode(), _FRAME.dump_json(sample.frame).decode())
        try:
            link.write(_ADD, (sample.id, request.name, *values, sample.by, sample.at.isoformat()))
        except ConstraintError as error:
            # Somebody else took the name between the question and the answer.
            reason = Reason(
                "there is a sample {name!r} already; choose another name.", name=request.name
            )
            raise SettingError(option="name", reason=reason) from error
        seqs = {
            article: number_of(self._link, article) for article in {each.article for each in sets}
        }
        link.write_many(
            _ADD_SET,
            [(seqs[each.article], each.annotator, sample.id, each.revision) for each in sets],
        )
        link.write_many(
            _ADD_ITEM,
            [
                (
                    sample.id,
                    number,
                    seqs[each.unit.article],
                    each.unit.annotator,
                    *_span_values(each.span),
                    each.stratum,
                    each.chance,
                )
                for number, each in enumerate(items, start=1)
            ],
        )

    def samples(self) -> Sequence[Sample]:
        """All samples, newest first."""
        rows = self._link.rows(f"{_SAMPLES} ORDER BY s.drawn_at DESC, s.name")
        return [self._sample(row) for row in rows]

    def sample(self, name: str) -> Sample:
        """The sample with this id or name.

        Raises:
            NotFoundError: If there is none.
        """
        row = self._link.row(f"{_SAMPLES} WHERE s.id = ? OR s.name = ?", (name, name))
        if row is None:
            raise SampleNotFoundError(id=name)
        return self._sample(row)

    def items(self, sample: str) -> Sequence[ReviewItem]:
        """What is to be judged, in the order of judging."""
        return [self._item(row) for row in self._link.rows(_ITEMS, (sample,))]

    # --- judgements --------------------------------------------------------------------------

    def judgements(self, sample: str, after: int = 0) -> Sequence[Judgement]:
        """What holds, oldest first; only what was said after the judgement with a number."""
        rows = (
            self._link.rows(_JUDGEMENTS_AFTER, (after, sample))
            if after
            else self._link.rows(_JUDGEMENTS, (sample,))
        )
        return [self._judgement(row) for row in rows]

    def judge(self, sample: str, judgement: Judgement) -> int:
        """Store a judgement; its number."""
        return self._link.insert(
            _JUDGE,
            (
                sample,
                judgement.number,
                judgement.judged.value,
                judgement.layer,
                judgement.label,
                fragments_text(judgement.fragments),
                judgement.reason,
                judgement.sent.value,
                judgement.by,
                judgement.at.isoformat(),
            ),
        )

    def withdraw(self, sample: str, by: str) -> Judgement | None:
        """Take back the last judgement somebody made; ``None`` if there is none."""
        self._link.begin()
        row = self._link.row(_LAST, (sample, by))
        if row is None:
            return None
        judgement = self._judgement(row)
        self._link.write(_WITHDRAW, (judgement.seq,))
        return judgement

    def mark(self, seqs: Collection[int], sent: Sent) -> None:
        """Remember what became of judgements."""
        self._link.write_many(_MARK, [(sent.value, seq) for seq in sorted(seqs)])

    def returned(self, annotator: AnnotatorId) -> Sequence[Returned]:
        """What an annotator is asked to see to, in the order of the corpus."""
        return [
            Returned(
                row[0],
                self._item(row[1 : 1 + _ITEM_WIDTH]),
                self._judgement(row[1 + _ITEM_WIDTH :]),
            )
            for row in self._link.rows(_RETURNED, (annotator,))
        ]

    # --- sign-offs ---------------------------------------------------------------------------

    def moved_on(self, sample: str) -> int:
        """How many sets of the frame were changed since it was drawn."""
        return int(self._link.row(_MOVED_ON, (sample,))[0])

    def follow(self, sample: str, article: ArticleId, annotator: AnnotatorId) -> None:
        """Note that the last change of a set was a correction of this review."""
        self._link.write(_FOLLOW, (sample, number_of(self._link, article), annotator))

    def sign(self, sample: str, signature: Signature) -> None:
        """Store a sign-off or an unlocking."""
        self._link.begin(
            alone=True
        )  # an edit that has begun is part of what is signed, or comes too late
        self._link.write(
            _SIGN,
            (
                sample,
                signature.by,
                signature.at.isoformat(),
                int(signature.locks),
                signature.decision.value,
                signature.reason,
            ),
        )
        self._link.write(_LOCK, (int(signature.locks), sample))

    def signed_by(self, sample: str) -> str | None:
        """Who signed a sample off; ``None``: nobody, or it was unlocked."""
        return signer_of(self._link, sample)

    def signatures(self, sample: str) -> Sequence[Signature]:
        """Every sign-off and unlocking, oldest first."""
        corpus = self._link.corpus
        return [
            Signature(
                by,
                _SIGNED_AT.of(at, corpus, seq),
                bool(locks),
                _DECISION.of(decision, corpus, seq),
                reason,
            )
            for by, at, locks, decision, reason, seq in self._link.rows(_SIGNATURES, (sample,))
        ]

    def lock(self, article: ArticleId, annotator: AnnotatorId) -> Lock | None:
        """Why a set cannot be changed; ``None``: it can."""
        return lock_of(self._link, article, annotator)

    def locked(self) -> Collection[tuple[ArticleId, AnnotatorId]]:
        """All sets that are locked."""
        return locked_sets(self._link)

    # --- inside ------------------------------------------------------------------------------

    def _sample(self, row: Any) -> Sample:  # noqa: ANN401 - a tuple of whatever the columns hold
        sample, request, frame, by, at, items, judged = row
        corpus = self._link.corpus
        how = _STORED_REQUEST.of(request, corpus, sample)
        frame_of = _STORED_FRAME.of(frame, corpus, sample)
        signatures = self.signatures(sample)
        last = signatures[-1] if signatures else None
        when = _DRAWN_AT.of(at, corpus, sample)
        return Sample(sample, how, frame_of, by, when, int(items), int(judged), last)

    def _item(self, row: Any) -> ReviewItem:  # noqa: ANN401 - a tuple of whatever the columns hold
        number, article, title, annotator, span, layer, label, stored, roles, stratum, chance = row
        return ReviewItem(
            number,
            ArticleId(article),
            title,
            AnnotatorId(annotator),
            SpanId(span),
            layer,
            label,
            _ITEM_PLACE.of(stored, self._link.corpus, number),
            roles,
            stratum,
            chance,
        )

    def _judgement(self, row: Any) -> Judgement:  # noqa: ANN401 - a tuple of whatever the columns hold
        number, judged, by, at, layer, label, stored, reason, sent, seq = row
        corpus = self._link.corpus
        return Judgement(
            number,
            _JUDGED.of(judged, corpus, seq),
            by,
            _JUDGED_AT.of(at, corpus, seq),
            layer,
            label,
            _JUDGED_PLACE.of(stored, corpus, seq),
            reason,
            _SENT.of(sent, corpus, seq),
            seq,
        )


def _span_values(span: FrameSpan | None) -> tuple[str, str, str, str, int]:
    if span is None:
        return "", "", "", "", 0
    return span.id, span.layer, span.label, fragments_text(span.fragments), span.roles
