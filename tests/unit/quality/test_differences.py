"""Differences: each kind once, with what both sides have there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.quality.differences import DifferenceKind, differences
from change_strategies import change_sets
from factories import make_argument, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()


def told(reference, candidate, **options):
    return [
        (each.kind, each.name, each.values)
        for each in differences(reference, candidate, SCHEMA, **options)
    ]


@pytest.mark.parametrize(
    ("theirs", "kind", "name", "values"),
    [
        (make_span(0, 5, label="LOC"), "label", "", ("PER", "LOC")),
        (make_span(0, 4), "fragments", "", None),
        (make_span(0, 5, attributes={"generic": True}), "attribute", "generic", ("", "true")),
        (
            make_span(0, 5, attributes={"certainty": "doubtful"}),
            "attribute",
            "certainty",
            ("sure", "doubtful"),
        ),
    ],
)
def test_a_pair_differs_in_one_thing(theirs, kind, name, values):
    assert told(make_set(make_span(0, 5)), make_set(theirs)) == [(kind, name, values)]


def test_spans_without_partner_are_missed_or_spurious():
    ours, theirs = make_span(0, 5), make_span(7, 9)
    missed, spurious = differences(make_set(ours), make_set(theirs), SCHEMA)
    assert (missed.kind, missed.reference, missed.candidate) == ("missed", ours, None)
    assert (spurious.kind, spurious.reference, spurious.candidate) == ("spurious", None, theirs)


class TestRoles:
    quote = make_span(0, 20, id="q", layer="quote", label="direct")
    speaker = make_span(21, 30, id="sp")
    other = make_span(31, 40, id="ot")

    def own(self, *arguments, more=()):
        return make_set(self.quote, self.speaker, self.other, *more, arguments=arguments)

    def test_another_filler_is_one_missed_and_one_spurious(self):
        found = told(self.own(make_argument("q", "sp")), self.own(make_argument("q", "ot")))
        assert found == [("filler_missed", "speaker", None), ("filler_spurious", "speaker", None)]

    def test_a_role_left_open_is_a_state_and_a_filler(self):
        found = told(self.own(make_argument("q", "sp")), self.own())
        assert found == [("state", "speaker", ("marked", "")), ("filler_missed", "speaker", None)]

    def test_states_without_fillers_are_told(self):
        absent = make_argument("q", state=RoleState.ABSENT)
        found = told(self.own(absent), self.own(make_argument("q")))
        assert found == [("state", "speaker", ("absent", "implicit"))]

    def test_a_filler_with_another_edge_names_both_and_the_head(self):
        short = make_span(21, 25, id="sh", layer="mention", label="mention")
        ours = self.own(make_argument("q", "sp"))
        theirs = self.own(make_argument("q", "sh"), more=(short,))
        found = list(differences(ours, theirs, SCHEMA, layers=frozenset({"quote"})))
        assert [(each.kind, each.reference, each.candidate, each.head) for each in found] == [
            (DifferenceKind.FILLER_FRAGMENTS, self.speaker, short, self.quote)
        ]

    def test_roles_of_a_head_without_partner_are_told_by_the_head_alone(self):
        theirs = make_set(self.speaker, self.other)
        assert told(self.own(make_argument("q", "sp")), theirs) == [("missed", "", None)]


BASE = make_set(
    make_span(0, 9), make_span(3, 6), article=make_article("Ein Satz mit dreißig Zeichen.")
)


@settings(deadline=None)
@given(st.data())
def test_a_set_does_not_differ_from_itself(data):
    own = BASE.apply(data.draw(change_sets(BASE)))
    assert told(own, own) == []
