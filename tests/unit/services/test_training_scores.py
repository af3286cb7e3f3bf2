"""A new pipeline is better if it finds more of what people marked, the fillers of roles included."""

from annotator.quality.scores import Comparison, Counts, Item, Unit
from annotator.services.training_scores import is_better, overall, score_values, side_by_side

QUOTE = Item(Unit.SPAN, "quote", "Direct")
SPEAKER = Item(Unit.ARGUMENT, "quote", "speaker")


def comparison(spans, speakers):
    return Comparison(
        {QUOTE: Counts(10, 10, spans, spans), SPEAKER: Counts(10, 10, speakers, speakers)}
    )


def test_roles_count_like_spans():
    assert overall(comparison(8, 4)) == 0.6


def test_better_roles_on_the_same_quotes_are_better():
    assert is_better(comparison(8, 4), comparison(8, 6))
    assert not is_better(comparison(8, 4), comparison(8, 4))


def test_more_quotes_with_worse_roles_are_not_better():
    assert not is_better(comparison(8, 8), comparison(9, 5))


def test_roles_stand_after_the_labels_of_their_layer():
    rows = score_values(side_by_side(comparison(8, 4), comparison(8, 6), ["quote"]))

    assert [(row["label"], row["unit"]) for row in rows] == [
        ("", "span"),
        ("Direct", "span"),
        ("speaker", "argument"),
    ]
    assert rows[2]["present"]["f1"] == 0.4
    assert rows[2]["new"]["f1"] == 0.6
