"""Labels of other pipelines in the words of a schema."""

import pytest

from annotator.nlp.labels import LabelMap

NEWS = ["entity.PER", "entity.ORG", "entity.LOC", "entity.MISC", "entity.DATE", "quote.Direct"]
CONLL = ["entity.person", "entity.organisation", "entity.gpe", "entity.location", "entity.oth"]


@pytest.mark.parametrize(
    ("label", "news", "conll"),
    [
        ("PER", "entity.PER", "entity.person"),
        ("PERSON", "entity.PER", "entity.person"),
        ("GPE", "entity.LOC", "entity.gpe"),
        ("LOC", "entity.LOC", "entity.location"),
        ("ORG", "entity.ORG", "entity.organisation"),
        ("MISC", "entity.MISC", "entity.oth"),
        ("NORP", "entity.MISC", "entity.oth"),
        ("DATE", "entity.DATE", None),
        ("CARDINAL", None, None),
    ],
)
def test_customary_labels_go_where_the_schema_has_them(label, news, conll):
    assert LabelMap(NEWS).entity(label) == news
    assert LabelMap(CONLL).entity(label) == conll


def test_a_decision_goes_before_custom():
    labels = LabelMap(NEWS, {"GPE": "entity.ORG", "PER": ""})
    assert labels.entity("GPE") == "entity.ORG"
    assert labels.entity("PER") is None
    assert labels.is_decided("PER")


def test_a_decision_for_what_the_schema_lacks_is_none():
    assert LabelMap(NEWS, {"GPE": "entity.GONE"}).entity("GPE") is None


def test_spans_may_be_of_any_layer_if_the_label_says_which():
    labels = LabelMap([*NEWS, "event.Direct", "cue.Cue"])
    assert labels.span("cue") == "cue.Cue"
    assert labels.span("quote.Direct") == "quote.Direct"
    assert labels.span("Direct") is None  # two layers have it
    assert labels.span("GPE") is None
