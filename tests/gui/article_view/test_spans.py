from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.changes import SpanAdded, SpanRemoved
from annotator.domain.offsets import TextRange
from annotator.ui.article_view import ViewStyle
from annotator.ui.theme import DARK
from factories import (
    QUOTE,
    SAGTE,
    SIE,
    TEXT,
    find,
    make_argument,
    make_change_set,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def span_on(words, **fields):
    part = find(words)
    return make_span(part.begin, part.end, **fields)


@pytest.fixture
def nested():
    """An outer, an inner, an overlapping span and a suggestion, all on the same words."""
    return {
        "own": (
            span_on("SPD-Chefin Zoë Müller-Lüdenscheidt", id="outer"),
            span_on("SPD", id="inner", label="ORG"),
            span_on("Chefin Zoë", id="crossing"),
        ),
        "suggested": (span_on("Zoë Müller-Lüdenscheidt", id="open", seen=False),),
    }


@pytest.fixture
def busy(make_view, nested):
    return make_view(*nested["own"], suggested=nested["suggested"])


def apply(view, workbench, *changes):
    change_set = make_change_set(*changes)
    after = workbench.apply(change_set)
    view.update_workbench(after, change_set)
    return after


def test_a_click_activates_the_innermost_span_and_further_clicks_go_round(qtbot, busy, hands_on):
    hands = hands_on(busy)
    busy.span_activated.connect(busy.set_focus)
    seen = []
    busy.span_activated.connect(seen.append)
    for _ in range(4):
        hands.click(find("Zoë").begin)
    assert seen == ["crossing", "open", "outer", "crossing"]


def test_a_click_beside_all_spans_lets_go(busy, hands_on):
    hands = hands_on(busy)
    busy.set_focus("inner")
    seen = []
    busy.span_activated.connect(seen.append)
    hands.click(find("Rücktritt").begin)
    assert seen == [None]


def test_a_chip_activates_its_own_span(make_view, hands_on):
    view = make_view(span_on("Berlin", id="b", label="LOC"))
    seen = []
    view.span_activated.connect(seen.append)
    (rect,) = view.span_rects("b")
    hands_on(view).click(QPoint(rect.left() + 4, rect.top() - 5))
    assert seen == ["b"]


def test_the_bar_and_the_label_in_the_margin_activate_the_quote(make_view, hands_on):
    view = make_view(span_on("Ich habe gehört", id="q", layer="quote", label="direct"))
    seen = []
    view.span_activated.connect(seen.append)
    (rect,) = view.span_rects("q")
    left = view.position_rect(find("„Ich").begin).left()
    for x in (left - 10, left - 32):
        hands_on(view).click(QPoint(x, rect.center().y()))
    assert seen == ["q", "q"]


def test_walking_onto_a_span_activates_it_once(busy, hands_on):
    busy.span_activated.connect(busy.set_focus)
    seen = []
    busy.span_activated.connect(seen.append)
    hands_on(busy).key(KEY.Key_Right, times=12)
    assert seen == ["inner", "crossing", "open", None] or seen[-1] is None
    assert seen[0] == "inner"
    assert all(a != b for a, b in itertools.pairwise(seen))


def test_setting_the_focus_does_not_report_it_back(qtbot, busy):
    with qtbot.assertNotEmitted(busy.span_activated):
        busy.set_focus("outer")
    assert busy.caret == find("SPD").begin


def test_the_focus_on_something_that_is_not_there_is_no_focus(busy):
    busy.set_focus("nobody")
    assert busy.focus_id is None


def grip(view, span, edge):
    rects = view.span_rects(span)
    rect = rects[0] if edge == "begin" else rects[-1]
    x = rect.left() - 1 if edge == "begin" else rect.right() + 1
    return QPoint(x, rect.center().y())


def test_dragging_an_edge_asks_for_new_fragments_at_token_borders(qtbot, busy, hands_on):
    hands = hands_on(busy)
    busy.set_focus("outer")
    with qtbot.waitSignal(busy.edges_dragged) as blocker:
        hands.drag(grip(busy, "outer", "end"), find("kündigte").begin + 2)
    assert blocker.args == [
        "outer",
        (TextRange(find("SPD").begin, find("kündigte").end),),
    ]


@pytest.fixture
def speaking(make_view):
    """A suggested quote in focus, with its speaker and its cue."""
    quote = make_span(QUOTE.begin, QUOTE.end, id="q", layer="quote", label="direct")
    cue = make_span(SAGTE.begin, SAGTE.end, id="c", layer="cue", label="cue")
    speaker = make_span(SIE.begin, SIE.end, id="m", layer="mention", label="mention")
    links = [make_argument(quote, cue, "cue"), make_argument(quote, speaker, "speaker")]
    view = make_view(suggested=(quote, cue, speaker), proposed=links)
    view.set_focus("q")
    return view


def test_an_edge_of_what_fills_a_role_of_the_focus_is_dragged_at_once(qtbot, speaking, hands_on):
    before = find("gehe ich").begin
    with qtbot.waitSignal(speaking.edges_dragged) as blocker:
        hands_on(speaking).drag(grip(speaking, "c", "begin"), before + 1)
    assert blocker.args == ["c", (TextRange(before, SAGTE.end),)]
    assert speaking.focus_id == "q"


def test_of_two_edges_that_nearly_touch_the_nearer_is_dragged(qtbot, speaking, hands_on):
    for span, edge, target in (("c", "end", SIE.begin), ("m", "begin", SAGTE.begin)):
        with qtbot.waitSignal(speaking.edges_dragged) as blocker:
            hands_on(speaking).drag(grip(speaking, span, edge), target)
        assert blocker.args[0] == span


def test_with_ctrl_a_drag_at_the_edge_of_a_filler_selects(speaking, hands_on):
    ctrl = Qt.KeyboardModifier.ControlModifier
    hands_on(speaking).drag(grip(speaking, "m", "begin") + QPoint(2, 0), SIE.end - 1, ctrl)
    assert speaking.selection == (SIE,)


def test_a_click_at_the_edge_of_a_filler_goes_to_it(qtbot, speaking, hands_on):
    at = grip(speaking, "c", "begin") + QPoint(2, 0)
    with qtbot.waitSignal(speaking.span_activated) as blocker:
        hands_on(speaking).click(at)
    assert blocker.args == ["c"]


def test_where_something_else_has_the_focus_a_drag_at_that_edge_selects(speaking, hands_on):
    speaking.set_focus(None)
    hands_on(speaking).drag(grip(speaking, "m", "begin") + QPoint(2, 0), SIE.end - 1)
    assert speaking.selection == (SIE,)


def test_with_alt_an_edge_goes_between_characters(qtbot, busy, hands_on):
    hands = hands_on(busy)
    busy.set_focus("inner")
    chef = find("Chef")
    with qtbot.waitSignal(busy.edges_dragged) as blocker:
        hands.drag(grip(busy, "inner", "end"), hands.before(chef.end), ALT)
    assert blocker.args[1] == (TextRange(find("SPD").begin, chef.end),)


def test_while_an_edge_is_dragged_the_words_stay_and_escape_gives_up(qtbot, busy, hands_on):
    hands = hands_on(busy)
    busy.set_focus("outer")
    before = hands.rows()
    hands.press(grip(busy, "outer", "end"))
    hands.move(find("kündigte").begin)
    assert hands.rows() == before
    hands.key(KEY.Key_Escape)
    with qtbot.assertNotEmitted(busy.edges_dragged):
        hands.release(find("kündigte").begin)


def test_an_edge_put_back_where_it_was_changes_nothing(qtbot, busy, hands_on):
    hands = hands_on(busy)
    busy.set_focus("outer")
    start = grip(busy, "outer", "end")
    with qtbot.assertNotEmitted(busy.edges_dragged):
        hands.press(start)
        hands.move(find("kündigte").begin)
        hands.move(start - QPoint(6, 0))
        hands.release(start - QPoint(6, 0))


def test_each_fragment_has_its_own_edges(qtbot, make_view, hands_on):
    begin, end = find("kündigte"), find("an.\n")
    gap = make_span(
        begin.begin, begin.end, end.begin, end.begin + 2, id="g", layer="event", label="Attack"
    )
    view = make_view(gap)
    view.set_focus("g")
    rects = view.span_rects("g")
    first_end = QPoint(rects[0].right() + 1, rects[0].center().y())
    with qtbot.waitSignal(view.edges_dragged) as blocker:
        hands_on(view).drag(first_end, find("3.\u00a0März").begin)
    assert blocker.args[1] == (
        TextRange(begin.begin, find("3.\u00a0März").begin + 2),
        TextRange(end.begin, end.begin + 2),
    )


def test_words_do_not_move_on_focus_hover_or_selection(busy, hands_on):
    hands = hands_on(busy)
    before = hands.rows()
    busy.set_focus("outer")
    assert hands.rows() == before
    hands.hover(find("Zoë").begin)
    assert hands.rows() == before
    hands.drag(find("SPD").begin, find("Rücktritt").begin)
    assert hands.rows() == before
    hands.key(KEY.Key_Right)
    assert hands.rows() == before


def test_words_do_not_move_when_a_first_span_is_added(view, hands):
    workbench = make_workbench(make_set())
    before = hands.rows()
    workbench = apply(view, workbench, SpanAdded(span=span_on("Berlin", id="b")))
    assert hands.rows() == before


def test_a_nested_span_moves_words_below_its_line_at_most(busy, hands_on, nested):
    hands = hands_on(busy)
    own = make_set(*nested["own"])
    workbench = make_workbench(own, nested["suggested"])
    rows = hands.rows()
    span = span_on("Chefin", id="deep")
    after = apply(busy, workbench, SpanAdded(span=span))
    apply(busy, after, SpanRemoved(span=span))
    assert hands.rows() == rows


def test_lines_break_where_they_did_whatever_is_annotated(make_view, nested):
    bare, full = make_view(), make_view(*nested["own"], suggested=nested["suggested"])
    lefts = [bare.position_rect(n).left() for n in range(len(TEXT))]
    assert [full.position_rect(n).left() for n in range(len(TEXT))] == lefts


def test_an_added_span_is_there_at_once_and_gone_when_removed(view):
    workbench = make_workbench(make_set())
    span = make_span(SAGTE.begin, SAGTE.end, id="new", layer="cue", label="cue")
    workbench = apply(view, workbench, SpanAdded(span=span))
    (rect,) = view.span_rects("new")
    assert view.position_rect(SAGTE.begin).left() == rect.left()
    apply(view, workbench, SpanRemoved(span=span))
    assert view.span_rects("new") == []


def test_new_suggestions_are_shown_without_scrolling(make_view):
    view = make_view(size=(600, 120))
    view.scroll_to(80)
    before = view.position_rect(SAGTE.begin)
    suggested = [make_suggestion(0, 6, id="a"), make_suggestion(3, 6, id="b")]
    view.update_workbench(make_workbench(make_set(), suggested), None)
    assert len(view.span_rects("a")) == 1
    assert abs(view.position_rect(SAGTE.begin).top() - before.top()) <= 40


def test_hidden_layers_are_neither_drawn_nor_clicked(busy, hands_on):
    before = busy.grab().toImage()
    busy.set_hidden_layers(frozenset({"entity"}))
    assert busy.span_rects("outer") == []
    assert busy.grab().toImage() != before
    seen = []
    busy.span_activated.connect(seen.append)
    hands_on(busy).click(find("Zoë").begin)
    assert seen == [None]
    busy.set_hidden_layers(frozenset())
    assert busy.grab().toImage() != before or busy.span_rects("outer")


def test_hovering_lights_up_all_fragments(make_view, hands_on):
    begin, end = find("kündigte"), find("an.\n")
    gap = make_span(
        begin.begin, begin.end, end.begin, end.begin + 2, id="g", layer="event", label="Attack"
    )
    view = make_view(gap)
    other = view.span_rects("g")[1]
    before = view.grab(other).toImage()
    hands_on(view).hover(begin.begin + 2)
    assert view.grab(other).toImage() != before


def test_a_suggestion_never_looks_like_an_own_span(make_view):
    part = find("Berlin")
    own = make_view(make_span(part.begin, part.end, id="s"))
    proposed = make_view(suggested=[make_suggestion(part.begin, part.end, id="s")])
    assert own.grab().toImage() != proposed.grab().toImage()


def test_the_tooltip_says_what_the_data_say_letter_by_letter(make_view, hands_on, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda *args: shown.append(args[1]))
    machine = make_machine_provenance(why="<b>in</b> the list & more")
    view = make_view(suggested=[make_suggestion(0, 6, provenance=machine)])
    point = hands_on(view).at(2)
    event = QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point))
    QApplication.sendEvent(view.viewport(), event)
    # That it is not read as rich text: tests/security/test_rich_text.py.
    assert "<b>in</b> the list & more" in shown[0]


def test_the_context_menu_is_wanted_on_the_span_below_the_mouse(qtbot, busy, hands_on):
    point = hands_on(busy).at(find("Zoë").begin)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, busy.viewport().mapToGlobal(point)
    )
    with qtbot.waitSignal(busy.context_menu_wanted) as blocker:
        QApplication.sendEvent(busy.viewport(), event)
    assert blocker.args == ["crossing", busy.viewport().mapToGlobal(point)]


def test_the_fillers_of_the_focus_are_marked(make_view):
    quote = span_on("Warum?", id="q", layer="quote", label="direct")
    speaker = span_on("René", id="r")
    view = make_view(quote, speaker, arguments=[make_argument(quote, speaker, "speaker")])
    (rect,) = view.span_rects("r")
    before = view.grab(rect).toImage()
    view.set_focus("q")
    assert view.grab(rect).toImage() != before


def test_another_article_starts_anew(busy):
    busy.set_focus("outer")
    busy.select((TextRange(0, 6),))
    busy.show_workbench(make_workbench(make_set()), make_schema())
    assert busy.focus_id is None
    assert busy.selection == ()
    assert busy.verticalScrollBar().value() == 0


def test_themes_and_languages_change_in_place(make_view):
    busy = make_view(span_on("Berlin", label="LOC"))
    before = busy.grab().toImage()
    busy.set_style(ViewStyle(theme=DARK))
    dark = busy.grab().toImage()
    assert dark != before
    busy.set_style(ViewStyle(theme=DARK, language="en"))
    assert busy.grab().toImage() != dark


def test_what_is_selected_stays_selected_when_the_focus_moves(qtbot, busy):
    busy.select((SAGTE,))
    with qtbot.assertNotEmitted(busy.selection_changed):
        busy.set_focus("outer")
    assert busy.selection == (SAGTE,)


def test_an_event_in_focus_shows_arcs_to_its_arguments(make_view):
    trigger = span_on("kündigte", id="e", layer="event", label="Resignation")
    agent = span_on("Berlin", id="a")
    view = make_view(trigger, agent, arguments=[make_argument(trigger, agent, "agent")])
    (head,), (filler,) = view.span_rects("e"), view.span_rects("a")
    below = head.adjusted(-60, -14, -20, -2) if head.top() == filler.top() else filler.united(head)
    before = view.grab(below).toImage()
    view.set_focus("e", reveal=False)
    assert view.grab(below).toImage() != before


def test_walking_out_of_a_focused_span_reports_that_none_is_left(make_view, hands_on):
    view = make_view(span_on("Berlin", id="b"))
    view.span_activated.connect(view.set_focus)
    view.set_focus("b")
    seen = []
    view.span_activated.connect(seen.append)
    hands_on(view).key(KEY.Key_Right, times=3)
    assert seen == [None]


def test_the_tooltip_explains_all_spans_at_a_place(busy, hands_on, monkeypatch):
    shown = []
    monkeypatch.setattr(QToolTip, "showText", lambda *args: shown.append(args[1]))
    point = hands_on(busy).at(find("Zoë").begin)
    event = QHelpEvent(QEvent.Type.ToolTip, point, busy.viewport().mapToGlobal(point))
    QApplication.sendEvent(busy.viewport(), event)
    assert shown[0].count("Person") == 3
