"""What the windows of bookmarks and questions have in common: a list that is read anew, colours, language, an end."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog

from annotator.ui.panels.style import panel_style
from annotator.ui.theme import Theme


class ListDialog(QDialog):
    """A window with a list; a subclass says what stands in it."""

    def reload(self) -> None:
        """Read what is shown anew."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self.setStyleSheet(
            panel_style(theme)
            + f"QListWidget {{ border: 1px solid {theme.line}; border-radius: 5px; background: {theme.page}; }}"
            "QListWidget::item { padding: 6px 8px; }"
            f"QListWidget::item:selected {{ background: {theme.selection}; color: {theme.text}; }}"
        )

    def end(self) -> None:
        """Forget everything, before the corpus is closed."""
        self.close()
        self.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.reload()
        super().changeEvent(event)
