"""What the components have in common: a lexicon that is saved with the pipeline."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

import srsly  # type: ignore[import-untyped]  # has no stubs
from spacy.tokens import Doc

from annotator.nlp.lexicons import Lexicon

_FILE = "lexicon.json.gz"


class LexiconComponent(ABC):
    """A rule-based pipe; its lexicon goes with a saved pipeline, so that it proposes the same everywhere."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = self.shipped_lexicon() if lexicon is None else lexicon
        self.prepare(self._lexicon)

    @staticmethod
    @abstractmethod
    def shipped_lexicon() -> Lexicon:
        """The lexicon of this version of the program."""

    @abstractmethod
    def prepare(self, lexicon: Lexicon) -> None:
        """Build what the rules need from the lexicon."""

    @abstractmethod
    def __call__(self, doc: Doc) -> Doc:
        """Add proposals to the document."""

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The lexicon as bytes."""
        del exclude
        return bytes(srsly.msgpack_dumps(self._lexicon))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take over a lexicon from ``to_bytes``."""
        del exclude
        return self._take(srsly.msgpack_loads(data))

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the lexicon into the component's folder of a saved pipeline."""
        del exclude
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_gzip_json(folder / _FILE, self._lexicon)

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Self:
        """Read the lexicon of a saved pipeline."""
        del exclude
        return self._take(srsly.read_gzip_json(Path(path) / _FILE))

    def _take(self, lexicon: Any) -> Self:  # noqa: ANN401 - whatever the file holds
        self._lexicon = lexicon
        self.prepare(lexicon)
        return self
