"""Errors planted in the gold of two real articles, one at a time: each is found, with hardly anything besides.

``ANNOTATOR_DATA`` names the folder that holds ``seeds/*.txt``; the articles are not ours to ship.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.bootstrap import default_schema
from annotator.domain.argument import RoleState
from annotator.domain.offsets import TextRange
from annotator.quality.checks import article_findings, findings
from annotator.quality.finding import Reading
from factories import make_argument, make_article, make_set, make_span

SCHEMA = default_schema()
GOLD = Path(__file__).parents[2] / "data" / "seeds"
MOST_FALSE_ALARMS = 5
LEAST_PLANTED, LEAST_KINDS = 20, 10


@pytest.fixture(scope="module")
def seeds():
    folder = Path(os.environ.get("ANNOTATOR_DATA") or "nowhere") / "seeds"
    if not folder.is_dir():
        pytest.skip("ANNOTATOR_DATA names no folder with seeds/*.txt")
    texts = {}
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        texts[hashlib.sha256(text.encode()).hexdigest()] = text
    found = []
    for path in sorted(GOLD.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        if told["sha256"] in texts:
            found.append(gold_set(told, texts[told["sha256"]], path.stem))
    if not found:
        pytest.skip("the seeds are other texts than the gold is of")
    return found


def gold_set(told, text, name):
    spans = [
        make_span(
            *(offset for part in each["fragments"] for offset in part),
            layer=each["layer"],
            label=each["label"],
            id=f"s{number}",
            attributes=each.get("attributes", {}),
        )
        for number, each in enumerate(told["spans"])
    ]
    arguments = [
        make_argument(spans[head["head"]], None, role, state=RoleState(what))
        if isinstance(what, str)
        else make_argument(spans[head["head"]], spans[what], role)
        for head in told["heads"]
        for role, what in head["roles"]
    ]
    return make_set(*spans, arguments=arguments, article=make_article(text, id=name, title=name))


def found_in(own):
    reading = Reading(own, SCHEMA)
    both = (*findings(own, SCHEMA, reading=reading), *article_findings(reading))
    return {(f.check.id, f.place.begin, f.place.end) for f in both}


def put(own, span):
    return replace(own, spans={**own.spans, span.id: span})


def moved(own, span, begin, end):
    part = span.fragments[0]
    after = TextRange(part.begin + begin, part.end + end)
    return put(own, span.model_copy(update={"fragments": (after,)})), after


def relabelled(own, span, label):
    return put(own, span.model_copy(update={"label": label})), span.extent


def unlinked(own, span, role):
    kept = {
        name: each
        for name, each in own.arguments.items()
        if not (each.head == span.id and each.role == role)
    }
    return replace(own, arguments=kept), span.extent


def speaker_of(own, span):
    fillers = [a.filler for a in own.arguments_of(span.id) if a.role == "speaker" and a.filler]
    return own.spans[fillers[0]] if fillers else None


def plantings(own):
    """What is planted: the check, the set with the error, and its place."""
    text = own.article.text
    names = [s for s in own if s.layer == "entity" and len(s.fragments) == 1 and len(s.extent) > 5]
    quotes = [s for s in own if s.layer == "quote" and len(s.fragments) == 1]
    for name in names:
        behind = text[name.end : name.end + 1]
        if behind == " ":
            yield "white-space-edge", *moved(own, name, 0, 1)
            yield "cut-token", *moved(own, name, 0, -2)
        if behind == ",":
            yield "punctuation-edge", *moved(own, name, 0, 1)
        twin = name.model_copy(update={"id": f"{name.id}-twin"})
        yield "twice", put(own, twin), name.extent
        yield "unknown-label", *relabelled(own, name, "PLANET")
        wrong = name.model_copy(update={"attributes": {"form": "nickname"}})
        yield "unknown-attribute", put(own, wrong), name.extent
    for quote in quotes:
        if quote.label == "Direct":
            yield "unbalanced-marks", *moved(own, quote, 1, 0)
            plain = own.covered_text(quote)[1:-1]
            if not {"„", "“", "»", "«"} & set(plain):
                yield "marks-outside", *moved(own, quote, 1, -1)
        speaker = speaker_of(own, quote)
        if speaker is not None:
            yield "no-speaker", *unlinked(own, quote, "speaker")
        if speaker is not None and speaker.label == "PER":
            yield "speaker-kind", *relabelled(own, speaker, "LOC")
        if any(a.role == "cue" and a.filler for a in own.arguments_of(quote.id)):
            cue = next(a for a in own.arguments_of(quote.id) if a.role == "cue" and a.filler)
            again = make_argument(quote, cue.filler, "cue", id=f"{cue.id}-again")
            both = replace(own, arguments={**own.arguments, again.id: again})
            yield "same-filler", both, quote.extent


def chosen(seeds):
    """At most two of each kind, in different places."""
    taken = {}
    for own in seeds:
        for rule, planted, place in plantings(own):
            places = taken.setdefault(rule, [])
            if len(places) < 2 and all(place != other for _, _, other in places):
                places.append((own, planted, place))
    return [(rule, *each) for rule, places in taken.items() for each in places]


def test_what_is_planted_in_the_seeds_is_found_with_hardly_any_false_alarm(seeds):
    planted = chosen(seeds)
    assert len(planted) >= LEAST_PLANTED
    assert len({rule for rule, *_ in planted}) >= LEAST_KINDS
    missed, false = [], []
    for rule, own, wrong, place in planted:
        new = found_in(wrong) - found_in(own)
        if not any(
            kind == rule and begin < place.end and place.begin < end for kind, begin, end in new
        ):
            missed.append((rule, own.article.id, place, sorted(new)))
        false += [
            (rule, *each) for each in new if not (each[1] < place.end and place.begin < each[2])
        ]
    assert missed == []
    assert len(false) <= MOST_FALSE_ALARMS, false


def test_the_gold_of_the_seeds_is_nearly_quiet(seeds):
    found = [each for own in seeds for each in found_in(own)]
    assert len(found) <= MOST_FALSE_ALARMS, found
