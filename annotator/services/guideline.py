"""The guideline one works by: the corpus' own, else the one that ships with its schema, else what the schema itself says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import FileReadError
from annotator.domain.guideline import Guideline
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Clock, OpenUnitOfWork, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import LayerDef, Schema, in_language
from annotator.domain.searching import Hit
from annotator.resources import resource_path
from annotator.services.search import Search, test_of

MOST_BYTES = 4_000_000
_SEPARATORS = re.compile(r"[\s–—:()`,.*#\-/]+")


def guideline_of(work: UnitOfWork, schema: Schema, language: str) -> str:
    """The guideline of a corpus as Markdown.

    Args:
        work: An open transaction.
        schema: Of the corpus.
        language: For what is written from the schema where nobody wrote a guideline.
    """
    stored = work.guidelines.current()
    if stored is not None:
        return stored.text
    return shipped_guideline(schema.id) or written_from(schema, language)


def shipped_guideline(schema_id: str) -> str:
    """The guideline that ships with a schema; empty if none does."""
    path = resource_path("guidelines") / f"{schema_id}.md"
    return path.read_text("utf-8") if path.is_file() else ""


def written_from(schema: Schema, language: str) -> str:
    """What a schema says about its labels and roles, as a guideline."""
    lines = [f"# {in_language(schema.title, language) or schema.id}", ""]
    for name, layer in schema.layers.items():
        lines += [f"## {in_language(layer.title, language) or name} (`{name}`)", ""]
        for label_id, label in layer.labels.items():
            title = in_language(label.title, language)
            lines += [f"### {_named(label_id, title)}", ""]
            said = (
                ("", label.guideline),
                ("✓ ", label.example),
                ("✗ ", label.counter_example),
            )
            for sign, words in said:
                if in_language(words, language):
                    lines += [sign + _escaped(in_language(words, language)), ""]
        lines += list(_roles(layer, language))
    return "\n".join(lines)


def _roles(layer: LayerDef, language: str) -> Iterator[str]:
    for role_id, role in layer.roles.items():
        if in_language(role.guideline, language):
            yield f"### {_named(role_id, in_language(role.title, language))}"
            yield ""
            yield _escaped(in_language(role.guideline, language))
            yield ""


def _named(name: str, title: str) -> str:
    return f"{name} – {title}" if title and title != name else name


def _escaped(words: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", words)


def place_of(headings: list[str], schema: Schema, layer: str, label: str) -> int | None:
    """Number of the heading that a label stands under: its own, else its layer's.

    Args:
        headings: The words of all headings, in their order.
        schema: Names the label and the layer in every language.
        layer: Of the span in focus.
        label: Of the span in focus.
    """
    known = schema.layers.get(layer)
    definition = known.labels.get(label) if known else None
    names = [label, *(definition.title.values() if definition else ())]
    exact = [n for n, each in enumerate(headings) if _SEPARATORS.split(each.strip())[0] == label]
    if exact:
        return exact[0]  # a role may be called like a label but for its case
    names_of_layer = [layer, *(known.title.values() if known else ())]
    for wanted, whole in ((names, True), (names_of_layer, False)):
        for name in wanted:
            for number, heading in enumerate(headings):
                if _says(heading, name, at_begin=whole):
                    return number
    return None


def _says(heading: str, name: str, *, at_begin: bool) -> bool:
    words = [each.casefold() for each in _SEPARATORS.split(heading) if each]
    wanted = [each.casefold() for each in _SEPARATORS.split(name) if each]
    if not wanted:
        return False
    if at_begin:
        first = 1 if words and words[0].replace("_", "").isdigit() else 0
        return words[first : first + len(wanted)] == wanted or words == wanted
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


@dataclass(frozen=True)
class GuidelineDesk:
    """Reads and replaces the guideline of one corpus, and finds examples in it.

    Attributes:
        open_unit_of_work: Opens a transaction.
        annotator: Who looks; sees examples of one's own finished articles and of the gold, of nobody else.
        clock: Tells the time.
    """

    open_unit_of_work: OpenUnitOfWork
    annotator: AnnotatorId
    clock: Clock

    def text(self, schema: Schema, language: str) -> str:
        """The guideline as Markdown."""
        with self.open_unit_of_work() as work:
            return guideline_of(work, schema, language)

    def is_own(self) -> bool:
        """Whether the corpus has one of its own."""
        with self.open_unit_of_work() as work:
            return work.guidelines.current() is not None

    def replace(self, path: Path) -> None:
        """Take a Markdown file as the guideline of the corpus from now on.

        Raises:
            FileReadError: If it is no text, or too large.
            StorageError: If the corpus cannot be written.
        """
        try:
            data = path.read_bytes()
            if len(data) > MOST_BYTES:
                raise FileReadError(file=path, reason=Reason("it is too large for a guideline"))
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise FileReadError(file=path, reason=str(error)) from error
        self.put(text)

    def put(self, text: str) -> None:
        """Take a text as the guideline of the corpus from now on; former ones are kept."""
        with self.open_unit_of_work() as work:
            current = work.guidelines.current()
            if current is None or current.text != text:
                work.guidelines.put(Guideline(text, str(self.annotator), self.clock()))
                work.commit()

    def examples(self, schema: Schema, layer: str, label: str) -> Examples:
        """Looks for spans with a label in finished sets, step by step."""
        return Examples(self, schema, layer, label)


class Examples:
    """A search for spans with one label: first in the gold sets, then in one's own finished articles."""

    def __init__(self, desk: GuidelineDesk, schema: Schema, layer: str, label: str) -> None:
        pattern = f"{layer}.{label}"
        asked = (f"{pattern} annotator:gold", f"{pattern} annotator:me status:done")
        self._searches = [
            Search(
                desk.open_unit_of_work,
                test_of(query, schema, desk.annotator),
                desk.annotator,
                with_hits=True,
            )
            for query in asked
        ]
        self._seen: set[tuple[str, int, int]] = set()

    @property
    def is_over(self) -> bool:
        """Whether everything was looked at."""
        return all(each.is_over for each in self._searches)

    def step(self) -> list[Hit]:
        """Look at some more articles, some hundredths of a second; what is new in them.

        Raises:
            StorageError: If the corpus cannot be read.
        """
        search = next((each for each in self._searches if not each.is_over), None)
        if search is None:
            return []
        found = []
        for hit in search.step().hits:
            place = (str(hit.article), hit.begin, hit.end)
            if place not in self._seen:
                self._seen.add(place)
                found.append(hit)
        return found


def varied(hits: list[Hit], most: int) -> list[Hit]:
    """A choice of examples: every wording once before any comes twice, in the order they were found."""
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.covered.casefold(), []).append(hit)
    chosen: list[Hit] = []
    for turn in range(max(map(len, grouped.values()), default=0)):
        chosen += [same[turn] for same in grouped.values() if len(same) > turn]
        if len(chosen) >= most:
            break
    return chosen[:most]
