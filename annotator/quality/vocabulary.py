"""The ids of the glossary that some checks are about; in a schema without them those checks stay quiet."""

from __future__ import annotations

from typing import Final

QUOTE: Final = "quote"
"""The layer of quotes."""

DIRECT: Final = frozenset({"Direct", "direct"})
"""Labels of quotes that give the very words."""

ENTITY: Final = "entity"
"""The layer of names."""

SPEAKER: Final = "speaker"
CUE: Final = "cue"
FRAME: Final = "frame"
"""Roles of a quote."""

CLAUSES: Final = frozenset({QUOTE, FRAME})
"""Layers whose spans are clauses: they may run over sentences and have punctuation at their edges."""

NO_SPEAKERS: Final = frozenset({"LOC", "DATE"})
"""Labels of entities that do not speak; a capital that stands for its government is an organisation."""

AGENT: Final = "agent"
"""The role of an event that only people and organisations fill."""

PLACE: Final = "LOC"
ORGANISATION: Final = "ORG"
"""The two labels that a capital may have: where something is, and who acts there."""

PART_OF_WORD: Final = ("form", "part")
"""The attribute and its value that say that a span is only a part of a compound, on purpose."""
