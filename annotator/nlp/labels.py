"""Labels of foreign pipelines in the words of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ENTITY_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "PER": "PER",
        "PERSON": "PER",
        "LOC": "LOC",
        "LOCATION": "LOC",
        "GPE": "LOC",
        "FAC": "LOC",
        "ORG": "ORG",
        "ORGANIZATION": "ORG",
        "ORGANISATION": "ORG",
        "MISC": "MISC",
        "OTH": "MISC",
        "NORP": "MISC",
        "EVENT": "MISC",
        "LAW": "MISC",
        "LANGUAGE": "MISC",
        "PRODUCT": "MISC",
        "WORK_OF_ART": "MISC",
        "DATE": "DATE",
        "TIME": "DATE",
    }
)
"""Entity labels of the common pipelines, by what the default schema calls them."""


def entity_label(label: str) -> str:
    """The schema's word for a foreign entity label; the label itself if it is not known."""
    return ENTITY_LABELS.get(label.upper(), label)
