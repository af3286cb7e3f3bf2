"""The inspector's page about the article, shown while no span has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.article import Article
from annotator.domain.schema import Schema, in_language
from annotator.domain.workbench import Workbench
from annotator.services.inspection import Inspection, Severity
from annotator.ui.appearance import UNIT
from annotator.ui.findings import severity_name
from annotator.ui.i18n import current_language, number, status_name
from annotator.ui.panels.link_button import LinkButton
from annotator.ui.panels.note_edit import NoteEdit
from annotator.ui.panels.provenance_view import local_time
from annotator.ui.panels.style import MARGIN, label
from annotator.ui.theme import Theme


class ArticlePage(QWidget):
    """Facts about the article on the desk, what may be wrong in it, and the remark on it.

    Attributes:
        complete: Whether all findings are known; else it is to be shown again in a moment.

    Signals:
        finding_wanted: The next finding is to be shown.
    """

    finding_wanted = Signal()
    complete = True

    def __init__(
        self, schema: Schema, inspection: Inspection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._inspection = inspection
        self._finding_key = ""
        self._counted: tuple[Article | None, int] = (None, 0)
        self.title = label("title", self)
        self._facts = QFormLayout()
        self._layers_heading = label("heading", self)
        self._layers = QFormLayout()
        for form in (self._facts, self._layers):
            form.setContentsMargins(0, 0, 0, 0)
            form.setHorizontalSpacing(UNIT * 2)
            form.setVerticalSpacing(UNIT // 2)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.next_finding = LinkButton(self)
        self.next_finding.clicked.connect(self.finding_wanted)
        self.hint = label("muted", self)
        self._note_heading = label("heading", self)
        self.note = NoteEdit(self)
        self.note.setObjectName("articleNote")
        self.facts: dict[str, str] = {}
        self._rows: dict[QFormLayout, list[tuple[QLabel, QLabel]]] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, UNIT, MARGIN, MARGIN)
        layout.setSpacing(UNIT // 2)
        layout.addWidget(self.title)
        layout.addSpacing(UNIT // 2)
        layout.addLayout(self._facts)
        layout.addWidget(self.next_finding)
        self.hint.setContentsMargins(0, UNIT, 0, 0)
        layout.addWidget(self.hint)
        for heading in (self._layers_heading, self._note_heading):
            heading.setContentsMargins(0, UNIT + 4, 0, 0)
        layout.addWidget(self._layers_heading)
        layout.addLayout(self._layers)
        layout.addWidget(self._note_heading)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.retranslate()

    def show_article(self, workbench: Workbench) -> None:
        """Show the article on the desk."""
        article = workbench.article
        self.title.setText(article.title)
        facts = {
            self.tr("Status"): status_name(workbench.own.status),
            self.tr("Open suggestions"): number(len(workbench.open_suggestions)),
            self.tr("Findings"): self._findings(workbench),
            self.tr("Source"): article.source or "–",
            self.tr("Words"): number(self._words(article)),
            self.tr("Language"): article.language,
            self.tr("Imported"): local_time(article.imported_at.timestamp()),
        }
        facts |= {
            str(name): str(value)
            for name, value in article.meta.items()
            if isinstance(value, (str, int, float)) and str(value)
        }
        self._put(self._facts, facts)
        layers = self._spans_by_layer(workbench)
        self._put(self._layers, layers)
        self._layers_heading.setVisible(bool(layers))
        self.facts = facts | layers
        self.note.bind(article.id, None, workbench.own.note)

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.next_finding.set_theme(theme)

    def set_finding_key(self, key: str) -> None:
        """Say which key goes to the next finding, as shown to people."""
        self._finding_key = key
        self.retranslate()

    def retranslate(self) -> None:
        """Say what does not depend on the article in the language of the window."""
        words = self.tr("Go to the next finding")
        key = self._finding_key
        self.next_finding.setText(f"{words} [{key}]" if key else words)
        self.hint.setText(
            self.tr("Click on a mark or go to one with Tab to see all about it here.")
        )
        self._layers_heading.setText(self.tr("Marked"))
        self._note_heading.setText(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("A remark on this article"))
        self.note.setAccessibleName(self.tr("Note on the article"))
        self.note.setToolTip(self.tr("Stored when you leave the field or press Ctrl+Enter."))

    def _findings(self, workbench: Workbench) -> str:
        found = self._inspection.findings_so_far(workbench)
        self.next_finding.setVisible(bool(found))
        self.complete = found is not None
        if found is None:
            return "…"
        counts = {
            severity: sum(1 for each in found if each.severity is severity) for severity in Severity
        }
        parts = (f"{number(n)} × {severity_name(each)}" for each, n in counts.items() if n)
        return ", ".join(parts) or number(0)

    def _spans_by_layer(self, workbench: Workbench) -> dict[str, str]:
        own: dict[str, int] = {}
        open_: dict[str, int] = {}
        for span in workbench.own.spans.values():
            own[span.layer] = own.get(span.layer, 0) + 1
        for span in workbench.open_suggestions:
            open_[span.layer] = open_.get(span.layer, 0) + 1
        language = current_language()
        found = {}
        for name, layer in self._schema.layers.items():
            if name in own or name in open_:
                counted = number(own.get(name, 0))
                if name in open_:
                    more = self.tr("+ %1 suggested").replace("%1", number(open_[name]))
                    counted = f"{counted}  {more}"
                found[in_language(layer.title, language) or name] = counted
        return found

    def _words(self, article: Article) -> int:
        known, words = self._counted
        if known is not article:
            words = len(article.text.split())
            self._counted = (article, words)
        return words

    def _put(self, form: QFormLayout, facts: dict[str, str]) -> None:
        rows = self._rows.setdefault(form, [])
        while len(rows) > len(facts):
            form.removeRow(len(rows) - 1)
            rows.pop()
        while len(rows) < len(facts):
            rows.append((label("muted", self, wrap=False), label("", self)))
            rows[-1][0].setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            form.addRow(*rows[-1])
        for (name_label, value_label), (name, value) in zip(rows, facts.items(), strict=True):
            name_label.setText(name)
            value_label.setText(value)
