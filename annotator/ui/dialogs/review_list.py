"""The review list: many suggestions in their context, to be accepted or rejected as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.changes import Verdict
from annotator.domain.errors import DomainError
from annotator.domain.schema import Schema
from annotator.services.bulk import BulkPlanning, Candidate, Pick, Which
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.dialogs.review_list_model import (
    ARTICLE,
    LABEL,
    RULE,
    SCORE,
    TICK,
    ReviewModel,
)
from annotator.ui.dialogs.tick_table import TickTable
from annotator.ui.i18n import error_text, number
from annotator.ui.number_fields import NumberField

_SIZE = (960, 560)
_STEP = 5
_PLAN_AFTER_MS = 60
_SLICE_S = 0.02
# Fusion draws a radio button's ring darker than the window: not to be seen on a dark one.
_RADIO = """
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid palette(window-text);
  border-radius: 7px; background: palette(base); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid palette(link); }
"""

Picker = Callable[[Pick], Sequence[Candidate]]
Planner = Callable[[Sequence[Candidate], Verdict], BulkPlanning | None]


class ReviewList(QDialog):
    """Space ticks, Enter does it; A and R choose between accepting and rejecting.

    Args:
        schema: For the titles of labels.
        pick: Which suggestions are meant.
        rows: Gives the suggestions of a pick.
        planner: Begins to work out what deciding about some would do; ``None`` where that is found out later.
        verdict: What is chosen at first.
        several: Whether they are of several articles.
        remark: Something to know about the list.

    Attributes:
        planning: What deciding about what is ticked would do; finished when the list was accepted.
    """

    def __init__(
        self,
        schema: Schema,
        pick: Pick,
        rows: Picker,
        planner: Planner | None = None,
        parent: QWidget | None = None,
        *,
        verdict: Verdict = Verdict.ACCEPTED,
        several: bool = False,
        remark: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reviewList")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Decide on several suggestions"))
        self.resize(*_SIZE)
        self._pick, self._rows, self._planner = pick, rows, planner
        self._remark = remark
        self._is_going = False
        self.planning: BulkPlanning | None = None
        self.model = ReviewModel(schema, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PLAN_AFTER_MS)
        self._timer.timeout.connect(self._plan)
        # Between two slices the window comes round.
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._go_on_planning)
        self.finished.connect(self._slices.stop)
        self._build(several=several)
        (self.accept_them if verdict is Verdict.ACCEPTED else self.reject_them).setChecked(True)
        self.model.ticked_changed.connect(self._show_counts)
        self.accept_them.toggled.connect(self._on_verdict)
        self.which.currentIndexChanged.connect(self._pick_anew)
        self.score.valueChanged.connect(self._pick_anew)
        self._pick_anew()
        self._plan()

    @property
    def verdict(self) -> Verdict:
        """Whether they are to be accepted or rejected."""
        return Verdict.ACCEPTED if self.accept_them.isChecked() else Verdict.REJECTED

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        """What is ticked."""
        return self.model.ticked

    # --- inside ------------------------------------------------------------------------------

    def _build(self, *, several: bool) -> None:
        self.accept_them = QRadioButton(self.tr("&Accept"), self)
        self.reject_them = QRadioButton(self.tr("&Reject"), self)
        self.which = QComboBox(self)
        self.which.addItem(self.tr("with at least"), Which.FROM)
        self.which.addItem(self.tr("with less than"), Which.BELOW)
        self.which.setAccessibleName(self.tr("Which ones"))
        self.score = NumberField(self)
        self.score.setRange(0, 100)
        self.score.setSingleStep(_STEP)
        self.score.setSuffix("\u202f%")
        self.score.setAccessibleName(self.tr("Score"))
        by_score = self._pick.which in {Which.FROM, Which.BELOW}
        self.which.setCurrentIndex(self.which.findData(self._pick.which) if by_score else 0)
        self.score.setValue(round(100 * self._pick.score))
        self.which.setVisible(by_score)
        self.score.setVisible(by_score)
        for button in (self.accept_them, self.reject_them):
            button.setStyleSheet(_RADIO)
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        for widget in (self.accept_them, self.reject_them, self.which, self.score):
            top.addWidget(widget)
        top.addStretch(1)
        self._build_table(several=several)
        self.summary = words("", self, name="reviewSummary")
        self.consequences = words("", self, name="reviewConsequences")
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.table.entered.connect(self.go.click)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(UNIT + 4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.consequences)
        layout.addWidget(buttons)
        self.table.setFocus()

    def _build_table(self, *, several: bool) -> None:
        choosing = {Qt.Key.Key_A: self.accept_them, Qt.Key.Key_R: self.reject_them}
        table = self.table = TickTable(
            self.model,
            self,
            widths={TICK: 4, LABEL: 15, SCORE: 11, RULE: 22, ARTICLE: 24},
            keys={key: partial(button.setChecked, True) for key, button in choosing.items()},
        )
        table.setObjectName("reviewRows")
        table.setAccessibleName(self.tr("Suggestions"))
        table.setColumnHidden(ARTICLE, not several)
        table.setColumnHidden(RULE, several)

    def _on_verdict(self) -> None:
        accepting = self.verdict is Verdict.ACCEPTED
        # Who accepts wants the sure ones, who rejects the unsure ones; either can still be turned round.
        self.which.setCurrentIndex(self.which.findData(Which.FROM if accepting else Which.BELOW))
        self._show_counts()

    def _pick_anew(self) -> None:
        pick = self._pick
        if pick.which in {Which.FROM, Which.BELOW}:
            pick = Pick(Which(self.which.currentData()), score=self.score.value() / 100)
        self.model.show(self._rows(pick))
        self.table.go_to_first()

    def _show_counts(self) -> None:
        chosen, every = len(self.chosen), self.model.rowCount()
        said = self.tr("%1 of %2 ticked. Space ticks, Ctrl+A all of them.")
        said = said.replace("%1", number(chosen)).replace("%2", number(every))
        self.summary.setText(said if every else self.tr("There are none."))
        if self.verdict is Verdict.ACCEPTED:
            self.go.setText(self.tr("Accept %Ln", "", chosen))
        else:
            self.go.setText(self.tr("Reject %Ln", "", chosen))
        self.go.setEnabled(bool(chosen))
        self._is_going = False
        self._slices.stop()
        self.planning = None
        self._timer.start()

    def _on_go(self) -> None:
        """Decide; what is not worked out yet is worked out before."""
        if self._timer.isActive():
            self._plan()
        if self.planning is None or self.planning.is_finished:
            self.accept()
            return
        self._is_going = True
        self.go.setEnabled(False)

    def _plan(self) -> None:
        self._timer.stop()
        self.planning = self._planner(self.chosen, self.verdict) if self._planner else None
        self._slices.start()
        self._go_on_planning()

    def _go_on_planning(self) -> None:
        until = perf_counter() + _SLICE_S
        planning = self.planning
        while planning and not planning.is_finished and perf_counter() < until:
            planning.advance()
        if planning is None or planning.is_finished:
            self._slices.stop()
        self.consequences.setText("  ".join(filter(None, (self._consequences(), self._remark))))
        if self._is_going and not self._slices.isActive():
            self.accept()

    def _consequences(self) -> str:
        if self.planning is None:
            return ""
        plan = self.planning.outcome
        if isinstance(plan, DomainError):
            return error_text(plan)
        if plan is None:
            working = self.tr("Working out what it would do: %1 of %2…")
            working = working.replace("%1", number(self.planning.done))
            return working.replace("%2", number(self.planning.total))
        said = []
        if plan.roles:
            said.append(self.tr("%Ln role(s) come(s) with them.", "", plan.roles))
        if plan.along and self.verdict is Verdict.ACCEPTED:
            said.append(self.tr("%Ln more that fill(s) their roles accepted.", "", plan.along))
        elif plan.along:
            said.append(self.tr("%Ln that served only them rejected.", "", plan.along))
        if plan.refused:
            open_ = self.tr("%Ln stay(s) open: %1", "", len(plan.refused))
            said.append(open_.replace("%1", error_text(plan.refused[0][1])))
        return " ".join(said)
