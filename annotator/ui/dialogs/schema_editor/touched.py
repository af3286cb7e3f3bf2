"""What a preview of a schema change says, taken apart; see docs/worker-protocol.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from annotator.ui.i18n import number

_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview.

    Attributes:
        text: For people.
        kind: ``warning`` if something is lost by it or somebody has to look at it, ``muted``, or nothing.
    """

    text: str
    kind: str = ""


class TouchedWords(QObject):
    """Says in the language of the window what a change touches."""

    def of(self, told: Mapping[str, Any]) -> tuple[Line, ...]:
        """The lines of the preview.

        Args:
            told: The result of the task ``schema_preview`` or ``schema_apply``.
        """
        people, suggested = _counts(told, "annotations"), _counts(told, "suggestions")
        breaches = int(told.get("breaches", 0))
        if not (any(people.values()) or any(suggested.values()) or breaches):
            return (Line(self.tr("No annotation is touched.")),)
        lines = [Line(self.tr("%Ln article(s)", "", int(told.get("articles", 0))))]
        names = [str(name) for name in told.get("annotators", ())]
        if names:
            lines.append(Line(self.tr("Annotators: %1").replace("%1", ", ".join(names)), "muted"))
        lines += self._fates(told)
        if people["altered"]:
            lines.append(Line(self.tr("%Ln span(s) get other attributes", "", people["altered"])))
        if people["decisions"]:
            words = self.tr(
                "%Ln decision(s) about suggestions move along or go", "", people["decisions"]
            )
            lines.append(Line(words))
        if any(suggested.values()):
            total = sum(suggested.values())
            lines.append(Line(self.tr("%Ln change(s) to suggestions", "", total), "muted"))
        if breaches:
            words = self.tr(
                "%Ln span(s) or argument(s) break the new rules; they stay", "", breaches
            )
            lines.append(Line(words, "warning"))
        return tuple(lines)

    def in_short(self, told: Mapping[str, Any]) -> str:
        """One sentence about what was done."""
        people = _counts(told, "annotations")
        spans = people["relabelled"] + people["removed"] + people["altered"]
        arguments = people["reassigned"] + people["unlinked"]
        return ", ".join(
            (
                self.tr("%Ln span(s)", "", spans),
                self.tr("%Ln argument(s)", "", arguments),
                self.tr("%Ln article(s)", "", int(told.get("articles", 0))),
            )
        )

    def _fates(self, told: Mapping[str, Any]) -> list[Line]:
        lines: list[Line] = []
        fates = told.get("fates", ())
        for fate in fates[:_MOST_LINES]:
            name, to, count = str(fate["name"]), str(fate["to"]), int(fate["count"])
            spans = fate["kind"] == "label"
            if not to:
                words = (
                    self.tr("%1: %Ln span(s) go", "", count)
                    if spans
                    else self.tr("%1: %Ln argument(s) go", "", count)
                )
                lines.append(Line(words.replace("%1", name), "warning"))
                continue
            words = (
                self.tr("%1 → %2: %Ln span(s)", "", count)
                if spans
                else self.tr("%1 → %2: %Ln argument(s)", "", count)
            )
            lines.append(Line(words.replace("%1", name).replace("%2", to)))
        left = len(fates) - _MOST_LINES
        if left > 0:
            lines.append(Line(self.tr("and %1 more").replace("%1", number(left)), "muted"))
        return lines


def _counts(told: Mapping[str, Any], name: str) -> dict[str, int]:
    names = ("relabelled", "removed", "altered", "reassigned", "unlinked", "decisions")
    found = told.get(name)
    given = found if isinstance(found, Mapping) else {}
    return {each: int(given.get(each, 0)) for each in names}
