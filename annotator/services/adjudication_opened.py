"""An article on the desk of adjudication within one transaction: read, decided on, stored with the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.errors import (
    OverlapNotAllowedError,
)
from annotator.domain.gold_decisions import (
    Choice,
    GoldDecision,
    ReasonCode,
    Ruling,
)
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.people import PersonRole
from annotator.domain.ports import UnitOfWork
from annotator.domain.rules import clash
from annotator.domain.schema import OverlapMode
from annotator.domain.workbench import Workbench
from annotator.quality.cases import Case, Cases
from annotator.services.adjudication_article import DeskArticle
from annotator.services.adjudication_gold import (
    DECIDED,
    VOTED,
    GoldDraft,
    Outcome,
)
from annotator.services.adjudication_queue import entry_of, state_of_sets, voting_sets
from annotator.services.adjudication_way import name_of_way, way_of
from annotator.services.merge_history import change_set_of
from annotator.services.people import require, team_of

if TYPE_CHECKING:
    from annotator.services.adjudication_desk import GoldDesk

_TWO = 2


class OpenedArticle:
    """An article in a transaction.

    Args:
        work: The transaction.
        desk: Whose article it is.
        article: Its id.
    """

    def __init__(self, work: UnitOfWork, desk: GoldDesk, article: ArticleId) -> None:
        self._work = work
        self._desk = desk
        self._id = article
        self._way = way_of(work)
        self._team = team_of(work)
        self._read()

    def _read(self) -> None:
        work = self._work
        self._revisions = work.gold_decisions.revisions(self._id).get(self._id, {})
        self._decisions = list(work.gold_decisions.of(self._id))
        self._state = self._named()
        self._outcome: Outcome | None = None
        self._draft: GoldDraft | None = None
        known = self._desk.known.get(self._state)
        self._sets = (
            known.sets
            if known is not None
            else voting_sets(work, self._id, self._revisions, self._way)
        )

    def _named(self) -> str:
        """What the state of all that counts is called."""
        said = (self._id, state_of_sets(self._revisions), self._team.blind, len(self._decisions))
        return f"{said}{name_of_way(self._way, self._desk.schema)}"

    def shown(self) -> DeskArticle:
        """As a curator sees it."""
        known = self._desk.known.get(self._state)
        if known is None:
            known = self._made()
            self._desk.known.clear()
            self._desk.known[self._state] = known
        return known

    def _made(self) -> DeskArticle:
        gold, suggestions = self._work.annotations.pair(self._id, GOLD)
        names = [own.annotator for own in self._sets]
        shown = self._team.shown(names, self._id)
        order = sorted(self._sets, key=lambda own: (shown[own.annotator], own.annotator))
        step = self._work.history.undoable(self._id, GOLD)
        if step is not None:
            logged = self._work.history.entry(step.seq).change_set
            step = None if logged.id.startswith(VOTED) else step
        cases = self._worked_out().cases if len(self._sets) >= _TWO else Cases()
        return DeskArticle(gold.article, tuple(order), gold, suggestions, cases, shown, step)

    def rule(
        self,
        case: Case,
        part: str,
        choice: Choice,
        ruling: Ruling,
        parents: tuple[AnnotatorId, ...],
        reason: ReasonCode | None,
        note: str,
    ) -> DeskArticle:
        """Write a decision and what follows from it, as one step."""
        require(self._work, self._desk.curator, PersonRole.CURATOR)
        now = self._desk.now()
        step = ChangeSetId(DECIDED + self._desk.new_id())
        before = case.ruled
        signs = {span.signature for span in case.spans.values()}
        decision = GoldDecision(
            article=self._id,
            question=case.question,
            part=part,
            layer=case.layer,
            choice=choice,
            ruling=ruling,
            signatures=tuple(sorted(signs | (before.signatures if before else frozenset()))),
            considered=case.considered,
            readings=case.readings,
            parents=parents,
            curator=self._desk.curator,
            at=now,
            step=step,
            reason=reason,
            note=note.strip(),
        )
        self._decisions.append(decision)
        self._outcome = None
        outcome = self._worked_out()
        self._check(outcome)
        subject = case.longest.covered_text(outcome.before.article.text)
        change_set = change_set_of(outcome.before, outcome.changes, step, _short(subject), now)
        bench = Workbench(*self._work.annotations.pair(self._id, GOLD))
        self._work.annotations.record(change_set, bench.apply(change_set).tally)
        self._work.gold_decisions.add(decision)
        return self.stored()

    def stored(self) -> DeskArticle:
        """As a curator sees it, once it is on disk, the queue included."""
        # What was worked out holds: the sets are the same, and the gold is what was to come of it.
        work = self._work
        self._revisions = work.gold_decisions.revisions(self._id)[self._id]
        self._decisions = list(work.gold_decisions.of(self._id))
        self._state = self._named()
        shown = self._made()
        self._desk.known.clear()
        self._desk.known[self._state] = shown
        by = name_of_way(self._way, self._desk.schema)
        entry = entry_of(shown.article, shown.cases, state_of_sets(self._revisions), by)
        self._work.gold_decisions.put(self._id, entry)
        self._work.commit()
        return shown

    def _worked_out(self) -> Outcome:
        if self._outcome is None:
            desk = self._desk
            self._draft = self._draft or GoldDraft(self._work, self._id)
            self._outcome = self._draft.worked_out(
                self._sets, desk.schema, self._way, self._decisions, desk.now()
            )
        return self._outcome

    def _check(self, outcome: Outcome) -> None:
        """Refuse what may not stand beside what is gold already."""
        before, after = outcome.before.spans, outcome.after
        for span in after.spans.values():
            layer = self._desk.schema.layers.get(span.layer)
            if span.id in before or layer is None or layer.overlap is OverlapMode.ANY:
                continue
            for other in after.spans.values():
                beside = other.layer == span.layer and other.id != span.id
                if beside and clash(span.fragments, other.fragments, layer.overlap):
                    covered = after.covered_text(other)
                    raise OverlapNotAllowedError(
                        layer=span.layer, covered=covered, label=other.label
                    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    most = 60
    return line if len(line) <= most else f"{line[: most - 1]}…"
