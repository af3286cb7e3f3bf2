"""Pairing of quotation marks over a whole article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.nlp.quotes.marks import quotations
from annotator.nlp.reading import read


def parts(text):
    return [[text[b:e] for b, e in q.parts] for q in quotations(read(text))]


@pytest.mark.parametrize(
    "quotation",
    [
        "„Wir gehen“",
        "»Wir gehen«",
        "«Wir gehen»",
        "“Wir gehen”",
        '"Wir gehen"',
        "‚Wir gehen‘",
        "›Wir gehen‹",
        "„Wir gehen”",
    ],
)
def test_all_kinds_of_marks(quotation):
    assert parts(f"Er sagte: {quotation}, und ging.") == [[quotation]]


def test_straight_marks_pair_up_in_order():
    assert parts('"Ja", sagte er. "Nein", sagte sie.') == [['"Ja"'], ['"Nein"']]


def test_single_marks_nest_in_double_ones():
    assert parts("Er: „Sie rief ‚Halt!‘ und lief.“") == [
        ["„Sie rief ‚Halt!‘ und lief.“"],
        ["‚Halt!‘"],
    ]


def test_an_apostrophe_is_no_mark():
    assert parts("Wie geht's, und war's gut?") == []


def test_a_quotation_over_paragraphs_that_each_open_again():
    assert parts("„Das ist eins.\n\n„Das ist zwei.“") == [["„Das ist eins.", "„Das ist zwei.“"]]


def test_a_straight_quotation_runs_on_to_its_closing_mark():
    assert parts('"Das ist eins.\n\nDas ist zwei." Ende.') == [['"Das ist eins.', 'Das ist zwei."']]


def test_an_orphan_does_not_swallow_the_next_paragraph():
    assert parts('Ein "Waise steht hier.\n\nEr sagte: "Gut so." Ende.') == [['"Gut so."']]


@given(st.text(alphabet="ab. \n„“”\"'»«‚‘’›‹", max_size=80))
def test_any_marks_give_ordered_ranges_inside_the_text(text):
    for quotation in quotations(read(text)):
        edges = [edge for part in quotation.parts for edge in part]
        assert edges == sorted(edges)
        assert 0 <= edges[0] < edges[-1] <= len(text)
