"""The result of a sample: verdict, table, intervals as a plot; corrections, signing off, unlocking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.reviews import (
    AcceptanceRule,
    Decision,
    Judged,
    Judgement,
    ReviewUnit,
    Sent,
)
from annotator.domain.schema import Schema
from annotator.services.reviewing_results import ReviewResult
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.reviewing.result_model import (
    COLUMNS,
    DECISION,
    F1,
    LEVEL,
    MORE,
    NAME,
    POPULATION,
    PRECISION,
    RECALL,
    ROLES,
    SEEN,
    ResultModel,
)
from annotator.ui.dialogs.reviewing.wording import (
    decision_name,
    estimate_text,
    kind_title,
    percent,
    signed_line,
)
from annotator.ui.i18n import number
from annotator.ui.panels.style import label
from annotator.ui.plots.charts import Bar, Bars
from annotator.ui.plots.plot import Plot
from annotator.ui.theme import LIGHT, Theme

_ROW = 28
_WIDTHS = {
    NAME: 25,
    DECISION: 10,
    LEVEL: 9,
    PRECISION: 20,
    RECALL: 20,
    F1: 20,
    ROLES: 20,
    SEEN: 10,
    POPULATION: 9,
    MORE: 14,
}
_COUNT_WIDTH = 12


class ResultView(QWidget):
    """Shows what came of a sample.

    Signals:
        apply_wanted: Judgements whose corrections are to be made: a list of numbers.
        return_wanted: Judgements to be sent back to the annotators: a list of numbers.
        sign_wanted: The batch is to be signed off.
        unlock_wanted: It is to be unlocked.
    """

    apply_wanted = Signal(object)
    return_wanted = Signal(object)
    sign_wanted = Signal()
    unlock_wanted = Signal()

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewResult")
        self._schema = schema
        self._theme = LIGHT
        self._to_apply: list[int] = []
        self._to_return: list[int] = []
        self.model = ResultModel(schema, self)
        self._build()

    def show_result(self, result: ReviewResult, judgements: list[Judgement]) -> None:
        """Show a result.

        Args:
            result: What came of the sample.
            judgements: What was said and holds.
        """
        sample = result.sample
        self.model.show(result)
        for column in range(COLUMNS):
            self.table.setColumnHidden(column, self.model.is_empty(column))
        self.verdict.setText(self._verdict(result))
        self.verdict.setProperty("decision", result.decision.value)
        self._colour_verdict(result.decision)
        self.signed.setText(signed_line(sample.signature) if sample.signature else "")
        self.signed.setVisible(sample.signature is not None)
        self.notes.setText(self._notes(result))
        self._fit_columns()
        wrong = [each for each in judgements if each.judged not in {Judged.RIGHT, Judged.COMPLETE}]
        still = [each for each in wrong if each.sent is Sent.NOWHERE]
        self._to_apply = [each.seq for each in still if each.can_be_applied]
        self._to_return = [each.seq for each in still]
        self.apply_button.setText(self.tr("Put %Ln right", "", len(self._to_apply)))
        self.return_button.setText(self.tr("Send %Ln back", "", len(self._to_return)))
        self.apply_button.setEnabled(bool(self._to_apply) and not sample.locked)
        self.return_button.setEnabled(bool(self._to_return) and not sample.locked)
        self.sign_button.setVisible(not sample.locked)
        self.sign_button.setEnabled(result.is_complete and bool(sample.items))
        self.unlock_button.setVisible(sample.locked)
        self._plot(result)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.model.set_theme(theme)
        self.plot.set_theme(theme)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.verdict = label("title", self)
        self.verdict.setObjectName("reviewVerdict")
        self.signed = label("", self)
        self.notes = label("muted", self)
        self.table = self._made_table()
        self.plot = Plot(self.tr("Precision with its 95 % interval"), self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setWidget(self.plot)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.table)
        parts.addWidget(area)
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        parts.setSizes([320, 220])
        self.apply_button = self._button(lambda: self.apply_wanted.emit(self._to_apply))
        self.return_button = self._button(lambda: self.return_wanted.emit(self._to_return))
        self.sign_button = self._button(self.sign_wanted.emit, self.tr("Sign off…"))
        self.unlock_button = self._button(self.unlock_wanted.emit, self.tr("Unlock…"))
        self.apply_button.setToolTip(
            self.tr("Make the corrections of the reviewer; each article keeps its undo.")
        )
        self.return_button.setToolTip(
            self.tr("Ask the annotators to see to what is wrong; they find it in this window.")
        )
        self.sign_button.setToolTip(
            self.tr("Lock everything the sample was drawn from, once all of it is judged.")
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self.apply_button, self.return_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.sign_button, self.unlock_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.verdict)
        layout.addWidget(self.signed)
        layout.addWidget(parts, 1)
        layout.addWidget(self.notes)
        layout.addLayout(buttons)

    def _made_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("resultTable")
        table.setAccessibleName(self.tr("Result by label"))
        table.setModel(self.model)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(6 * UNIT)
        return table

    def _fit_columns(self) -> None:
        """As wide as designed, and wider where words of the language need it."""
        header = self.table.horizontalHeader()
        for column in range(COLUMNS):
            designed = _WIDTHS.get(column, _COUNT_WIDTH) * UNIT
            needed = max(header.sectionSizeHint(column), self.table.sizeHintForColumn(column))
            self.table.setColumnWidth(column, max(designed, needed))

    def _button(self, slot: Callable[[], object], text: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: slot())
        return button

    def _colour_verdict(self, decision: Decision) -> None:
        theme = self._theme
        hue = {Decision.ACCEPT: theme.success, Decision.REJECT: theme.error}
        self.verdict.setStyleSheet(f"color: {hue.get(decision, theme.text)};")

    def _verdict(self, result: ReviewResult) -> str:
        judged = self.tr("%1 of %2 judged").replace("%1", number(result.judged))
        judged = judged.replace("%2", number(result.sample.items))
        total = estimate_text(result.total.precision)
        precision = self.tr("Precision")
        return f"{decision_name(result.decision)} · {precision} {total} · {judged}"

    def _notes(self, result: ReviewResult) -> str:
        request = result.sample.request
        lines = []
        if request.unit is ReviewUnit.SPAN:
            lines.append(
                self.tr(
                    "A sample of spans says nothing about what is missing: for recall, draw whole articles."
                )
            )
        else:
            whole = self.tr(
                "Recall is estimated from %Ln article(s) judged completely.",
                "",
                result.complete_articles,
            )
            lines.append(whole)
        if request.rule is AcceptanceRule.BOUND:
            lines.append(
                self.tr(
                    "A level is reached when the whole 95 % interval lies above it, missed when all of it lies below."
                )
            )
        else:
            lines.append(
                self.tr(
                    "A level is reached when the estimate is as high, once everything is judged."
                )
            )
        more = self.tr("%Ln more to judge for ±%1.", "", result.total.more)
        lines.append(more.replace("%1", percent(request.margin)))
        if result.moved_on:
            lines.append(
                self.tr("%Ln set(s) were changed since the sample was drawn.", "", result.moved_on)
            )
        return " ".join(lines)

    def _plot(self, result: ReviewResult) -> None:
        bars = [
            Bar(
                kind_title(self._schema, row.layer, row.label),
                row.precision.share,
                row.precision.interval.low,
                row.precision.interval.high,
                hue=self._hue(row.layer, row.label),
                shown=percent(row.precision.share),
                words=estimate_text(row.precision),
            )
            for row in (result.total, *result.labels)
            if row.precision.share is not None
        ]
        self.plot.setVisible(bool(bars))
        self.plot.show_chart(Bars(bars, self.tr("Precision")))
        # A few bars are no wider than many.
        self.plot.setMaximumHeight(self.plot.sizeHint().height())

    def _hue(self, layer: str, of: str) -> str:
        known = self._schema.layers.get(layer)
        return self._schema.colour(layer, of) if known is not None and of in known.labels else ""
