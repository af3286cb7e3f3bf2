"""What the worker says about agreement, as values, and the question that each number is an answer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

MAIN: Final[Mapping[str, str]] = {
    "token": "krippendorff_alpha",
    "type": "krippendorff_alpha",
    "unit": "krippendorff_alpha_u",
}
"""The measure that stands for the others; of what is not here, exact F1."""

ON: Final = ("span", "argument", "state", "structure", "token", "type", "unit")
MEASURES: Final = (
    "f1_exact",
    "f1_overlap",
    "f1_partial",
    "observed",
    "cohen_kappa",
    "fleiss_kappa",
    "krippendorff_alpha",
    "krippendorff_alpha_u",
)


@dataclass(frozen=True, slots=True)
class Question:
    """Which number is meant: what is behind it can be asked for.

    Attributes:
        on: What was agreed on.
        layer: Which layer.
        name: Label or role; empty: the whole layer.
        between: The pair; empty: all.
        measure: The measure.
        labels: What the two called the same thing, instead of a measure; one of them may be empty.
        group_by: How articles were put into groups; empty: all articles.
        group: Place of the group.
    """

    on: str = "span"
    layer: str = ""
    name: str = ""
    between: tuple[str, ...] = ()
    measure: str = "f1_exact"
    labels: tuple[str, ...] = ()
    group_by: str = ""
    group: int = 0

    def params(self) -> dict[str, object]:
        """As the worker takes it."""
        found: dict[str, object] = {"layer": self.layer, "between": list(self.between)}
        if self.labels:
            return {**found, "labels": list(self.labels)}
        found |= {"on": self.on, "name": self.name, "measure": self.measure}
        return {**found, "group_by": self.group_by, "group": self.group} if self.group_by else found


@dataclass(frozen=True, slots=True)
class Number:
    """One number, with the question it answers.

    Attributes:
        question: Which one.
        value: ``None`` where nothing can be said.
        low: Lower end of the interval; ``None``: there is none.
        high: Its upper end.
        units: How many spans, words … are behind it.
    """

    question: Question
    value: float | None
    low: float | None = None
    high: float | None = None
    units: int = 0


@dataclass(frozen=True, slots=True)
class Confused:
    """How often two people called the same thing so and so; empty labels: they did not mark it."""

    layer: str
    between: tuple[str, str]
    ours: str
    theirs: str
    times: int


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of groups of articles.

    Attributes:
        by: How they were put into groups.
        names: Of the groups; empty: not known.
        sizes: Articles of each.
        numbers: By group.
    """

    by: str
    names: tuple[str, ...]
    sizes: tuple[int, ...]
    numbers: tuple[tuple[Number, ...], ...]


class Result:
    """An answer of the worker's task ``agreement``.

    Args:
        values: What was answered.
        layers: Names of the layers in the order they are shown in, as the schema has them.
    """

    def __init__(self, values: Mapping[str, Any], layers: Sequence[str] = ()) -> None:
        self.people = tuple(values.get("people", ()))
        self.annotators = tuple(values.get("annotators", ()))
        self.articles = int(values.get("articles", 0))
        self.left_out: Mapping[str, int] = values.get("left_out", {})
        self.fields = tuple(values.get("fields", ()))
        self.by_article: Sequence[Mapping[str, Any]] = values.get("by_article", ())
        places = {layer: place for place, layer in enumerate(layers)}
        self.numbers = sorted(
            (_number(each) for each in values.get("measures", ())),
            key=lambda each: places.get(each.question.layer, len(places)),
        )
        self.confused = [
            Confused(
                each["layer"],
                (each["annotators"][0], each["annotators"][1]),
                each["labels"][0] or "",
                each["labels"][1] or "",
                each["times"],
            )
            for each in values.get("confusions", ())
        ]
        self.series = {each["by"]: _series(each) for each in values.get("by_group", ())}

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All pairs of people, in order."""
        found = self.annotators
        return [(one, other) for at, one in enumerate(found) for other in found[at + 1 :]]

    def layers(self) -> list[str]:
        """Layers of which there is any number."""
        return list(dict.fromkeys(each.question.layer for each in self.numbers))

    def on(self) -> list[str]:
        """What there are numbers on."""
        found = {each.question.on for each in self.numbers}
        return [each for each in ON if each in found]

    def measures(self, on: str) -> list[str]:
        """What was measured on it."""
        found = {each.question.measure for each in self.numbers if each.question.on == on}
        return [each for each in MEASURES if each in found]

    def of(
        self,
        *,
        on: str | None = None,
        layer: str | None = None,
        name: str | None = None,
        between: tuple[str, ...] | None = None,
        measure: str | None = None,
    ) -> Iterator[Number]:
        """The numbers of which this is true; ``None``: whatever."""
        for each in self.numbers:
            asked = each.question
            if (
                on in {None, asked.on}
                and layer in {None, asked.layer}
                and name in {None, asked.name}
                and between in {None, asked.between}
                and measure in {None, asked.measure}
            ):
                yield each


class Names:
    """What people are called in the window: by name, or by letters that say nothing of who is who.

    Args:
        people: All of them.
        blind: Whether by letters.
    """

    def __init__(self, people: Sequence[str] = (), *, blind: bool = False) -> None:
        # Not the order of the alphabet, from which the first letter could be guessed.
        order = sorted(people, key=lambda name: sha256(name.encode()).digest())
        self._letters = {name: _letter(place) for place, name in enumerate(order)} if blind else {}

    def of(self, name: str) -> str:
        """What somebody is called."""
        return self._letters.get(name, name)

    def listed(self, names: Sequence[str]) -> list[str]:
        """What they are called, in the order of that: the order of names would tell."""
        return sorted(self.of(name) for name in names)


def _letter(place: int) -> str:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[place] if place < len(letters) else f"{letters[place % 26]}{place // 26}"


def _number(values: Mapping[str, Any]) -> Number:
    question = Question(
        values["on"],
        values["layer"],
        values["name"],
        tuple(values["annotators"]),
        values["measure"],
    )
    return Number(question, values["value"], values["low"], values["high"], values["units"])


def _series(values: Mapping[str, Any]) -> Series:
    found = []
    for place, group in enumerate(values["groups"]):
        found.append(
            tuple(
                Number(
                    Question(
                        each["on"],
                        each["layer"],
                        measure=each["measure"],
                        group_by=values["by"],
                        group=place,
                    ),
                    each["value"],
                )
                for each in group["measures"]
            )
        )
    names = tuple(group["name"] or "" for group in values["groups"])
    return Series(
        values["by"],
        names,
        tuple(len(group["articles"]) for group in values["groups"]),
        tuple(found),
    )
