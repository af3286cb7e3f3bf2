"""Bookmarks, questions, the guideline and one's own pace in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.searching import Hit
from annotator.services.guideline import GuidelineDesk
from annotator.services.questions import QuestionDesk
from annotator.ui.article_view.marks import MarkKind
from annotator.ui.own_state import OwnState
from annotator.ui.theme import DARK, LIGHT
from factories import NOW
from fakes import counted_ids


@pytest.fixture
def marks(window):
    """What stands at places of the article."""
    return lambda: [(mark.kind, mark.place) for mark in window.desk.view._places]


def focus_on(window, words):
    bench = window.desk.session.workbench
    (span, *_rest) = (
        each
        for each in (*bench.own, *bench.open_suggestions)
        if each.covered_text(bench.article.text) == words
    )
    window.desk.session.set_focus(span.id)
    return span


class TestBookmarks:
    def test_one_key_sets_one_at_the_focus_and_takes_it_away(self, window, press, marks):
        span = focus_on(window, "Genf")
        press("Ctrl+M")
        assert marks() == [(MarkKind.BOOKMARK, span.extent)]
        assert not window.desk.view.grab().toImage().isNull()
        press("Ctrl+M")
        assert marks() == []

    def test_the_list_leads_there_and_takes_away(self, qtbot, window, press):
        span = focus_on(window, "Genf")
        press("Ctrl+M")
        window.desk.session.set_focus(None)
        press("Ctrl+M")  # the article as a whole
        window.actions_of["bookmarks"].trigger()
        dialog = window.companions["bookmarks"].dialog
        assert dialog.list.count() == 2
        dialog.list.setCurrentRow(1)
        dialog.list.itemActivated.emit(dialog.list.item(1))
        # An open suggestion is nothing of one's own: its words are selected.
        assert window.desk.session.selection == span.fragments
        dialog.list.setCurrentRow(0)
        dialog.remove()
        assert dialog.list.count() == 1
        dialog.close()

    def test_another_article_has_other_marks(self, window, press, marks):
        focus_on(window, "Genf")
        press("Ctrl+M")
        press("Ctrl+PageDown")
        assert marks() == []
        press("Ctrl+PageUp")
        assert len(marks()) == 1


class TestQuestions:
    @pytest.fixture
    def dialog(self, window, press):
        focus_on(window, "Genf")
        press("Ctrl+Shift+M")
        return window.companions["questions"].dialog

    def test_one_asks_by_keys_and_the_span_is_marked(self, qtbot, window, press, marks, dialog):
        assert dialog.about.text() == "“Genf”"
        dialog.field.setPlainText("LOC oder ORG?")
        press("Ctrl+Return", dialog.field)
        assert dialog.question.messages[0].text == "LOC oder ORG?"
        assert [kind for kind, _place in marks()] == [MarkKind.OPEN]
        assert not window.desk.view.grab().toImage().isNull()

    def test_the_answer_is_shown_at_the_span(self, qtbot, window, press, marks, store, dialog):
        dialog.field.setPlainText("LOC oder ORG?")
        dialog.send()
        number = dialog.question.id
        carla = AnnotatorId("Carla")
        QuestionDesk(
            store.open_unit_of_work, carla, lambda: NOW.replace(year=2030), counted_ids("c")
        ).say(number, "LOC.")
        window.aids.show_marks()
        assert [kind for kind, _place in marks()] == [MarkKind.ANSWERED]
        link = window.desk.inspector.span_page.question
        assert "LOC." in link.text()
        dialog.reload()
        assert "LOC." in dialog.told.text()

    def test_the_same_span_leads_to_the_same_thread(self, window, press, dialog):
        dialog.field.setPlainText("Eins?")
        dialog.send()
        shown = dialog.question.id
        window.aids.ask()
        assert dialog.question.id == shown

    def test_nothing_is_not_sent_and_that_is_said(self, dialog):
        dialog.send()
        assert dialog.problem.text()
        assert dialog.question is None

    def test_what_was_begun_waits_at_its_question(self, window, press, dialog):
        dialog.field.setPlainText("Eins?")
        dialog.send()
        dialog.field.setPlainText("noch nicht fertig")
        window.desk.session.set_focus(None)
        window.aids.ask()
        assert dialog.field.toPlainText() == ""
        focus_on(window, "Genf")
        window.aids.ask()
        assert dialog.field.toPlainText() == "noch nicht fertig"

    def test_a_closed_question_is_no_longer_open(self, dialog):
        dialog.field.setPlainText("Eins?")
        dialog.send()
        dialog.close_question()
        dialog.only_open.setChecked(True)
        assert "(closed)" in dialog.told.text()


class ScriptedExamples:
    """Finds the same two places of any label, and then no more."""

    def __init__(self):
        self.is_over = False

    def step(self):
        self.is_over = True
        return [
            Hit(
                1, ArticleId("a1"), "Titel", begin, begin + 4, "In ", "Genf", " ist", "anna", "done"
            )
            for begin in (0, 5)
        ]


class TestGuideline:
    @pytest.fixture(autouse=True)
    def _scripted(self, monkeypatch):
        monkeypatch.setattr(GuidelineDesk, "examples", lambda *_asked: ScriptedExamples())

    def test_examples_of_the_label_lead_into_the_corpus(self, qtbot, window, panel):
        focus_on(window, "Genf")
        qtbot.waitUntil(lambda: len(panel.rows) == 2)
        with qtbot.waitSignal(panel.example_wanted):
            qtbot.mouseClick(panel.rows[1], Qt.MouseButton.LeftButton)
        assert window.desk.session.selection == (TextRange(5, 9),)

    def test_one_key_shows_it_in_place_of_the_outline_and_hides_it(self, qtbot, window, press):
        width = window.desk.view.width()
        press("Shift+F1")
        panel = window.aids.guideline
        assert panel.isVisible()
        assert not window.desk.outline.isVisible()
        assert window.desk.view.width() == width
        assert window.own.current.guideline
        press("Shift+F1")
        assert not panel.isVisible()
        assert window.desk.outline.isVisible()

    @pytest.fixture
    def panel(self, qtbot, window, press):
        press("Shift+F1")
        made = window.aids.guideline
        qtbot.waitUntil(lambda: not made.browser.document().isEmpty())
        return made

    def test_it_follows_the_label_in_focus(self, qtbot, window, panel):
        focus_on(window, "Genf")
        qtbot.waitUntil(lambda: panel.section.startswith("LOC"))
        window.desk.session.set_focus(
            next(s.id for s in window.desk.session.workbench.open_suggestions if s.layer == "quote")
        )
        qtbot.waitUntil(lambda: panel.section.lower().startswith("direct"))

    def test_it_is_searched_around_the_end(self, panel):
        panel.field.setText("LOC")
        first = panel.browser.textCursor().position()
        assert panel.browser.extraSelections()
        assert panel.find_next()
        assert panel.browser.textCursor().position() >= first or panel.find_next()
        panel.field.setText("gibt es nicht")
        assert not panel.find_next()

    def test_it_loads_nothing_from_elsewhere(self, panel, tmp_path):
        picture = tmp_path / "x.png"
        picture.write_bytes(b"png")
        source = tmp_path / "own.md"
        source.write_text(f"# Own\n\n![x](file://{picture}) [link](https://example.org) <b>raw</b>")
        panel.use_file(str(source))
        assert panel.section in {"", "Own"}
        assert "<b>raw</b>" in panel.browser.toPlainText()
        assert panel.browser.loadResource(2, "https://example.org/x.png") is None
        assert not panel.browser.openLinks()

    def test_a_file_that_is_no_guideline_is_told(self, qtbot, panel, tmp_path):
        bad = tmp_path / "bad.md"
        bad.write_bytes(b"\xff\xfe\x00")
        with qtbot.waitSignal(panel.failed):
            panel.use_file(str(bad))

    def test_it_has_the_colours_of_both_themes(self, window, panel):
        panel.set_theme(LIGHT)
        light = panel.grab().toImage()
        panel.set_theme(DARK)
        assert panel.grab().toImage() != light


class TestPace:
    def test_nothing_is_shown_or_counted_unasked(self, window):
        window.desk.session.focus_next_suggestion()
        window.desk.session.spans.accept()
        assert window.pace.pace.days == {}
        assert not window.pace._label.text()

    def test_decisions_and_articles_are_counted_for_oneself(self, window):
        window.actions_of["pace"].trigger()
        dialog = window.pace.dialog
        dialog.on.setChecked(True)
        dialog.goal.setValue(1)
        window.desk.session.focus_next_suggestion()
        window.desk.session.spans.accept()
        window.desk.finish_and_go_on()
        day = window.pace.pace.of_today
        assert (day.decisions, day.articles) == (2, 1)
        assert "1 of 1" in window.pace._label.text()
        assert "goal" in window.desk.notice.text
        assert not window.desk.notice.isHidden()
        dialog.close()
        window.pace.save()
        again = OwnState(window.own.path)
        assert again.current.pace.on
        assert [each.articles for each in again.current.days.values()] == [1]

    def test_a_break_is_proposed_without_a_dialog(self, window):
        window.actions_of["pace"].trigger()
        dialog = window.pace.dialog
        dialog.on.setChecked(True)
        dialog.break_after.setValue(5)
        dialog.close()
        window.pace.pace.since_break = 301
        window.desk.session.focus_next_suggestion()
        assert "break" in window.desk.notice.text
        assert QApplication.activeModalWidget() is None


def test_own_state_that_is_broken_is_begun_anew(tmp_path, caplog):
    path = tmp_path / "session.json"
    path.write_text("{broken")
    own = OwnState(path)
    assert "session.json" in caplog.text
    caplog.clear()
    assert own.current.version_seen == ""
    own.change(version_seen="1.0")
    assert OwnState(path).current.version_seen == "1.0"
