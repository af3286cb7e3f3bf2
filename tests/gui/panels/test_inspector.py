import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import DiskFullError
from annotator.domain.ids import ArticleId
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.theme import DARK
from factories import make_span


@pytest.fixture
def window(qtbot, session):
    """The inspector beside a field, so that the keyboard has somewhere else to be."""
    made = QWidget()
    qtbot.addWidget(made)
    made.inspector = InspectorPanel(session, made)
    made.inspector.setGeometry(0, 0, 300, 700)
    made.elsewhere = QLineEdit(made)
    made.elsewhere.setGeometry(300, 0, 100, 30)
    made.resize(400, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    session.open(ArticleId("a1"))
    return made


@pytest.fixture
def inspector(window):
    return window.inspector


def focus(session, inspector, span):
    session.set_focus(span)
    inspector.refresh()
    return inspector.span_page


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def menu_action(menu, words):
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if words in action.text())


def own(session):
    return session.workbench.own


def test_without_a_focus_it_tells_about_the_article(session, inspector):
    inspector.refresh()
    facts = inspector.article_page.facts
    assert facts["Open suggestions"] == "4"
    assert facts["Words"] == "42"
    assert facts["agency"] == "dpa"
    assert facts["Entity"].startswith("1")
    assert facts["Quote"] == "0  + 1 suggested"


def test_without_an_article_it_is_empty(session, inspector):
    session.close_article()
    inspector.refresh()
    assert inspector._pages.currentIndex() == 0


def test_a_suggestion_shows_what_it_is_and_where_it_comes_from(session, inspector):
    page = focus(session, inspector, "genf")
    assert page.covered.text() == "Genf"
    assert page.layer.text() == "Entity"
    assert "Place" in page.label.text()
    assert "gazetteer" in page.provenance.who.text()
    assert page.provenance.bar.value() == 90
    assert page.provenance.why.text() == "in the list of countries"
    assert not page.decision.isHidden()
    assert page.note.isHidden()


def test_words_from_data_are_never_rich_text(session, inspector):
    focus(session, inspector, "genf")
    labels = inspector.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_the_buttons_decide_about_a_suggestion(qtbot, session, inspector):
    session.advance_after_decision = False
    page = focus(session, inspector, "genf")
    click(qtbot, page.accept)
    assert "genf" in {span.provenance.suggestion for span in own(session)}
    page = focus(session, inspector, "q")
    click(qtbot, page.reject)
    assert not session.workbench.is_open("q")
    assert session.problems == []


def test_the_label_menu_relabels(session, inspector):
    page = focus(session, inspector, "berlin")
    action = menu_action(page.label_menu, "Organisation")
    assert action.text() == "Organisation\t2"
    action.trigger()
    assert own(session).spans["berlin"].label == "ORG"


def test_roles_are_listed_filled_and_open(session, inspector):
    rows = [row for row in focus(session, inspector, "q").roles.rows if not row.isHidden()]
    assert [(row.role, row.value.text()) for row in rows] == [
        ("speaker", "sie"),
        ("cue", "sagte"),
        ("addressee", "open"),
    ]


def test_clicking_a_filler_focuses_it(qtbot, session, inspector):
    page = focus(session, inspector, "q")
    click(qtbot, page.roles.rows[0].value)
    assert session.focus == "m"


def test_clicking_an_open_role_asks_for_candidates(qtbot, session, inspector):
    page = focus(session, inspector, "q")
    with qtbot.waitSignal(inspector.role_wanted) as wanted:
        click(qtbot, page.roles.rows[2].value)
    assert wanted.args == ["addressee"]


def test_enter_on_a_role_does_what_a_click_does(qtbot, session, inspector):
    page = focus(session, inspector, "q")
    page.roles.rows[1].value.setFocus()
    qtbot.keyClick(page.roles.rows[1].value, Qt.Key.Key_Return)
    assert session.focus == "c"


def test_a_role_is_said_to_be_absent_implicit_and_open_again(qtbot, session, inspector):
    page = focus(session, inspector, "e")
    menu_action(page.roles.rows[1].menu, "Absent").trigger()
    assert [a.state for a in own(session).arguments_of("e")] == [RoleState.ABSENT]
    assert session.focus == "e"
    inspector.refresh()
    menu_action(page.roles.rows[1].menu, "Implicit").trigger()
    assert [a.state for a in own(session).arguments_of("e")] == [RoleState.IMPLICIT]
    inspector.refresh()
    menu_action(page.roles.rows[1].menu, "open again").trigger()
    assert own(session).arguments_of("e") == ()
    assert session.problems == []


def test_setting_a_role_of_a_suggested_head_accepts_it_and_keeps_it_in_focus(session, inspector):
    page = focus(session, inspector, "q")
    menu_action(page.roles.rows[2].menu, "Absent").trigger()
    head = session.focused_span
    assert head.provenance.suggestion == "q"
    assert {a.role for a in own(session).arguments_of(head.id)} == {"speaker", "cue", "addressee"}


def test_delete_takes_a_filler_away(qtbot, session, inspector):
    session.set_focus("e")
    session.structures.set_role("agent", filler="berlin")
    page = focus(session, inspector, "e")
    page.roles.rows[0].value.setFocus()
    qtbot.keyClick(page.roles.rows[0].value, Qt.Key.Key_Delete)
    assert own(session).arguments_of("e") == ()


def test_attributes_are_chosen_and_taken_back(qtbot, session, inspector):
    page = focus(session, inspector, "berlin")
    choice = page.attributes.editors["certainty"]
    assert choice.currentText() == "(sure)"
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert own(session).spans["berlin"].attributes == {"certainty": "doubtful"}
    inspector.refresh()
    qtbot.keyClick(choice, Qt.Key.Key_Home)
    assert own(session).spans["berlin"].attributes == {}
    flag = page.attributes.editors["generic"]
    qtbot.mouseClick(flag, Qt.MouseButton.LeftButton, pos=QPoint(8, flag.height() // 2))
    assert own(session).spans["berlin"].attributes == {"generic": True}


def test_attributes_of_a_suggestion_wait_for_the_decision(session, inspector):
    page = focus(session, inspector, "genf")
    assert not page.attributes.editors["certainty"].isEnabled()


def test_a_note_is_stored_when_the_keyboard_leaves(qtbot, session, window):
    page = focus(session, window.inspector, "berlin")
    page.note.setFocus()
    qtbot.keyClicks(page.note, "Hauptstadt?")
    assert own(session).spans["berlin"].note == ""
    window.elsewhere.setFocus()
    assert own(session).spans["berlin"].note == "Hauptstadt?"


def test_a_note_is_stored_with_ctrl_enter_and_taken_back_with_escape(qtbot, session, inspector):
    page = focus(session, inspector, "berlin")
    page.note.setFocus()
    qtbot.keyClicks(page.note, "eins")
    qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert own(session).spans["berlin"].note == "eins"
    qtbot.keyClicks(page.note, " zwei")
    qtbot.keyClick(page.note, Qt.Key.Key_Escape)
    assert page.note.toPlainText() == "eins"


def test_a_note_goes_to_what_it_was_written_about_though_the_focus_moved_on(
    qtbot, session, inspector
):
    page = focus(session, inspector, "berlin")
    page.note.setFocus()
    qtbot.keyClicks(page.note, "wegen Berlin")
    focus(session, inspector, "e")
    assert own(session).spans["berlin"].note == "wegen Berlin"
    assert own(session).spans["e"].note == ""
    assert session.focus == "e"


def test_a_note_on_the_article_is_stored_before_the_next_article_opens(qtbot, session, inspector):
    inspector.refresh()
    note = inspector.article_page.note
    note.setFocus()
    qtbot.keyClicks(note, "zu kurz")
    session.open(ArticleId("a2"))
    inspector.refresh()
    assert note.toPlainText() == ""
    session.open(ArticleId("a1"))
    assert own(session).note == "zu kurz"


def test_a_note_that_cannot_be_stored_is_refused_not_lost(qtbot, session, inspector, store):
    page = focus(session, inspector, "berlin")
    page.note.setFocus()
    qtbot.keyClicks(page.note, "wichtig")
    store.fail_with = DiskFullError(corpus="x")
    qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.problems == [store.fail_with]
    assert page.note.toPlainText() == "wichtig"
    store.fail_with = None
    qtbot.keyClick(page.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert own(session).spans["berlin"].note == "wichtig"


def test_typing_a_note_is_not_disturbed_by_other_changes(qtbot, session, inspector):
    page = focus(session, inspector, "berlin")
    page.note.setFocus()
    qtbot.keyClicks(page.note, "halb")
    session.set_status(Status.DONE)
    focus(session, inspector, "berlin")
    assert page.note.toPlainText() == "halb"


def test_a_guideline_is_shown_with_its_examples(session, inspector):
    page = focus(session, inspector, "berlin")
    assert page._guideline_heading.isHidden()
    label = session.schema.label("entity", "LOC").model_copy(
        update={
            "guideline": {"en": "Names of places."},
            "example": {"en": "in [Genf]"},
            "counter_example": {"en": "[dort] is none"},
        }
    )
    page._show_guideline(label, "en")
    assert page.guideline.text() == "Names of places."
    assert page.example.text() == "✓ in [Genf]"
    assert page.counter_example.text() == "✗ [dort] is none"


def test_everything_is_reached_by_keyboard(qtbot, session, inspector):
    page = focus(session, inspector, "e")
    page.label.setFocus()
    seen = set()
    for _ in range(12):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert {page.label, page.roles.rows[0].value, page.roles.rows[0].more, page.note} <= seen


@pytest.mark.parametrize("width", [240, 260, 400])
def test_no_word_makes_it_wider_than_its_panel(session, inspector, width):
    inspector.set_decision_keys("Enter/Return", "Rücktaste/Entfernen")
    for span in ("q", "e", "berlin", None):
        session.set_focus(span)
        inspector.refresh()
        inspector.resize(width, 700)
        area = inspector._pages.currentWidget()
        assert area.widget().width() <= area.viewport().width()
    assert "Rücktaste" in inspector.span_page.reject.toolTip()


def test_it_follows_the_focus_by_itself(qtbot, session, inspector):
    session.set_focus("genf")
    qtbot.waitUntil(lambda: inspector.span_page.covered.text() == "Genf")


def test_it_paints_in_both_themes_and_survives_labels_the_schema_does_not_know(session, inspector):
    page = focus(session, inspector, "genf")
    light = inspector.grab().toImage()
    inspector.set_theme(DARK)
    assert inspector.grab().toImage() != light
    page.show_span(session.workbench, make_span(0, 6, layer="other", label="ODD"))
    assert "ODD" in page.label.text()
