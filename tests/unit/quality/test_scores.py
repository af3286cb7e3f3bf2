"""Scores: against other libraries where they measure the same, worked out by hand where they do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.quality.scores import (
    MEASURES,
    Comparison,
    Counts,
    Item,
    Measure,
    Score,
    Unit,
    compare,
    paired,
    summed,
)
from change_strategies import change_sets
from factories import BEN, make_argument, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()
NOTHING = Score(None, None, None)

# Random BIO sequences, scored with seqeval 1.2.2 (strict mode, IOB2) and nervaluate 1.2.1 (strict and ent_type).
REFERENCE = json.loads(Path(__file__).with_name("reference_scores.json").read_text("utf-8"))


def entities(case, side):
    """Each sequence as an article: token ``n`` is the code points ``2n`` to ``2n+1``, so that none touch."""
    for number, found in enumerate(case[side]):
        article = make_article("a " * 14, id=f"a{number}")
        spans = [make_span(2 * begin, 2 * end - 1, label=label) for label, begin, end in found]
        yield make_set(*spans, article=article)


def compared(case):
    return summed(
        compare(reference, candidate, SCHEMA)
        for reference, candidate in zip(
            entities(case, "gold"), entities(case, "candidate"), strict=True
        )
    )


@pytest.mark.parametrize("case", REFERENCE)
class TestAgainstOtherLibraries:
    def test_exact_by_label_and_micro_are_those_of_seqeval(self, case):
        found = compared(case)
        for item, counts in found.items(Unit.SPAN).items():
            *score, support = case["seqeval"][item.name]
            assert counts.score() == pytest.approx(score)
            assert counts.reference == support
        assert found.micro(Unit.SPAN).score() == pytest.approx(case["seqeval"]["micro avg"][:3])

    def test_macro_is_that_of_seqeval(self, case):
        assert compared(case).macro(Unit.SPAN) == pytest.approx(case["seqeval"]["macro avg"][:3])

    def test_exact_is_strict_and_overlap_is_ent_type_of_nervaluate(self, case):
        found = compared(case)
        micro = found.micro(Unit.SPAN)
        assert micro.score(Measure.EXACT) == pytest.approx(case["nervaluate"]["strict"])
        assert micro.score(Measure.OVERLAP) == pytest.approx(case["nervaluate"]["ent_type"])
        for label, told in case["nervaluate_by_label"].items():
            counts = found.counts[Item(Unit.SPAN, "entity", label)]
            assert counts.score(Measure.EXACT) == pytest.approx(told["strict"])
            assert counts.score(Measure.OVERLAP) == pytest.approx(told["ent_type"])


class TestZeroDivision:
    def test_nothing_to_find_and_nothing_found_is_no_score(self):
        assert Counts().score() == NOTHING
        assert compare(make_set(), make_set(annotator=BEN), SCHEMA) == Comparison()
        assert Comparison().macro(Unit.SPAN) == NOTHING

    def test_nothing_found_is_zero(self):
        assert Counts(reference=2).score() == (0.0, 0.0, 0.0)

    def test_nothing_to_find_is_zero(self):
        assert Counts(candidate=2).score() == (0.0, 0.0, 0.0)


def head(*offsets, **fields):
    return make_span(*offsets, **({"layer": "quote", "label": "direct"} | fields))


def cue(*offsets, **fields):
    return make_span(*offsets, **({"layer": "cue", "label": "cue"} | fields))


def only(comparison, unit, layer=None):
    return {
        (item.name, item.value) if item.value else item.name: counts[:4]
        for item, counts in comparison.items(unit, layer).items()
    }


class TestSpans:
    def test_partial_is_the_share_that_the_partner_covers(self):
        # 4 of 10 code points of the reference, all 4 of the candidate.
        found = compare(make_set(make_span(0, 10)), make_set(make_span(5, 9)), SCHEMA)
        score = found.micro(Unit.SPAN).score(Measure.PARTIAL)
        assert score == pytest.approx((1.0, 0.4, 2 * 0.4 / 1.4))

    def test_another_label_is_missed_and_spurious_and_told(self):
        found = compare(make_set(make_span(0, 5)), make_set(make_span(0, 5, label="LOC")), SCHEMA)
        assert only(found, Unit.SPAN) == {"LOC": (0, 1, 0, 0), "PER": (1, 0, 0, 0)}
        assert found.relabelled == {("entity", "PER", "LOC"): 1}

    def test_a_gap_more_is_not_exact(self):
        found = compare(make_set(cue(0, 4, 8, 10)), make_set(cue(0, 4)), SCHEMA)
        assert only(found, Unit.SPAN) == {"cue": (1, 1, 0, 1)}

    def test_only_the_layers_asked_for_are_counted(self):
        own = make_set(make_span(0, 5), cue(6, 9))
        found = compare(own, own, SCHEMA, layers=frozenset({"cue"}))
        assert {item.layer for item in found.counts} == {"cue"}


class TestRoles:
    """A reference quote [0, 20) with speaker [20, 30), cue [31, 36), and no addressee; candidates by hand."""

    speaker = make_span(20, 30, id="sp")
    said = cue(31, 36, id="c")
    quote = head(0, 20, id="q")
    reference = make_set(
        quote,
        speaker,
        said,
        arguments=(
            make_argument("q", "sp"),
            make_argument("q", "c", "cue"),
            make_argument("q", role="addressee", state=RoleState.ABSENT),
        ),
    )

    def candidate(self, *arguments, quote=quote, more=()):
        spans = (quote, self.speaker, self.said, *more)
        return compare(self.reference, make_set(*spans, arguments=arguments), SCHEMA)

    def test_the_same_arguments_are_right_on_all_counts(self):
        found = compare(self.reference, self.reference, SCHEMA)
        assert only(found, Unit.ARGUMENT) == {"speaker": (1, 1, 1, 1), "cue": (1, 1, 1, 1)}
        assert only(found, Unit.STATE) == {
            ("speaker", "marked"): (1, 1, 1, 0),
            ("cue", "marked"): (1, 1, 1, 0),
            ("addressee", "absent"): (1, 1, 1, 0),
        }
        assert only(found, Unit.STRUCTURE) == {"direct": (1, 1, 1, 1)}

    def test_a_filler_that_overlaps_is_right_in_part(self):
        short = make_span(20, 25, id="short", layer="mention", label="mention")
        found = self.candidate(make_argument("q", "short"), more=(short,))
        counts = found.counts[Item(Unit.ARGUMENT, "quote", "speaker")]
        assert counts == Counts(1, 1, 0, 1, covered=0.5, within=1.0)

    def test_an_argument_counts_though_its_head_has_another_edge(self):
        found = self.candidate(make_argument("q", "sp"), quote=head(1, 19, id="q"))
        assert only(found, Unit.ARGUMENT)["speaker"] == (1, 1, 1, 1)
        assert only(found, Unit.STRUCTURE) == {"direct": (1, 1, 0, 0)}

    def test_an_argument_of_a_head_nobody_marked_there_does_not_count(self):
        elsewhere = head(40, 50, id="q")
        found = self.candidate(make_argument("q", "sp"), quote=elsewhere)
        assert only(found, Unit.ARGUMENT)["speaker"] == (1, 1, 0, 0)

    def test_the_right_filler_in_the_wrong_role_is_wrong_twice(self):
        found = self.candidate(make_argument("q", "sp", "addressee"))
        told = only(found, Unit.ARGUMENT)
        assert told["speaker"] == (1, 0, 0, 0)
        assert told["addressee"] == (0, 1, 0, 0)

    def test_states_are_told_apart(self):
        found = self.candidate(make_argument("q", role="addressee"))
        assert only(found, Unit.STATE)["addressee", "absent"] == (1, 0, 0, 0)
        assert only(found, Unit.STATE)["addressee", "implicit"] == (0, 1, 0, 0)

    def test_a_structure_needs_every_role(self):
        found = self.candidate(make_argument("q", "sp"), make_argument("q", "c", "cue"))
        assert only(found, Unit.STRUCTURE) == {"direct": (1, 1, 0, 0)}

    def test_a_structure_with_other_edges_is_right_by_overlap(self):
        arguments = [
            make_argument("q", "sp"),
            make_argument("q", "c", "cue"),
            make_argument("q", role="addressee", state=RoleState.ABSENT),
        ]
        found = self.candidate(*arguments, quote=head(1, 19, id="q"))
        assert only(found, Unit.STRUCTURE) == {"direct": (1, 1, 0, 1)}

    def test_a_structure_of_another_type_is_wrong_but_its_roles_are_not(self):
        other = head(0, 20, id="q", label="indirect")
        found = self.candidate(make_argument("q", "sp"), quote=other)
        assert only(found, Unit.STRUCTURE) == {"direct": (1, 0, 0, 0), "indirect": (0, 1, 0, 0)}
        assert only(found, Unit.ARGUMENT)["speaker"] == (1, 1, 1, 1)

    def test_spans_without_roles_are_no_structures(self):
        found = compare(self.reference, self.reference, SCHEMA)
        assert found.items(Unit.STRUCTURE, "entity") == {}


class TestAttributes:
    def test_what_is_not_set_has_the_default(self):
        reference = make_set(make_span(0, 5, attributes={"certainty": "sure"}))
        found = compare(reference, make_set(make_span(0, 5)), SCHEMA)
        assert only(found, Unit.ATTRIBUTE) == {("certainty", "sure"): (1, 1, 1, 0)}

    def test_flags_are_values_too_and_unknown_ones_are_not_counted(self):
        reference = make_set(make_span(0, 5, attributes={"generic": True}))
        found = compare(reference, make_set(make_span(0, 5)), SCHEMA)
        assert only(found, Unit.ATTRIBUTE)["generic", "true"] == (1, 0, 0, 0)

    def test_spans_without_partner_are_not_counted(self):
        reference = make_set(make_span(0, 5, attributes={"generic": True}))
        found = compare(reference, make_set(), SCHEMA)
        assert found.items(Unit.ATTRIBUTE) == {}


BASE = make_set(
    make_span(0, 9), make_span(3, 6), article=make_article("Ein Satz mit dreißig Zeichen.")
)


@st.composite
def two_sets(draw):
    return tuple(BASE.apply(draw(change_sets(BASE))) for _ in range(2))


@settings(deadline=None)
@given(two_sets())
def test_swapping_the_sets_swaps_precision_and_recall(sets):
    there, back = compare(*sets, SCHEMA), compare(*reversed(sets), SCHEMA)
    assert there.counts.keys() == back.counts.keys()
    for item, counts in there.items(Unit.SPAN).items():
        one, other = counts.score(), back.counts[item].score()
        assert (one.precision, one.recall) == (other.recall, other.precision)


@settings(deadline=None)
@given(two_sets())
def test_no_score_leaves_its_range_and_exact_is_the_hardest(sets):
    for item, counts in compare(*sets, SCHEMA).counts.items():
        scores = {measure: counts.score(measure) for measure in MEASURES[item.unit]}
        hardest, easiest = scores[Measure.EXACT], scores.get(Measure.OVERLAP)
        for part in range(3):
            assert 0 <= hardest[part] <= 1
            if easiest is not None:
                between = scores.get(Measure.PARTIAL, easiest)[part]
                assert hardest[part] - 1e-9 <= between <= easiest[part] + 1e-9


@settings(deadline=None)
@given(two_sets())
def test_adding_articles_up_is_adding_their_counts(sets):
    one = compare(*sets, SCHEMA)
    twice = summed([one, one])
    assert {item: counts[:4] for item, counts in twice.counts.items()} == {
        item: tuple(2 * part for part in counts[:4]) for item, counts in one.counts.items()
    }


@settings(deadline=None)
@given(two_sets())
def test_a_pairing_made_before_gives_the_same(sets):
    assert compare(*sets, SCHEMA, matching=paired(*sets)) == compare(*sets, SCHEMA)


def test_sorted_items_begin_with_the_layer():
    found = compare(make_set(make_span(0, 5), cue(6, 9)), make_set(), SCHEMA)
    assert [item.layer for item in found.items(Unit.SPAN)] == ["cue", "entity"]
