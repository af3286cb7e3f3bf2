"""Decisions turned into proposals: quotes that go, roles with other fillers, scores that are probabilities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from annotator.domain.reasons import because, together
from annotator.nlp.reading import Reading
from annotator.nlp.results import Found, Link, Offsets, Results
from annotator.nlp.training.conventions.article import Article
from annotator.nlp.training.conventions.conventions import Conventions, Decision
from annotator.nlp.training.conventions.fillers import Option
from annotator.nlp.training.conventions.heads import Head, Parts

RULE: Final = "trained-conventions"
_DIGITS = 3
_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "speaker": ("mention", "Mention"),
    "addressee": ("mention", "Mention"),
    "cue": ("cue", "Cue"),
    "frame": ("frame", "Frame"),
}
_NAMED: Final = frozenset({"speaker", "addressee"})
_WHY: Final = because("learned")


def rewritten(reading: Reading, results: Results, conventions: Conventions) -> Results:
    """The proposals with what was learned about quotes; fillers that serve nobody any more go.

    Args:
        reading: The text.
        results: The proposals, not changed.
        conventions: What was learned.
    """
    if not conventions:
        return results
    article = Article(reading, results)
    decisions = conventions.decisions(article)
    return _Rewriting(reading, results).done(article.heads, decisions, conventions)


class _Rewriting:
    def __init__(self, reading: Reading, results: Results) -> None:
        self._reading = reading
        self._before = results
        self._spans: list[Found | None] = list(results.spans)
        self._links = list(results.links)
        self._names = {
            found.fragments: index
            for index, found in results.of_layer("entity")
            if found.label in {"PER", "ORG", "LOC"}
        }

    def done(
        self, heads: Sequence[Head], decisions: Sequence[Decision], conventions: Conventions
    ) -> Results:
        """All decisions carried out."""
        for head, decision in zip(heads, decisions, strict=True):
            if not conventions.is_kept(head, decision):
                self._spans[head.index] = None
                continue
            if decision.keep is not None:
                found = self._before.spans[head.index]
                self._spans[head.index] = replace(found, score=round(decision.keep, _DIGITS))
            for role, (option, probability) in decision.roles.items():
                self._fill(head, role, option, probability)
        return self._collected()

    def _fill(self, head: Head, role: str, option: Option, probability: float) -> None:
        score = round(probability, _DIGITS)
        if option.parts == head.fillers.get(role, ()):
            self._links = [
                replace(link, score=score) if _is_of(link, head, role) else link
                for link in self._links
            ]
            return
        former = [link for link in self._links if _is_of(link, head, role)]
        self._links = [link for link in self._links if not _is_of(link, head, role)]
        if option.parts:
            filler = self._filler(role, option.parts, score, former)
            self._links.append(Link(head.index, role, filler, score, RULE))

    def _filler(self, role: str, parts: Parts, score: float, former: Sequence[Link]) -> int:
        fragments = _offsets(self._reading, parts)
        if role in _NAMED and fragments in self._names:
            return self._names[fragments]
        layer, label = _KINDS[role]
        same = (layer, label, fragments)
        for index, found in enumerate(self._spans):
            if found is not None and (found.layer, found.label, found.fragments) == same:
                return index
        said = (because("rule-said", rule=link.rule, label=role) for link in former[:1])
        self._spans.append(Found(layer, label, fragments, score, RULE, together(_WHY, *said)))
        return len(self._spans) - 1

    def _collected(self) -> Results:
        """What is left, without fillers that have lost all heads: a cue says nothing by itself."""
        served = {link.filler for link in self._before.links}
        alive = {
            place
            for link in self._links
            if self._spans[link.head] is not None
            for place in (link.head, link.filler)
        }
        out = Results()
        moved: dict[int, int] = {}
        for index, found in enumerate(self._spans):
            is_orphan = index in served - alive and found is not None and found.layer in _DEPENDENT
            if found is not None and not is_orphan:
                moved[index] = out.add(found)
        for link in self._links:
            if link.head in moved and link.filler in moved:
                out.link(replace(link, head=moved[link.head], filler=moved[link.filler]))
        return out


_DEPENDENT: Final = frozenset({"mention", "cue", "frame"})


def _is_of(link: Link, head: Head, role: str) -> bool:
    return link.head == head.index and link.role == role


def _offsets(reading: Reading, parts: Iterable[tuple[int, int]]) -> Offsets:
    return tuple((reading.begins[first], reading.ends[last - 1]) for first, last in parts)
