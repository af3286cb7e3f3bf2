"""Changing the schema of the corpus on the desk, as a person starts it: the editor, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.errors import AnnotatorError, NoSchemaChangeError
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import SchemaEdit, is_same
from annotator.services.schema_editing import SchemaEditing
from annotator.ui.desk import Desk
from annotator.ui.dialogs.schema_editor import RunningDialog, SchemaEditor

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_QUIET = frozenset({"warm_up", "schema_preview"})


class SchemaChanging(QObject):
    """Opens the schema editor, takes changes back, and has the corpus opened anew afterwards."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        # What was collected and not applied; somebody who closes the editor can go on later.
        self._kept: tuple[SchemaEdit, ...] = ()
        self._kept_for: tuple[str, Schema] | None = None

    def edit(self) -> None:
        """Open the schema editor."""
        desk = self._window.desk
        if desk is None or self._is_busy(desk):
            return
        desk.inspector.commit()
        schema, location = desk.corpus.schema, desk.corpus.location
        fits = self._kept_for is not None and (
            self._kept_for[0] == location and is_same(self._kept_for[1], schema)
        )
        editor = SchemaEditor(
            schema,
            location,
            self._window.worker,
            self._window.preferences.appearance.theme,
            self._window,
            edits=self._kept if fits else (),
        )
        editor.finished.connect(lambda _result: self._on_edited(editor))
        editor.open()

    def undo(self) -> None:
        """Take the last change of the schema back."""
        desk = self._window.desk
        if desk is None or self._is_busy(desk):
            return
        desk.inspector.commit()
        editing = SchemaEditing(desk.corpus.store.open_unit_of_work, self._window.context.clock)
        try:
            if editing.undoable() is None:
                raise NoSchemaChangeError
        except AnnotatorError as error:
            self._window.say(error)
            return
        theme = self._window.preferences.appearance.theme
        dialog = RunningDialog(self._window.worker, theme, self._window)
        dialog.finished.connect(lambda _result: self._on_undone(dialog))
        dialog.start(self.tr("Changing the schema back"), "schema_undo", desk.corpus.location)

    # --- inside ------------------------------------------------------------------------------

    def _is_busy(self, desk: Desk) -> bool:
        running = [task for task in self._window.worker.tasks if task.name not in _QUIET]
        if running:
            words = self.tr(
                "Something is running in the background; wait for it or cancel it, then change the schema."
            )
            desk.notice.say(words)
        return bool(running)

    def _on_edited(self, editor: SchemaEditor) -> None:
        desk = self._window.desk
        applied = bool(editor.result())
        edits = editor.draft.edits
        self._kept = () if applied else edits
        self._kept_for = (editor.corpus, editor.draft.base)
        editor.deleteLater()
        renewed = self._renew()
        if renewed is not None:
            words = self.tr("The schema is now version %1; “Undo schema change” takes it back.")
            renewed.notice.say(words.replace("%1", str(renewed.corpus.schema.version)), "info")
        elif edits and not applied and desk is not None:
            words = self.tr(
                "%Ln change(s) of the schema are not applied; they are kept.", "", len(edits)
            )
            desk.notice.say(words, "info")

    def _on_undone(self, dialog: RunningDialog) -> None:
        dialog.deleteLater()
        renewed = self._renew()
        if renewed is not None:
            words = self.tr("The schema is version %1 again.")
            renewed.notice.say(words.replace("%1", str(renewed.corpus.schema.version)), "info")

    def _renew(self) -> Desk | None:
        """Open the corpus anew if its schema is another one now; the desk it is on then.

        Asks the corpus and not the task: a worker that broke off may have been through with it.
        """
        desk = self._window.desk
        if desk is None:
            return None
        try:
            with desk.corpus.store.open_unit_of_work() as work:
                present = work.schemas.current()
        except AnnotatorError as error:
            self._window.say(error)
            return None
        if is_same(present, desk.corpus.schema):
            self._window.show_state()
            return None
        return self._window.desk if self._window.reopen_corpus() else None
