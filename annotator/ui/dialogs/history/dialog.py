"""The history of the corpus: of the article on the desk, of the span in focus, or of all articles."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.services.history import HistoryDesk
from annotator.services.shown_names import ShownNames
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.dialogs.history.filter import ARTICLE, CORPUS, SPAN, HistoryFilter
from annotator.ui.dialogs.history.life import life_rows
from annotator.ui.dialogs.history.model import ARTICLE as TITLE
from annotator.ui.dialogs.history.model import SUBJECT, WHAT, WHEN, WHO, HistoryModel, HistoryRow
from annotator.ui.dialogs.row_table import RowTable
from annotator.ui.i18n import error_text
from annotator.ui.panels.style import label, panel_style
from annotator.ui.session import EditorSession
from annotator.ui.theme import LIGHT, Theme, blend

_SIZE = (980, 560)
_PAUSE_MS = 150


class HistoryDialog(QDialog):
    """Follows the desk: the article on it, the span in focus.

    Args:
        desk: Reads the log.
        session: Says what is on the desk.
        people: Whose sets one may see.
        theme: Its colours.

    Signals:
        wanted: A ``HistoryRow`` whose article is to be shown, as it was then.
    """

    wanted = Signal(object)

    def __init__(
        self,
        desk: HistoryDesk,
        session: EditorSession,
        people: tuple[str, ...],
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("historyDialog")
        self.setWindowTitle(self.tr("History"))
        self.resize(*_SIZE)
        self._desk = desk
        self._session = session
        self._span: Span | None = None
        self.model = HistoryModel(desk, self, schema=session.schema)
        self.filter = HistoryFilter(people, self)
        self.table = self._table()
        self.problem = label("error", self)
        self.problem.hide()
        self.news = label("muted", self, wrap=False)
        buttons = KeyedActions(self, self.table)
        self.go_action = buttons.add(
            self.tr("Show as it was then"), "Return", self.go, shortcut=False
        )
        self.renew_action = buttons.add(self.tr("Read again"), "F5", self.renew)
        buttons.addWidget(self.news)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.table.activated.connect(lambda _index: self.go())
        self.model.failed.connect(self._say)
        self.filter.changed.connect(self.renew)
        # Focus moves with every key; reading the log may wait until it rests.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._follow)
        # Methods, not functions of their own: the session outlives this window and must not keep it.
        session.article_opened.connect(self._follow_soon)
        session.article_closed.connect(self._follow_soon)
        session.workbench_changed.connect(self._follow_soon)
        session.focus_changed.connect(self._follow_soon)
        self.set_theme(theme)
        self.renew()

    @property
    def current(self) -> HistoryRow | None:
        """The line one is at."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def renew(self) -> None:
        """Read the list anew."""
        self.problem.hide()
        desk, focused = self._session.workbench, self._session.focused_span
        mine = focused is not None and not self._session.focus_is_suggestion
        if mine:
            self._span = focused
        elif desk is None:
            self._span = None
        self.filter.offer(ARTICLE, on=desk is not None)
        self.filter.offer(SPAN, on=self._span is not None)
        match self.filter.of:
            case "span" if desk is not None and self._span is not None:
                self._show_life(self._span)
            case "article" if desk is not None:
                self.model.set_query(self.filter.query(desk.article.id))
            case _ if self.filter.of == CORPUS:
                self.model.set_query(self.filter.query(None))
            case _:
                self.model.set_rows(())
        if self.model.rowCount():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(
                self.model.index(0, 0), flags.ClearAndSelect | flags.Rows
            )
        self.go_action.setEnabled(self.current is not None)
        self.news.setText("" if self.model.rowCount() else self.tr("Nothing has been done here."))

    def go(self) -> None:
        """Show the article as it was right after the step."""
        row = self.current
        if row is not None and row.seq is not None:
            self.wanted.emit(row)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")

    def end(self) -> None:
        """Forget everything, before the corpus is closed."""
        self._pause.stop()
        self.hide()
        self.deleteLater()

    # --- inside ------------------------------------------------------------------------------

    def _follow_soon(self, *_what: object) -> None:
        self._pause.start()

    def _follow(self) -> None:
        if self.isVisible() and self.filter.of != CORPUS:
            self.renew()

    def _show_life(self, span: Span) -> None:
        desk = self._session.workbench
        if desk is None:
            return
        own = desk.own
        try:
            life = self._desk.life(own.article.id, own.annotator, span.id)
            names = self._desk.names(own.annotator)
        except AnnotatorError as error:
            self._say(error)
            life, names = [], ShownNames()
        schema = self._session.schema
        self.model.set_rows(life_rows(life, own.article, own.annotator, schema, names))

    def _table(self) -> RowTable:
        made = RowTable(self.model, self, several=False)
        made.setObjectName("historyTable")
        made.setAccessibleName(self.tr("History"))
        made.horizontalHeader().setSectionResizeMode(SUBJECT, QHeaderView.ResizeMode.Stretch)
        for column, units in ((WHEN, 17), (WHO, 13), (WHAT, 21), (TITLE, 25)):
            made.setColumnWidth(column, units * UNIT)
        return made

    def _say(self, error: AnnotatorError) -> None:
        self.problem.setText(error_text(error))
        self.problem.show()


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.panel, 0.22)
    return f"""
#historyTable {{ background: {theme.page}; border: 1px solid {theme.line}; border-radius: 5px; }}
#historyTable::item {{ padding: 0 6px; }}
#historyTable::item:selected {{ background: {chosen}; color: {theme.text}; }}
"""
