"""Checks of a whole article: what is missing in it, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.ids import SpanId
from annotator.domain.offsets import TextRange
from annotator.domain.span import Span
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
        taken = sum(
            max(0, min(part.end, place.end) - max(part.begin, place.begin))
            for quote in quotes
            for part in quote.fragments
        )
        # What is quoted within it is no mark of its own.
        if 2 * taken < len(place):
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
    known = reading.marked.known
    if all(len(labels) == 1 for labels in known.labels.values()):
        return
    for name in reading.marked.names:
        labels = known.labels.get(known.base(name.words))
        if labels is None or len(labels) == 1:
            continue
        usual = max(labels, key=lambda label: labels[label])
        if name.label == usual or same_name(name.label, usual):
            continue
        span = reading.own.spans[name.span]
        yield Hit(
            {
                "part": reading.words(span),
                "label": name.label,
                "other_label": usual,
                "count": labels[usual],
                "layer": ENTITY,
            },
            about=span,
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
    known = words.known
    for first, past, form in known.unmarked(words) if known else ():
        labels = known.labels[form]
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


def _mark_name(reading: Reading, finding: Finding) -> Iterator[Mark]:
    del reading
    yield Mark(ENTITY, str(finding.params["label"]), (finding.place,))


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
