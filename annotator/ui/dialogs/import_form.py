"""How files are written, whose annotations they hold and whether those are finished: the lines of the import dialog below the files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from annotator.services.files import AUTO
from annotator.services.format_choices import FormatChoice, format_choices
from annotator.ui.dialogs.export.wording import FormatWords
from annotator.ui.dialogs.forms import form
from annotator.ui.dialogs.import_request import ImportRequest

_ENCODINGS = ("utf-8", "windows-1252", "iso-8859-15", "utf-16", "cp850", "mac-roman")


def readable() -> list[FormatChoice]:
    """The formats that can be imported."""
    return [each for each in format_choices() if each.read]


class ImportForm(QWidget):
    """Format, encoding, whose annotations, and whether they are finished.

    Args:
        annotator: Who is at the window.

    Signals:
        changed: Files will be read in another way.
        annotator_changed: The annotations are somebody else's.
    """

    changed = Signal()
    annotator_changed = Signal()

    def __init__(self, annotator: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = FormatWords(self)
        self.format = QComboBox(self)
        self.format.setObjectName("importFormat")
        self.format.addItem(self.tr("Found out for each file"), AUTO)
        for choice in readable():
            self.format.addItem(words.with_endings(choice), choice.name)
        self.encoding = QComboBox(self)
        self.encoding.setObjectName("importEncoding")
        self.encoding.addItem(self.tr("Found out for each file"), None)
        for name in _ENCODINGS:
            self.encoding.addItem(name, name)
        self.annotator = QComboBox(self)
        self.annotator.setObjectName("importAnnotator")
        self.annotator.setEditable(True)
        self.annotator.addItems(["", *([annotator] if annotator else [])])
        editor = self.annotator.lineEdit()
        if editor is not None:
            editor.setPlaceholderText(self.tr("whom the files name"))
        self.done = QCheckBox(self.tr("The annotations are finished"), self)
        self.done.setObjectName("importDone")
        self.done.setToolTip(
            self.tr(
                "Articles with annotations of people count as done: gold for export and training."
            )
        )
        rows = form()
        rows.addRow(self.tr("Format"), self.format)
        rows.addRow(self.tr("Encoding"), self.encoding)
        rows.addRow(self.tr("Annotations by"), self.annotator)
        rows.addRow("", self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(rows)
        for box in (self.format, self.encoding):
            box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.annotator.editTextChanged.connect(lambda _text: self.annotator_changed.emit())

    def request(self, paths: tuple[Path, ...]) -> ImportRequest:
        """What is chosen now, for these files and folders."""
        return ImportRequest(
            paths,
            self.format.currentData(),
            self.encoding.currentData(),
            self.annotator.currentText().strip() or None,
            done=self.done.isChecked(),
        )
