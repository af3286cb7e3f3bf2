import pytest

from annotator.domain.likeness import likeness, runs_of
from annotator.domain.queue_order import DAMPING, disagreement, uncertainty
from factories import make_machine_provenance, make_suggestion


def scored(*scores):
    return [
        make_suggestion(n, n + 1, provenance=make_machine_provenance(score=s))
        for n, s in enumerate(scores)
    ]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ((), 0),
        ((None, None), None),
        ((0.5,), 1 / (1 + DAMPING)),
        ((0.5, None), 1 / (1 + DAMPING)),
        ((1.0, 0.0), 0),
        ((0.75, 0.25), 1 / (2 + DAMPING)),
    ],
)
def test_uncertainty_is_the_damped_mean_of_the_margins(scores, expected):
    found = uncertainty(scored(*scores))
    assert found is None if expected is None else found == pytest.approx(expected)


def test_many_doubtful_suggestions_outweigh_one_that_is_more_doubtful():
    assert uncertainty(scored(*[0.6] * 20)) > uncertainty(scored(0.5))


def test_disagreement_is_the_damped_share_of_what_only_one_proposes():
    one = [make_suggestion(0, 2), make_suggestion(3, 5)]
    other = [make_suggestion(0, 2), make_suggestion(3, 5, label="LOC")]
    assert disagreement(one, one) == 0
    assert disagreement((), ()) == 0
    assert disagreement(one, other) == pytest.approx(2 / (4 + DAMPING))
    assert disagreement(one, ()) == pytest.approx(2 / (2 + DAMPING))


def test_disagreement_can_be_about_some_layers_only():
    one = [make_suggestion(0, 2), make_suggestion(3, 5, layer="cue", label="cue")]
    assert disagreement(one, one[:1], {"entity"}) == 0
    assert disagreement(one, one[:1], {"cue"}) > 0


def test_likeness_counts_common_runs_of_five_words():
    text = "eins zwei drei vier fünf sechs sieben"
    assert runs_of(text) == [
        "eins zwei drei vier fünf",
        "zwei drei vier fünf sechs",
        "drei vier fünf sechs sieben",
    ]
    assert likeness(text, text.upper()) == 1
    assert likeness(text, "eins zwei drei vier fünf") == pytest.approx(1 / 3)
    assert likeness("", "") == 1
    assert likeness(text, "") == 0
