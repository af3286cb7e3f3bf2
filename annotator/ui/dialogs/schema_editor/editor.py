"""The schema editor: everything a schema has, to be changed; nothing happens to the corpus until it is applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import AnnotatorError, SchemaEditError
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import (
    DeleteRole,
    RemoveAttribute,
    RemoveLayer,
    Reorder,
    SchemaEdit,
    schema_edits,
)
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN
from annotator.ui.dialogs.schema_editor.asking import Asking
from annotator.ui.dialogs.schema_editor.counting import Counting
from annotator.ui.dialogs.schema_editor.draft import SchemaDraft
from annotator.ui.dialogs.schema_editor.form_stack import FormStack
from annotator.ui.dialogs.schema_editor.forms import Form
from annotator.ui.dialogs.schema_editor.parts_tree import PartsTree
from annotator.ui.dialogs.schema_editor.places import Place, exists, languages_of, parts
from annotator.ui.dialogs.schema_editor.running import RunningBar
from annotator.ui.dialogs.schema_editor.side import Side
from annotator.ui.dialogs.schema_editor.style import editor_style
from annotator.ui.dialogs.schema_editor.tools import Tools
from annotator.ui.dialogs.schema_editor.touched import Line, TouchedWords
from annotator.ui.dialogs.schema_editor.wording import Wording
from annotator.ui.i18n import error_text
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme
from annotator.ui.worker import WorkerClient

_SIZE = (1240, 780)
_WIDTHS = (270, 580, 320)
_LEAST = (170, 400, 210)


class SchemaEditor(QDialog):
    """Collects edits of a corpus's schema, shows what they touch, and has the worker carry them out.

    Args:
        schema: Of the corpus.
        corpus: Where it is.
        worker: Where counting and changing run.
        theme: Its colours.
        edits: That were collected before and not applied.
    """

    def __init__(
        self,
        schema: Schema,
        corpus: str,
        worker: WorkerClient,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        edits: Sequence[SchemaEdit] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("schemaEditor")
        self.setWindowTitle(self.tr("Schema"))
        self.setStyleSheet(editor_style(theme))
        self.draft = SchemaDraft(schema, edits)
        self.result_values: Mapping[str, Any] = {}
        self.corpus = corpus
        self._languages = languages_of(schema)
        self._wording, self._words = Wording(self), TouchedWords(self)
        self._asking = Asking(self._languages, self._take_on, theme, self)
        self.counting = Counting(worker, corpus, self)
        self.tree = PartsTree(self)
        self.side = Side(theme, self)
        self.running = RunningBar(worker, self)
        self.tools = Tools(self)
        self.stack = FormStack(self._languages, self)
        self._build()
        self._wire()
        self._on_draft()
        self.tree.setFocus()

    @property
    def form(self) -> Form:
        """The form of what is current."""
        return self.stack.form

    def reject(self) -> None:
        """Close without applying; while it is being applied, stop that first."""
        if self.running.is_running:
            self.running.cancel()
            return
        self.counting.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same."""
        if self.running.is_running:
            self.running.cancel()
            event.ignore()
            return
        super().closeEvent(event)

    def apply(self) -> None:
        """Have the worker carry the edits out."""
        if not self.draft.edits or self.form.has_problem:
            return
        self.counting.stop()
        params = {
            "edits": schema_edits.dump_python(self.draft.edits, mode="json"),
            "on": self.draft.base.model_dump(mode="json"),
        }
        self._set_running(on=True)
        words = self.tr("Changing the schema and its annotations…")
        self.running.start("schema_apply", self.corpus, params, words)

    # --- edits -------------------------------------------------------------------------------

    def _take_on(self, edit: SchemaEdit) -> None:
        """Take on an edit that a question led to.

        Raises:
            SchemaEditError: If it does not fit.
        """
        self.draft.add(edit)
        self._on_draft(edit)

    def _on_edited(self, edit: SchemaEdit) -> None:
        try:
            self.draft.add(edit)
        except SchemaEditError as error:
            self.form.refuse(error_text(error))
            return
        self.form.keep(self.draft.schema)
        self._show_draft()

    def _try(self, edit: SchemaEdit) -> None:
        try:
            self._take_on(edit)
        except AnnotatorError as error:
            self._say(error_text(error))

    def _undo(self) -> None:
        self._on_draft(self.draft.undo())

    def _redo(self) -> None:
        self._on_draft(self.draft.redo())

    def _remove(self, index: int) -> None:
        in_the_way = self.draft.remove(index)
        if in_the_way is None:
            self._on_draft()
            return
        words = self.tr("“%1” rests on it; take that out first.")
        edit, before = self.draft.steps[in_the_way]
        self.side.say(words.replace("%1", self._wording.of(edit, before)))

    def _add(self, kind: str) -> None:
        place = self.tree.place
        if place is not None:
            self._asking.add(self.draft.schema, kind, place.layer)  # type: ignore[arg-type] # from the menu below

    def _rename(self) -> None:
        place = self.tree.place
        if place is not None and self.tools.rename.isEnabled():
            self._asking.rename(self.draft.schema, place)

    def _merge(self) -> None:
        place = self.tree.place
        if place is not None:
            self._asking.merge(self.draft.schema, place)

    def _split(self) -> None:
        place = self.tree.place
        if place is not None:
            self._asking.split(self.draft.schema, place)

    def _delete(self) -> None:
        place = self.tree.place
        if place is None or not self.tools.delete.isEnabled():
            return
        match place.kind:
            case "label":
                self._asking.delete(self.draft.schema, place)
            case "role":
                self._try(DeleteRole(layer=place.layer, role=place.name))
            case "attribute":
                self._try(RemoveAttribute(layer=place.layer, attribute=place.name))
            case _:
                self._try(RemoveLayer(layer=place.layer))

    def _move(self, step: int) -> None:
        place = self.tree.place
        if place is None or not (place.is_part or place.kind == "layer"):
            return
        order = list(parts(self.draft.schema, place.layer, place.kind))
        here = order.index(place.name or place.layer)
        if not 0 <= here + step < len(order):
            return
        order.insert(here + step, order.pop(here))
        layer = "" if place.kind == "layer" else place.layer
        self._try(
            Reorder.model_validate({"layer": layer, "part": f"{place.kind}s", "order": order})
        )

    # --- what is shown -----------------------------------------------------------------------

    def _on_draft(self, edit: SchemaEdit | None = None) -> None:
        """Show everything anew, and what an edit is about."""
        self._show_draft()
        place = _place_of(edit) if edit is not None else None
        if place is not None and exists(self.draft.schema, place):
            self.tree.choose(place)
        self._show_form()

    def _show_draft(self) -> None:
        self._say("")
        self.tree.blockSignals(True)
        self.tree.show_schema(self.draft.schema)
        self.tree.blockSignals(False)
        lines = [self._wording.of(edit, before) for edit, before in self.draft.steps]
        self.side.show_edits(lines, can_redo=self.draft.can_redo)
        self.counting.count(self.draft.edits)
        if not self.draft.edits:
            self.side.show_touched([Line(self.tr("Nothing is changed yet."), "muted")])
        self._enable()

    def _show_form(self) -> None:
        place = self.tree.place
        if place is None:
            return
        self.stack.show_place(self.draft.schema, place)
        self._enable()

    def _enable(self) -> None:
        self.tools.show_place(self.draft.schema, self.tree.place)
        problem = self.form.has_problem
        self.go.setEnabled(bool(self.draft.edits) and not problem and not self.running.is_running)
        self.go.setToolTip(
            self.tr("A field shows what cannot be taken over yet.")
            if problem
            else self.tr(
                "Changes the schema and carries all annotations over, as one step that can be undone."
            )
        )

    def _set_running(self, *, on: bool) -> None:
        for widget in (self._body, self.go):
            widget.setEnabled(not on)
        self.running.setVisible(on)
        if on:
            self.running.stop.setFocus()

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _on_succeeded(self, result: Mapping[str, Any]) -> None:
        self.result_values = result
        self.accept()

    def _on_ended(self, words: str) -> None:
        self._set_running(on=False)
        self._enable()
        self._say(words)
        self.counting.count(self.draft.edits)
        self.go.setFocus()

    # --- building ----------------------------------------------------------------------------

    def _build(self) -> None:
        columns = QSplitter(Qt.Orientation.Horizontal, self)
        shown: tuple[QWidget, ...] = (self.tree, self.stack, self.side)
        for widget in shown:
            columns.addWidget(widget)
        columns.setChildrenCollapsible(False)
        columns.setHandleWidth(2 * UNIT)
        for place, (widget, least) in enumerate(zip(shown, _LEAST, strict=True)):
            widget.setMinimumWidth(least)
            columns.setStretchFactor(place, 1 + place % 2)
        columns.setSizes(list(_WIDTHS))
        self._body = QWidget(self)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(UNIT)
        body.addWidget(self.tools)
        body.addWidget(columns, 1)
        self.problem = label("error", self)
        self.problem.setObjectName("schemaProblem")
        self.problem.hide()
        self.running.hide()
        self.go = QPushButton(self.tr("Appl&y"), self)
        self.go.setAutoDefault(False)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        end = QHBoxLayout()
        end.setSpacing(UNIT)
        end.addWidget(self.problem, 1)
        end.addWidget(self.running, 1)
        end.addStretch(0)
        end.addWidget(self.go)
        end.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2 * UNIT, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self._body, 1)
        layout.addLayout(end)
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*_SIZE).boundedTo(room))

    def _wire(self) -> None:
        self.tree.place_chosen.connect(lambda _place: self._show_form())
        self.tree.move_wanted.connect(self._move)
        self.tree.rename_wanted.connect(self._rename)
        self.tree.delete_wanted.connect(self._delete)
        self.tools.add_wanted.connect(self._add)
        self.tools.rename_wanted.connect(self._rename)
        self.tools.merge_wanted.connect(self._merge)
        self.tools.split_wanted.connect(self._split)
        self.tools.delete_wanted.connect(self._delete)
        self.stack.edited.connect(self._on_edited)
        self.stack.checked.connect(self._enable)
        self.side.undo_wanted.connect(self._undo)
        self.side.redo_wanted.connect(self._redo)
        self.side.remove_wanted.connect(self._remove)
        for keys, act in (("Ctrl+Z", self._undo), ("Ctrl+Shift+Z", self._redo)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.apply)
        self.counting.begun.connect(
            lambda: self.side.show_touched([Line(self.tr("Counting…"), "muted")])
        )
        self.counting.counted.connect(lambda told: self.side.show_touched(self._words.of(told)))
        self.counting.failed.connect(
            lambda error: self.side.show_touched([Line(error_text(error), "error")])
        )
        self.running.succeeded.connect(self._on_succeeded)
        self.running.ended.connect(self._on_ended)
        self.go.clicked.connect(self.apply)


def _place_of(edit: SchemaEdit) -> Place | None:
    """What an edit leaves one with; ``None``: with what was current."""
    if isinstance(edit, Reorder):
        return None
    layer = getattr(edit, "layer", "")
    for name, kind in (("to", ""), ("into", ""), ("label", "label"), ("role", "role")):
        value = getattr(edit, name, None)
        if isinstance(value, str):
            is_role = hasattr(edit, "role") or hasattr(edit, "roles")
            of: Any = kind or ("role" if is_role else "label")
            return Place(of, layer, value)
    attribute = getattr(edit, "attribute", None)
    if isinstance(attribute, str) and attribute:
        return Place("attribute", layer, attribute)
    return Place("layer", layer) if layer else None
