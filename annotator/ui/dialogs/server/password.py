"""Asks for the password of a server; it goes into memory and, if wanted, the system's keyring, and nowhere else."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, form, words

_WIDTH = 460


class PasswordField(QLineEdit):
    """A field that shows nothing and keeps nothing once it is put away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("serverPassword")
        self.setEchoMode(QLineEdit.EchoMode.Password)

    def event(self, event: QEvent) -> bool:
        """Forget what was typed when the dialog goes."""
        if event.type() == QEvent.Type.DeferredDelete:
            self.clear()
        return super().event(event)


class PasswordDialog(QDialog):
    """Asks for one password.

    Args:
        place: ``USER@HOST:PORT/DATABASE``.
        was_wrong: Whether the last one was.
    """

    def __init__(self, place: str, *, was_wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("passwordDialog")
        self.setWindowTitle(self.tr("Password"))
        self.field = PasswordField(self)
        self.keep = QCheckBox(self.tr("Keep it in the keyring of this system"), self)
        self.keep.setObjectName("keepPassword")
        self.keep.setToolTip(
            self.tr("Only there; the program writes no password to a file of its own or to a log.")
        )
        wrong = words(self.tr("The server did not take that password."), self, name="problem")
        wrong.setVisible(was_wrong)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = form()
        rows.addRow(self.tr("Password"), self.field)
        rows.addRow("", self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(words(self.tr("Password of %1").replace("%1", place), self))
        layout.addLayout(rows)
        layout.addWidget(wrong)
        layout.addWidget(buttons)
        self.resize(_WIDTH, self.sizeHint().height())

    @classmethod
    def ask(cls, parent: QWidget | None, place: str, *, was_wrong: bool) -> tuple[str, bool] | None:
        """The password and whether the keyring is to keep it; ``None`` if the person does not say."""
        dialog = cls(place, was_wrong=was_wrong, parent=parent)
        try:
            if not dialog.exec():
                return None
            return dialog.field.text(), dialog.keep.isChecked()
        finally:
            dialog.field.clear()
            dialog.deleteLater()
