import pytest
from PySide6.QtCore import Qt

from annotator.domain.ids import ArticleId
from annotator.ui.models.outline_model import LINE_ROLE
from annotator.ui.panels.outline import OutlinePanel
from annotator.ui.theme import DARK


@pytest.fixture
def panel(qtbot, session):
    made = OutlinePanel(session)
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    session.open(ArticleId("a1"))
    qtbot.waitUntil(lambda: made.model.rowCount() > 0)
    return made


def row_of(panel, words):
    def search(parent):
        for row in range(panel.model.rowCount(parent)):
            index = panel.model.index(row, 0, parent)
            if words in index.data():
                return index
            found = search(index)
            if found is not None:
                return found
        return None

    index = search(panel.tree.rootIndex())
    assert index is not None, words
    return index


def click(qtbot, panel, words):
    index = row_of(panel, words)
    panel.tree.scrollTo(index)
    place = panel.tree.visualRect(index).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def current(panel):
    return panel.tree.currentIndex().data(LINE_ROLE)


def test_a_click_focuses_the_span(qtbot, panel, session):
    click(qtbot, panel, "Genf")
    assert session.focus == "genf"


def test_a_click_on_a_filled_role_focuses_the_filler_and_stays_there(qtbot, panel, session):
    click(qtbot, panel, "speaker: sie")
    assert session.focus == "m"
    qtbot.wait(1)
    assert current(panel).title == "speaker"


def test_a_click_on_an_open_role_focuses_its_head(qtbot, panel, session):
    click(qtbot, panel, "open: addressee")
    assert session.focus == "q"


def test_the_focus_is_shown(qtbot, panel, session):
    session.set_focus("e")
    qtbot.waitUntil(lambda: current(panel) is not None and current(panel).span == "e")
    session.set_focus(None)
    qtbot.waitUntil(lambda: current(panel) is None)


def test_arrow_keys_move_the_focus(qtbot, panel, session):
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(row_of(panel, "direct"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert session.focus == "m"


def test_edits_come_in_and_collapsed_layers_stay_collapsed(qtbot, panel, session):
    entities = row_of(panel, "Entity")
    panel.tree.collapse(entities)
    session.set_focus("genf")
    session.spans.accept()
    qtbot.waitUntil(lambda: not row_of(panel, "Genf").data(LINE_ROLE).suggested)
    assert not panel.tree.isExpanded(row_of(panel, "Event")) or panel.tree.isExpanded(
        row_of(panel, "Quote")
    )


def test_new_heads_come_expanded(qtbot, panel, session):
    session.set_focus("berlin")
    session.spans.add("event", "Attack")
    qtbot.waitUntil(lambda: "Attack" in row_of(panel, "Attack").data())
    assert panel.tree.isExpanded(row_of(panel, "Attack"))


def test_layers_can_be_left_out_here_only(qtbot, panel, session):
    panel.set_left_out(frozenset({"entity"}))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    assert session.hidden_layers == frozenset()


def test_without_an_article_it_says_what_will_be_here(qtbot, panel, session):
    session.close_article()
    qtbot.waitUntil(lambda: panel._pages.currentIndex() == 1)
    assert panel.model.rowCount() == 0
    assert "listed here" in panel._empty.text()


def test_it_paints_in_both_themes(panel):
    light = panel.grab().toImage()
    panel.set_theme(DARK)
    assert panel.grab().toImage() != light


def test_a_long_outline_is_made_in_slices_and_then_shows_the_focus(
    qtbot, panel, session, monkeypatch
):
    rounds = []
    real = panel.model.showing
    monkeypatch.setattr("annotator.ui.panels.outline._SLICE_S", -1.0)
    monkeypatch.setattr(
        panel.model, "showing", lambda *about: (rounds.append(each) for each in real(*about))
    )
    session.open(ArticleId("a1"))
    session.set_focus("e")
    panel._sync()
    assert (len(rounds), panel.model.rowCount()) == (1, 0)
    qtbot.waitUntil(lambda: current(panel) is not None and current(panel).span == "e")
    assert len(rounds) > 5


def test_an_edit_while_the_outline_is_made_is_in_it(qtbot, panel, session, monkeypatch):
    monkeypatch.setattr("annotator.ui.panels.outline._SLICE_S", -1.0)
    session.open(ArticleId("a1"))
    panel._sync()
    session.set_focus("genf")
    session.spans.accept()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    assert not row_of(panel, "Genf").data(LINE_ROLE).suggested
