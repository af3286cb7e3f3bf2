"""Starts what the window of backups asks for: looking, going back, saving what is left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError, CorpusDamagedError, NotACorpusError
from annotator.domain.ports import Access
from annotator.domain.server_address import is_server
from annotator.services.salvage import free_name
from annotator.ui.applying import type_of
from annotator.ui.corpora import SUFFIX
from annotator.ui.dialogs.restore.dialog import RestoreDialog
from annotator.ui.dialogs.restore.look import LookDialog
from annotator.ui.dialogs.restore.model import made_text
from annotator.ui.i18n import error_text
from annotator.ui.worker import TaskHandle

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Restoring(QObject):
    """Holds the one window of backups."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._location = ""
        self.dialog: RestoreDialog | None = None
        self.look: LookDialog | None = None

    def show(self) -> None:
        """Show the backups of the corpus that is open; nothing if none is in a file."""
        desk = self._window.desk
        if desk is not None and not is_server(desk.corpus.location):
            self._show(desk.corpus.location, "")

    def offer(self, location: str, error: AnnotatorError) -> bool:
        """Offer what can be done when a corpus cannot be opened; false, and nothing, if its content is not the reason."""
        is_broken = isinstance(error, CorpusDamagedError | NotACorpusError)
        if not is_broken or is_server(location) or not Path(location).is_file():
            return False
        self._show(location, error_text(error))
        return True

    def end(self) -> None:
        """The corpus is about to be closed; the window of backups stays, it works on the file."""

    def _show(self, location: str, problem: str) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._location = location
        window = self._window
        name = Path(location).name.removesuffix(SUFFIX)
        theme = window.preferences.appearance.theme
        self.dialog = dialog = RestoreDialog(name, problem, theme=theme, parent=window)
        dialog.restore_wanted.connect(self._restore)
        dialog.look_wanted.connect(self._look)
        dialog.salvage_wanted.connect(self._salvage)
        dialog.open_wanted.connect(self._open)
        dialog.destroyed.connect(lambda: self._forget(dialog))
        dialog.open()
        handle = self._start("backups", {})
        handle.succeeded.connect(lambda result: self._tell(dialog, result))

    def _start(self, task: Any, params: Mapping[str, object]) -> TaskHandle:  # noqa: ANN401 - one of the names
        handle = self._window.worker.start(task, self._location, params)
        handle.failed.connect(self._on_failed)
        return handle

    def _tell(self, dialog: RestoreDialog, result: Mapping[str, Any]) -> None:
        if dialog is self.dialog:
            dialog.show_backups(result)

    def _on_failed(self, error: AnnotatorError) -> None:
        if self.dialog is not None:
            self.dialog.say(error_text(error))
        else:
            self._window.say(error)

    def _restore(self, backup: str) -> None:
        """Put the corpus away, restore, and open it again."""
        dialog, window = self.dialog, self._window
        if dialog is None:
            return
        desk = window.desk
        if desk is not None and desk.corpus.location == self._location:
            window.close_corpus()
        dialog.set_busy(self.tr("Restoring…"))
        handle = self._start("restore", {"backup": backup})
        handle.succeeded.connect(self._on_restored)
        handle.failed.connect(lambda _error: window.open_corpus(self._location))

    def _on_restored(self, result: Mapping[str, Any]) -> None:
        location = self._location
        if self.dialog is not None:
            self.dialog.close()
        if self._window.open_corpus(location) and self._window.desk is not None:
            aside = result.get("aside")
            said = self.tr("Restored. What stood here before is now %1.")
            if aside:
                self._window.desk.notice.say(said.replace("%1", str(aside)), "info")

    def _look(self, backup: str) -> None:
        window = self._window
        try:
            store = window.context.stores.open(backup, Access.READ)
        except AnnotatorError as error:
            self._on_failed(error)
            return
        title = self.tr("%1 – to look at").replace("%1", self._called(backup))
        theme = window.preferences.appearance.theme
        self.look = LookDialog(store, title, theme=theme, parent=self.dialog or window)
        settings = window.preferences.current
        self.look.set_type(zoom=settings.zoom, **type_of(settings))
        self.look.open()

    def _called(self, backup: str) -> str:
        """What stands for a backup in the list: its corpus, and when it was made."""
        current = self.dialog.current if self.dialog is not None else None
        if current is None or current.path != backup:
            return Path(backup).name
        return f"{Path(self._location).name.removesuffix(SUFFIX)}, {made_text(current.made)}"

    def _salvage(self) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        try:
            target = free_name(self._location)
        except AnnotatorError as error:
            self._on_failed(error)
            return
        dialog.set_busy(self.tr("Reading what can be read…"))
        handle = self._start("salvage", {"target": str(target)})
        handle.succeeded.connect(
            lambda result: dialog.show_salvaged(result) if dialog is self.dialog else None
        )

    def _open(self, location: str) -> None:
        if self.dialog is not None:
            self.dialog.close()
        self._window.open_corpus(location)

    def _forget(self, dialog: RestoreDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
