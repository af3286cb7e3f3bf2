"""The trained recogniser: word table, weights, calibration and threshold; in a folder or as bytes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]  # has no stubs

from annotator.nlp.reading import Reading, Stretch
from annotator.nlp.statistical.chain import Chain, Segment
from annotator.nlp.statistical.evidence import describe
from annotator.nlp.statistical.features import FeatureExtractor, Opinion
from annotator.nlp.statistical.words import WordTable

_WORDS = "words.msgpack"
_WEIGHTS = "weights.msgpack"
_SETTINGS = "settings.json"
_FILES = (_WORDS, _WEIGHTS, _SETTINGS)
_LARGEST_FILE = 64 * 1024 * 1024
_SURE = 1e-6


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen by cross-validation besides the weights.

    Attributes:
        threshold: The least probability, as the chain gives it, of a span that is proposed.
        calibration: Slope and intercept by label: what makes the log-odds of the chain those of being right.
    """

    threshold: float
    calibration: Mapping[str, tuple[float, float]]

    @classmethod
    def neutral(cls, threshold: float = 0.5) -> Settings:
        """Probabilities as they are."""
        return cls(threshold, {})

    def score(self, label: str, probability: float) -> float:
        """The share of such spans that are right."""
        slope, intercept = self.calibration.get(label, (1.0, 0.0))
        inside = min(max(probability, _SURE), 1 - _SURE)
        return 1 / (1 + math.exp(-(slope * math.log(inside / (1 - inside)) + intercept)))


class Recogniser:
    """Finds persons, places and organisations in a sentence.

    Args:
        words: What the lists say about words.
        chain: The weights.
        settings: Thresholds and calibration.
    """

    def __init__(self, words: WordTable, chain: Chain, settings: Settings) -> None:
        self._words = words
        self._chain = chain
        self._settings = settings
        self._features = FeatureExtractor(words)

    @property
    def settings(self) -> Settings:
        """Thresholds and calibration."""
        return self._settings

    def segments(
        self, reading: Reading, sentence: Stretch, opinions: Sequence[Opinion]
    ) -> Iterator[tuple[Segment, str]]:
        """The spans above the threshold, best first and without overlap; for each its evidence in words.

        Args:
            reading: The text.
            sentence: One sentence of it; the indices of the segments count from its first token.
            opinions: What the rules say about this sentence.
        """
        features = self._features.of(reading, sentence, opinions)
        found = self._chain.segments(features, self._settings.threshold)
        taken: set[int] = set()
        for segment in sorted(found, key=lambda s: (-s.probability, s.first, s.last, s.label)):
            places = range(segment.first, segment.last)
            if taken.isdisjoint(places):
                taken.update(places)
                yield segment, self._evidence(features, segment)

    def _evidence(self, features: Sequence[Sequence[str]], segment: Segment) -> str:
        place = "S" if segment.last - segment.first == 1 else "B"
        return describe(self._chain.evidence(features[segment.first], f"{place}-{segment.label}"))

    def to_parts(self) -> dict[str, bytes]:
        """The content of the files of ``to_disk`` by name."""
        settings = {
            "threshold": self._settings.threshold,
            "calibration": {
                label: list(line) for label, line in self._settings.calibration.items()
            },
        }
        return {
            _WORDS: self._words.to_bytes(),
            _WEIGHTS: self._chain.to_bytes(),
            _SETTINGS: srsly.json_dumps(settings, indent=2, sort_keys=True).encode(),
        }

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes]) -> Recogniser:
        """The recogniser whose ``to_parts`` these are.

        Raises:
            ValueError: If one of them is damaged or of another version.
            KeyError: If one is missing.
        """
        try:
            return cls._of(parts)
        except (AttributeError, IndexError, TypeError) as error:
            raise ValueError(f"the model is damaged: {error}") from error

    @classmethod
    def _of(cls, parts: Mapping[str, bytes]) -> Recogniser:
        settings: Any = srsly.json_loads(parts[_SETTINGS].decode())
        return cls(
            WordTable.from_bytes(parts[_WORDS]),
            Chain.from_bytes(parts[_WEIGHTS]),
            Settings(
                float(settings["threshold"]),
                {
                    str(label): (float(slope), float(intercept))
                    for label, (slope, intercept) in settings["calibration"].items()
                },
            ),
        )

    def to_disk(self, folder: Path) -> None:
        """Write the files into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.to_parts().items():
            (folder / name).write_bytes(content)

    @classmethod
    def from_disk(cls, folder: Path) -> Recogniser:
        """Read the files of a folder.

        Raises:
            OSError: If a file is missing.
            ValueError: If a file is damaged, of another version or too large.
        """
        parts: dict[str, bytes] = {}
        for name in _FILES:
            file = folder / name
            if file.stat().st_size > _LARGEST_FILE:
                raise ValueError(f"{file} is too large for a model of this program")
            parts[name] = file.read_bytes()
        return cls.from_parts(parts)
