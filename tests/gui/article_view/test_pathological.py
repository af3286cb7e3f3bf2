from __future__ import annotations

from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication

from annotator.domain.offsets import TextRange
from annotator.ui.article_view import ViewStyle, block_layout, painting
from annotator.ui.article_view.blocks import LONGEST
from chaos import CHAOS
from factories import make_article, make_set, make_span, make_suggestion
from work import counted_calls

OPENING = 90_000
"""Calls in which an article is opened and painted, whatever is in it; for each paragraph there are some more."""
STEP = 10_000
"""Calls in which one thing a person does is done and painted, however long the article."""
PARAGRAPH = 12

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TEXTS = {
    "separators": "Eins\u2028zwei\u2029drei vier",
    "controls": "a\x00b\x1bc\x7fd\x85e\ufffcf",
    "surrogate": "vor \ud83d nach",
    "tabs": "\tSpalte\tzwei\t\tdrei",
    "joiners": "👩🏽\u200d🚒 und 👨\u200d👩\u200d👧 a\u200db",
    "marks": "Ze" + "\u0301" * 10_000 + " Ende",
    "right to left": "Der Sender الجزيرة meldete: שלום עולם – am 5. Mai.",
    "only right to left": "קול ישראל הוא שירות השידור",
    "overrides": "vor \u202eumgekehrt\u202c nach",
    "flags": "🇨🇭" * 300,
    "no blanks": "x" * 20_000,
    "wide": "新華社電 " * 400,
    "zero width": "\u200b\u200b\ufeff\u00ad",
    "newlines": "\n\n\nText\n\n\n",
}


@pytest.fixture
def within(monkeypatch):
    """``with within(calls)``: no more is done, and no more text laid out than a few blocks of it.

    How long it takes is measured by ``tests/benchmarks/scale.py``.
    """
    laid_out = []

    def lay_out(words, font):
        laid_out.append(len(words))
        return QTextLayout(words, font)

    monkeypatch.setattr(block_layout, "QTextLayout", lay_out)

    @contextmanager
    def bounded(most):
        laid_out.clear()
        with counted_calls() as work:
            yield
        assert work.number <= most
        assert sum(laid_out) <= 4 * LONGEST

    return bounded


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_odd_texts_are_shown_walked_and_selected_exactly(make_view, hands_on, text):
    size = len(text)
    spans = [make_span(0, min(3, size)), make_span(size // 2, size, layer="quote", label="direct")]
    view = make_view(*spans, suggested=[make_suggestion(1, size - 1)], text=text)
    hands = hands_on(view)
    view.grab()
    hands.key(KEY.Key_Right, times=5)
    hands.key(KEY.Key_Right, SHIFT, times=3)
    hands.key(KEY.Key_Down, SHIFT)
    hands.key(KEY.Key_End, CTRL)
    view.set_character_mode(True)
    hands.key(KEY.Key_Left, SHIFT, times=3)
    for part in view.selection:
        assert 0 <= part.begin < part.end <= size
    hands.drag(QPoint(200, 60), QPoint(500, 300))
    hands.key(KEY.Key_A, CTRL)
    (everything,) = view.selection
    assert text[: everything.begin].strip() == ""
    assert text[everything.end :].strip() == ""
    view.grab()


@pytest.mark.parametrize("name", ["separators", "controls", "surrogate", "tabs"])
def test_pictures_do_not_shift_offsets(make_view, name):
    text = TEXTS[name]
    view = make_view(text=text)
    lefts = [view.position_rect(n).left() for n in range(len(text))]
    assert lefts == sorted(lefts)
    assert len({view.position_rect(n).top() for n in range(len(text))}) == 1
    for offset, character in enumerate(text):
        if not character.isspace() or character in "\u2028\u2029":
            assert view.offset_at(view.position_rect(offset).center()) == offset


def test_words_written_right_to_left_are_marked_where_they_are(make_view):
    text = TEXTS["right to left"]
    begin = text.index("الجزيرة")
    view = make_view(make_span(begin, begin + 7, id="ar"), text=text)
    (rect,) = view.span_rects("ar")
    before = view.position_rect(begin - 2)
    after = view.position_rect(begin + 8)
    assert before.right() <= rect.left() + 8
    assert rect.right() <= after.left() + 1
    assert rect.width() > 20


def test_a_right_to_left_paragraph_is_set_from_the_right(make_view):
    text = TEXTS["only right to left"]
    view = make_view(make_span(0, 3, id="first"), text=text)
    (rect,) = view.span_rects("first")
    assert rect.left() > view.viewport().width() / 2


def test_thousands_of_nested_spans_keep_lines_bounded(make_view, hands_on):
    text = "Wort " * 2_000
    size = len(text)
    spans = [make_span(n, size - n - 1, id=f"n{n}") for n in range(0, 4_990, 1)]
    view = make_view(*spans, text=text)
    view.grab()
    line = view._page.layout(0).lines[0]
    metrics = view._metrics
    assert line.bottom - line.top <= metrics.line_height(13, 6)
    signs = [line for number in range(2) for line in view._page.layout(number).decor.lines]
    assert sum(line.uncounted for line in signs) > 0
    hands_on(view).click(300)
    view.set_focus("n2000")
    view.grab()


def test_of_a_megabyte_in_one_line_only_what_is_seen_is_laid_out(make_view, hands_on, within):
    text = "x" * 1_000_000
    with within(OPENING):
        view = make_view(text=text)
        view.grab()
    with within(STEP):
        hands_on(view).key(KEY.Key_End, CTRL)
        view.reveal(TextRange(len(text) - 1, len(text)))
        view.grab()
    assert view.visible_range().end == len(text)


def test_a_window_of_almost_no_size_is_no_reason_to_fail(make_view):
    view = make_view(make_span(0, 6), size=(60, 40))
    view.grab()
    view.resize(1, 1)
    view.set_zoom(4.0)
    view.grab()
    view.reveal(TextRange(100, 120))


def test_unknown_fonts_are_replaced(make_view):
    view = make_view(make_span(0, 6), style=ViewStyle(text_family="No Such Font"))
    assert view.position_rect(3).width() > 0


def test_an_error_while_painting_does_not_leave_the_painter_open(make_view, monkeypatch, qtbot):
    view = make_view(make_span(0, 6))

    def fail(*_):
        raise RuntimeError("while painting")

    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(painting, "_fill_box", fail)
        for _ in range(3):
            view.viewport().update()
            QApplication.processEvents()
    assert len(caught) == 3
    image = view.grab().toImage()
    assert image.pixelColor(5, 5).name() == view._style.theme.page


@pytest.mark.parametrize("text", CHAOS.values(), ids=CHAOS.keys())
def test_what_is_selected_in_chaos_is_what_a_span_covers_and_nothing_is_much_work(
    make_view, hands_on, within, text
):
    size = len(text)
    with within(OPENING + PARAGRAPH * text.count("\n")):
        view = make_view(make_span(0, min(4, size), id="s0"), text=text)
        view.grab()
    hands = hands_on(view)
    view.set_character_mode(True)
    steps = (
        lambda: hands.key(KEY.Key_Home, CTRL),
        lambda: hands.key(KEY.Key_Right, SHIFT, times=3),
        lambda: hands.key(KEY.Key_Down, SHIFT),
        lambda: hands.drag(QPoint(150, 60), QPoint(420, 220)),
        lambda: hands.key(KEY.Key_End, CTRL),
        lambda: hands.key(KEY.Key_Left, SHIFT, times=3),
        lambda: hands.drag(QPoint(420, 300), QPoint(180, 100)),
    )
    marked = 0
    for step in steps:
        with within(STEP):
            step()
            view.grab()
        if not view.selection:
            continue
        marked += 1
        parts = [(part.begin, part.end) for part in view.selection]
        assert all(0 <= begin < end <= size for begin, end in parts)
        # As the program does: copied text, stored offsets and covered text are one and the same.
        span = make_span(*(offset for part in parts for offset in part))
        covered = "".join(text[begin:end] for begin, end in parts)
        assert "".join(hands.selected()) == covered
        assert make_set(span, article=make_article(text)).covered_text(span).replace(
            " … ", ""
        ) == covered.replace(" … ", "")
        # And it is drawn where it was pointed at: its first character is found at its place again.
        begin = parts[0][0]
        with within(STEP):
            view.reveal(TextRange(begin, min(begin + 1, size)))
            rect = view.position_rect(begin)
        # Parts of a Hangul syllable are drawn as one.
        if rect.width() > 2 and text[begin].isalnum() and not "\u1100" <= text[begin] <= "\u11ff":
            assert view.offset_at(rect.center()) == begin
    assert marked >= 3


def test_five_thousand_nested_spans_are_looked_at_a_few_times_at_most(make_view, hands_on, within):
    text = "Wort " * 2_100
    spans = [make_span(n, len(text) - n - 1, id=f"n{n}") for n in range(5_000)]
    with within(OPENING + 100 * len(spans)):
        view = make_view(*spans, text=text)
        view.grab()
    hands = hands_on(view)
    for step in (
        lambda: hands.hover(QPoint(300, 80)),
        lambda: hands.click(QPoint(300, 80)),
        lambda: view.set_focus("n4999"),
        lambda: hands.key(KEY.Key_End, CTRL),
    ):
        with within(STEP + 80 * len(spans)):
            step()
            view.grab()
