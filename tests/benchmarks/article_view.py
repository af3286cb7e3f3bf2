"""The article view: next article, added span, focus, page, scrolling, as a person meets them.

Each step is one call and the painting it causes, in a window of 1000 × 800; medians in
milliseconds. The floor of a next article is what is visible as bare ``QTextLayout``, laid out and painted in a
widget of the same size.
"""

from __future__ import annotations

import gc
import random
import re
import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget

import marked_up
from annotator.bootstrap import make_context
from annotator.domain.changes import SpanAdded, SpanRemoved
from annotator.domain.workbench import Workbench
from annotator.resources import resource_path
from annotator.ui.app import GC_THRESHOLD
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.article_view.style import measured
from factories import (
    make_argument,
    make_article,
    make_change_set,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)
from measured import Promise, Rows, Topic, at_most

ROWS = Rows(Topic.WINDOW)
ROUNDS = 15
FRAME = at_most(16)
BARE = "QTextLayouts of what is visible"
SCHEMA = make_schema()
LAYERS = [
    ("entity", ["PER", "ORG", "LOC"], (1, 3)),
    ("entity", ["PER", "ORG", "LOC"], (1, 2)),
    ("quote", ["direct", "indirect"], (5, 20)),
    ("cue", ["cue"], (1, 1)),
    ("event", ["Attack"], (1, 1)),
]


def text_of(words: int, *, paragraphs: bool = True) -> str:
    """So many words of the samples, over and over."""
    files = sorted(resource_path("samples").glob("*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line]
    found: list[str] = []
    count = 0
    while count < words:
        line = lines[len(found) % len(lines)]
        found.append(" ".join(line.split()[: words - count]))
        count += len(line.split())
    return ("\n\n" if paragraphs else " ").join(found)


def desk(text: str, spans: int, seed: int) -> Workbench:
    """A workbench with so many spans at random places, half of them suggestions."""
    choose = random.Random(seed)
    words = [match.span() for match in re.finditer(r"\w+", text)]
    own, suggested = [], []
    for number in range(spans):
        layer, labels, (least, most) = choose.choice(LAYERS)
        first = choose.randrange(len(words) - most)
        last = first + choose.randint(least, most) - 1
        fields = {"layer": layer, "label": choose.choice(labels)}
        place = (words[first][0], words[last][1])
        if number % 2:
            suggested.append(make_suggestion(*place, **fields))
        else:
            own.append(make_span(*place, **fields))
    made = make_workbench(make_set(*own, article=make_article(text)), suggested)
    # The window asks for what is open before the view does.
    assert made.open_suggestions or not spans
    return made


def timed(step: Callable[[], object], view: ArticleView) -> float:
    """Milliseconds until what a step changed is painted."""
    gc.collect()
    start = time.perf_counter()
    step()
    view.viewport().repaint()
    return (time.perf_counter() - start) * 1e3


class Bare(QWidget):
    """The visible words, laid out and drawn by Qt alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._layouts: list[QTextLayout] = []

    def set_words(self, words: str) -> None:
        """Lay out each paragraph below the one before."""
        metrics = measured(ViewStyle())
        self._layouts.clear()
        y = 0.0
        for paragraph in words.split("\n"):
            layout = QTextLayout(paragraph, metrics.text_font)
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(metrics.column)
                line.setPosition(QPointF(0, y))
                y += line.height()
                line = layout.createLine()
            layout.endLayout()
            self._layouts.append(layout)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw all of it."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), Qt.GlobalColor.white)
            for layout in self._layouts:
                layout.draw(painter, QPointF(0, 0))


def measure_bare(bare: Bare, view: View) -> float:
    """Milliseconds to lay out and paint what the view shows, in a widget of the same size."""
    words = view.visible_range().covered_text(view.article_text)
    gc.collect()
    start = time.perf_counter()
    bare.set_words(words)
    bare.repaint()
    return (time.perf_counter() - start) * 1e3


class View(ArticleView):
    """Knows its text."""

    article_text = ""

    def show_workbench(self, workbench, schema):
        self.article_text = workbench.article.text
        super().show_workbench(workbench, schema)


def report(
    name: str,
    values: list[float],
    promise: Promise | None = None,
    floor: list[float] | None = None,
) -> None:
    """One row, of medians."""
    bare = {"floor": statistics.median(floor), "floor_is": BARE} if floor else {}
    ROWS.tell(f"view: {name}", statistics.median(values), promise=promise, **bare)


def measure_next_article(
    view: View, bare: Bare, words: int, spans: int, promise: Promise, **options: bool
) -> None:
    """The next article, from handing it over until it is painted."""
    text = text_of(words, **options)
    values, floors = [], []
    for seed in range(ROUNDS if spans < 5_000 else 7):
        workbench = desk(text, spans, seed)
        values.append(timed(lambda made=workbench: view.show_workbench(made, SCHEMA), view))
        floors.append(measure_bare(bare, view))
    shape = "" if options.get("paragraphs", True) else " in one paragraph"
    report(f"next article, {words:,} words{shape}, {spans:,} spans", values, promise, floors)


def measure_steps(view: View, words: int, spans: int) -> None:
    """What one does on an article that is open."""
    text = text_of(words)
    workbench = desk(text, spans, 1)
    view.show_workbench(workbench, SCHEMA)
    what = f"{words:,} words, {spans:,} spans"
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    begin = view.visible_range().begin + 60
    added, removed = [], []
    for number in range(ROUNDS):
        span = make_span(begin + number * 9, begin + number * 9 + 6)
        changes = make_change_set(SpanAdded(span=span))
        after = workbench.apply(changes)
        assert after.tally  # the article list asks first
        added.append(timed(lambda a=after, c=changes: view.update_workbench(a, c), view))
        changes = make_change_set(SpanRemoved(span=span))
        assert after.apply(changes).tally
        workbench = after.apply(changes)
        removed.append(timed(lambda w=workbench, c=changes: view.update_workbench(w, c), view))
    report(f"one span added, {what}", added, FRAME)
    report(f"one span removed, {what}", removed, FRAME)
    seen = [s.id for s in workbench.own if view.visible_range().contains(s.extent)][:ROUNDS]
    focused = [timed(lambda s=span: view.set_focus(s), view) for span in seen]
    report(f"focus moved, {what}", focused, FRAME)
    pages, wheels, repaints = [], [], []
    for number in range(ROUNDS):
        share = bar.maximum() * ((number * 7) % ROUNDS) // ROUNDS
        pages.append(timed(lambda y=share: bar.setValue(y), view))
    for _ in range(ROUNDS * 3):
        wheels.append(timed(lambda: bar.setValue(bar.value() + 60), view))
        repaints.append(timed(lambda: None, view))
    report(f"jump to another page, {what}", pages, FRAME)
    report(f"scrolled by 60 pixels and painted in full, {what}", wheels, FRAME)
    report(f"painted in full, {what}", repaints, FRAME)


def dense_desk(times: int) -> Workbench:
    """An article full of quotes and events: 100 events and about 40 quotes for five times."""
    source = (marked_up.FOLDER / "dense.txt").read_text("utf-8")
    schema = make_context().default_schema()
    found = marked_up.parse(marked_up.repeated(source, times), schema)
    article = make_article(found.text)
    return make_workbench(make_set(*found.spans, arguments=found.arguments, article=article))


def heads_in_view(view: View, workbench: Workbench) -> int:
    """How many heads of arcs are in view."""
    seen = view.visible_range()
    heads = {argument.head for argument in workbench.own.arguments.values()}
    return sum(seen.begin <= workbench.own.spans[head].begin < seen.end for head in heads)


def painted(widget: QWidget) -> float:
    """Milliseconds to paint a widget in full, the mean of ten times."""
    gc.collect()
    start = time.perf_counter()
    for _ in range(10):
        widget.repaint()
    return (time.perf_counter() - start) * 1e2


def measure_arcs(view: View, bare: Bare) -> None:
    """Painting with the arcs of all heads, and what switching them on costs."""
    schema = make_context().default_schema()
    workbench = dense_desk(5)
    view.show_workbench(workbench, schema)
    switched = [
        timed(lambda on=number % 2 == 0: view.set_all_arcs(on), view) for number in range(ROUNDS)
    ]
    view.set_all_arcs(True)
    report("arcs of all heads switched on or off, 100 events", switched, at_most(50))
    for size, zoom in (((1000, 800), 1.0), ((1000, 3200), 0.5)):
        view.resize(*size)
        view.set_zoom(zoom)
        bare.resize(view.size())
        QApplication.processEvents()
        bare.set_words(view.visible_range().covered_text(view.article_text))
        repaints, floors = [], []
        for _ in range(ROUNDS):
            repaints.append(painted(view.viewport()))
            floors.append(painted(bare))
        count = heads_in_view(view, workbench)
        what = f"painted in full with the arcs of {count} heads in {size[0]} × {size[1]}"
        report(what, repaints, FRAME, floors)
    view.set_zoom(1.0)
    view.resize(1000, 800)
    bare.resize(view.size())
    view.set_all_arcs(False)
    QApplication.processEvents()


def linked(workbench: Workbench) -> Workbench:
    """The same with three roles for each own quote and event, filled by what is near."""
    own = workbench.own.in_reading_order
    roles = {"quote": ("speaker", "cue", "addressee"), "event": ("agent", "place", "time")}
    arguments = [
        make_argument(head, own[near], role)
        for place, head in enumerate(own)
        for near, role in enumerate(roles.get(head.layer, ()), place + 1)
        if near < len(own)
    ]
    article = workbench.article
    made = make_set(*own, arguments=arguments, article=article)
    linked_desk = make_workbench(made, workbench.suggestions.spans.values())
    assert linked_desk.open_suggestions
    return linked_desk


def measure_focus(view: View, bare: Bare, *, arcs: bool) -> None:
    """Moving the focus from head to head in a long article."""
    view.set_all_arcs(arcs)
    workbench = linked(desk(text_of(50_000), 5_000, 1))
    view.show_workbench(workbench, SCHEMA)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    view.viewport().repaint()
    seen = view.visible_range()
    heads = [
        s.id for s in workbench.own if seen.contains(s.extent) and s.layer in {"quote", "event"}
    ]
    values, floors = [], []
    for number in range(ROUNDS * 2):
        head = heads[number % len(heads)]
        values.append(timed(lambda span=head: view.set_focus(span), view))
        bare.set_words(seen.covered_text(view.article_text))
        floors.append(painted(bare))
    shown = "all arcs shown" if arcs else "its arcs shown"
    report(f"focus moved from head to head, 5,000 spans, {shown}", values, FRAME, floors)
    view.set_all_arcs(False)


def main() -> None:
    """Measure everything, with the collector as the program sets it."""
    gc.set_threshold(*GC_THRESHOLD)
    application = QApplication([])
    view = View()
    view.resize(1000, 800)
    view.show()
    bare = Bare()
    bare.resize(view.size())
    bare.show()
    application.processEvents()
    view.show_workbench(desk(text_of(400), 60, 0), SCHEMA)
    view.viewport().repaint()
    measure_next_article(view, bare, 400, 60, FRAME)
    measure_next_article(view, bare, 5_000, 500, at_most(20))
    measure_next_article(view, bare, 50_000, 5_000, at_most(20, floors=2))
    measure_next_article(view, bare, 50_000, 0, at_most(100), paragraphs=False)
    measure_next_article(view, bare, 50_000, 5_000, at_most(100), paragraphs=False)
    measure_arcs(view, bare)
    measure_focus(view, bare, arcs=False)
    measure_focus(view, bare, arcs=True)
    measure_steps(view, 400, 60)
    measure_steps(view, 50_000, 5_000)
    view.close()
    bare.close()


if __name__ == "__main__":
    main()
