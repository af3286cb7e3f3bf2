"""The reviewer's desk: samples drawn, judged, estimated and signed off; quick enough for the window, but for drawing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import ReviewError, SettingError
from annotator.domain.ids import AnnotatorId, ArticleId, IdFactory
from annotator.domain.offsets import Fragments
from annotator.domain.people import PersonRole
from annotator.domain.ports import Clock, Monitor, OpenUnitOfWork, UnitOfWork
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.reason import Reason
from annotator.domain.reviews import (
    Judged,
    Judgement,
    Lock,
    Returned,
    ReviewItem,
    Sample,
    SampleRequest,
    Sent,
    Signature,
)
from annotator.domain.span import Span
from annotator.services.people import require
from annotator.services.reviewing_draw import Drawing, draw
from annotator.services.reviewing_results import ReviewResult, result_of
from annotator.services.shown_names import ShownNames, names_for, unnamed


@dataclass(frozen=True)
class Said:
    """What a reviewer says about an item, before it is stored.

    Attributes:
        judged: What.
        label: The right label; of something missing, its label.
        fragments: The right edges; of something missing, its place.
        layer: Of something missing.
        reason: Why.
    """

    judged: Judged
    label: str = ""
    fragments: Fragments = ()
    layer: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Reviewing:
    """What a reviewer does on a corpus.

    Attributes:
        open_unit_of_work: Opens a transaction.
        who: The reviewer.
        now: The clock, UTC.
        new_id: Makes ids.
    """

    open_unit_of_work: OpenUnitOfWork
    who: AnnotatorId
    now: Clock
    new_id: IdFactory

    # --- samples -----------------------------------------------------------------------------

    def preview(self, request: SampleRequest, monitor: Monitor) -> Drawing:
        """Draw a sample without storing it.

        Raises:
            SettingError: If there is nothing to draw from, or the request contradicts itself.
            TaskCancelledError: If it was cancelled.
        """
        with self.open_unit_of_work() as work:
            return draw(work, request, self.new_id(), self.now(), monitor)

    def draw(self, request: SampleRequest, monitor: Monitor) -> Sample:
        """Draw a sample and store it with what it was drawn from.

        Raises:
            NotPermittedError: If others review here.
            SettingError: If the name is taken, there is nothing to draw from, or the request contradicts itself.
            StorageError: If it cannot be written.
            TaskCancelledError: If it was cancelled; nothing is stored then.
        """
        with self.open_unit_of_work() as work:
            require(work, self.who, PersonRole.REVIEWER)
            drawing = draw(work, request, self.new_id(), self.now(), monitor)
            sample = replace(drawing.sample, by=self.who)
            work.reviews.add(sample, drawing.sets, drawing.items)
            work.commit()
            return sample

    def samples(self) -> Sequence[Sample]:
        """All samples, newest first."""
        with self.open_unit_of_work() as work:
            return work.reviews.samples()

    def sample(self, name: str) -> Sample:
        """The sample with this id or name.

        Raises:
            NotFoundError: If there is none.
        """
        with self.open_unit_of_work() as work:
            return work.reviews.sample(name)

    def items(self, sample: str) -> Sequence[ReviewItem]:
        """What is to be judged, in the order of judging."""
        with self.open_unit_of_work() as work:
            return work.reviews.items(sample)

    def judgements(self, sample: str, after: int = 0) -> Sequence[Judgement]:
        """What was said so far and holds; only what was said after the judgement with a number."""
        with self.open_unit_of_work() as work:
            return work.reviews.judgements(sample, after)

    def result(self, sample: str) -> ReviewResult:
        """What the sample says by now.

        Raises:
            NotFoundError: If there is none.
        """
        with self.open_unit_of_work() as work:
            return result_of(work, work.reviews.sample(sample))

    def names(self, sample: Sample) -> ShownNames:
        """What people are called on the desk: by letters, the same in all of the sample, if sample or corpus are blind."""
        with self.open_unit_of_work() as work:
            return names_for(work, hide=sample.request.blind)

    def people_to_choose(self) -> Sequence[AnnotatorId]:
        """Whose sets a sample may be drawn from by name: a sample of one person alone would tell whose it is."""
        with self.open_unit_of_work() as work:
            names = names_for(work, self.who)
        return list(filter(names.is_open, self.people()))

    def people(self) -> Sequence[AnnotatorId]:
        """Whose sets there are, the gold among them, sorted."""
        with self.open_unit_of_work() as work:
            return sorted({annotator for _, annotator in work.findings.revisions()})

    # --- judging -----------------------------------------------------------------------------

    def to_look_at(self, sample: Sample, item: ReviewItem) -> AnnotationSet:
        """The set of an item, which does not tell whose it is if that is not to be seen."""
        return unnamed(self.set_of(item), self.names(sample), sample.id)

    def set_of(self, item: ReviewItem) -> AnnotationSet:
        """The set an item was drawn from, as it is now, with the item's span as it was drawn."""
        with self.open_unit_of_work() as work:
            own = work.annotations.get(item.article, item.annotator)
        if item.is_article:
            return own
        now = own.spans.get(item.span)
        if now is not None and now.signature == item.signature:
            return own
        provenance = now.provenance if now else Provenance(origin=Origin.PERSON, by=item.annotator)
        drawn = Span(
            id=item.span,
            layer=item.layer,
            label=item.label,
            fragments=item.fragments,
            provenance=provenance,
        )
        return replace(own, spans={**own.spans, item.span: drawn})

    def judge(self, sample: Sample, item: ReviewItem, said: Said) -> Judgement:
        """Store what a reviewer says about an item.

        Raises:
            NotPermittedError: If others review here.
            ReviewError: If the sample is signed off, or this cannot be said about the item.
            StorageError: If it cannot be written.
        """
        self._check(sample, item, said)
        judgement = Judgement(
            item.number,
            said.judged,
            self.who,
            self.now(),
            layer=said.layer,
            label=said.label,
            fragments=said.fragments,
            reason=said.reason.strip(),
        )
        with self.open_unit_of_work() as work:
            require(work, self.who, PersonRole.REVIEWER)
            self._refuse_signed(work, sample)
            seq = work.reviews.judge(sample.id, judgement)
            work.commit()
        return replace(judgement, seq=seq)

    def undo(self, sample: Sample) -> Judgement | None:
        """Take back one's own last judgement of a sample; the one before it holds again.

        Raises:
            ReviewError: If the sample is signed off, or what was said has been acted on.
            StorageError: If it cannot be written.
        """
        with self.open_unit_of_work() as work:
            self._refuse_signed(work, sample)
            judgement = work.reviews.withdraw(sample.id, self.who)
            if judgement is not None and judgement.sent is Sent.APPLIED:
                reason = Reason(
                    "the last judgement was applied to the annotations; take that back there"
                )
                raise ReviewError(sample=sample.request.name, reason=reason)
            work.commit()
        return judgement

    def send_back(self, sample: Sample, seqs: Collection[int]) -> None:
        """Ask the annotators to see to what is wrong.

        Raises:
            StorageError: If it cannot be written.
        """
        self._mark(sample, seqs, Sent.RETURNED)

    def settle(self, seqs: Collection[int]) -> None:
        """Say, as the annotator, that what came back is seen to.

        Raises:
            StorageError: If it cannot be written.
        """
        with self.open_unit_of_work() as work:
            work.reviews.mark(seqs, Sent.SETTLED)
            work.commit()

    def returned(self) -> Sequence[Returned]:
        """What came back to the person who works."""
        with self.open_unit_of_work() as work:
            return work.reviews.returned(self.who)

    # --- signing off -------------------------------------------------------------------------

    def sign(self, sample: Sample, reason: str = "") -> Signature:
        """Sign a batch off: nothing of what the sample was drawn from can be changed from then on.

        Raises:
            NotPermittedError: If others review here.
            ReviewError: If not everything is judged, or it is signed off already.
            StorageError: If it cannot be written.
        """
        with self.open_unit_of_work() as work:
            require(work, self.who, PersonRole.REVIEWER)
            self._refuse_signed(work, sample)
            result = result_of(work, work.reviews.sample(sample.id))
            if not result.is_complete:
                left = result.sample.items - result.judged
                reason = Reason(
                    "{left} of {items} are not judged yet", left=left, items=result.sample.items
                )
                raise ReviewError(sample=sample.request.name, reason=reason)
            signature = Signature(
                self.who, self.now(), locks=True, decision=result.decision, reason=reason.strip()
            )
            work.reviews.sign(sample.id, signature)
            work.commit()
        return signature

    def unlock(self, sample: Sample, reason: str) -> Signature:
        """Unlock a batch; who did it, when and why is kept.

        Raises:
            NotPermittedError: If others review here.
            ReviewError: If it is not signed off.
            SettingError: If no reason is given.
            StorageError: If it cannot be written.
        """
        if not reason.strip():
            raise SettingError(
                option="reason", reason=Reason("is missing: say why it is unlocked.")
            )
        with self.open_unit_of_work() as work:
            require(work, self.who, PersonRole.REVIEWER)
            now = work.reviews.sample(sample.id)
            if now.signature is None or not now.locked:
                raise ReviewError(sample=now.request.name, reason=Reason("it is not signed off"))
            signature = replace(
                now.signature, by=self.who, at=self.now(), locks=False, reason=reason.strip()
            )
            work.reviews.sign(sample.id, signature)
            work.commit()
        return signature

    def signatures(self, sample: str) -> Sequence[Signature]:
        """Every sign-off and unlocking, oldest first."""
        with self.open_unit_of_work() as work:
            return work.reviews.signatures(sample)

    def lock(self, article: ArticleId, annotator: AnnotatorId) -> Lock | None:
        """Why a set cannot be changed; ``None``: it can."""
        with self.open_unit_of_work() as work:
            return work.reviews.lock(article, annotator)

    # --- inside ------------------------------------------------------------------------------

    def _mark(self, sample: Sample, seqs: Collection[int], sent: Sent) -> None:
        with self.open_unit_of_work() as work:
            require(work, self.who, PersonRole.REVIEWER)
            self._refuse_signed(work, sample)
            work.reviews.mark(seqs, sent)
            work.commit()

    @staticmethod
    def _refuse_signed(work: UnitOfWork, sample: Sample) -> None:
        by = work.reviews.signed_by(sample.id)
        if by is not None:
            reason = Reason("it was signed off by {by}; unlock it first", by=by)
            raise ReviewError(sample=sample.request.name, reason=reason)

    @staticmethod
    def _check(sample: Sample, item: ReviewItem, said: Said) -> None:
        reason = ""
        if said.judged is Judged.MISSING:
            if not (said.layer and said.label and said.fragments):
                reason = Reason("select what is missing and give it a label")
        elif (said.judged is Judged.COMPLETE) is not item.is_article:
            reason = (
                Reason("an article as a whole is complete, or something in it is missing")
                if item.is_article
                else Reason("only a whole article can be complete")
            )
        elif said.judged is Judged.LABEL and said.label == item.label:
            reason = Reason("this is the label it has")
        elif said.judged is Judged.EDGE and said.fragments == item.fragments:
            reason = Reason("these are the edges it has")
        if reason:
            raise ReviewError(sample=sample.request.name, reason=reason)
