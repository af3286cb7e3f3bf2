"""What a person has set: one JSON file, read once, written atomically with every change.

The geometry of the window is not here; Qt keeps it in its own place (``QSettings``).
"""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotator.domain.errors import SettingError
from annotator.domain.suggestion_filter import SuggestionFilter

_log = logging.getLogger(__name__)

RECENT_CORPORA = 8
RECENT_ACTIONS = 12


class SettingsFileError(SettingError):
    """The settings file is broken; defaults hold, the broken file was kept."""

    template = (
        "The settings in {file} cannot be read ({reason}); defaults are used, the old file was kept "
        "as {kept}."
    )


class SettingsNotSavedError(SettingError):
    """The settings file cannot be written; what was set holds until the window closes."""

    template = "The settings cannot be written to {file}: {reason}"


class Settings(BaseModel):
    """Everything a person can set, and where they were.

    Attributes:
        language: Of the window; ``system`` follows the desktop.
        theme: Of the window; ``system`` follows the desktop.
        annotator: The name under which work is stored; empty: the name of the account.
        zoom: Of the article, 1 is the size as designed.
        all_arcs: Whether the arcs of all quotes and events are shown, not only those of the focus.
        advance: Whether the focus goes on to the next suggestion after a decision.
        keys: Keys of actions that differ from the default ones, by action id; portable key texts such
            as ``Ctrl+K``; an empty list takes all keys away.
        recent: Corpora, the last opened one first.
        last_article: Where one was, by corpus.
        filters: Which suggestions are shown, by corpus; those without one show all.
        bulk_steps: The last decision in a whole corpus, by corpus, so that it can be taken back.
        recent_actions: Ids of actions chosen in the command palette, the last one first.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: Literal["system", "de", "en"] = "system"
    theme: Literal["system", "light", "dark"] = "system"
    annotator: str = ""
    zoom: float = Field(default=1.0, ge=0.5, le=4.0)
    all_arcs: bool = False
    advance: bool = True
    keys: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    recent: tuple[str, ...] = ()
    last_article: dict[str, str] = Field(default_factory=dict)
    filters: dict[str, SuggestionFilter] = Field(default_factory=dict)
    bulk_steps: dict[str, str] = Field(default_factory=dict)
    recent_actions: tuple[str, ...] = ()

    def with_corpus(self, location: str) -> Settings:
        """After opening a corpus: it is the most recent one."""
        others = [known for known in self.recent if known != location]
        recent = (location, *others)[:RECENT_CORPORA]
        # Places of corpora nobody remembers need not be remembered either.
        places = {corpus: place for corpus, place in self.last_article.items() if corpus in recent}
        filters = {corpus: only for corpus, only in self.filters.items() if corpus in recent}
        steps = {corpus: step for corpus, step in self.bulk_steps.items() if corpus in recent}
        return self.model_copy(
            update={
                "recent": recent,
                "last_article": places,
                "filters": filters,
                "bulk_steps": steps,
            }
        )

    def without_corpus(self, location: str) -> Settings:
        """After a recent corpus turned out to be gone."""
        return self.model_copy(
            update={"recent": tuple(known for known in self.recent if known != location)}
        )

    def at_article(self, location: str, article: str) -> Settings:
        """After going to an article."""
        return self.model_copy(update={"last_article": {**self.last_article, location: article}})

    def with_filter(self, location: str, only: SuggestionFilter) -> Settings:
        """After showing other suggestions in a corpus."""
        others = {corpus: known for corpus, known in self.filters.items() if corpus != location}
        mine = {location: only} if only.is_active else {}
        return self.model_copy(update={"filters": others | mine})

    def with_bulk_step(self, location: str, step: str) -> Settings:
        """After a decision in a whole corpus; an empty one was taken back."""
        others = {corpus: known for corpus, known in self.bulk_steps.items() if corpus != location}
        mine = {location: step} if step else {}
        return self.model_copy(update={"bulk_steps": others | mine})

    def with_action(self, action: str) -> Settings:
        """After choosing an action in the palette."""
        others = [known for known in self.recent_actions if known != action]
        return self.model_copy(update={"recent_actions": (action, *others)[:RECENT_ACTIONS]})


class SettingsFile:
    """The settings on disk.

    Attributes:
        path: The file.
        current: What holds now.
        problem: What was wrong when the file was read or last written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: SettingError | None = None
        self._unsaved = False
        self.current = self._read()

    def change(self, **values: Any) -> Settings:  # noqa: ANN401 - whatever the fields take
        """Set some values, checked, and write the file."""
        return self.replace(Settings.model_validate({**self.current.model_dump(), **values}))

    def replace(self, settings: Settings) -> Settings:
        """Set everything and write the file."""
        self.remember(settings)
        self.save()
        return settings

    def remember(self, settings: Settings) -> None:
        """Set everything; what does not matter much is written with the next ``save``."""
        if settings != self.current:
            self.current = settings
            self._unsaved = True

    def save(self) -> None:
        """Write the file if something changed; a failure is kept in ``problem``."""
        if not self._unsaved:
            return
        self._unsaved = False
        try:
            self._write(self.current)
        except OSError as error:
            self.problem = SettingsNotSavedError(file=self.path, reason=error.strerror or error)
            _log.info("settings not written: %s", error)

    def _read(self) -> Settings:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return Settings()
        except (OSError, UnicodeDecodeError) as error:
            return self._put_aside(str(error))
        try:
            return Settings.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            return self._put_aside(f"{place}: {first['msg']}" if place else first["msg"])

    def _put_aside(self, reason: str) -> Settings:
        kept = self.path.with_suffix(".broken.json")
        try:
            self.path.replace(kept)
        except OSError as error:
            _log.info("broken settings stay where they are: %s", error)
            kept = self.path
        self.problem = SettingsFileError(file=self.path, reason=reason, kept=kept)
        return Settings()

    def _write(self, settings: Settings) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.stem, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(settings.model_dump_json(indent=2) + "\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
