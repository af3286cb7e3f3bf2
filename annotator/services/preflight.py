"""Pre-flight: what an export will keep, change and drop, and whether one can train on it, before it is made.

The exporter itself runs, into a folder that is thrown away; so the losses are those of the export,
whatever the format, and nobody has to write them down a second time.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from annotator.domain.ids import ArticleId
from annotator.domain.ports import CorpusStore, Monitor
from annotator.formats.catalogue import format_named
from annotator.formats.near_duplicates import NearDuplicates
from annotator.formats.sidecar import SIDECAR
from annotator.formats.writing import ExportItem
from annotator.services.context import AppContext
from annotator.services.export import ExportReport, ExportRequest, Rehearsal, export

FEW_EXAMPLES: Final = 50
"""spaCy warns of labels with fewer examples."""
TOO_FEW_TEXTS: Final = 100
"""spaCy calls fewer training texts an error for a model that begins from nothing."""
FEW_TEXTS: Final = 2_000
"""And warns of fewer than these."""


class Doubt(StrEnum):
    """What may spoil a training."""

    FEW_EXAMPLES = "few_examples"
    TOO_FEW_TEXTS = "too_few_texts"
    FEW_TEXTS = "few_texts"
    NOT_TRAINED = "not_trained"
    LEAK = "leak"


@dataclass(frozen=True, slots=True)
class TrainingWarning:
    """One thing to know before training on an export.

    Attributes:
        kind: What it is about.
        template: One English sentence with ``{name}`` placeholders; the key of its translation.
        params: What fills the placeholders, numbers first of all.
        articles: Ids of the articles it is about, to go there.
    """

    kind: Doubt
    template: str
    params: Mapping[str, object] = field(default_factory=dict)
    articles: tuple[ArticleId, ...] = ()

    @property
    def text(self) -> str:
        """The sentence."""
        return self.template.format(**self.params)


@dataclass(frozen=True, slots=True)
class LayerTally:
    """What becomes of the spans of one layer.

    Attributes:
        spans: How many go out.
        kept: How many of these are in the export as they are in the corpus, with all that hangs on them.
    """

    spans: int
    kept: int


@dataclass(frozen=True, slots=True)
class Preflight:
    """What an export would be.

    Attributes:
        report: As ``export`` would give it; of the losses the first of each kind, each names article and span.
        warnings: About training, for formats one trains on.
        begin: The first lines of the main file, if it is text.
        layers: What is kept, by layer.
    """

    report: ExportReport
    warnings: tuple[TrainingWarning, ...]
    begin: str = ""
    layers: Mapping[str, LayerTally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FileBegin:
    """How one file of an export begins.

    Attributes:
        name: Within the export.
        begin: Its first lines; ``None``: it is not text.
    """

    name: str
    begin: str | None


def preflight(
    context: AppContext, store: CorpusStore, request: ExportRequest, monitor: Monitor
) -> Preflight:
    """Run an export without making it.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        request: As for ``export``; that its place is free is checked as well.
        monitor: Told about each article; may cancel.

    Raises:
        UnknownFormatError, SettingError, FileWriteError, TaskCancelledError: As ``export`` does.
    """
    census = _Census()
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        into = Path(folder) / (request.out.name or "export")
        rehearsal = Rehearsal(into, census.count, census.note_near)
        report = export(context, store, request, monitor, rehearsal)
        begins = _begins(into, request.out.name)
        begin = next((each.begin for each in begins if each.begin), "")
    known = format_named(request.format)
    warnings = tuple(census.warnings()) if known is not None and known.trained_on else ()
    return Preflight(report, warnings, begin, census.kept(report.touched))


def preview(
    context: AppContext, store: CorpusStore, request: ExportRequest, monitor: Monitor
) -> tuple[FileBegin, ...]:
    """How the files of an export would begin; a moment's work, however large the corpus is.

    Only the first articles are looked at. Near-duplicates are not looked for, so where a split puts an
    article may differ from the export.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        request: As for ``export``.
        monitor: May cancel.

    Returns:
        The data files first, those about the export last; at most a screenful of files.

    Raises:
        UnknownFormatError, SettingError, FileWriteError, TaskCancelledError: As ``export`` does.
    """
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        into = Path(folder) / (request.out.name or "export")
        rehearsal = Rehearsal(into, lambda _item: None, lambda _near: None, most=_LOOKED_AT)
        export(context, store, request, monitor, rehearsal)
        return _begins(into, request.out.name)


class _Census:
    """What goes into each part."""

    def __init__(self) -> None:
        self._articles: dict[str, str] = {}
        self._examples: Counter[tuple[str, str]] = Counter()
        self._near = NearDuplicates()
        self._layers: Counter[str] = Counter()

    def count(self, item: ExportItem) -> None:
        """See one set go out."""
        self._articles[item.article.id] = item.part
        if item.own is not None:
            self._examples.update(
                (item.part, f"{span.layer}.{span.label}") for span in item.own.spans.values()
            )
            self._layers.update(span.layer for span in item.own.spans.values())

    def note_near(self, near: NearDuplicates) -> None:
        """Learn which articles are near-duplicates."""
        self._near = near

    def kept(self, touched: Mapping[str, int]) -> dict[str, LayerTally]:
        """How many spans of each layer no loss is about, which is about so many."""
        return {
            layer: LayerTally(spans, max(spans - touched.get(layer, 0), 0))
            for layer, spans in self._layers.items()
        }

    def warnings(self) -> Iterator[TrainingWarning]:
        """All of them, the gravest first."""
        parts = Counter(self._articles.values())
        trained = "train" if "train" in parts or "gold" not in parts else "gold"
        yield from self._leaks()
        yield from _texts(parts[trained], trained)
        labels = {label for _, label in self._examples}
        for label in sorted(labels):
            count = self._examples[trained, label]
            if count == 0:
                yield TrainingWarning(
                    Doubt.NOT_TRAINED,
                    "{label} has no example in {part}: it is measured, but never learned",
                    {"label": label, "part": trained},
                )
            elif count < FEW_EXAMPLES:
                yield TrainingWarning(
                    Doubt.FEW_EXAMPLES,
                    "{part} has {count} × {label}; spaCy warns below {limit}",
                    {"label": label, "count": count, "part": trained, "limit": FEW_EXAMPLES},
                )

    def _leaks(self) -> Iterator[TrainingWarning]:
        for article, earlier in sorted(self._near.earlier.items()):
            part = self._articles.get(article)
            others = [
                each for each in earlier if part and self._articles.get(each) not in {None, part}
            ]
            if part and others:
                yield TrainingWarning(
                    Doubt.LEAK,
                    "article {article} in {part} is a near-duplicate of {count} in other parts: {others}",
                    {
                        "article": article,
                        "part": part,
                        "count": len(others),
                        "others": ", ".join(f"{each} ({self._articles[each]})" for each in others),
                    },
                    (ArticleId(article), *map(ArticleId, others)),
                )


def _texts(count: int, part: str) -> Iterator[TrainingWarning]:
    if count < TOO_FEW_TEXTS:
        yield TrainingWarning(
            Doubt.TOO_FEW_TEXTS,
            "{part} has {count} texts; below {limit} spaCy takes it for an error",
            {"part": part, "count": count, "limit": TOO_FEW_TEXTS},
        )
    elif count < FEW_TEXTS:
        yield TrainingWarning(
            Doubt.FEW_TEXTS,
            "{part} has {count} texts; spaCy warns below {limit}",
            {"part": part, "count": count, "limit": FEW_TEXTS},
        )


_LOOKED_AT = 5
"""Annotation sets; more would not be read anyway."""
_SHOWN_BYTES = 4_096
_SHOWN_LINES = 12
_SHOWN_FILES = 24
_ABOUT = ("README.md", "manifest.json", ".manifest.json", "losses.jsonl")
"""What exports put beside their data; ends of names."""

_SETTINGS = frozenset({".cfg", ".conf", ".yml", ".yaml", ".xml"})


def _begins(into: Path, out_name: str) -> tuple[FileBegin, ...]:
    """How the files begin that an export has made at a place."""
    paths = [into] if into.is_file() else [each for each in into.rglob("*") if each.is_file()]
    if into.is_file():
        paths += [each for each in into.parent.iterdir() if each.is_file() and each != into]

    def name(path: Path) -> str:
        inside = path.relative_to(into if into.is_dir() else into.parent).as_posix()
        return out_name if path == into else inside

    def rank(path: Path) -> tuple[bool, bool, str]:
        settings = path.name == SIDECAR or path.suffix in _SETTINGS
        return path.name.endswith(_ABOUT), settings, name(path)

    chosen = sorted(paths, key=rank)[:_SHOWN_FILES]
    return tuple(FileBegin(name(path), _begin_of(path)) for path in chosen)


def _begin_of(path: Path) -> str | None:
    """The first lines of a file; ``None`` if it is no text."""
    with path.open("rb") as stream:
        head = stream.read(_SHOWN_BYTES)
    text = head.decode("utf-8", errors="ignore")
    # The last character may be cut.
    if b"\0" in head or len(text.encode()) <= len(head) - 4:
        return None
    return "\n".join(text.splitlines()[:_SHOWN_LINES])
