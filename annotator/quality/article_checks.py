"""Checks of a whole article: what is missing in it, and what contradicts itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.span import Span
from annotator.quality.consistency_words import ArticleWords, Words, base, plain
from annotator.quality.finding import ArticleCheck, Finding, Hit, Reading, Severity
from annotator.quality.repairs import Mark, Relabel
from annotator.quality.vocabulary import ENTITY, ORGANISATION, PLACE, QUOTE, SPEAKER

LEAST_QUOTED: Final = 8
"""Words; shorter stretches in quotation marks are titles, nicknames and irony."""

_PAIRS = (("„", "“"), ("„", "”"), ("»", "«"), ("«", "»"), ("“", "”"), ('"', '"'))
_QUOTED = re.compile(
    "|".join(
        f"{re.escape(first)}[^{re.escape(first + last)}\n]{{20,}}{re.escape(last)}"
        for first, last in _PAIRS
    )
)
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset(
    "er sie ihn ihm ihnen dieser diese diesem jener jene letzterer letztere derselbe dieselbe".split()
)
_MAY_DIFFER = frozenset({PLACE, ORGANISATION})
_OFTEN_COMMON = 3
"""Characters; shorter names are initials and abbreviations that stand for many things."""


def _unmarked_speech(reading: Reading) -> Iterator[Hit]:
    if QUOTE not in reading.schema.layers:
        return
    quotes = [span for span in reading.own if span.layer == QUOTE]
    if not quotes and reading.own.status is not Status.DONE:
        return  # nobody has begun with the quotes
    for found in _QUOTED.finditer(reading.text):
        place = TextRange(*found.span())
        if len(_WORD.findall(found[0])) < LEAST_QUOTED:
            continue
        if not any(part.overlaps(place) for quote in quotes for part in quote.fragments):
            yield Hit({"part": " ".join(found[0].split()), "layer": QUOTE}, place)


def _mark_speech(reading: Reading, finding: Finding) -> Iterator[Mark]:
    layer = reading.schema.layers.get(QUOTE)
    if layer is not None:
        yield Mark(QUOTE, layer.first_label, (finding.place,))


def _unresolved_speaker(reading: Reading) -> Iterator[Hit]:
    told: set[SpanId] = set()
    for quote in reading.own:
        if quote.layer != QUOTE:
            continue
        for filler in reading.fillers(quote, SPEAKER):
            if filler.id in told:
                continue
            if reading.own.covered_text(filler).casefold() not in _PRONOUNS:
                continue
            layer = reading.layer(filler)
            if layer is None or layer.chain_role is None:
                continue
            if (
                _is_open(reading, filler, layer.chain_role)
                and reading.chains.name(filler.id) is None
            ):
                told.add(filler.id)
                yield Hit({"filler": reading.words(filler), "role": layer.chain_role}, about=filler)


def _is_open(reading: Reading, mention: Span, role: str) -> bool:
    """Whether nobody has said that a mention leads nowhere."""
    given = (a for a in reading.own.arguments_of(mention.id) if a.role == role)
    return all(argument.state is RoleState.MARKED for argument in given)


def _other_label(reading: Reading) -> Iterator[Hit]:
    """Names of one article that are marked differently, the rarer one; of two, the later."""
    by_form = _labels(reading.marked)
    for name in reading.marked.names:
        form = base(name.words, by_form)
        labels = by_form.get(form)
        if labels is None or len(labels) == 1:
            continue
        usual = max(labels, key=lambda label: labels[label])
        if name.span.label == usual or same_name(name.span.label, usual):
            continue
        yield Hit(
            {
                "part": reading.words(name.span),
                "label": name.span.label,
                "other_label": usual,
                "count": labels[usual],
                "layer": ENTITY,
            },
            about=name.span,
        )


def same_name(one: str, other: str) -> bool:
    """Whether both labels may be right: a capital is a place, and a government."""
    return one in _MAY_DIFFER and other in _MAY_DIFFER


def _give_other_label(reading: Reading, finding: Finding) -> Iterator[Relabel]:
    del reading
    if finding.about is not None:
        yield Relabel(finding.about, str(finding.params["other_label"]))


def _unmarked_name(reading: Reading) -> Iterator[Hit]:
    """The same words as a name that is marked in this article, here without a mark."""
    words = reading.marked
    by_form = _labels(words)
    if not by_form:
        return
    for first, past, form in unmarked(words, by_form):
        labels = by_form[form]
        label = max(labels, key=lambda each: labels[each])
        yield Hit(
            {
                "part": " ".join(words.words[first:past]),
                "label": label,
                "count": labels[label],
                "layer": ENTITY,
            },
            words.place(first, past),
        )


def unmarked(
    words: ArticleWords, known: dict[Words, Counter[str]]
) -> Iterator[tuple[int, int, Words]]:
    """Where known names stand that nothing on the layer of names covers: first token, one past the last, form."""
    longest: dict[str, int] = {}
    for form in known:
        longest[form[0]] = max(longest.get(form[0], 0), len(form))
    tokens, at = words.words, 0
    while at < len(tokens):
        token = tokens[at]
        step = 1
        if token[0].isupper() and len(token) > 1:
            found = _known_at(words, at, known, longest)
            if found is not None:
                past, form = found
                step = past - at
                if not words.is_covered(ENTITY, at, past):
                    yield at, past, form
        at += step


def _known_at(
    words: ArticleWords, at: int, known: dict[Words, Counter[str]], longest: dict[str, int]
) -> tuple[int, Words] | None:
    """The longest known name that begins with a token."""
    tokens = words.words
    token = tokens[at]
    most = longest.get(token, 0)
    for length in range(most, 1, -1):
        form = base(tuple(tokens[at : at + length]), known)
        if len(form) == length and form in known:
            return at + length, form
    if len(token) < _OFTEN_COMMON:
        return None
    form = base((token,), known)
    return (at + 1, form) if form in known else None


def _mark_name(reading: Reading, finding: Finding) -> Iterator[Mark]:
    del reading
    yield Mark(ENTITY, str(finding.params["label"]), (finding.place,))


def _labels(words: ArticleWords) -> dict[Words, Counter[str]]:
    """By form: which labels it has how often."""
    given: dict[Words, Counter[str]] = {}
    for name in words.names:
        given.setdefault(plain(name.words), Counter())[name.span.label] += 1
    found: dict[Words, Counter[str]] = {}
    for form, labels in given.items():
        found.setdefault(base(form, given), Counter()).update(labels)
    return found


CHECKS: Final = (
    ArticleCheck(
        id="unmarked-speech",
        severity=Severity.WARNING,
        template="“{part}” stands in quotation marks, but no quote is marked here.",
        run=_unmarked_speech,
        fix=_mark_speech,
    ),
    ArticleCheck(
        id="unresolved-speaker",
        severity=Severity.WARNING,
        template="“{filler}” speaks, but nothing leads to a name: fill the role {role}, or say that there is none.",
        run=_unresolved_speaker,
    ),
    ArticleCheck(
        id="other-label",
        severity=Severity.WARNING,
        template="“{part}” is {label} here and {other_label} elsewhere in this article ({count}×).",
        run=_other_label,
        fix=_give_other_label,
    ),
    ArticleCheck(
        id="unmarked-name",
        severity=Severity.WARNING,
        template="“{part}” is not marked here, but elsewhere in this article as {label} ({count}×).",
        run=_unmarked_name,
        fix=_mark_name,
    ),
)
