"""What the badges say: kept, changed or left out, and why."""

from __future__ import annotations

from annotator.bootstrap import default_schema
from annotator.domain.text_units import TextUnits
from annotator.formats.training import LONGEST_SUGGESTED, Destination, Outcome, entity_layer, fates
from factories import make_article, make_schema, make_set, make_span

SCHEMA = default_schema()
TEXT = (
    "Die SPD-Chefin Zoë Müller-Lüdenscheidt kündigte im Jahr 2032. Dann trat die AfD. "
    + "Wort " * 30
    + "Ende."
)
KEPT, CHANGED, DROPPED = Outcome.KEPT, Outcome.CHANGED, Outcome.DROPPED


def over(words, *, layer="entity", label="PER", **fields):
    offsets, after = [], 0
    for part in words.split(" … "):
        begin = TEXT.index(part, after)
        after = begin + len(part)
        offsets += [begin, after]
    return make_span(*offsets, layer=layer, label=label, **fields)


def told(span, *others, schema=SCHEMA):
    """Outcome and reason by training."""
    own = make_set(span, *others, article=make_article(TEXT))
    found = fates(span, own, schema, TextUnits(TEXT))
    assert [fate.destination for fate in found] == list(Destination)
    return {
        fate.destination.value: (fate.outcome, fate.reason.id if fate.reason else "")
        for fate in found
    }


def sentences(span, *others):
    own = make_set(span, *others, article=make_article(TEXT))
    found = fates(span, own, SCHEMA, TextUnits(TEXT))
    return {
        fate.destination.value: fate.reason.template.format(**fate.params)
        for fate in found
        if fate.reason
    }


def everywhere(outcome, reason=""):
    return dict.fromkeys(("ner", "spancat", "conll"), (outcome, reason))


def test_a_name_is_kept_everywhere():
    assert told(over("Zoë Müller-Lüdenscheidt")) == everywhere(KEPT)


def test_a_cut_token_is_left_out_everywhere():
    assert told(over("SPD")) == everywhere(DROPPED, "cut_token")
    assert sentences(over("SPD"))["ner"] == (
        "“SPD” cuts the word “SPD-Chefin”, and only whole words are trained."
    )


def test_a_full_stop_after_a_year_or_a_name_cuts_no_token():
    assert told(over("2032", label="DATE")) == everywhere(KEPT, "")
    assert told(over("AfD", label="ORG")) == everywhere(KEPT, "")


def test_white_space_at_an_edge_is_cut_off():
    assert told(over(" Zoë ")) == everywhere(CHANGED, "white_space")


def test_nothing_but_white_space_is_left_out():
    assert told(over(" ")) == everywhere(DROPPED, "blank")


def test_the_shorter_of_two_gives_way_in_flat_formats():
    inner, whole = over("Müller-Lüdenscheidt"), over("Zoë Müller-Lüdenscheidt")
    assert told(inner, whole) == {
        "ner": (DROPPED, "gave_way"),
        "spancat": (KEPT, ""),
        "conll": (DROPPED, "gave_way"),
    }
    assert sentences(inner, whole)["ner"].startswith("It gives way to “Zoë Müller-Lüdenscheidt”")
    assert told(whole, inner) == everywhere(KEPT)


def test_one_that_is_cut_makes_nobody_give_way():
    assert told(over("Zoë"), over("Chefin Zoë")) == everywhere(KEPT)


def test_who_gives_way_follows_from_the_whole_chain_of_overlaps():
    first, middle, last = over("SPD-Chefin Zoë"), over("Zoë Müller-Lüdenscheidt kündigte"), None
    last = over("kündigte im")
    assert told(last, first, middle)["ner"] == (DROPPED, "gave_way")
    longest = over("Die SPD-Chefin Zoë Müller-Lüdenscheidt")
    assert told(middle, longest, last)["ner"] == (DROPPED, "gave_way")
    assert told(last, longest, middle)["ner"] == (KEPT, "")


def test_overlaps_of_other_layers_do_not_count():
    other = over("Die SPD-Chefin Zoë", layer="mention", label="Mention")
    assert told(over("Zoë"), other) == everywhere(KEPT)


def test_only_entities_are_trained_flat():
    quote = over("Dann trat", layer="quote", label="Direct")
    assert told(quote) == {
        "ner": (DROPPED, "other_layer"),
        "spancat": (KEPT, ""),
        "conll": (DROPPED, "other_layer"),
    }


def test_parts_are_trained_one_by_one_or_not_at_all():
    assert told(over("Zoë … kündigte")) == {
        "ner": (DROPPED, "has_gaps"),
        "spancat": (CHANGED, "in_pieces"),
        "conll": (DROPPED, "has_gaps"),
    }
    partly = over("Chefin … kündigte", layer="cue", label="Cue")
    assert told(partly)["spancat"] == (CHANGED, "partly_cut")


def test_a_stretch_longer_than_the_training_looks_at_is_not_found():
    words = " ".join(["Wort"] * (LONGEST_SUGGESTED + 1))
    long = over(words, layer="quote", label="Indirect")
    assert told(long)["spancat"] == (DROPPED, "too_long")
    assert f"{LONGEST_SUGGESTED + 1} words" in sentences(long)["spancat"]
    fits = over(words[len("Wort ") :], layer="quote", label="Indirect")
    assert told(fits)["spancat"] == (KEPT, "")
    mixed = over(f"kündigte … {words}", layer="quote", label="Indirect")
    assert told(mixed)["spancat"] == (CHANGED, "too_long")


def test_a_layer_the_schema_lacks_is_not_exported():
    assert told(over("Zoë", layer="weather")) == everywhere(DROPPED, "unknown_layer")


def test_a_suggestion_is_taken_as_if_it_were_accepted():
    suggested = over("Zoë")
    own = make_set(over("Die SPD-Chefin Zoë"), article=make_article(TEXT))
    ner, *_ = fates(suggested, own, SCHEMA, TextUnits(TEXT))
    assert ner.reason.id == "gave_way"


def test_the_layer_that_is_trained_flat():
    assert entity_layer(SCHEMA, SCHEMA.layers) == "entity"
    assert entity_layer(SCHEMA, ["quote"]) is None
    layers = make_schema().model_dump(mode="json")["layers"]
    names = {"quote": layers["quote"], "name": layers["mention"], "cue": layers["cue"]}
    for role in names["quote"]["roles"].values():
        role["fillers"] = ["cue"]
    assert entity_layer(make_schema(layers=names), ["quote", "name", "cue"]) == "name"


def test_without_such_a_layer_nothing_is_trained_flat():
    layers = make_schema().model_dump(mode="json")["layers"]
    quote = layers["quote"]
    for role in quote["roles"].values():
        role["fillers"] = ["quote"]
    schema = make_schema(layers={"quote": quote})
    span = over("Zoë", layer="quote", label="direct")
    assert told(span, schema=schema)["ner"] == (DROPPED, "no_entity_layer")
