"""Sets of keys: presets, files, keys that are typed, keys of labels."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.actions import ACTIONS, BY_ID
from annotator.ui.key_files import KeyFile, KeyFileError, presets, read_key_file, write_key_file
from annotator.ui.keymap import (
    CARET_KEYS,
    KeyConflictError,
    KeyMap,
    ReservedKeyError,
    differing,
    is_typed,
    portable,
)

PRESETS = presets()


def test_three_programs_have_a_preset():
    assert [preset.name for preset in PRESETS] == ["brat", "INCEpTION", "Prodigy"]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_names_actions_there_are_and_is_free_of_conflicts(preset):
    assert set(preset.keys) <= set(BY_ID)
    found = KeyMap.of(ACTIONS, preset.keys)
    assert differing(ACTIONS, found.keys)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_leaves_every_decision_within_reach(preset):
    found = KeyMap.of(ACTIONS, preset.keys)
    for action in (
        "decide.accept",
        "decide.reject",
        "suggestion.next",
        "history.undo",
        "pane.next",
    ):
        assert found.of_action(action), action


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_a_preset_says_in_both_languages_what_it_does(preset):
    assert set(preset.note) == {"de", "en"}


@pytest.mark.parametrize("key", sorted(CARET_KEYS | {"Alt+1", "Alt+9"}))
def test_no_action_gets_a_key_that_article_or_layers_need(key):
    assert portable(key) == key
    with pytest.raises(ReservedKeyError):
        KeyMap.of(ACTIONS, {"palette": [key]})


def test_no_default_key_is_reserved_or_typed_everywhere():
    found = KeyMap.of(ACTIONS)
    everywhere = {spec.id for spec in ACTIONS if spec.context == "window"}
    typed = {key for name in everywhere for key in found.of_action(name) if is_typed(key)}
    assert typed == set()


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("A", True),
        ("Shift+Tab", True),
        ("Space", True),
        ("+", True),
        ("Shift+Del", True),
        ("Ctrl+A", False),
        ("F5", False),
        ("Shift+F12", False),
        ("Ctrl++", False),
        ("Alt+Up", False),
    ],
)
def test_what_one_types_with(key, typed):
    assert portable(key) == key
    assert is_typed(key) is typed


def test_keys_survive_being_written_and_read(tmp_path):
    keys = {"palette": ("Ctrl+P", "F12"), "search": ()}
    write_key_file(tmp_path / "k.json", KeyFile("Meine", keys))
    found = read_key_file(tmp_path / "k.json")
    assert (found.name, found.keys) == ("Meine", keys)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"kind": "annotator-keys", "version": 9, "keys": {}}',
        '{"kind": "annotator-keys", "version": 1, "keys": {"palette": "F1"}}',
        '{"kind": "annotator-keys", "version": 1, "keys": {"palette": [1]}}',
    ],
)
def test_a_file_of_something_else_is_refused_by_name(tmp_path, content):
    path = tmp_path / "k.json"
    path.write_text(content)
    with pytest.raises(KeyFileError, match=r"k\.json"):
        read_key_file(path)


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(KeyFileError, match="nowhere"):
        write_key_file(tmp_path / "nowhere" / "k.json", KeyFile("x", {}))


@given(
    st.dictionaries(
        st.sampled_from(sorted(BY_ID)), st.lists(st.sampled_from(["F12", "F13", "F14"]), max_size=2)
    )
)
def test_what_is_not_refused_holds_and_is_all_that_differs(own):
    try:
        found = KeyMap.of(ACTIONS, own)
    except KeyConflictError:
        return
    again = KeyMap.of(ACTIONS, json.loads(json.dumps(differing(ACTIONS, found.keys))))
    assert again.keys == found.keys


def test_a_letter_acts_in_the_article_unless_a_label_has_it(window, press):
    window.preferences.change(keys={"decide.accept": ("Y", "E", "Return")})
    keys = window.actions_of.keys
    taken = {key for key in ("Y", "E") if key not in keys.of_action("decide.accept")}
    assert taken == {"E"}
    window.desk.session.set_focus("berlin")
    press("Y")
    assert [span.label for span in window.desk.session.workbench.own.in_reading_order] == ["LOC"]


def test_a_typed_key_of_the_window_works_in_the_article_but_not_in_a_field(window, press):
    window.preferences.change(keys={"history.undo": ("Backspace",), "decide.reject": ("Del",)})
    session = window.desk.session
    session.set_focus("berlin")
    session.spans.accept()
    window.desk.article_list.focus_search()
    press("Backspace")
    assert len(session.workbench.own) == 1
    window.desk.view.setFocus()
    press("Backspace")
    assert len(session.workbench.own) == 0


def test_keys_change_at_once_in_menus_and_tool_tips(window):
    window.preferences.change(keys={"palette": ("F12",)})
    assert window.actions_of["palette"].shortcut().toString() == "F12"
    assert "F12" in window.actions_of["palette"].toolTip()
    window.preferences.change(keys={})
    assert window.actions_of["palette"].shortcut().toString() == "Ctrl+K"


def test_tab_leaves_the_article_where_no_action_has_it(window, press):
    window.preferences.change(keys={"suggestion.next": (), "suggestion.previous": ()})
    press("Tab")
    assert not window.desk.view.hasFocus()
