"""Opening, making and copying corpora on servers, as a person starts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from annotator.domain.errors import AnnotatorError, ServerLoginError, TaskCancelledError
from annotator.domain.ports import Access, CorpusStore
from annotator.domain.server_address import is_server, parse
from annotator.services.corpora import create
from annotator.ui.corpora import SUFFIX, Begun
from annotator.ui.dialogs.server.connect_dialog import ConnectDialog, ConnectRequest, Purpose
from annotator.ui.dialogs.server.password import PasswordDialog
from annotator.ui.dialogs.server.waiting import waited
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Result = TypeVar("Result")


class Servers(QObject):
    """What of the window has to do with servers."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        WorkerClient.passwords = window.context.passwords.all

    def connect_to_one(self) -> None:
        """Ask for a server, and open the corpus there."""
        request = self._asked(Purpose.OPEN)
        if request is None:
            return
        if not request.make or self._made(request.location, request.schema_file):
            self._window.open_corpus(request.location)

    def copy(self) -> None:
        """Ask where the open corpus is to be copied to: from a file to a server, from a server into a file."""
        desk = self._window.desk
        if desk is None:
            return
        desk.inspector.commit()
        if desk.corpus.remote is None:
            request = self._asked(Purpose.COPY)
            target = request.location if request is not None else ""
        else:
            target = self._asked_file(desk.corpus.name)
        if not target:
            return
        handle = self._window.worker.start("copy", desk.corpus.location, {"target": target})
        handle.succeeded.connect(lambda _result: self._remember(target))
        handle.finished.connect(self._window.show_state)
        self._window.show_state()

    def opened(self, location: str, begin: Callable[[CorpusStore], Begun]) -> Begun:
        """A corpus on a server, opened for writing; asks for the password if it takes one.

        Args:
            location: Its address.
            begin: Reads what has to be known of it.

        Raises:
            TaskCancelledError: If the person did not want to wait, or did not say the password.
            StorageError: If it cannot be opened.
        """
        context = self._window.context
        words = self.tr("Connecting to %1…").replace("%1", parse(location).location)
        return self._with_password(
            location,
            words,
            lambda: begin(context.stores.open(location, Access.WRITE)),
            Begun.close,
        )

    # --- inside ------------------------------------------------------------------------------

    def _remember(self, copy: str) -> None:
        """Offer a copy among the corpora one had open, after the one that is."""
        preferences, desk = self._window.preferences, self._window.desk
        preferences.remember_corpus(copy)
        if desk is not None:
            preferences.remember_corpus(desk.corpus.location)

    def _asked(self, purpose: Purpose) -> ConnectRequest | None:
        window = self._window
        recent = [place for place in window.preferences.current.recent if is_server(place)]
        return ConnectDialog.ask(window, window.context, purpose, recent)

    def _asked_file(self, name: str) -> str:
        start = str(Path.home() / f"{name}{SUFFIX}")
        place, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Copy into a file"), start, f"*{SUFFIX}"
        )
        if not place:
            return ""
        return place if place.endswith(SUFFIX) else place + SUFFIX

    def _made(self, location: str, schema_file: Path | None) -> bool:
        context = self._window.context
        words = self.tr("Making a corpus on the server…")
        try:
            self._with_password(
                location,
                words,
                lambda: create(context, location, schema_file=schema_file).close(),
            )
        except TaskCancelledError:
            return False
        except AnnotatorError as error:
            self._window.say(error)
            return False
        return True

    def _with_password(
        self,
        location: str,
        words: str,
        act: Callable[[], Result],
        late: Callable[[Result], None] | None = None,
    ) -> Result:
        place = parse(location).key
        was_asked = False
        while True:
            try:
                return waited(words, act, self._window, late)
            except ServerLoginError as error:
                if not error.params.get("wants_password"):
                    raise
                said = PasswordDialog.ask(self._window, place, was_wrong=was_asked)
                if said is None:
                    raise
                was_asked = True
                self._window.context.passwords.give(place, said[0], keep=said[1])
