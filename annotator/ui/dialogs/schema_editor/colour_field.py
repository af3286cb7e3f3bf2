"""A colour: picked from hues that colour-blind eyes tell apart, or any other; shown as it will be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.schema_editor.checks import PALETTE, is_hue, legibility
from annotator.ui.dialogs.schema_editor.fields import Field
from annotator.ui.i18n import decimal
from annotator.ui.panels.style import label
from annotator.ui.theme import DARK, LIGHT, blend, hue_colours

_SWATCH = 2 * UNIT


class Sample(QWidget):
    """A word with a tint and a chip, on the light page and on the dark one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hue = "#000000"
        self.setFixedHeight(5 * UNIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_hue(self, hue: str) -> None:
        """Show another hue."""
        self._hue = hue
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both halves."""
        del event
        half = self.width() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, theme in enumerate((LIGHT, DARK)):
                area = QRectF(place * half, 0, half, self.height())
                painter.fillRect(area, QColor(theme.page))
                derived = hue_colours(self._hue, theme)
                word = QRectF(area.left() + UNIT, UNIT, half / 2 - UNIT, self.height() - 2 * UNIT)
                painter.fillRect(word, QColor(blend(derived.mid, theme.page, theme.tint_alpha)))
                painter.setPen(QColor(theme.text))
                middle = Qt.AlignmentFlag.AlignCenter
                painter.drawText(word, middle, "Kiel")
                chip = QRectF(word.right() + UNIT, UNIT, half / 2 - 2 * UNIT, word.height())
                painter.setPen(QColor(derived.border))
                painter.setBrush(QColor(derived.chip))
                painter.drawRoundedRect(chip, 4, 4)
                painter.setPen(QColor(derived.ink))
                font = QFont(self.font())
                font.setBold(True)
                painter.setFont(font)
                painter.drawText(chip, middle, "LOC")
                painter.setFont(self.font())


class ColourField(Field):
    """A hue; ``None`` where a label may have that of its layer.

    Args:
        name: Of the value.
        optional: Whether there may be none.
    """

    def __init__(
        self, name: str = "colour", parent: QWidget | None = None, *, optional: bool = False
    ) -> None:
        super().__init__(name, parent)
        self._optional = optional
        self._fallback = "#808080"
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(7)
        self.edit.setFixedWidth(12 * UNIT)
        self.edit.textEdited.connect(lambda _text: self._on_changed())
        self.choose = QPushButton(self.tr("Other…"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask)
        self.inherit = QPushButton(self.tr("As the layer"), self)
        self.inherit.setAutoDefault(False)
        self.inherit.setVisible(optional)
        self.inherit.clicked.connect(lambda: self._take(""))
        self.sample = Sample(self)
        self.ratios = label("muted", self)
        self.ratios.setObjectName("contrast")
        self.content.addLayout(self._row((self.edit, self.choose, self.inherit)))
        self.swatches = [self._swatch(hue) for hue in PALETTE]
        self.content.addLayout(self._row(self.swatches, spacing=2))
        self.content.addWidget(self.sample)
        self.content.addWidget(self.ratios)
        self.setFocusProxy(self.edit)

    def set_fallback(self, hue: str) -> None:
        """What is seen where there is no own colour."""
        self._fallback = hue

    def value(self) -> str | None:
        """The hue as ``#rrggbb``."""
        text = self.edit.text().strip().lower()
        return text or (None if self._optional else "")

    def show_value(self, value: str | None) -> None:
        """Show a hue."""
        self.edit.setText(value or "")
        self.edit.setPlaceholderText(self._fallback)
        self._show()

    def own_problem(self) -> str:
        """Whether it is none, or cannot be read."""
        hue = self.value()
        if hue is None:
            return ""
        if not is_hue(hue):
            return self.tr("A colour is # and six digits 0–9, a–f, as #0072b2.")
        if not all(found.is_readable for found in legibility(hue)):
            return self.tr("Words would be hard to read in this colour; choose another one.")
        return ""

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _take(self, hue: str) -> None:
        self.edit.setText(hue)
        self._on_changed()

    def _show(self) -> None:
        shown = self.value() or self._fallback
        for button in self.swatches:
            button.setChecked(button.property("hue") == self.value())
        if not is_hue(shown):
            self.ratios.clear()
            return
        self.sample.show_hue(shown)
        light, dark = (f"{decimal(found.ratio)} : 1" for found in legibility(shown))
        words = self.tr("Least contrast of words: light %1, dark %2 (needed: 4.5 : 1)")
        self.ratios.setText(words.replace("%1", light).replace("%2", dark))

    def _ask(self) -> None:
        shown = self.value() or self._fallback
        start = QColor(shown if is_hue(shown) else self._fallback)
        chosen = QColorDialog.getColor(start, self, self.tr("Colour"))
        if chosen.isValid():
            self._take(chosen.name())

    def _swatch(self, hue: str) -> QToolButton:
        button = QToolButton(self)
        drawn = QPixmap(_SWATCH, _SWATCH)
        drawn.fill(QColor(hue))
        button.setIcon(QIcon(drawn))
        button.setCheckable(True)
        button.setProperty("hue", hue)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(hue)
        button.setAccessibleName(self.tr("Colour %1").replace("%1", hue))
        button.clicked.connect(lambda _on=False: self._take(hue))
        return button

    def _row(self, widgets: Sequence[QWidget], spacing: int = UNIT) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(spacing)
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        return row
