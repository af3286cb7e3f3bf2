"""Small questions of the schema editor: an id, what is merged, what becomes of spans; errors stand beside the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.schema_changes import SchemaEdit
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, form
from annotator.ui.dialogs.schema_editor.style import editor_style
from annotator.ui.i18n import error_text
from annotator.ui.panels.style import label
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.dialogs.schema_editor.fields import Field

_WIDTH = 520

Make = Callable[[Mapping[str, "Field"]], SchemaEdit]
"""Makes the edit out of the fields, by their names."""

Take = Callable[[SchemaEdit], object]
"""Takes the edit on, or raises an ``AnnotatorError``."""


class Question(QDialog):
    """Asks for what an edit needs, and stays open until the edit is taken on.

    Args:
        title: What is asked.
        rows: What each field is called, with its access key, and the field.
        make: Makes the edit.
        take: Takes it on.
        theme: Its colours.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[tuple[str, Field]],
        make: Make,
        take: Take,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("schemaQuestion")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setStyleSheet(editor_style(theme))
        self._make, self._take = make, take
        self.fields = {field.name: field for _, field in rows}
        self.problem = label("error", self)
        self.problem.setObjectName("questionProblem")
        self.problem.hide()
        shown = form()
        for words, field in rows:
            beside = QLabel(words, self)
            beside.setBuddy(field.target())
            shown.addRow(beside, field)
            field.set_title(words.replace("&", ""))
            field.changed.connect(lambda field=field: field.set_problem(""))
        # After the fields, so that Tab comes to them last.
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.go = self.buttons.addButton(self.tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addLayout(shown)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(_WIDTH, self.sizeHint().height())
        if rows:
            rows[0][1].setFocus()

    def accept(self) -> None:
        """Close if the edit is taken on; else say beside the field why not."""
        self.problem.hide()
        wrong = [field for field in self.fields.values() if self._looked_at(field)]
        if wrong:
            wrong[0].setFocus()
            self._grow()
            return
        try:
            self._take(self._make(self.fields))
        except AnnotatorError as error:
            self.problem.setText(error_text(error))
            self.problem.show()
            self._grow()
            return
        super().accept()

    def _grow(self) -> None:
        """Make room for what is wrong."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _looked_at(self, field: Field) -> bool:
        field.set_problem(field.own_problem() if field.isVisible() else "")
        return field.has_problem
