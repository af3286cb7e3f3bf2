"""The tour as data: every step is said in both languages, points at something that is there, and can be done."""

from __future__ import annotations

import re

import pytest

from annotator.bootstrap import make_context
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Access
from annotator.domain.workbench import Workbench
from annotator.services.tour import Seen, Until, holds, make_corpus, place_of, steps, throw_away
from annotator.ui.actions import BY_ID
from factories import ANNA

STEPS = steps()


@pytest.fixture
def bench(tmp_path):
    context = make_context()
    location = tmp_path / "tour" / "tour.corpus"
    make_corpus(context, location)
    make_corpus(context, location)  # anew, not twice
    with (
        context.stores.open(str(location), Access.READ) as store,
        store.open_unit_of_work() as work,
    ):
        yield Workbench(*work.annotations.pair(ArticleId("tour"), ANNA))
    throw_away(location)
    assert not location.parent.exists()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_a_step_is_said_in_both_languages_and_names_keys_that_exist(step):
    for words in (step.say, step.otherwise):
        assert not words or set(words) == {"de", "en"}
        keys = [set(re.findall(r"\{key:([a-z._]+)\}", each)) for each in words.values()]
        assert all(found <= set(BY_ID) for found in keys)
        assert all(found == keys[0] for found in keys)


def test_ids_are_unique_and_only_the_last_step_waits_for_nothing():
    assert len({step.id for step in STEPS}) == len(STEPS)
    assert [step.until is None for step in STEPS] == [False] * (len(STEPS) - 1) + [True]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_what_is_pointed_at_is_in_the_article(step, bench):
    text = bench.article.text
    if step.point.words:
        place = place_of(step.point.words, text)
        assert place is not None
        assert place.begin > text.index("\n")


def test_nothing_holds_before_anything_was_done(bench):
    for step in STEPS:
        assert step.until is None or not holds(step.until, Seen(bench)), step.id
        assert step.until is None or not holds(step.until, Seen(None))


def test_every_suggestion_is_open_and_the_quote_has_its_roles(bench):
    assert len(bench.open_suggestions) == 7
    (quote,) = (each for each in bench.suggestions if each.layer == "quote")
    roles = {each.role for each in bench.suggestions.arguments_of(quote.id)}
    assert roles == {"speaker", "cue"}


def test_all_that_is_given_has_to_hold(bench):
    assert not holds(Until(not_marked="Umbau", decided="Umbau"), Seen(bench))
    assert holds(Until(not_marked="Umbau"), Seen(bench))
    assert holds(Until(undone=True), Seen(bench, can_redo=True))
    assert holds(Until(guideline=True, not_marked="Umbau"), Seen(bench, guideline=True))
