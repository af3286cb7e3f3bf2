"""What became of a task, in words: one sentence, and every single thing that is worth a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from annotator.ui.dialogs.schema_editor.touched import TouchedWords
from annotator.ui.i18n import number
from annotator.ui.worker_task import TaskName


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that was skipped, changed, lost or there already.

    Attributes:
        kind: What became of it, for people.
        place: The file and line, or the article.
        reason: One sentence.
    """

    kind: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended.

    Attributes:
        summary: One sentence.
        details: What is worth a look, in the order it came up.
    """

    summary: str
    details: tuple[Detail, ...] = ()


class Outcomes(QObject):
    """Says in the language of the window what tasks do and what became of them."""

    def running(self, task: TaskName) -> str:
        """What a task is doing."""
        return {
            "suggest": self.tr("Suggesting"),
            "import": self.tr("Importing"),
            "export": self.tr("Exporting"),
            "backup": self.tr("Backing up"),
            "schema_preview": self.tr("Counting"),
            "schema_apply": self.tr("Changing the schema"),
            "schema_undo": self.tr("Changing the schema back"),
            "warm_up": self.tr("Getting ready"),
        }[task]

    def of(self, task: TaskName, result: Mapping[str, Any]) -> Outcome:
        """What a result says.

        Args:
            task: The kind of task.
            result: As the worker sends it, see docs/worker-protocol.md.
        """
        match task:
            case "import":
                return self._imported(result)
            case "suggest":
                return self._suggested(result)
            case "export":
                return self._exported(result)
            case "schema_apply" | "schema_undo":
                return self._schema_changed(result)
            case "backup":
                place = str(result.get("backup", ""))
                return Outcome(self.tr("Backed up to %1.").replace("%1", place))
            case _:
                return Outcome("")

    def _imported(self, result: Mapping[str, Any]) -> Outcome:
        parts = [self.tr("%n article(s) imported", "", int(result.get("imported", 0)))]
        counts = (
            ("duplicate", self.tr("%1 there already")),
            ("skipped", self.tr("%1 skipped")),
            ("changed", self.tr("%1 changed")),
            ("ignored", self.tr("%1 left aside")),
        )
        for kind, words in counts:
            counted = int(result.get(kind, 0))
            if counted:
                parts.append(words.replace("%1", number(counted)))
        names = {
            "duplicate": self.tr("there already"),
            "skipped": self.tr("skipped"),
            "changed": self.tr("changed"),
            "ignored": self.tr("left aside"),
        }
        details = (
            Detail(
                names.get(str(notice.get("kind")), str(notice.get("kind"))),
                self._place(notice),
                _sentence(notice),
            )
            for notice in _rows(result.get("notices"))
        )
        return Outcome(f"{', '.join(parts)}.", tuple(details))

    def _suggested(self, result: Mapping[str, Any]) -> Outcome:
        made = self.tr("%n suggestion(s) made", "", int(result.get("spans", 0)))
        failures = _rows(result.get("failures"))
        details = tuple(
            Detail(self.tr("failed"), str(row.get("title", "")), str(row.get("reason", "")))
            for row in failures
        )
        if not details:
            return Outcome(f"{made}.")
        failed = self.tr("%n article(s) failed", "", _total(result, "failures"))
        return Outcome(f"{made}, {failed}.", details)

    def _schema_changed(self, result: Mapping[str, Any]) -> Outcome:
        if "annotations" in result:
            words = self.tr("The schema was changed: %1.")
            return Outcome(words.replace("%1", TouchedWords(self).in_short(result)))
        version = number(int(result.get("schema_version", 0)))
        return Outcome(self.tr("The schema is version %1 again.").replace("%1", version))

    def _exported(self, result: Mapping[str, Any]) -> Outcome:
        out = str(result.get("out", ""))
        details = tuple(
            Detail(
                str(row.get("label") or row.get("kind", "")),
                str(row.get("title", "")),
                str(row.get("reason", "")),
            )
            for row in _rows(result.get("losses"))
        )
        done = self.tr("Exported to %1").replace("%1", out)
        if not details:
            return Outcome(self.tr("%1, nothing lost.").replace("%1", done))
        lost = self.tr("%n thing(s) could not be written as they are", "", _total(result, "losses"))
        return Outcome(f"{done}; {lost}.", details)

    def _place(self, notice: Mapping[str, Any]) -> str:
        name = PurePath(str(notice.get("file", ""))).name
        line = notice.get("line")
        if line is None:
            return name
        words = self.tr("%1, line %2")
        return words.replace("%1", name).replace("%2", number(int(line)))


def _total(result: Mapping[str, Any], name: str) -> int:
    """How many there are; of very many only the first ones are sent."""
    return int(result.get(f"{name}_total", len(_rows(result.get(name)))))


def _rows(value: object) -> Sequence[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _sentence(notice: Mapping[str, Any]) -> str:
    """The notice in the language of the window; as it was sent where its words do not fit together."""
    template = QCoreApplication.translate("notices", str(notice.get("template", "")))
    params = notice.get("params")
    try:
        return template.format(**params) if isinstance(params, Mapping) else template
    except (KeyError, IndexError, ValueError):
        return str(notice.get("text", ""))
