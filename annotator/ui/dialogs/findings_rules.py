"""The checks that have found something, with how much, the gravest first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.quality.checks import BY_ID
from annotator.quality.finding import Severity
from annotator.ui.findings import severity_name
from annotator.ui.findings_titles import check_title

_RULE = Qt.ItemDataRole.UserRole + 1
_ORDER = {severity: place for place, severity in enumerate(Severity)}


class RuleList(QListWidget):
    """Lists checks; the first line stands for all.

    Signals:
        rule_changed: Another check is chosen.
    """

    rule_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingRules")
        self.setAccessibleName(self.tr("Checks"))
        self.currentItemChanged.connect(lambda _now, _before: self.rule_changed.emit())

    @property
    def rule(self) -> str | None:
        """The check that is chosen; ``None``: all."""
        row = self.currentRow()
        chosen = self.item(row).data(_RULE) if row >= 0 else None
        return str(chosen) if chosen else None

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much each check has found; the chosen one stays chosen."""
        chosen = self.rule
        self.blockSignals(True)
        self.clear()
        self._add(self.tr("All checks"), sum(counts.values()), None)
        for rule in sorted(counts.keys() | ({chosen} if chosen else set()), key=_gravity):
            self._add(check_title(rule), counts.get(rule, 0), rule)
            if rule == chosen:
                self.setCurrentRow(self.count() - 1)
        if self.currentRow() < 0:
            self.setCurrentRow(0)
        self.blockSignals(False)

    def _add(self, title: str, count: int, rule: str | None) -> None:
        item = QListWidgetItem(f"{title}  {self.locale().toString(count)}")
        item.setData(_RULE, rule)
        check = BY_ID.get(rule) if rule else None
        if check is not None:
            item.setToolTip(f"{severity_name(check.severity)}: {rule}")
        self.addItem(item)


def _gravity(rule: str) -> tuple[int, str]:
    check = BY_ID.get(rule)
    return (_ORDER[check.severity] if check else len(_ORDER), check_title(rule))
