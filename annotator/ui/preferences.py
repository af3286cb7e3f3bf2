"""What a person sets while working: taken up at once, remembered in the settings file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion_filter import SuggestionFilter
from annotator.ui.actions import ACTIONS
from annotator.ui.appearance import Appearance
from annotator.ui.i18n import Language
from annotator.ui.keymap import KeyMap
from annotator.ui.settings import Settings, SettingsFile

_SAVE_AFTER_MS = 1_500


class Preferences(QObject):
    """The settings in use.

    Args:
        settings: The settings file.
        appearance: Light or dark.
        language: German or English.

    Signals:
        changed: ``Settings, Settings``: what held before, and what a person has set now.
    """

    changed = Signal(object, object)

    def __init__(
        self,
        settings: SettingsFile,
        appearance: Appearance,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = settings
        self.appearance = appearance
        self._language = language
        self._key_problem: AnnotatorError | None = None
        # Where one was is worth no wait for the disk: written a little later, and on closing.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(settings.save)

    @property
    def current(self) -> Settings:
        """What holds now."""
        return self.file.current

    @property
    def problem(self) -> AnnotatorError | None:
        """What was wrong with the settings when they were read or last written."""
        return self._key_problem or self.file.problem

    def start(self) -> None:
        """Speak and look as set."""
        self._language.use(self.current.language)
        self.appearance.use(self.current.theme)

    def key_map(self) -> KeyMap:
        """The keys as set; the default ones if those are no good, see ``problem``."""
        try:
            return KeyMap.of(ACTIONS, self.current.keys, self.file.path)
        except AnnotatorError as error:
            self._key_problem = error
            return KeyMap.of(ACTIONS)

    def change(self, **values: Any) -> None:  # noqa: ANN401 - whatever the fields take
        """Set some values, take them up at once, and remember them.

        Raises:
            ValidationError: If a value is none for its field; then nothing has changed.
        """
        before = self.current
        now = self.file.change(**values)
        if now == before:
            return
        if now.theme != before.theme:
            self.appearance.use(now.theme)
        if now.language != before.language:
            self._language.use(now.language)
        if now.keys != before.keys:
            self._key_problem = None
        self.changed.emit(before, now)

    def set_theme(self, choice: str) -> None:
        """Look as the theme of this name, or as the ``system`` does."""
        self.change(theme=choice)

    def set_language(self, choice: str) -> None:
        """Speak ``de``, ``en`` or as the ``system`` does."""
        self.change(language=choice)

    def remember_zoom(self, zoom: float) -> None:
        """Remember the size of the article's type."""
        self._remember(self.current.model_copy(update={"zoom": zoom}))

    def remember_all_arcs(self, *, on: bool) -> None:
        """Remember whether the arcs of all quotes and events are shown."""
        self._remember(self.current.model_copy(update={"all_arcs": on}))

    def remember_article(self, corpus: str, article: ArticleId) -> None:
        """Remember where one was."""
        self._remember(self.current.at_article(corpus, article))

    def remember_filter(self, corpus: str, only: SuggestionFilter) -> None:
        """Remember which suggestions are shown."""
        self._remember(self.current.with_filter(corpus, only))

    def remember_bulk_step(self, corpus: str, step: str) -> None:
        """Remember the last decision in a whole corpus; empty: there is none to take back."""
        self._remember(self.current.with_bulk_step(corpus, step))

    def remember_action(self, action: str) -> None:
        """Remember what was chosen in the palette."""
        self._remember(self.current.with_action(action))

    def remember_corpus(self, location: str) -> None:
        """Remember a corpus as the one opened last."""
        self.file.replace(self.current.with_corpus(location))

    def forget_corpus(self, location: str) -> None:
        """Forget a corpus that is gone."""
        self.file.replace(self.current.without_corpus(location))

    def save(self) -> None:
        """Write what is not written yet."""
        self._timer.stop()
        self.file.save()

    def _remember(self, settings: Settings) -> None:
        self.file.remember(settings)
        self._timer.start()


_WINDOW_FRAME = QSize(16, 48)
"""About what title bar and borders take; the system tells only once the window is shown."""


class Geometry:
    """Size and place of the window and its areas, kept where Qt keeps such things."""

    def __init__(self, usual: tuple[int, int]) -> None:
        self._usual = usual
        self._store = QSettings()

    def restore(self, window: QWidget) -> None:
        """Give the window the size it had, else the usual one as far as the screen has room."""
        room = window.screen().availableSize() - _WINDOW_FRAME
        window.resize(QSize(*self._usual).boundedTo(room))
        known = self._read("geometry")
        if known is not None:
            window.restoreGeometry(known)

    def sizes(self) -> tuple[QByteArray | None, QByteArray | None]:
        """The sizes of columns and side areas as they were."""
        return self._read("columns"), self._read("side")

    def save(self, window: QWidget, sizes: tuple[QByteArray, QByteArray] | None) -> None:
        """Remember everything."""
        self._store.setValue("geometry", window.saveGeometry())
        if sizes is not None:
            self._store.setValue("columns", sizes[0])
            self._store.setValue("side", sizes[1])

    def _read(self, name: str) -> QByteArray | None:
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else None
