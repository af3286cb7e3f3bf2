from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.reasons import Reason, Wording, because, reasons_of, together

WORDING = Wording(
    rules={
        "list": {"en": "list of towns", "de": "Städteliste"},
        "marks": {"en": "marks", "de": "Zeichen"},
    },
    reasons={
        "after": {"en": "after “{word}”", "de": "nach „{word}“"},
        "in-list": {"en": "in the list ({kind})", "de": "in der Liste ({kind})"},
        "said": {"en": "the rule {rule}", "de": "die Regel {rule}"},
    },
    kinds={"city": {"en": "town", "de": "Stadt"}},
)


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_values_come_back_whatever_they_hold(values):
    why = together(*(because("after", word=value) for value in values))
    assert reasons_of(why) == tuple(Reason("after", {"word": value}) for value in values)


def test_a_reason_is_said_in_the_language_asked_for():
    assert WORDING.sentence(because("after", word="Herr; Dr. {x}"), "de") == "nach „Herr; Dr. {x}“"


def test_a_language_without_words_falls_back_to_english():
    assert WORDING.sentence(because("after", word="Herr"), "fr") == "after “Herr”"


def test_several_reasons_are_said_one_after_the_other():
    why = together(because("in-list", kind="city"), because("said", rule="list"))
    assert WORDING.sentence(why, "de") == "in der Liste (Stadt); die Regel Städteliste"


def test_only_a_kind_is_translated_and_not_a_word_of_the_text():
    assert WORDING.sentence(because("after", word="city"), "de") == "nach „city“"


def test_what_older_versions_wrote_is_shown_as_it_is():
    for why in (
        "verb or word of speaking",
        "named in full as Kim",
        "a; b|c",
        "after|word",
        "",
        "unknown-id",
    ):
        assert WORDING.sentence(why, "de") == why


def test_a_reason_that_lacks_a_value_is_shown_as_it_is():
    assert WORDING.sentence("after", "de") == "after"


def test_rules_made_of_several_have_the_titles_of_all():
    assert WORDING.title("marks+list", "de") == "Zeichen, Städteliste"


def test_an_unknown_rule_is_called_by_its_id():
    assert WORDING.title("marks-after", "de") == "marks-after"
    assert WORDING.title("", "de") == ""
