"""Where spans are, found without looking at all of them; kept in step while many changes come in one after the other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.ids import SpanId
from annotator.domain.span import Span

_MOST_CHANGES = 128
"""After so many the places are worked out anew: looking through changes must stay cheaper than that."""


@dataclass(frozen=True)
class _Layer:
    """The spans of one layer by begin.

    Attributes:
        begins: Code points, ascending.
        spans: In the same order.
        longest: The length of the longest, gaps included.
    """

    begins: tuple[int, ...]
    spans: tuple[Span, ...]
    longest: int


@dataclass(frozen=True)
class Places:
    """The spans of a set by place and by what they claim.

    Attributes:
        layers: The spans as they once were.
        signatures: The same by signature.
        added: What has come since, by id.
        gone: What has gone since.
    """

    layers: Mapping[str, _Layer]
    signatures: Mapping[str, Span]
    added: Mapping[SpanId, Span] = field(default_factory=dict)
    gone: frozenset[SpanId] = frozenset()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Places:
        """The places of these."""
        by_layer: dict[str, list[Span]] = {}
        signatures: dict[str, Span] = {}
        for span in spans:
            by_layer.setdefault(span.layer, []).append(span)
            signatures[span.signature] = span
        layers = {}
        for layer, some in by_layer.items():
            some.sort(key=_begin)
            longest = max(span.end - span.begin for span in some)
            layers[layer] = _Layer(tuple(map(_begin, some)), tuple(some), longest)
        return cls(layers, signatures)

    def changed(self, before: Span | None, after: Span | None) -> Places | None:
        """The places with a span in place of another one; ``None`` once it is quicker to work them out anew."""
        if len(self.added) + len(self.gone) >= _MOST_CHANGES:
            return None
        added, gone = dict(self.added), self.gone
        if before is not None and added.pop(before.id, None) is None:
            gone |= {before.id}
        if after is not None:
            added[after.id] = after
        return replace(self, added=added, gone=gone)

    def near(self, layer: str, begin: int, end: int) -> Iterator[Span]:
        """The spans of a layer that begin before an offset and end after another one, in no order.

        Args:
            layer: Name of the layer.
            begin: Code points; a span ends after it.
            end: Code points; a span begins before it.
        """
        known = self.layers.get(layer)
        if known is not None:
            first = bisect_right(known.begins, begin - known.longest)
            for span in known.spans[first : bisect_left(known.begins, end)]:
                if begin < span.end and span.id not in self.gone:
                    yield span
        for span in self.added.values():
            if span.layer == layer and span.begin < end and begin < span.end:
                yield span

    def with_signature(self, signature: str) -> Span | None:
        """The span that makes this claim."""
        for span in self.added.values():
            if span.signature == signature:
                return span
        known = self.signatures.get(signature)
        if known is None or known.id not in self.gone:
            return known
        # A set from elsewhere may say the same twice.
        here = (span for layer in self.layers.values() for span in layer.spans)
        return next((s for s in here if s.signature == signature and s.id not in self.gone), None)


def _begin(span: Span) -> int:
    return span.begin
