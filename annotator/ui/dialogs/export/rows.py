"""What a pre-flight found as groups of rows: what is kept, what is lost by kind, what may spoil a training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from annotator.domain.schema import Schema, in_language
from annotator.ui.dialogs.export.places import Place, place_of
from annotator.ui.dialogs.export.wording import LossWords
from annotator.ui.i18n import current_language, number, sent_text
from annotator.ui.panels.style import shortened

_COVERED = 48


@dataclass(frozen=True, slots=True)
class Row:
    """One line.

    Attributes:
        what: What it is about.
        where: The article.
        why: What becomes of it.
        place: Where it leads; ``None``: nowhere.
    """

    what: str
    where: str = ""
    why: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind.

    Attributes:
        title: What they have in common.
        count: How many there are, also of those that are not shown; ``None``: it says nothing.
        rows: Those that are shown.
        tone: ``kept``, ``lost``, ``doubt`` or ``aside``.
    """

    title: str
    count: int | None
    rows: tuple[Row, ...]
    tone: str


class PreflightRows(QObject):
    """Puts the result of the task ``preflight`` into words.

    Args:
        schema: Of the corpus, for titles.
    """

    def __init__(self, schema: Schema, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._words = LossWords(self)

    def summary(self, result: Mapping[str, Any]) -> str:
        """One sentence."""
        manifest = result.get("manifest", {})
        articles = self.tr("%Ln article(s)", "", int(manifest.get("articles", 0)))
        spans = sum(int(each["spans"]) for each in result.get("layers", {}).values())
        parts = [articles, self.tr("%Ln span(s)", "", spans)]
        losses = int(result.get("losses_total", 0))
        if losses:
            lost = self.tr("%Ln thing(s) not as in the corpus", "", losses)
        else:
            lost = self.tr("nothing is lost")
        return f"{', '.join(parts)}; {lost}."

    def groups(self, result: Mapping[str, Any]) -> Iterator[Group]:
        """All groups that hold anything: what is lost first, then doubts, then what is kept."""
        yield from self._losses(result)
        warnings = result.get("warnings", [])
        if warnings:
            rows = tuple(map(self._warning, warnings))
            total = int(result.get("warnings_total", len(rows)))
            yield Group(self.tr("Before training"), total, rows, "doubt")
        left_out = result.get("left_out", {})
        if left_out:
            counts = sorted(left_out.items())
            rows = tuple(Row(self._words.left_out(why), why=number(n)) for why, n in counts)
            title = self.tr("Articles not asked for")
            yield Group(title, sum(left_out.values()), rows, "aside")
        layers = result.get("layers", {})
        if layers:
            rows = tuple(
                self._layer(name, layers[name]) for name in self._schema.layers if name in layers
            )
            kept = sum(int(each["kept"]) for each in layers.values())
            yield Group(self.tr("Kept as they are"), kept, rows, "kept")

    def _losses(self, result: Mapping[str, Any]) -> Iterator[Group]:
        counts = result.get("manifest", {}).get("losses", {})
        by_kind: dict[str, list[Row]] = {}
        for loss in result.get("losses", []):
            by_kind.setdefault(str(loss.get("kind", "")), []).append(self._loss(loss))
        for kind, rows in by_kind.items():
            yield Group(
                self._words.heading(kind), int(counts.get(kind, len(rows))), tuple(rows), "lost"
            )

    def _loss(self, loss: Mapping[str, Any]) -> Row:
        covered = shortened(str(loss.get("text", "")), _COVERED)
        label = str(loss.get("label", ""))
        layer = str(loss.get("layer", ""))
        known = layer in self._schema.layers and label in self._schema.layers[layer].labels
        title = self._schema.label_title(layer, label, current_language()) if known else label
        marked = self.tr("“%1” %2").replace("%2", title).replace("%1", covered)
        what = marked if loss.get("span") else self.tr("the article")
        return Row(what, str(loss.get("title", "")), sent_text(loss), place_of(loss))

    def _warning(self, warning: Mapping[str, Any]) -> Row:
        text = sent_text(warning)
        articles: Sequence[object] = warning.get("articles", ())
        place = Place(str(articles[0])) if articles else None
        return Row(text, str(articles[0]) if articles else "", "", place)

    def _layer(self, name: str, tally: Mapping[str, Any]) -> Row:
        title = in_language(self._schema.layers[name].title, current_language()) or name
        words = self.tr("%1 of %2")
        kept, spans = number(int(tally["kept"])), number(int(tally["spans"]))
        return Row(title, why=words.replace("%1", kept).replace("%2", spans))
