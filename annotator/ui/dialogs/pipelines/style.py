"""How the dialog about pipelines looks."""

from __future__ import annotations

from annotator.ui.panels.style import panel_style
from annotator.ui.theme import Theme, blend


def pipelines_style(theme: Theme) -> str:
    """The style sheet of the dialog."""
    chosen = blend(theme.accent, theme.panel, 0.16 if not theme.is_dark else 0.3)
    return f"""{panel_style(theme)}
#pipelineList {{ border: 1px solid {theme.line}; border-radius: 6px; background: {theme.page};
  padding: 4px; }}
#pipelineList:focus {{ border-color: {theme.accent}; }}
#pipelineList::item {{ padding: 7px 10px; border-radius: 5px; color: {theme.text}; }}
#pipelineList::item:selected {{ background: {chosen}; color: {theme.text}; }}
#problem {{ color: {theme.error}; }}
QGroupBox {{ font-weight: 600; border: 1px solid {theme.line}; border-radius: 6px; margin-top: 10px;
  padding-top: 10px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 10px; padding: 0 4px; }}
"""
