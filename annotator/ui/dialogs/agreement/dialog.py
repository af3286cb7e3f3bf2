"""How far annotators agree: numbers, pictures, and the articles behind each of them.

It does not hold up the window: everything is worked out in a worker of its own, which remembers the last result, so that
what is behind a number is told in a moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.ports import Progress
from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.agreement.asking import Asking
from annotator.ui.dialogs.agreement.behind import BehindPanel
from annotator.ui.dialogs.agreement.choices import AgreementChoices
from annotator.ui.dialogs.agreement.numbers import Names, Question, Result
from annotator.ui.dialogs.agreement.shown import Shown
from annotator.ui.dialogs.agreement.words import (
    Titles,
    by_name,
    left_out_name,
    whole,
)
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.i18n import error_text
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import LIGHT, Theme, blend
from annotator.ui.worker import WorkerClient

_SIZE = (1180, 680)
_BEHIND = 380
_BY = ["week", "day", "number", "*"]
"""The last one: every field of the metadata that makes groups."""


class AgreementDialog(QDialog):
    """Compares the people of the corpus that is open.

    Args:
        worker: Where is counted; nothing else should wait for it.
        corpus: The corpus.
        schema: Its schema.
        theme: Its colours.

    Signals:
        wanted: An article, and a ``TextRange`` in it or ``None``, are to be shown on the desk.
        adjudication_wanted: Ids of articles that are to be decided on.
    """

    wanted = Signal(str, object)
    adjudication_wanted = Signal(object)

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
        self.setObjectName("agreementDialog")
        self.setWindowTitle(self.tr("Agreement"))
        self.resize(*_SIZE)
        self._worker = worker
        self._titles = Titles(schema)
        self.asking = Asking(worker, corpus, self)
        self._asked: dict[str, object] = {}
        self.found = Result({})
        self.names = Names()
        self.choices = AgreementChoices(schema, self._titles, self)
        self.behind = BehindPanel(self._titles, self)
        self.shown = Shown(self._titles, theme, self)
        self._build()
        self._wire()
        self.set_theme(theme)
        self._show_found()

    # --- what one does -----------------------------------------------------------------------

    def measure(self) -> None:
        """Work everything out, as it is chosen above."""
        self._asked = {**self.choices.params(), "by": _BY}
        self.problem.hide()
        self.asking.cancel()
        self.asking.ask("agreement", self._asked, self._on_measured)
        self.news.setText(self.tr("Comparing…"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self.cancel_button.show()

    def cancel(self) -> None:
        """Stop what is worked out; what was shown before stays."""
        self.asking.cancel()

    def ask(self, asked: object) -> None:
        """Show what is behind a number, or the places of an article."""
        self.behind.show()
        if isinstance(asked, Question):
            heading = self._titles.question(asked, self.names)
            if asked.group_by:
                series = self.found.series[asked.group_by]
                heading = f"{heading} · {by_name(asked.group_by)} {series.names[asked.group]}"
            self.behind.show_question(asked, heading)
            params = {**self._asked, **asked.params()}
            self.asking.ask("agreement_behind", params, self._on_behind)
        elif isinstance(asked, str):
            known = {each["article"]: each for each in self.found.by_article}
            self.behind.show_one(
                {**known.get(asked, {"title": asked}), "article": asked, "units": 0, "apart": 1}
            )

    def copy_table(self) -> None:
        """Put the page as a Markdown table on the clipboard."""
        QGuiApplication.clipboard().setText(self.shown.page.table.as_markdown())
        self.news.setText(self.tr("Copied as Markdown."))

    def save_table(self) -> None:
        """Ask for a file and write the page as CSV there."""
        dialog = QFileDialog(self, self.tr("Save the table"), f"{self.shown.page_name}.csv")
        dialog.setObjectName("tableDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("CSV table (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda name: self.write_table(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_table(self, path: Path) -> None:
        """Write the page as CSV; the byte order mark tells spreadsheets that it is UTF-8."""
        try:
            path.write_text(self.shown.page.table.as_csv(), encoding="utf-8-sig", newline="")
        except OSError as error:
            self._say_words(str(error))

    def copy_picture(self) -> None:
        """Put the picture of the page on the clipboard."""
        if self.shown.page.picture is not None:
            self.shown.page.picture.copy()
            self.news.setText(self.tr("Copied as a picture."))

    def save_picture(self) -> None:
        """Ask for a file and write the picture of the page there."""
        if self.shown.page.picture is not None:
            self.shown.page.picture.ask_and_save()

    def allow_adjudication(self, *, allowed: bool) -> None:
        """Whether there is a window to decide in."""
        self.behind.allow_adjudication(allowed=allowed)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")
        self.shown.set_theme(theme)
        self.behind.set_theme(theme)

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Put it away; nobody waits for what runs."""
        self.asking.forget()
        self._show_idle()
        super().closeEvent(event)

    # --- what is shown -----------------------------------------------------------------------

    def _show_found(self) -> None:
        self.names = Names(self.found.people, blind=self.choices.blind.isChecked())
        self.choices.show_people(self.found.people, self.names)
        self.shown.show_result(self.found, self.names)
        self.parts.setVisible(bool(self.found.numbers))
        self.empty.setVisible(not self.found.numbers)
        self._show_actions()
        self._tell_articles()

    def _tell_articles(self) -> None:
        result = self.found
        left = sum(result.left_out.values())
        told = ""
        if result.articles:
            told = self.tr("%1 articles compared.").replace("%1", whole(result.articles))
        elif len(result.people) < 2 and self._asked:  # noqa: PLR2004 - it takes two
            told = self.tr(
                "Agreement takes two: so far not more than one person has annotated here."
            )
        elif self._asked:
            told = self.tr("No article has two sets that can be compared.")
        if left:
            reasons = (
                f"{whole(count)} × {left_out_name(why)}"
                for why, count in sorted(result.left_out.items())
            )
            left_out = self.tr("Left out:")
            told = f"{told} {left_out} {', '.join(reasons)}."
        self.empty.setText("" if result.numbers else told)
        self.news.setText(told if result.numbers else "")

    # --- the worker --------------------------------------------------------------------------

    def _on_progress(self, task: str, progress: Progress) -> None:
        if task == "agreement":
            self.bar.setRange(0, progress.total or 0)
            self.bar.setValue(progress.done)

    def _on_ended(self, task: str) -> None:
        if task == "agreement":
            self._show_idle()

    def _show_idle(self) -> None:
        self.bar.hide()
        self.cancel_button.hide()
        self._tell_articles()

    def _on_measured(self, _params: Mapping[str, object], answer: Mapping[str, Any]) -> None:
        self.found = Result(answer, self._titles.layers)
        self._show_found()

    def _on_behind(self, _params: Mapping[str, object], answer: Mapping[str, Any]) -> None:
        self.behind.show_articles(answer)

    def _ask_places(self, article: str) -> None:
        asked = self.behind.question
        params = {**self._asked, "article": article}
        params.pop("by", None)
        if asked is not None:
            params |= {"layer": asked.layer, "name": asked.name}
            if asked.between:
                params["people"] = list(asked.between)
        self.asking.ask("agreement_places", params, self._on_places)

    def _on_places(self, params: Mapping[str, object], answer: Mapping[str, Any]) -> None:
        self.behind.show_places(str(params["article"]), answer["places"], self.names)

    def _say(self, error: AnnotatorError) -> None:
        self._say_words(error_text(error))

    def _say_words(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.behind.hide()
        parts = self.parts = QSplitter(Qt.Orientation.Horizontal, self)
        self.empty = label("muted", self)
        self.empty.setObjectName("nothingToCompare")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts.addWidget(self.shown)
        parts.addWidget(self.behind)
        parts.setStretchFactor(0, 1)
        parts.setSizes([_SIZE[0] - _BEHIND, _BEHIND])
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.choices)
        layout.addWidget(parts, 1)
        layout.addWidget(self.empty, 1)
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
        self.cancel_button = QToolButton(self)
        self.cancel_button.setProperty("kind", "link")
        self.cancel_button.setText(self.tr("Cancel"))
        self.cancel_button.clicked.connect(lambda _checked=False: self.cancel())
        self.cancel_button.hide()
        self._buttons = KeyedActions(self, self)
        self._buttons.add(self.tr("Compare again"), "F5", self.measure)
        self.copy_table_action = self._buttons.add(
            self.tr("Copy as Markdown"), "Ctrl+Shift+C", self.copy_table
        )
        self.save_table_action = self._buttons.add(
            self.tr("Save as CSV…"), "Ctrl+Shift+S", self.save_table
        )
        self.copy_action = self._buttons.add(self.tr("Copy picture"), "Ctrl+C", self.copy_picture)
        self.save_action = self._buttons.add(self.tr("Save picture…"), "Ctrl+S", self.save_picture)
        bottom = QHBoxLayout()
        bottom.addWidget(self.news, 1)
        bottom.addWidget(self.bar)
        bottom.addWidget(self.cancel_button)
        layout.addWidget(self.problem)
        layout.addLayout(self._buttons)
        layout.addLayout(bottom)

    def _wire(self) -> None:
        self.asking.progressed.connect(self._on_progress)
        self.asking.failed.connect(self._say)
        self.asking.ended.connect(self._on_ended)
        self.choices.changed.connect(self.measure)
        self.choices.blind_changed.connect(self._on_blind)
        self.shown.asked.connect(self.ask)
        self.shown.page_changed.connect(self._show_actions)
        for page in self.shown.pages:
            if page.picture is not None:
                page.picture.failed.connect(lambda error: self._say_words(str(error)))
        self.behind.places_wanted.connect(self._ask_places)
        self.behind.wanted.connect(self._on_wanted)
        self.behind.adjudication_wanted.connect(self.adjudication_wanted)
        self._show_actions()

    def _show_actions(self) -> None:
        there = bool(self.found.numbers)
        for action in (self.copy_table_action, self.save_table_action):
            action.setEnabled(there)
        for action in (self.copy_action, self.save_action):
            action.setEnabled(there and self.shown.page.picture is not None)

    def _on_wanted(self, article: str, place: object) -> None:
        self.hide()
        self.wanted.emit(article, place)

    def _on_blind(self) -> None:
        self.behind.hide()  # it may still show who is who
        self._show_found()


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.page, 0.18)
    return f"""
QTableView {{ background: {theme.page}; }}
QTableView::item:selected {{ background: {chosen}; color: {theme.text}; }}
QTableView::item:hover {{ background: {blend(theme.text, theme.page, 0.05)}; }}
#pictureHeading {{ font-weight: 600; }}
QToolButton[kind="link"]:disabled {{ color: {theme.muted}; }}
QToolButton[kind="toggle"] {{ border: 1px solid {theme.line}; border-radius: 5px; padding: 4px 8px; }}
QToolButton[kind="toggle"]:checked {{ background: {chosen}; border-color: {theme.accent}; }}
"""
