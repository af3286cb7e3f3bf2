from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShortcut
from PySide6.QtTest import QTest

from annotator.domain.offsets import TextRange
from factories import SAGTE, TEXT, find

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_selection_after_emoji_is_reported_in_code_points(qtbot, view, hands):
    with qtbot.waitSignal(view.selection_changed) as blocker:
        hands.drag(SAGTE.begin + 1, SAGTE.end - 2)
    assert blocker.args == [(SAGTE,)]
    assert hands.selected() == ["sagte"]


def test_dragging_snaps_to_tokens(view, hands):
    hands.drag(find("Chefin").begin, find("Zoë").begin)
    assert hands.selected() == ["SPD-Chefin Zoë"]


def test_dragging_backwards_selects_the_same(view, hands):
    hands.drag(find("Zoë").begin, find("Chefin").begin)
    assert hands.selected() == ["SPD-Chefin Zoë"]
    assert view.caret == find("SPD").begin


def test_dragging_over_paragraphs_selects_all_between(view, hands):
    hands.drag(find("Rücktritt").begin, find("gehört").begin)
    assert hands.selected() == ["Rücktritt an.\n\n„Ich habe gehört"]


def test_alt_selects_inside_a_token(view, hands):
    spd = find("SPD")
    hands.drag(hands.before(spd.begin), hands.before(spd.end), ALT)
    assert hands.selected() == ["SPD"]


def test_character_mode_selects_inside_a_token_without_alt(view, hands):
    view.set_character_mode(True)
    spd = find("SPD")
    hands.drag(hands.before(spd.begin), hands.before(spd.end))
    assert hands.selected() == ["SPD"]


def test_an_emoji_sequence_is_never_cut_by_the_mouse(view, hands):
    view.set_character_mode(True)
    emoji = find("👩🏽\u200d🚒")
    hands.drag(hands.before(emoji.begin - 1), hands.before(emoji.end))
    assert hands.selected() == [" 👩🏽\u200d🚒"]


def test_a_double_click_selects_the_token_with_its_marks(view, hands):
    hands.double_click(find("Cafe\u0301s").begin)
    assert hands.selected() == ["Cafe\u0301s"]


def test_a_double_click_and_drag_goes_on_by_token(view, hands):
    start = hands.at(find("fragte").begin + 1)
    hands.press(start)
    hands.release(start)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    hands.move(find("René").begin + 1)
    hands.release(find("René").begin + 1)
    assert hands.selected() == ["fragte René"]


def test_a_triple_click_selects_the_sentence(view, hands):
    point = hands.at(find("Rücktritt").begin)
    hands.double_click(point)
    hands.press(point)
    hands.release(point)
    assert len(hands.selected()) == 1
    assert hands.selected()[0].startswith("Berlin/Genf")
    assert hands.selected()[0].endswith("an.")


def test_shift_click_extends_to_the_token_clicked(view, hands):
    hands.double_click(find("fragte").begin)
    hands.click(find("Reuters").begin, SHIFT)
    assert hands.selected() == ["fragte René 😀 – laut Reuters"]


def test_ctrl_adds_a_further_fragment(view, hands):
    hands.double_click(find("kündigte").begin)
    hands.drag(find("an.").begin, find("an.").begin + 1, CTRL)
    hands.press(find("an.").begin, CTRL)
    hands.move(hands.at(find("an.").begin) + QPoint(9, 0), CTRL)
    hands.release(find("an.").begin, CTRL)
    assert hands.selected() == ["kündigte", "an"]


def test_ctrl_click_adds_a_token_and_takes_it_away_again(view, hands):
    hands.double_click(find("kündigte").begin)
    hands.click(find("an.").begin, CTRL)
    assert hands.selected() == ["kündigte", "an"]
    hands.click(find("an.").begin, CTRL)
    assert hands.selected() == ["kündigte"]


def test_a_click_ends_the_selection(qtbot, view, hands):
    hands.double_click(find("kündigte").begin)
    QTest.qWait(0)
    with qtbot.waitSignal(view.selection_changed) as blocker:
        view.clear_selection()
    assert blocker.args == [()]


def test_arrows_move_by_token_and_shift_selects(view, hands):
    hands.key(KEY.Key_Right, times=3)
    assert TEXT[view.caret :].startswith("🇨🇭")
    hands.key(KEY.Key_Right, SHIFT)
    assert hands.selected() == ["🇨🇭"]
    hands.key(KEY.Key_Right, SHIFT, times=2)
    assert hands.selected() == ["🇨🇭 (dpa"]
    hands.key(KEY.Key_Left, SHIFT, times=2)
    assert hands.selected() == ["🇨🇭"]


def test_shift_and_alt_move_the_head_by_character(view, hands):
    hands.key(KEY.Key_Right, SHIFT)
    hands.key(KEY.Key_Left, SHIFT | ALT, times=2)
    assert hands.selected() == ["Berl"]


def test_in_character_mode_arrows_move_by_character(view, hands):
    view.set_character_mode(True)
    hands.key(KEY.Key_Right, times=2)
    hands.key(KEY.Key_Right, SHIFT, times=3)
    assert hands.selected() == ["rli"]


def test_shift_and_ctrl_extend_by_sentence(view, hands):
    begin = find("Also").begin
    view.select((TextRange(begin, begin + 4),))
    hands.key(KEY.Key_Right, SHIFT | CTRL)
    assert hands.selected()[0].startswith("Also gehe ich")
    assert hands.selected()[0].endswith("ssel.")


def test_home_and_end_and_their_ctrl(view, hands):
    hands.key(KEY.Key_End)
    line_end = view.caret
    assert line_end > 0
    hands.key(KEY.Key_Home)
    assert view.caret == 0
    hands.key(KEY.Key_End, CTRL)
    assert view.caret == TEXT.rindex(".")
    hands.key(KEY.Key_Home, CTRL)
    assert view.caret == 0


def test_up_and_down_keep_the_column(view, hands):
    hands.key(KEY.Key_Right, times=6)
    start = view.caret
    x = view.position_rect(start).left()
    hands.key(KEY.Key_Down)
    assert view.position_rect(view.caret).top() > view.position_rect(start).top()
    assert abs(view.position_rect(view.caret).left() - x) < 150
    hands.key(KEY.Key_Up)
    assert view.caret == start


def test_shift_and_down_selects_whole_tokens_to_the_next_line(view, hands):
    hands.key(KEY.Key_Right, times=2)
    hands.key(KEY.Key_Down, SHIFT)
    (words,) = hands.selected()
    assert words.startswith("Genf")
    assert not words[-1].isspace()


def test_select_all_and_escape(view, hands):
    hands.key(KEY.Key_A, CTRL)
    assert hands.selected() == [TEXT]
    hands.key(KEY.Key_Escape)
    assert hands.selected() == []


def test_copied_text_is_exactly_what_is_stored(view, hands):
    begin = find("3.\u00a0März").begin
    view.select((TextRange(begin, begin + 7), find("Cafe\u0301s von Bru\u0308ssel")))
    hands.key(KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "3.\u00a0März Cafe\u0301s von Bru\u0308ssel"


@pytest.mark.parametrize(
    "key",
    [KEY.Key_Tab, KEY.Key_Return, KEY.Key_Backspace, KEY.Key_Q, KEY.Key_1, KEY.Key_BracketLeft],
)
def test_keys_without_meaning_here_are_left_to_the_window(qtbot, view, key):
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(event)
    assert not event.isAccepted()
    assert view.hasFocus()


def test_escape_without_a_selection_is_left_to_the_window(view):
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Escape, Qt.KeyboardModifier.NoModifier)
    view.keyPressEvent(event)
    assert not event.isAccepted()


def test_tab_does_not_leave_the_view(qtbot, view, hands):
    hands.key(KEY.Key_Tab)
    assert view.hasFocus()


def test_every_character_is_found_where_it_is_drawn(view):
    for offset in range(len(TEXT)):
        rect = view.position_rect(offset)
        if rect.width() > 3 and TEXT[offset] not in "\n\u0301\u0308\u200d\U0001f3fd":
            found = view.offset_at(rect.center())
            assert found <= offset
            assert TEXT[found : offset + 1].strip("🇨🇭👩🏽\u200d🚒") in {TEXT[offset], ""}


def test_ctrl_and_arrows_go_from_sentence_to_sentence(view, hands):
    hands.key(KEY.Key_Right, CTRL)
    assert view.caret == TEXT.index("„Ich")
    hands.key(KEY.Key_Left, CTRL)
    assert view.caret == 0


def test_alt_and_arrows_without_shift_are_left_to_the_window(view):
    event = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_Left, ALT)
    view.keyPressEvent(event)
    assert not event.isAccepted()


def test_a_shortcut_of_the_window_does_not_take_copy_or_arrows_away(qtbot, view, hands):

    taken = []
    for keys in ("Ctrl+C", "Right", "Ctrl+A"):
        QShortcut(keys, view).activated.connect(lambda: taken.append(1))
    hands.key(KEY.Key_Right)
    hands.key(KEY.Key_A, CTRL)
    hands.key(KEY.Key_C, CTRL)
    assert taken == []
    assert view.caret > 0
    assert QGuiApplication.clipboard().text() == TEXT
