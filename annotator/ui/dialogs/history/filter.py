"""The filter above the history: of what, whose, which kind, from when to when, and words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from annotator.domain.changes import Action
from annotator.domain.ids import ArticleId
from annotator.domain.ports import HistoryQuery
from annotator.ui.appearance import UNIT
from annotator.ui.days import today
from annotator.ui.dialogs.forms import filter_choice
from annotator.ui.i18n import action_name

_PAUSE_MS = 200
SPAN, ARTICLE, CORPUS = "span", "article", "corpus"


class HistoryFilter(QWidget):
    """Says which steps are to be shown.

    Signals:
        changed: Others are wanted.
    """

    changed = Signal()

    def __init__(self, people: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = tuple(people)
        self.scope = filter_choice(self.tr("Of what"), self)
        for words, scope in (
            (self.tr("This article"), ARTICLE),
            (self.tr("This span"), SPAN),
            (self.tr("All articles"), CORPUS),
        ):
            self.scope.addItem(words, scope)
        self.annotator = filter_choice(self.tr("Set"), self)
        self.annotator.addItem(self.tr("Everybody"), None)
        for person in people:
            self.annotator.addItem(person, person)
        self.action = filter_choice(self.tr("Kind of step"), self)
        self.action.addItem(self.tr("Any step"), None)
        for action in Action:
            self.action.addItem(action_name(action), action)
        self.days = filter_choice(self.tr("When"), self)
        for words, days in (
            (self.tr("At any time"), None),
            (self.tr("Today"), 0),
            (self.tr("Last 7 days"), 6),
            (self.tr("Last 30 days"), 29),
        ):
            self.days.addItem(words, days)
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Words or article"))
        self.text.setAccessibleName(self.tr("Filter the history by words"))
        self.text.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.scope)
        row.addWidget(self.text, 1)
        for choice in (self.annotator, self.action, self.days):
            row.addWidget(choice)
        for choice in (self.scope, self.annotator, self.action, self.days):
            choice.currentIndexChanged.connect(lambda _index: self._on_choice())
        self._on_choice()

    @property
    def of(self) -> str:
        """``span``, ``article`` or ``corpus``."""
        return str(self.scope.currentData())

    def offer(self, scope: str, *, on: bool) -> None:
        """Say whether there is such a thing now."""
        item = self.scope.model().index(self.scope.findData(scope), 0)
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        flags = int(enabled.value) if on else 0
        self.scope.model().setData(item, flags, Qt.ItemDataRole.UserRole - 1)

    def query(self, article: ArticleId | None) -> HistoryQuery:
        """What is wanted.

        Args:
            article: The one on the desk, if only that is meant.
        """
        person, action, days = (
            self.annotator.currentData(),
            self.action.currentData(),
            self.days.currentData(),
        )
        return HistoryQuery(
            article=article,
            annotators=frozenset({str(person)}) if person else frozenset(self._people),
            actions=frozenset() if action is None else frozenset({Action(action)}),
            since=_since(days),
            text=self.text.text().strip(),
        )

    def _on_choice(self) -> None:
        # A life is short and whole: nothing is filtered in it.
        for widget in (self.annotator, self.action, self.days, self.text):
            widget.setEnabled(self.of != SPAN)
        self.changed.emit()


def _since(days: object) -> date | None:
    return today() - timedelta(days=days) if isinstance(days, int) else None
