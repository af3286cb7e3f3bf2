"""How the schema editor looks: the panels' style, and what has the keyboard is framed."""

from __future__ import annotations

from annotator.resources import resource_path
from annotator.ui.panels.style import panel_style
from annotator.ui.theme import Theme, blend


def editor_style(theme: Theme) -> str:
    """The style sheet of the editor."""
    chosen = blend(theme.accent, theme.panel, 0.16 if not theme.is_dark else 0.24)
    ticked = theme.accent if theme.is_dark else theme.page
    # Drawn in black, which is why the box behind it is light in both themes.
    tick = resource_path("icons", "check.svg").as_posix()
    return (
        panel_style(theme)
        + f"""
QTreeView, QListView, QTableView {{ border: 1px solid {theme.line}; border-radius: 5px;
  background: {theme.page}; outline: 0; }}
QTreeView:focus, QListView:focus, QTableView:focus {{ border-color: {theme.accent}; }}
QTreeView::item, QListView::item {{ padding: 3px 2px; }}
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {{
  background: {chosen}; color: {theme.text}; }}
QSplitter::handle {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QCheckBox::indicator, QListView::indicator {{ width: 14px; height: 14px; border-radius: 3px;
  border: 1px solid {theme.muted}; background: {theme.page}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ border-color: {theme.accent};
  background: {ticked}; image: url("{tick}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; width: 12px; height: 12px; }}
QCheckBox:focus {{ color: {theme.accent}; }}
QComboBox:focus, QSpinBox:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; }}
QToolButton:checked {{ border: 2px solid {theme.text}; padding: 2px; }}
"""
    )
