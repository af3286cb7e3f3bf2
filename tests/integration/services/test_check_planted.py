"""Thirty errors of fifteen kinds, planted in the annotated samples: all are found, with hardly anything besides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.ports import Access
from annotator.services import corpora
from annotator.services.check import CheckRequest, check
from annotator.services.tasks import NullMonitor
from factories import NOW, make_article, make_span
from gold_samples import gold_samples, put_into

SCHEMA = default_schema()
MOST_FALSE_ALARMS = 5


class Planting:
    """Samples in which errors are planted, one in an article of its own as far as they reach."""

    def __init__(self):
        self.sets = {own.article.id: own for own in gold_samples()}
        self.planted = []
        self.closed = set()
        self._used = set()

    def articles(self):
        return [own for name, own in self.sets.items()]

    def put(self, own, rule, place, *, spans=None, arguments=None):
        self.sets[own.article.id] = replace(
            own,
            spans=dict(own.spans if spans is None else spans),
            arguments=dict(own.arguments if arguments is None else arguments),
        )
        self.planted.append((own.article.id, rule, place))
        self._used.add(place_key(own, place))

    def first(self, wanted, rule):
        """The first spans of two different articles that fit and were not used yet."""
        found = 0
        for name in list(self.sets):
            own = self.sets[name]
            if name in self.closed or any(
                article == name and kind == rule for article, kind, _ in self.planted
            ):
                continue
            for span in own:
                key = place_key(own, span.extent)
                if key not in self._used and wanted(own, span):
                    yield own, span
                    found += 1
                    break
            if found == 2:
                return
        pytest.fail(f"the samples have no place for two of {rule}")


def place_key(own, place):
    return own.article.id, place.begin, place.end


def moved(own, span, begin=0, end=0):
    part = span.fragments[0]
    after = span.model_copy(update={"fragments": (type(part)(part.begin + begin, part.end + end),)})
    return {**own.spans, span.id: after}, after


def is_name(own, span, label=None):
    return span.layer == "entity" and label in {None, span.label} and len(span.extent) > 5


def after(own, span):
    return own.article.text[span.end : span.end + 1]


def without(own, span):
    """The set without a span and what only served it."""
    kept = {
        name: each
        for name, each in own.arguments.items()
        if span.id not in {each.head, each.filler}
    }
    serving = {each.filler for each in kept.values()} | {each.head for each in kept.values()}
    fillers = {a.filler for a in own.arguments_of(span.id)}
    gone = {span.id} | {
        name for name in fillers - serving - {None} if SCHEMA.layer(own.spans[name].layer).dependent
    }
    return {name: each for name, each in own.spans.items() if name not in gone}, kept


def relabelled(own, span, label):
    return {**own.spans, span.id: span.model_copy(update={"label": label})}


def plant_edges(garden):
    for rule, fits, begin, end in (
        ("white-space-edge", lambda own, s: is_name(own, s) and after(own, s) == " ", 0, 1),
        ("punctuation-edge", lambda own, s: is_name(own, s) and after(own, s) == ",", 0, 1),
        ("cut-token", lambda own, s: is_name(own, s) and after(own, s) == " ", 0, -2),
        (
            "crosses-sentence",
            lambda own, s: (
                is_name(own, s)
                and own.article.text[s.end : s.end + 2] == ". "
                and own.article.text[s.end + 2].isupper()
            ),
            0,
            12,
        ),
    ):
        for own, span in garden.first(fits, rule):
            spans, changed = moved(own, span, begin, end)
            garden.put(own, rule, changed.extent, spans=spans)


def plant_datelines(garden):
    done = 0
    for own in garden.articles():
        dash = own.article.text.find(") – ")
        agency = own.article.text.rfind("(", 0, dash)
        if 0 < dash < 300 and done < 2:
            wrong = make_span(agency, dash + 10, label="ORG", id=f"dateline{done}")
            garden.put(own, "over-dateline", wrong.extent, spans={**own.spans, wrong.id: wrong})
            done += 1
    assert done == 2


def plant_claims(garden):
    for own, span in garden.first(lambda own, s: is_name(own, s, "PER"), "twice"):
        twin = span.model_copy(update={"id": f"twin-{span.id}"})
        garden.put(own, "twice", span.extent, spans={**own.spans, twin.id: twin})
    for own, span in garden.first(is_name, "unknown-attribute"):
        wrong = span.model_copy(update={"attributes": {"form": "nickname"}})
        garden.put(own, "unknown-attribute", span.extent, spans={**own.spans, span.id: wrong})
    for own, span in garden.first(lambda own, s: is_name(own, s, "LOC"), "unknown-label"):
        spans = relabelled(own, span, "PLANET")
        garden.put(own, "unknown-label", span.extent, spans=spans)


def plant_quotes(garden):
    def speech(own, span):
        return span.layer == "quote" and span.label == "Direct" and len(span.fragments) == 1

    for own, span in garden.first(speech, "unbalanced-marks"):
        spans, changed = moved(own, span, 1, 0)
        garden.put(own, "unbalanced-marks", changed.extent, spans=spans)

    def long_speech(own, span):
        words = own.covered_text(span).split()
        return speech(own, span) and len(words) > 10 and own.covered_text(span)[0] in "„»"

    for own, span in garden.first(long_speech, "unmarked-speech"):
        spans, arguments = without(own, span)
        garden.put(own, "unmarked-speech", span.extent, spans=spans, arguments=arguments)

    def spoken(own, span):
        return speech(own, span) and any(
            a.role == "speaker" and a.filler for a in own.arguments_of(span.id)
        )

    for own, span in garden.first(spoken, "no-speaker"):
        kept = {
            name: each
            for name, each in own.arguments.items()
            if not (each.head == span.id and each.role == "speaker")
        }
        garden.put(own, "no-speaker", span.extent, arguments=kept)

    def speaker_of(own, span):
        fillers = [a.filler for a in own.arguments_of(span.id) if a.role == "speaker"]
        return own.spans[fillers[0]] if fillers and fillers[0] else None

    def named(own, span):
        speaker = speaker_of(own, span) if span.layer == "quote" else None
        return speaker is not None and speaker.label == "PER"

    for own, span in garden.first(named, "speaker-kind"):
        speaker = speaker_of(own, span)
        spans = relabelled(own, speaker, "LOC")
        garden.put(own, "speaker-kind", speaker.extent, spans=spans)


def plant_names(garden):
    def repeated(own, span, least):
        covered = own.covered_text(span)
        same = [s for s in own if s.layer == "entity" and own.covered_text(s) == covered]
        return (
            is_name(own, span)
            and span.label in {"PER", "ORG"}
            and len(same) >= least
            and same[-1] is span
            and all(s.label == span.label for s in same)
        )

    for own, span in garden.first(lambda own, s: repeated(own, s, 3), "other-label"):
        garden.put(own, "other-label", span.extent, spans=relabelled(own, span, "MISC"))
    for own, span in garden.first(lambda own, s: repeated(own, s, 2), "unmarked-name"):
        spans, arguments = without(own, span)
        garden.put(own, "unmarked-name", span.extent, spans=spans, arguments=arguments)


def plant_copies(garden):
    """Two wire copies in which a name has become a work of art."""
    texts = list(garden.sets.values())
    for own in (texts[6], texts[8]):
        text = f"Eilmeldung der Redaktion\n\n{own.article.text}"
        shift = len(text) - len(own.article.text)
        article = make_article(text, id=f"copy-{own.article.id}", title="Eilmeldung der Redaktion")
        spans = {
            f"copy-{s.id}": s.model_copy(
                update={
                    "id": f"copy-{s.id}",
                    "fragments": tuple(
                        type(p)(p.begin + shift, p.end + shift) for p in s.fragments
                    ),
                }
            )
            for s in own
        }
        arguments = {
            f"copy-{a.id}": a.model_copy(
                update={
                    "id": f"copy-{a.id}",
                    "head": f"copy-{a.head}",
                    "filler": a.filler and f"copy-{a.filler}",
                }
            )
            for a in own.arguments.values()
        }
        copy = replace(own, article=article, spans=spans, arguments=arguments)
        name = next(
            s
            for s in copy
            if is_name(copy, s)
            and s.label not in {"MISC", "DATE"}
            and text.casefold().count(copy.covered_text(s).casefold()) == 1
            and not copy.arguments_with(s.id)
        )
        garden.sets[article.id] = copy
        garden.closed |= {own.article.id, article.id}
        garden.put(copy, "copy-other-label", name.extent, spans=relabelled(copy, name, "MISC"))


@pytest.fixture(scope="module")
def garden():
    planting = Planting()
    plant_copies(planting)
    plant_edges(planting)
    plant_datelines(planting)
    plant_claims(planting)
    plant_quotes(planting)
    plant_names(planting)
    return planting


@pytest.fixture(scope="module")
def found(garden, tmp_path_factory):
    context = make_context()
    location = str(tmp_path_factory.mktemp("planted") / "planted.corpus")
    with context.stores.create(location, SCHEMA, at=NOW) as store:
        put_into(store, list(garden.sets.values()))
    with corpora.opened(context, location, Access.READ) as store:
        return check(store, CheckRequest(), NullMonitor()).found


def test_thirty_errors_of_fifteen_kinds_are_planted(garden):
    assert len(garden.planted) == 30
    assert len({rule for _, rule, _ in garden.planted}) == 15


def test_the_annotated_samples_are_quiet(tmp_path):
    context = make_context()
    with context.stores.create(str(tmp_path / "gold.corpus"), SCHEMA, at=NOW) as store:
        put_into(store, gold_samples())
        report = check(store, CheckRequest(), NullMonitor())
    assert [row.finding.text for row in report.found] == []


def test_all_planted_errors_are_found(garden, found):
    told = {
        (row.checked.article, row.finding.check.id, row.finding.place.begin, row.finding.place.end)
        for row in found
    }
    missed = [
        (article, rule, place)
        for article, rule, place in garden.planted
        if (article, rule, place.begin, place.end) not in told
    ]
    assert missed == [], sorted(told & {(a, r, p.begin, p.end) for a, r, p in missed})


def test_there_are_hardly_any_false_alarms(garden, found):
    places = {}
    for article, _, place in garden.planted:
        places.setdefault(article, []).append(place)
    # What touches a planted error is about it, under whatever name.
    false = [
        (row.checked.article, row.finding.check.id, row.finding.text)
        for row in found
        if not any(
            place.overlaps(row.finding.place)
            or (row.finding.about is not None and place.overlaps(row.finding.about.extent))
            for place in places.get(row.checked.article, ())
        )
    ]
    assert len(false) <= MOST_FALSE_ALARMS, false
