"""How the program looks: palette and style sheet of a theme, fonts, recoloured icons."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from annotator.resources import resource_path
from annotator.ui.theme import (
    CONTRAST_DARK,
    CONTRAST_LIGHT,
    DARK,
    DISTINCT,
    LIGHT,
    READABLE,
    Theme,
    blend,
    contrast,
    theme_named,
)

_log = logging.getLogger(__name__)

UNIT: Final = 8
"""The grid of all distances, in device-independent pixels."""

UI_FAMILY: Final = "Inter"
TEXT_FAMILY: Final = "Literata"

_POINTS: Final = 10
_SYSTEM: Final = "system"
_ICON_SIZES: Final = (16, 20, 32)


def ui_font() -> QFont:
    """The font of menus, lists and panels."""
    font = QFont(UI_FAMILY, _POINTS)
    font.setStyleHint(QFont.StyleHint.SansSerif)
    return font


def palette_of(theme: Theme) -> QPalette:
    """Qt's colour roles in a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.page,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.panel,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.text,
        role.ToolTipText: theme.page,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
        role.Light: blend("#ffffff", theme.panel, 0.5 if not theme.is_dark else 0.08),
        role.Midlight: blend(theme.line, theme.panel, 0.5),
        role.Mid: theme.line,
        role.Dark: blend(theme.text, theme.line, 0.2),
        role.Shadow: "#000000",
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    faded = QColor(blend(theme.muted, theme.panel, 0.6))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return palette


def style_sheet(theme: Theme) -> str:
    """What Fusion does not do by palette alone: hairlines, quiet buttons, roomy menus and lists."""
    hover = blend(theme.text, theme.panel, 0.07)
    pressed = blend(theme.text, theme.panel, 0.13)
    chosen = blend(theme.accent, theme.panel, 0.16 if not theme.is_dark else 0.24)
    field = theme.page if not theme.is_dark else blend("#000000", theme.panel, 0.22)
    # What labels and tool tips show comes from corpora: it is shown, never read as rich text.
    return f"""
{_controls(theme, field)}
{_lists(theme, chosen)}
QLabel {{ qproperty-textFormat: PlainText; }}
QToolTip {{ background: {theme.text}; color: {theme.page}; border: 0; padding: 4px 8px;
  qproperty-textFormat: PlainText; }}
QMenuBar {{ background: {theme.panel}; border-bottom: 1px solid {theme.line}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {theme.panel}; border: 1px solid {theme.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {chosen}; color: {theme.text}; }}
QMenu::item:disabled {{ color: {blend(theme.muted, theme.panel, 0.6)}; }}
QMenu::separator {{ height: 1px; background: {theme.line}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; margin-left: 8px; }}
QSplitter::handle {{ background: {theme.line}; }}
QSplitter::handle:hover {{ background: {theme.accent}; }}
QToolButton {{ border: 0; border-radius: 4px; padding: 4px; background: transparent; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QToolButton:focus {{ border: 2px solid {theme.accent}; padding: 2px; }}
QPushButton {{ border: 1px solid {theme.edge}; border-radius: 5px;
  padding: 5px 14px; background: {field}; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:focus {{ border: 2px solid {theme.accent}; padding: 4px 13px; }}
QPushButton:default {{ background: {theme.accent}; color: {theme.on_accent};
  border-color: {theme.accent}; }}
QPushButton:default:focus {{ border: 2px solid {theme.text}; padding: 4px 13px; }}
QPushButton:disabled {{ color: {blend(theme.muted, theme.panel, 0.6)};
  background: {theme.panel}; border-color: {theme.line}; }}
QLineEdit {{ border: 1px solid {theme.edge}; border-radius: 5px; padding: 4px 8px;
  background: {field}; selection-background-color: {theme.accent};
  selection-color: {theme.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {theme.accent}; padding: 3px 7px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {blend(theme.muted, theme.panel, 0.4)}; border-radius: 4px;
  margin: 2px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.muted}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
#keyLine {{ background: {theme.panel}; border-top: 1px solid {theme.line}; }}
#deskHeader {{ background: {theme.page}; border-bottom: 1px solid {theme.line}; }}
#articleTitle {{ font-weight: 600; }}
#articleSource, #articlePosition, #keyLineLeft {{ color: {theme.muted}; }}
#articleStatus[status="done"], #savedText {{ color: {theme.success}; }}
#articleStatus {{ color: {theme.muted}; }}
#filterPopup {{ background: {theme.panel}; border: 1px solid {theme.line}; border-radius: 8px; }}
#filterPopup QListView {{ background: transparent; border: 0; outline: 0; }}
#filterPopup QListView::item:selected {{ background: {chosen}; color: {theme.text};
  border-radius: 4px; }}
#filterTitle {{ color: {theme.muted}; }}
#notice {{ background: {blend(theme.error, theme.panel, 0.12)}; border-radius: 6px;
  border: 1px solid {blend(theme.error, theme.panel, 0.45)}; }}
#notice[kind="info"] {{ background: {theme.panel}; border-color: {theme.line}; }}
"""


def _lists(theme: Theme, chosen: str) -> str:
    """Tables, lists, tabs and progress, as flat as everything else."""
    back, words = chosen, theme.text
    if theme.least_text > READABLE:  # where contrast is high, what is chosen stands out as much
        back, words = theme.accent, theme.on_accent
    return f"""
QAbstractItemView {{ selection-background-color: {back}; selection-color: {words}; }}
QHeaderView {{ background: {theme.panel}; border: 0; }}
QHeaderView::section {{ background: {theme.panel}; border: 0; padding: 4px 6px;
  border-bottom: 1px solid {theme.line}; border-right: 1px solid {theme.line}; font-weight: normal; }}
QTableView::item {{ padding: 0 4px; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {theme.line}; }}
QTabBar::tab {{ padding: 6px 12px; border: 0; border-bottom: 2px solid transparent;
  color: {theme.muted}; background: transparent; }}
QTabBar::tab:hover {{ color: {theme.text}; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
QProgressBar {{ border: 0; border-radius: 3px; background: {theme.groove}; text-align: center; }}
QProgressBar::chunk {{ border-radius: 3px; background: {theme.accent}; }}
QDateTimeEdit::drop-down {{ border: 0; width: 20px; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {theme.edge}; }}
QSlider::handle:horizontal {{ width: 14px; margin: -5px 0; border-radius: 7px;
  background: {theme.accent}; }}
QSlider::handle:horizontal:disabled {{ background: {theme.edge}; }}
QSlider:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}
"""


def _controls(theme: Theme, field: str) -> str:
    """What one ticks, with an outline that stands out, and a ring around what has the keyboard."""
    ink = "white" if contrast("#ffffff", theme.accent) >= DISTINCT else "black"
    tick, dash, dot = (
        resource_path("controls", f"{name}-{ink}.svg").as_posix()
        for name in ("tick", "dash", "dot")
    )
    arrows = "white" if theme.is_dark else "black"
    down, up = (
        resource_path("controls", f"{name}-{arrows}.svg").as_posix() for name in ("down", "up")
    )
    faded = blend(theme.muted, theme.panel, 0.5)
    boxes = ", ".join(
        f"{widget}::indicator" for widget in ("QCheckBox", "QGroupBox", "QAbstractItemView")
    )

    def of(state: str) -> str:
        return ", ".join(f"{each}{state}" for each in boxes.split(", "))

    return f"""
{boxes}, QRadioButton::indicator {{ width: 14px; height: 14px;
  border: 1px solid {theme.edge}; background: {field}; }}
{boxes} {{ border-radius: 3px; }}
QRadioButton::indicator {{ width: 12px; height: 12px; border-width: 2px; border-radius: 8px; }}
{of(":checked")} {{ background: {theme.accent}; border-color: {theme.accent}; image: url("{tick}"); }}
{of(":indeterminate")} {{ background: {theme.accent}; border-color: {theme.accent};
  image: url("{dash}"); }}
QRadioButton::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
  image: url("{dot}"); }}
{of(":disabled")}, QRadioButton::indicator:disabled {{ border-color: {faded}; background: {theme.panel}; }}
{of(":checked:disabled")}, QRadioButton::indicator:checked:disabled {{ background: {faded}; }}
QCheckBox, QRadioButton {{ spacing: 6px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {theme.accent}; }}
QAbstractItemView:focus, QTextEdit:focus, QTextBrowser:focus, QPlainTextEdit:focus {{
  border: 1px solid {theme.accent}; }}
QComboBox, QAbstractSpinBox {{ border: 1px solid {theme.edge}; border-radius: 5px;
  padding: 3px 6px; background: {field}; selection-background-color: {theme.accent};
  selection-color: {theme.on_accent}; }}
QComboBox {{ padding-left: 10px; }}
QAbstractSpinBox QLineEdit {{ border: 0; padding: 0 4px; background: transparent; }}
QComboBox:focus, QAbstractSpinBox:focus {{ border: 2px solid {theme.accent}; padding: 2px 5px; }}
QComboBox:focus {{ padding-left: 9px; }}
QComboBox:disabled, QAbstractSpinBox:disabled {{ border-color: {theme.line};
  background: {theme.panel}; color: {faded}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{down}"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{ border: 1px solid {theme.edge}; background: {theme.page}; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: 18px;
  background: transparent; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
#preferencePages::item {{ padding: 6px 8px; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar:focus {{ outline: 0; }}
QTabBar::tab:selected:focus {{ background: {blend(theme.accent, theme.panel, 0.16)}; }}
"""


class Appearance(QObject):
    """One of the themes, or as the desktop is; changes the whole program at run time.

    Signals:
        theme_changed: The ``Theme`` that is in use from now on.
    """

    theme_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = _SYSTEM
        self._theme = LIGHT
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_desktop_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_desktop_changed)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def use(self, choice: str) -> None:
        """Look as the theme of this name, or as the ``system`` does."""
        self._choice = choice
        # Also tells the platform, so that window frames and native dialogs follow.
        if choice == _SYSTEM:
            QGuiApplication.styleHints().unsetColorScheme()
        else:
            dark = theme_named(choice).is_dark
            scheme = Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light
            QGuiApplication.styleHints().setColorScheme(scheme)
        self._put_on()

    def _on_desktop_changed(self) -> None:
        if self._choice == _SYSTEM:
            self._put_on()

    def _put_on(self) -> None:
        self._theme = _of_desktop() if self._choice == _SYSTEM else theme_named(self._choice)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette_of(self._theme))
            application.setStyleSheet(style_sheet(self._theme))
        self.theme_changed.emit(self._theme)


def _of_desktop() -> Theme:
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST_DARK if dark else CONTRAST_LIGHT
    return DARK if dark else LIGHT


def icon(name: str, theme: Theme) -> QIcon:
    """A shipped icon in the theme's colours: quiet, and fainter where it is disabled."""
    found = QIcon()
    for size in _ICON_SIZES:
        found.addPixmap(pixmap(name, theme.text, size))
        faded = blend(theme.muted, theme.panel, 0.5)
        found.addPixmap(pixmap(name, faded, size), QIcon.Mode.Disabled)
    return found


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """A shipped icon in one colour.

    Args:
        name: Of the file, without ``.svg``.
        colour: ``#rrggbb``.
        size: Edge, in device-independent pixels.
        ratio: Device pixels per device-independent pixel.
    """
    # The same picture each time: Qt keeps a copy of every one that a label or an icon ever showed.
    key = f"annotator {name} {colour} {size} {ratio}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = _drawn(name, colour, round(size * ratio))
        drawn.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, drawn)
    return drawn


@lru_cache(maxsize=256)
def _svg(name: str, colour: str) -> bytes:
    source = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return source.replace("currentColor", colour).encode()


def _drawn(name: str, colour: str, pixels: int) -> QPixmap:
    drawn = QPixmap(pixels, pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        QSvgRenderer(QByteArray(_svg(name, colour))).render(painter, QRectF(0, 0, pixels, pixels))
    return drawn
