"""Judging by keys in the article: the span in focus, its context in view, one key a verdict, and on to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError, EmptySelectionError
from annotator.domain.ids import SUGGESTIONS, SpanId
from annotator.domain.offsets import Fragments, trimmed
from annotator.domain.reviews import Judged, ReviewItem, Sample
from annotator.domain.schema import Schema, in_language
from annotator.domain.workbench import Workbench
from annotator.services.reviewing import Reviewing, Said
from annotator.ui.appearance import UNIT
from annotator.ui.article_view.style import ViewStyle
from annotator.ui.article_view.view import ArticleView
from annotator.ui.choices import label_choices
from annotator.ui.dialogs.findings_table import KeyedActions
from annotator.ui.dialogs.reviewing.item_words import (
    EXCERPT,
    missing_span,
    roles_text,
    said_text,
)
from annotator.ui.dialogs.reviewing.queue import JudgingQueue
from annotator.ui.dialogs.reviewing.wording import item_title
from annotator.ui.filter_popup import Choice, FilterPopup
from annotator.ui.i18n import current_language, number
from annotator.ui.panels.style import label, shortened
from annotator.ui.theme import Theme

_ANY = "?"
"""The choice that says only that the label is wrong."""


class JudgingView(QWidget):
    """Shows one item of a sample after the other.

    Signals:
        judged: Something was said or taken back.
        finished: The last open item was judged.
        failed: An ``AnnotatorError``.
    """

    judged = Signal()
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self, reviewing: Reviewing, schema: Schema, around: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("judgingView")
        self._reviewing = reviewing
        self._schema = schema
        self._around = around
        self._sample: Sample | None = None
        self.queue = JudgingQueue((), ())
        self._names: dict[str, str] = {}
        self._shown: Workbench | None = None
        self._style = ViewStyle(language=current_language())
        self._then: Callable[[str], None] | None = None
        self.view = ArticleView(self)
        self.view.setObjectName("reviewArticle")
        self.popup = FilterPopup(around)
        self.popup.chosen.connect(self._on_chosen)
        self._build()
        self._make_actions()
        self.view.span_activated.connect(self._on_activated)

    # --- for the window ----------------------------------------------------------------------

    def show_sample(self, sample: Sample) -> None:
        """Begin, or go on, with a sample."""
        self._sample = sample
        try:
            items = self._reviewing.items(sample.id)
            self.queue = JudgingQueue(items, self._reviewing.judgements(sample.id))
            names = self._reviewing.names(sample)
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self._names = {item.annotator: names.of(item.annotator, sample.id) for item in items}
        self._shown = None
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard into the article."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._style = replace(self._style, theme=theme)
        self.view.set_style(self._style)

    def set_type(self, **values: Any) -> None:  # noqa: ANN401 - fields of ``ViewStyle``
        """Set the article in another type, or with other distances."""
        self._style = replace(self._style, **values)
        self.view.set_style(self._style)

    # --- what one says -----------------------------------------------------------------------

    def say_right(self) -> None:
        """The span is right; the article is complete."""
        item = self.queue.current
        if item is not None:
            self._say(Said(Judged.COMPLETE if item.is_article else Judged.RIGHT))

    def say_edge(self) -> None:
        """The edges are wrong; what is selected is right."""
        self._say(Said(Judged.EDGE, fragments=self._selected()))

    def say_role(self) -> None:
        """A role is wrong."""
        self._say(Said(Judged.ROLE))

    def say_spurious(self) -> None:
        """There is nothing to mark."""
        self._say(Said(Judged.SPURIOUS))

    def ask_label(self) -> None:
        """The label is wrong: ask which one is right."""
        item = self.queue.current
        if item is None or item.is_article:
            return
        others = [
            choice
            for choice in label_choices(self._schema, item.layer, current_language())
            if choice.id != item.label
        ]
        unknown = Choice(_ANY, self.tr("Another one, never mind which"))
        fragments = self._selected()

        def say(chosen: str) -> None:
            self._say(Said(Judged.LABEL, "" if chosen == _ANY else chosen, fragments))

        self._ask([*others, unknown], self.tr("Which label is right?"), say)

    def ask_missing(self) -> None:
        """What is selected is missing: ask what it is."""
        fragments = self.view.selection
        if not fragments:
            self.hint.setText(self.tr("Select what is missing first, then press M."))
            return
        language = current_language()
        choices = [
            replace(
                choice,
                id=f"{name}.{choice.id}",
                detail=in_language(layer.title, language) or name,
            )
            for name, layer in self._schema.layers.items()
            for choice in label_choices(self._schema, name, language)
        ]

        def say(chosen: str) -> None:
            layer, _, of = chosen.partition(".")
            try:
                text = self._shown.article.text if self._shown is not None else ""
                place = tuple(trimmed(part, text) for part in fragments)
            except EmptySelectionError as error:
                self.failed.emit(error)
                return
            self._say(Said(Judged.MISSING, of, place, layer))

        self._ask(choices, self.tr("What is missing here?"), say)

    def undo(self) -> None:
        """Take the last judgement back and go there."""
        if self._sample is None:
            return
        try:
            last = self._reviewing.undo(self._sample)
            self.queue.know(self._reviewing.judgements(self._sample.id))
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        if last is not None:
            self.queue.go(last.number)
            self._show()
            self.judged.emit()

    def step(self, by: Literal[-1, 1]) -> None:
        """Go to another item without saying anything."""
        if self.queue.step(by):
            self._show()

    def write_reason(self) -> None:
        """Put the keyboard into the line for a reason."""
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.reason.selectAll()

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.progress = label("muted", self, wrap=False)
        self.progress.setObjectName("reviewProgress")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(16 * UNIT)
        self.title = label("title", self)
        self.title.setObjectName("reviewItem")
        self.roles = label("muted", self)
        self.verdict = label("muted", self, wrap=False)
        self.verdict.setObjectName("reviewVerdict")
        top = QHBoxLayout()
        top.addWidget(self.progress)
        top.addStretch(1)
        top.addWidget(self.verdict)
        top.addWidget(self.bar)
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setPlaceholderText(self.tr("A reason for the verdict, if there is one to give"))
        self.reason.returnPressed.connect(self._on_reason)
        self.hint = label("muted", self)
        self.hint.setObjectName("reviewHint")
        self._keys = KeyedActions(self, self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT)
        layout.setSpacing(UNIT)
        layout.addLayout(top)
        layout.addWidget(self.title)
        layout.addWidget(self.roles)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.reason)
        layout.addLayout(self._keys)

    def _make_actions(self) -> None:
        add = self._keys.add
        self.right_action = add(self.tr("Right"), "Space", self.say_right)
        self.edge_action = add(self.tr("Edge"), "E", self.say_edge)
        self.label_action = add(self.tr("Label…"), "L", self.ask_label)
        self.role_action = add(self.tr("Role"), "R", self.say_role)
        self.spurious_action = add(self.tr("Nothing there"), "X", self.say_spurious)
        self.missing_action = add(self.tr("Missing…"), "M", self.ask_missing)
        self._keys.addSpacing(UNIT)
        self.undo_action = add(self.tr("Undo"), "Ctrl+Z", self.undo)
        self.reason_action = add(self.tr("Reason"), "N", self.write_reason)
        for keys, slot in (
            ("Tab", lambda: self.step(1)),
            ("Shift+Tab", lambda: self.step(-1)),
            ("Return", self.say_right),
            ("Enter", self.say_right),
            ("Backspace", self.say_spurious),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _say(self, said: Said) -> None:
        item = self.queue.current
        if self._sample is None or item is None:
            return
        try:
            judgement = self._reviewing.judge(
                self._sample, item, replace(said, reason=self.reason.text())
            )
            self._hear(self._sample)
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self.view.clear_selection()
        if judgement.judged is not Judged.MISSING:
            self.reason.clear()
            if not self.queue.to_next_open():
                self.finished.emit()
        self._show()
        self.judged.emit()

    def _hear(self, sample: Sample) -> None:
        """Take what was said since, by whomever; all of it at the end only: somebody may have taken something back."""
        self.queue.hear(self._reviewing.judgements(sample.id, self.queue.last))
        if self.queue.is_done:
            self.queue.know(self._reviewing.judgements(sample.id))

    def _on_reason(self) -> None:
        """Keep the reason: with what was said already, else for what will be."""
        item = self.queue.current
        before = self.queue.said(item) if item is not None else None
        if self._sample is not None and item is not None and before is not None:
            said = Said(before.judged, before.label, before.fragments, reason=self.reason.text())
            try:
                self._reviewing.judge(self._sample, item, said)
                self._hear(self._sample)
            except AnnotatorError as error:
                self.failed.emit(error)
            self._show()
        self.take_keyboard()

    def _selected(self) -> Fragments:
        """What is selected, if it can stand for the item."""
        item = self.queue.current
        selection = self.view.selection
        if item is None or self._shown is None:
            return ()
        touches = any(part.overlaps(own) for part in selection for own in item.fragments)
        if not touches:
            return ()
        return tuple(trimmed(part, self._shown.article.text) for part in selection)

    def _ask(self, choices: list[Choice], title: str, then: Callable[[str], None]) -> None:
        self._then = then
        rects = []
        if self.view.selection:
            rects = [self.view.position_rect(self.view.selection[0].begin)]
        elif self.queue.current is not None and self.queue.current.span:
            rects = self.view.span_rects(self.queue.current.span)
        window = self._around
        if rects:
            place = self.view.viewport().mapTo(window, rects[0].topLeft())
            near = QRect(place, rects[0].size())
        else:
            near = QRect(self.view.mapTo(window, QPoint(0, 0)), self.view.size())
        self.popup.ask(choices, title=title, placeholder=self.tr("Type to find a label"), near=near)

    def _on_chosen(self, choice: str) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(choice)

    def _on_activated(self, _span: SpanId | None) -> None:
        # The focus stays on what is judged, wherever one looks.
        item = self.queue.current
        self.view.set_focus(item.span or None if item is not None else None, reveal=False)

    # --- showing -----------------------------------------------------------------------------

    def _show(self) -> None:
        item = self.queue.current
        self.hint.clear()
        self._enable(item)
        count = len(self.queue.items)
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(self.queue.judged)
        if item is None or self._sample is None:
            self.progress.setText("")
            return
        try:
            own = self._reviewing.to_look_at(self._sample, item)
        except AnnotatorError as error:
            self.failed.emit(error)
            return
        self._put_on(own, item)
        who = self._names.get(item.annotator, "")
        line = self.tr("%1 of %2").replace("%1", number(self.queue.place))
        line = line.replace("%2", number(count))
        self.progress.setText(f"{line} · {who} · {item.title}")
        span = own.spans.get(item.span)
        covered = shortened(own.covered_text(span), EXCERPT) if span is not None else ""
        self.title.setText(item_title(self._schema, item, covered))
        self.roles.setText(roles_text(self._schema, own, span))
        self.roles.setVisible(bool(self.roles.text()))
        said = self.queue.said(item)
        self.verdict.setText(said_text(self._schema, own, item, said) if said is not None else "")
        self.reason.setText(said.reason if said is not None else "")
        self.view.setAccessibleDescription(f"{self.title.text()} {self.verdict.text()}")

    def _put_on(self, own: AnnotationSet, item: ReviewItem) -> None:
        missing = self.queue.missing(item)
        proposed = {span.id: span for span in map(missing_span, missing)}
        marked = AnnotationSet(own.article, SUGGESTIONS, spans=proposed)
        desk = Workbench(own, marked)
        before, self._shown = self._shown, desk
        if before is None or before.article.id != own.article.id:
            self.view.show_workbench(desk, self._schema)
        elif before != desk:
            self.view.update_workbench(desk, None)
        self.view.set_focus(item.span or None)

    def _enable(self, item: ReviewItem | None) -> None:
        open_ = item is not None and self._sample is not None and not self._sample.locked
        of_span = open_ and item is not None and not item.is_article
        for action in (self.edge_action, self.label_action, self.spurious_action):
            action.setEnabled(of_span)
        self.role_action.setEnabled(of_span and item is not None and item.roles > 0)
        for action in (self.missing_action, self.reason_action, self.right_action):
            action.setEnabled(open_)
        said_before = self.queue.has_judgement_of(str(self._reviewing.who))
        self.undo_action.setEnabled(open_ and said_before)
        whole = item is not None and item.is_article
        words = self.tr("Complete") if whole else self.tr("Right")
        keys = QKeySequence("Space").toString(QKeySequence.SequenceFormat.NativeText)
        self.right_action.setIconText(f"{words} [{keys}]")
        self.reason.setEnabled(open_)
