"""What nobody expected: logged with its traceback and shown, while the corpus stays as it is on disk."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.ui.i18n import error_text

_log = logging.getLogger(__name__)


class CrashGuard(QObject):
    """Catches exceptions that nobody handled; one dialog at a time.

    Args:
        log_file: Where the traceback is to be found afterwards; ``None``: only on the terminal.
        unattended: Nobody is there to read a dialog: the program ends with status 1.
    """

    def __init__(
        self,
        log_file: Path | None = None,
        *,
        unattended: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._unattended = unattended
        self._log_file = log_file
        self._before = sys.excepthook
        self._dialog: QMessageBox | None = None

    def install(self) -> None:
        """Stand behind the whole program; exceptions in slots arrive here."""
        sys.excepthook = self._on_exception

    def uninstall(self) -> None:
        """Put back what was there before."""
        sys.excepthook = self._before

    @property
    def dialog(self) -> QMessageBox | None:
        """The dialog that is open."""
        return self._dialog

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        _log.critical("unexpected error", exc_info=(kind, error, trace))
        if self._unattended:
            self._before(kind, error, trace)
            QApplication.exit(1)
        elif QApplication.instance() is not None and self._dialog is None:
            self._show("".join(traceback.format_exception(kind, error, trace)))

    def _show(self, details: str) -> None:
        # Without a nested event loop: whatever failed must not run again inside of it.
        dialog = QMessageBox(QApplication.activeWindow())
        dialog.setObjectName("crashDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setIcon(QMessageBox.Icon.Warning)
        dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setWindowTitle(self.tr("Unexpected error"))
        dialog.setText(self.tr("Something went wrong that should not have."))
        where = (
            self.tr("The details are in %1.").replace("%1", str(self._log_file))
            if self._log_file is not None
            else ""
        )
        safe = self.tr(
            "Everything that was shown as done is on disk. You can go on; if the window behaves "
            "oddly, close it and open it again."
        )
        dialog.setInformativeText(f"{safe}\n\n{where}".strip())
        dialog.setDetailedText(details)
        dialog.setStandardButtons(QMessageBox.StandardButton.Close)
        dialog.destroyed.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None


def show_failure(error: AnnotatorError, parent: QWidget | None) -> None:
    """Show an error for which there is no place in the window, e.g. before it opens."""
    dialog = QMessageBox(parent)
    dialog.setObjectName("failureDialog")
    dialog.setIcon(QMessageBox.Icon.Warning)
    dialog.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setText(error_text(error))
    dialog.exec()
