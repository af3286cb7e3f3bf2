"""Planning and wiring on four lines of ten characters, each ten pixels wide."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.argument import RoleState
from annotator.ui.article_view.decor import Room, decorate
from annotator.ui.article_view.items import Item
from annotator.ui.article_view.planning import planned
from annotator.ui.article_view.role_hues import role_hue
from annotator.ui.article_view.structures import End, Structure, role_wordings, short
from annotator.ui.article_view.wiring import wire_up
from factories import make_span

WIDTH = 10


@dataclass
class Part:
    line: int
    left: float
    right: float
    begin: int
    end: int


class Lines:
    """Forty characters, 100 to 139, on four lines."""

    def parts(self, begin, end):
        for line in range(4):
            low = 100 + line * WIDTH
            first, last = max(begin, low), min(end, low + WIDTH)
            if first < last:
                yield Part(line, (first - low) * 10.0, (last - low) * 10.0, first, last)


ROOM = Room(
    begin=100,
    end=140,
    lines=4,
    right=120.0,
    gap=2.0,
    width_of=lambda text, dots: len(text) * 4.0 + dots,
    slot_of=lambda span: 0,
)


def item(*offsets, look="tint"):
    span = make_span(*offsets)
    return Item(span, look, "Ort", "#d62728", ("Ort",), (), suggested=False, dots=0)


def end(role, filler=None, state=RoleState.MARKED):
    return End(role, "#d62728", filler, "Bremen", state)


def structure(head, *ends):
    return Structure(head, "Streik", ends)


def wired(*found):
    items = [each.head for each in found]
    items += [e.item for each in found for e in each.ends if e.item is not None]
    items.sort(key=lambda each: each.span.begin)
    decor = decorate(items, Lines(), ROOM)
    wire_up(found, Lines(), ROOM, decor)
    return decor


def texts(signs):
    return [
        wire.signs[label.tap].wordings[label.wording]
        for wire in signs.wires
        for label in wire.routed.labels
    ]


def stems(signs):
    return [tap.stem for wire in signs.wires for tap in wire.routed.wire.taps]


def test_a_filler_on_the_line_of_its_head_is_joined_above_that_line():
    decor = wired(structure(item(100, 103, look="trigger"), end("Ort", item(106, 109))))
    assert [len(signs.wires) for signs in decor.lines] == [1, 0, 0, 0]
    assert texts(decor.lines[0]) == ["Ort"]
    assert decor.lines[0].tracks == 1
    assert stems(decor.lines[0]) == ["down", "down"]


def test_a_filler_on_the_line_before_is_reached_from_below():
    decor = wired(structure(item(112, 115, look="trigger"), end("Ort", item(106, 109))))
    assert [len(signs.wires) for signs in decor.lines] == [0, 1, 0, 0]
    assert sorted(stems(decor.lines[1])) == ["down", "up"]


def test_a_filler_on_the_line_after_is_reached_from_above():
    decor = wired(structure(item(102, 105, look="trigger"), end("Ort", item(116, 119))))
    assert [len(signs.wires) for signs in decor.lines] == [0, 1, 0, 0]
    assert sorted(stems(decor.lines[1])) == ["down", "up"]


def test_what_is_farther_apart_is_joined_by_a_rail_right_of_all_labels():
    decor = wired(structure(item(102, 105, look="trigger"), end("Ort", item(136, 139))))
    (rail,) = decor.rails
    assert [line for line, _ in rail.joined] == [0, 3]
    assert rail.x > ROOM.right
    assert [len(signs.wires) for signs in decor.lines] == [1, 0, 0, 1]


def test_two_rails_beside_the_same_lines_stand_side_by_side():
    heads = (item(100, 102, look="trigger"), item(104, 106, look="trigger"))
    fillers = (item(130, 132), item(136, 139))
    pairs = zip(heads, fillers, strict=True)
    decor = wired(*(structure(head, end("Ort", filler)) for head, filler in pairs))
    assert len({rail.x for rail in decor.rails}) == 2


def test_more_rails_than_slots_become_stubs_at_both_ends():
    heads = [item(100 + n, 101 + n, look="trigger") for n in range(8)]
    target = item(130, 139)
    decor = wired(*(structure(head, end("Ort", target)) for head in heads))
    assert len(decor.rails) == 6
    assert sum("↓" in text for text in texts(decor.lines[0])) == 2
    assert sum("↑" in text for text in texts(decor.lines[3])) == 2


def test_an_end_elsewhere_is_written_beside_the_head():
    before, after = item(20, 26), item(300, 306)
    head = item(112, 115, look="trigger")
    plan = planned(structure(head, end("Ort", before), end("Ziel", after)), Lines(), ROOM)
    assert [stub.arrow for stub in plan.stubs] == ["↑", "↓"]
    assert [stub.wordings[0] for stub in plan.stubs] == ["Ort ↑ Bremen", "Ziel ↓ Bremen"]


def test_a_head_elsewhere_is_written_beside_the_filler():
    plan = planned(
        structure(item(20, 26, look="trigger"), end("Ort", item(112, 115))), Lines(), ROOM
    )
    assert plan.away == "↑"
    assert plan.feet[0].wordings[0] == "Ort ↑ Streik"


def test_a_long_quote_tells_what_is_before_where_it_begins_and_what_follows_where_it_ends():
    quote = item(50, 120, look="bar")
    ends = (end("Sprecher", item(20, 26)), end("Adressat", item(300, 306)))
    plan = planned(structure(quote, *ends), Lines(), ROOM)
    assert [stub.arrow for stub in plan.stubs] == ["↓"]
    everywhere = planned(structure(quote, *ends), Lines(), ROOM, aside=True)
    assert [stub.arrow for stub in everywhere.stubs] == ["↑", "↓"]


def test_roles_that_nothing_fills_are_told_apart():
    ends = (end("Adressat", state=RoleState.IMPLICIT), end("Signal", state=RoleState.ABSENT))
    decor = wired(structure(item(112, 115, look="trigger"), *ends))
    assert texts(decor.lines[1]) == ["(Adressat)", "Signal ∅"]


def test_the_fragments_of_a_filler_are_both_joined_and_the_second_says_that_it_goes_on():
    cue = item(100, 103, 107, 109)
    decor = wired(structure(item(110, 120, look="bar"), end("Signal", cue)))
    assert [text.startswith("…") for text in texts(decor.lines[1])] == [False, True]


def test_stems_on_shared_words_have_places_of_their_own():
    shared = item(100, 109)
    heads = [item(112 + 3 * n, 114 + 3 * n, look="trigger") for n in range(3)]
    decor = wired(*(structure(head, end("Ort", shared)) for head in heads))
    places = [
        tap.x for wire in decor.lines[1].wires for tap in wire.routed.wire.taps if tap.stem == "up"
    ]
    assert len(set(places)) == 3


def test_a_role_has_a_colour_of_its_own_near_that_of_the_head():
    assert role_hue("#9467bd", 0) == "#9467bd"
    assert len({role_hue("#9467bd", place) for place in range(5)}) == 5


def test_long_words_are_cut_at_the_end_of_a_word():
    assert short("Der Bundestag\nhat beschlossen") == "Der Bundestag hat…"
    assert short("Berlin") == "Berlin"
    assert len(short("x" * 100)) == 26


def test_the_name_of_a_role_shrinks_but_stays_readable():
    assert role_wordings("Sprecher") == ("Sprecher", "Sprech…", "Spr")
    assert role_wordings("Ort") == ("Ort", "Ort")
