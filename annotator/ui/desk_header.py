"""The slim line above the article: title, source, status, place in the list, and a few buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from annotator.domain.changes import Status
from annotator.ui.appearance import UNIT
from annotator.ui.i18n import number, status_name

_HEIGHT = 5 * UNIT
_ICON = 18
_LEAST_TITLE = 15 * UNIT


@dataclass(frozen=True, slots=True)
class HeaderText:
    """What the header says; nothing without an article.

    Attributes:
        title: Of the article.
        source: Where it came from.
        status: How far the annotator is.
        place: One-based place in the list; 0 if the list leaves the article out.
        count: Articles in the list.
        nothing_found: Whether a pipeline has looked at it and proposed nothing.
        like: Title of a finished article that says the same.
        signed_by: Who has signed it off; nothing in it can be changed then. Empty: nobody.
    """

    title: str = ""
    source: str = ""
    status: Status | None = None
    place: int = 0
    count: int = 0
    nothing_found: bool = False
    like: str = ""
    signed_by: str = ""


class ElidedLabel(QWidget):
    """Plain text on one line that gives way with an ellipsis."""

    def __init__(
        self,
        parent: QWidget | None = None,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._alignment = alignment
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self._show_tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A tooltip says what is cut off."""
        super().resizeEvent(event)
        self._show_tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, cut at the end."""
        del event
        with QPainter(self) as painter:
            shown = self.fontMetrics().elidedText(
                self._text, Qt.TextElideMode.ElideRight, self.width()
            )
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.rect(), self._alignment | Qt.AlignmentFlag.AlignVCenter, shown)

    def _show_tip(self) -> None:
        self.setToolTip(self._text if self.sizeHint().width() > self.width() + 2 else "")


class DeskHeader(QWidget):
    """Says which article is on the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("deskHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._shown = HeaderText()
        self.title = ElidedLabel(self)
        self.title.setObjectName("articleTitle")
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.title.setMinimumWidth(_LEAST_TITLE)
        self._source = ElidedLabel(self, Qt.AlignmentFlag.AlignRight)
        self._source.setObjectName("articleSource")
        self._remark = ElidedLabel(self, Qt.AlignmentFlag.AlignRight)
        self._remark.setObjectName("articleRemark")
        self._status = QLabel(self)
        self._status.setObjectName("articleStatus")
        self._position = QLabel(self)
        self._position.setObjectName("articlePosition")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 0, UNIT, 0)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.title, 3)
        layout.addWidget(self._remark, 2)
        layout.addWidget(self._source, 1)
        layout.addWidget(self._status)
        layout.addWidget(self._position)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(UNIT // 2)
        layout.addLayout(self._buttons)

    def add_actions(self, actions: Iterable[QAction]) -> None:
        """Add a button for each action."""
        for action in actions:
            button = QToolButton(self)
            button.setObjectName(f"button.{action.objectName()}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(_ICON, _ICON))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._buttons.addWidget(button)

    @property
    def shown(self) -> HeaderText:
        """What is said."""
        return self._shown

    def show_text(self, text: HeaderText) -> None:
        """Say something else."""
        self._shown = text
        self.title.set_text(text.title)
        self._source.set_text(text.source)
        self._remark.set_text(self._remarks(text))
        self._remark.setVisible(bool(self._remark.text))
        self._status.setText(status_name(text.status) if text.status is not None else "")
        self._status.setProperty("status", text.status.value if text.status is not None else "")
        self._status.style().unpolish(self._status)
        self._status.style().polish(self._status)
        place = number(text.place) if text.place else "–"
        self._position.setText(f"{place} / {number(text.count)}" if text.count else "")
        self._position.setToolTip(self.tr("Place in the list of articles"))

    def _remarks(self, text: HeaderText) -> str:
        """What is worth knowing before one begins."""
        if text.signed_by:
            return self.tr("signed off by %1").replace("%1", text.signed_by)
        if text.like:
            return self.tr("like “%1”").replace("%1", text.like)
        return self.tr("suggested, nothing found") if text.nothing_found else ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.show_text(self._shown)
        super().changeEvent(event)
