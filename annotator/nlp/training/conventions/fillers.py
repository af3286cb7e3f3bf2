"""What may fill a role of a quote: what the rules say, the same a little wider or narrower, and what stands near."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from annotator.nlp.training.conventions.article import Article, as_parts, extent
from annotator.nlp.training.conventions.heads import Head, Parts, Range, Words, words_of

RULES: Final = "rules"
PRIOR: Final[Mapping[str, float]] = {RULES: 3.0}
"""Without gold, what the rules say is chosen nineteen times in twenty among its rivals."""

_LEFT = range(-4, 4)
_RIGHT = range(-6, 9)
_BEFORE, _AFTER = 2, 1
"""Sentences around a quote in which somebody may stand who speaks."""
_MOST_NEAR = 14
_WINDOW = 3
_FAR = (0, 1, 3, 6, 12, 25, 50)
_PEOPLE: Final = frozenset({"speaker", "addressee"})
_BORDERS = frozenset({",", ":", ";", "–", "—", "„", "“", "”", '"', "»", "«", "("})


@dataclass(frozen=True, slots=True)
class Option:
    """What may fill a role.

    Attributes:
        parts: Where it stands; none: nothing fills it.
        words: Its words.
        features: What speaks for or against it.
    """

    parts: Parts
    words: Words
    features: tuple[str, ...]


def options(article: Article, head: Head, role: str, previous: Mapping[str, Parts]) -> list[Option]:
    """What may fill a role of a quote; what the rules say comes first.

    Args:
        article: The article.
        head: The quote.
        role: The role.
        previous: What fills the roles of the quote before.
    """
    ruled = head.fillers.get(role, ())
    found: dict[Parts, str] = {ruled: RULES, (): RULES if not ruled else "none"}
    for origin, parts in _candidates(article, head, role, ruled, previous):
        if parts and parts not in found and _stands_alone(article, parts):
            found[parts] = origin
    return [
        Option(
            parts,
            words_of(article.reading, parts),
            tuple(_features(article, head, role, parts, origin, previous)),
        )
        for parts, origin in found.items()
    ]


def _stands_alone(article: Article, parts: Parts) -> bool:
    """Whether it begins and ends with a word, or a bracket that ends a name."""
    first, last = parts[0][0], parts[-1][1] - 1
    words = article.reading.words
    return words[first][0].isalnum() and (
        words[last][0].isalnum() or words[last] in {")", "“", '"'}
    )


def _candidates(
    article: Article, head: Head, role: str, ruled: Parts, previous: Mapping[str, Parts]
) -> Iterator[tuple[str, Parts]]:
    if role == "cue":
        yield from _cues(article, head, ruled)
        return
    if len(ruled) == 1:
        yield from _wider(article, ruled[0])
    if role == "frame":
        yield from _clauses(article, head, ruled)
    if role in _PEOPLE:
        if before := previous.get(role, ()):
            yield "previous", before
        yield from _near(article, head)


def _wider(article: Article, place: Range) -> Iterator[tuple[str, Parts]]:
    """The same with one edge, or both, elsewhere in the sentence."""
    sentence = article.sentence(article.reading.sentence_at(place[0]))
    if sentence is None:
        return
    first, last = place
    for step in _LEFT:
        start = first + step
        if step and sentence.first <= start < last:
            yield "left", ((start, last),)
    for step in _RIGHT:
        end = last + step
        if not step or not first < end <= sentence.last:
            continue
        yield "right", ((first, end),)
        if step > 0 and first + 1 < end and first > sentence.first:
            yield "both", ((first - 1, end),)


def _near(article: Article, head: Head) -> Iterator[tuple[str, Parts]]:
    """The noun phrases around, nearest first."""
    reading = article.reading
    begin = reading.sentence_at(head.first) - _BEFORE
    end = reading.sentence_at(head.last - 1) + _AFTER
    cue = extent(head.fillers.get("cue", ()))
    middle = cue[0] if cue else head.first
    places = [place for number in range(begin, end + 1) for place, _, _ in article.phrases(number)]
    places.sort(key=lambda place: (abs(place[0] - middle), place))
    for place in places[:_MOST_NEAR]:
        yield "near", (place,)


def _cues(article: Article, head: Head, ruled: Parts) -> Iterator[tuple[str, Parts]]:
    """The proposed cue without one of its words, with one more from beside it, or cut to its first."""
    tokens = [index for first, last in ruled for index in range(first, last)]
    if tokens:
        sentence = article.sentence(article.reading.sentence_at(tokens[0]))
        low, high = (sentence.first, sentence.last) if sentence else (0, len(article.reading))
        for gone in tokens:
            yield "less", as_parts([each for each in tokens if each != gone])
        yield "less", as_parts(tokens[:1])
        yield "less", as_parts(tokens[-1:])
        beside = {
            index
            for token in (tokens[0], tokens[-1])
            for index in range(max(low, token - _WINDOW), min(high, token + _WINDOW + 1))
        }
        for more in sorted(beside - set(tokens)):
            if article.reading.words[more][0].isalpha() and more not in head.words:
                yield "more", as_parts([*tokens, more])
        if tokens[-1] + 2 < high:
            yield "more", as_parts([*tokens, tokens[-1] + 1, tokens[-1] + 2])
    number = article.reading.sentence_at(head.first)
    for cue in article.cues:
        if abs(article.reading.sentence_at(cue[0][0]) - number) <= 1:
            yield "near", cue


def _clauses(article: Article, head: Head, ruled: Parts) -> Iterator[tuple[str, Parts]]:
    """Stretches between borders of the sentences that the cue and the quote stand in, outside of the quote."""
    reading = article.reading
    cue = extent(head.fillers.get("cue", ()))
    anchor = cue or extent(ruled)
    if anchor is None:
        return
    sentence = article.sentence(reading.sentence_at(anchor[0]))
    if sentence is None:
        return
    inside = set(head.words)
    starts, ends = [], []
    for index in range(max(sentence.first, anchor[0] - 60), min(sentence.last, anchor[1] + 60)):
        if index in inside:
            continue
        before, after = index - 1, index + 1
        is_start = before < sentence.first or before in inside or reading.words[before] in _BORDERS
        is_end = (
            after >= sentence.last or after in inside or reading.words[after] in _BORDERS | {"."}
        )
        if is_start and index <= anchor[0]:
            starts.append(index)
        if is_end and index >= anchor[1] - 1:
            ends.append(index + 1)
    for start in starts[-4:]:
        for end in ends[:4]:
            if not any(index in inside for index in range(start, end)):
                yield "clause", ((start, end),)


def _features(
    article: Article,
    head: Head,
    role: str,
    parts: Parts,
    origin: str,
    previous: Mapping[str, Parts],
) -> Iterator[str]:
    rule = head.rule.rpartition("+")[2]
    ruled = head.fillers.get(role, ())
    had = "had" if ruled else "none"
    yield origin
    yield f"{origin}&{had}"
    yield f"{origin}&{rule}"
    yield f"{origin}&{head.label}&{had}"
    cue = head.fillers.get("cue", ())
    signal = article.lower(cue[0][0]) if cue else "no"
    if parts == ruled:
        yield f"ruled&{had}&{signal}"
    place = extent(parts)
    if place is None:
        yield f"nothing&{rule}&{had}"
        yield f"nothing&{signal}"
        return
    yield from _changes(article, ruled, parts, rule)
    yield from _looks(article, parts)
    if role == "cue":
        return
    yield from _place(article, head, place, role)
    if parts == previous.get(role, ()):
        yield f"previous&{head.label}&{had}"
        yield f"previous&{rule}"
    if role == "frame":
        yield f"holds-cue={all(place[0] <= a and b <= place[1] for a, b in cue)}"
        speaker = head.fillers.get("speaker", ())
        yield f"holds-speaker={all(place[0] <= a and b <= place[1] for a, b in speaker)}"
        yield f"touches={place[1] in {head.first, head.first - 1} or place[0] - head.last in {0, 1}}"


def _changes(article: Article, ruled: Parts, parts: Parts, rule: str) -> Iterator[str]:
    """What is more and less than in what the rules say."""
    if not ruled or parts == ruled:
        return
    before = {index for first, last in ruled for index in range(first, last)}
    now = {index for first, last in parts for index in range(first, last)}
    if not before & now:
        yield f"other&{rule}"
        return
    first, last = min(before), max(before)
    for index in sorted(now - before):
        side = "<" if index < first else ">" if index > last else "-"
        yield f"add{side}{article.kind(index)}"
        yield f"add{side}{article.lower(index)}"
        yield f"add{side}{article.kind(index)}&{rule}"
    for index in sorted(before - now):
        side = "<" if index < min(now) else ">" if index > max(now) else "-"
        yield f"cut{side}{article.kind(index)}"
        yield f"cut{side}{article.lower(index)}"
        yield f"cut{side}{article.kind(index)}&{rule}"
    yield f"edges&{min(now) == first}&{max(now) == last}&{rule}"


def _looks(article: Article, parts: Parts) -> Iterator[str]:
    """Its first and last word and those beside it."""
    first, last = parts[0][0], parts[-1][1] - 1
    before, after = article.kind(first - 1), article.kind(last + 1)
    yield f"first={article.kind(first)}"
    yield f"first={article.lower(first)}"
    yield f"last={article.kind(last)}"
    yield f"last={article.lower(last)}"
    yield f"before={before}"
    yield f"before={article.lower(first - 1)}"
    yield f"after={after}"
    yield f"after={article.lower(last + 1)}"
    yield f"begins={before}|{article.kind(first)}"
    yield f"ends={article.kind(last)}|{after}"
    yield f"size={min(last - first, 6)}"
    yield f"parts={len(parts)}"


def _place(article: Article, head: Head, place: Range, role: str) -> Iterator[str]:
    """Where it stands beside the quote and its cue, and what is known of it."""
    reading = article.reading
    far = place[0] - head.first
    side = "<" if place[1] <= head.first else ">" if place[0] >= head.last else "-"
    away = reading.sentence_at(place[0]) - reading.sentence_at(head.first)
    yield f"side={side}&{head.label}"
    yield f"far={side}{sum(abs(far) >= each for each in _FAR)}"
    yield f"away={max(-3, min(away, 3))}&{head.label}"
    for first, last in head.fillers.get("cue", ()):
        if place[1] == first or place[0] == last:
            yield f"beside-cue={'<' if place[1] == first else '>'}"
    name = article.names.get(place)
    if name is not None:
        yield f"name={name}"
    elif any(place[0] <= first and last <= place[1] for first, last in article.names):
        yield "holds-name"
    if role not in _PEOPLE:
        return
    speaking = sum(place == extent(other.fillers.get("speaker", ())) for other in article.heads)
    yield f"speaks={min(speaking, 3)}"
    for phrase, preposition, cases in article.phrases(reading.sentence_at(place[0])):
        if phrase == place:
            yield f"phrase={cases}&{preposition != ''}&{side}&{max(-2, min(away, 2))}&{head.label}"
            yield f"phrase={cases}"
            yield f"preposition={preposition}"
            yield f"opens={article.reading.words[place[0]][0].isupper()}&{cases}"
        elif phrase[0] == place[0] or phrase[1] == place[1]:
            yield "cuts-phrase"
