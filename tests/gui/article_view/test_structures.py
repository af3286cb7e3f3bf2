"""Quotes and events as they are drawn: arcs, their labels, what is out of view, mentions of the same."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import marked_up
from annotator.bootstrap import make_context
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.article_view.labels import chip_box
from annotator.ui.article_view.wire_painting import label_places
from annotator.ui.theme import DARK, LIGHT
from factories import make_article, make_set, make_workbench

SIZES = [(520, 500), (760, 600), (1000, 800)]


@pytest.fixture
def show(qtbot):
    """Shows an article of ``tests/data/structures``."""

    def make(name, *, times=1, arcs=False, size=(760, 620), style=None, only=None):
        schema = make_context().default_schema()
        source = (marked_up.FOLDER / f"{name}.txt").read_text("utf-8")
        found = marked_up.parse(marked_up.repeated(source, times) if times > 1 else source, schema)
        view = ArticleView()
        qtbot.addWidget(view)
        view.set_style(style or ViewStyle())
        view.resize(*size)
        view.show()
        view.set_all_arcs(arcs)
        article = make_article(found.text)
        own = make_set(*found.spans, arguments=found.arguments, article=article)
        view.show_workbench(make_workbench(own), schema)
        view.setFocus()
        QApplication.processEvents()
        return view

    return make


def blocks(view):
    page = view._page
    return [page.layout(number) for number in range(len(page.index))]


def wire_labels(view, block):
    for line, signs in zip(block.lines, block.decor.lines, strict=True):
        yield from label_places(view._metrics, line, signs)


def rows_of_words(view, block):
    metrics = view._metrics
    for line in block.lines:
        height = metrics.ascent + metrics.descent
        yield QRectF(line.left, line.baseline - metrics.ascent, line.width - line.left, height)


def activated(view):
    found = []
    view.span_activated.connect(found.append)
    return found


def pill(view, text):
    return next(p for band in view._bands for p in band.pills if text in p.text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoom", [0.7, 1.0, 2.0])
def test_no_label_of_an_arc_covers_a_word_a_chip_or_another_label(show, size, zoom):
    view = show("dense", arcs=True, size=size, style=ViewStyle(zoom=zoom))
    count = 0
    for block in blocks(view):
        places = [place.rect for place in wire_labels(view, block)]
        count += len(places)
        solid = list(rows_of_words(view, block))
        solid += [
            chip_box(view._metrics, line, chip)
            for line, signs in zip(block.lines, block.decor.lines, strict=True)
            for chip in signs.chips
        ]
        inset = QRectF.adjusted
        for rect in places:
            inner = inset(rect, 0.6, 0.6, -0.6, -0.6)
            assert not any(inner.intersects(other) for other in solid)
        for one, other in combinations(places, 2):
            assert not inset(one, 0.3, 0.3, -0.3, -0.3).intersects(other)
    assert count > 60


@pytest.mark.parametrize("size", SIZES)
def test_every_role_is_named_somewhere(show, size):
    view = show("dense", arcs=True, size=size)
    arguments = view._page.items.workbench.own.arguments.values()
    named = sum(1 for block in blocks(view) for _ in wire_labels(view, block))
    assert named >= len(arguments)


def test_switching_the_arcs_on_makes_room_and_off_takes_it_back(show):
    view = show("five_events", size=(900, 620))
    before = view._page.height
    view.set_all_arcs(True)
    QApplication.processEvents()
    assert view._page.height > before
    view.set_all_arcs(False)
    QApplication.processEvents()
    assert view._page.height == before


def test_the_words_stay_where_they_are_whatever_has_the_focus(show):
    view = show("dense")
    rows = [view.position_rect(offset) for offset in range(200)]
    for head in ("a4", "a5", "a11"):
        view.set_focus(head)
        QApplication.processEvents()
        assert [view.position_rect(offset) for offset in range(200)] == rows


def test_arcs_of_the_focus_differ_from_those_of_nothing(show):
    view = show("five_events")
    plain = view.grab().toImage()
    view.set_focus("v1")
    focused = view.grab().toImage()
    view.set_focus("v4")
    assert plain != focused != view.grab().toImage()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("arcs", [False, True])
def test_everything_can_be_painted_with_any_focus(show, theme, arcs):
    view = show("nested", arcs=arcs, style=ViewStyle(theme=theme))
    for span in list(view._page.items.workbench.own.spans):
        view.set_focus(span)
        assert not view.grab().isNull()


def test_an_end_out_of_view_is_told_at_the_edge_and_a_click_goes_there(show):
    view = show("three_paragraphs", size=(760, 320))
    view.set_focus("q1")
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QApplication.processEvents()
    view.viewport().repaint()
    assert "s1" in view.ends_elsewhere
    found = activated(view)
    place = pill(view, "Hannelore Vogt")
    assert "↑" in place.text
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.rect.center().toPoint())
    assert found == ["s1"]


def test_enter_goes_to_an_end_out_of_view_and_from_there_back(show):
    view = show("three_paragraphs", size=(760, 320))
    view.set_focus("z1")
    view.viewport().repaint()
    found = activated(view)
    assert view.ends_elsewhere
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found == [view.ends_elsewhere[0]]


def test_enter_is_left_to_the_window_when_everything_is_in_view(show):
    view = show("five_events")
    view.set_focus("v1")
    view.viewport().repaint()
    found = activated(view)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert found == []


def test_no_band_covers_what_has_the_focus(show):
    view = show("dense", times=2, size=(760, 420))
    heads = {argument.head for argument in view._page.items.workbench.own.arguments.values()}
    for head in sorted(heads):
        view.set_focus(head)
        view.viewport().repaint()
        first = view.span_rects(head)[0]
        assert not any(band.rect.intersects(QRectF(first)) for band in view._bands), head


def test_a_press_between_the_words_of_a_band_does_nothing(show):
    view = show("three_paragraphs", size=(760, 320))
    view.set_focus("q1")
    view.viewport().repaint()
    found = activated(view)
    edge = view._bands[0].rect
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, int(edge.center().y()))
    )
    assert found == []


def test_a_click_on_the_name_of_a_role_goes_to_the_head(show):
    view = show("five_events", arcs=True)
    block = blocks(view)[1]
    place = next(p for p in wire_labels(view, block) if p.wire.head.id == "v2")
    page = view._page
    at = place.rect.center().toPoint() + QPoint(view._column_x, page.top_of(1) - view._scroll)
    found = activated(view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert found == ["v2"]


def test_a_role_that_nothing_fills_is_told_at_the_edge(show):
    view = show("nested")
    view.set_focus("q1")
    view.viewport().repaint()
    assert pill(view, "(Adressat)").target is None
    view.set_focus("q2")
    view.viewport().repaint()
    assert pill(view, "Adressat ∅").target is None


def test_both_fragments_of_a_cue_are_joined_with_their_quote(show):
    view = show("nested", arcs=True)
    texts = [place.text for block in blocks(view) for place in wire_labels(view, block)]
    assert "Redesignal" in texts
    later = [
        sign
        for block in blocks(view)
        for signs in block.decor.lines
        for wire in signs.wires
        for sign in wire.signs
        if sign.wordings[:1] == ("… Redesignal",)
    ]
    assert len(later) == 2


def test_an_end_in_another_paragraph_is_written_at_both_ends(show):
    view = show("nested", arcs=True)
    texts = [place.text for block in blocks(view) for place in wire_labels(view, block)]
    assert any(text.startswith("Sprecher ↓ Kapitän") for text in texts)
    assert any(text.startswith("Sprecher ↑ „Wir laufen") for text in texts)


def test_a_quote_over_paragraphs_tells_its_speaker_once(show):
    view = show("three_paragraphs", arcs=True)
    texts = [place.text for block in blocks(view) for place in wire_labels(view, block)]
    assert sum(text.startswith("Sprecher ↑") for text in texts) == 1
    assert sum(text.startswith("Adressat ↓") for text in texts) == 1


def test_the_bar_of_an_inner_quote_stands_between_that_of_the_outer_one_and_the_words(show):
    items = show("nested")._page.items
    assert items.slot("q2") < items.slot("q1")


def test_what_belongs_together_can_be_marked_from_outside(show):
    view = show("five_events")
    plain = view.grab().toImage()
    view.set_related(["u", "u2"])
    assert view.grab().toImage() != plain
    view.set_related([])
    assert view.grab().toImage() == plain


def test_the_tooltip_of_a_head_names_layer_and_roles(show):
    view = show("nested")
    words = view._explained(view._page.items.item("q1"))
    assert "Sprecher: die Stadtverwaltung" in words
    assert "Redesignal: teilte … mit" in words
    assert "Adressat: implicit" in words
    assert words.splitlines()[0].startswith("Indirekte Rede · ")


def test_the_tooltip_of_a_filler_names_its_heads(show):
    view = show("five_events")
    words = view._explained(view._page.items.item("g"))
    assert "Handelnder ← Streik" in words
