from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from annotator.domain.changes import Status
from annotator.domain.ids import ArticleId
from annotator.domain.ports import Order
from annotator.services.browse import Library
from annotator.ui.models.article_model import ARTICLE_ROLE, ROW_ROLE
from annotator.ui.panels.article_delegate import elided_lines
from annotator.ui.panels.article_list import ArticleListPanel
from annotator.ui.theme import DARK
from factories import ANNA
from fakes import FakeStore


@pytest.fixture
def panel(qtbot, library, session):
    made = ArticleListPanel(library, session)
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    return made


def shown(panel):
    return [panel.model.index(row).data(ARTICLE_ROLE) for row in range(panel.model.rowCount())]


def click(qtbot, panel, row):
    place = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_asks_for_the_article(qtbot, panel):
    with qtbot.waitSignal(panel.article_wanted) as wanted:
        click(qtbot, panel, 1)
    assert wanted.args == ["a2"]


def test_arrows_and_enter_ask_for_the_article(qtbot, panel):
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.article_wanted) as wanted:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert wanted.args == ["a3"]


def test_typing_searches_the_text_after_a_moment(qtbot, panel):
    qtbot.keyClicks(panel.search, "nummer 3")
    assert shown(panel) == ["a1", "a2", "a3"]
    qtbot.waitUntil(lambda: shown(panel) == ["a3"])


def test_typographic_quotation_marks_mean_a_phrase(qtbot, panel):
    panel.search.setText("„Text Nummer“")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.model.query.text == '"Text Nummer"'


def test_enter_in_the_search_field_goes_to_what_was_found(qtbot, panel):
    panel.search.setFocus()
    qtbot.keyClicks(panel.search, "nummer")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.list.currentIndex().data(ARTICLE_ROLE) == "a2"
    assert panel.list.hasFocus()


def test_toggles_show_counts_and_filter_by_status(qtbot, panel, session):
    session.open(ArticleId("a2"))
    session.set_status(Status.DONE)
    qtbot.waitUntil(lambda: panel.counts[Status.DONE] == 1)
    assert panel.toggles[Status.DONE].text() == "● 1"
    qtbot.mouseClick(panel.toggles[Status.DONE], Qt.MouseButton.LeftButton)
    assert shown(panel) == ["a2"]
    qtbot.mouseClick(panel.toggles[Status.NEW], Qt.MouseButton.LeftButton)
    assert shown(panel) == ["a1", "a2", "a3"]


def test_an_article_on_the_desk_stays_in_the_list_though_it_leaves_the_filter(
    qtbot, panel, session
):
    qtbot.mouseClick(panel.toggles[Status.NEW], Qt.MouseButton.LeftButton)
    session.open(ArticleId("a2"))
    session.set_status(Status.STARTED)
    qtbot.waitUntil(lambda: panel.counts[Status.STARTED] == 1)
    assert shown(panel) == ["a1", "a2", "a3"]
    assert panel.next_article(1) == "a3"


def test_the_order_menu_sorts(panel):
    panel.order.orders[Order.TITLE].trigger()
    assert shown(panel) == ["a2", "a3", "a1"]
    panel.order.orders[Order.OPEN].trigger()
    assert shown(panel)[0] == "a1"


def test_the_article_on_the_desk_is_selected(panel, session):
    session.open(ArticleId("a3"))
    assert panel.list.currentIndex().data(ARTICLE_ROLE) == "a3"


def test_next_article_follows_the_list_and_passes_over_what_is_done(panel, session, qtbot):
    session.open(ArticleId("a2"))
    session.set_status(Status.DONE)
    qtbot.waitUntil(lambda: panel.counts[Status.DONE] == 1)
    session.open(ArticleId("a1"))
    assert panel.next_article(1) == "a2"
    assert panel.next_article(1, only_open=True) == "a3"
    assert panel.next_article(-1) is None
    session.open(ArticleId("a3"))
    assert panel.next_article(1) is None
    assert panel.next_article(-1, only_open=True) == "a1"


def test_next_article_begins_at_the_top_when_nothing_is_on_the_desk(panel):
    assert panel.next_article(1) == "a1"


def test_an_empty_corpus_says_how_to_fill_it(qtbot, session):
    panel = ArticleListPanel(Library(FakeStore().open_unit_of_work, ANNA), session)
    qtbot.addWidget(panel)
    assert "Drop text files" in panel.empty.hint.text()
    assert panel._pages.currentIndex() == 1
    assert not panel.search.isEnabled()


def test_nothing_found_offers_the_way_back(qtbot, panel):
    panel.search.setText("gibt es nicht")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.empty.title.text() == "Nothing found"
    qtbot.mouseClick(panel.empty.way_back, Qt.MouseButton.LeftButton)
    assert shown(panel) == ["a1", "a2", "a3"]
    assert panel.search.text() == ""


def test_reload_finds_new_articles_and_keeps_the_place(qtbot, panel, session, store):
    session.open(ArticleId("a2"))
    fresh = replace(store.state.articles[ArticleId("a2")], id=ArticleId("a9"), title="Neu")
    store.state.articles[ArticleId("a9")] = fresh
    panel.reload()
    assert shown(panel) == ["a1", "a2", "a3", "a9"]
    assert panel.list.currentIndex().data(ARTICLE_ROLE) == "a2"
    assert panel.counts[Status.NEW] == 4


def test_it_paints_in_both_themes_and_says_things_anew(qtbot, panel, session):
    session.open(ArticleId("a1"))
    light = panel.grab().toImage()
    panel.set_theme(DARK)
    assert panel.grab().toImage() != light
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert panel.search.placeholderText() == "Search articles"


@pytest.mark.parametrize("width", [40, 120, 400])
def test_titles_take_two_lines_at_most_and_keep_no_break_spaces(qapp, width):
    font = QFont("Inter", 10)
    lines = elided_lines(
        "Elbchemie streicht 1\u00a0200 Stellen in Donaudampfschifffahrt 😀", font, width, 2
    )
    assert 1 <= len(lines) <= 2
    assert not any(line.endswith("1") for line in lines)
    assert elided_lines("", font, width, 2) == [""]


@pytest.fixture
def alike(store):
    """The second article says the same as the first; the third has been looked at in vain."""
    store.state.kin = {"a1": "a1", "a2": "a1", "a3": "a3"}
    store.state.uncertainty = {"a1": 0.5, "a2": 0.4, "a3": 0.1}
    store.state.sources["a3"] = "builtin@1"


def test_the_list_can_be_sorted_by_what_the_pipeline_was_unsure_of(alike, panel):
    panel.order.orders[Order.UNCERTAINTY].trigger()
    assert shown(panel) == ["a1", "a2", "a3"]
    assert panel.order.orders[Order.UNCERTAINTY].toolTip()


def test_what_says_the_same_as_a_finished_article_goes_last_when_one_goes_on(alike, panel, session):
    panel.order.orders[Order.UNCERTAINTY].trigger()
    session.open("a1")
    following = panel.next_article(only_open=True)
    session.set_status(Status.DONE)
    assert following == "a2"
    assert panel.way_after_finishing("a1", following)() == "a3"
    assert shown(panel) == ["a1", "a2", "a3"], "nothing moves under one's eyes"
    session.open("a3")
    assert shown(panel) == ["a1", "a3", "a2"]
    spoken = panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "says the same as “Zoë" in spoken
    assert "says the same" in panel.model.index(2).data(Qt.ItemDataRole.ToolTipRole)


def test_in_another_order_one_goes_on_as_the_list_says(alike, panel, session):
    session.open("a1")
    session.set_status(Status.DONE)
    assert panel.way_after_finishing("a1", "a2") == "a2"
    assert panel.way_after_finishing("a1", None) is None


def test_an_article_in_which_nothing_was_found_says_so(alike, panel):
    spoken = panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "suggested, nothing found" in spoken
    assert "nothing found" not in panel.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not panel.grab().isNull()


def test_an_article_one_leaves_at_once_shows_what_was_done_in_it(qtbot, panel, session):
    session.open(ArticleId("a1"))
    session.set_status(Status.DONE)
    session.open(ArticleId("a2"))

    def status():
        return panel.model.index(0).data(ROW_ROLE).tally.status

    qtbot.waitUntil(lambda: status() is Status.DONE)
