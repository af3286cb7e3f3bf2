"""The likeliest fillers of a role come first."""

from __future__ import annotations

import pytest

from annotator.domain.candidates import candidates, nearby_words
from annotator.domain.changes import Verdict
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.offsets import TextRange
from annotator.domain.workbench import Workbench
from factories import (
    make_argument,
    make_article,
    make_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)

TEXT = (
    "Anna Berg kam spät. Zuvor sprach Ben Hofer. "
    "„Carla weiß es“, sagte Doris Ende dem Sender. Emil schwieg."
)


def at(words: str) -> TextRange:
    begin = TEXT.index(words)
    return TextRange(begin, begin + len(words))


def person(words: str, maker=make_span, **fields):
    where = at(words)
    return maker(where.begin, where.end, id=words, **fields)


@pytest.fixture
def quote():
    where = at("„Carla weiß es“")
    return make_span(where.begin, where.end, layer="quote", label="direct", id="q")


def names(desk, head, role="speaker"):
    return [candidate.span.id for candidate in candidates(desk, make_schema(), head, role)]


def desk_with(quote, *spans, suggested=(), arguments=()):
    article = make_article(TEXT)
    return Workbench(
        make_set(quote, *spans, article=article, arguments=arguments),
        make_set(*suggested, article=article, annotator=SUGGESTIONS),
    )


def test_the_same_sentence_comes_first_then_before_then_after(quote):
    people = [person(name) for name in ("Anna Berg", "Ben Hofer", "Carla", "Doris Ende", "Emil")]
    found = names(desk_with(quote, *people), quote)
    assert found == ["Doris Ende", "Carla", "Ben Hofer", "Emil", "Anna Berg"]


def test_open_suggestions_count_and_say_so(quote):
    desk = desk_with(quote, suggested=[person("Doris Ende", make_suggestion)])
    (candidate,) = candidates(desk, make_schema(), quote, "speaker")
    assert (candidate.suggested, candidate.sentences_away) == (True, 0)


def test_what_was_proposed_for_exactly_this_role_comes_first_of_all():
    where = at("„Carla weiß es“")
    quote = make_suggestion(where.begin, where.end, layer="quote", label="direct", id="p")
    emil, doris = (person(name, make_suggestion) for name in ("Emil", "Doris Ende"))
    article = make_article(TEXT)
    proposals = make_set(
        quote,
        emil,
        doris,
        article=article,
        arguments=[make_argument(quote, emil, "speaker")],
        annotator=SUGGESTIONS,
    )
    open_head = Workbench(make_set(article=article), proposals)
    assert names(open_head, quote) == ["Emil", "Doris Ende"]

    taken = quote.model_copy(
        update={"id": "own", "provenance": make_provenance(suggestion=quote.id)}
    )
    accepted = Workbench(
        make_set(taken, article=article, decisions={quote.signature: Verdict.ACCEPTED}), proposals
    )
    assert names(accepted, taken) == ["Emil", "Doris Ende"]


def test_layers_that_cannot_fill_the_role_and_present_fillers_are_left_out(quote):
    doris = person("Doris Ende")
    cue = person("sagte", layer="cue", label="cue")
    desk = desk_with(quote, doris, cue, arguments=[make_argument(quote, doris, "speaker")])
    assert names(desk, quote) == []
    assert names(desk, quote, "cue") == ["sagte"]
    assert names(desk, quote, "unheard-of") == []


def test_labels_that_fill_the_role_elsewhere_go_first_in_their_sentence(quote):
    ben, doris = person("Ben Hofer"), person("Doris Ende")
    station = person("Sender", label="ORG")
    other = make_span(0, 5, layer="quote", label="direct", id="other")
    desk = desk_with(
        quote, ben, doris, station, other, arguments=[make_argument(other, station, "speaker")]
    )
    assert names(desk, quote) == ["Sender", "Doris Ende", "Ben Hofer"]


def test_who_has_another_role_of_the_head_goes_last_in_its_sentence(quote):
    doris, station = person("Doris Ende"), person("Sender", label="ORG")
    desk = desk_with(quote, doris, station, arguments=[make_argument(quote, doris, "addressee")])
    assert names(desk, quote) == ["Sender", "Doris Ende"]


def test_words_nearby_are_those_of_the_sentence_then_those_beside_it(quote):
    desk = desk_with(quote)
    found = [where.covered_text(TEXT) for where in nearby_words(desk, quote, "cue")]
    assert found[:5] == ["sagte", "Doris", "Ende", "dem", "Sender"]
    assert set(found[5:]) == {"Zuvor", "sprach", "Ben", "Hofer", "Emil", "schwieg"}


def test_a_word_that_fills_the_role_elsewhere_goes_first(quote):
    elsewhere = make_span(0, 4, layer="quote", label="direct", id="other")
    cue = person("sprach", layer="cue", label="cue")
    desk = desk_with(quote, elsewhere, cue, arguments=[make_argument(elsewhere, cue, "cue")])
    found = [where.covered_text(TEXT) for where in nearby_words(desk, quote, "cue")]
    assert found[5] == "sprach"
