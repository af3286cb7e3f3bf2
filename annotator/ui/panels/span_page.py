"""The inspector's page about the span in focus."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.questions import Question, QuestionState
from annotator.domain.schema import LabelDef, LayerDef, Schema, in_language
from annotator.domain.span import Span
from annotator.domain.workbench import Workbench
from annotator.services.inspection import Inspection
from annotator.ui.appearance import UNIT
from annotator.ui.i18n import current_language, quoted
from annotator.ui.models.outline_tree import role_lines
from annotator.ui.panels.attribute_rows import AttributeRows
from annotator.ui.panels.extent_view import ExtentView
from annotator.ui.panels.finding_rows import FindingRows
from annotator.ui.panels.link_button import LinkButton
from annotator.ui.panels.note_edit import NoteEdit
from annotator.ui.panels.provenance_view import ProvenanceView
from annotator.ui.panels.role_rows import RoleRows
from annotator.ui.panels.style import MARGIN, label, shortened
from annotator.ui.panels.training_view import TrainingView
from annotator.ui.theme import LIGHT, Theme, blend, hue_colours

_BUTTON_EDGES = 16
_MOST_PROPOSED = 60


class SpanPage(QWidget):
    """Everything about one span, and everything that can be said about it.

    Signals:
        accept_wanted, reject_wanted: A suggestion is to be decided.
        relabel_wanted: The label it is to have.
        question_wanted: The question about the span is to be shown.
    """

    accept_wanted = Signal()
    reject_wanted = Signal()
    relabel_wanted = Signal(str)
    question_wanted = Signal()

    def __init__(
        self, schema: Schema, inspection: Inspection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._inspection = inspection
        self._theme = LIGHT
        self._span: Span | None = None
        self._suggested = False
        self._keys = ("", "")
        self._labels_of = ("", "")
        self._tabs: tuple[QWidget, ...] = ()
        self._build()

    # --- what it shows -----------------------------------------------------------------------

    def show_question(self, question: Question | None) -> None:
        """Say what was asked about the span, and whether somebody answered."""
        self.question.setVisible(question is not None)
        if question is not None:
            waits = question.state is QuestionState.OPEN
            words = self.tr("Question, waits") if waits else self.tr("Question, answered")
            last = " ".join(question.messages[-1].text.split()) if question.messages else ""
            self.question.setText(f"{words}: {last}" if last else words)
            self.question.setToolTip(last)
            self.question.set_look(faint=False, alarming=waits)

    def show_span(self, workbench: Workbench, span: Span) -> None:
        """Show a span of the workbench."""
        self._span = span
        self._suggested = workbench.is_open(span.id)
        language = current_language()
        layer = self._schema.layers.get(span.layer)
        definition = layer.labels.get(span.label) if layer else None
        self.layer.setText(in_language(layer.title, language) if layer else span.layer)
        self.extent.show_span(span, workbench.article.text)
        self._show_label(span, layer, definition, language)
        self.decision.setVisible(self._suggested)
        self._show_roles(workbench, span, layer, language)
        self._show_attributes(span, layer, language)
        findings = self._inspection.findings_about(workbench, span)
        self.findings.show_findings(findings)
        for part in (self.findings, self._findings_heading):
            part.setVisible(bool(findings))
        self.training.show_fates(self._inspection.fates(workbench, span))
        self.provenance.show_provenance(
            span.provenance,
            suggested=self._suggested,
            corrected=self._corrected(workbench, span, language),
        )
        self._note_heading.setVisible(not self._suggested)
        self.note.setVisible(not self._suggested)
        if self._suggested:
            self.note.unbind()
        else:
            self.note.bind(workbench.article.id, span.id, span.note)
        self._show_guideline(definition, language)
        self._order_tabs()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self.roles.set_theme(theme)
        self.extent.set_theme(theme)
        self.findings.set_theme(theme)
        self.question.set_theme(theme)
        self._colour_label()

    def set_decision_keys(self, accept: str, reject: str) -> None:
        """Say which keys decide about a suggestion, as shown to people."""
        self._keys = (accept, reject)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything that does not depend on the span in the language of the window."""
        self._show_decision()
        self.label.setToolTip(self.tr("Give another label"))
        self._roles_heading.setText(self.tr("Roles"))
        self._attributes_heading.setText(self.tr("Attributes"))
        self._findings_heading.setText(self.tr("Findings"))
        self._training_heading.setText(self.tr("Trains as"))
        self._origin_heading.setText(self.tr("Origin"))
        self._note_heading.setText(self.tr("Note"))
        self._guideline_heading.setText(self.tr("Guideline"))
        self.note.setPlaceholderText(self.tr("A remark on this span"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setToolTip(self.tr("Stored when you leave the field or press Ctrl+Enter."))
        self._labels_of = ("", "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keys are shown on the buttons where there is room."""
        super().resizeEvent(event)
        self._show_decision()

    # --- inside ------------------------------------------------------------------------------

    def _show_decision(self) -> None:
        words = (self.tr("Accept"), self.tr("Reject"))
        buttons = (self.accept, self.reject)
        with_keys = [f"{word}  {key}".rstrip() for word, key in zip(words, self._keys, strict=True)]
        room = (self.width() - 2 * MARGIN - UNIT) // 2 - _BUTTON_EDGES
        fits = all(
            b.fontMetrics().horizontalAdvance(t) <= room
            for b, t in zip(buttons, with_keys, strict=True)
        )
        for button, word, text in zip(buttons, words, with_keys, strict=True):
            button.setText(text if fits else word)
            button.setToolTip(text)

    def _build(self) -> None:
        self.layer = label("muted", self, wrap=False)
        self.label = QToolButton(self)
        self.label.setObjectName("labelButton")
        self.label.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.label_menu = QMenu(self.label)
        self.label_menu.aboutToShow.connect(self._fill_labels)
        self.label.setMenu(self.label_menu)
        self.extent = ExtentView(self)
        self.covered = self.extent.covered
        self.decision = QWidget(self)
        self.accept = QPushButton(self.decision)
        self.accept.setObjectName("acceptButton")
        self.accept.clicked.connect(self.accept_wanted)
        self.reject = QPushButton(self.decision)
        self.reject.setObjectName("rejectButton")
        self.reject.clicked.connect(self.reject_wanted)
        for button in (self.accept, self.reject):
            # A long word must not widen the panel.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self.accept, 1)
        buttons.addWidget(self.reject, 1)
        decision = QVBoxLayout(self.decision)
        decision.setContentsMargins(0, UNIT, 0, 0)
        decision.setSpacing(UNIT // 2)
        decision.addLayout(buttons)
        self._build_sections()

    def _build_sections(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self.label)
        top.addWidget(self.layer, 1)
        self.roles = RoleRows(self)
        self.attributes = AttributeRows(self)
        self.findings = FindingRows(self._schema, self)
        self.training = TrainingView(self._schema, self)
        self.provenance = ProvenanceView(self)
        self.note = NoteEdit(self)
        self.note.setObjectName("spanNote")
        self.question = LinkButton(self)
        self.question.setObjectName("spanQuestion")
        self.question.clicked.connect(self.question_wanted)
        self.question.hide()
        self.guideline = label("", self)
        self.example = label("example", self)
        self.counter_example = label("counterexample", self)
        self._roles_heading = label("heading", self)
        self._attributes_heading = label("heading", self)
        self._findings_heading = label("heading", self)
        self._training_heading = label("heading", self)
        self._origin_heading = label("heading", self)
        self._note_heading = label("heading", self)
        self._guideline_heading = label("heading", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, UNIT, MARGIN, MARGIN)
        layout.setSpacing(UNIT // 2)
        layout.addLayout(top)
        layout.addSpacing(UNIT // 2)
        layout.addWidget(self.extent)
        layout.addWidget(self.question)
        layout.addWidget(self.decision)
        sections = (
            (self._findings_heading, (self.findings,)),
            (self._training_heading, (self.training,)),
            (self._roles_heading, (self.roles,)),
            (self._attributes_heading, (self.attributes,)),
            (self._guideline_heading, (self.guideline, self.example, self.counter_example)),
            (self._origin_heading, (self.provenance,)),
            (self._note_heading, (self.note,)),
        )
        for heading, widgets in sections:
            heading.setContentsMargins(0, UNIT + 4, 0, 0)
            layout.addWidget(heading)
            for widget in widgets:
                layout.addWidget(widget)
        layout.addStretch(1)
        self.retranslate()

    def _show_label(
        self, span: Span, layer: LayerDef | None, definition: LabelDef | None, language: str
    ) -> None:
        title = in_language(definition.title, language) if definition else ""
        key = definition.key if definition else None
        words = shortened(title or span.label, 28).replace("&", "&&")
        self.label.setText(f"{words}  {key} ▾" if key else f"{words} ▾")
        self.label.setAccessibleName(title or span.label)
        self.label.setEnabled(layer is not None and len(layer.labels) > 1)
        self._colour_label()

    def _colour_label(self) -> None:
        span, theme = self._span, self._theme
        if span is None or span.layer not in self._schema.layers:
            return
        known = span.label in self._schema.layers[span.layer].labels
        hue = self._schema.colour(span.layer, span.label) if known else theme.muted
        colours = hue_colours(hue, theme)
        back = blend(colours.chip, theme.panel, 0.35) if self._suggested else colours.chip
        border = f"1px dashed {colours.border}" if self._suggested else f"1px solid {colours.chip}"
        self.label.setStyleSheet(
            f"QToolButton {{ background: {back}; color: {colours.ink}; border: {border};"
            " border-radius: 5px; padding: 3px 8px; font-weight: 600; }"
            f"QToolButton:hover, QToolButton:focus {{ border: 1px solid {colours.ink}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )

    def _fill_labels(self) -> None:
        self.label_menu.clear()
        span = self._span
        layer = self._schema.layers.get(span.layer) if span else None
        if span is None or layer is None:
            return
        language = current_language()
        for name, definition in layer.labels.items():
            title = (in_language(definition.title, language) or name).replace("&", "&&")
            words = f"{title}\t{definition.key}" if definition.key else title
            action = self.label_menu.addAction(words, partial(self.relabel_wanted.emit, name))
            action.setCheckable(True)
            action.setChecked(name == span.label)

    def _show_roles(
        self, workbench: Workbench, span: Span, layer: LayerDef | None, language: str
    ) -> None:
        lines = role_lines(workbench, self._schema, language, span)
        known = layer.roles if layer else {}
        keys = {name: role.key for name, role in known.items() if role.key}
        guidelines = {name: in_language(r.guideline, language) for name, r in known.items()}
        # Setting a role of a suggestion accepts the suggestion, as every correction does.
        self.roles.show_lines(lines, keys, editable=True, guidelines=guidelines)
        self.roles.setVisible(bool(lines))
        self._roles_heading.setVisible(bool(lines))

    def _show_attributes(self, span: Span, layer: LayerDef | None, language: str) -> None:
        definitions = layer.attributes if layer else {}
        editable = not self._suggested
        self.attributes.show_values(
            span.layer, definitions, span.attributes, language, editable=editable
        )
        self.attributes.setToolTip("" if editable else self.tr("Accept the suggestion first."))
        self.attributes.setVisible(bool(definitions))
        self._attributes_heading.setVisible(bool(definitions))

    def _order_tabs(self) -> None:
        """Let Tab go from top to bottom, also through what was made later than what stands below it."""
        order = (
            self.label,
            *self.extent.stops,
            self.question,
            self.accept,
            self.reject,
            *self.roles.stops,
            *self.attributes.editors.values(),
            self.note,
        )
        if order != self._tabs:
            self._tabs = order
            for before, after in pairwise(order):
                QWidget.setTabOrder(before, after)

    def _corrected(self, workbench: Workbench, span: Span, language: str) -> str:
        """What the suggestion was, where the annotator made something else of it."""
        proposed = workbench.suggestions.spans.get(span.provenance.suggestion or span.id)
        if self._suggested or proposed is None or proposed.signature == span.signature:
            return ""
        words = shortened(proposed.covered_text(workbench.article.text), _MOST_PROPOSED)
        layer = self._schema.layers.get(proposed.layer)
        known = layer.labels.get(proposed.label) if layer else None
        title = in_language(known.title, language) if known else ""
        return f"{quoted(words)} ({title or proposed.label})"

    def _show_guideline(self, definition: LabelDef | None, language: str) -> None:
        texts = ("", "", "")
        if definition is not None:
            texts = (
                in_language(definition.guideline, language),
                in_language(definition.example, language),
                in_language(definition.counter_example, language),
            )
        guideline, example, counter = texts
        self.guideline.setText(guideline)
        self.example.setText(f"✓ {example}" if example else "")
        self.counter_example.setText(f"✗ {counter}" if counter else "")
        for widget, words in zip(
            (self.guideline, self.example, self.counter_example), texts, strict=True
        ):
            widget.setVisible(bool(words))
        self._guideline_heading.setVisible(any(texts))
