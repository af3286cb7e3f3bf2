"""The menu Team: work shared out, brought back, compared and decided on."""

from __future__ import annotations

from typing import Final

from annotator.ui.actions.spec import ActionSpec

TEAM: Final[tuple[ActionSpec, ...]] = ()
