"""One article as WebAnno TSV 3.3: header, and for each sentence its text and a row for each token and part of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.offsets import TextRange
from annotator.domain.segmentation import paragraphs, sentences, tokens
from annotator.formats.uima_marks import Annotated, Arc, Mark
from annotator.formats.uima_types import ANNOTATION, ROLES
from annotator.formats.units import Utf16Offsets
from annotator.formats.webanno_tsv_cells import NO_VALUE, NOTHING, escaped_text, escaped_value

FORMAT: Final = "#FORMAT=WebAnno TSV 3.3"

_Place = tuple[int, TextRange]
"""Number of a token, and the token or the part of it that is meant."""


@dataclass(slots=True)
class _Unit:
    """A row: a token or a part of one."""

    name: str
    place: TextRange
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    arcs: dict[str, list[Arc]] = field(default_factory=dict)


class ArticleWriter:
    """Writes one article.

    Args:
        text: Of the article.
        annotated: Its annotations; none begins or ends with white space.
    """

    def __init__(self, text: str, annotated: Annotated) -> None:
        self._text = text
        self._annotated = annotated
        self._units16 = Utf16Offsets(text)
        self._sentences = [
            (sentence, tokens(text, sentence.begin, sentence.end))
            for paragraph in paragraphs(text)
            for sentence in sentences(text, paragraph.begin, paragraph.end)
        ]
        self._tokens = [token for _, row in self._sentences for token in row]
        self._begins = [token.begin for token in self._tokens]
        places = {mark: list(self._places(mark)) for mark in annotated.marks}
        self._units = self._numbered({place for each in places.values() for place in each})
        self._first = {mark: self._units[each[0]] for mark, each in places.items()}
        for mark, each in places.items():
            for place in each:
                self._units[place].marks.setdefault(mark.type, []).append(mark)
        for arc in annotated.arcs:
            self._first[arc.target].arcs.setdefault(arc.type, []).append(arc)
        self._numbers = self._disambiguated(places)

    def lines(self) -> Iterator[str]:
        """The lines, without line ends."""
        spans = {name: _columns(self._of(name)) for name in _types(self._annotated.marks)}
        linked = {mark.type for mark in self._annotated.marks if mark.links}
        relations = {
            name: _columns(arc.features for arc in self._annotated.arcs if arc.type == name)
            for name in _types(self._annotated.arcs)
        }
        yield FORMAT
        for name, columns in spans.items():
            slots = [f"ROLE_{name}:{ROLES}_{name}RolesLink", ANNOTATION] if name in linked else []
            yield "#T_SP=" + "|".join((name, *columns, *slots))
        for name, columns in relations.items():
            yield "#T_RL=" + "|".join((name, *columns, f"BT_{self._base(name)}"))
        yield ""
        count = 0
        for sentence, row in self._sentences:
            yield ""
            yield "#Text=" + escaped_text(sentence.covered_text(self._text))
            for units in self._rows[count : count + len(row)]:
                for unit in units:
                    cells = self._cells(unit, spans, linked, relations)
                    yield "\t".join((unit.name, self._offsets(unit), self._words(unit), *cells, ""))
            count += len(row)

    def _of(self, name: str) -> Iterator[Mapping[str, str]]:
        return (mark.features for mark in self._annotated.marks if mark.type == name)

    def _base(self, name: str) -> str:
        """The one type of all ends of relations of a type; else any."""
        ends = {
            end.type
            for arc in self._annotated.arcs
            if arc.type == name
            for end in (arc.source, arc.target)
        }
        return ends.pop() if len(ends) == 1 else ANNOTATION

    def _places(self, mark: Mark) -> Iterator[_Place]:
        """The tokens it covers, the first and the last perhaps in part."""
        first = bisect_right(self._begins, mark.begin) - 1
        last = bisect_right(self._begins, mark.end - 1) - 1
        for number in range(first, last + 1):
            token = self._tokens[number]
            yield number, TextRange(max(token.begin, mark.begin), min(token.end, mark.end))

    def _numbered(self, used: Iterable[_Place]) -> dict[_Place, _Unit]:
        parts: dict[int, list[TextRange]] = {}
        for number, place in sorted(used):
            if place != self._tokens[number]:
                parts.setdefault(number, []).append(place)
        units: dict[_Place, _Unit] = {}
        self._rows: list[list[_Unit]] = []
        for sentence, (_, row) in enumerate(self._sentences, start=1):
            for inside, token in enumerate(row, start=1):
                number, name = len(self._rows), f"{sentence}-{inside}"
                units[number, token] = _Unit(name, token)
                self._rows.append([units[number, token]])
                for count, place in enumerate(parts.get(number, ()), start=1):
                    units[number, place] = _Unit(f"{name}.{count}", place)
                    self._rows[-1].append(units[number, place])
        return units

    def _disambiguated(self, places: Mapping[Mark, Sequence[_Place]]) -> dict[Mark, int]:
        """Numbers of those that cover several rows, share one, or are pointed at."""
        wanted = {target for mark in places for _, target in mark.links}
        wanted.update(end for arc in self._annotated.arcs for end in (arc.source, arc.target))
        for mark, each in places.items():
            if len(each) > 1 or len(self._units[each[0]].marks[mark.type]) > 1:
                wanted.add(mark)
        return {
            mark: n for n, mark in enumerate((each for each in places if each in wanted), start=1)
        }

    def _cells(
        self,
        unit: _Unit,
        spans: Mapping[str, Sequence[str]],
        linked: set[str],
        relations: Mapping[str, Sequence[str]],
    ) -> Iterator[str]:
        for name, columns in spans.items():
            marks = unit.marks.get(name, ())
            for column in columns:
                yield _stacked(_value(each.features, column) + self._number(each) for each in marks)
            if name in linked:
                yield _stacked(self._roles(each) + self._number(each) for each in marks)
                yield _stacked(self._targets(each) for each in marks)
        for name, columns in relations.items():
            arcs = unit.arcs.get(name, ())
            for column in columns:
                yield _stacked(_value(each.features, column) for each in arcs)
            yield _stacked(self._source(each) for each in arcs)

    def _number(self, mark: Mark) -> str:
        return f"[{self._numbers[mark]}]" if mark in self._numbers else ""

    def _roles(self, mark: Mark) -> str:
        return ";".join(escaped_value(role) for role, _ in mark.links) or NOTHING

    def _targets(self, mark: Mark) -> str:
        targets = (target for _, target in mark.links)
        said = (f"{self._first[target].name}{self._number(target)}" for target in targets)
        return ";".join(said) or NO_VALUE

    def _source(self, arc: Arc) -> str:
        numbers = f"{self._numbers[arc.source]}_{self._numbers[arc.target]}"
        return f"{self._first[arc.source].name}[{numbers}]"

    def _offsets(self, unit: _Unit) -> str:
        begin = self._units16.to_units(unit.place.begin)
        return f"{begin}-{self._units16.to_units(unit.place.end)}"

    def _words(self, unit: _Unit) -> str:
        return unit.place.covered_text(self._text)


def _types(annotations: Iterable[Mark] | Iterable[Arc]) -> list[str]:
    return sorted({each.type for each in annotations})


def _columns(features: Iterable[Mapping[str, str]]) -> list[str]:
    """The features that any of them has, in the order they come up."""
    return list(dict.fromkeys(name for each in features for name in each))


def _value(features: Mapping[str, str], column: str) -> str:
    return escaped_value(features[column]) if column in features else NO_VALUE


def _stacked(parts: Iterable[str]) -> str:
    return "|".join(parts) or NOTHING
