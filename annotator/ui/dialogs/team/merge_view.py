"""What would come of merging packages: a line for each, what needs a decision below it, and a choice for every conflict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.ui.appearance import UNIT
from annotator.ui.days import day_text
from annotator.ui.theme import LIGHT, Theme

_WHAT, _WHOSE, _HERE, _THERE, _DO = range(5)
_TOLD: Final = frozenset({"conflict", "unknown"})
_SHOWN = 200
"""So many conflicts and unknown articles of a package get a line; the others are counted."""


class MergeView(QTreeWidget):
    """Packages and what would become of their sets.

    Signals:
        decided: Something else is to be done about a conflict.
    """

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergePreview")
        self.setAccessibleName(self.tr("What comes of it"))
        self._theme: Theme = LIGHT
        self._choices: dict[tuple[str, str], QComboBox] = {}
        self.setHeaderLabels(
            [
                self.tr("Package and article"),
                self.tr("Whose"),
                self.tr("Here"),
                self.tr("There"),
                self.tr("What to do"),
            ]
        )
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_WHOSE, 12), (_HERE, 22), (_THERE, 22), (_DO, 24)):
            self.setColumnWidth(column, width * UNIT)

    @property
    def decisions(self) -> dict[tuple[str, str], str]:
        """What is to be done about each conflict, by article and annotator."""
        return {key: str(box.currentData()) for key, box in self._choices.items()}

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme for what is shown from now on."""
        self._theme = theme

    def show_packages(
        self, packages: Sequence[Mapping[str, Any]], broken: Sequence[Mapping[str, str]]
    ) -> None:
        """Show what would come of packages, and what is wrong with others; what was decided stays so."""
        before = self.decisions
        self.clear()
        self._choices.clear()
        for each in broken:
            self._add_broken(each)
        for each in packages:
            self._add_package(each, before)
        self.expandAll()

    def summary(self, counts: Mapping[str, int]) -> str:
        """How many sets come to what, in words."""
        names = {
            "new": self.tr("%Ln new", "", counts.get("new", 0)),
            "replaced": self.tr("%Ln replaced", "", counts.get("replaced", 0)),
            "same": self.tr("%Ln there already", "", counts.get("same", 0)),
            "older": self.tr("%Ln older than here", "", counts.get("older", 0)),
            "conflict": self.tr("%Ln changed on both sides", "", counts.get("conflict", 0)),
            "unknown": self.tr("%Ln of unknown articles", "", counts.get("unknown", 0)),
        }
        told = [words for name, words in names.items() if counts.get(name)]
        return ", ".join(told) or self.tr("nothing in it")

    # --- inside ------------------------------------------------------------------------------

    def _add_broken(self, each: Mapping[str, str]) -> None:
        item = QTreeWidgetItem([Path(each["package"]).name])
        reason = QTreeWidgetItem([" ".join(each["reason"].split())])
        for line in (item, reason):
            line.setForeground(_WHAT, QBrush(QColor(self._theme.error)))
            line.setToolTip(_WHAT, each["reason"])
        item.addChild(reason)
        self.addTopLevelItem(item)
        reason.setFirstColumnSpanned(True)

    def _add_package(
        self, package: Mapping[str, Any], before: Mapping[tuple[str, str], str]
    ) -> None:
        words = f"{Path(package['package']).name} – {self.summary(package['counts'])}"
        if package["schema"]:
            carried = self.tr("carried over from the schema %1").replace("%1", package["schema"])
            words = f"{words}; {carried}"
        top = QTreeWidgetItem([words])
        font = top.font(_WHAT)
        font.setWeight(font.Weight.DemiBold)
        top.setFont(_WHAT, font)
        top.setToolTip(_WHAT, package["package"])
        self.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        told = [each for each in package["sets"] if each["outcome"] in _TOLD]
        for each in told[:_SHOWN]:
            self._add_set(top, each, before)
        if len(told) > _SHOWN:
            more = self.tr("and %Ln more", "", len(told) - _SHOWN)
            top.addChild(QTreeWidgetItem([more]))

    def _add_set(
        self,
        top: QTreeWidgetItem,
        each: Mapping[str, Any],
        before: Mapping[tuple[str, str], str],
    ) -> None:
        sides = [self._side(each[side]) for side in ("here", "there")]
        item = QTreeWidgetItem([each["title"], each["annotator"], *sides])
        item.setToolTip(_WHAT, each["title"])
        top.addChild(item)
        if each["outcome"] == "unknown":
            item.setText(_DO, self.tr("the article is not here"))
            item.setForeground(_DO, QBrush(QColor(self._theme.warning)))
            return
        key = (str(each["article"]), str(each["annotator"]))
        box = QComboBox(self)
        box.setAccessibleName(self.tr("What to do about %1").replace("%1", each["title"]))
        for value, words in (
            ("keep", self.tr("keep what is here")),
            ("take", self.tr("take what came")),
            ("beside", self.tr("have both")),
        ):
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(before.get(key, "keep"))))
        box.currentIndexChanged.connect(lambda _at: self.decided.emit())
        self._choices[key] = box
        # Lines have a margin, which the box must not lose its own height to.
        item.setSizeHint(_DO, box.sizeHint() + QSize(0, UNIT))
        self.setItemWidget(item, _DO, box)

    def _side(self, side: Mapping[str, Any] | None) -> str:
        if side is None:
            return "–"
        words = self.tr("%Ln span(s)", "", int(side["spans"]))
        if side["changed_at"]:
            words = f"{words}, {day_text(datetime.fromisoformat(str(side['changed_at'])).date())}"
        return words


def merged_counts(packages: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The counts of several packages together."""
    found: dict[str, int] = {}
    for each in packages:
        for name, count in each["counts"].items():
            found[name] = found.get(name, 0) + int(count)
    return found
