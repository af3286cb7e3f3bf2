"""The numbers as charts: by label, by pair, over time or group, and what was called what."""

from __future__ import annotations

from collections import Counter

from annotator.ui.dialogs.agreement.numbers import Names, Number, Question, Result
from annotator.ui.dialogs.agreement.words import (
    Titles,
    by_name,
    decimal,
    measure_name,
    nothing,
    pair_name,
    whole,
)
from annotator.ui.plots.charts import Bar, Bars, Cell, Lines, Matrix, Point, Series


class Charts:
    """Makes charts of a result.

    Args:
        result: The numbers.
        titles: What the schema calls things.
        names: What people are called.
    """

    def __init__(self, result: Result, titles: Titles, names: Names) -> None:
        self._result = result
        self._titles = titles
        self._names = names

    def by_label(self, on: str, layer: str, measure: str, between: tuple[str, ...]) -> Bars:
        """One bar for the layer, and one for each label or role."""
        found = list(self._result.of(on=on, layer=layer, measure=measure, between=between))
        found.sort(key=lambda each: (bool(each.question.name), self._name(each).casefold()))
        bars = [
            Bar(
                self._name(each),
                each.value,
                each.low,
                each.high,
                key=each.question,
                hue=self._titles.hue(layer, each.question.name) if each.question.name else "",
                words=self._words(each),
                shown=decimal(each.value),
            )
            for each in found
        ]
        return Bars(bars, axis=measure_name(measure))

    def by_pair(self, on: str, layer: str, measure: str) -> Matrix:
        """People against people."""
        people = sorted(self._result.annotators, key=self._names.of)
        values = {
            frozenset(each.question.between): each
            for each in self._result.of(on=on, layer=layer, measure=measure, name="")
            if each.question.between
        }
        cells = [
            [self._pair_cell(values.get(frozenset((one, other)))) for other in people]
            for one in people
        ]
        shown = [self._names.of(name) for name in people]
        return Matrix(shown, shown, cells)

    def over(self, by: str, on: str, layers: list[str], measure: str) -> Lines:
        """One line for each layer, over the groups of articles."""
        series = self._result.series.get(by)
        if series is None:
            return Lines(())
        lines = []
        for layer in layers:
            points = [
                Point(
                    float(place), each.value, key=each.question, words=self._group_words(by, each)
                )
                for place, numbers in enumerate(series.numbers)
                for each in numbers
                if (each.question.on, each.question.layer, each.question.measure)
                == (on, layer, measure)
                and each.value is not None
            ]
            if points:
                hue = self._titles.hue(layer, "")
                lines.append(Series(self._titles.layer(layer), points, hue=hue))
        ticks = [(float(place), name or "–") for place, name in enumerate(series.names)]
        return Lines(lines, axis=measure_name(measure), below=by_name(by), ticks=ticks)

    def confused(self, layer: str, between: tuple[str, ...]) -> Matrix:
        """What was called what; of all pairs together, the table is symmetric."""
        times: Counter[tuple[str, str]] = Counter()
        for each in self._result.confused:
            if each.layer != layer or (between and each.between != between):
                continue
            times[each.ours, each.theirs] += each.times
            if not between:
                times[each.theirs, each.ours] += each.times
        labels = sorted(
            {label for pair in times for label in pair}, key=lambda each: (not each, each)
        )
        # What everybody agrees on would drown the rest: colours tell of what each row is made.
        sums = {one: sum(times[one, other] for other in labels) or 1 for one in labels}
        cells = [
            [
                self._label_cell(layer, between, one, other, times[one, other], sums[one])
                for other in labels
            ]
            for one in labels
        ]
        shown = [self._titles.name(layer, each) if each else nothing() for each in labels]
        down, along = (self._names.of(name) for name in between) if between else ("", "")
        return Matrix(shown, shown, cells, down=down, along=along)

    def _pair_cell(self, found: Number | None) -> Cell:
        if found is None:
            return Cell(None)
        shown = decimal(found.value, 2)
        return Cell(found.value, shown, key=found.question, words=self._words(found))

    def _label_cell(
        self, layer: str, between: tuple[str, ...], one: str, other: str, times: int, of: int
    ) -> Cell:
        if not one and not other:
            return Cell(None)
        counted = times // 2 if one == other and not between else times
        question = Question(layer=layer, between=between, labels=(one, other)) if times else None
        return Cell(times / of, whole(counted) if times else "", key=question)

    def _name(self, found: Number) -> str:
        asked = found.question
        name = self._titles.name(asked.layer, asked.name) if asked.name else ""
        return name or self._titles.layer(asked.layer)

    def _words(self, found: Number) -> str:
        asked = found.question
        who = pair_name(asked.between, self._names)
        told = f"{self._name(found)}, {who}: {measure_name(asked.measure)} {decimal(found.value)}"
        if found.low is not None:
            told += f" [{decimal(found.low)}–{decimal(found.high)}]"
        return f"{told}, n = {whole(found.units)}"

    def _group_words(self, by: str, found: Number) -> str:
        series = self._result.series[by]
        place = found.question.group
        name = series.names[place] or "–"
        articles = whole(series.sizes[place])
        told = decimal(found.value)
        return f"{self._titles.layer(found.question.layer)}, {name}: {told}, n = {articles}"
