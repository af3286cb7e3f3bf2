"""Choosing which suggestions are shown: by label, score, and who or what made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.schema import Schema, in_language
from annotator.domain.suggestion_filter import SuggestionFilter, rule_of
from annotator.domain.workbench import Workbench
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.i18n import current_language, number, rule_title
from annotator.ui.number_fields import NumberField

_SIZE = (760, 540)
_ID = Qt.ItemDataRole.UserRole
_WHOLE = Qt.ItemDataRole.UserRole + 1
_STEP = 5
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class FilterDialog(QDialog):
    """Two lists to tick and a least score; nothing ticked lets everything through.

    Args:
        schema: Names layers and labels.
        only: What holds now.
        workbench: The desk, for the counts and the rules at work; may be empty.
    """

    def __init__(
        self,
        schema: Schema,
        only: SuggestionFilter,
        workbench: Workbench | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("filterDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Filter suggestions"))
        self.resize(*_SIZE)
        self._schema = schema
        self._workbench = workbench
        self._build()
        self._fill_labels(only)
        self._fill_makers(only)
        self.least.setValue(round(100 * only.least))
        for tree in (self.labels, self.makers):
            tree.itemChanged.connect(self._show)
        self.least.valueChanged.connect(self._show)
        self._show()
        self.labels.setFocus()

    @property
    def chosen(self) -> SuggestionFilter:
        """The filter as it is set."""
        layers, labels = _ticked(self.labels)
        sources, rules = _ticked(self.makers)
        return SuggestionFilter(
            layers=layers,
            labels=labels,
            least=self.least.value() / 100,
            sources=sources,
            rules=rules,
        )

    def clear(self) -> None:
        """Tick nothing and ask for no score."""
        for tree in (self.labels, self.makers):
            for item in _top(tree):
                item.setCheckState(0, _OFF)
                for child in _children(item):
                    child.setCheckState(0, _OFF)
        self.least.setValue(0)

    # --- inside ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.labels = self._tree("filterLabels", self.tr("Labels"))
        self.makers = self._tree("filterMakers", self.tr("Rules"))
        self.least = NumberField(self)
        self.least.setObjectName("filterLeast")
        self.least.setRange(0, 100)
        self.least.setSingleStep(_STEP)
        self.least.setSuffix("\u202f%")
        self.least.setSpecialValueText(self.tr("any"))
        hint = words(
            self.tr(
                "Only what is ticked is shown; where nothing is ticked, everything is. What fills a role of a "
                "suggestion that is shown is shown with it."
            ),
            self,
        )
        label = QLabel(self.tr("&Score at least"), self)
        label.setBuddy(self.least)
        score = QHBoxLayout()
        score.addWidget(label)
        score.addWidget(self.least)
        score.addStretch(1)
        self.summary = words("", self, name="filterSummary")
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton(self.tr("Show"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        reset = buttons.addButton(self.tr("Everything"), QDialogButtonBox.ButtonRole.ResetRole)
        reset.setAutoDefault(False)
        reset.clicked.connect(self.clear)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        trees = QHBoxLayout()
        trees.setSpacing(2 * UNIT)
        trees.addWidget(self.labels, 2)
        trees.addWidget(self.makers, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(hint)
        layout.addLayout(trees, 1)
        layout.addLayout(score)
        layout.addWidget(self.summary)
        layout.addWidget(buttons)

    def _tree(self, name: str, title: str) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName(name)
        tree.setAccessibleName(title)
        tree.setColumnCount(2)
        tree.setHeaderLabels([title, self.tr("Open here")])
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, tree.header().ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, tree.header().ResizeMode.ResizeToContents)
        return tree

    def _fill_labels(self, only: SuggestionFilter) -> None:
        language = current_language()
        spans = self._workbench.open_suggestions if self._workbench else ()
        counted = Counter(f"{span.layer}.{span.label}" for span in spans)
        for name, layer in self._schema.layers.items():
            title = in_language(layer.title, language) or name
            count = sum(counted[f"{name}.{label}"] for label in layer.labels)
            group = _item(self.labels, title, name, count, on=name in only.layers)
            group.setData(0, _WHOLE, True)
            if len(layer.labels) == 1:
                continue
            for label in layer.labels:
                each = f"{name}.{label}"
                words_ = self._schema.label_title(name, label, language)
                on = each in only.labels or name in only.layers
                _item(group, words_, each, counted[each], on=on)
            group.setExpanded(any(each.startswith(f"{name}.") for each in only.labels))

    def _fill_makers(self, only: SuggestionFilter) -> None:
        spans = self._workbench.open_suggestions if self._workbench else ()
        counted = Counter((span.provenance.by, rule_of(span)) for span in spans)
        by_source: dict[str, dict[str, int]] = {source: {} for source in sorted(only.sources)}
        for (source, rule), count in sorted(counted.items()):
            by_source.setdefault(source, {})[rule] = count
        for source, rules in by_source.items():
            whole = source in only.sources
            group = _item(self.makers, source, source, sum(rules.values()), on=whole)
            group.setData(0, _WHOLE, True)
            for rule, count in sorted(rules.items(), key=lambda each: rule_title(each[0])):
                _item(group, rule_title(rule), rule, count, on=whole or rule in only.rules)
            group.setExpanded(True)
        for rule in sorted(only.rules - {rule for _, rule in counted}):
            _item(self.makers, rule_title(rule), rule, 0, on=True)

    def _show(self, *_changed: object) -> None:
        if self._workbench is None:
            self.summary.setText("")
            return
        shown = self._workbench.showing(self.chosen).shown_suggestions
        said = self.tr("%1 of %2 open suggestions of this article would be shown.")
        every = len(self._workbench.open_suggestions)
        self.summary.setText(said.replace("%1", number(len(shown))).replace("%2", number(every)))


def _item(
    parent: QTreeWidget | QTreeWidgetItem, title: str, name: str, count: int, *, on: bool
) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [title, number(count) if count else ""])
    item.setData(0, _ID, name)
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsSelectable
        | Qt.ItemFlag.ItemIsUserCheckable
        | Qt.ItemFlag.ItemIsAutoTristate
    )
    item.setCheckState(0, _ON if on else _OFF)
    return item


def _top(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    yield from _children(tree.invisibleRootItem())


def _children(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for row in range(item.childCount()):
        child = item.child(row)
        if child is not None:
            yield child


def _ticked(tree: QTreeWidget) -> tuple[frozenset[str], frozenset[str]]:
    """The groups that are ticked as a whole, and what is ticked in others."""
    wholes: set[str] = set()
    single: set[str] = set()
    for item in _top(tree):
        if item.data(0, _WHOLE):
            if item.checkState(0) == _ON:
                wholes.add(item.data(0, _ID))
                continue
            single.update(c.data(0, _ID) for c in _children(item) if c.checkState(0) == _ON)
        elif item.checkState(0) == _ON:
            single.add(item.data(0, _ID))
    return frozenset(wholes), frozenset(single)
