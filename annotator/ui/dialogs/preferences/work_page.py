"""Preferences: the annotator's name, and how often copies of a corpus are made."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from annotator.domain.backups import BackupPolicy
from annotator.domain.ids import RESERVED, AnnotatorId
from annotator.ui.dialogs.forms import words
from annotator.ui.dialogs.preferences.page import Page
from annotator.ui.number_fields import NumberField
from annotator.ui.preferences import Preferences


class WorkPage(Page):
    """Name and backups.

    Args:
        preferences: The settings.
        annotator: Under whose name work is stored now; for who has set none.
    """

    def __init__(
        self, preferences: Preferences, annotator: AnnotatorId, parent: QWidget | None = None
    ) -> None:
        super().__init__(preferences, parent)
        form = self.add_form()
        self._name = QLineEdit(self)
        self._name.setObjectName("setting.annotator")
        self._name.setAccessibleName(self.tr("Your name"))
        self._name.setPlaceholderText(annotator)
        self._name.editingFinished.connect(self._set_name)
        self._refused = words("", self, name="nameRefused")
        self._refused.hide()
        form.addRow(self.tr("&Your name"), self._name)
        form.addRow(self._refused)
        self.own_field("annotator", self._show_name)
        self.add_words(
            self.tr(
                "Work is stored under this name. Another name begins a set of annotations of its own; "
                "what is stored under the old one stays there."
            )
        )
        form = self.add_form()
        every = self.tr("Copy a corpus every")
        self._hours = self._policy("hours", every, 1, 168, self.tr("hours"))
        form.addRow(self.tr("Copy a corpus &every"), self._hours)
        after = self.tr("and after so many changes")
        self._commits = self._policy("commits", after, 1, 100_000, "")
        form.addRow(self.tr("and &after so many changes"), self._commits)
        days = self.tr("Keep the newest copy of the last")
        self._days = self._policy("days", days, 1, 365, self.tr("days"))
        form.addRow(self.tr("&Keep the newest copy of the last"), self._days)
        weeks = self.tr("and of the last weeks")
        self._weeks = self._policy("weeks", weeks, 0, 104, self.tr("weeks"))
        form.addRow(self.tr("an&d of the last"), self._weeks)
        self.own_field("backups", self._show_policy)
        self.add_words(
            self.tr(
                "Copies lie beside the corpus and are made while you work. Fewer days or weeks remove older "
                "copies when the next one is made. Corpora on a server are copied by who runs it."
            )
        )
        self.add_end()

    def _policy(self, name: str, label: str, low: int, high: int, unit: str) -> QSpinBox:
        box = NumberField(self)
        box.setRange(low, high)
        box.setGroupSeparatorShown(True)
        box.setSuffix(f" {unit}" if unit else "")
        box.setObjectName(f"backups.{name}")
        box.setAccessibleName(label)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda _value: self._set_policy())
        return box

    def _show_policy(self, policy: BackupPolicy) -> None:
        for name in BackupPolicy.model_fields:
            box: QSpinBox = getattr(self, f"_{name}")
            with QSignalBlocker(box):
                box.setValue(getattr(policy, name))

    def _set_policy(self) -> None:
        values = {name: getattr(self, f"_{name}").value() for name in BackupPolicy.model_fields}
        self.preferences.change(backups=BackupPolicy(**values))

    def _show_name(self, name: str) -> None:
        self._name.setText(name)

    def _set_name(self) -> None:
        name = self._name.text().strip()
        refused = name in RESERVED
        self._refused.setVisible(refused)
        if refused:
            self._refused.setText(
                self.tr(
                    "“%1” stands for something else in every corpus; choose another name."
                ).replace("%1", name)
            )
            return
        self.preferences.change(annotator=name)
