"""What the panels have in common: quiet headings, muted words, one grid of distances."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from annotator.ui.appearance import TEXT_FAMILY, UNIT
from annotator.ui.theme import Theme, blend

MARGIN = UNIT * 2
"""Between a panel's edge and its words, device-independent pixels."""


def panel_style(theme: Theme) -> str:
    """The style sheet of a panel; labels say by their property ``kind`` what they are."""
    hover = blend(theme.text, theme.panel, 0.06)
    return f"""
QLabel[kind="heading"] {{ color: {theme.muted}; font-size: 11px; font-weight: 600; }}
QLabel[kind="muted"] {{ color: {theme.muted}; }}
QLabel[kind="title"] {{ font-size: 16px; font-weight: 600; }}
QLabel[kind="covered"] {{ font-family: "{TEXT_FAMILY}"; font-size: 16px;
  border: 1px solid transparent; border-radius: 4px; padding: 0 2px; }}
QLabel[kind="covered"]:focus {{ border-color: {theme.accent}; }}
QLabel[kind="badge"] {{ border: 1px solid {theme.line}; border-radius: 4px; padding: 1px 5px; }}
QLabel[kind="badge"][outcome="kept"] {{ color: {theme.success}; border-color: {theme.success}; }}
QLabel[kind="badge"][outcome="changed"] {{ color: {theme.warning}; border-color: {theme.warning}; }}
QLabel[kind="badge"][outcome="dropped"] {{ color: {theme.muted}; }}
QLabel[kind="example"] {{ font-family: "{TEXT_FAMILY}"; }}
QLabel[kind="counterexample"] {{ font-family: "{TEXT_FAMILY}"; color: {theme.muted}; }}
QLabel[kind="error"] {{ color: {theme.error}; }}
QLabel[kind="mono"] {{ font-family: monospace; }}
QToolButton[kind="link"] {{ color: {theme.accent}; padding: 4px 6px; }}
QToolButton[kind="link"]:hover {{ background: {hover}; }}
QToolButton[kind="toggle"] {{ padding: 4px 8px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
#acceptButton, #rejectButton {{ padding: 5px 6px; }}
QPlainTextEdit {{ border: 1px solid {theme.line}; border-radius: 5px; padding: 4px;
  background: {theme.page}; }}
QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
QPlainTextEdit:disabled {{ background: {theme.panel}; }}
QListView, QTableView, QTreeView {{ border: 0; background: transparent; outline: 0;
  show-decoration-selected: 0; selection-background-color: transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ border: 0; background: transparent; }}
QProgressBar {{ border: 0; border-radius: 3px; background: {theme.groove}; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ border-radius: 3px; background: {theme.accent}; }}
"""


def label(kind: str, parent: QWidget | None = None, *, wrap: bool = True) -> QLabel:
    """A label for words that may come from data: never rich text.

    Args:
        kind: ``heading``, ``muted``, ``title``, ``covered``, ``example`` … or nothing special.
        parent: Its parent.
        wrap: Whether long words go on in the next line.
    """
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setWordWrap(wrap)
    if wrap:
        # A long compound must not widen the panel; it is cut instead.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def shortened(words: str, most: int) -> str:
    """The words on one line, with an ellipsis in the middle where they are longer than ``most``."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    head = (most - 1) * 2 // 3
    tail = most - 1 - head
    return f"{line[:head].rstrip()}…{line[-tail:].lstrip()}"
