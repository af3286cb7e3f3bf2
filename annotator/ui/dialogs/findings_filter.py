"""The filter above the inbox: words, severity, layer, whose sets, and what people said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from annotator.domain.findings import FindingQuery, FindingState
from annotator.domain.schema import Schema, in_language
from annotator.quality.finding import Severity
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import filter_choice
from annotator.ui.findings import severity_name
from annotator.ui.i18n import current_language

_PAUSE_MS = 200
_MINE = "mine"


class FindingsFilter(QWidget):
    """Says which findings are to be shown.

    Args:
        schema: Of the corpus.
        people: Whose sets there are.
        who: Who looks; the own set comes first.

    Signals:
        changed: Others are wanted.
    """

    changed = Signal()

    def __init__(
        self, schema: Schema, people: Sequence[str], who: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._who = who
        self.text = QLineEdit(self)
        self.text.setPlaceholderText(self.tr("Words, article or check"))
        self.text.setAccessibleName(self.tr("Filter the findings by words"))
        self.text.setClearButtonEnabled(True)
        self.severity = filter_choice(self.tr("Severity"), self)
        self.severity.addItem(self.tr("Any severity"), None)
        for severity in Severity:
            self.severity.addItem(severity_name(severity), severity.value)
        self.layer = filter_choice(self.tr("Layer"), self)
        self.layer.addItem(self.tr("Any layer"), None)
        for name, layer in schema.layers.items():
            self.layer.addItem(in_language(layer.title, current_language()) or name, name)
        self.annotator = filter_choice(self.tr("Set"), self)
        self.annotator.addItem(self.tr("All sets"), None)
        for person in people:
            self.annotator.addItem(person, person)
        self.annotator.setCurrentIndex(max(0, self.annotator.findData(who)))
        self.state = filter_choice(self.tr("State"), self)
        self.state.addItem(self.tr("Open"), FindingState.OPEN)
        self.state.addItem(self.tr("Assigned to me"), _MINE)
        self.state.addItem(self.tr("Ignored"), FindingState.IGNORED)
        self.state.addItem(self.tr("All"), FindingState.ANY)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _text: self._pause.start())
        self.text.returnPressed.connect(self._at_once)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.text, 1)
        for choice in (self.severity, self.layer, self.annotator, self.state):
            choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
            row.addWidget(choice)

    def query(self) -> FindingQuery:
        """What is wanted."""
        state = self.state.currentData()
        mine = state == _MINE
        return FindingQuery(
            text=self.text.text().strip(),
            severities=_one(self.severity),
            layers=_one(self.layer),
            annotators=_one(self.annotator),
            assignee=self._who if mine else "",
            state=FindingState.OPEN if mine else FindingState(state),
        )

    def _at_once(self) -> None:
        self._pause.stop()
        self.changed.emit()


def _one(choice: QComboBox) -> frozenset[str]:
    chosen = choice.currentData()
    return frozenset() if chosen is None else frozenset({str(chosen)})
