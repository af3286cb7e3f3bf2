"""The window under real keys: from the welcome page to a finished article and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import DiskFullError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.new_corpus_dialog import NewCorpusDialog, NewCorpusRequest
from annotator.ui.preferences import Preferences
from annotator.ui.settings import SettingsFile
from annotator.ui.theme import DARK
from factories import ANNA, find

CORPUS = "fake.corpus"
SATTLER = find("Müller-Lüdenscheidt")


def own(store, article="a1"):
    return store.state.set_of(ArticleId(article), ANNA)


def labels(store, article="a1"):
    return [(span.layer, span.label) for span in own(store, article)]


# --- going through suggestions -------------------------------------------------------------------


def test_tab_and_enter_take_a_suggestion_over(window, press, store):
    press("Tab")
    press("Return")
    assert labels(store) == [("entity", "LOC")]
    assert window.desk.session.focus == "genf"


def test_one_enter_takes_a_whole_quote_frame_over(window, press, store):
    for key in ("Tab", "Tab", "Tab", "Return"):
        press(key)
    assert {layer for layer, _ in labels(store)} == {"quote", "cue", "mention"}


def test_backspace_rejects_a_suggestion(window, press, store):
    press("Tab")
    press("Backspace")
    assert list(own(store).decisions.values()) == [Verdict.REJECTED]


def test_backspace_removes_an_own_span(window, press, store):
    window.desk.session.spans.advance_after_decision = False
    press("Tab")
    press("Return")
    press("Backspace")
    assert labels(store) == []


def test_shift_tab_goes_back(window, press):
    press("Tab")
    press("Tab")
    press("Shift+Backtab")
    assert window.desk.session.focus == "berlin"


def test_undo_and_redo_name_the_step(window, press, store):
    press("Tab")
    press("Return")
    assert "Accept: Place “Berlin”" in window.actions_of["history.undo"].text()
    press("Ctrl+Z")
    assert labels(store) == []
    assert "Accept: Place “Berlin”" in window.actions_of["history.redo"].text()
    press("Ctrl+Y")
    assert labels(store) == [("entity", "LOC")]


def test_a_label_key_relabels_a_suggestion(window, press, store):
    press("Tab")
    press("2")
    assert labels(store) == [("entity", "ORG")]


def test_brackets_and_their_german_stand_ins_move_edges(window, press):
    window.desk.session.spans.advance_after_decision = False
    press("Tab")
    press("]")
    wider = window.desk.session.focused_span.fragments
    assert wider[-1].end > find("Berlin").end
    press("Shift+Ä")
    assert window.desk.session.focused_span.fragments == (find("Berlin"),)


def test_everything_shown_is_accepted_by_one_key_and_taken_back_by_one(window, press, store):
    press("Ctrl+Shift+Return")
    assert len(labels(store)) == 5
    press("Ctrl+Z")
    assert labels(store) == []


# --- marking by hand -----------------------------------------------------------------------------


def test_select_and_one_key_marks_an_entity(window, press, store):
    window.desk.view.select((SATTLER,))
    press("1")
    assert labels(store) == [("entity", "PER")]
    assert window.desk.session.selection == ()
    assert window.desk.view.selection == ()


def test_repeat_gives_the_last_label_again(window, press, store):
    window.desk.view.select((SATTLER,))
    press("1")
    window.desk.view.select((find("Reuters"),))
    press(".")
    assert labels(store) == [("entity", "PER"), ("entity", "PER")]


def test_a_layer_with_many_labels_asks_beside_the_selection(window, press, store):
    window.desk.view.select((find("Rücktritt"),))
    press("E")
    popup = window.chooser._popup
    assert popup.isVisible()
    press("a")
    press("t")
    press("t")
    press("Return")
    assert labels(store) == [("event", "Attack")]
    assert not popup.isVisible()
    assert window.desk.view.hasFocus()


def test_escape_leaves_the_chooser_with_nothing_done(window, press, store):
    window.desk.view.select((find("Rücktritt"),))
    press("E")
    press("Escape")
    assert labels(store) == []
    assert window.desk.session.selection == (find("Rücktritt"),)
    assert window.desk.view.hasFocus()


def test_a_role_key_offers_the_candidates_and_accepts_the_chosen_one(window, press, store):
    session = window.desk.session
    session.spans.advance_after_decision = False
    session.set_focus("q")
    press("Return")
    press("S")
    assert window.chooser._popup.isVisible()
    for letter in "berlin":
        press(letter)
    press("Return")
    quote = session.focused_span
    assert quote.layer == "quote"
    speakers = [a.filler for a in own(store).arguments_of(quote.id) if a.role == "speaker"]
    assert [own(store).covered_text(own(store).span(s)) for s in speakers] == ["Berlin"]


def test_a_role_key_takes_the_selection(window, press, store):
    session = window.desk.session
    session.spans.advance_after_decision = False
    session.set_focus("q")
    press("Return")
    quote = session.focus
    window.desk.view.select((SATTLER,))
    press("S")
    speakers = [a.filler for a in own(store).arguments_of(quote) if a.role == "speaker"]
    assert [own(store).covered_text(own(store).span(s)) for s in speakers] == [
        "Müller-Lüdenscheidt"
    ]
    assert session.focus == quote
    assert session.selection == ()


def test_label_keys_are_letters_in_a_text_field(window, press, store):
    window.desk.session.set_focus("berlin")
    press("Ctrl+F")
    field = QApplication.focusWidget()
    press("1", field)
    press("E", field)
    press("Backspace", field)
    assert field.text() == "1"
    assert labels(store) == []
    assert own(store).decisions == {}


def test_a_label_key_without_selection_says_what_is_missing(window, press):
    press("1")
    assert "Select some text first" in window.desk.notice.text
    assert window.desk.notice.isVisible()


# --- refusals ------------------------------------------------------------------------------------


def test_a_refusal_is_one_sentence_beside_the_article_and_never_modal(window, press):
    window.desk.view.select((SATTLER,))
    press("1")
    window.desk.view.select((SATTLER,))
    press("1")
    assert window.desk.notice.text == "“Müller-Lüdenscheidt” is already marked as PER."
    assert QApplication.activeModalWidget() is None


def test_a_full_disk_is_told_and_the_saved_mark_turns(window, press, store):
    store.fail_with = DiskFullError(corpus=CORPUS)
    press("Tab")
    press("Return")
    assert "disk is full" in window.desk.notice.text
    assert window.key_line._word.text() == "Last step not saved"
    store.fail_with = None
    press("Return")
    assert window.key_line._word.text() == "Saved"
    assert labels(store) == [("entity", "LOC")]


# --- articles ------------------------------------------------------------------------------------


def test_done_goes_on_and_undo_finds_the_way_back(window, press, store):
    press("Ctrl+Return")
    assert own(store).status is Status.DONE
    assert window.desk.session.workbench.article.id == "a2"
    assert window.desk.view.hasFocus()
    press("Ctrl+Z")
    assert window.desk.session.workbench.article.id == "a1"
    assert own(store).status is not Status.DONE


def test_after_the_last_article_nothing_is_left(window, press, store):
    for _ in range(3):
        press("Ctrl+Return")
    assert {own(store, name).status for name in ("a1", "a2", "a3")} == {Status.DONE}
    assert "no article is left" in window.desk.notice.text


def test_finishing_with_open_suggestions_says_how_many_and_the_way_back(window):
    desk = window.desk
    title = desk.session.workbench.article.title
    assert desk.session.workbench.queue(desk.session.schema)
    desk.finish_and_go_on()
    assert desk.session.workbench.article.title != title
    assert title in desk.notice.text
    assert "undo" in desk.notice.text


def test_a_finished_article_can_be_reopened(window, press, store):
    window.desk.session.set_status(Status.DONE)
    press("Ctrl+R")
    assert own(store).status is Status.STARTED


def test_articles_are_walked_by_key(qtbot, window, press):
    press("Ctrl+PageDown")
    assert window.desk.header.shown.title == "Artikel 2"
    qtbot.waitUntil(lambda: window.desk.header.shown.place == 2)
    press("Ctrl+PageUp")
    press("Ctrl+PageUp")
    assert window.desk.session.workbench.article.id == "a1"
    assert "first article" in window.desk.notice.text


def test_the_header_says_what_is_on_the_desk(qtbot, window):
    qtbot.waitUntil(lambda: window.desk.header.shown.count == 3)
    shown = window.desk.header.shown
    assert (shown.place, shown.count, shown.status) == (1, 3, Status.NEW)
    assert shown.title.startswith("Zoë")


def test_next_suggestion_with_none_left_says_how_to_finish(window, press):
    press("Ctrl+PageDown")
    press("Tab")
    assert "Ctrl+Return" in window.desk.notice.text
    assert window.desk.view.hasFocus()


# --- looks ---------------------------------------------------------------------------------------


def test_a_layer_is_hidden_and_shown_by_one_key(window, press):
    press("Alt+1")
    assert window.desk.session.hidden_layers == {"entity"}
    assert not window.actions_of["layer.entity"].isChecked()
    press("Alt+0")
    assert window.desk.session.hidden_layers == frozenset()


def test_light_and_dark_change_at_run_time(window):
    window.actions_of["theme.dark"].trigger()
    assert window.preferences.appearance.theme is DARK
    assert window.palette().window().color().name() == DARK.panel
    assert window.preferences.current.theme == "dark"


def test_zoom_is_kept(window, press):
    press("Ctrl++")
    assert window.preferences.current.zoom > 1
    press("Ctrl+0")
    assert window.preferences.current.zoom == 1


def test_character_mode_is_on_until_it_is_off(window, press):
    press("F2")
    assert window.desk.characters
    assert window.actions_of["mode.characters"].isChecked()
    press("F2")
    assert not window.desk.characters


def test_the_keyboard_goes_round_the_areas(qtbot, window, press):
    qtbot.waitUntil(
        lambda: window.desk.outline.isVisible() and window.desk.outline.tree.isVisible()
    )
    seen = []
    for _ in range(4):
        press("F6")
        here = QApplication.focusWidget()
        seen.append(
            [pane is here or pane.isAncestorOf(here) for pane in window.desk.panes].index(True)
        )
    assert sorted(seen) == [0, 1, 2, 3]
    press("F7")
    assert window.desk.view.hasFocus()


# --- corpora and settings ------------------------------------------------------------------------


def test_without_a_corpus_the_welcome_page_is_shown(empty_window):
    assert empty_window.welcome.isVisible()
    assert not empty_window.actions_of["corpus.import"].isEnabled()


def test_a_corpus_that_is_gone_is_told_and_forgotten(empty_window):
    empty_window.preferences.remember_corpus("gone.corpus")
    assert not empty_window.open_corpus("gone.corpus")
    assert "no corpus at gone.corpus" in empty_window._notice.text
    assert "gone.corpus" not in empty_window.preferences.current.recent


def test_an_opened_corpus_is_the_first_recent_one(window):
    assert window.preferences.current.recent[0] == CORPUS
    assert window.windowTitle() == "fake"


def test_opening_a_corpus_closes_the_one_before(window, store):
    assert window.open_corpus("other.corpus", make=True)
    assert store.closed
    assert window.desk.corpus.location == "other.corpus"


def test_an_empty_corpus_says_what_to_do(window):
    window.open_corpus("other.corpus", make=True)
    assert window.desk.session.workbench is None
    assert any(hint.text == "import articles" for hint in window.key_line.hint_bar.hints)


def test_reopening_goes_to_the_last_article(window, press):
    press("Ctrl+PageDown")
    window.close_corpus()
    window.open_corpus(CORPUS)
    assert window.desk.session.workbench.article.id == "a2"


def test_closing_the_window_gives_the_lock_up_and_writes_the_settings(
    window, press, store, tmp_path
):
    press("Ctrl+PageDown")
    window.close()
    assert store.closed
    assert SettingsFile(tmp_path / "settings.json").current.last_article == {CORPUS: "a2"}


def test_closing_ends_running_tasks(qtbot, window):
    handle = window.worker.start("import", "sleep", {})
    with qtbot.waitSignal(handle.finished):
        window.close()
    assert not window.worker.busy


def test_a_dropped_folder_is_imported(window, tmp_path):
    started = []
    window.worker.task_added.connect(started.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(100, 100), copy, data, left, Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)
    assert [(task.name, task.params["paths"]) for task in started] == [("import", [str(tmp_path)])]


def test_after_an_import_the_list_is_read_anew_and_suggestions_are_made(qtbot, window):
    started = []
    window.worker.task_added.connect(lambda task: started.append(task.name))
    window.files._on_imported({"imported": 2})
    assert started == ["suggest"]


def test_bad_keys_in_the_settings_are_told_and_the_default_ones_hold(
    qtbot, qapp, context, preferences, tmp_path
):
    preferences.file.change(keys={"search": ["Ctrl+K"]})
    again = Preferences(SettingsFile(tmp_path / "settings.json"), preferences.appearance, None)
    assert again.key_map().shown("search") == "Ctrl+F"
    assert "Command palette" in str(again.problem)


# --- the table -----------------------------------------------------------------------------------


def test_every_action_of_the_table_can_be_carried_out(window):
    assert window.commands.known == {spec.id for spec in ACTIONS}


def test_every_action_says_its_keys_in_its_tooltip(window):
    for spec in ACTIONS:
        for key in window.actions_of.keys.all_shown(spec.id):
            assert key in window.actions_of[spec.id].toolTip()


def test_access_keys_are_unique_in_every_menu(window, speak):
    for language in ("de", "en"):
        speak(language)
        for menu in window.menus._menus.values():
            found = [
                text[text.index("&") + 1].lower()
                for text in (a.text().replace("&&", "") for a in menu.actions())
                if "&" in text
            ]
            assert len(found) == len(set(found)), (language, menu.title(), found)


@pytest.mark.parametrize("name", ["help.keys", "help.about"])
def test_help_opens_and_closes(qtbot, window, name):
    window.actions_of[name].trigger()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_a_new_corpus_is_made_as_asked_and_what_was_dropped_goes_into_it(window, monkeypatch):
    asked = NewCorpusRequest(Path("mine.corpus"), None, AnnotatorId("Ben"))
    monkeypatch.setattr(NewCorpusDialog, "ask", lambda *_arguments, **_named: asked)
    started = []
    window.worker.task_added.connect(lambda task: started.append((task.name, task.corpus)))
    window.files.new_corpus([Path("a.txt")])
    assert window.desk.corpus.location == "mine.corpus"
    assert window.preferences.current.annotator == "Ben"
    assert started == [("import", "mine.corpus")]


def test_whoever_thinks_better_of_a_new_corpus_keeps_the_old_one(window, monkeypatch):
    monkeypatch.setattr(NewCorpusDialog, "ask", lambda *_arguments, **_named: None)
    window.actions_of["corpus.new"].trigger()
    assert window.desk.corpus.location == CORPUS
