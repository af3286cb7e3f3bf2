import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import (
    AttributeNotAllowedError,
    DomainError,
    DuplicateSpanError,
    EmptySelectionError,
    FragmentsNotAllowedError,
    OutOfTextError,
    OverlapNotAllowedError,
    RoleFullError,
    RoleNotAllowedError,
    UnknownLabelError,
)
from annotator.domain.offsets import TextRange
from annotator.domain.rules import (
    STANDARD_RULES,
    Placement,
    check_attribute,
    check_role,
    placed,
)
from change_strategies import spans
from factories import TEXT, find, make_argument, make_article, make_schema, make_set, make_span

SCHEMA = make_schema()


def _place(*parts, own=None, layer="entity", label="PER", replaces=None):
    return placed(Placement(layer, label, parts, replaces), SCHEMA, own or make_set())


def _violations(own):
    return [text for rule in STANDARD_RULES for _, text in rule.violations(SCHEMA, own)]


def test_white_space_at_the_edges_is_left_out():
    name = find("Zoë Müller-Lüdenscheidt")
    assert _place(TextRange(name.begin - 1, name.end + 1)) == (name,)


def test_white_space_alone_is_refused():
    with pytest.raises(EmptySelectionError):
        _place(find("\n\n"))


def test_a_range_after_the_text_is_refused():
    with pytest.raises(OutOfTextError):
        _place(TextRange(0, len(TEXT) + 1))


def test_an_edge_inside_a_character_moves_out_of_it():
    fire = find("👩🏽\u200d🚒")
    assert _place(TextRange(fire.begin, fire.begin + 1)) == (fire,)
    cafe = find("Cafe\u0301s")
    assert _place(TextRange(cafe.begin, cafe.begin + 4)) == (TextRange(cafe.begin, cafe.begin + 5),)


def test_gaps_only_on_layers_that_take_them():
    parts = (find("kündigte"), find("an."))
    assert _place(*parts, layer="cue", label="cue") == parts
    with pytest.raises(FragmentsNotAllowedError):
        _place(*parts)


def test_the_same_claim_stands_once():
    place = find("Berlin")
    own = make_set(make_span(place.begin, place.end, id="there"))
    with pytest.raises(DuplicateSpanError, match="Berlin"):
        _place(place, own=own)
    assert _place(place, own=own, replaces="there") == (place,)
    assert _place(place, own=own, label="LOC") == (place,)


@pytest.mark.parametrize(
    ("layer", "label", "first", "second", "allowed"),
    [
        ("entity", "PER", (0, 10), (2, 5), True),
        ("entity", "PER", (0, 10), (5, 15), False),
        ("cue", "cue", (0, 10), (2, 5), False),
        ("cue", "cue", (0, 10), (12, 15), True),
        ("quote", "direct", (0, 10), (5, 15), True),
    ],
)
def test_overlap_is_what_the_layer_says(layer, label, first, second, allowed):
    text = "x" * 40
    own = make_set(make_span(*first, layer=layer, label=label), article=make_article(text))
    wanted = TextRange(*second)
    if allowed:
        assert _place(wanted, own=own, layer=layer, label=label) == (wanted,)
    else:
        with pytest.raises(OverlapNotAllowedError):
            _place(wanted, own=own, layer=layer, label=label)


@pytest.mark.parametrize(("layer", "label"), [("entity", "ODD"), ("odd", "PER")])
def test_unknown_layers_and_labels_are_refused(layer, label):
    with pytest.raises(UnknownLabelError, match=r"odd|ODD"):
        _place(find("Berlin"), layer=layer, label=label)


@given(st.data())
def test_what_the_rules_let_in_breaks_none_of_them(data):
    own = make_set()
    for _ in range(data.draw(st.integers(1, 6))):
        wanted = data.draw(spans(len(TEXT)))
        try:
            parts = _place(*wanted.fragments, own=own, layer=wanted.layer, label=wanted.label)
        except DomainError:
            continue
        added = wanted.model_copy(update={"fragments": parts})
        own = make_set(*own, added)
    assert _violations(own) == []


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ([make_span(0, 11)], "cuts a character"),
        ([make_span(0, 7)], "white space"),
        ([make_span(0, 2, 4, 6)], "has a gap"),
        ([make_span(0, 6), make_span(0, 6)], "says the same"),
        ([make_span(0, 6), make_span(3, 9)], "overlaps"),
    ],
)
def test_each_rule_finds_what_breaks_it(broken, text):
    article = make_article("Berlin Cafe\u0301 und ein Wort")
    assert any(text in found for found in _violations(make_set(*broken, article=article)))


HEAD = make_span(20, 30, id="h", layer="quote", label="direct")
PERSON, CUE = make_span(0, 6, id="p"), make_span(8, 10, id="c", layer="cue", label="cue")


def test_a_role_takes_fillers_of_its_layers_only():
    own = make_set(HEAD, PERSON, CUE)
    check_role(SCHEMA, own, HEAD, "speaker", PERSON)
    check_role(SCHEMA, own, HEAD, "speaker", None)
    for role, filler in (("speaker", CUE), ("agent", PERSON), ("odd", None)):
        with pytest.raises(RoleNotAllowedError):
            check_role(SCHEMA, own, HEAD, role, filler)


def test_a_role_takes_no_more_fillers_than_it_may():
    own = make_set(HEAD, PERSON, arguments=[make_argument(HEAD, PERSON)])
    with pytest.raises(RoleFullError, match="1"):
        check_role(SCHEMA, own, HEAD, "speaker", None)
    own = make_set(HEAD, PERSON, arguments=[make_argument(HEAD, PERSON, role="addressee")])
    check_role(SCHEMA, own, HEAD, "addressee", None)


def test_attributes_take_the_values_of_the_schema():
    check_attribute(SCHEMA, PERSON, "certainty", "doubtful")
    check_attribute(SCHEMA, PERSON, "generic", value=True)
    for attribute, value in (("certainty", "odd"), ("generic", "yes"), ("odd", "x")):
        with pytest.raises(AttributeNotAllowedError):
            check_attribute(SCHEMA, PERSON, attribute, value)
