"""The command palette and the fuzzy filter under it."""

from __future__ import annotations

from annotator.ui.actions import ACTIONS
from annotator.ui.filter_popup import Choice
from annotator.ui.matching import ranked, score
from factories import SAGTE


def shown(window):
    model = window.palette_popup._model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_every_action_that_can_be_done_is_reachable(window, press):
    press("Ctrl+K")
    possible = {
        spec.id
        for spec in ACTIONS
        if window.actions_of[spec.id].isEnabled() and spec.id != "palette"
    }
    offered = {command.id for command in window.actions_of.commands()}
    assert possible <= offered
    assert len(shown(window)) == len(offered)
    press("Escape")


def test_what_cannot_be_done_is_not_offered(window, press):
    press("Ctrl+K")
    assert "Accept suggestion" not in shown(window)
    press("Escape")


def test_a_few_letters_and_enter_do_it(window, press):
    press("Ctrl+K")
    for letter in "full screen":
        press(letter if letter != " " else "Space")
    assert shown(window)[0] == "Full screen"
    press("Escape")


def test_arrows_choose_and_the_keyboard_returns(window, press):
    press("Ctrl+K")
    for letter in "next":
        press(letter)
    wanted = shown(window)[1]
    press("Down")
    assert window.palette_popup._list.currentIndex().data() == wanted
    press("Escape")
    assert window.desk.view.hasFocus()


def test_enter_carries_the_action_out_and_remembers_it(window, press):
    press("Ctrl+K")
    for letter in "charmode":
        press(letter)
    press("Return")
    assert window.desk.characters
    assert window.preferences.current.recent_actions == ("mode.characters",)
    press("Ctrl+K")
    assert shown(window)[0] == "Character mode"
    press("Escape")


def test_labels_are_offered_while_text_is_selected(window, press):
    window.desk.view.select((SAGTE,))
    press("Ctrl+K")
    assert "Mark as Entity: Person" in shown(window)
    press("Escape")


def test_it_searches_in_the_language_of_the_window(window, press, speak):
    speak("de")
    press("Ctrl+K")
    for letter in "vollb":
        press(letter)
    assert shown(window)[0] == "Vollbild"
    press("Escape")


def test_beginnings_of_words_beat_letters_in_between():
    choices = ["Reopen article", "Accept all", "Cap"]
    assert ranked("a", choices, str)[0] == "Accept all"
    assert ranked("acal", choices, str) == ["Accept all"]


def test_accents_and_case_do_not_matter():
    assert score("ubern", "Übernehmen") is not None
    assert score("UBERN", "übernehmen") is not None


def test_letters_have_to_come_in_order():
    assert score("ba", "ab") is None


def test_recent_ones_come_first_among_equals():
    choices = [Choice("a", "x"), Choice("b", "x"), Choice("c", "x")]
    found = ranked("", choices, lambda choice: choice.text, first=[choices[2]])
    assert [choice.id for choice in found] == ["c", "a", "b"]


def test_a_digit_chooses_at_once_and_letters_filter(qtbot, window):
    popup = window.chooser._popup
    with qtbot.waitSignal(popup.chosen) as caught:
        popup.ask([Choice("one", "One", keys="1"), Choice("two", "Two", keys="2")])
        qtbot.keyClick(popup._field, "2")
    assert caught.args == ["two"]
