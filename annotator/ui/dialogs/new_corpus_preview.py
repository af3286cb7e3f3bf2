"""A schema at a glance: its layers, their labels in their colours with their keys, and the roles."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from annotator.domain.schema import LayerDef, Schema, in_language
from annotator.ui.appearance import UNIT
from annotator.ui.i18n import current_language
from annotator.ui.theme import LIGHT, Theme, hue_colours

_CHIP = 22
_GAP = 6
_PAD = 8


class SchemaPreview(QScrollArea):
    """Shows a schema; scrolls where it is long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schemaPreview")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What is in the schema"))
        self._page = _Page(self)
        self.setWidget(self._page)

    @property
    def words(self) -> list[str]:
        """Everything that is shown, in order."""
        return self._page.words

    def show_schema(self, schema: Schema) -> None:
        """Show another schema."""
        self._page.show_schema(schema)
        self.setAccessibleDescription(", ".join(self.words))

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._page.theme = theme
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet(
            f"#schemaPreview {{ border: 1px solid {theme.line}; border-radius: 6px; background: {theme.page}; }}"
            "#schemaPreview > QWidget > QWidget { background: transparent; }"
        )
        self._page.update()


class _Page(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._schema: Schema | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> list[str]:
        if self._schema is None:
            return []
        language, found = current_language(), []
        for name, layer in self._schema.layers.items():
            found.append(in_language(layer.title, language) or name)
            found += [self._schema.label_title(name, label, language) for label in layer.labels]
            found += [_role_title(layer, role, language) for role in layer.roles]
        return found

    def show_schema(self, schema: Schema) -> None:
        self._schema = schema
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return self._walk(None, width)

    def sizeHint(self) -> QSize:
        return QSize(40 * UNIT, self._walk(None, max(self.width(), 30 * UNIT)))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._walk(painter, self.width())

    def _walk(self, painter: QPainter | None, width: int) -> int:
        """Lay everything out, and draw it if there is something to draw with; the height it takes."""
        if self._schema is None:
            return 0
        language, theme, y = current_language(), self.theme, UNIT
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        for name, layer in self._schema.layers.items():
            if painter is not None:
                painter.setFont(bold)
                painter.setPen(QColor(theme.text))
                area = QRect(_PAD, y, width - 2 * _PAD, 20)
                title = in_language(layer.title, language) or name
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), title)
            y += 24
            x = _PAD
            for label, definition in layer.labels.items():
                words = self._schema.label_title(name, label, language)
                words = f"{words}  {definition.key}" if definition.key else words
                x, y = self._chip(
                    painter, (x, y), width, words, self._schema.colour(name, label), filled=True
                )
            for role in layer.roles:
                words = _role_title(layer, role, language)
                x, y = self._chip(painter, (x, y), width, words, theme.muted, filled=False)
            y += _CHIP + 2 * UNIT
        return y

    def _chip(
        self,
        painter: QPainter | None,
        at: tuple[int, int],
        width: int,
        words: str,
        hue: str,
        *,
        filled: bool,
    ) -> tuple[int, int]:
        (x, y), metrics = at, QFontMetrics(self.font())
        most = width - 2 * _PAD
        text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most - 2 * _PAD)
        wide = min(metrics.horizontalAdvance(text) + 2 * _PAD, most)
        if x > _PAD and x + wide > width - _PAD:
            x, y = _PAD, y + _CHIP + _GAP
        if painter is not None:
            area, colours = QRect(x, y, wide, _CHIP), hue_colours(hue, self.theme)
            painter.setPen(QPen(QColor(colours.border if filled else self.theme.line), 1))
            painter.setBrush(QColor(colours.chip) if filled else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 5, 5)
            painter.setFont(self.font())
            painter.setPen(QColor(colours.ink if filled else self.theme.muted))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
        return x + wide + _GAP, y


def _role_title(layer: LayerDef, role: str, language: str) -> str:
    return in_language(layer.roles[role].title, language) or role
