import pytest
from PySide6.QtCore import Qt

from annotator.services.recent import CorpusState
from annotator.ui.dialogs.welcome import WelcomePage
from annotator.ui.theme import DARK


@pytest.fixture
def page(qtbot):
    made = WelcomePage()
    qtbot.addWidget(made)
    made.resize(960, 640)
    made.show()
    return made


@pytest.mark.parametrize(
    ("card", "signal"),
    [
        ("samples", "samples_wanted"),
        ("tour", "tour_wanted"),
        ("new", "new_wanted"),
        ("open", "open_wanted"),
        ("news", "news_wanted"),
    ],
)
def test_each_card_asks_for_what_it_says(qtbot, page, card, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(getattr(page, card), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_samples_are_one_key_away(qtbot, page, key):
    page.samples.setFocus()
    with qtbot.waitSignal(page.samples_wanted):
        qtbot.keyClick(page.samples, key)


def test_recent_corpora_are_offered(qtbot, page):
    page.show_recent([f"/somewhere/{name}.corpus" for name in "abcdefgh"])
    assert len(page.recent) == 6
    assert page.recent[0].text() == "a"
    with qtbot.waitSignal(page.recent_wanted) as wanted:
        qtbot.mouseClick(page.recent[1], Qt.MouseButton.LeftButton)
    assert wanted.args == ["/somewhere/b.corpus"]
    page.show_recent([])
    assert page._side.isHidden()


def test_a_recent_corpus_says_how_it_stands(page):
    page.show_recent(["/a.corpus", "/b.corpus", "/c.corpus"])
    page.show_states(
        {
            "/a.corpus": CorpusState("/a.corpus", articles=12, finished=5),
            "/b.corpus": CorpusState("/b.corpus", articles=0),
        }
    )
    assert page.recent[0].words == "5 of 12 articles finished"
    assert page.recent[0].accessibleDescription().startswith("5 of 12")
    assert page.recent[1].words == "No articles yet"
    assert page.recent[2].words == ""


def test_a_missing_corpus_is_told_and_can_be_forgotten(qtbot, page):
    page.show_recent(["/gone.corpus"])
    page.show_states({"/gone.corpus": CorpusState("/gone.corpus", missing=True)})
    row = page.recent[0]
    assert "no longer there" in row.words
    with qtbot.waitSignal(page.forget_wanted), qtbot.assertNotEmitted(page.recent_wanted):
        qtbot.keyClick(row, Qt.Key.Key_Delete)
    with qtbot.waitSignal(page.forget_wanted):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_a_tour_that_was_begun_goes_on(page):
    before = page.tour.text()
    page.show_tour(begun=True)
    assert page.tour.text() != before


def test_it_paints_in_both_themes(page):
    page.show_recent(["/a.corpus", "/b.corpus"])
    page.show_states(
        {
            "/a.corpus": CorpusState("/a.corpus", 4, 1),
            "/b.corpus": CorpusState("/b.corpus", missing=True),
        }
    )
    light = page.grab().toImage()
    page.set_theme(DARK)
    assert page.grab().toImage() != light


def test_corpora_stand_beside_the_cards_however_narrow_the_window_may_be(page):
    page.show_recent([f"/{name}.corpus" for name in "abcdef"])
    page.resize(960, 560)
    assert page.minimumSizeHint().width() <= 960
    assert page.minimumSizeHint().height() <= 560
    assert page._side.mapTo(page, page._side.rect().topLeft()).x() > page.samples.width()


def test_it_says_when_it_is_seen(qtbot, page):
    page.hide()
    with qtbot.waitSignal(page.seen):
        page.show()
