"""A linear-chain conditional random field: weights, and how likely each labelled span is.

Lafferty, McCallum and Pereira (2001). Only what inference needs: training is in
``scripts/pipelines/train_entities.py``. A span's probability is exact, the sum over all labellings of the
sentence that contain just this span; taking every span above a threshold, instead of the best path, serves F1
(the best threshold is half the F1 that can be reached; Lipton, Elkan and Naryanaswamy 2014, theorem 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import srsly  # type: ignore[import-untyped]  # has no stubs

_VERSION = 1
_MOST_FEATURES = 2_000_000
_MOST_LABELS = 100
_LONGEST_SPAN = 16
_OUTSIDE = "O"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Segment:
    """A labelled span of a sentence.

    Attributes:
        first: Index of its first token in the sentence.
        last: One past the index of its last token.
        label: Its label.
        probability: Of this span with these borders and this label.
    """

    first: int
    last: int
    label: str
    probability: float


class Chain:
    """The weights of a linear chain over the tags ``O`` and ``B- I- E- S-`` of each label.

    Args:
        tags: The tags.
        transitions: Weight of each pair of neighbouring tags.
        features: The features, in the order of the rows of ``weights``.
        weights: Weight of each feature for each tag, in steps of ``step``.
        step: What one unit of ``weights`` is worth.
    """

    def __init__(
        self,
        tags: Sequence[str],
        transitions: npt.NDArray[np.float32],
        features: Sequence[str],
        weights: npt.NDArray[np.int16],
        step: float,
    ) -> None:
        self.tags = tuple(tags)
        self._transitions = transitions
        self._quantised = weights
        self._step = step
        self.rows = {feature: row for row, feature in enumerate(features)}
        self._weights = np.vstack([weights, np.zeros((1, len(tags)), dtype=np.int16)]).astype(
            np.float32
        )
        self._weights *= step
        self._factors: Floats = np.exp(transitions.astype(np.float64))
        self._number = {tag: number for number, tag in enumerate(self.tags)}
        self.labels = sorted({tag[2:] for tag in self.tags if tag != _OUTSIDE})

    def segments(self, features: Sequence[Sequence[str]], least: float) -> list[Segment]:
        """The spans of a sentence that are at least so probable, in reading order; they may overlap.

        Args:
            features: The features of each token.
            least: The least probability.
        """
        lattice = self.lattice(features)
        found: list[Segment] = []
        for label in self.labels:
            found += lattice.segments(label, least)
        return sorted(found, key=lambda segment: (segment.first, segment.last, segment.label))

    def lattice(self, features: Sequence[Sequence[str]]) -> Lattice:
        """The sums over all labellings of a sentence."""
        return Lattice(self._emissions(features), self._factors, self._number)

    def evidence(self, features: Sequence[str], tag: str) -> list[tuple[float, str]]:
        """How much each feature of a token speaks for a tag and against ``O``, strongest first."""
        column, outside = self._number[tag], self._number[_OUTSIDE]
        known = [(self._weights[self.rows[name]], name) for name in features if name in self.rows]
        return sorted(
            ((float(weights[column] - weights[outside]), name) for weights, name in known),
            key=lambda item: (-item[0], item[1]),
        )

    def _emissions(self, features: Sequence[Sequence[str]]) -> Floats:
        rows = self.rows
        nothing = len(rows)
        numbers: list[int] = []
        starts: list[int] = []
        for token in features:
            starts.append(len(numbers))
            numbers.append(nothing)
            numbers += [rows[name] for name in token if name in rows]
        sums = np.add.reduceat(self._weights[numbers], starts, axis=0).astype(np.float64)
        # Each token may be scaled as one likes: the scale cancels in every probability.
        result: Floats = np.exp(sums - sums.max(axis=1, keepdims=True))
        return result

    def to_bytes(self) -> bytes:
        """The weights in the format that ``from_bytes`` reads: MessagePack, only the weights that are not nought."""
        rows, columns = np.nonzero(self._quantised)
        counts = np.bincount(rows, minlength=len(self.rows)).astype("<u1")
        return bytes(
            srsly.msgpack_dumps(
                {
                    "version": _VERSION,
                    "tags": list(self.tags),
                    "transitions": self._transitions.astype("<f4").tobytes(),
                    "features": "\n".join(self.rows),
                    "counts": counts.tobytes(),
                    "columns": columns.astype("<u1").tobytes(),
                    "weights": self._quantised[rows, columns].astype("<i2").tobytes(),
                    "step": self._step,
                }
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Chain:
        """Read weights.

        Raises:
            ValueError: If these are none, of another version, damaged or of absurd size.
        """
        content: Any = srsly.msgpack_loads(data)
        if not isinstance(content, dict) or content.get("version") != _VERSION:
            raise ValueError("these are no weights of this version")
        tags: list[str] = content["tags"]
        features = content["features"].split("\n")
        counts = np.frombuffer(content["counts"], dtype="<u1").astype(np.int64)
        columns = np.frombuffer(content["columns"], dtype="<u1")
        values = np.frombuffer(content["weights"], dtype="<i2")
        size = len(tags)
        if (
            not 0 < size <= _MOST_LABELS
            or len(features) > _MOST_FEATURES
            or len(counts) != len(features)
            or not len(columns) == len(values) == counts.sum()
            or (len(columns) and int(columns.max()) >= size)
        ):
            raise ValueError("the weights are damaged")
        transitions = np.frombuffer(content["transitions"], dtype="<f4").reshape(size, size)
        weights = np.zeros((len(features), size), dtype=np.int16)
        weights[np.repeat(np.arange(len(features)), counts), columns] = values
        return cls(tags, transitions, features, weights, float(content["step"]))


class Lattice:
    """Forward and backward sums of one sentence, each token scaled to one.

    Args:
        emissions: Factor of each tag at each token.
        factors: Factor of each pair of neighbouring tags.
        number: Column of each tag.
    """

    def __init__(self, emissions: Floats, factors: Floats, number: dict[str, int]) -> None:
        self._emissions = emissions
        self._factors = factors
        self._number = number
        size = len(emissions)
        self._forward = np.empty_like(emissions)
        self._backward = np.empty_like(emissions)
        self._scales = np.empty(size)
        here = emissions[0]
        for token in range(size):
            if token:
                here = (here @ factors) * emissions[token]
            self._scales[token] = total = here.sum()
            here = here / total
            self._forward[token] = here
        ahead = np.ones(emissions.shape[1])
        self._backward[size - 1] = ahead
        for token in range(size - 1, 0, -1):
            ahead = (factors @ (ahead * emissions[token])) / self._scales[token]
            self._backward[token - 1] = ahead
        self._marginals = self._forward * self._backward

    def probability(self, first: int, last: int, label: str) -> float:
        """How probable the span from token ``first`` up to ``last`` (exclusive) with this label is."""
        if last - first == 1:
            single = self._number.get(f"S-{label}")
            return 0.0 if single is None else float(self._marginals[first, single])
        begin, inside, end = (self._number.get(f"{place}-{label}") for place in "BIE")
        if begin is None or end is None or (inside is None and last - first > 2):  # noqa: PLR2004 - has a middle
            return 0.0
        tags = [begin, *[inside or 0] * (last - first - 2), end]
        sum_so_far = float(self._forward[first, begin])
        for token in range(first + 1, last):
            sum_so_far *= self._step(token, tags[token - first - 1], tags[token - first])
        return sum_so_far * float(self._backward[last - 1, end])

    def segments(self, label: str, least: float) -> list[Segment]:
        """The spans with this label that are at least so probable."""
        found: list[Segment] = []
        single, begin, inside, end = (self._number.get(f"{place}-{label}") for place in "SBIE")
        if single is not None:
            column = self._marginals[:, single]
            found += [
                Segment(int(token), int(token) + 1, label, float(column[token]))
                for token in np.nonzero(column >= least)[0]
            ]
        if begin is None or end is None:
            return found
        for start in np.nonzero(self._marginals[:, begin] >= least)[0]:
            first = int(start)
            sum_so_far, tag = float(self._forward[first, begin]), begin
            for token in range(first + 1, min(first + _LONGEST_SPAN, len(self._emissions))):
                ended = sum_so_far * self._step(token, tag, end) * float(self._backward[token, end])
                if ended >= least:
                    found.append(Segment(first, token + 1, label, ended))
                if inside is None:
                    break
                sum_so_far *= self._step(token, tag, inside)
                tag = inside
                if sum_so_far * float(self._backward[token, inside]) < least:
                    break
        return found

    def _step(self, token: int, before: int, here: int) -> float:
        factor = self._factors[before, here] * self._emissions[token, here] / self._scales[token]
        return float(factor)
