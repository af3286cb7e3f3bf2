"""The checks of consistency across a corpus, and what puts their findings right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from annotator.domain.offsets import TextRange
from annotator.quality.finding import CorpusCheck, Finding, Reading, Severity
from annotator.quality.repairs import Mark, Relabel


def relabel(reading: Reading, finding: Finding) -> Iterator[Relabel]:
    """Give the label that the same words have elsewhere."""
    layer = reading.schema.layers.get(finding.layer)
    label = str(finding.params["other_label"])
    if finding.about is not None and layer is not None and label in layer.labels:
        yield Relabel(finding.about, label)


def mark(reading: Reading, finding: Finding) -> Iterator[Mark]:
    """Mark what is marked elsewhere."""
    layer = reading.schema.layers.get(finding.layer)
    label = str(finding.params["label"])
    if layer is None or label not in layer.labels:
        return
    parts = finding.params.get("fragments")
    fragments = tuple(TextRange(*part) for part in parts) if isinstance(parts, list) else ()
    yield Mark(finding.layer, label, fragments or (finding.place,))


OTHER_LABEL: Final = CorpusCheck(
    id="other-label-elsewhere",
    severity=Severity.WARNING,
    template="“{part}” is {label} here, but {other_label} in other articles ({count} of {total}).",
    fix=relabel,
)
UNMARKED: Final = CorpusCheck(
    id="unmarked-elsewhere",
    severity=Severity.HINT,
    template="“{part}” is not marked here, but in other articles as {label} ({count} of {total}).",
    fix=mark,
)
METONYMY: Final = CorpusCheck(
    id="metonymy",
    severity=Severity.HINT,
    template="“{part}” is {label} here, although “{before}” stands before it; in other places it is {other_label}.",
    fix=relabel,
)
VARIATION: Final = CorpusCheck(
    id="variation",
    severity=Severity.WARNING,
    template="“{part}” is {label} here, but {other_label} between the same words elsewhere: “{context}” ({count}×).",
    fix=relabel,
)
VARIATION_NONE: Final = CorpusCheck(
    id="variation-unmarked",
    severity=Severity.WARNING,
    template="“{part}” is not marked here, but as {label} between the same words elsewhere: “{context}” ({count}×).",
    fix=mark,
)

CHECKS: Final[tuple[CorpusCheck, ...]] = (
    OTHER_LABEL,
    UNMARKED,
    METONYMY,
    VARIATION,
    VARIATION_NONE,
)
