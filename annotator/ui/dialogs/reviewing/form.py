"""The form for a new sample, with a preview of what would be drawn from which stratum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.reviews import (
    ALL_LABELS,
    AcceptanceRule,
    Method,
    ReviewUnit,
    SampleRequest,
    StratifyBy,
)
from annotator.domain.schema import Schema, in_language
from annotator.quality.sampling import Allocation
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form
from annotator.ui.dialogs.reviewing.wording import STRATA, UNITS, stratum_title, told
from annotator.ui.i18n import current_language, number
from annotator.ui.number_fields import DecimalField, NumberField
from annotator.ui.panels.style import label

_PAUSE_MS = 350
_MOST = 100_000
_FIELD = 42 * UNIT


class SampleForm(QWidget):
    """Asks how a sample is to be drawn.

    Signals:
        changed: Another one is wanted; ask for a preview.
        wanted: A ``SampleRequest`` is to be drawn.
        cancelled: None is.
    """

    changed = Signal()
    wanted = Signal(object)
    cancelled = Signal()

    def __init__(
        self, schema: Schema, people: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sampleForm")
        self._schema = schema
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._make_fields(people)
        self._build()
        self._follow()

    # --- for the window ----------------------------------------------------------------------

    def begin(self, name: str) -> None:
        """Offer a new sample.

        Args:
            name: What it may be called.
        """
        self.name.setText(name)
        self.name.selectAll()
        self.name.setFocus()
        self.show_counting()
        self._pause.start()

    def request(self) -> SampleRequest:
        """What is wanted.

        Raises:
            SettingError: If the levels of single labels cannot be read.
        """
        sets = self.people.currentData()
        layer = self.layer.currentData()
        return SampleRequest(
            self.name.text().strip(),
            ReviewUnit(self.unit.currentData()),
            Method(self.method.currentData()),
            (AnnotatorId(sets),) if sets else (),
            (layer,) if layer else (),
            done_only=self.done.isChecked(),
            size=self.size_field.value() if self.by_size.isChecked() else 0,
            margin=self.margin.value() / 100,
            stratify_by=StratifyBy(self.stratify.currentData()),
            allocation=str(self.allocation.currentData()),
            seed=self.seed.value(),
            blind=self.blind.isChecked(),
            levels=self._levels(),
            rule=AcceptanceRule(self.rule.currentData()),
        )

    def show_counting(self) -> None:
        """Say that what would be drawn is being worked out; what is shown of the choice before stays."""
        self.problem.hide()
        self.summary.setText(self.tr("Counting…"))

    def show_preview(self, values: Mapping[str, Any]) -> None:
        """Show what would be drawn, as the worker's task ``review_preview`` says."""
        frame = values["frame"]
        strata = frame["strata"]
        drawn = self.tr("%1 of %2 units, from %3 spans in %4 articles.")
        for place, count in enumerate(
            (frame["drawn"], frame["units"], frame["spans"], frame["articles"]), start=1
        ):
            drawn = drawn.replace(f"%{place}", number(count))
        self.summary.setText(drawn)
        self.problem.hide()
        by = StratifyBy(self.stratify.currentData())
        stratified = self.method.currentData() == Method.STRATIFIED.value
        if not stratified:
            counts = next(iter(strata.values()))["labels"] if strata else {}
            rows = [(name, "", count) for name, count in counts.items()]
            by = StratifyBy.LABEL
        else:
            rows = [(name, number(each["drawn"]), each["units"]) for name, each in strata.items()]
        self.table.setColumnHidden(1, not stratified)
        self.table.setRowCount(len(rows))
        for place, (name, taken, there) in enumerate(rows):
            self.table.setItem(place, 0, _cell(stratum_title(self._schema, name, by)))
            self.table.setItem(place, 1, _cell(taken, right=True))
            self.table.setItem(place, 2, _cell(number(there), right=True))
        self.draw_button.setEnabled(bool(frame["drawn"]))

    def show_problem(self, words: str) -> None:
        """Say why nothing can be drawn like this."""
        self.summary.clear()
        self.table.setRowCount(0)
        self.problem.setText(words)
        self.problem.show()
        self.draw_button.setEnabled(False)

    # --- inside ------------------------------------------------------------------------------

    def _make_fields(self, people: Sequence[str]) -> None:
        self.name = QLineEdit(self)
        self.unit = self._choice([(told(text), unit.value) for unit, text in UNITS.items()])
        self.people = self._choice(
            [(self.tr("All people"), ""), *((person, person) for person in people)]
        )
        language = current_language()
        layers = [
            (in_language(layer.title, language) or name, name)
            for name, layer in self._schema.layers.items()
        ]
        self.layer = self._choice([(self.tr("All layers"), ""), *layers])
        self.done = QCheckBox(self.tr("Only finished articles"), self)
        self.method = self._choice(
            [
                (self.tr("Random: every one alike"), Method.RANDOM.value),
                (self.tr("Stratified: from each part by itself"), Method.STRATIFIED.value),
                (self.tr("By risk: what is likely wrong, more often"), Method.RISK.value),
            ]
        )
        self.stratify = self._choice([(told(text), by.value) for by, text in STRATA.items()])
        self.allocation = self._choice(
            [
                (self.tr("By size"), Allocation.PROPORTIONAL.value),
                (self.tr("The same from each"), Allocation.EQUAL.value),
                (self.tr("More where mistakes were (Neyman)"), Allocation.NEYMAN.value),
            ]
        )
        self.by_margin = QRadioButton(self.tr("Enough for ±"), self)
        self.by_size = QRadioButton(self.tr("This many"), self)
        self._sizes = QButtonGroup(self)
        for button in (self.by_margin, self.by_size):
            self._sizes.addButton(button)
        self.margin = DecimalField(self)
        self.margin.setRange(0.5, 49.0)
        self.margin.setValue(5.0)
        self.margin.setDecimals(1)
        self.margin.setSuffix(" %")
        self.size_field = NumberField(self)
        self.size_field.setRange(1, _MOST)
        self.size_field.setValue(100)
        self.by_size.setChecked(True)
        self.seed = NumberField(self)
        self.seed.setRange(0, 999_999)
        self.blind = QCheckBox(self.tr("Do not show whose work it is"), self)
        self.level = DecimalField(self)
        self.level.setRange(0.0, 100.0)
        self.level.setDecimals(1)
        self.level.setValue(95.0)
        self.level.setSuffix(" %")
        self.level.setSpecialValueText(self.tr("none"))
        self.levels = QLineEdit(self)
        self.levels.setPlaceholderText("entity.PER=98, quote.Direct=90")
        self.rule = self._choice(
            [
                (self.tr("when the whole interval lies above it"), AcceptanceRule.BOUND.value),
                (self.tr("when the estimate is as high"), AcceptanceRule.ESTIMATE.value),
            ]
        )

    def _build(self) -> None:
        fields = form()
        fields.addRow(self.tr("&Name"), self.name)
        fields.addRow(self.tr("&Judge"), self.unit)
        fields.addRow(self.tr("Of &whom"), self.people)
        fields.addRow(self.tr("&Layer"), self.layer)
        fields.addRow("", self.done)
        fields.addRow(self.tr("&Draw"), self.method)
        fields.addRow(self.tr("&Parts"), self.stratify)
        fields.addRow(self.tr("S&hares"), self.allocation)
        fields.addRow(self.tr("Size"), _row(self.by_size, self.size_field))
        fields.addRow("", _row(self.by_margin, self.margin))
        fields.addRow(self.tr("S&eed"), self.seed)
        fields.addRow("", self.blind)
        fields.addRow(self.tr("Least pre&cision"), self.level)
        fields.addRow(self.tr("Of single labels"), self.levels)
        fields.addRow(self.tr("&Reached"), self.rule)
        self._fields = fields
        left = QVBoxLayout()
        left.addWidget(self._titled(self.tr("New sample")))
        left.addLayout(fields)
        left.addStretch(1)
        self._build_preview(left)

    def _build_preview(self, left: QVBoxLayout) -> None:
        self.summary = label("", self)
        self.problem = label("error", self)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.table = QTableWidget(0, 3, self)
        self.table.setObjectName("strataTable")
        self.table.setAccessibleName(self.tr("What would be drawn"))
        for place, text in enumerate((self.tr("What"), self.tr("Drawn"), self.tr("In all"))):
            self.table.setHorizontalHeaderItem(place, _cell(text, right=place > 0))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.draw_button = QPushButton(self.tr("Draw the sample"), self)
        self.draw_button.setDefault(True)
        self.draw_button.setEnabled(False)
        self.draw_button.clicked.connect(lambda _checked=False: self._draw())
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancelled.emit())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.draw_button)
        buttons.addWidget(self.cancel_button)
        right = QVBoxLayout()
        right.setSpacing(UNIT)
        right.addWidget(self._titled(self.tr("What would be drawn")))
        right.addWidget(self.summary)
        right.addWidget(self.problem)
        right.addWidget(self.table, 1)
        right.addLayout(buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(4 * UNIT)
        layout.addLayout(left)
        layout.addLayout(right, 1)
        self._connect()

    def _connect(self) -> None:
        for choice in (
            self.unit,
            self.people,
            self.layer,
            self.method,
            self.stratify,
            self.allocation,
        ):
            choice.currentIndexChanged.connect(lambda _index: self._follow())
        for spin in (self.size_field, self.seed):
            spin.valueChanged.connect(lambda _value: self._follow())
        self.margin.valueChanged.connect(lambda _value: self._follow())
        self.by_size.toggled.connect(lambda _on: self._follow())
        self.done.toggled.connect(lambda _on: self._follow())
        self.name.textChanged.connect(lambda _text: self._follow())
        self.levels.textChanged.connect(lambda _text: self._follow())

    def _follow(self) -> None:
        """Enable what has a meaning, and ask for a preview once nobody types any more."""
        stratified = self.method.currentData() == Method.STRATIFIED.value
        whole = self.unit.currentData() == ReviewUnit.ARTICLE.value
        if whole and self.stratify.currentData() == StratifyBy.LABEL.value:
            self.stratify.setCurrentIndex(self.stratify.findData(StratifyBy.ANNOTATOR.value))
        for field in (self.stratify, self.allocation):
            self._fields.setRowVisible(field, stratified)
        self.size_field.setEnabled(self.by_size.isChecked())
        self.margin.setEnabled(self.by_margin.isChecked())
        self._pause.start()

    def _draw(self) -> None:
        try:
            request = self.request()
        except SettingError as error:
            self.show_problem(str(error))
            return
        self.wanted.emit(request)

    def _levels(self) -> dict[str, float]:
        levels = {ALL_LABELS: self.level.value() / 100} if self.level.value() else {}
        for each in self.levels.text().split(","):
            if not each.strip():
                continue
            name, _, value = each.partition("=")
            try:
                levels[name.strip()] = (
                    float(value.strip().removesuffix("%").replace(",", ".")) / 100
                )
            except ValueError as error:
                reason = f"{each.strip()!r} is no level, as entity.PER=98."
                raise SettingError(option="level", reason=reason) from error
        return levels

    def _choice(self, choices: Sequence[tuple[str, str]]) -> QComboBox:
        made = QComboBox(self)
        made.setFixedWidth(_FIELD)
        for text, value in choices:
            made.addItem(text, value)
        return made

    def _titled(self, words: str) -> QWidget:
        made = label("title", self, wrap=False)
        made.setText(words)
        return made


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(UNIT)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _cell(text: str, *, right: bool = False) -> QTableWidgetItem:
    cell = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    cell.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return cell
