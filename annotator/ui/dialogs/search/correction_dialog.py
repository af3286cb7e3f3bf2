"""The review list of hits: what is to be done with them, each ticked or not, and the one step it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.ids import GOLD, AnnotatorId, SpanId
from annotator.domain.schema import Schema, in_language
from annotator.domain.searching import Hit
from annotator.services.bulk import Candidate
from annotator.services.search_corrections import What
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.dialogs.review_list_model import (
    ARTICLE,
    LABEL,
    RULE,
    SCORE,
    TICK,
    ReviewModel,
)
from annotator.ui.dialogs.tick_table import TickTable
from annotator.ui.i18n import current_language, number

_SIZE = (960, 560)
MOST = 5_000
"""So many are shown in one list; with more one decides in several rounds."""


class CorrectionDialog(QDialog):
    """Space ticks, Ctrl+A all; what is ticked is changed as one step.

    Args:
        schema: Labels and attributes there are.
        who: Whose own annotations can be changed.
        hits: What was found.
    """

    def __init__(
        self, schema: Schema, who: AnnotatorId, hits: Sequence[Hit], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("correctionDialog")
        self.setWindowTitle(self.tr("Annotate or correct hits"))
        self.resize(*_SIZE)
        self._schema = schema
        own = [hit for hit in hits if hit.span and hit.annotator in {who, GOLD}]
        self._words = [hit for hit in hits if not hit.span and not hit.is_article]
        self._spans = own
        self._others = sum(bool(hit.span) for hit in hits) - len(own)
        self._by_key: dict[tuple[str, str], Hit] = {}
        self.model = ReviewModel(schema, self)
        self._build()
        self.model.ticked_changed.connect(self._show_counts)
        self.what.currentIndexChanged.connect(self._offer)
        self.target.currentIndexChanged.connect(self._list)
        self.value.currentIndexChanged.connect(self._show_counts)
        self._offer()
        self.table.setFocus()

    @property
    def correction(self) -> dict[str, Any]:
        """What is to be done, as the worker takes it."""
        what = What(self.what.currentData())
        asked: dict[str, Any] = {"what": what.value}
        if what is What.REMOVE or self.target.currentData() is None:
            return asked
        layer, name = self.target.currentData()
        if what is What.SET:
            return asked | {"attribute": name, "value": self.value.currentData()}
        return asked | ({"layer": layer} if what is What.MARK else {}) | {"label": name}

    @property
    def chosen(self) -> tuple[Hit, ...]:
        """The hits that are ticked."""
        return tuple(self._by_key[row.article, row.signature] for row in self.model.ticked)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.what = QComboBox(self)
        self.what.setObjectName("correctionWhat")
        self.what.setAccessibleName(self.tr("What is to be done"))
        if self._words:
            self.what.addItem(self.tr("Mark as"), What.MARK)
        if self._spans or not self._words:
            self.what.addItem(self.tr("Change the label to"), What.RELABEL)
            self.what.addItem(self.tr("Set the attribute"), What.SET)
            self.what.addItem(self.tr("Remove"), What.REMOVE)
        self.target = QComboBox(self)
        self.target.setObjectName("correctionTarget")
        self.target.setAccessibleName(self.tr("Label or attribute"))
        self.value = QComboBox(self)
        self.value.setObjectName("correctionValue")
        self.value.setAccessibleName(self.tr("Value"))
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        for widget in (self.what, self.target, self.value):
            top.addWidget(widget)
        top.addStretch(1)
        self._build_table()
        self.summary = words("", self, name="correctionSummary")
        self.consequences = words("", self, name="correctionConsequences")
        buttons = QDialogButtonBox(self)
        self.go = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.table.entered.connect(self.go.click)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(UNIT + 4)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.consequences)
        layout.addWidget(buttons)

    def _build_table(self) -> None:
        table = self.table = TickTable(self.model, self, widths={TICK: 4, LABEL: 15, ARTICLE: 24})
        table.setObjectName("correctionRows")
        table.setAccessibleName(self.tr("Hits"))
        for column in (SCORE, RULE):
            table.setColumnHidden(column, True)

    def _offer(self) -> None:
        """The labels or attributes that fit what is to be done."""
        what = What(self.what.currentData())
        self.target.blockSignals(True)
        self.target.clear()
        used = dict.fromkeys(hit.layer for hit in self._spans)
        for layer_id, layer in self._schema.layers.items():
            title = in_language(layer.title, current_language())
            if what is What.SET and layer_id in used:
                for name, attribute in layer.attributes.items():
                    if attribute.kind != "text":
                        said = in_language(attribute.title, current_language()) or name
                        self.target.addItem(f"{title}: {said}", (layer_id, name))
            elif what is What.MARK or (what is What.RELABEL and layer_id in used):
                for name in layer.labels:
                    said = self._schema.label_title(layer_id, name, current_language())
                    self.target.addItem(f"{title}: {said}", (layer_id, name))
        self.target.blockSignals(False)
        self.target.setVisible(what is not What.REMOVE)
        self._list()

    def _list(self) -> None:
        what = What(self.what.currentData())
        self.value.setVisible(what is What.SET)
        target = self.target.currentData()
        if what is What.SET and target is not None:
            self._offer_values(*target)
        hits = self._words if what is What.MARK else self._spans
        if what in {What.RELABEL, What.SET}:
            hits = [hit for hit in hits if target is not None and hit.layer == target[0]]
        shown = hits[:MOST]
        rows = [_row(hit) for hit in shown]
        keys = ((row.article, row.signature) for row in rows)
        self._by_key = dict(zip(keys, shown, strict=True))
        self._more = len(hits) > MOST
        self.table.setColumnHidden(LABEL, what is What.MARK)
        self.model.show(rows)
        self.table.go_to_first()

    def _offer_values(self, layer: str, attribute: str) -> None:
        definition = self._schema.layers[layer].attributes[attribute]
        self.value.clear()
        if definition.kind == "flag":
            self.value.addItem(self.tr("yes"), True)
            self.value.addItem(self.tr("no"), False)
        for name, title in definition.values.items():
            self.value.addItem(in_language(title, current_language()) or name, name)
        self.value.addItem(self.tr("unknown"), None)

    def _show_counts(self) -> None:
        chosen, every = self.model.ticked, self.model.rowCount()
        said = self.tr("%1 of %2 ticked. Space ticks, Ctrl+A all of them.")
        said = said.replace("%1", number(len(chosen))).replace("%2", number(every))
        self.summary.setText(said if every else self.tr("There are none."))
        count = len(chosen)
        self.go.setText(
            {
                What.MARK: self.tr("Mark %Ln", "", count),
                What.RELABEL: self.tr("Change %Ln", "", count),
                What.SET: self.tr("Set %Ln", "", count),
                What.REMOVE: self.tr("Remove %Ln", "", count),
            }[What(self.what.currentData())]
        )
        self.go.setEnabled(bool(chosen))
        articles = len({row.article for row in chosen})
        told = [self.tr("One step in %Ln article(s), which can be taken back.", "", articles)]
        if self._more:
            first = self.tr("These are the first %1; there are more.")
            told.append(first.replace("%1", number(MOST)))
        if self._others:
            told.append(
                self.tr("%Ln hit(s) in the sets of others stay(s) as it is.", "", self._others)
            )
        self.consequences.setText(" ".join(told))


def _row(hit: Hit) -> Candidate:
    what = hit.signature or f"{hit.begin}-{hit.end}"
    return Candidate(
        article=hit.article,
        title=hit.title,
        span=SpanId(hit.span),
        signature=f"{hit.annotator}|{what}",
        layer=hit.layer,
        label=hit.label,
        score=None,
        rule="",
        before=hit.before,
        covered=hit.covered,
        after=hit.after,
    )
