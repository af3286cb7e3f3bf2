from __future__ import annotations

import pytest

from annotator.domain.changes import (
    ArgumentAdded,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Verdict,
)
from annotator.ui.article_view.blocks import BlockIndex, cut
from annotator.ui.article_view.items import ItemStore, dots_of, wordings_of
from annotator.ui.article_view.role_hues import role_hue
from factories import (
    TEXT,
    find,
    make_argument,
    make_article,
    make_change_set,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)

BLOCKS = BlockIndex(cut(TEXT))
BERLIN, QUOTE, SAGTE = find("Berlin"), find("„Ich habe"), find("sagte")


def store(*own, suggested=(), arguments=(), **options):
    workbench = make_workbench(make_set(*own, arguments=arguments), suggested)
    return ItemStore(workbench, make_schema(), BLOCKS, **options)


def ids(items):
    return [item.id for item in items]


def test_items_are_dealt_out_to_the_blocks_they_touch_in_reading_order():
    late = make_span(SAGTE.begin, SAGTE.end, id="late", layer="cue", label="cue")
    early = make_span(QUOTE.begin, QUOTE.end, id="early", layer="quote", label="direct")
    both = make_span(0, SAGTE.end, id="both")
    items = store(late, early, both)
    assert ids(items.of_block(0)) == ["both"]
    assert ids(items.of_block(1)) == ["both", "early", "late"]
    assert ids(items.of_block(2)) == []


def test_a_gap_does_not_touch_but_a_bar_runs_through_it():
    end = len(TEXT)
    items = store(
        make_span(0, 6, end - 3, end, id="trigger", layer="event", label="Attack"),
        make_span(0, 6, end - 3, end, id="quote", layer="quote", label="direct"),
    )
    assert ids(items.of_block(1)) == ["quote"]


def test_a_span_over_very_many_blocks_is_found_in_each():
    text = "Absatz.\n" * 50
    workbench = make_workbench(make_set(article=make_article(text)))
    long = make_span(0, 390, id="long")
    workbench = make_workbench(make_set(long, article=workbench.article))
    items = ItemStore(workbench, make_schema(), BlockIndex(cut(text)))
    assert all(ids(items.of_block(number)) == ["long"] for number in range(49))


def test_own_spans_and_suggestions_are_told_apart_with_their_confidence():
    own = make_span(0, 6, id="own")
    machine = make_machine_provenance(score=0.7)
    items = store(own, suggested=[make_suggestion(7, 11, id="open", provenance=machine)])
    mine, proposed = items.of_block(0)
    assert (mine.suggested, mine.dots) == (False, 0)
    assert (proposed.suggested, proposed.dots) == (True, 2)


def test_hidden_layers_are_not_drawn():
    items = store(make_span(0, 6, id="e"), hidden=frozenset({"entity"}))
    assert items.of_block(0) == []
    assert items.item("e") is None


def test_titles_come_in_the_language_asked_for():
    span = make_span(0, 6, id="e", label="LOC")
    assert store(span, language="de").of_block(0)[0].title == "Ort"
    assert store(span, language="en").of_block(0)[0].title == "Place"


def test_a_span_whose_label_the_schema_no_longer_has_is_still_drawn():
    items = store(make_span(0, 6, id="old", layer="gone", label="Thing"))
    (item,) = items.of_block(0)
    assert (item.title, item.look) == ("Thing", "tint")


def test_what_fills_a_role_of_a_quote_says_so_in_a_colour_near_that_of_the_quote():
    quote = make_span(QUOTE.begin, QUOTE.end, id="q", layer="quote", label="direct")
    cue = make_span(SAGTE.begin, SAGTE.end, id="c", layer="cue", label="cue")
    items = store(quote, cue, arguments=[make_argument(quote, cue, "cue")], language="de")
    item = items.item("c")
    assert [role.title for role in item.roles] == ["Signal"]
    assert item.hue == item.roles[0].hue == role_hue(items.item("q").hue, 1)


def test_overlapping_bars_stand_side_by_side_the_outer_ones_outside_as_far_as_there_is_room():
    items = store(
        *(make_span(0, 40 - n, id=f"q{n}", layer="quote", label="direct") for n in range(6))
    )
    assert [items.slot(f"q{n}") for n in range(6)] == [None, None, 3, 2, 1, 0]


def updated(items, *changes):
    change_set = make_change_set(*changes)
    return items.update(items.workbench.apply(change_set), change_set)


def test_an_added_span_changes_its_block_only():
    items = store()
    span = make_span(SAGTE.begin, SAGTE.end, id="new")
    assert updated(items, SpanAdded(span=span)) == {1}
    assert ids(items.of_block(1)) == ["new"]
    assert updated(items, SpanRemoved(span=span)) == {1}
    assert items.of_block(1) == []


def test_a_moved_span_changes_the_blocks_it_left_and_reached():
    before = make_span(0, 6, id="s")
    after = make_span(SAGTE.begin, SAGTE.end, id="s")
    items = store(before)
    assert updated(items, SpanReplaced(before=before, after=after)) == {0, 1}
    assert ids(items.of_block(0)) == []
    assert ids(items.of_block(1)) == ["s"]


def test_a_decided_suggestion_disappears_and_comes_back_when_undone():
    open_one = make_suggestion(0, 6, id="open")
    items = store(suggested=[open_one])
    rejected = DecisionChanged(signature=open_one.signature, before=None, after=Verdict.REJECTED)
    assert updated(items, rejected) == {0}
    assert items.of_block(0) == []
    assert updated(items, rejected.inverted()) == {0}
    assert ids(items.of_block(0)) == ["open"]


def test_a_span_that_says_what_a_suggestion_says_takes_its_place():
    open_one = make_suggestion(0, 6, id="open")
    items = store(suggested=[open_one])
    span = make_span(0, 6, id="own")
    updated(items, SpanAdded(span=span))
    assert ids(items.of_block(0)) == ["own"]
    updated(items, SpanRemoved(span=span))
    assert ids(items.of_block(0)) == ["open"]


def test_a_new_argument_changes_head_and_filler():
    quote = make_span(QUOTE.begin, QUOTE.end, id="q", layer="quote", label="direct")
    filler = make_span(0, 6, id="f")
    items = store(quote, filler, language="de")
    assert items.item("f").roles == ()
    assert updated(items, ArgumentAdded(argument=make_argument(quote, filler, "speaker"))) == {0, 1}
    assert items.item("f").wordings[0] == "Person · Sprecher"


def test_a_note_changes_nothing_to_be_seen():
    assert updated(store(make_span(0, 6)), NoteChanged(before="", after="hm")) == set()


def test_updates_end_where_building_anew_would():
    kept = make_span(0, 6, id="kept")
    items = store(kept, suggested=[make_suggestion(7, 11, id="open")])
    updated(items, SpanAdded(span=make_span(7, 11, id="b")), SpanRemoved(span=kept))
    fresh = ItemStore(items.workbench, make_schema(), BLOCKS)
    for number in range(len(BLOCKS)):
        assert items.of_block(number) == fresh.of_block(number)


@pytest.mark.parametrize(
    ("score", "dots"), [(None, 0), (0.0, 1), (0.59, 1), (0.6, 2), (0.84, 2), (0.85, 3), (1.0, 3)]
)
def test_confidence_as_dots(score, dots):
    assert dots_of(score) == dots


def test_wordings_get_shorter_and_shorter():
    assert wordings_of("ORG", "Organisation", ["Sprecher"]) == (
        "Organisation · Sprecher",
        "Organisation",
        "Organis…",
        "ORG",
        "O",
    )
    assert wordings_of("LOC", "Ort") == ("Ort", "L")


def test_what_lies_far_down_waits_until_somebody_asks():
    text = "Absatz.\n" * 200
    spans = [make_span(8 * n, 8 * n + 6, id=f"s{n}") for n in range(200)]
    article = make_article(text)
    items = ItemStore(
        make_workbench(make_set(*spans, article=article)), make_schema(), BlockIndex(cut(text))
    )
    assert ids(items.of_block(3)) == ["s3"]
    assert ids(items.of_block(150)) == ["s150"]
    assert all(ids(items.of_block(n)) == [f"s{n}"] for n in range(200))


def test_bars_keep_their_slot_when_later_ones_come_in():
    text = "Absatz.\n" * 200
    spans = [
        make_span(8 * n, 8 * n + 30, id=f"q{n}", layer="quote", label="direct") for n in range(150)
    ]
    article = make_article(text)
    items = ItemStore(
        make_workbench(make_set(*spans, article=article)), make_schema(), BlockIndex(cut(text))
    )
    before = [items.slot(f"q{n}") for n in range(40)]
    items.complete()
    assert [items.slot(f"q{n}") for n in range(40)] == before
