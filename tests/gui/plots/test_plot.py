from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QXmlStreamReader
from PySide6.QtGui import QColor, QGuiApplication, QImage

from annotator.ui.plots.charts import Bar, Bars, Cell, Lines, Matrix, Point, Series
from annotator.ui.plots.plot import Plot
from annotator.ui.theme import DARK, LIGHT

BARS = Bars(
    [
        Bar("PER", 0.9, 0.8, 0.95, key="PER", hue="#cc3333"),
        Bar("ORG <b>", 0.5, key="ORG"),
        Bar("LOC", None, key="LOC"),
        Bar("MISC", -0.1, -0.3, 0.1),
    ],
    axis="F1 exact",
)
LINES = Lines(
    [Series("α", [Point(0, 0.5, 0.4, 0.6, key=0), Point(1, 0.7, 0.6, 0.8, key=1)])],
    ticks=[(0, "May"), (1, "June")],
)
MATRIX = Matrix(
    ["Anna", "Ben"],
    ["Anna", "Ben"],
    [
        [Cell(None), Cell(0.9, "0.90", key=("Anna", "Ben"))],
        [Cell(0.9, "0.90", key=("Ben", "Anna")), Cell(None)],
    ],
)


@pytest.fixture
def plot(qtbot):
    made = Plot("Agreement")
    qtbot.addWidget(made)
    made.resize(500, 320)
    made.show()
    qtbot.waitExposed(made)
    return made


def click(qtbot, plot, mark):
    qtbot.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=plot.place_of(mark))


def words_of(path):
    reader, found = QXmlStreamReader(path.read_text(encoding="utf-8")), set()
    while not reader.atEnd():
        if reader.isStartElement() and reader.name() in {"title", "text"}:
            found.add(reader.readElementText().strip())
        reader.readNext()
    assert not reader.hasError(), reader.errorString()
    return found


@pytest.mark.parametrize(
    ("chart", "keys"),
    [
        (BARS, ["PER", "ORG"]),
        (LINES, [0, 1]),
        (MATRIX, [("Anna", "Ben"), ("Ben", "Anna")]),
    ],
)
def test_a_click_on_a_mark_hands_its_key_back(qtbot, plot, chart, keys):
    plot.show_chart(chart)
    said = []
    plot.clicked.connect(said.append)
    for mark in plot.marks:
        click(qtbot, plot, mark)
    assert said == keys


def test_what_has_no_value_has_no_mark(plot):
    plot.show_chart(BARS)
    assert [mark.words for mark in plot.marks] == [
        "PER: 0.900",
        "ORG <b>: 0.500",
        "MISC: -0.100",
    ]


def test_a_click_beside_the_points_says_nothing(qtbot, plot):
    plot.show_chart(LINES)
    with qtbot.assertNotEmitted(plot.clicked):
        middle = plot.view.viewport().rect().center()
        qtbot.mouseClick(
            plot.view.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(0, 90)
        )


def test_arrows_walk_through_the_marks_and_enter_takes_one(qtbot, plot):
    plot.show_chart(BARS)
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert plot.accessibleDescription() == "PER: 0.900"
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    with qtbot.waitSignal(plot.clicked) as said:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert said.args == ["ORG"]
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    qtbot.keyClick(plot, Qt.Key.Key_Up)
    assert plot.accessibleDescription() == "MISC: -0.100"  # round the end


def test_keys_in_an_empty_plot_do_nothing(qtbot, plot):
    with qtbot.assertNotEmitted(plot.clicked):
        qtbot.keyClick(plot, Qt.Key.Key_Down)
        qtbot.keyClick(plot, Qt.Key.Key_Return)


def test_the_ground_follows_the_theme(plot):
    plot.show_chart(BARS)
    for theme in (LIGHT, DARK):
        plot.set_theme(theme)
        shown = plot.view.grab().toImage()
        corner = shown.pixelColor(shown.width() - 2, shown.height() - 2)
        assert corner == QColor(theme.page)


@pytest.mark.parametrize("chart", [BARS, LINES, MATRIX, Bars(()), Lines(()), Matrix((), ())])
def test_pictures_are_written_as_png_and_svg(plot, tmp_path, chart):
    plot.show_chart(chart)
    plot.save(tmp_path / "x.png")
    plot.save(tmp_path / "x.svg")
    picture = QImage(str(tmp_path / "x.png"))
    assert picture.width() == 2 * plot.view.viewport().width()
    assert "Agreement" in words_of(tmp_path / "x.svg")


def test_a_svg_holds_the_words_as_they_are(plot, tmp_path):
    plot.show_chart(BARS)
    plot.save(tmp_path / "x.svg")
    assert {"PER", "ORG <b>", "0.900", "F1 exact"} <= words_of(tmp_path / "x.svg")


def test_the_picture_does_not_show_where_one_is(qtbot, plot, tmp_path):
    plot.show_chart(BARS)
    plot.save(tmp_path / "before.svg")
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    plot.save(tmp_path / "after.svg")
    before, after = ((tmp_path / name).read_bytes() for name in ("before.svg", "after.svg"))
    assert before == after


def test_a_picture_that_cannot_be_written_is_told(qtbot, plot, tmp_path):
    with qtbot.waitSignal(plot.failed) as said:
        plot.save(tmp_path / "nowhere" / "x.png")
    assert isinstance(said.args[0], OSError)


def test_copying_puts_the_picture_on_the_clipboard(qtbot, plot):
    plot.show_chart(MATRIX)
    qtbot.keyClick(plot, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 2 * plot.view.viewport().width()


def test_words_below_are_thinned_out_where_they_would_overlap(plot):
    days = [(float(day), f"2026-05-{day:02}") for day in range(1, 31)]
    plot.show_chart(Lines([Series("", [Point(at, 0.5) for at, _ in days])], ticks=days))
    shown = plot.view.getAxis("bottom")._tickLevels[0]
    plot.resize(1400, 320)
    wider = plot.view.getAxis("bottom")._tickLevels[0]
    assert 2 <= len(shown) < len(wider) <= 30


def test_rows_are_not_squeezed(plot):
    plot.show_chart(BARS)
    few = plot.minimumSizeHint().height()
    plot.show_chart(Bars([Bar(str(place), 0.5) for place in range(40)]))
    assert plot.minimumSizeHint().height() >= few + 36 * 16


def test_several_lines_have_a_legend_and_one_has_not(plot):
    plot.show_chart(LINES)
    assert plot.view.plotItem.legend is None
    plot.show_chart(Lines([*LINES.series, Series("F1", [Point(0, 1.0)])]))
    assert [label.text for _, label in plot.view.plotItem.legend.items] == ["α", "F1"]
    plot.show_chart(BARS)
    assert plot.view.plotItem.legend is None
