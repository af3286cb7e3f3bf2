"""What is not on the server: what waits for a connection, and what did not fit any more, to look at, copy and try again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.changes import NoteChanged, SpanAdded, SpanReplaced
from annotator.domain.errors import AnnotatorError
from annotator.services.outbox import Outbox
from annotator.services.outbox_journal import Kept
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import MARGIN, words
from annotator.ui.i18n import ERRORS_CONTEXT, action_name, error_text, sent_text
from annotator.ui.panels.style import panel_style
from annotator.ui.theme import Theme

_SIZE = (860, 420)
_KEPT = Qt.ItemDataRole.UserRole


class NotStoredDialog(QDialog):
    """The list; does not hold up the window.

    Args:
        outbox: Where it all is.
        theme: The colours.
        damage: What of an earlier program's edits cannot be read any more.
    """

    def __init__(
        self,
        outbox: Outbox,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        damage: Sequence[AnnotatorError] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("notStoredDialog")
        self.setWindowTitle(self.tr("Not stored"))
        self._outbox = outbox
        self._damage = damage
        self.setStyleSheet(panel_style(theme))
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show what is there now; what was chosen stays chosen."""
        chosen = {kept.number for kept in self._chosen()}
        rows = [*self._outbox.beside, *self._outbox.waiting]
        self.table.setRowCount(len(rows))
        for row, kept in enumerate(rows):
            for column, text in enumerate(self._cells(kept)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_KEPT, kept)
                self.table.setItem(row, column, item)
                item.setSelected(kept.number in chosen)
        self._show_state()

    def _build(self) -> None:
        self.lead = words("", self, name="notStoredLead")
        self.table = QTableWidget(0, 4, self)
        self.table.setObjectName("notStored")
        self.table.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Step"), self.tr("What"), self.tr("Why it is not stored")]
        )
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((15, 14, 28)):
            self.table.setColumnWidth(column, width * UNIT)
        self.table.itemSelectionChanged.connect(self._show_state)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.again = self.buttons.addButton(self.tr("Try again"), role)
        self.again.setToolTip(self.tr("Makes the change to the present state, if it fits there."))
        self.again.clicked.connect(self._on_again)
        self.copy = self.buttons.addButton(self.tr("Copy"), role)
        self.copy.clicked.connect(self._on_copy)
        self.drop = self.buttons.addButton(self.tr("Discard"), role)
        self.drop.clicked.connect(self._on_drop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        layout.addWidget(self.lead)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)

    def _cells(self, kept: Kept) -> tuple[str, str, str, str]:
        at = QDateTime.fromSecsSinceEpoch(int(kept.changes.at.timestamp()))
        when = QLocale().toString(at, QLocale.FormatType.ShortFormat)
        why = (
            sent_text(kept.refused, ERRORS_CONTEXT)
            if kept.refused
            else self.tr("waits for the connection")
        )
        return when, action_name(kept.changes.action), kept.changes.subject, why

    def _chosen(self) -> list[Kept]:
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        items = [self.table.item(row, 0) for row in rows]
        return [item.data(_KEPT) for item in items if item is not None]

    def _show_state(self) -> None:
        beside, waiting = self._outbox.beside, self._outbox.waiting
        if beside:
            lead = self.tr(
                "What did not fit any more is kept until you discard it; it can be tried again on the present state."
            )
        elif waiting:
            lead = self.tr(
                "This is shown in the articles already and is stored as soon as there is a connection."
            )
        else:
            lead = self.tr("Everything you did in this corpus is stored.")
        self.lead.setText("\n".join((*map(error_text, self._damage), lead)))
        chosen = self._chosen()
        refused = bool(chosen) and all(kept.refused for kept in chosen)
        self.again.setEnabled(refused)
        self.drop.setEnabled(refused)
        self.copy.setEnabled(bool(chosen))

    def _on_again(self) -> None:
        for kept in self._chosen():
            try:
                self._outbox.again(kept.number)
            except AnnotatorError as error:
                self.lead.setText(error_text(error))
                return
        self.refresh()

    def _on_drop(self) -> None:
        for kept in self._chosen():
            self._outbox.drop(kept.number)
        self.refresh()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(self._in_full(k) for k in self._chosen()))

    def _in_full(self, kept: Kept) -> str:
        """What it was, for people: the step, and what each change says about the text."""
        lines = ["\t".join(self._cells(kept))]
        for change in kept.changes.changes:
            match change:
                case SpanAdded(span=span) | SpanReplaced(after=span):
                    places = ", ".join(f"{part.begin}–{part.end}" for part in span.fragments)
                    lines.append(f"{span.layer}/{span.label} {places} {span.note}".rstrip())
                case NoteChanged(after=note):
                    lines.append(note)
        return "\n".join(lines)
