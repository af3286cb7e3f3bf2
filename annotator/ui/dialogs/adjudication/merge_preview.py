"""Merging by policy: who has to agree, what that would take and leave open, and then doing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.quality.verdicts import Policy
from annotator.services.adjudication_gold import AdjudicationRequest
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.adjudication.wording import policy_name
from annotator.ui.i18n import error_text, number
from annotator.ui.panels.style import label
from annotator.ui.worker import WorkerClient

_SIZE = (680, 520)


class MergePreview(QDialog):
    """Asks for a policy, previews it, and applies it.

    Signals:
        applied: Gold was made; the way is kept with the corpus.
    """

    applied = Signal()

    def __init__(
        self,
        worker: WorkerClient,
        corpus: str,
        who: str,
        way: AdjudicationRequest,
        people: Sequence[AnnotatorId],
        parent: QWidget | None = None,
        *,
        blind: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mergePreview")
        self.setWindowTitle(self.tr("Merge by policy"))
        self.resize(*_SIZE)
        self._worker = worker
        self._corpus = corpus
        self._who = who
        self._way = way
        self.policies = QButtonGroup(self)
        self.trusted = QComboBox(self)
        self.trusted.addItems([str(each) for each in people])
        self.trusted.setCurrentText(way.trusted)
        self.told = label("", self)
        self.table = QTableWidget(0, 5, self)
        self.problem = label("error", self)
        self.problem.hide()
        self._build(blind=blind)
        self.preview()

    def way(self) -> AdjudicationRequest:
        """What is chosen."""
        policy = tuple(Policy)[self.policies.checkedId()]
        trusted = self.trusted.currentText() if policy is Policy.TRUSTED else ""
        return replace(self._way, policy=policy, trusted=trusted)

    def preview(self) -> None:
        """Work out what would come of it; nothing is changed."""
        self.problem.hide()
        self._start(dry_run=True)

    def apply(self) -> None:
        """Do it."""
        self._start(dry_run=False)

    # --- inside ------------------------------------------------------------------------------

    def _build(self, *, blind: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for number_, policy in enumerate(Policy):
            button = QRadioButton(policy_name(policy), self)
            button.setChecked(policy is self._way.policy)
            self.policies.addButton(button, number_)
            row.addWidget(button)
            if policy is Policy.TRUSTED and blind:
                button.setEnabled(False)
                button.setToolTip(
                    self.tr(
                        "Deciding is blind here: whoever leads the work does it (command line)."
                    )
                )
        row.addWidget(self.trusted)
        row.addStretch(1)
        self.trusted.setVisible(not blind)
        self.trusted.setAccessibleName(self.tr("Trusted annotator"))
        self.policies.idClicked.connect(lambda _id: self.preview())
        self.trusted.activated.connect(lambda _index: self._on_trusted())
        layout.addLayout(row)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problem)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Article"),
                self.tr("taken"),
                self.tr("new"),
                self.tr("gone"),
                self.tr("stays open"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(self)
        self.apply_button = QPushButton(self.tr("Take over what is agreed"), self)
        self.apply_button.setDefault(True)
        self.apply_button.setEnabled(False)
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("Cancel"))
        self.apply_button.clicked.connect(lambda _checked=False: self.apply())
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _on_trusted(self) -> None:
        self.policies.button(tuple(Policy).index(Policy.TRUSTED)).setChecked(True)
        self.preview()

    def _start(self, *, dry_run: bool) -> None:
        way = self.way()
        self.apply_button.setEnabled(False)
        self.told.setText(self.tr("Counting votes…"))
        params = {
            "policy": way.policy.value,
            "trusted": way.trusted,
            "annotators": list(way.annotators),
            "status": way.status,
            "who": self._who,
            "dry_run": dry_run,
        }
        handle = self._worker.start("adjudicate", self._corpus, params)
        handle.succeeded.connect(
            lambda result: self._on_previewed(way, result) if dry_run else self._on_applied()
        )
        handle.failed.connect(self._on_failed)

    def _on_previewed(self, way: AdjudicationRequest, result: Mapping[str, Any]) -> None:
        if way != self.way():
            return  # another one was chosen meanwhile
        words = self.tr(
            "%1 articles: %2 spans and %3 roles are agreed, %4 disagreements stay open."
        )
        for place, name in enumerate(("count", "spans", "arguments", "to_decide"), start=1):
            words = words.replace(f"%{place}", number(int(result[name])))
        self.told.setText(words)
        articles = list(result["articles"])
        self.table.setRowCount(len(articles))
        for row, each in enumerate(articles):
            values = (each["spans"], each["added"], each["removed"], len(each["to_decide"]))
            self.table.setItem(row, 0, QTableWidgetItem(" ".join(str(each["title"]).split())))
            for column, value in enumerate(values, start=1):
                item = QTableWidgetItem(number(int(value)) if value else "–")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
        self.apply_button.setEnabled(True)

    def _on_applied(self) -> None:
        self.applied.emit()
        self.accept()

    def _on_failed(self, error: AnnotatorError) -> None:
        self.told.setText("")
        self.table.setRowCount(0)
        self.problem.setText(error_text(error))
        self.problem.show()
