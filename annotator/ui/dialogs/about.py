"""What program this is, and what it is built of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.dialogs.forms import words
from annotator.ui.licences import FONT, ICONS, parts

_LOGO = 64


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Annotator"))
        logo = QLabel(self)
        logo.setPixmap(pixmap("annotator", "#000000", _LOGO, self.devicePixelRatioF()))
        name = words(f"Annotator {version}", self, wrap=False)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        font.setWeight(font.Weight.DemiBold)
        name.setFont(font)
        purpose = words(
            self.tr("Turns news articles into a labelled corpus: entities, quotes and events."),
            self,
        )
        licences = words(
            self.tr(
                "Free software under the MIT licence. The fonts Inter, Literata and Atkinson "
                "Hyperlegible are under the SIL Open Font License, OpenDyslexic by Abelardo Gonzalez "
                "under CC BY 3.0, the icons by Lucide under the ISC licence. Built on Python, Qt "
                "(LGPL) and spaCy."
            ),
            self,
        )
        licences.setObjectName("articleSource")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        parts_button = buttons.addButton(
            self.tr("&Licences of all parts…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        parts_button.setObjectName("licencesButton")
        parts_button.clicked.connect(lambda: LicencesDialog(self).open())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        for widget in (logo, name, purpose, licences, buttons):
            layout.addWidget(widget)
        self.setFixedWidth(52 * UNIT)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need, now that their type is known."""
        super().showEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))


class LicencesDialog(QDialog):
    """Every part with its version and licence; below, the licence's text of the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("licencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences of all parts"))
        self._parts = parts()
        self._table = QTableWidget(len(self._parts), 3, self)
        self._table.setHorizontalHeaderLabels(
            [self.tr("Part"), self.tr("Version"), self.tr("Licence")]
        )
        kinds = {FONT: self.tr("%1 (font)"), ICONS: self.tr("%1 (icons)")}
        for row, part in enumerate(self._parts):
            name = kinds.get(part.kind, "%1").replace("%1", part.name)
            for column, text in enumerate((name, part.version, part.licence)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self._table.setItem(row, column, item)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.resizeColumnsToContents()
        self._table.setTabKeyNavigation(False)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setPlaceholderText(self.tr("This part brings no text of its licence."))
        self._table.currentCellChanged.connect(
            lambda row, *_others: self._text.setPlainText(self._parts[row].text)
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._text, 2)
        layout.addWidget(buttons)
        self.resize(90 * UNIT, 70 * UNIT)
        self._table.selectRow(0)
