"""What a person's own window remembers beside the settings: the tour, what was news, and how one works; never shared.

One JSON file beside the settings. It goes into no corpus, package, export or report.
"""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from annotator.domain.errors import AnnotatorError
from annotator.formats.atomic import whole_file
from annotator.services.pace import Day, PaceSettings

_log = logging.getLogger(__name__)

_KEPT_DAYS = 120


class Own(BaseModel):
    """Everything that is remembered.

    Attributes:
        version_seen: Version of the program whose news were shown; empty: the program is new here.
        tour_step: Id of the step of the tour one is at; empty: not begun, or over.
        tour_done: Whether the tour was gone through once.
        tour_from: The corpus one came from, to go back to.
        guideline: Whether the guideline is shown.
        pace: What is measured and reminded of.
        days: What was done each day, by date.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version_seen: str = ""
    tour_step: str = ""
    tour_done: bool = False
    tour_from: str = ""
    guideline: bool = False
    pace: PaceSettings = PaceSettings()
    days: dict[date, Day] = Field(default_factory=dict)


class OwnState:
    """The file.

    Attributes:
        path: Where it is.
        current: What holds now.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.current = self._read()

    def change(self, **values: object) -> None:
        """Remember something else; a file that cannot be written is told in the log, nothing depends on it."""
        changed = self.current.model_copy(update=values)
        days = dict(sorted(changed.days.items())[-_KEPT_DAYS:])
        changed = changed.model_copy(update={"days": days})
        if changed == self.current:
            return
        self.current = changed
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self.path) as stream:
                stream.write(changed.model_dump_json(indent=1).encode())
        except (OSError, AnnotatorError) as error:
            _log.warning("%s cannot be written: %s", self.path, error)

    def _read(self) -> Own:
        try:
            return Own.model_validate_json(self.path.read_bytes())
        except FileNotFoundError:
            return Own()
        except (OSError, ValidationError) as error:
            _log.warning("%s cannot be read, nothing is remembered: %s", self.path, error)
            return Own()
