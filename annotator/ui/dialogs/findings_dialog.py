"""The inbox of findings: filter, go there, put right one or all alike, ignore, assign; all by keyboard.

It does not hold up the window. Checking and putting right run in a worker of its own, which remembers the
corpus: after an edit it looks at the one article again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.findings import FindingQuery, FindingRow
from annotator.domain.ids import GOLD
from annotator.domain.ports import Progress
from annotator.domain.schema import Schema
from annotator.services.findings_desk import FindingsDesk
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.findings_asking import ChoiceDialog, FixPreview
from annotator.ui.dialogs.findings_filter import FindingsFilter
from annotator.ui.dialogs.findings_rules import RuleList
from annotator.ui.dialogs.findings_table import FindingsTable, KeyedActions
from annotator.ui.i18n import error_text, number
from annotator.ui.models.findings_model import FindingsModel
from annotator.ui.panels.style import label, panel_style
from annotator.ui.theme import LIGHT, Theme, blend
from annotator.ui.worker import WorkerClient
from annotator.ui.worker_task import TaskHandle, TaskName

_SIZE = (1120, 620)
_RULES_WIDTH = 31 * UNIT
_NEWS_EVERY = 200


class FindingsDialog(QDialog):
    """What the checks have found in the corpus that is open.

    Args:
        desk: Reads the findings and keeps what is said about them.
        worker: Where is checked and put right; nothing else should wait for it.
        corpus: The corpus.
        schema: Its schema.
        theme: Its colours.

    Signals:
        wanted: A ``FindingRow`` whose place is to be shown.
        corrected: Annotations were changed in the corpus.
    """

    wanted = Signal(object)
    corrected = Signal()

    def __init__(
        self,
        desk: FindingsDesk,
        worker: WorkerClient,
        corpus: str,
        schema: Schema,
        *,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findingsDialog")
        self.setWindowTitle(self.tr("Findings"))
        self.resize(*_SIZE)
        self._desk = desk
        self._worker = worker
        self._corpus = corpus
        self._handle: TaskHandle | None = None
        self._again = False
        self._then: Callable[[], None] | None = None
        self._steps: list[str] = []
        self._alike = ""
        self._outcome = ""
        self.model = FindingsModel(desk, schema, self)
        whose = list(filter(desk.names().is_open, desk.people()))
        self.filter = FindingsFilter(schema, whose, desk.who, self)
        self.rules = RuleList(self)
        self.table = FindingsTable(self.model, self)
        self._build()
        self._make_actions()
        self.model.failed.connect(self._say)
        self.filter.changed.connect(self.renew)
        self.rules.rule_changed.connect(self._show_rule)
        self.table.activated.connect(lambda _index: self.go())
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._show_actions())
        self.set_theme(theme)
        self.renew()
        self.table.setFocus()

    # --- what one does -----------------------------------------------------------------------

    @property
    def current(self) -> FindingRow | None:
        """The finding one is at."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    @property
    def chosen(self) -> list[FindingRow]:
        """The selected findings."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self.model.row(row) for row in rows]

    def check(self) -> None:
        """Let the worker look at what has changed."""
        if self._handle is not None:
            self._again = True  # once more when it is through
            return
        self._start("check", {}, lambda _result: self.renew())

    def judge(self) -> None:
        """Let models that have not seen an article judge it, for every finished one; or stop that."""
        if self._handle is not None and self._handle.name == "judge":
            self._handle.cancel()
        else:
            self._start("judge", {}, self._on_judged)

    def renew(self) -> None:
        """Read the list and the counts anew; the finding one is at stays, if it is still there."""
        self.problem.hide()
        current, number = self.current, max(0, self.table.currentIndex().row())
        self._count_rules()
        self.model.set_query(self._query())
        self._sit_at(current, number)

    def go(self) -> None:
        """Show the place of the finding in the article, and get out of the way."""
        row = self.current
        if row is not None:
            self.hide()
            self.wanted.emit(row)

    def fix(self) -> None:
        """Put the one finding right."""
        row = self.current
        if row is None or not self._may_fix(row):
            return
        params = {**self._fix_params(row), "article": row.article, "annotator": row.annotator}
        params |= {"about": row.found.about, "role": row.found.role}
        self._start("fix_findings", params, self._on_fixed)

    def fix_alike(self) -> None:
        """Show what would change where the same is wrong, and put it right if that is wanted."""
        row = self.current
        if row is None or not self._may_fix(row):
            return
        params = {**self._fix_params(row), "alike": row.found.alike}
        params["annotators"] = [row.annotator]
        self._start(
            "fix_findings",
            {**params, "dry_run": True},
            lambda result: self._on_previewed(params, result),
        )

    def take_back(self) -> None:
        """Take the last repair back."""
        if self._steps:
            self._start("undo_fix", {"step": self._steps[-1]}, self._on_taken_back)

    def ignore(self) -> None:
        """Ask why the selected findings are to be ignored, and remember it."""
        rows = self.chosen
        if not rows:
            return
        title, question = self.tr("Ignore"), self.tr("Why is it to be ignored?")
        reason = ChoiceDialog.ask(title, question, self._desk.reasons(), self, required=True)
        if reason:
            self._remember(lambda: self._desk.ignore(rows, reason))

    def heed(self) -> None:
        """Ignore the selected findings no longer."""
        rows = self.chosen
        if rows:
            self._remember(lambda: self._desk.heed(rows))

    def assign(self) -> None:
        """Ask who takes care of the selected findings."""
        rows = self.chosen
        if not rows:
            return
        title, question = (
            self.tr("Assign"),
            self.tr("Who takes care of it? Nobody: leave it empty."),
        )
        known = self._desk.assignable(rows)
        name = ChoiceDialog.ask(title, question, known, self)
        if name is not None:
            self._remember(lambda: self._desk.assign(rows, name))

    def show_alike(self) -> None:
        """Show only findings like this one, or all again."""
        row = self.current
        self._alike = row.found.alike if row is not None and not self._alike else ""
        self.renew()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(f"{panel_style(theme)}\n{_style(theme)}")
        self.model.set_theme(theme)

    def end(self) -> None:
        """Stop what runs, before the corpus is closed."""
        self._worker.shutdown()
        self.hide()
        self.deleteLater()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self._buttons = KeyedActions(self, self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.filter)
        layout.addWidget(self._parts(), 1)
        self._build_words(layout)

    def _build_words(self, layout: QVBoxLayout) -> None:
        self.words = label("", self)
        self.words.setObjectName("findingWords")
        self.words.setMinimumHeight(5 * UNIT)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.problem = label("error", self)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self.news = label("muted", self, wrap=False)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(16 * UNIT)
        self.bar.hide()
        bottom = QHBoxLayout()
        bottom.addWidget(self.news, 1)
        bottom.addWidget(self.bar)
        layout.addWidget(self.words)
        layout.addWidget(self.problem)
        layout.addLayout(self._buttons)
        layout.addLayout(bottom)

    def _parts(self) -> QSplitter:
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.rules)
        parts.addWidget(self.table)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_RULES_WIDTH, _SIZE[0] - _RULES_WIDTH])
        parts.setHandleWidth(1)
        parts.setChildrenCollapsible(False)
        return parts

    def _make_actions(self) -> None:
        self.go_action = self._buttons.add(self.tr("Go there"), "Return", self.go, shortcut=False)
        self.fix_action = self._buttons.add(self.tr("Put right"), "F", self.fix)
        self.alike_action = self._buttons.add(self.tr("All alike…"), "Shift+F", self.fix_alike)
        self.undo_action = self._buttons.add(self.tr("Take back"), "Ctrl+Z", self.take_back)
        self.ignore_action = self._buttons.add(self.tr("Ignore…"), "I", self.ignore)
        self.heed_action = self._buttons.add(self.tr("Ignore no longer"), "Shift+I", self.heed)
        self.assign_action = self._buttons.add(self.tr("Assign…"), "A", self.assign)
        self.group_action = self._buttons.add(self.tr("Only alike"), "G", self.show_alike)
        self.group_action.setCheckable(True)
        self.check_action = self._buttons.add(self.tr("Check again"), "F5", self.check)
        self.judge_action = self._buttons.add(self.tr("Ask a model"), "M", self.judge)
        self.judge_action.setToolTip(
            self.tr(
                "Trains on the finished articles, five times over, and lists where such a model disagrees; takes minutes."
            )
        )
        find = QAction(self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.triggered.connect(lambda _checked=False: self.filter.text.setFocus())
        self.addAction(find)

    def _query(self) -> FindingQuery:
        query = self.filter.query()
        rule = self.rules.rule
        rules = frozenset({rule}) if rule else frozenset()
        return replace(query, rules=rules, alike=self._alike)

    def _count_rules(self) -> None:
        try:
            counts = self._desk.by_rule(replace(self.filter.query(), alike=self._alike))
        except AnnotatorError as error:
            self._say(error)
            return
        self.rules.show_counts(counts)

    def _show_rule(self) -> None:
        self.model.set_query(self._query())
        self._sit_at(None, 0)

    def _sit_at(self, row: FindingRow | None, number: int) -> None:
        place = self.model.number_of(row.key) if row is not None else None
        place = min(number, self.model.rowCount() - 1) if place is None else place
        if place >= 0:
            index = self.model.index(place, 0)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        self._show_actions()

    def _show_actions(self) -> None:
        row, any_chosen = self.current, bool(self.chosen)
        fixable = row is not None and self._may_fix(row)
        self.go_action.setEnabled(row is not None)
        self.fix_action.setEnabled(fixable)
        self.alike_action.setEnabled(fixable)
        self.undo_action.setEnabled(bool(self._steps))
        self.ignore_action.setEnabled(any_chosen)
        self.heed_action.setEnabled(any(each.reason is not None for each in self.chosen))
        self.assign_action.setEnabled(any_chosen)
        self.group_action.setEnabled(row is not None or bool(self._alike))
        self.group_action.setChecked(bool(self._alike))
        whole = ""
        if row is not None:
            whole = str(self.model.data(self.table.currentIndex(), Qt.ItemDataRole.ToolTipRole))
            if row.found.fixable and not fixable:
                others = self.tr(
                    "Only whose annotations these are can put it right: [A] assigns it."
                )
                whole = f"{whole}\n{others}"
        self.words.setText(whole)
        if not self.model.rowCount():
            # Before everything is looked at nobody knows.
            looked = self._handle is None or self._handle.name != "check"
            nothing = self.tr("Nothing of what is shown looks wrong.")
            self.words.setText(nothing if looked else self.tr("Nothing was found so far."))

    def _may_fix(self, row: FindingRow) -> bool:
        """Whether the program can, and it is one's own work or the gold."""
        return row.found.fixable and row.annotator in {self._desk.who, GOLD}

    @staticmethod
    def _fix_params(row: FindingRow) -> dict[str, object]:
        return {"rule": row.found.rule}

    def _remember(self, say: Callable[[], None]) -> None:
        try:
            say()
        except AnnotatorError as error:
            self._say(error)
            return
        self.renew()

    def _start(
        self,
        task: TaskName,
        params: Mapping[str, object],
        succeeded: Callable[[Mapping[str, Any]], None],
    ) -> None:
        if self._handle is not None:
            self._then = lambda: self._start(task, params, succeeded)
            return
        self.problem.hide()
        handle = self._worker.start(task, self._corpus, params)
        self._handle = handle
        handle.progressed.connect(self._on_progress)
        handle.succeeded.connect(succeeded)
        handle.failed.connect(self._say)
        handle.finished.connect(self._on_finished)
        if task == "judge":
            self.news.setText(self.tr("Training… [M] stops it."))
        else:
            self.news.setText(self.tr("Checking…"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._show_actions()

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total or 0)
        self.bar.setValue(progress.done)
        total = progress.total or 0
        # What was found so far is there already; it is shown now and then, and only while one has not begun.
        if total > _NEWS_EVERY and self.model.rowCount() == 0:
            self.renew()

    def _on_finished(self) -> None:
        self._handle = None
        self.bar.hide()
        self.news.setText(self._outcome)
        self._outcome = ""
        self._show_actions()
        then, self._then = self._then, None
        if then is not None:
            then()
        elif self._again:
            self._again = False
            self.check()

    def _on_judged(self, result: Mapping[str, Any]) -> None:
        self.renew()
        words = self.tr("Models that had not seen them disagree with %1 articles at %2 places.")
        words = words.replace("%1", number(int(result["articles"])))
        self._outcome = words.replace("%2", number(int(result["findings"])))

    def _on_fixed(self, result: Mapping[str, Any]) -> None:
        if result["step"]:
            self._steps.append(str(result["step"]))
        self.renew()
        self.corrected.emit()
        left = list(result["left"])
        if left:
            self.problem.setText(f"{left[0]['title']}: {left[0]['reason']}")
            self.problem.show()

    def _on_previewed(self, params: Mapping[str, object], result: Mapping[str, Any]) -> None:
        preview = FixPreview(result, self)
        preview.accepted.connect(lambda: self._start("fix_findings", params, self._on_fixed))
        preview.finished.connect(preview.deleteLater)
        preview.finished.connect(self._take_keyboard)
        preview.open()

    def _take_keyboard(self) -> None:
        self.activateWindow()
        self.table.setFocus()

    def _on_taken_back(self, _result: Mapping[str, Any]) -> None:
        self._steps.pop()
        self.renew()
        self.corrected.emit()

    def _say(self, error: AnnotatorError) -> None:
        self.problem.setText(error_text(error))
        self.problem.show()


def _style(theme: Theme) -> str:
    chosen = blend(theme.accent, theme.page, 0.18)
    return f"""
#findingsTable, #findingRules {{ background: {theme.page}; }}
#findingsTable::item:selected, #findingRules::item:selected {{
  background: {chosen}; color: {theme.text}; }}
QToolButton[kind="link"]:disabled {{ color: {theme.muted}; }}
QToolButton[kind="link"]:checked {{ background: {chosen}; }}
#findingRules::item {{ padding: 4px 6px; }}
"""
