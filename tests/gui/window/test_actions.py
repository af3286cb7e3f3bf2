"""The action table and its keys."""

from __future__ import annotations

import pytest

from annotator.domain.errors import SettingError
from annotator.domain.schema import Schema
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.ui.actions import ACTIONS, BY_ID, Context, Menu
from annotator.ui.keymap import (
    KeyConflictError,
    KeyMap,
    UnknownActionError,
    UnknownKeyError,
    portable,
)
from annotator.ui.label_keys import ChooseLabel, FillRole, GiveLabel, keys_of, meaning_of, meanings
from annotator.ui.window_state import Focus, WindowState
from factories import make_schema

ARTICLE = WindowState(corpus=True, article=True, articles=3, unfinished=3)


@pytest.fixture(scope="module")
def news() -> Schema:
    return read_schema(resource_path("schemas", "news-de.yaml"))


def test_ids_are_unique():
    assert len(BY_ID) == len(ACTIONS)


def test_the_default_keys_do_not_clash():
    keys = KeyMap.of(ACTIONS).keys
    assert sum(len(found) for found in keys.values()) == len(
        {key for found in keys.values() for key in found}
    )


def test_every_menu_has_entries_and_every_action_says_what_it_does():
    assert {spec.menu for spec in ACTIONS if spec.menu} == set(Menu)
    assert all(spec.text and spec.tooltip.endswith(".") for spec in ACTIONS)


def test_keys_that_are_typed_into_fields_work_on_the_desk_only():
    plain = [
        spec.id
        for spec in ACTIONS
        if spec.context is Context.WINDOW
        and any("+" not in key and not key.startswith("F") for key in spec.keys)
    ]
    assert plain == []


def test_what_edges_do_can_be_reached_on_german_keyboards_without_altgr():
    for name in ("edge.begin.grow", "edge.begin.shrink", "edge.end.grow", "edge.end.shrink"):
        assert any("Ö" in key or "Ä" in key for key in BY_ID[name].keys)


def test_own_keys_replace_the_default_ones():
    keys = KeyMap.of(ACTIONS, {"palette": ["ctrl + p", "F12"]})
    assert keys.keys["palette"] == ("Ctrl+P", "F12")
    assert keys.keys["search"] == ("Ctrl+F",)


def test_an_action_may_lose_all_its_keys():
    keys = KeyMap.of(ACTIONS, {"palette": []})
    assert keys.shown("palette") == ""


def test_a_conflict_is_refused_and_names_both_actions_and_the_file():
    with pytest.raises(KeyConflictError) as caught:
        KeyMap.of(ACTIONS, {"zoom.in": ["Ctrl+K"]}, "settings.json")
    for words in ("Ctrl+K", "Command palette", "Zoom in", "settings.json"):
        assert words in str(caught.value)


def test_two_actions_may_swap_their_keys():
    keys = KeyMap.of(ACTIONS, {"search": ["Ctrl+K"], "palette": ["Ctrl+F"]})
    assert keys.shown("search") == "Ctrl+K"


@pytest.mark.parametrize("key", ["", "Strg+K", "Ctrl+Frob", "foo"])
def test_what_is_no_key_is_refused(key):
    with pytest.raises(UnknownKeyError):
        KeyMap.of(ACTIONS, {"palette": [key]})


def test_an_action_there_is_not_is_refused():
    with pytest.raises(UnknownActionError):
        KeyMap.of(ACTIONS, {"frobnicate": ["F12"]})
    assert issubclass(UnknownActionError, SettingError)


def test_a_key_has_one_way_to_be_written():
    assert portable(" ctrl +SHIFT+ k ") == portable("Ctrl+Shift+K") == "Ctrl+Shift+K"


@pytest.mark.parametrize(
    ("action", "state", "enabled"),
    [
        ("corpus.import", WindowState(), False),
        ("corpus.import", WindowState(corpus=True), True),
        ("decide.accept", ARTICLE, False),
        ("decide.accept", WindowState(corpus=True, article=True, focus=Focus.OWN), False),
        ("decide.accept", WindowState(corpus=True, article=True, focus=Focus.SUGGESTION), True),
        ("decide.reject", WindowState(corpus=True, article=True, focus=Focus.OWN), True),
        ("decide.accept_all", ARTICLE, False),
        (
            "decide.accept_all",
            WindowState(corpus=True, article=True, open_suggestions=2, walkable=True),
            True,
        ),
        ("fragment.add", WindowState(article=True, selection=True), False),
        ("fragment.add", WindowState(article=True, selection=True, focus=Focus.OWN), True),
        ("history.undo", ARTICLE, False),
        ("suggestion.next", ARTICLE, True),
        ("suggest.article", WindowState(corpus=True, article=True, busy=True), False),
    ],
)
def test_what_can_be_done_depends_on_the_state(action, state, enabled):
    assert BY_ID[action].enabled(state) is enabled


def test_without_selection_and_focus_label_keys_mean_nothing():
    assert meanings(make_schema(), "", selection=False) == {}


def test_on_a_selection_label_keys_add():
    schema = make_schema()
    assert meaning_of("1", schema, "", selection=True) == GiveLabel("entity", "PER")
    assert meaning_of("C", schema, "", selection=True) == GiveLabel("cue", "cue")


def test_a_layer_without_default_label_asks():
    assert meaning_of("E", make_schema(), "", selection=True) == ChooseLabel("event")


def test_labels_of_heads_count_only_beside_their_head():
    schema = make_schema()
    assert meaning_of("I", schema, "", selection=True) is None
    assert meaning_of("I", schema, "quote", selection=False) == GiveLabel("quote", "indirect")


def test_role_keys_count_only_beside_their_head():
    schema = make_schema()
    assert meaning_of("S", schema, "quote", selection=False) == FillRole("quote", "speaker")
    assert meaning_of("S", schema, "entity", selection=False) is None


def test_roles_the_label_does_not_take_have_no_key(news):
    assert meaning_of("P", news, "event", "Meeting", selection=False) == FillRole(
        "event", "participant"
    )
    assert meaning_of("P", news, "event", "Sanction", selection=False) == GiveLabel("entity", "PER")


def test_the_default_schema_gives_quotes_their_default_type_and_asks_for_events(news):
    assert meaning_of("Q", news, "", selection=True) == GiveLabel("quote", "Direct")
    assert meaning_of("E", news, "", selection=True) == ChooseLabel("event")
    assert meaning_of("P", news, "", selection=True) == GiveLabel("entity", "PER")


def test_a_selection_beside_an_event_still_takes_entities(news):
    # P also is a role of events; select + P has to stay one gesture for a person.
    assert meaning_of("P", news, "event", selection=True) == GiveLabel("entity", "PER")
    assert isinstance(meaning_of("P", news, "event", selection=False), FillRole)


def test_with_shift_a_role_takes_the_selection_all_the_same(news):
    role = FillRole("event", "participant")
    assert meaning_of("Shift+P", news, "event", "Meeting", selection=True) == role
    assert meaning_of("Shift+P", news, "", selection=True) is None
    assert "Shift+P" in keys_of(news)


def test_all_keys_of_a_schema_are_found(news):
    assert set("POLMDQSCAFE12345") <= set(keys_of(news))
