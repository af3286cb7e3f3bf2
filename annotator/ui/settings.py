"""What a person has set: one JSON file, read once, written atomically with every change.

The geometry of the window is not here; Qt keeps it in its own place (``QSettings``).
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotator.domain.backups import BackupPolicy
from annotator.domain.errors import SettingError
from annotator.domain.suggestion_filter import SuggestionFilter

_log = logging.getLogger(__name__)

VERSION = 2
"""Of the settings file; a file of a newer program is put aside, one of an older is read as it is."""

RECENT_CORPORA = 8
RECENT_ACTIONS = 12

TEXT_FAMILIES = ("Literata", "Inter", "Atkinson Hyperlegible", "OpenDyslexic")
"""The fonts for articles that come with the program, the usual one first."""


class SettingsFileError(SettingError):
    """The settings file is broken; defaults hold, the broken file was kept."""

    template = (
        "The settings in {file} cannot be read ({reason}); defaults are used, the old file was kept "
        "as {kept}."
    )


class SettingsNotSavedError(SettingError):
    """The settings file cannot be written; what was set holds until the window closes."""

    template = "The settings cannot be written to {file}: {reason}"


class NewerSettingsError(SettingError):
    """The settings are of a newer program; defaults hold, the file was kept."""

    template = (
        "The settings in {file} were written by a newer version of the program; defaults are used, "
        "the old file was kept as {kept}."
    )


class Settings(BaseModel):
    """Everything a person can set, and where they were.

    Attributes:
        version: Of the form the file has.
        language: Of the window; ``system`` follows the desktop.
        theme: Of the window; ``system`` follows the desktop.
        annotator: The name under which work is stored; empty: the name of the account.
        zoom: Of the article, 1 is the size as designed.
        text_family: Font of the article.
        text_size: Of the article at zoom 1, device-independent pixels.
        column: Width of the article's column, typical characters.
        line_spacing: Room between the article's lines, 1 is as designed.
        letter_spacing: Further room between its letters, in units of the type's size.
        word_spacing: Further room between its words, in units of the type's size.
        patterns: Whether labels differ by a pattern as well as by colour.
        reduced_motion: Whether nothing glides or blinks.
        all_arcs: Whether the arcs of all quotes and events are shown, not only those of the focus.
        advance: Whether the focus goes on to the next suggestion after a decision.
        next_after_done: Whether the next unfinished article is opened when one is finished.
        characters: Whether selections and edges move by characters when a corpus is opened.
        backups: How many automatic copies of a corpus are kept, and how often one is made.
        keys: Keys of actions that differ from the default ones, by action id; portable key texts such
            as ``Ctrl+K``; an empty list takes all keys away.
        recent: Corpora, the last opened one first.
        last_article: Where one was, by corpus.
        filters: Which suggestions are shown, by corpus; those without one show all.
        bulk_steps: The last decision in a whole corpus, by corpus, so that it can be taken back.
        recent_actions: Ids of actions chosen in the command palette, the last one first.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: int = Field(default=VERSION, ge=1)
    language: Literal["system", "de", "en"] = "system"
    theme: Literal["system", "light", "dark", "contrast-light", "contrast-dark"] = "system"
    annotator: str = ""
    zoom: float = Field(default=1.0, ge=0.5, le=4.0)
    text_family: str = TEXT_FAMILIES[0]
    text_size: int = Field(default=18, ge=12, le=40)
    column: int = Field(default=68, ge=40, le=120)
    line_spacing: float = Field(default=1.0, ge=1.0, le=2.0)
    letter_spacing: float = Field(default=0.0, ge=0.0, le=0.25)
    word_spacing: float = Field(default=0.0, ge=0.0, le=0.6)
    patterns: bool = False
    reduced_motion: bool = False
    all_arcs: bool = False
    advance: bool = True
    next_after_done: bool = True
    characters: bool = False
    backups: BackupPolicy = BackupPolicy()
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
            found = Settings.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(str(part) for part in first["loc"])
            newer = first["loc"] != ("version",) and _version(text) > VERSION
            reason = f"{place}: {first['msg']}" if place else first["msg"]
            return self._put_aside("" if newer else reason)
        if found.version > VERSION:
            return self._put_aside("")
        return found.model_copy(update={"version": VERSION})

    def _put_aside(self, reason: str) -> Settings:
        """Keep a file that cannot be used; without a reason it is of a newer program."""
        kept = self.path.with_suffix(".broken.json" if reason else ".newer.json")
        try:
            self.path.replace(kept)
        except OSError as error:
            _log.info("broken settings stay where they are: %s", error)
            kept = self.path
        self.problem = (
            SettingsFileError(file=self.path, reason=reason, kept=kept)
            if reason
            else NewerSettingsError(file=self.path, kept=kept)
        )
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


def _version(text: str) -> int:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return 0
    version = found.get("version", 1) if isinstance(found, dict) else 0
    return version if isinstance(version, int) else 0


class BackupSetting:
    """The backup policy as the settings file has it now; the usual one where that says nothing.

    For whoever makes backups, in the window or on the command line. The file is read again only when it
    has changed.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = -1
        self._policy = BackupPolicy()

    def __call__(self) -> BackupPolicy:
        """The policy that holds now."""
        try:
            changed = self._path.stat().st_mtime_ns
            if changed != self._seen:
                self._seen = changed
                text = self._path.read_text(encoding="utf-8")
                self._policy = Settings.model_validate_json(text).backups
        except (OSError, ValueError) as error:
            # Whoever opens the window is told about it; here the last policy goes on.
            _log.debug("no backup policy in %s: %s", self._path, error)
        return self._policy
