"""The welcome page: what one can begin with when no corpus is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.services.recent import CorpusState
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.dialogs.forms import words
from annotator.ui.dialogs.welcome_recent import RecentRow
from annotator.ui.panels.link_button import LinkButton
from annotator.ui.theme import LIGHT, Theme, blend

_WIDTH, _LEAST_WIDTH = 640, 480
_SIDE = 296
_CARD_HEIGHT = 8 * UNIT
_ICON = 24
_MOST_RECENT = 6


class Card(QAbstractButton):
    """A large button: an icon, what it does, and one line about it."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._theme = LIGHT
        self._about = ""
        self._is_first = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, about: str) -> None:
        """Say what it does."""
        self.setText(title)
        self._about = about
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.update()

    def set_first(self) -> None:
        """This is what most people want."""
        self._is_first = True

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(_WIDTH, _CARD_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        del event
        theme = self._theme
        back = theme.page if not theme.is_dark else blend(theme.text, theme.panel, 0.05)
        if self.underMouse() or self.isDown():
            back = blend(theme.accent, back, 0.10)
        edge = theme.accent if self.hasFocus() or self._is_first else theme.line
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(edge), 1.5 if self.hasFocus() else 1))
            painter.setBrush(QColor(back))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            middle = self.height() // 2
            colour = theme.accent if self._is_first else theme.muted
            drawn = pixmap(self._icon, colour, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(2 * UNIT, middle - _ICON // 2, drawn)
            left = 2 * UNIT + _ICON + 2 * UNIT
            room = self.width() - left - 2 * UNIT
            title = QFont(self.font())
            title.setWeight(QFont.Weight.DemiBold)
            for font, text, baseline, ink in (
                (title, self.text(), middle - 4, theme.text),
                (self.font(), self._about, middle + 14, theme.muted),
            ):
                cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
                painter.setFont(font)
                painter.setPen(QColor(ink))
                painter.drawText(left, baseline, cut)


class WelcomePage(QWidget):
    """Shown while no corpus is open.

    Signals:
        samples_wanted: The sample corpus is to be opened.
        tour_wanted: The guided tour is to begin, or to go on.
        folder_wanted: A folder of articles, ``Path``, is to become a corpus.
        new_wanted: An empty corpus is to be made.
        open_wanted: A corpus is to be chosen and opened.
        recent_wanted: This corpus is to be opened again.
        forget_wanted: This corpus, which is gone, is to be forgotten.
        news_wanted: What is new is to be told.
        seen: It has come into view.
    """

    samples_wanted = Signal()
    tour_wanted = Signal()
    folder_wanted = Signal(object)
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(str)
    forget_wanted = Signal(str)
    news_wanted = Signal()
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._theme = LIGHT
        self._has_begun = False
        self.recent: list[RecentRow] = []
        self._build()
        self.set_theme(LIGHT)
        self.retranslate()

    def show_recent(self, recent: Sequence[str]) -> None:
        """Offer the corpora one had open last, the last one first."""
        for row in self.recent:
            row.hide()
            row.deleteLater()
        self.recent = [self._recent_row(location) for location in recent[:_MOST_RECENT]]
        for row in self.recent:
            self._recent_rows.addWidget(row)
        self._side.setVisible(bool(self.recent))

    def show_states(self, states: Mapping[str, CorpusState]) -> None:
        """Say how the corpora stand."""
        for row in self.recent:
            if row.location in states:
                row.show_state(states[row.location])

    def show_tour(self, *, begun: bool) -> None:
        """Say whether the tour was begun, so that it goes on."""
        self._has_begun = begun
        self.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        for card in self.cards:
            card.set_theme(theme)
        for row in self.recent:
            row.set_theme(theme)
        self.news.set_theme(theme)
        self.setStyleSheet(
            f"#welcomeTitle {{ font-size: 26px; font-weight: 600; }}"
            f"#welcomeLead, #welcomeRecent, #welcomeHint {{ color: {theme.muted}; }}"
            "#welcomeRecent { font-weight: 600; font-size: 11px; }"
        )

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self._title.setText("Annotator")
        self._lead.setText(
            self.tr("Turn news articles into a labelled corpus: entities, quotes and events.")
        )
        self.samples.say(
            self.tr("Open the samples"),
            self.tr("A few German news articles with suggestions, to try things out"),
        )
        self.tour.say(
            self.tr("Go on with the guided tour")
            if self._has_begun
            else self.tr("Take the guided tour"),
            self.tr("Five minutes: mark, decide and finish a first article by keyboard"),
        )
        self.folder.say(
            self.tr("Start from a folder of articles…"),
            self.tr("Makes a corpus of the text files in it"),
        )
        self.new.say(
            self.tr("New corpus…"), self.tr("An empty one, to be filled with articles later")
        )
        self.open.say(self.tr("Open a corpus…"), self.tr("One you or somebody else made before"))
        self._recent_title.setText(self.tr("Opened last"))
        self.news.setText(self.tr("What is new"))
        self._hint.setText(
            self.tr("Or drop text files, a folder, a package or a corpus onto this window.")
        )
        for row in self.recent:
            row.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Say that it is seen."""
        super().showEvent(event)
        self.seen.emit()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QWidget(self)
        column.setMinimumWidth(_LEAST_WIDTH)
        column.setMaximumWidth(_WIDTH)
        self._title = QLabel(column)
        self._title.setObjectName("welcomeTitle")
        self._lead = words("", column, name="welcomeLead")
        self.samples = Card("newspaper", column)
        self.samples.set_first()
        self.samples.clicked.connect(self.samples_wanted)
        self.tour = Card("skip-forward", column)
        self.tour.clicked.connect(self.tour_wanted)
        self.folder = Card("folder-open", column)
        self.folder.clicked.connect(self._choose_folder)
        self.new = Card("file-plus", column)
        self.new.clicked.connect(self.new_wanted)
        self.open = Card("layers", column)
        self.open.clicked.connect(self.open_wanted)
        self.cards = (self.samples, self.tour, self.folder, self.new, self.open)
        self._hint = words("", column, name="welcomeHint")
        self.news = LinkButton(column)
        self.news.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.news.clicked.connect(self.news_wanted)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(UNIT)
        inner.addWidget(self._title)
        inner.addWidget(self._lead)
        inner.addSpacing(UNIT)
        for card in self.cards:
            inner.addWidget(card)
        inner.addWidget(self._hint)
        news = QHBoxLayout()
        # Its words, not its frame, stand below the others.
        news.setContentsMargins(-6, 0, 0, 0)
        news.addWidget(self.news)
        news.addStretch(1)
        inner.addLayout(news)
        self._build_side()
        both = QHBoxLayout()
        both.setSpacing(5 * UNIT)
        both.addStretch(1)
        both.addWidget(column, 100)
        both.addWidget(self._side)
        both.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(both)
        outer.addStretch(3)

    def _build_side(self) -> None:
        self._side = QWidget(self)
        self._recent_title = words("", self._side, name="welcomeRecent")
        self._recent_rows = QVBoxLayout()
        self._recent_rows.setSpacing(0)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, UNIT, 0, 0)
        side.addWidget(self._recent_title)
        side.addLayout(self._recent_rows)
        side.addStretch(1)
        self._side.setFixedWidth(_SIDE)
        self._side.hide()

    def _recent_row(self, location: str) -> RecentRow:
        row = RecentRow(location, self._side)
        row.set_theme(self._theme)
        row.wanted.connect(self.recent_wanted)
        row.forget_wanted.connect(self.forget_wanted)
        return row

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of articles"))
        if name:
            self.folder_wanted.emit(Path(name))
