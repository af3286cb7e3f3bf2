"""Mention chains of speakers: the pronoun *sie* leads back to whoever was named last."""

from __future__ import annotations

from annotator.nlp.results import Link, Results

ANTECEDENT = "antecedent"
"""Role of a link from a pronoun to what it stands for; schemas without that role leave the link out."""

_PRONOUNS = frozenset({"er", "sie", "dieser", "diese", "der", "die", "letzterer", "letztere"})
_FEMININE_ENDING = "in"
_FARTHEST = 600
_SCORE = 0.5


def antecedents(text: str, results: Results) -> list[Link]:
    """A link from each pronoun that speaks to the nearest speaker or person named before it.

    Args:
        text: The text of the document.
        results: Its proposals; quotes and their speakers among them.

    Returns:
        Links with the role ``antecedent`` from mention to entity or mention, in reading order.
    """
    speakers = sorted(
        {link.filler for link in results.links if link.role == "speaker"},
        key=lambda index: results.spans[index].begin,
    )
    named = sorted(
        {index for index in speakers if not _is_pronoun(text, results, index)}
        | {index for index, found in results.of_layer("entity") if found.label == "PER"},
        key=lambda index: results.spans[index].begin,
    )
    links: list[Link] = []
    place = 0
    for pronoun in speakers:
        if not _is_pronoun(text, results, pronoun):
            continue
        begin = results.spans[pronoun].begin
        while place < len(named) and results.spans[named[place]].end <= begin:
            place += 1
        antecedent = _nearest(text, results, named[:place][-_LAST:], pronoun)
        if antecedent is not None:
            links.append(Link(pronoun, ANTECEDENT, antecedent, _SCORE, "nearest-before"))
    return links


_LAST = 6


def _nearest(text: str, results: Results, candidates: list[int], pronoun: int) -> int | None:
    """The last candidate that is near enough and, as far as it tells, of the pronoun's gender."""
    word = _words(text, results, pronoun)
    for index in reversed(candidates):
        found = results.spans[index]
        if results.spans[pronoun].begin - found.end > _FARTHEST:
            return None
        if word in {"er", "dieser", "letzterer"} and _is_feminine(text, results, index):
            continue
        return index
    return None


def _is_pronoun(text: str, results: Results, index: int) -> bool:
    return _words(text, results, index) in _PRONOUNS


def _is_feminine(text: str, results: Results, index: int) -> bool:
    words = _words(text, results, index).split()
    return words[0] in {"die", "eine", "frau"} or (
        len(words) > 1
        and words[0].endswith(_FEMININE_ENDING)
        and results.spans[index].layer == "mention"
    )


def _words(text: str, results: Results, index: int) -> str:
    found = results.spans[index]
    return text[found.begin : found.end].lower()
