import pytest
from PySide6.QtCore import Qt

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
    [("samples", "samples_wanted"), ("new", "new_wanted"), ("open", "open_wanted")],
)
def test_each_card_asks_for_what_it_says(qtbot, page, card, signal):
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(getattr(page, card), Qt.MouseButton.LeftButton)


def test_the_samples_are_one_key_away(qtbot, page):
    page.samples.setFocus()
    with qtbot.waitSignal(page.samples_wanted):
        qtbot.keyClick(page.samples, Qt.Key.Key_Space)


def test_recent_corpora_are_offered(qtbot, page):
    page.show_recent([f"/somewhere/{name}.corpus" for name in "abcdefgh"])
    assert len(page.recent) == 6
    assert page.recent[0].text().startswith("a ")
    with qtbot.waitSignal(page.recent_wanted) as wanted:
        qtbot.mouseClick(page.recent[1], Qt.MouseButton.LeftButton)
    assert wanted.args == ["/somewhere/b.corpus"]
    page.show_recent([])
    assert page._recent_title.isHidden()


def test_it_paints_in_both_themes(page):
    light = page.grab().toImage()
    page.set_theme(DARK)
    assert page.grab().toImage() != light
