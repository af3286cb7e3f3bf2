"""Packages: made for everybody in one go, and merged when they come back, with a look at it before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.days import today
from annotator.ui.dialogs.team.command_box import CommandBox
from annotator.ui.dialogs.team.merge_view import MergeView, merged_counts
from annotator.ui.dialogs.team.requests import merge_arguments, package_arguments
from annotator.ui.dialogs.team.runner import Runner
from annotator.ui.files import local_paths
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme

_ENDINGS = frozenset({".zip", ".corpus"})


class PackagesPage(QWidget):
    """Out above, back below.

    Args:
        runner: Packs and merges.

    Signals:
        merged: Sets of people are other ones now.
    """

    merged = Signal()

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("packagesPage")
        self.setAcceptDrops(True)
        self._runner = runner
        self.paths: list[Path] = []
        self._broken: list[str] = []
        self._build()
        self._show()

    def show_progress(self, result: Mapping[str, Any]) -> None:
        """Offer the batches there are."""
        here = self.batch.currentData()
        self.batch.clear()
        self.batch.addItem(self.tr("all batches"), "")
        for name in dict.fromkeys(row["batch"] for row in result["assigned"]):
            self.batch.addItem(str(name), str(name))
        self.batch.setCurrentIndex(max(0, self.batch.findData(here)))
        self.make.setEnabled(self.batch.count() > 1)

    def add(self, paths: Sequence[Path]) -> None:
        """Look at what would come of merging these packages too."""
        fresh = [
            each
            for each in paths
            if each.suffix.lower() in _ENDINGS
            and each not in self.paths
            and str(each) != self._runner.corpus
        ]
        if fresh:
            self.paths += fresh
            self.preview()

    def preview(self) -> None:
        """Ask the worker what would come of it."""
        self._show()
        self.merge.setEnabled(False)
        self.told.setText(self.tr("Looking at the packages…"))
        params = {"paths": [str(each) for each in self.paths], "dry_run": True}
        self._runner.ask("merge", params, self._on_preview, self._on_refused, kind="merge")

    def take_in(self) -> None:
        """Merge the packages that can be merged, all or none."""
        sound = [str(each) for each in self.paths if str(each) not in self._broken]
        decisions = [
            {"article": article, "annotator": who, "resolution": what}
            for (article, who), what in self.view.decisions.items()
        ]
        self.merge.setEnabled(False)
        self._runner.run("merge", {"paths": sound, "decisions": decisions}, self._on_merged)

    def make_packages(self) -> None:
        """Make a package for everybody."""
        folder = str(Path(self.folder.text().strip()).expanduser())
        params = {"folder": folder, "batch": str(self.batch.currentData() or "")}
        self._runner.run("package_all", params, self._on_packed)

    def clear(self) -> None:
        """Forget the packages."""
        self.paths, self._broken = [], []
        self.view.show_packages((), ())
        self.told.setText("")
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.view.set_theme(theme)
        self.drop.setStyleSheet(
            f"border: 1px dashed {theme.muted}; border-radius: 8px; color: {theme.muted};"
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take packages."""
        if any(each.suffix.lower() in _ENDINGS for each in local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.add(local_paths(event.mimeData()))

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT + 4)
        self._build_out(layout)
        self.out_command = CommandBox(self)
        layout.addWidget(self.out_command)
        layout.addSpacing(UNIT)
        self._build_back(layout)
        self.command = CommandBox(self)
        layout.addWidget(self.command)
        self._show_out()

    def _build_out(self, layout: QVBoxLayout) -> None:
        heading = label("heading", self)
        heading.setText(self.tr("One package for everybody who has work"))
        name = Path(self._runner.corpus).name.removesuffix(".corpus")
        place = Path(self._runner.corpus).with_name(f"{name}-{today().isoformat()}")
        self.folder = QLineEdit(str(place), self)
        self.folder.setObjectName("packageFolder")
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.textChanged.connect(lambda _text: self._show_out())
        self.batch = QComboBox(self)
        self.batch.setAccessibleName(self.tr("Batch"))
        self.batch.addItem(self.tr("all batches"), "")
        self.batch.currentIndexChanged.connect(lambda _at: self._show_out())
        self.make = self._button("makePackages", self.tr("Make packages"), self.make_packages)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self.folder, 1)
        row.addWidget(self._button("chooseFolder", self.tr("Choose…"), self._choose_folder))
        row.addWidget(self.batch)
        row.addWidget(self.make)
        self.made = label("muted", self)
        self.made.setObjectName("packagesMade")
        self.made.hide()
        layout.addWidget(heading)
        layout.addLayout(row)
        layout.addWidget(self.made)

    def _build_back(self, layout: QVBoxLayout) -> None:
        heading = label("heading", self)
        heading.setText(self.tr("What comes back"))
        self.drop = QLabel(
            self.tr("Drop packages (.zip) or corpora here: first you see what would come of it."),
            self,
        )
        self.drop.setObjectName("packageDrop")
        self.drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.drop.setMinimumHeight(9 * UNIT)
        self.drop.setWordWrap(True)
        self.view = MergeView(self)
        self.view.decided.connect(self._show)
        self.told = label("", self)
        self.told.setObjectName("mergeTold")
        self.merge = self._button("mergePackages", self.tr("Merge"), self.take_in)
        self.forget = self._button("forgetPackages", self.tr("Clear"), self.clear)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._button("addPackages", self.tr("Add packages…"), self._choose_packages))
        row.addWidget(self.forget)
        row.addWidget(self.told, 1)
        row.addWidget(self.merge)
        layout.addWidget(heading)
        layout.addWidget(self.drop, 1)
        layout.addWidget(self.view, 3)
        layout.addLayout(row)

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _show(self) -> None:
        some = bool(self.paths)
        self.drop.setVisible(not some)
        self.view.setVisible(some)
        self.forget.setEnabled(some)
        if not some:
            self.merge.setEnabled(False)
        sound = [str(each) for each in self.paths if str(each) not in self._broken]
        decisions = set(self.view.decisions.values())
        self.command.show_command(merge_arguments(self._runner.corpus, sound, decisions))

    def _show_out(self) -> None:
        folder = Path(self.folder.text().strip())
        batch = str(self.batch.currentData() or "")
        self.out_command.show_command(package_arguments(self._runner.corpus, folder, batch))

    def _on_preview(self, result: Mapping[str, Any]) -> None:
        packages, broken = result["packages"], result["broken"]
        self._broken = [each["package"] for each in broken]
        self.view.show_packages(packages, broken)
        counts = merged_counts(packages)
        self.told.setText(self.view.summary(counts) if packages else "")
        self._show()
        self.merge.setEnabled(any(counts.get(name) for name in ("new", "replaced", "conflict")))

    def _on_refused(self, error: object) -> None:
        self.told.setText("")
        self._runner.failed.emit(error)

    def _on_merged(self, result: Mapping[str, Any]) -> None:
        words = self.view.summary(merged_counts(result["packages"]))
        self.clear()
        self.told.setText(self.tr("Merged: %1.").replace("%1", words))
        self.merged.emit()

    def _on_packed(self, result: Mapping[str, Any]) -> None:
        lines = [
            self.tr("%1: %Ln article(s)", "", int(each["articles"])).replace(
                "%1", Path(each["package"]).name
            )
            for each in result["packages"]
        ]
        folder = Path(result["packages"][0]["package"]).parent
        words = self.tr("In %1 now: %2").replace("%1", str(folder))
        self.made.setText(words.replace("%2", ", ".join(lines)))
        self.made.show()

    def _choose_folder(self) -> None:
        start = str(Path(self.folder.text()).parent)
        place = QFileDialog.getExistingDirectory(self, self.tr("Folder for the packages"), start)
        if place:
            self.folder.setText(place)

    def _choose_packages(self) -> None:
        start = str(Path(self._runner.corpus).parent)
        named = self.tr("Packages and corpora")
        kinds = f"{named} (*.zip *.corpus)"
        places, _ = QFileDialog.getOpenFileNames(self, self.tr("Add packages"), start, kinds)
        self.add([Path(each) for each in places])
