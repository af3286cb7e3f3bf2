"""Two real articles, annotated completely through the window: entities, quotes and events, by mouse and by key.

``ANNOTATOR_DATA`` names the folder that holds ``seeds/*.txt``. The articles are not ours to ship; what is to be marked
in them stands in tests/data/seeds as offsets into their texts.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path

import pytest
from journey import ANNA, CTRL, LEFT, NONE, SHIFT, Person, contents
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from annotator.bootstrap import make_context
from annotator.domain.ids import AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.ports import Access, ArticleQuery
from annotator.services import corpora
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor

GOLD = Path(__file__).parents[1] / "data" / "seeds"
ALT = Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


class Gold:
    """What is to be marked in one article."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.read_text("utf-8"))
        self.sha256 = told["sha256"]
        self.spans = told["spans"]
        self.heads = told["heads"]

    def fragments(self, place):
        return tuple(TextRange(*part) for part in self.spans[place]["fragments"])

    def all_spans(self):
        """Layer, label, fragments and the attributes that are not the default, of each span."""
        return Counter(
            (s["layer"], s["label"], str(s["fragments"]), str(s.get("attributes", {})))
            for s in self.spans
        )

    def all_roles(self):
        """Head, role and filler or state."""
        return Counter(
            (self.named(h["head"]), role, what if isinstance(what, str) else self.named(what))
            for h in self.heads
            for role, what in h["roles"]
        )

    def named(self, place):
        span = self.spans[place]
        return span["layer"], span["label"], str(span["fragments"])


def pairs(span):
    return [[part.begin, part.end] for part in span.fragments]


def named(span):
    return span.layer, span.label, str(pairs(span))


CHAIN = "antecedent"
"""Links of mention chains come along with what is accepted; their own journey is another one."""


def roles_of(desk, head):
    return {
        (a.role, named(desk.span(a.filler)) if a.filler else a.state.value)
        for a in desk.arguments_of(head.id)
        if a.role != CHAIN
    }


class Worker(Person):
    """Marks what the gold says, with the mouse where it is quicker."""

    def point(self, offset, *, inside):
        """In the middle of a character, or just right of the border before it."""
        rect = self.view.position_rect(offset)
        return rect.center() if inside else QPoint(rect.left() + 1, rect.center().y())

    def move(self, point, modifiers):
        port = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(port.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            modifiers,
        )
        QApplication.sendEvent(port, event)

    def drag(self, part, modifiers):
        """Drag over a range; with Alt from border to border, else from character to character."""
        inside = not modifiers & ALT
        start = self.point(part.begin, inside=inside)
        end = self.point(part.end - 1 if inside else part.end, inside=inside)
        port = self.view.viewport()
        QTest.mousePress(port, LEFT, modifiers, start)
        self.move((start + end) / 2, modifiers)
        self.move(end, modifiers)
        QTest.mouseRelease(port, LEFT, modifiers, end)

    def select(self, fragments):
        """Select text with the mouse; with the keyboard where the focused span's edge is in the way."""
        self.view.setFocus()
        self.view.reveal(TextRange(fragments[0].begin, fragments[-1].end))
        self.settle()
        exactly = ALT if len(fragments) == 1 and self._cuts_a_word(fragments[0]) else NONE
        if not self._at_an_edge(fragments[0].begin):
            for place, part in enumerate(fragments):
                self.drag(part, (CTRL if place else NONE) | exactly)
            self.settle()
        if self.session.selection != fragments:
            self.select_by_keys(fragments)
        assert self.session.selection == fragments

    def select_by_keys(self, fragments):
        """Arrows and Shift, letter by letter."""
        (part,) = fragments
        self.key(Qt.Key.Key_F2)
        self.key(Qt.Key.Key_Home, CTRL)
        while self.view.caret < part.begin:
            QTest.keyClick(self.view, Qt.Key.Key_Right)
        for _ in range(part.begin, part.end):
            QTest.keyClick(self.view, Qt.Key.Key_Right, SHIFT)
        self.settle()
        self.key(Qt.Key.Key_F2)

    def _at_an_edge(self, offset):
        """Whether the mouse would take hold of an edge of the span in focus there."""
        span = self.session.focused_span
        edges = [] if span is None else [e for p in span.fragments for e in (p.begin, p.end)]
        return any(abs(offset - edge) <= 1 for edge in edges)

    def _cuts_a_word(self, part):
        text = self.session.workbench.article.text
        before, after = text[max(part.begin - 1, 0)], text[min(part.end, len(text) - 1)]
        return "-" in (before, after)

    def choose(self, schema_label):
        """Pick from the list that is open: type the name, Enter."""
        QTest.keyClicks(QApplication.focusWidget(), schema_label)
        self.settle()
        self.key(ENTER)

    def decide(self, gold):
        """Take over each suggestion that is right as it stands, with all its roles; reject the others."""
        spans, roles = gold.all_spans(), gold.all_roles()
        known = {(layer, label, fragments) for layer, label, fragments, _ in spans}
        seen = set()
        while self.session.workbench.open_suggestions:
            self.key(Qt.Key.Key_Tab)
            desk, focus = self.session.workbench, self.session.focus
            if focus is None or not self.session.focus_is_suggestion:
                continue
            assert focus not in seen
            seen.add(focus)
            span = desk.find(focus)
            said = roles_of(desk.suggestions, span)
            right = named(span) in known and all((named(span), *one) in roles for one in said)
            self.key(ENTER if right else Qt.Key.Key_Backspace)

    def mark(self, gold):
        """Mark by hand what is not there yet."""
        self.key(Qt.Key.Key_Escape)
        layers = self.session.schema.layers
        for place, span in enumerate(gold.spans):
            if span["layer"] == "entity" and not self.find(span):
                self.select(gold.fragments(place))
                self.keys_of(layers["entity"].labels[span["label"]].key)
        for head in gold.heads:
            self.mark_head(gold, head)

    def mark_head(self, gold, head):
        span = gold.spans[head["head"]]
        layer = self.session.schema.layers[span["layer"]]
        mine = self.find(span)
        if mine is None:
            self.session.structures.forget()
            self.select(gold.fragments(head["head"]))
            self.keys_of(layer.key)
            label = layer.labels[span["label"]]
            if layer.default_label is None:
                self.choose(label.title["en"])
            elif span["label"] != layer.default_label:
                self.keys_of(label.key)
            mine = self.find(span)
        assert mine is not None, span
        self.go_to(mine)
        for role, what in head["roles"]:
            wanted = what if isinstance(what, str) else gold.named(what)
            if (role, wanted) in roles_of(self.own, mine):
                continue
            if isinstance(what, str):
                self.go_to(mine)
                self.keys_of(layer.roles[role].key)
                self.choose({"implicit": "understood", "absent": "there is none"}[what])
            else:
                self.select(gold.fragments(what))
                self.key(getattr(Qt.Key, f"Key_{layer.roles[role].key}"), SHIFT)
            assert (role, wanted) in roles_of(self.own, mine), (
                span,
                role,
                self.own.covered_text(mine),
            )

    def give_attributes(self, gold):
        """Set what differs from the default in the inspector."""
        for span in gold.spans:
            mine = self.find(span)
            definitions = self.session.schema.layers[span["layer"]].attributes
            for name, definition in definitions.items():
                wanted = span.get("attributes", {}).get(name, definition.default)
                assert mine is not None, span
                if mine.attributes.get(name, definition.default) == wanted:
                    continue
                self.go_to(mine)
                self.wait_until(lambda name=name: self.editors(name))
                (editor,) = self.editors(name)
                editor.setFocus()
                # A space would open the list.
                QTest.keyClicks(editor, definition.values[wanted]["en"].split()[0])
                self.settle()
                self.view.setFocus()

    def editors(self, attribute):
        """Where the attribute can be changed now."""
        found = self.window.findChildren(QComboBox, f"attribute-{attribute}")
        return [combo for combo in found if combo.isVisible()]

    def go_to(self, span):
        """From span to span until this one has the focus."""
        self.view.setFocus()
        for _ in range(2 * len(self.own.spans) + 2):
            if self.session.focus == span.id:
                return
            self.key(Qt.Key.Key_Down, ALT)
        raise AssertionError(span)

    def find(self, span):
        wanted = (span["layer"], span["label"], str(span["fragments"]))
        return next((mine for mine in self.own.spans.values() if named(mine) == wanted), None)

    def keys_of(self, key):
        QTest.keyClicks(QApplication.focusWidget() or self.view, key.lower())
        self.settle()


@pytest.fixture
def worker(qtbot, tmp_path):
    place = os.environ.get("ANNOTATOR_DATA")
    seeds = Path(place or "nowhere") / "seeds"
    if not seeds.is_dir():
        pytest.skip("ANNOTATOR_DATA names no folder with seeds/*.txt")
    person = Worker(tmp_path / "settings.json")
    person.corpus = tmp_path / "seeds.corpus"
    assert person.window.open_corpus(str(person.corpus), make=True)
    person.drop(seeds)
    person.wait_until(lambda: person.session.workbench is not None)
    person.wait_for_worker()
    person.wait_until(lambda: bool(person.session.workbench.open_suggestions))
    person.view.setFocus()
    yield person
    person.leave()


def stored(corpus):
    """All of Anna's annotation sets, as they are on disk."""
    store = make_context().stores.open(str(corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            return [
                work.annotations.get(article, ANNA)
                for article in work.articles.ids(ArticleQuery(AnnotatorId(ANNA)))
            ]
    finally:
        store.close()


def test_both_seeds_are_annotated_completely_and_come_back_equal(worker, tmp_path):
    golds = {gold.sha256: gold for gold in map(Gold, sorted(GOLD.glob("*.json")))}
    finished = set()
    while len(finished) < len(golds):
        text = worker.session.workbench.article.text
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        worker.decide(golds[sha256])
        worker.mark(golds[sha256])
        worker.give_attributes(golds[sha256])
        finished.add(sha256)
        worker.key(ENTER, CTRL)
        worker.wait_until(
            lambda before=text: (
                len(finished) == len(golds) or worker.session.workbench.article.text != before
            )
        )
    for own in stored(worker.corpus):
        gold = golds[hashlib.sha256(own.article.text.encode()).hexdigest()]
        defaults = {
            (layer, name): definition.default
            for layer, told in worker.session.schema.layers.items()
            for name, definition in told.attributes.items()
        }
        marked = Counter(
            (
                *named(span),
                str({n: v for n, v in span.attributes.items() if v != defaults[span.layer, n]}),
            )
            for span in own.spans.values()
        )
        assert marked - gold.all_spans() == Counter()
        assert gold.all_spans() - marked == Counter()
        linked = Counter(
            (
                named(own.span(a.head)),
                a.role,
                named(own.span(a.filler)) if a.filler else a.state.value,
            )
            for a in own.arguments.values()
            if a.role != CHAIN
        )
        assert linked == gold.all_roles()
    worker.export(tmp_path / "out.jsonl", "jsonl")
    again = tmp_path / "again.corpus"
    context = make_context()
    store = corpora.create(context, str(again))
    try:
        import_articles(
            context, store, ImportRequest(paths=(tmp_path / "out.jsonl",)), NullMonitor()
        )
    finally:
        store.close()
    assert list(map(contents, stored(again))) == list(map(contents, stored(worker.corpus)))
