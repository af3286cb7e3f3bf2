"""Waits for a server with a way out, while the window goes on painting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from annotator.domain.errors import TaskCancelledError
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.dialogs.server.background import Background

Result = TypeVar("Result")

_WIDTH = 420
_QUICK_MS = 250
"""What takes no longer is not worth a dialog that comes and goes."""


class WaitingDialog(QDialog):
    """Says what is waited for; *Cancel* stops waiting."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("serverWaiting")
        self.setWindowTitle(self.tr("Server"))
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(words(text, self))
        layout.addWidget(bar)
        layout.addWidget(buttons)
        self.resize(_WIDTH, self.sizeHint().height())


def waited(
    text: str,
    act: Callable[[], Result],
    parent: QWidget | None,
    late: Callable[[Result], None] | None = None,
) -> Result:
    """What comes of something that waits for a server.

    Args:
        text: What is waited for.
        act: Done in a thread.
        parent: Of the dialog.
        late: What to do with a result after nobody waits for it any more.

    Raises:
        TaskCancelledError: If the person did not want to wait.
        AnnotatorError: Whatever ``act`` raised.
    """
    loop, quick = QEventLoop(), QTimer()
    quick.setSingleShot(True)
    quick.timeout.connect(loop.quit)
    dialog: WaitingDialog | None = None

    def ended(_job: Background[Result]) -> None:
        loop.quit()
        if dialog is not None:
            dialog.accept()

    job: Background[Result] = Background(act, ended, late)
    quick.start(_QUICK_MS)
    # Nothing else can be begun meanwhile.
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    quick.stop()
    if not job.is_done:
        dialog = WaitingDialog(text, parent)
        try:
            is_done = bool(dialog.exec())
        finally:
            dialog.deleteLater()
        if not is_done:
            job.forget()
            raise TaskCancelledError
    if job.error is not None:
        raise job.error
    return job.result  # type: ignore[return-value]  # there is one, or an error
