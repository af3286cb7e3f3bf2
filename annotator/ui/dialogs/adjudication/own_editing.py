"""Work by hand on the gold of one case: the article view, the inspector and the keys of the desk, on the gold set."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from annotator.domain.changes import ChangeSet
from annotator.domain.edges import Edge
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ArticleId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.ui.appearance import UNIT
from annotator.ui.article_view import ArticleView, ViewStyle
from annotator.ui.article_view.items import Item
from annotator.ui.chooser import Chooser
from annotator.ui.filter_popup import FilterPopup
from annotator.ui.keymap import KeyMap
from annotator.ui.label_keys import ChooseLabel, FillRole, GiveLabel, LinkBack, keys_of, meaning_of
from annotator.ui.panels.inspector import InspectorPanel
from annotator.ui.panels.style import label
from annotator.ui.session import EditorSession


class _OwnView(ArticleView):
    """An article view that can keep back where spans come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blind = False

    def _explained(self, item: Item) -> str:
        return "" if self.blind else super()._explained(item)


class OwnEditing(QWidget):
    """The gold set on a desk of its own.

    Signals:
        finished: The curator is through.
        undo_wanted: The last step is to be taken back.
        refused: An ``AnnotatorError``.
        changed: Something was stored.
    """

    finished = Signal()
    undo_wanted = Signal()
    refused = Signal(object)
    changed = Signal()

    def __init__(
        self,
        service: GoldAnnotationService,
        schema: Schema,
        keys: KeyMap,
        popup: FilterPopup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ownEditing")
        self._schema = schema
        self._characters = False
        self.session = EditorSession(service, self)
        self.view = _OwnView(self)
        self.view.setObjectName("ownView")
        self.inspector = InspectorPanel(self.session)
        self.chooser = Chooser(popup)
        self.span: SpanId | None = None
        self._build()
        self._wire()
        self._add_keys(keys)

    def open(self, article: ArticleId, span: SpanId | None) -> bool:
        """Put the gold of an article on the desk, a span of it in focus."""
        self.span = span
        if not self.session.open(article):
            return False
        if span is not None:
            self.session.set_focus(span)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def set_style(self, style: ViewStyle) -> None:
        """Take another theme, size or language."""
        self.view.set_style(style)
        self.inspector.set_theme(style.theme)

    def set_blind(self, *, on: bool) -> None:
        """Keep back where spans come from."""
        self.inspector.span_page.provenance.setVisible(not on)
        self.view.blind = on

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.words.setText(
            self.tr(
                "By hand: this is the gold set. All keys of the desk work; ⏎ ends, Ctrl+Z undoes."
            )
        )
        self.done.setText(self.tr("Done [⏎]"))

    def _build(self) -> None:
        self.words = label("muted", self)
        self.done = QToolButton(self)
        self.done.setProperty("kind", "link")
        self.done.clicked.connect(lambda _checked=False: self.finished.emit())
        head = QHBoxLayout()
        head.setContentsMargins(2 * UNIT, UNIT // 2, UNIT, UNIT // 2)
        head.addWidget(self.words, 1)
        head.addWidget(self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        self.retranslate()

    def _wire(self) -> None:
        session, view = self.session, self.view
        session.article_opened.connect(lambda bench: view.show_workbench(bench, self._schema))
        session.workbench_changed.connect(self._on_changed)
        session.focus_changed.connect(view.set_focus)
        session.selection_changed.connect(self._on_selection)
        session.refused.connect(self.refused)
        view.selection_changed.connect(session.set_selection)
        view.span_activated.connect(lambda span: session.set_focus(span, passing=view.walking))
        view.edges_dragged.connect(session.spans.set_fragments)
        self.inspector.role_wanted.connect(
            lambda role: self.chooser.ask_filler(session, role, self._place())
        )

    def _on_changed(self, bench: Workbench, changes: ChangeSet | None) -> None:
        self.view.update_workbench(bench, changes)
        if self.session.focus is not None:
            self.span = self.session.focus if self.span is None else self.span
        self.changed.emit()

    def _on_selection(self, fragments: Fragments) -> None:
        if fragments != self.view.selection:
            if fragments:
                self.view.select(fragments)
            else:
                self.view.clear_selection()

    def _add_keys(self, keys: KeyMap) -> None:
        session = self.session
        structures = session.structures
        actions: dict[str, Callable[[], object]] = {
            "mark.repeat": session.spans.repeat,
            "decide.reject": session.spans.reject_or_remove,
            "edge.begin.grow": lambda: self._move(Edge.BEGIN, -1),
            "edge.begin.shrink": lambda: self._move(Edge.BEGIN, 1),
            "edge.end.grow": lambda: self._move(Edge.END, 1),
            "edge.end.shrink": lambda: self._move(Edge.END, -1),
            "fragment.add": session.spans.add_fragment,
            "fragment.remove": session.spans.remove_fragment,
            "structure.state": structures.cycle_state,
            "structure.retarget": lambda: self.chooser.ask_retarget(session, self._place()),
            "structure.swap": structures.swap,
            "structure.copy": structures.copy_to_next,
            "structure.take": structures.take_from_previous,
            "structure.split": lambda: structures.split(self.view.caret),
            "structure.join": structures.join_next,
            "mode.characters": self._toggle_characters,
            "span.next": lambda: session.focus_next_span(1),
            "span.previous": lambda: session.focus_next_span(-1),
            "history.undo": self.undo_wanted.emit,
        }
        for name, act in actions.items():
            for key in keys.keys.get(name, ()):
                self._add_key(key, act)
        for key in keys_of(self._schema):
            self._add_key(key, partial(self._on_schema_key, key))
        for key in ("Return", "Enter", "Escape"):
            self._add_key(key, self.finished.emit)

    def _add_key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.view)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._carry_out(act))

    def _carry_out(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AnnotatorError as error:
            self.refused.emit(error)

    def _on_schema_key(self, key: str) -> None:
        session = self.session
        focused = session.focused_span
        target = session.structures.target if session.selection else focused
        what = meaning_of(
            key,
            self._schema,
            target.layer if target is not None else "",
            target.label if target is not None else "",
            selection=bool(session.selection),
        )
        match what:
            case GiveLabel(layer=layer, label=name):
                session.spans.add(layer, name)
            case ChooseLabel(layer=layer):
                self.chooser.ask_label(session, layer, self._place())
            case LinkBack() if session.selection:
                session.structures.chains.fill()
            case LinkBack():
                self.chooser.ask_antecedent(session, self._place())
            case FillRole(role=role) if session.selection:
                session.structures.fill(role)
            case FillRole(role=role):
                self.chooser.ask_filler(session, role, self._place())
            case _:
                pass

    def _move(self, edge: Edge, step: Literal[-1, 1]) -> bool:
        unit: Literal["token", "character"] = "character" if self._characters else "token"
        return self.session.spans.move_edge(edge, step, unit)

    def _toggle_characters(self) -> None:
        self._characters = not self._characters
        self.view.set_character_mode(self._characters)

    def _place(self) -> QRect:
        """Where the focus is, on the window."""
        window = self.window()
        focus = self.session.focus
        rects = self.view.span_rects(focus) if focus is not None else []
        if not rects:
            return QRect(self.view.mapTo(window, QPoint(0, 0)), self.view.size())
        place = rects[0].united(rects[-1])
        return QRect(self.view.viewport().mapTo(window, place.topLeft()), place.size())
