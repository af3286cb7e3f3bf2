"""Questions to the curator: the list, the thread, and the field to ask or answer in; never modal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.questions import Question, QuestionState
from annotator.services.questions import QuestionDesk, Spot
from annotator.ui.appearance import UNIT
from annotator.ui.days import day_text
from annotator.ui.dialogs.aids.list_dialog import ListDialog
from annotator.ui.i18n import error_text, key_text, quoted
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme

_WIDTH, _HEIGHT = 860, 520
_MOST_PREVIEW = 70


class QuestionsDialog(ListDialog):
    """Shows the questions one may see, and lets one ask and answer.

    Signals:
        place_wanted: A ``Question`` whose place is to be shown.
        changed: Something was asked, answered or closed.
    """

    place_wanted = Signal(object)
    changed = Signal()

    def __init__(
        self, desk: QuestionDesk, *, theme: Theme = LIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("questionsDialog")
        self._desk = desk
        self._questions: dict[str, Question] = {}
        self._draft: Spot | None = None
        self._texts: dict[str, str] = {}
        self._shown = ""
        self._build()
        self.set_theme(theme)
        self.retranslate()

    @property
    def question(self) -> Question | None:
        """The thread that is shown; ``None``: one asks, or there is none."""
        return self._questions.get(self._shown)

    def reload(self) -> None:
        """Read the questions anew; what is being written stays."""
        try:
            found = self._desk.shown()
        except AnnotatorError as error:
            self._say(error_text(error))
            return
        self._questions = {each.id: each for each in found}
        self._fill(found)

    def ask(self, spot: Spot) -> None:
        """Ask about a place; where a question is there already, its thread is shown."""
        self.reload()
        same = [
            each
            for each in self._questions.values()
            if (each.article, each.about, each.place) == (spot.article, spot.about, spot.place)
            and each.annotator == self._desk.annotator
        ]
        self._draft = None if same else spot
        if same and same[0].state is QuestionState.ANSWERED:
            self.only_open.setChecked(False)
        self._choose(same[0].id if same else "")
        self.field.setFocus()

    def send(self) -> None:
        """Ask or answer with what is written."""
        text = self.field.toPlainText()
        try:
            if self._draft is not None:
                shown = self._desk.ask(self._draft, text)
            elif self.question is not None:
                shown = self._shown
                self._desk.say(shown, text)
            else:
                return
        except AnnotatorError as error:
            self._say(error_text(error))
            return
        self._texts.pop("" if self._draft is not None else shown, None)
        self._draft = None
        self.field.clear()
        self._done(shown)

    def close_question(self) -> None:
        """Say that nothing more is to be answered."""
        if self.question is None:
            return
        try:
            self._desk.close(self._shown)
        except AnnotatorError as error:
            self._say(error_text(error))
            return
        self._done(self._shown)

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.setWindowTitle(self.tr("Questions to the curator"))
        self.only_open.setText(self.tr("Only open ones"))
        self.list.setAccessibleName(self.tr("Questions"))
        self.field.setAccessibleName(self.tr("Question or answer"))
        self.go.setText(self.tr("Show the place"))
        self.settle.setText(self.tr("Nothing more to answer"))
        self.settle.setToolTip(self.tr("Closes the question; the next word opens it again."))
        self._promise.setText(
            self.tr("Questions go along with your work; they never count as disagreement.")
        )
        self._show()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.only_open = QCheckBox(self)
        self.only_open.setChecked(True)
        self.only_open.toggled.connect(self.reload)
        self.list = QListWidget(self)
        self.list.setObjectName("questionList")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.itemActivated.connect(lambda _item: self._go())
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.only_open)
        column.addWidget(self.list, 1)
        both = QSplitter(Qt.Orientation.Horizontal, self)
        both.addWidget(left)
        both.addWidget(self._right())
        both.setSizes([300, 540])
        both.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.addWidget(both)
        self.resize(_WIDTH, _HEIGHT)

    def _right(self) -> QWidget:
        self.about = label("title", self)
        self.where = label("muted", self)
        self.told = label("", self)
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.told)
        self.field = QPlainTextEdit(self)
        self.field.setObjectName("questionField")
        self.field.setTabChangesFocus(True)
        self.field.setMaximumHeight(12 * UNIT)
        self.problem = label("error", self)
        self.problem.hide()
        self._promise = label("muted", self)
        self.go = QPushButton(self)
        self.go.clicked.connect(self._go)
        self.settle = QPushButton(self)
        self.settle.clicked.connect(self.close_question)
        self.send_button = QPushButton(self)
        self.send_button.clicked.connect(self.send)
        for button in (self.go, self.settle, self.send_button):
            button.setAutoDefault(False)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.field).activated.connect(self.send)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.settle)
        buttons.addStretch(1)
        buttons.addWidget(self.send_button)
        right = QWidget(self)
        side = QVBoxLayout(right)
        side.setContentsMargins(UNIT, 0, 0, 0)
        side.setSpacing(UNIT)
        for part in (self.about, self.where):
            side.addWidget(part)
        side.addWidget(area, 1)
        side.addWidget(self.problem)
        side.addWidget(self.field)
        side.addLayout(buttons)
        side.addWidget(self._promise)
        return right

    def _fill(self, questions: Sequence[Question]) -> None:
        shown = self._shown
        self.list.blockSignals(True)
        self.list.clear()
        for each in questions:
            waits = each.state is QuestionState.OPEN
            if self.only_open.isChecked() and not waits and each.id != shown:
                continue
            item = QListWidgetItem(self._line(each))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
            if each.id == shown:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self._draft is None and self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._show()

    def _line(self, question: Question) -> str:
        first = question.messages[0].text if question.messages else ""
        words = " ".join(first.split())
        cut = words if len(words) <= _MOST_PREVIEW else f"{words[: _MOST_PREVIEW - 1]}…"
        sign = "?" if question.state is QuestionState.OPEN else "✓"
        place = quoted(question.excerpt) if question.excerpt else question.title
        return f"{sign}  {place}  ·  {question.annotator}\n{cut}"

    def _choose(self, question: str) -> None:
        self._keep_text()
        self._shown = question
        self.field.setPlainText(self._texts.get(question, ""))
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == question:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._show()

    def _keep_text(self) -> None:
        """What was begun about one question waits there, not under another one."""
        self._texts[self._shown] = self.field.toPlainText()

    def _on_chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self._keep_text()
            self._draft = None
            self._shown = str(item.data(Qt.ItemDataRole.UserRole))
            self.field.setPlainText(self._texts.get(self._shown, ""))
            self._show()

    def _show(self) -> None:
        question, draft = self.question, self._draft
        self.problem.hide()
        asks = draft is not None or (
            question is not None and question.annotator == self._desk.annotator
        )
        self.send_button.setText(
            (self.tr("Ask") if asks else self.tr("Answer")) + f"  {key_text('Ctrl+Return')}"
        )
        for part in (self.field, self.send_button):
            part.setEnabled(question is not None or draft is not None)
        for part in (self.go, self.settle):
            part.setVisible(question is not None)
        if draft is not None:
            self.about.setText(quoted(draft.excerpt) if draft.excerpt else self.tr("This article"))
            self.where.setText(self.tr("What is unclear here?"))
            self.told.setText("")
            self.field.setPlaceholderText(self.tr("Your question"))
        elif question is not None:
            self.about.setText(quoted(question.excerpt) if question.excerpt else question.title)
            self.where.setText(question.title)
            self.told.setText(self._told(question))
            self.field.setPlaceholderText(
                self.tr("Add something to your question") if asks else self.tr("Your answer")
            )
        else:
            self.about.setText("")
            self.where.setText(
                self.tr("No question is open. Ask about a span in the article with %1.").replace(
                    "%1",
                    QKeySequence("Ctrl+Shift+M").toString(QKeySequence.SequenceFormat.NativeText),
                )
            )
            self.told.setText("")

    def _told(self, question: Question) -> str:
        parts = []
        for message in question.messages:
            at = message.at.astimezone()
            words = message.text or self.tr("(closed)")
            parts.append(f"{message.by}, {day_text(at.date())}, {at:%H:%M}\n{words}")
        return "\n\n".join(parts)

    def _done(self, shown: str) -> None:
        self._shown = shown
        self.reload()
        self.changed.emit()

    def _go(self) -> None:
        if self.question is not None:
            self.place_wanted.emit(self.question)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
