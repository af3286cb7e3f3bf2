"""What a foreign file says of spans, put into our words or told."""

from __future__ import annotations

import pytest

from annotator.domain.argument import RoleState
from annotator.domain.errors import FormatError, SettingError
from annotator.domain.offsets import TextRange
from annotator.formats.foreign import ForeignSet
from annotator.formats.reading import NoticeKind, ReadOptions
from factories import ANNA, TEXT, find, make_schema

SCHEMA = make_schema()


def gathering(text=TEXT, **options):
    return ForeignSet(
        text, "x.ann", ReadOptions(schema=SCHEMA, **options), source="brat", article="T"
    )


def place(words, text=TEXT):
    found = find(words, text)
    return (found.begin, found.end)


def told(found):
    return [(notice.kind, notice.text) for notice in found.notices]


def test_a_label_that_only_one_layer_has_needs_no_mapping():
    found = gathering()
    span = found.add_span("PER", [place("Zoë")], covered="Zoë")
    assert (span.layer, span.label, span.id) == ("entity", "PER", "s1")
    assert found.notices == []
    assert found.finished(ANNA).spans == (span,)


def test_an_unknown_label_is_refused_with_the_remedy():
    with pytest.raises(FormatError, match=r"x\.ann, line 3: .*no label 'Person'.*--map Person="):
        gathering().add_span("Person", [(0, 6)], line=3)


def test_a_label_of_several_layers_is_never_guessed():
    layers = dict(SCHEMA.layers)
    other = SCHEMA.model_copy(update={"layers": layers | {"second": layers["entity"]}})
    found = ForeignSet(TEXT, "x.ann", ReadOptions(schema=other), source="brat")
    with pytest.raises(FormatError, match=r"could be entity\.PER and second\.PER"):
        found.add_span("PER", [(0, 6)])
    assert found.add_span("PER", [(0, 6)], layer="second").layer == "second"


def test_mapped_labels_become_what_they_are_mapped_to():
    found = gathering(labels={"Person": "entity.PER", "Junk": ""})
    assert found.add_span("Person", [(0, 6)]).label == "PER"
    assert found.add_span("Junk", [(0, 6)], line=9) is None
    assert told(found) == [(NoticeKind.SKIPPED, "label 'Junk' is left out, as asked")]
    assert found.notices[0].line == 9


def test_utf16_offsets_are_recognised_by_the_text_they_should_cover():
    begin, end = place("SPD-Chefin")  # two flags' halves before it are two units each
    found = gathering()
    span = found.add_span("ORG", [(begin + 2, end + 2)], covered="SPD-Chefin", id="T1")
    assert span.fragments == (TextRange(begin, end),)
    assert [kind for kind, _ in told(found)] == [NoticeKind.CHANGED]
    assert (found.notices[0].article, found.notices[0].span) == ("T", "T1")


def test_a_span_beside_its_text_is_moved_to_the_nearest_place_and_told():
    text = "Berlin und Berlin"
    found = gathering(text)
    span = found.add_span("LOC", [(9, 15)], covered="Berlin")
    assert span.fragments == (TextRange(11, 17),)
    assert "not “Berlin”; taken as 11–17" in found.notices[0].text


@pytest.mark.parametrize(
    ("ranges", "covered", "reason"),
    [
        ([(0, 6)], "Hamburg", "is “Berlin”, not “Hamburg”"),
        ([(0, 9_999)], None, "is no place in a text"),
        ([(5, 5)], None, "is no place in a text"),
        ([(0, 6), (4, 9)], None, "is no place in a text"),
        ([(-1, 6)], None, "is no place in a text"),
        ([], None, "is no place in a text"),
    ],
)
def test_what_cannot_be_is_left_out_and_told(ranges, covered, reason):
    found = gathering()
    assert found.add_span("LOC", ranges, covered=covered) is None
    ((kind, text),) = told(found)
    assert kind is NoticeKind.SKIPPED
    assert reason in text


def test_fragments_joined_by_blanks_are_the_same_text():
    first, second = place("kündigte"), place("an.")
    second = (second[0], second[1] - 1)
    span = gathering().add_span("cue", [second, first], covered="kündigte an")
    assert len(span.fragments) == 2


def test_an_id_that_is_there_twice_is_replaced_and_told():
    found = gathering()
    found.add_span("LOC", [(0, 6)], id="T1")
    span = found.add_span("LOC", [(7, 11)], id="T1")
    assert span.id == "s2"
    assert "T1 is there twice" in found.notices[0].text


def test_attributes_the_layer_lacks_are_left_out_and_told():
    found = gathering()
    span = found.add_span("LOC", [(0, 6)], attributes={"generic": True, "colour": "red"})
    assert span.attributes == {"generic": True}
    assert "attribute 'colour'" in found.notices[0].text


def test_arguments_connect_spans_that_were_taken_in():
    found = gathering(labels={"Speaker": "speaker"})
    quote = found.add_span("direct", [place("„Ich habe")])
    sie = found.add_span("mention", [place("sie")])
    assert found.add_argument("Speaker", quote, sie).role == "speaker"
    assert found.add_argument("cue", quote, None, state=RoleState.IMPLICIT).filler is None
    assert len(found.finished(ANNA).arguments) == 2


def test_arguments_that_cannot_be_are_left_out_and_told():
    found = gathering()
    quote = found.add_span("direct", [place("„Ich habe")])
    assert found.add_argument("speaker", None, quote) is None
    assert found.add_argument("speaker", quote, None) is None
    assert found.add_argument("speaker", quote, quote) is None
    assert found.add_argument("victim", quote, quote) is None
    assert found.add_argument("cue", quote, quote, state=RoleState.ABSENT) is None
    assert [kind for kind, _ in told(found)] == [NoticeKind.SKIPPED] * 5


def test_somebody_must_say_whose_annotations_they_are():
    with pytest.raises(SettingError, match=r"--as: x\.ann holds annotations"):
        gathering().finished()
    assert gathering(annotator=ANNA).finished().annotator == ANNA


def test_without_a_schema_nothing_foreign_can_be_read():
    with pytest.raises(ValueError, match="schema"):
        ForeignSet(TEXT, "x.ann", ReadOptions(), source="brat")
