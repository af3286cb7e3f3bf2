from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.edges import Edge
from annotator.domain.errors import DiskFullError
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import TextRange
from annotator.services.inspection import Destination
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.theme import DARK
from factories import find, make_span


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


def shown(labels):
    return [each.text() for each in labels if not each.isHidden()]


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


def test_without_an_article_it_says_what_to_do(session, inspector):
    session.close_article()
    inspector.refresh()
    page = inspector.empty_page
    assert inspector._pages.currentWidget() is page
    assert "Choose one from the list" in page.hint.text()
    inspector.set_no_articles(on=True)
    assert "no articles yet" in page.title.text()
    assert "Import" in page.hint.text()


def test_without_a_focus_it_says_how_to_get_one(session, inspector):
    inspector.refresh()
    assert "Tab" in inspector.article_page.hint.text()


def test_it_says_what_a_span_trains_as(session, inspector):
    page = focus(session, inspector, "berlin")
    assert [badge.text() for badge in page.training.badges.values()] == [
        "✓ ner",
        "✓ spancat",
        "✓ CoNLL",
    ]
    assert shown(page.training.reasons) == []
    place = find("SPD")
    session.set_selection((place,))
    session.spans.add("entity", "ORG")
    page = focus(session, inspector, session.focus)
    (reason,) = shown(page.training.reasons)
    assert reason.startswith("ner, spancat, CoNLL – left out: “SPD” cuts the word “SPD-Chefin”")
    assert {badge.property("outcome") for badge in page.training.badges.values()} == {"dropped"}


def test_the_badges_follow_an_edit(session, inspector):
    page = focus(session, inspector, "berlin")
    session.spans.move_edge(Edge.END, -1, "character")
    page = focus(session, inspector, "berlin")
    assert page.training.badges[Destination.NER].text() == "✗ ner"


def test_that_a_quote_is_no_name_is_only_said_by_the_badge(session, inspector):
    page = focus(session, inspector, "q")
    assert page.training.badges[Destination.NER].text() == "✗ ner"
    assert "Only the layer Entity" in page.training.badges[Destination.NER].toolTip()
    assert shown(page.training.reasons) == []


def test_it_shows_the_findings_of_a_span_and_how_grave_they_are(session, inspector):
    page = focus(session, inspector, "e")
    assert [words.text() for _, words in page.findings.rows if not words.isHidden()] == [
        "The role agent is open: fill it, or say that it is implicit or absent."
    ]
    sign, words = page.findings.rows[0]
    assert sign.accessibleName() == "warning"
    assert not sign.pixmap().isNull()
    assert words.accessibleName().startswith("warning: ")
    page = focus(session, inspector, "berlin")
    assert page.findings.isHidden()
    assert page._findings_heading.isHidden()


def test_the_findings_of_a_suggestion_are_those_it_would_bring(session, inspector):
    page = focus(session, inspector, "q")
    assert page.findings.isHidden()
    page = focus(session, inspector, "m")
    assert page.findings.isHidden()


def test_the_article_counts_its_findings_and_leads_to_them(qtbot, session, inspector):
    inspector.refresh()
    page = inspector.article_page
    assert page.facts["Findings"] == "1 × warning"
    inspector.set_finding_key("F8")
    assert "[F8]" in page.next_finding.text()
    click(qtbot, page.next_finding)
    assert session.focus == "e"


def test_many_findings_are_counted_without_waiting(qtbot, session, inspector, monkeypatch):
    monkeypatch.setattr("annotator.services.inspection._AT_ONCE", 1)
    for article in ("a2", "a1"):
        session.open(ArticleId(article))
        inspector.refresh()
    assert inspector.article_page.facts["Findings"] == "…"
    assert inspector.article_page.next_finding.isHidden()
    qtbot.waitUntil(lambda: inspector.article_page.facts["Findings"] == "1 × warning")


def test_findings_are_walked_through_around_the_end_on_layers_that_are_shown(session, inspector):
    session.set_selection((find("SPD"),))
    session.spans.add("entity", "ORG")
    spd = session.focus
    assert inspector.focus_next_finding()
    assert session.focus == "e"
    assert inspector.focus_next_finding()
    assert session.focus == spd
    assert inspector.focus_next_finding(-1)
    assert session.focus == "e"
    session.set_hidden_layers(frozenset({"entity", "event"}))
    assert not inspector.focus_next_finding()
    session.close_article()
    assert not inspector.focus_next_finding()


def test_a_part_is_taken_away_with_delete(qtbot, session, inspector):
    first, second = find("kündigte"), find("an.\n")
    session.spans.set_fragments("e", (first, TextRange(second.begin, second.begin + 2)))
    page = focus(session, inspector, "e")
    assert [part.text() for part in page.extent.parts] == ["Part 1: kündigte", "Part 2: an"]
    page.extent.parts[1].setFocus()
    qtbot.keyClick(page.extent.parts[1], Qt.Key.Key_Delete)
    assert own(session).spans["e"].fragments == (first,)
    page = focus(session, inspector, "e")
    assert all(part.isHidden() for part in page.extent.parts)


def test_a_corrected_suggestion_is_still_told(session, inspector):
    session.set_focus("genf")
    session.spans.relabel("ORG")
    page = focus(session, inspector, session.focus)
    assert page.provenance.was.text() == "Suggested was “Genf” (Place)."
    page = focus(session, inspector, "berlin")
    assert page.provenance.was.isHidden()


def test_tab_goes_from_top_to_bottom(qtbot, session, inspector):
    focus(session, inspector, "berlin")
    page = focus(session, inspector, "e")
    page.label.setFocus()
    seen = []
    while QApplication.focusWidget() is not page.note and len(seen) < 30:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
    # Of what stands in a row the tops differ by a pixel or two.
    middles = [widget.mapTo(page, widget.rect().center()).y() for widget in [*seen, page.note]]
    assert all(after >= before - 2 for before, after in pairwise(middles))
    assert page.covered in seen
    assert {row.value for row in page.roles.rows if row.isVisible()} <= set(seen)


def test_arrows_go_from_role_to_role(qtbot, session, inspector):
    rows = focus(session, inspector, "e").roles.rows
    rows[0].value.setFocus()
    qtbot.keyClick(rows[0].value, Qt.Key.Key_Down)
    assert rows[1].value.hasFocus()
    qtbot.keyClick(rows[1].value, Qt.Key.Key_Up)
    assert rows[0].value.hasFocus()


def test_the_tooltip_of_a_role_says_what_it_is_for(session, inspector):
    row = focus(session, inspector, "e").roles.rows[0]
    row.show_line(row._line, "A", editable=True, repeated=False, guideline="Who does it.")
    assert row.title.toolTip() == "agent [A]: Who does it."


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
    session.spans.advance_after_decision = False
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


def test_one_click_takes_a_role_away_and_the_suggestion_over(qtbot, session, inspector):
    page = focus(session, inspector, "q")
    row = next(row for row in page.roles.rows if row.role == "speaker")
    assert not row.away.isHidden()
    assert row.away.toolTip() == "Take speaker away"
    click(qtbot, row.away)
    head = session.focused_span
    assert not session.focus_is_suggestion
    assert {a.role for a in own(session).arguments_of(head.id)} == {"cue"}
    session.steps.undo()
    assert not own(session).arguments_of(head.id)


def test_a_role_that_nothing_fills_has_nothing_to_take_away(session, inspector):
    rows = focus(session, inspector, "q").roles.rows
    assert [row.role for row in rows if not (row.isHidden() or row.away.isHidden())] == [
        "speaker",
        "cue",
    ]


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
