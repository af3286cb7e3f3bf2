"""How the export window looks."""

from __future__ import annotations

from annotator.ui.panels.style import panel_style
from annotator.ui.theme import Theme, blend


def export_style(theme: Theme) -> str:
    """The style sheet of the window."""
    chosen = blend(theme.accent, theme.page, 0.16 if not theme.is_dark else 0.3)
    return f"""{panel_style(theme)}
#problem {{ color: {theme.error}; }}
#preflightTree {{ show-decoration-selected: 1; }}
#preflightTree::item {{ padding: 4px 2px; color: {theme.text}; }}
#preflightTree::item:selected {{ background: {chosen}; color: {theme.text}; }}
"""
