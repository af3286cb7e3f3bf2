"""The preferences: everything is taken up at once, remembered, and reset page by page."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from annotator.domain.backups import BackupPolicy
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.preferences.keys_page import KeysPage
from annotator.ui.keymap import differing
from annotator.ui.settings import BackupSetting, Settings, SettingsFile


@pytest.fixture
def shown(window, qtbot):
    window.actions_of["preferences"].trigger()
    made = window.preferences_window.shown
    qtbot.waitExposed(made)
    yield made
    if window.preferences_window.shown is not None:
        window.preferences_window.shown.close()


def field(shown, kind, name):
    found = shown.findChild(kind, name)
    assert found is not None, name
    return found


def on_disk(window):
    return SettingsFile(window.preferences.file.path).current


def test_the_type_changes_in_the_article_at_once(window, shown):
    field(shown, QSpinBox, "setting.text_size").setValue(26)
    field(shown, QComboBox, "setting.text_family").setCurrentIndex(2)
    style = window.desk.view._style
    assert (style.text_size, style.text_family) == (26, "Atkinson Hyperlegible")
    assert on_disk(window).text_size == 26


def test_one_button_sets_for_easier_reading_and_reset_takes_it_back(window, shown):
    view = window.desk.view
    before = view._metrics.line_height()
    field(shown, QPushButton, "easyReading").click()
    assert view._style.letter_spacing > 0
    assert view._metrics.line_height() > before
    field(shown, QPushButton, "resetPage").click()
    assert view._metrics.line_height() == before
    assert window.preferences.current.text_family == Settings().text_family


@pytest.mark.parametrize("theme", ["dark", "contrast-light", "contrast-dark"])
def test_colours_change_at_once(window, shown, theme):
    box = field(shown, QComboBox, "setting.theme")
    box.setCurrentIndex(box.findData(theme))
    assert window.preferences.appearance.theme.name == theme
    assert window.actions_of[f"theme.{theme}"].isChecked()


def test_the_language_changes_the_window_itself(window, shown, qtbot):
    shown.go_to("look")
    box = field(shown, QComboBox, "setting.language")
    box.setCurrentIndex(box.findData("de"))
    qtbot.waitUntil(lambda: window.preferences_window.shown not in {None, shown})
    again = window.preferences_window.shown
    assert again.page == "look"
    assert field(again, QComboBox, "setting.language").currentData() == "de"


def test_patterns_appear_in_the_article(window, shown):
    assert window.desk.view._patterns == {}
    field(shown, QCheckBox, "setting.patterns").click()
    assert len(set(window.desk.view._patterns.values())) > 1


def test_nothing_glides_any_more(window, shown):
    field(shown, QCheckBox, "setting.reduced_motion").click()
    assert window.desk.view._style.still


def test_after_a_decision_the_focus_stays_if_one_wants(window, shown):
    field(shown, QCheckBox, "setting.advance").click()
    session = window.desk.session
    session.set_focus("berlin")
    session.spans.accept()
    assert not session.focus_is_suggestion


def test_after_done_the_article_stays_if_one_wants(window, shown):
    field(shown, QCheckBox, "setting.next_after_done").click()
    here = window.desk.session.workbench.article.id
    window.desk.finish_and_go_on()
    assert window.desk.session.workbench.article.id == here
    window.desk.finish_and_go_on()
    assert window.desk.session.workbench.article.id != here


def test_selecting_goes_by_characters(window, shown):
    box = field(shown, QComboBox, "setting.characters")
    box.setCurrentIndex(box.findData(True))
    assert window.desk.characters


@pytest.mark.parametrize(("target", "owner"), [("span", "span.next"), ("leave", None)])
def test_tab_does_what_one_says(window, shown, target, owner):
    box = field(shown, QComboBox, "tabTarget")
    box.setCurrentIndex(box.findData(target))
    assert window.actions_of.keys.owner("Tab") == owner
    box.setCurrentIndex(box.findData("suggestion"))
    assert window.preferences.current.keys == {}


def test_backups_follow_the_file_of_settings(window, shown):
    policy = BackupSetting(window.preferences.file.path)
    assert policy() == BackupPolicy()
    field(shown, QSpinBox, "backups.days").setValue(30)
    assert policy().days == 30


def test_another_name_opens_the_corpus_anew(window, shown):
    name = field(shown, QLineEdit, "setting.annotator")
    name.setText("Berta")
    name.editingFinished.emit()
    assert window.desk.corpus.annotator == "Berta"
    assert on_disk(window).annotator == "Berta"


def test_a_name_that_stands_for_something_else_is_refused_beside_the_field(window, shown):
    shown.go_to("work")
    name = field(shown, QLineEdit, "setting.annotator")
    name.setText("gold")
    name.editingFinished.emit()
    assert window.annotator != "gold"
    assert "gold" in field(shown, QLabel, "nameRefused").text()


def test_a_settings_file_of_a_newer_program_is_kept(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"version": 99, "theme": "sepia"}')
    found = SettingsFile(path)
    assert found.current == Settings()
    assert "newer" in str(found.problem)
    assert json.loads(path.with_suffix(".newer.json").read_text())["version"] == 99


def test_a_settings_file_without_version_is_read(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark"}')
    assert SettingsFile(path).current == Settings(theme="dark")


# --- the key editor ----------------------------------------------------------------------------


@pytest.fixture
def page(shown):
    shown.go_to("keys")
    return shown.findChild(KeysPage)


def press_for(button, key, held=Qt.KeyboardModifier.NoModifier):
    button.click()
    assert button.is_waiting
    QTest.keyClick(button, key, held)
    assert not button.is_waiting


CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_key_is_given_by_pressing_it(window, page):
    page.table.choose("palette")
    press_for(page._add, Qt.Key.Key_F12)
    assert window.actions_of.keys.of_action("palette") == ("Ctrl+K", "F12")
    press_for(page._change, Qt.Key.Key_P, CTRL)
    assert window.actions_of.keys.of_action("palette") == ("Ctrl+P",)
    page._usual.click()
    assert window.preferences.current.keys == {}


def test_tab_and_enter_can_be_pressed_too(window, page):
    page.table.choose("article.done")
    press_for(page._add, Qt.Key.Key_Tab)
    assert "Next suggestion" in page._message.text()
    page._settle.click()
    assert window.actions_of.keys.owner("Tab") == "article.done"


def test_a_conflict_names_the_other_action_and_nothing_happens_until_it_is_settled(window, page):
    page.table.choose("zoom.in")
    press_for(page._add, Qt.Key.Key_K, CTRL)
    assert "Command palette" in page._message.text()
    assert window.preferences.current.keys == {}
    page._settle.click()
    keys = window.actions_of.keys
    assert keys.owner("Ctrl+K") == "zoom.in"
    assert keys.of_action("palette") == ()
    page._back.click()
    assert window.preferences.current.keys == {}


def test_esc_ends_the_waiting_and_changes_nothing(window, page):
    page.table.choose("palette")
    press_for(page._add, Qt.Key.Key_Escape)
    assert window.preferences.current.keys == {}


def test_a_key_the_article_needs_is_refused_in_a_sentence(window, page):
    page.table.choose("palette")
    press_for(page._add, Qt.Key.Key_Left)
    assert "no action can have it" in page._message.text()
    assert window.preferences.current.keys == {}


def test_actions_are_found_by_name_and_by_key(page):
    page._find.setText("palette")
    assert not page.table._rows["palette"].isHidden()
    assert page.table._rows["window.quit"].isHidden()
    press_for(page._find_key, Qt.Key.Key_K, CTRL)
    assert [name for name, item in page.table._rows.items() if not item.isHidden()] == ["palette"]
    assert page.table.action == "palette"


@pytest.mark.parametrize("name", ["Prodigy", "INCEpTION", "brat"])
def test_a_preset_holds_at_once_is_shown_with_its_note_and_can_be_reset(window, page, shown, name):
    page._preset.setCurrentIndex(page._preset.findData(name))
    page._on_preset()
    assert window.preferences.current.keys
    assert page._preset.currentData() == name
    assert page._note.text()
    page.reset()
    assert window.preferences.current.keys == {}


def test_keys_are_passed_on_in_a_file(window, page, tmp_path, monkeypatch):
    file = str(tmp_path / "keys.json")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    window.preferences.change(keys={"palette": ("F12",)})
    page._export()
    page.reset()
    page._import()
    assert window.preferences.current.keys == {"palette": ("F12",)}
    assert differing(ACTIONS, window.actions_of.keys.keys) == {"palette": ("F12",)}


def test_a_file_with_a_conflict_changes_nothing(window, page, tmp_path, monkeypatch):
    path = tmp_path / "keys.json"
    path.write_text('{"kind": "annotator-keys", "version": 1, "keys": {"palette": ["Ctrl+F"]}}')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page._import()
    assert "Ctrl+F" in page._message.text()
    assert window.preferences.current.keys == {}


def test_every_page_is_within_reach_of_the_keyboard(shown, qtbot):
    for page in shown.PAGES:
        shown.go_to(page)
        wanted = {
            widget
            for widget in shown.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        }
        seen, at = set(), shown.nextInFocusChain()
        while at not in seen:
            seen.add(at)
            at = at.nextInFocusChain()
        assert not {widget for widget in wanted if widget not in seen}, page
