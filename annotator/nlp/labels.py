"""Labels of foreign pipelines in the words of the schema.

A target is ``layer.label``. What somebody has decided comes first, then the label itself where the schema has
it, then the customary meaning of the label; a label without a target is reported, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

ENTITY: Final = "entity"
_OTHER: Final = ("MISC", "OTH", "OTHER")

_CUSTOMARY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "PER": ("PER", "PERSON"),
        "PERSON": ("PER", "PERSON"),
        "LOC": ("LOC", "LOCATION", "GPE"),
        "LOCATION": ("LOC", "LOCATION", "GPE"),
        "GPE": ("GPE", "LOC", "LOCATION"),
        "FAC": ("FAC", "LOC", "LOCATION"),
        "FACILITY": ("FAC", "LOC", "LOCATION"),
        "ORG": ("ORG", "ORGANIZATION", "ORGANISATION"),
        "ORGANIZATION": ("ORG", "ORGANISATION"),
        "ORGANISATION": ("ORG", "ORGANIZATION"),
        "MISC": _OTHER,
        "OTH": _OTHER,
        "OTHER": _OTHER,
        "NORP": ("NORP", *_OTHER),
        "EVENT": ("EVENT", *_OTHER),
        "LAW": ("LAW", *_OTHER),
        "LANGUAGE": ("LANGUAGE", *_OTHER),
        "PRODUCT": ("PRODUCT", *_OTHER),
        "WORK_OF_ART": ("WORK_OF_ART", *_OTHER),
        "DATE": ("DATE", "TIME"),
        "TIME": ("TIME", "DATE"),
    }
)
"""Labels of CoNLL, of spaCy's German and of OntoNotes pipelines: what they can be, the best first.

OntoNotes' numbers (``CARDINAL``, ``ORDINAL``, ``QUANTITY``, ``PERCENT``, ``MONEY``) are not here: no schema
that ships has them.
"""


class LabelMap:
    """What the labels of a pipeline are in a schema.

    Args:
        known: What the schema has, as ``layer.label``.
        decided: What somebody has decided: a target, or empty to leave the label out.
    """

    def __init__(self, known: Iterable[str], decided: Mapping[str, str] | None = None) -> None:
        self._known = frozenset(known)
        self._decided = dict(decided or {})
        self._by_label: dict[str, str | None] = {}
        for target in sorted(self._known):
            label = target.partition(".")[2].casefold()
            # A label that two layers have says nothing by itself.
            self._by_label[label] = None if label in self._by_label else target
        self._found: dict[tuple[str, bool], str | None] = {}

    def entity(self, label: str) -> str | None:
        """The target of an entity's label; ``None``: it has none."""
        return self._target(label, entity=True)

    def span(self, label: str) -> str | None:
        """The target of the label of a span in a group, which may be of any layer; ``None``: it has none."""
        return self._target(label, entity=False)

    def is_decided(self, label: str) -> bool:
        """Whether somebody has decided about the label."""
        return label in self._decided

    def _target(self, label: str, *, entity: bool) -> str | None:
        key = (label, entity)
        if key not in self._found:
            self._found[key] = self._looked_up(label, entity=entity)
        return self._found[key]

    def _looked_up(self, label: str, *, entity: bool) -> str | None:
        if label in self._decided:
            decided = self._decided[label]
            return decided if decided in self._known else None
        if label in self._known:
            return label
        if not entity:
            return self._by_label.get(label.casefold())
        names = {
            t.partition(".")[2].casefold(): t for t in self._known if t.startswith(f"{ENTITY}.")
        }
        wanted = (label, *_CUSTOMARY.get(label.upper(), ()))
        return next((names[each.casefold()] for each in wanted if each.casefold() in names), None)
