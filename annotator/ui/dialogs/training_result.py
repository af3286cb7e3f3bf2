"""The last page of training: is the new pipeline better, where, and would more gold help?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from annotator.domain.schema import Schema
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.training_table import ScoreModel, score_rows
from annotator.ui.i18n import decimal, number
from annotator.ui.panels.style import label

_WORTH_IT = 0.005
_WIDTHS = (8 * UNIT, 20 * UNIT, 20 * UNIT, 9 * UNIT)


class TrainingResult(QWidget):
    """Shows what a training came to."""

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.verdict = label("title", self)
        self.verdict.setObjectName("trainingVerdict")
        self.basis = label("muted", self)
        self.curve = label("", self)
        self.curve.setObjectName("trainingCurve")
        self.table = QTableView(self)
        self.table.setObjectName("trainingScores")
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        self.table.horizontalHeader().setHighlightSections(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT + 4)
        layout.addWidget(self.verdict)
        layout.addWidget(self.basis)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.curve)

    def show_result(self, result: Mapping[str, Any]) -> None:
        """Show the worker's answer to ``train``."""
        self.verdict.setText(self._verdict(result))
        articles = result.get("articles", {})
        basis = self.tr(
            "Learned from %1 articles, measured on %2 others that it has not seen: spans with the same edges and label."
        )
        self.basis.setText(
            basis.replace("%1", number(int(articles.get("learned", 0)))).replace(
                "%2", number(int(articles.get("held_out", 0)))
            )
        )
        self.table.setModel(ScoreModel(score_rows(result, self._schema), self))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS, start=1):
            self.table.setColumnWidth(column, width)
        words = self._curve_words(result)
        self.curve.setText(words)
        self.curve.setVisible(bool(words))

    def _verdict(self, result: Mapping[str, Any]) -> str:
        present, new = float(result.get("present_f1", 0)), float(result.get("new_f1", 0))
        template = (
            self.tr("%1 is better than %2: F1 %3 instead of %4.")
            if result.get("better")
            else self.tr("%1 is no better than %2: F1 %3 and %4. Keep the present one.")
        )
        return (
            template.replace("%1", str(result.get("name", "")))
            .replace("%2", str(result.get("present", "")))
            .replace("%3", decimal(100 * new))
            .replace("%4", decimal(100 * present))
        )

    def _curve_words(self, result: Mapping[str, Any]) -> str:
        points = result.get("curve") or []
        if len(points) < 2:  # noqa: PLR2004 - a curve has two ends
            return ""
        said = ", ".join(
            f"{each['share']} % ({each['articles']}): {decimal(100 * float(each['f1']))}"
            for each in points
        )
        gain = float(points[-1]["f1"]) - float(points[-2]["f1"])
        advice = (
            self.tr("The last quarter still helped: more gold is worth it.")
            if gain >= _WORTH_IT
            else self.tr("The last quarter did not help: more of the same gold will not do much.")
        )
        words = self.tr("F1 by share of the gold (articles): %1.").replace("%1", said)
        return f"{words} {advice}"
