"""The search window: a query, its hits in their context, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QWidget,
)

from annotator.domain.errors import AnnotatorError, QueryError
from annotator.domain.schema import Schema
from annotator.domain.searching import Hit
from annotator.services.search_desk import SearchDesk, write_hits
from annotator.ui.dialogs.findings_asking import ChoiceDialog
from annotator.ui.dialogs.search.completing import Proposals
from annotator.ui.dialogs.search.correction_dialog import CorrectionDialog
from annotator.ui.dialogs.search.frame import SearchFrame
from annotator.ui.dialogs.search.help_popup import SearchHelp
from annotator.ui.i18n import error_text
from annotator.ui.theme import LIGHT, Theme
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName

_PAUSE_MS = 450


class SearchDialog(SearchFrame):
    """Searches, and lets one do something with what is found.

    Args:
        desk: Runs and keeps queries.
        worker: Changes annotations.
        corpus: Location of the corpus.
        schema: Labels and attributes there are.
        proposals: What can be typed.

    Signals:
        wanted: The ``Hit`` somebody wants to see in its article.
        corrected: Annotations were changed in the corpus.
    """

    wanted = Signal(object)
    corrected = Signal()

    def __init__(
        self,
        desk: SearchDesk,
        worker: WorkerClient,
        corpus: str,
        schema: Schema,
        proposals: Proposals,
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, schema, proposals, parent)
        self._desk = desk
        desk.prepare()
        self._worker = worker
        self._corpus = corpus
        self._schema = schema
        self._handle: TaskHandle | None = None
        self._steps: list[str] = []
        self.review: CorrectionDialog | None = None
        self._shown = ""
        self._news = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._make_actions()
        self._wire()
        self.set_theme(theme)
        self._show_state()
        self.field.setFocus()

    # --- what one does -----------------------------------------------------------------------

    def search(self, text: str | None = None) -> bool:
        """Search for what stands in the field; whether it could be understood.

        Args:
            text: To be put into the field before.
        """
        if text is not None:
            self.field.setText(text)
        self._pause.stop()
        self.problem.hide()
        self._shown = self.field.text()
        self._news = ""
        if not self._shown.strip():
            self.model.begin(None)
            return True
        try:
            self.model.begin(self._desk.search(self._shown))
        except AnnotatorError as error:
            self.model.begin(None)
            self._say(error)
            return False
        return True

    @property
    def current(self) -> Hit | None:
        """The hit one is at."""
        index = self.table.currentIndex()
        return self.model.hit(index.row()) if index.isValid() else None

    def go(self) -> None:
        """Show the hit in its article."""
        hit = self.current
        if hit is not None:
            self.wanted.emit(hit)

    def correct(self) -> None:
        """Show what was found as a list to tick, and annotate or correct it as one step."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        hits = [self.model.hit(row) for row in rows] if len(rows) > 1 else self.model.hits
        if not hits or self._handle is not None:
            return
        # Not a child of this window, whose style is not one for dialogs.
        dialog = CorrectionDialog(self._schema, self._desk.who, hits, self.parentWidget())
        self.review = dialog
        dialog.accepted.connect(lambda: self._correct(dialog))
        dialog.finished.connect(self._on_reviewed)
        dialog.open()

    def take_back(self) -> None:
        """Take the last correction back, in all its articles."""
        if self._steps and self._handle is None:
            self._start("search_undo", {"step": self._steps[-1]}, self._on_taken_back)

    def export(self) -> None:
        """Ask for a file, and write the hits into it."""
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export hits"), "hits.csv", self.tr("Tables (*.csv)")
        )
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Write the hits that are shown as a table."""
        try:
            count = write_hits(path, self.model.hits, self.model.names)
        except AnnotatorError as error:
            self._say(error)
            return
        self._news = self.tr("%Ln hit(s) written.", "", count)
        self._show_state()

    def save(self) -> None:
        """Ask for a name, and keep the query."""
        text = self.field.text().strip()
        if not text:
            return
        try:
            self._desk.check(text)
            known = [each.name for each in self._desk.saved()]
        except AnnotatorError as error:
            self._say(error)
            return
        title, question = self.tr("Save query"), self.tr("What is it called?")
        name = ChoiceDialog.ask(title, question, ["", *known], self)
        if name:
            self.save_as(name)

    def save_as(self, name: str) -> None:
        """Keep the query under a name, for everybody."""
        try:
            self._desk.save(name, self.field.text())
        except AnnotatorError as error:
            self._say(error)
            return
        self._news = self.tr("Saved as %1.").replace("%1", name)
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away, as it does with the other windows beside the main one."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        self._pause.stop()
        self.model.begin(None)
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    # --- inside ------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.run_button.clicked.connect(lambda _on=False: self.search())
        self.help_button.clicked.connect(lambda _on=False: self._show_help())
        self.stop_button.clicked.connect(lambda _on=False: self.model.stop())
        self.saved_menu.chosen.connect(self.search)
        self.saved_menu.failed.connect(self._say)
        self.field.entered.connect(self._on_entered)
        self.field.textChanged.connect(self._on_typed)
        self.model.progressed.connect(self._show_state)
        self.model.failed.connect(self._say)
        self.table.activated.connect(lambda _index: self.go())
        self.table.selectionModel().selectionChanged.connect(lambda *_rows: self._show_actions())

    def _make_actions(self) -> None:
        add = self._buttons.add
        self.go_action = add(self.tr("Go there"), "Return", self.go, shortcut=False)
        self.correct_action = add(self.tr("Annotate or correct…"), "Ctrl+Return", self.correct)
        self.undo_action = add(self.tr("Take back"), "Ctrl+Shift+Z", self.take_back)
        self.save_action = add(self.tr("Save query…"), "Ctrl+S", self.save)
        self.export_action = add(self.tr("Export hits…"), "Ctrl+E", self.export)
        for key, slot in (("Ctrl+F", self._to_field), ("F1", self._show_help)):
            action = QAction(self)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _on=False, slot=slot: slot())
            self.addAction(action)

    def _to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _show_help(self) -> None:
        dialog = SearchHelp(self.parentWidget())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_typed(self, text: str) -> None:
        self.problem.hide()
        if text != self._shown:
            self._pause.start()

    def _on_pause(self) -> None:
        """Search while one types, as far as it makes sense; what does not is told when one stops."""
        if self.field.is_proposing or self.field.text() == self._shown:
            return
        try:
            self._desk.check(self.field.text())
        except AnnotatorError as error:
            self._say(error)
            return
        self.search()

    def _on_entered(self) -> None:
        if self.field.text() == self._shown and self.model.rowCount():
            self._to_table()
            return
        try:
            self._desk.check(self.field.text())
        except AnnotatorError as error:
            self._say(error)
            if isinstance(error, QueryError):
                self.field.go_to(error.column)
            return
        self.search()

    def _to_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.currentIndex().isValid():
            flags = QItemSelectionModel.SelectionFlag
            first = self.model.index(0, 0)
            self.table.selectionModel().setCurrentIndex(first, flags.ClearAndSelect | flags.Rows)

    def _show_state(self) -> None:
        searching = self.model.is_searching
        count = self.model.rowCount()
        self.bar.setVisible(searching)
        self.bar.setValue(round(100 * self.model.share))
        self.stop_button.setVisible(searching)
        self.news.setText(" ".join(filter(None, (self._counts(count), self._news))))
        self.pages.setCurrentWidget(self.table if count else self.empty)
        self.empty.setText(self.nothing(self._shown, searching=searching) if not count else "")
        self._show_actions()

    def _counts(self, count: int) -> str:
        if not count:
            return ""
        said = self.tr("%Ln hit(s)", "", count)
        articles = self.model.articles
        where = self.tr("in %Ln article(s)", "", articles)
        if self.model.is_complete:
            return f"{said} {where}"
        so_far = self.tr("so far") if self.model.is_searching else self.tr("and more further down")
        return f"{said} {where}, {so_far}"

    def _show_actions(self) -> None:
        any_hits = bool(self.model.rowCount())
        self.go_action.setEnabled(self.current is not None)
        self.correct_action.setEnabled(any_hits and self._handle is None)
        self.undo_action.setEnabled(bool(self._steps) and self._handle is None)
        self.save_action.setEnabled(bool(self.field.text().strip()))
        self.export_action.setEnabled(any_hits)

    def _on_reviewed(self) -> None:
        dialog, self.review = self.review, None
        if dialog is not None:
            dialog.deleteLater()
        self.activateWindow()

    def _correct(self, dialog: CorrectionDialog) -> None:
        chosen = [
            {
                "article": hit.article,
                "annotator": hit.annotator,
                "signature": hit.signature,
                "begin": hit.begin,
                "end": hit.end,
            }
            for hit in dialog.chosen
        ]
        params = {
            "annotator": self._desk.who,
            "correction": dialog.correction,
            "chosen": chosen,
        }
        self._start("search_correct", params, self._on_corrected)

    def _start(
        self,
        task: TaskName,
        params: Mapping[str, object],
        succeeded: Callable[[Mapping[str, Any]], None],
    ) -> None:
        self.problem.hide()
        handle = self._worker.start(task, self._corpus, params)
        self._handle = handle
        handle.succeeded.connect(succeeded)
        handle.failed.connect(self._say)
        handle.finished.connect(self._on_finished)
        self._news = self.tr("Working…")
        self._show_state()

    def _on_finished(self) -> None:
        self._handle = None
        self._show_state()

    def _on_corrected(self, result: Mapping[str, Any]) -> None:
        if result["step"]:
            self._steps.append(str(result["step"]))
        self._after_change()
        done, articles = int(result["done"]), int(result["articles"])
        told = self.tr("%Ln change(s) made", "", done)
        where = self.tr("in %Ln article(s)", "", articles)
        self._news = f"{told} {where}."
        left = list(result["left"])
        if left:
            total = int(result["left_total"])
            said = self.tr("%Ln hit(s) stay(s) as it is. First: %1", "", total)
            self.problem.setText(said.replace("%1", f"{left[0]['title']}: {left[0]['text']}"))
            self.problem.show()
        self._show_state()

    def _on_taken_back(self, result: Mapping[str, Any]) -> None:
        self._steps.pop()
        self._after_change()
        self._news = self.tr("Taken back in %Ln set(s).", "", int(result["articles"]))

    def _after_change(self) -> None:
        self.search(self._shown)
        self.corrected.emit()

    def _say(self, error: AnnotatorError) -> None:
        self.problem.setText(error_text(error))
        self.problem.show()
        self._news = ""
        self._show_state()
