"""From an action to a review list and on to the decision: in the article at once, in the whole corpus by the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from annotator.domain.changes import Verdict
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion_filter import EVERYTHING, rule_of
from annotator.services.bulk import BulkPlan, Candidate, Pick, Which, equal_to
from annotator.ui.dialogs.review_list import ReviewList
from annotator.ui.filter_dialog import FilterDialog
from annotator.ui.i18n import error_text, number
from annotator.ui.worker_task import TaskName

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow

_USUAL_SCORE = 0.8


class BulkReview(QObject):
    """Filters suggestions, and decides about many of them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    # --- what is shown -----------------------------------------------------------------------

    def ask_filter(self) -> None:
        """Ask which suggestions to show."""
        desk = self._window.desk
        if desk is None:
            return
        session = desk.session
        dialog = FilterDialog(session.schema, session.only, session.workbench, self._window)
        dialog.accepted.connect(lambda: session.set_filter(dialog.chosen))
        dialog.open()

    def show_everything(self) -> None:
        """Show all suggestions again."""
        if self._window.desk is not None:
            self._window.desk.session.set_filter(EVERYTHING)

    # --- in the article ----------------------------------------------------------------------

    def by_score(self) -> None:
        """Decide on all from a score up, or below one."""
        desk = self._window.desk
        if desk is None:
            return
        focused = desk.session.focused_span if desk.session.focus_is_suggestion else None
        score = focused.provenance.score if focused is not None else None
        # A whole per cent, and not above the suggestion one stands on.
        wanted = _USUAL_SCORE if score is None else int(100 * score) / 100
        self._review(Pick(Which.FROM, score=wanted))

    def equal_ones(self) -> None:
        """Decide on all with the words and the label of the one in focus."""
        pick = self._equal()
        if pick is not None:
            self._review(pick)

    def of_rule(self) -> None:
        """Decide on all that the rule of the one in focus made."""
        desk = self._window.desk
        if desk is not None and desk.session.focused_span is not None:
            self._review(Pick(Which.RULE, rule=rule_of(desk.session.focused_span)))

    def all_shown(self, verdict: Verdict) -> None:
        """Decide on all that are shown, without a list."""
        desk = self._window.desk
        if desk is not None:
            self._tell_refused(desk, desk.session.bulk.decide_on_all(verdict))

    # --- in the whole corpus -----------------------------------------------------------------

    def in_corpus(self) -> None:
        """Look for equal ones in all articles, and decide on them."""
        pick = self._equal()
        if pick is None:
            return
        params = {"layer": pick.layer, "label": pick.label, "text": pick.text}
        self._start("bulk_find", params, lambda result: self._review_found(pick, result))

    def take_back(self) -> None:
        """Take the last decision in the whole corpus back."""
        desk = self._window.desk
        if desk is None:
            return
        step = self._window.preferences.current.bulk_steps.get(desk.corpus.location)
        if step is None:
            nothing = self.tr("Nothing was decided in the whole corpus that could be taken back.")
            desk.notice.say(nothing, "info")
            return
        self._start("bulk_undo", {"step": step}, self._on_taken_back)

    # --- inside ------------------------------------------------------------------------------

    def _equal(self) -> Pick | None:
        desk = self._window.desk
        if desk is None or desk.session.workbench is None or not desk.session.focus_is_suggestion:
            return None
        focused = desk.session.focused_span
        return equal_to(focused, desk.session.workbench.article.text) if focused else None

    def _review(self, pick: Pick) -> None:
        desk = self._window.desk
        if desk is None:
            return
        bulk = desk.session.bulk
        dialog = ReviewList(
            desk.session.schema,
            pick,
            bulk.candidates,
            lambda rows, verdict: bulk.planning([row.span for row in rows], verdict),
            self._window,
        )
        dialog.accepted.connect(lambda: self._decide(dialog))
        dialog.open()

    def _decide(self, dialog: ReviewList) -> None:
        desk = self._window.desk
        if desk is None or dialog.planning is None:
            return
        self._tell_refused(desk, desk.session.bulk.decide(dialog.planning))

    def _tell_refused(self, desk: Desk, plan: BulkPlan | None) -> None:
        if plan is not None and plan.refused:
            said = self.tr("%Ln suggestion(s) stay(s) open: %1", "", len(plan.refused))
            desk.notice.say(said.replace("%1", error_text(plan.refused[0][1])))

    def _review_found(self, pick: Pick, result: Mapping[str, Any]) -> None:
        desk = self._window.desk
        if desk is None:
            return
        found = tuple(Candidate(**each) for each in result.get("candidates", ()))
        remark = self.tr(
            "Each article gets an undo step of its own; Take back in the whole corpus takes back all of them."
        )
        if result.get("more"):
            first = self.tr("These are the first %1; there are more.")
            remark = f"{first.replace('%1', number(len(found)))} {remark}"
        dialog = ReviewList(
            desk.session.schema,
            pick,
            lambda _pick: found,
            None,
            self._window,
            several=True,
            remark=remark,
        )
        dialog.accepted.connect(lambda: self._decide_in_corpus(dialog))
        dialog.open()

    def _decide_in_corpus(self, dialog: ReviewList) -> None:
        chosen: dict[ArticleId, list[str]] = {}
        for row in dialog.chosen:
            chosen.setdefault(row.article, []).append(row.signature)
        rejecting = dialog.verdict is Verdict.REJECTED
        verdict = Verdict.REJECTED if rejecting else Verdict.ACCEPTED
        params = {"verdict": verdict.value, "chosen": chosen}
        self._start("bulk_decide", params, self._on_decided)

    def _start(
        self, task: TaskName, params: Mapping[str, object], succeeded: Callable[[Any], None]
    ) -> None:
        desk = self._window.desk
        if desk is None:
            return
        location = desk.corpus.location
        asked = {"annotator": self._window.annotator, **params}
        handle = self._window.worker.start(task, location, asked)

        def still_there() -> bool:
            now = self._window.desk
            return now is not None and now.corpus.location == location

        def on_success(result: object) -> None:
            if still_there():
                succeeded(result)

        handle.succeeded.connect(on_success)
        if task != "bulk_find":
            # Also what was cancelled or broke off has decided about some articles.
            handle.finished.connect(self._renew)
        handle.finished.connect(self._window.show_state)
        self._window.show_state()

    def _on_decided(self, result: Mapping[str, Any]) -> None:
        desk = self._window.desk
        if desk is not None and result.get("articles"):
            location = desk.corpus.location
            self._window.preferences.remember_bulk_step(location, str(result.get("step", "")))

    def _on_taken_back(self, result: Mapping[str, Any]) -> None:
        desk = self._window.desk
        if desk is not None and not result.get("left_total"):
            self._window.preferences.remember_bulk_step(desk.corpus.location, "")

    def _renew(self) -> None:
        if self._window.desk is not None:
            self._window.desk.renew()
