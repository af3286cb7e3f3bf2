"""The style sheet of the adjudication window, beside that of the panels."""

from __future__ import annotations

from annotator.ui.panels.style import panel_style
from annotator.ui.theme import Theme, blend


def dialog_style(theme: Theme) -> str:
    """The style sheet of the window in a theme."""
    chosen = blend(theme.accent, theme.page, 0.18)
    return f"""{panel_style(theme)}
#queueArticles, #queueCases, #partsTable {{ background: {theme.page}; border-radius: 4px; }}
#queueArticles::item:selected, #queueCases::item:selected, #partsTable::item:selected {{
  background: {chosen}; color: {theme.text}; }}
#queueCases::item {{ padding: 3px 4px; }}
#queueArticles::item {{ padding: 0 4px; }}
#partsTable::item {{ padding: 0 4px; }}
QToolButton[kind="toggle"] {{ border: 1px solid {theme.line}; border-radius: 4px; }}
QToolButton[kind="toggle"]:checked {{ background: {chosen}; border-color: {theme.accent}; }}
QToolButton[kind="link"]:disabled {{ color: {theme.muted}; }}
QTabBar::tab {{ padding: 6px 12px; color: {theme.muted}; border: 0;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {theme.text}; border-bottom-color: {theme.accent}; }}
"""
