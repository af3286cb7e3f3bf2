"""How the work on a corpus goes: pages of pictures and numbers, and the articles behind each of them.

It does not hold up the window: everything is worked out in a worker of its own, which reads only what has changed since the
last look. How far annotators agree takes longer; it is worked out when somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.ports import Progress
from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.asking import Asking
from annotator.ui.dialogs.agreement.numbers import Question, Result
from annotator.ui.dialogs.agreement.words import Titles
from annotator.ui.dialogs.dashboard.behind import ArticlesPanel
from annotator.ui.dialogs.dashboard.page_stack import PageStack
from annotator.ui.dialogs.dashboard.pages import ControlShare, DashboardPage
from annotator.ui.dialogs.dashboard.words import KINDS, TITLES, Asked, tr
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.i18n import error_text
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import LIGHT, Theme, blend
from annotator.ui.worker import WorkerClient

_SIZE = (1180, 680)
_BEHIND = 340
_ROW = 4 * UNIT
_AGREEMENT: Mapping[str, object] = {"by": ["week"], "samples": 0}


class DashboardDialog(QDialog):
    """Shows the dashboard of the corpus that is open.

    Args:
        worker: Where everything is worked out; nothing else should wait for it.
        corpus: The corpus.
        schema: Its schema.
        theme: Its colours.

    Signals:
        wanted: The id of an article that is to be shown on the desk.
        report_wanted: A report is to be written.
    """

    wanted = Signal(str)
    report_wanted = Signal()

    def __init__(
        self,
        worker: WorkerClient,
        corpus: str,
        schema: Schema,
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("dashboardDialog")
        self.setWindowTitle(self.tr("Dashboard"))
        self.resize(*_SIZE)
        self._worker = worker
        self._schema = schema
        self._titles = Titles(schema)
        self.asking = Asking(worker, corpus, self)
        self.answer: Mapping[str, Any] = {}
        self._measured = False
        self._asked_of = ""
        self._theme = theme
        self.behind = ArticlesPanel(self)
        self.pages = PageStack(self._titles, self._offered, theme, self)
        self._build()
        self._wire()
        self.set_theme(theme)
        self._show_pages()

    # --- what one does -----------------------------------------------------------------------

    @property
    def page(self) -> DashboardPage:
        """The page one looks at."""
        return self.pages.page(self._section)

    @property
    def control(self) -> ControlShare:
        """How many articles are to get no suggestions."""
        return self.pages.control

    def look(self) -> None:
        """Work everything out, as it is now."""
        self.problem.hide()
        self._measured = False
        self._ask("dashboard", {}, self._on_looked)
        if self._section == "agreement":
            self._measure()

    def show_section(self, section: str) -> None:
        """Show a page."""
        self.list.setCurrentRow(tuple(TITLES).index(section))

    def ask(self, asked: object) -> None:
        """List the articles behind a number."""
        if isinstance(asked, Asked):
            self._asked_of = asked.section
            self.behind.show_question(asked.words)
            self.asking.ask("dashboard_behind", asked.params(), self._on_behind)
        elif isinstance(asked, Question):
            self._asked_of = "agreement"
            week = self.pages.agreement.series["week"].names[asked.group]
            self.behind.show_question(f"{self._titles.layer(asked.layer)} · {week or '–'}")
            params = {**_AGREEMENT, **asked.params()}
            self.asking.ask("agreement_behind", params, self._on_agreement_behind)

    def copy_table(self) -> None:
        """Put the numbers of the page as a Markdown table on the clipboard."""
        QGuiApplication.clipboard().setText(self.page.table.as_markdown())
        self.news.setText(self.tr("Copied as Markdown."))

    def save_table(self) -> None:
        """Ask for a file and write the numbers of the page as CSV there."""
        dialog = QFileDialog(self, self.tr("Save the table"), f"{self.page.title}.csv")
        dialog.setObjectName("tableDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("CSV table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda name: self.write_table(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_table(self, path: Path) -> None:
        """Write the numbers as CSV; the byte order mark tells spreadsheets that it is UTF-8."""
        try:
            path.write_text(self.page.table.as_csv(), encoding="utf-8-sig", newline="")
        except OSError as error:
            self._say_words(str(error))

    def copy_picture(self) -> None:
        """Put the picture of the page on the clipboard."""
        self.page.plot.copy()
        self.news.setText(self.tr("Copied as a picture."))

    def save_picture(self) -> None:
        """Ask for a file and write the picture of the page there."""
        self.page.plot.ask_and_save()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")
        self.behind.set_theme(theme)
        self.pages.set_theme(theme)

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put it away; nobody waits for what runs."""
        self.asking.forget()
        self.bar.hide()
        super().closeEvent(event)

    @property
    def _section(self) -> str:
        return tuple(TITLES)[max(0, self.list.currentRow())]

    # --- what is shown -----------------------------------------------------------------------

    def _show_pages(self) -> None:
        self.pages.show_answer(self.answer, self._section)
        articles = self.answer.get("articles")
        told = (
            "" if articles is None else self.tr("%Ln article(s) in the corpus.", "", int(articles))
        )
        self.news.setText(told)
        self._show_actions()

    def _on_page(self) -> None:
        self.pages.go(self._section)
        if self._section == "agreement" and not self._measured:
            self._measure()
        self._show_actions()

    def _show_actions(self) -> None:
        there = bool(self.page.table.rows)
        for action in self._page_actions:
            action.setEnabled(there)

    # --- the worker --------------------------------------------------------------------------

    def _measure(self) -> None:
        self._measured = True
        self._ask("agreement", _AGREEMENT, self._on_measured)

    def _ask(
        self,
        task: Any,  # noqa: ANN401 - one of the names of tasks
        params: Mapping[str, object],
        answered: Callable[[Mapping[str, object], Mapping[str, Any]], None],
    ) -> None:
        self.asking.ask(task, params, answered)
        self.news.setText(self.tr("Reading…"))
        self.bar.setRange(0, 0)
        self.bar.show()

    def _on_looked(self, _params: Mapping[str, object], answer: Mapping[str, Any]) -> None:
        self.answer = answer
        self._show_pages()

    def _on_measured(self, _params: Mapping[str, object], answer: Mapping[str, Any]) -> None:
        self.pages.show_agreement(Result(answer, self._titles.layers))
        self._show_actions()

    def _on_behind(self, _params: Mapping[str, object], answer: Mapping[str, Any]) -> None:
        self.behind.show_articles(answer, self._asked_of)

    def _on_agreement_behind(
        self, _params: Mapping[str, object], answer: Mapping[str, Any]
    ) -> None:
        found = [
            {**each, "people": each["annotators"], "amount": each["apart"]}
            for each in answer["articles"]
        ]
        self.behind.show_articles({**answer, "articles": found}, "agreement")

    def _keep_controls(self, share: float) -> None:
        self._ask("dashboard_controls", {"share": share}, self._on_looked)

    def _on_progress(self, _task: str, progress: Progress) -> None:
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)

    def _on_ended(self, _task: str) -> None:
        if not self.asking.is_waiting:
            self.bar.hide()
            if self.news.text() == self.tr("Reading…"):
                self.news.setText("")

    def _say(self, error: AnnotatorError) -> None:
        self._say_words(error_text(error))

    def _say_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _on_wanted(self, article: str) -> None:
        self.hide()
        self.wanted.emit(article)

    # --- inside ------------------------------------------------------------------------------

    def _offered(self, section: str) -> list[tuple[str, object]]:
        """What there is to choose from above the picture of a page."""
        layers: list[tuple[str, object]] = [
            (self._titles.layer(each), each) for each in self._schema.layers
        ]
        match section:
            case "labels":
                return layers
            case "controls":
                return [(self.tr("Layers"), ""), *layers]
            case "suggestions":
                return [(tr(name), by) for by, name in KINDS.items()]
            case "speed":
                return [
                    (self.tr("Spans an hour"), "spans_an_hour"),
                    (self.tr("Articles an hour"), "articles_an_hour"),
                ]
            case _:
                return []

    def _build(self) -> None:
        self.list = QListWidget(self)
        self.list.setObjectName("dashboardSections")
        self.list.setAccessibleName(self.tr("Pages"))
        titles = [tr(title) for title in TITLES.values()]
        for title in titles:
            item = QListWidgetItem(title, self.list)
            item.setSizeHint(QSize(0, _ROW))
        widest = max(map(self.fontMetrics().horizontalAdvance, titles))
        self.list.setFixedWidth(widest + 5 * UNIT)
        self.list.setCurrentRow(0)
        self.behind.hide()
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.pages)
        parts.addWidget(self.behind)
        parts.setStretchFactor(0, 1)
        parts.setSizes([_SIZE[0] - _BEHIND - self.list.width(), _BEHIND])
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        middle = QHBoxLayout()
        middle.setSpacing(UNIT)
        middle.addWidget(self.list)
        middle.addWidget(parts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(middle, 1)
        self._build_bottom(layout)

    def _build_bottom(self, layout: QVBoxLayout) -> None:
        self.problem = label("error", self)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.news = label("muted", self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(16 * UNIT)
        self.bar.hide()
        buttons = KeyedActions(self, self)
        buttons.add(self.tr("Look again"), "F5", self.look)
        self._page_actions = [
            buttons.add(self.tr("Copy as Markdown"), "Ctrl+Shift+C", self.copy_table),
            buttons.add(self.tr("Save as CSV…"), "Ctrl+Shift+S", self.save_table),
            buttons.add(self.tr("Copy picture"), "Ctrl+C", self.copy_picture),
            buttons.add(self.tr("Save picture…"), "Ctrl+S", self.save_picture),
        ]
        buttons.add(self.tr("Report…"), "Ctrl+P", self.report_wanted.emit)
        bottom = QHBoxLayout()
        bottom.addWidget(self.news, 1)
        bottom.addWidget(self.bar)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        layout.addLayout(bottom)

    def _wire(self) -> None:
        self.asking.progressed.connect(self._on_progress)
        self.asking.failed.connect(self._say)
        self.asking.ended.connect(self._on_ended)
        self.pages.asked.connect(self.ask)
        self.pages.share_wanted.connect(self._keep_controls)
        self.pages.failed.connect(lambda error: self._say_words(str(error)))
        self.list.currentRowChanged.connect(lambda _row: self._on_page())
        self.behind.wanted.connect(self._on_wanted)


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.page, 0.18)
    return f"""
QTableView {{ background: {theme.page}; }}
QTableView::item:selected {{ background: {chosen}; color: {theme.text}; }}
QTableView::item:hover {{ background: {blend(theme.text, theme.page, 0.05)}; }}
QListWidget {{ background: transparent; border: 0; outline: 0; }}
QListWidget::item {{ padding: 0 8px; border-radius: 5px; color: {theme.text}; }}
QListWidget::item:selected {{ background: {chosen}; }}
QListWidget::item:hover {{ background: {blend(theme.text, theme.page, 0.05)}; }}
QToolButton[kind="link"]:disabled {{ color: {theme.muted}; }}
"""
