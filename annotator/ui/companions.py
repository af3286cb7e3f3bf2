"""Windows beside the main window that live as long as the corpus they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError
from annotator.ui.i18n import current_language
from annotator.ui.letting_go import have_forgotten
from annotator.ui.plots.loading import PlotsLoader
from annotator.ui.theme import Theme
from annotator.ui.worker import WorkerClient

if TYPE_CHECKING:
    from annotator.ui.desk import Desk
    from annotator.ui.main_window import MainWindow


class Companion(Protocol):
    """What the main window knows of one: enough to open it and to end it."""

    def show(self) -> None:
        """Show the window for the corpus that is open; nothing if none is."""

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""


class CorpusWindow(Protocol):
    """What a companion knows of the window it holds."""

    def show(self) -> None:
        """Show it."""

    def activateWindow(self) -> None:
        """Bring it to the front."""

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""

    def end(self) -> None:
        """Stop what runs and go away for good."""


Held = TypeVar("Held", bound=CorpusWindow)


class WindowCompanion(QObject, Generic[Held]):
    """Holds the one window of its kind: made when it is asked for first, ended with the corpus.

    A subclass says how it is made, and in ``show`` what is done once it is there.

    Attributes:
        dialog: The window, if it was made.
        is_made_anew: Whether its words stay in the language it was made in, so that it has to be made anew in another.
    """

    is_made_anew: ClassVar[bool] = False

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._language = ""
        self._worker: WorkerClient | None = None
        self.dialog: Held | None = None

    def show(self) -> None:
        """Show the window for the corpus that is open; nothing if none is."""
        self._shown()

    def end(self) -> None:
        """Stop what runs and forget the window: the corpus is about to be closed."""
        dialog, self.dialog = self.dialog, None
        worker, self._worker = self._worker, None
        if dialog is not None:
            dialog.end()
            have_forgotten(dialog)
        if worker is not None:
            worker.deleteLater()

    # --- for subclasses ----------------------------------------------------------------------

    def _made(self, desk: Desk) -> Held:
        """The window for the corpus that is on the desk."""
        raise NotImplementedError

    def _renew(self, dialog: Held) -> None:
        """What is done before a window that was made earlier is shown again."""

    def _shown(self) -> Held | None:
        """The window, before everything else; ``None`` without a corpus, or if it was told why it cannot be made."""
        desk = self._window.desk
        if desk is None:
            return None
        if self.is_made_anew and self._language != current_language():
            self.end()
        if self.dialog is not None:
            self._renew(self.dialog)
        else:
            try:
                self.dialog = self._tied(self._made(desk))
            except AnnotatorError as error:
                desk.say(error)
                return None
        self.dialog.show()
        self.dialog.activateWindow()
        return self.dialog

    def _own_worker(self) -> WorkerClient:
        """A worker that nothing else waits for, and that may remember the corpus; it goes with the window."""
        self._worker = WorkerClient(self._window, command=self._window.worker.command)
        return self._worker

    def _renew_desk(self) -> None:
        """What was changed in the window may be on the desk, and in the list of articles."""
        if self._window.desk is not None:
            self._window.desk.renew()

    # --- inside ------------------------------------------------------------------------------

    def _tied(self, dialog: Held) -> Held:
        self._language = current_language()
        self._window.preferences.appearance.theme_changed.connect(dialog.set_theme)
        return dialog


class PlotsCompanion(WindowCompanion[Held]):
    """Holds a window with plots, whose library is loaded first: it takes a moment that nobody is to wait for.

    Args:
        window: The main window.
        module: What is loaded along with it: the module of the window that shows plots.
    """

    def __init__(self, window: MainWindow, module: str = "") -> None:
        super().__init__(window)
        self._plots = PlotsLoader(self, module) if module else PlotsLoader(self)

    def end(self) -> None:
        """Stop what runs and forget the window, shown or about to be shown."""
        self._plots.forget()
        super().end()

    def _shown(self) -> Held | None:
        """The window; ``None`` while plots are loaded as well: then it is shown soon."""
        if self._window.desk is not None and self.dialog is None and not self._plots.is_ready:
            self._plots.when_ready(self.show)
            return None
        return super()._shown()
