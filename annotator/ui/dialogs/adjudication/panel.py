"""The decision panel: what is asked, the competing structures, their parts, and why annotators differed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.gold_decisions import WHOLE, CaseState, Choice, ReasonCode
from annotator.domain.schema import Schema
from annotator.quality.cases import Case
from annotator.services.adjudication_article import DeskArticle
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.adjudication.cards import ReadingCard, readings_of
from annotator.ui.dialogs.adjudication.parts_table import PartsTable
from annotator.ui.dialogs.adjudication.wording import (
    layer_name,
    part_name,
    reason_name,
    state_name,
)
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme

REASON_KEYS: Final = {
    ReasonCode.GUIDELINE: "G",
    ReasonCode.AMBIGUOUS: "M",
    ReasonCode.SLIP: "S",
    ReasonCode.OTHER: "X",
}


class DecisionPanel(QWidget):
    """Shows one case; what was chosen is told, nothing is decided here.

    Signals:
        taken: The key of a reading.
        nobody: All are wrong.
        own_wanted: It is to be done by hand.
        kept: The decision stands although somebody gave a new answer.
        explained: Reason and note of a case that is decided already were changed.
    """

    taken = Signal(str)
    nobody = Signal()
    own_wanted = Signal()
    kept = Signal()
    explained = Signal()

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisionPanel")
        self._schema = schema
        self._theme: Theme = LIGHT
        self._case: Case | None = None
        self._shown: list[ReadingCard] = []
        self.place = label("heading", self, wrap=False)
        self.title = label("title", self)
        self.state = label("muted", self)
        self._cards = QWidget(self)
        self._cards_layout = QVBoxLayout(self._cards)
        self._cards_layout.setContentsMargins(0, 0, 0, 0)
        self._cards_layout.setSpacing(UNIT - 2)
        self.table = PartsTable(schema, self)
        self.table.part_changed.connect(self._show_part)
        self.table.taken.connect(self.taken)
        self.asked = label("muted", self)
        self._reasons: dict[ReasonCode, QToolButton] = {}
        self.note = QLineEdit(self)
        self.note.setObjectName("reasonNote")
        self.note.setMaxLength(2000)
        self.note.editingFinished.connect(self._on_note)
        self._build()
        self.retranslate()

    # --- what it says ------------------------------------------------------------------------

    @property
    def part(self) -> str:
        """The part that the keys decide on."""
        return self.table.part

    @property
    def reason(self) -> ReasonCode | None:
        """Why they differed, if it was said."""
        return next((code for code, each in self._reasons.items() if each.isChecked()), None)

    @property
    def cards(self) -> list[ReadingCard]:
        """The readings."""
        return self._shown

    def show_case(
        self, desk: DeskArticle, case: Case | None, place: str, *, blind: bool, keep: bool = False
    ) -> None:
        """Show a case.

        Args:
            desk: The article.
            case: The case; ``None``: there is none.
            place: Which one of how many.
            blind: Whether names are kept back.
            keep: Whether it is the same case, a part of which was decided.
        """
        self._case = case
        self.place.setText(place)
        for card in self._shown:
            self._cards_layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._shown = []
        for widget in (self._scroll, self.table, self.asked, self._why):
            widget.setVisible(case is not None)
        for button in (self.nobody_button, self.own_button):
            button.setEnabled(case is not None)
        self.keep_button.setVisible(case is not None and case.state is CaseState.REOPENED)
        if case is None:
            self.table.clear_case()
            self.title.setText(self.tr("Nothing is open in this article."))
            self.state.setText("")
            return
        self.title.setText(layer_name(case.layer, self._schema))
        self.state.setText(self._state_text(case))
        decided = case.ruled.parents if case.ruled is not None else ()
        gold = {desk.key_of(who) for who in decided if who in desk.keys.values()}
        for reading in readings_of(desk, case, self._schema):
            is_gold = bool(gold & set(reading.keys)) and not case.state.waits
            card = ReadingCard(reading, self._theme, self._cards, is_gold=is_gold, blind=blind)
            card.taken.connect(self.taken)
            self._shown.append(card)
            self._cards_layout.insertWidget(self._cards_layout.count() - 1, card)
        self.table.show_case(desk, case, keep=keep)
        if not keep:
            last = case.ruled.last if case.ruled is not None else None
            self.set_reason(last.reason if last else None)
            self.note.setText(last.note if last else "")

    def show_nothing(self, *, said: bool = True) -> None:
        """Show that there is nothing to decide, and say so unless that is not known yet."""
        for widget in (self._scroll, self.table, self.asked, self._why, self.keep_button):
            widget.hide()
        for button in (self.nobody_button, self.own_button):
            button.setEnabled(False)
        self.title.setText(self.tr("Nothing is to be decided.") if said else "")

    def set_reason(self, reason: ReasonCode | None) -> None:
        """Show why they differed."""
        self._group.setExclusive(False)
        for code, button in self._reasons.items():
            button.setChecked(code is reason)
        self._group.setExclusive(True)

    def toggle_reason(self, reason: ReasonCode) -> None:
        """Say why they differed, or no longer say it; of a decided case that is stored."""
        self.set_reason(None if self.reason is reason else reason)
        if reason is ReasonCode.OTHER and self.reason is reason:
            self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme; cards follow with the next case."""
        self._theme = theme
        self.table.set_theme(theme)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        for code, button in self._reasons.items():
            button.setText(f"{reason_name(code)} [{REASON_KEYS[code]}]")
        self.why_heading.setText(self.tr("Why they differ"))
        self.note.setPlaceholderText(self.tr("Note, for the sheets and the guideline"))
        self.note.setAccessibleName(self.tr("Note"))
        self.nobody_button.setText(self.tr("Nobody [N]"))
        self.nobody_button.setToolTip(self.tr("All are wrong: nothing is marked here (N)."))
        self.own_button.setText(self.tr("By hand… [O]"))
        self.own_button.setToolTip(self.tr("Work on the gold span with all keys of the desk (O)."))
        self.keep_button.setText(self.tr("It stays [K]"))
        self.keep_button.setToolTip(self.tr("The decision stands, whatever came late (K)."))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._cards_layout.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._cards)
        self.nobody_button = self._button(self.nobody)
        self.own_button = self._button(self.own_wanted)
        self.keep_button = self._button(self.kept)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT // 2)
        for button in (self.nobody_button, self.own_button, self.keep_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT - 2)
        for widget in (self.place, self.title, self.state):
            layout.addWidget(widget)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.table)
        layout.addWidget(self.asked)
        layout.addLayout(buttons)
        layout.addWidget(self._reasons_box())

    def _reasons_box(self) -> QWidget:
        self._why = QWidget(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.why_heading = label("heading", self._why, wrap=False)
        rows = (QHBoxLayout(), QHBoxLayout())
        for number, code in enumerate(ReasonCode):
            button = QToolButton(self._why)
            button.setProperty("kind", "toggle")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, code=code: self._on_reason(code))
            self._reasons[code] = button
            self._group.addButton(button)
            rows[number // 2].addWidget(button, 1)
            button.setSizePolicy(
                button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy()
            )
        layout = QVBoxLayout(self._why)
        layout.setContentsMargins(0, UNIT // 2, 0, 0)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.why_heading)
        for row in rows:
            row.setSpacing(UNIT // 2)
            layout.addLayout(row)
        layout.addWidget(self.note)
        return self._why

    def _button(self, signal: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def _state_text(self, case: Case) -> str:
        words = state_name(case.state)
        last = case.ruled.last if case.ruled is not None else None
        if last is None:
            return words
        how = {
            Choice.NONE: self.tr("all wrong"),
            Choice.OWN: self.tr("by hand"),
            Choice.READING: self.tr("a reading was taken"),
        }[last.choice]
        return f"{words}: {how} ({last.curator})"

    def _show_part(self, part: str) -> None:
        case = self._case
        if case is None:
            return
        if part == WHOLE:
            self.asked.setText(self.tr("The keys decide on all of it; arrows choose one part."))
        else:
            words = self.tr("The keys decide on this part only: %1.")
            name = part_name(part, case.layer, self._schema)
            self.asked.setText(words.replace("%1", name))

    def _on_reason(self, code: ReasonCode) -> None:
        # The click has checked it already; a second click on the same one takes it back.
        last = self._case.ruled.last.reason if self._case and self._case.ruled else None
        if last is code:
            self.set_reason(None)
        self._tell()

    def _on_note(self) -> None:
        last = self._case.ruled.last if self._case is not None and self._case.ruled else None
        if last is not None and self.note.text().strip() != last.note:
            self._tell()

    def _tell(self) -> None:
        if self._case is not None and self._case.ruled is not None:
            self.explained.emit()
