"""What keys and clicks wait for, and what is put off meanwhile: a long step, or something read over a slow line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from shiboken6 import isValid

from annotator.domain.errors import AnnotatorError
from annotator.ui.beside import Beside, DroppedInput

if TYPE_CHECKING:
    from annotator.ui.session import EditorSession

Result = TypeVar("Result")


class Waits:
    """The waiting of one session; it says by ``working`` and ``fetching`` of the session that there is some."""

    def __init__(self, session: EditorSession) -> None:
        self._session = session
        self._beside = Beside(lambda on: None if self.has_ended() else session.working.emit(on))

    def has_ended(self) -> bool:
        """Whether the session has ended, so that nothing is to be shown any more."""
        if not isValid(self._session):
            self._beside.end()
        return self._beside.is_over

    def put_off(self, act: Callable[[], object]) -> bool:
        """Whether something is under way, so that this is done after it."""
        return self._beside.put_off(act)

    def catch_up(self) -> None:
        """Do what was put off: what was under way is shown now."""
        self._beside.catch_up()

    def end(self) -> None:
        """Wait until a step that is under way is on disk; it is not shown."""
        self._beside.end()

    def done(self, act: Callable[[], Result], *, beside: bool) -> Result | None:
        """What comes of it; ``None`` if it was refused, which is told, or the session has ended meanwhile."""
        try:
            result = self._beside.result_of(act) if beside else act()
        except AnnotatorError as error:
            if not self.has_ended():
                self._session.refuse(error)
            return None
        return None if self.has_ended() else result

    def look_up(self, read: Callable[[], Result]) -> Result:
        """What is read for a gesture; if that takes its time, keys and clicks wait for it and all else goes on.

        Args:
            read: Reads, perhaps in another thread.

        Raises:
            AnnotatorError: Why it cannot be read.
        """
        pending = self._session.reading.begin(read)
        if pending.wait() or self._beside.is_working:
            return pending.result()
        self._session.fetching.emit(True)
        try:
            return self._beside.result_of(pending.result, is_told=False)
        except AnnotatorError:
            # What was pressed meanwhile was meant for what did not come.
            DroppedInput()
            raise
        finally:
            if not self.has_ended():
                self._session.fetching.emit(False)
