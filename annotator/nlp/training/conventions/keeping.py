"""Whether people mark what the rules propose as a quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from annotator.nlp.quotes.moods import has_subjunctive
from annotator.nlp.training.conventions.article import Article
from annotator.nlp.training.conventions.heads import Head

KEEP: Final = "keep"
DROP: Final = "drop"
"""That what is not expected to be worth it is dropped."""
PRIOR: Final[Mapping[str, float]] = {"keep": 1.0, "score": 1.0}
_SIZES = (2, 4, 7, 12, 20, 40)
_SCORES = (0.45, 0.55, 0.65, 0.75, 0.85)
_NEAR = 2


def keep_options(article: Article, place: int) -> list[list[str]]:
    """The features of keeping and of dropping a proposed quote.

    Args:
        article: The article.
        place: Of the quote among those of the article.
    """
    return [list(_features(article, place)), []]


def _features(article: Article, place: int) -> Iterator[str]:
    head = article.heads[place]
    reading = article.reading
    size = sum(len(head.words) >= each for each in _SIZES)
    cue = head.fillers.get("cue", ())
    signal = "_".join(article.lower(i) for first, last in cue for i in range(first, last)) or "no"
    yield "keep"
    yield f"score={sum(head.score >= each for each in _SCORES)}"
    yield f"label={head.label}"
    yield f"rule={head.rule}"
    yield f"rule={head.rule}&{size}"
    yield f"size={size}&{head.label}"
    yield f"cue={signal}"
    yield f"cue={signal}&{head.label}"
    for role in ("speaker", "addressee", "frame"):
        yield f"{role}={role in head.fillers}&{head.label}"
    yield f"first={article.kind(head.first)}&{head.label}"
    yield f"second={article.lower(head.first + 1)}"
    yield f"before={article.kind(head.first - 1)}&{head.label}"
    yield f"after={article.kind(head.last)}&{head.label}"
    yield f"subjunctive={has_subjunctive_in(article, head)}&{head.label}"
    speaker = head.fillers.get("speaker", ())
    if speaker:
        yield f"speaker-first={article.kind(speaker[0][0])}&{head.label}"
        yield f"speaker-last={article.lower(speaker[-1][1] - 1)}"
    yield f"neighbours={_neighbours(article, place)}&{head.label}"
    yield f"inside={_is_inside(article, head)}&{head.label}"
    sentence = article.sentence(reading.sentence_at(head.first))
    if sentence is not None:
        yield f"opens={head.first - sentence.first <= 1}&closes={sentence.last - head.last <= 1}&{head.label}"
        yield f"place={min(reading.sentence_at(head.first), 3)}&{head.label}"
    for index in sorted(head.words)[:_NEAR]:
        yield f"word={article.lower(index)}"


def has_subjunctive_in(article: Article, head: Head) -> bool:
    """Whether any of its words is a subjunctive."""
    return any(has_subjunctive(article.reading, index) for index in head.words)


def _neighbours(article: Article, place: int) -> str:
    """Of what types the quotes right before and after are, as far as they stand in the next sentence or the same."""
    reading = article.reading
    here = reading.sentence_at(article.heads[place].first)
    found = []
    for other in (place - 1, place + 1):
        label = "no"
        if 0 <= other < len(article.heads):
            there = article.heads[other]
            away = abs(reading.sentence_at(there.first) - here)
            label = there.label if away <= 1 else "far"
        found.append(label)
    return "|".join(found)


def _is_inside(article: Article, head: Head) -> bool:
    return any(
        other is not head and other.first <= head.first and head.last <= other.last
        for other in article.heads
    )
