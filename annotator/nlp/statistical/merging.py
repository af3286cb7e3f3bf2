"""How the model's spans and the rules' spans become one list of entities.

The model has seen what the rules say, so where both speak of a name it decides; the rules keep what the model
does not know: adjectives, dates, parts of compounds, places inside the names of organisations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.domain.reasons import because
from annotator.nlp.reading import Reading
from annotator.nlp.results import Found

NAMES = frozenset({"PER", "LOC", "ORG"})
RULE = "statistical"
_REPEATED = "same-person"
_SURE = 0.8
_CERTAIN = 0.95
_DOUBTED = 0.5
_SHORTEST_NAME = 3
_DETERMINERS = frozenset(
    "der die das dem den des ein eine einem einen einer eines kein keine diese dieser".split()
)


def is_contested(found: Found) -> bool:
    """Whether a span of the rules is one the model decides about."""
    return (
        found.layer == "entity"
        and found.label in NAMES
        and len(found.fragments) == 1
        and found.attributes.get("form", "name") == "name"
    )


def apart(names: Sequence[Found], rules: Sequence[Found], text: str) -> list[Found]:
    """The names, those joined by a slash as the names the rules know: *Berlin/Genf*, *dpa/lno*, but *CDU/CSU*."""
    found: list[Found] = []
    for name in names:
        parts = []
        if "/" in text[name.begin : name.end]:
            parts = [
                replace(rule, score=name.score)
                for rule in rules
                if is_contested(rule)
                and _inside(rule, name)
                and (
                    text[rule.end : rule.end + 1] == "/" or text[rule.begin - 1 : rule.begin] == "/"
                )
            ]
        found += parts or [name]
    return found


def merge(rules: Sequence[Found], names: Sequence[Found]) -> list[Found]:
    """The entities to keep, in reading order.

    Args:
        rules: The entities of the rules.
        names: Those of the model; they do not overlap.
    """
    by_claim = {(found.fragments, found.label): found for found in rules}
    kept: list[Found] = []
    for name in names:
        rule = by_claim.get((name.fragments, name.label))
        kept.append(name if rule is None else replace(rule, score=name.score))
    owner = {place: name for name in names for place in range(name.begin, name.end)}
    for found in rules:
        places = range(found.begin, found.end)
        around = {owner[place].fragments: owner[place] for place in places if place in owner}
        kept += _what_stays(found, list(around.values()))
    return sorted(kept, key=lambda found: (found.begin, -found.end))


def _what_stays(found: Found, around: Sequence[Found]) -> list[Found]:
    """The span of a rule as it stays beside the names of the model that it shares text with, if it does."""
    same = any(found.fragments == name.fragments for name in around)
    if not is_contested(found):
        is_part = found.attributes.get("form") == "part"
        swallowed = not is_part and any(_inside(found, name) for name in around)
        return [] if same or swallowed else [found]
    if not around:
        # Countries, parties, unions of states: where the model sees no name, held-out sentences are of two minds.
        return [replace(found, score=_DOUBTED)] if found.score >= _CERTAIN else []
    outer = around[0]
    is_place = found.label == "LOC" and outer.label == "ORG"
    return [found] if len(around) == 1 and is_place and _inside(found, outer) else []


def _inside(inner: Found, outer: Found) -> bool:
    """Whether a span is a proper part of another."""
    within = outer.begin <= inner.begin and inner.end <= outer.end
    return within and inner.end - inner.begin < outer.end - outer.begin


def with_repeated(reading: Reading, names: Sequence[Found]) -> list[Found]:
    """The names, and further mentions of persons by their last name alone, not overlapping.

    Args:
        reading: The text.
        names: What the model found in its sentences.
    """
    full = dict(_last_names(names, reading.text))
    if not full:
        return list(names)
    # A lone word of which the model is not sure gives way; a longer name that holds the word does not.
    words = {(begin, end) for begin, end in zip(reading.begins, reading.ends, strict=True)}
    unsure = {
        name.fragments[0]
        for name in names
        if name.label != "PER" and name.score < _SURE and name.fragments[0] in words
    }
    taken = {
        place
        for name in names
        if name.fragments[0] not in unsure
        for place in range(name.begin, name.end)
    }
    added: list[Found] = []
    for index, word in enumerate(reading.words):
        last = word if word in full else word[:-1] if word.endswith(("s", "’")) else ""
        if last not in full or reading.begins[index] in taken:
            continue
        if index > 0 and reading.lower[index - 1] in _DETERMINERS:
            continue
        added.append(
            Found(
                "entity",
                "PER",
                ((reading.begins[index], reading.ends[index]),),
                0.85,
                _REPEATED,
                because("named-in-full", name=full[last]),
            )
        )
    places = {place for found in added for place in range(found.begin, found.end)}
    stay = [name for name in names if places.isdisjoint(range(name.begin, name.end))]
    return sorted([*stay, *added], key=lambda found: found.begin)


def _last_names(names: Iterable[Found], text: str) -> Iterator[tuple[str, str]]:
    for name in names:
        words = text[name.begin : name.end].split()
        if name.label == "PER" and len(words) > 1 and name.score >= _SURE:
            last = words[-1]
            if len(last) >= _SHORTEST_NAME and last[0].isupper() and last[-1].isalpha():
                yield last, " ".join(words)
