"""German verb forms from infinitives and principal parts."""

import pytest

from annotator.nlp.inflection import verb_forms


@pytest.mark.parametrize(
    ("entry", "finite", "participle"),
    [
        ("sagen", {"sagt", "sagte", "sagten", "sage"}, "gesagt"),
        ("mit|teilen", {"teilt", "teilte", "teilten"}, "mitgeteilt"),
        ("berichten", {"berichtet", "berichtete"}, "berichtet"),
        ("kritisieren", {"kritisiert", "kritisierte"}, "kritisiert"),
        ("rechnen", {"rechnet", "rechnete"}, "gerechnet"),
        ("erinnern", {"erinnert", "erinnerte"}, "erinnert"),
        (
            "sprechen spricht sprach gesprochen",
            {"spricht", "sprach", "sprachen", "spräche"},
            "gesprochen",
        ),
        ("an|geben gibt gab gegeben", {"gibt", "gab", "gaben", "gäbe"}, "angegeben"),
    ],
)
def test_forms_of_weak_strong_and_separable_verbs(entry, finite, participle):
    forms = verb_forms(entry)
    assert finite <= forms.finite
    assert forms.participle == participle


def test_a_separable_verb_is_joined_in_a_subordinate_clause_and_around_zu():
    forms = verb_forms("mit|teilen")
    assert "mitteilte" in forms.joined_finite
    assert forms.zu_infinitive == "mitzuteilen"


def test_an_entry_with_missing_principal_parts_is_refused():
    with pytest.raises(ValueError, match="one or four forms"):
        verb_forms("sprechen spricht")
