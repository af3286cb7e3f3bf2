"""What may be wrong with the span in focus, one line for each finding, the gravest first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from annotator.domain.schema import Schema
from annotator.services.inspection import Finding, Severity
from annotator.ui.appearance import UNIT, pixmap
from annotator.ui.findings import finding_text, severity_name
from annotator.ui.panels.style import label
from annotator.ui.theme import LIGHT, Theme

_ICON = 14
_ICONS = {Severity.ERROR: "x", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}


class FindingRows(QWidget):
    """Findings with an icon each; the rows are kept and used again for the next span."""

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._theme = LIGHT
        self._shown: tuple[Finding, ...] = ()
        self.rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(UNIT)
        self._grid.setVerticalSpacing(UNIT // 2)
        self._grid.setColumnStretch(1, 1)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show the findings about a span."""
        self._shown = findings
        while len(self.rows) < len(findings):
            row = len(self.rows)
            self.rows.append((QLabel(self), label("", self)))
            self._grid.addWidget(self.rows[-1][0], row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.rows[-1][1], row, 1)
        for (sign, words), finding in zip(self.rows, findings, strict=False):
            severity = severity_name(finding.severity)
            text = finding_text(finding, self._schema)
            sign.setToolTip(severity)
            sign.setAccessibleName(severity)
            words.setText(text)
            words.setAccessibleName(f"{severity}: {text}")
        for row, (sign, words) in enumerate(self.rows):
            sign.setVisible(row < len(findings))
            words.setVisible(row < len(findings))
        self._draw_signs()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        self._draw_signs()

    def _draw_signs(self) -> None:
        theme = self._theme
        colours = {
            Severity.ERROR: theme.error,
            Severity.WARNING: theme.warning,
            Severity.HINT: theme.muted,
        }
        ratio = self.devicePixelRatioF()
        for (sign, _), finding in zip(self.rows, self._shown, strict=False):
            name = _ICONS[finding.severity]
            sign.setPixmap(pixmap(name, colours[finding.severity], _ICON, ratio))
