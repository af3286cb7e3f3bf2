"""Where a span comes from, in words: who or what made it, how sure that was, why and when."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from annotator.domain.provenance import Origin, Provenance
from annotator.ui.appearance import UNIT
from annotator.ui.i18n import reason_text, rule_title
from annotator.ui.panels.style import label


class ProvenanceView(QWidget):
    """The provenance of one span."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = label("", self)
        self.was = label("muted", self)
        self.why = label("muted", self)
        self.when = label("muted", self)
        self._score = QWidget(self)
        self.bar = QProgressBar(self._score)
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.percent = label("muted", self._score, wrap=False)
        score = QHBoxLayout(self._score)
        score.setContentsMargins(0, 0, 0, 0)
        score.setSpacing(UNIT)
        score.addWidget(self.bar, 1, Qt.AlignmentFlag.AlignVCenter)
        score.addWidget(self.percent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT // 2)
        for widget in (self.who, self.was, self._score, self.why, self.when):
            layout.addWidget(widget)

    def show_provenance(
        self, provenance: Provenance, *, suggested: bool, corrected: str = ""
    ) -> None:
        """Say where something comes from.

        Args:
            provenance: Its provenance.
            suggested: Whether it is still a suggestion.
            corrected: What was suggested, if something else was made of it.
        """
        self.who.setText(self._who(provenance, suggested=suggested))
        self._score.setVisible(provenance.score is not None)
        if provenance.score is not None:
            percent = round(100 * provenance.score)
            self.bar.setValue(percent)
            self.percent.setText(self.tr("%1 % sure").replace("%1", QLocale().toString(percent)))
            self.bar.setAccessibleName(self.percent.text())
        self.was.setText(self.tr("Suggested was %1.").replace("%1", corrected))
        self.was.setVisible(bool(corrected))
        self.why.setText(reason_text(provenance.why))
        self.why.setVisible(bool(provenance.why))
        self.when.setVisible(provenance.at is not None)
        if provenance.at is not None:
            self.when.setText(local_time(provenance.at.timestamp()))

    def _who(self, provenance: Provenance, *, suggested: bool) -> str:
        rule = rule_title(provenance.rule)
        source = f"{rule} · {provenance.by}" if rule else provenance.by
        match provenance.origin:
            case Origin.RULE:
                return self.tr("Rule: %1").replace("%1", source)
            case Origin.MODEL:
                return self.tr("Model: %1").replace("%1", source)
            case Origin.PROPAGATED:
                return self.tr("Propagated by %1").replace("%1", provenance.by)
            case Origin.IMPORTED:
                return self.tr("Imported, by %1").replace("%1", provenance.by)
            case _:
                if provenance.suggestion is not None and not suggested:
                    words = self.tr("%1, from a suggestion by “%2”")
                    return words.replace("%1", provenance.by).replace("%2", rule)
                return provenance.by


def local_time(seconds: float) -> str:
    """A moment as the language writes it, in the zone of the machine.

    Args:
        seconds: Since 1970-01-01 UTC.
    """
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
