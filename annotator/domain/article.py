"""Articles: the immutable texts under annotation."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from annotator.domain.ids import ArticleId


@dataclass(frozen=True, slots=True)
class Article:
    """One text under annotation.

    Attributes:
        id: Stable across storage, export and import.
        title: First line or file name; not part of ``text`` unless the source had it there.
        text: Normalised text; offsets refer to it and it never changes.
        language: BCP 47 tag, e.g. ``de``.
        source: Where it came from, e.g. a file name; empty if unknown.
        meta: Anything else the source said (author, date, agency …); JSON values.
        imported_at: Aware, UTC.
    """

    id: ArticleId
    title: str
    text: str
    language: str
    imported_at: datetime
    source: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Hash of the text, lower-case hexadecimal: what makes two articles the same one."""
        return text_hash(self.text)


def text_hash(text: str) -> str:
    """SHA-256 of the UTF-8 form of a normalised text, lower-case hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
