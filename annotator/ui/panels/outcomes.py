"""What became of a task, in words: one sentence, and every single thing that is worth a look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject

from annotator.ui.dialogs.export.places import Place, place_of
from annotator.ui.dialogs.export.wording import LossWords
from annotator.ui.dialogs.schema_editor.touched import TouchedWords
from annotator.ui.i18n import ERRORS_CONTEXT, number, sent_text
from annotator.ui.worker_task import TaskName


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that was skipped, changed, lost or there already.

    Attributes:
        kind: What became of it, for people.
        place: The file and line, or the article.
        reason: One sentence.
        leads_to: Where in the corpus it is; ``None``: nowhere in particular.
    """

    kind: str
    place: str
    reason: str
    leads_to: Place | None = None


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
            "preflight": self.tr("Looking at what is to be exported"),
            "preview": self.tr("Looking at what is to be exported"),
            "annotators": self.tr("Looking who has annotated"),
            "examine_import": self.tr("Looking at what is to be imported"),
            "report": self.tr("Writing the report"),
            "backup": self.tr("Backing up"),
            "schema_preview": self.tr("Counting"),
            "schema_apply": self.tr("Changing the schema"),
            "schema_undo": self.tr("Changing the schema back"),
            "warm_up": self.tr("Getting ready"),
            "pipelines": self.tr("Looking for pipelines"),
            "examine_pipeline": self.tr("Examining the pipeline"),
            "trust_pipeline": self.tr("Examining the pipeline"),
            "add_pipeline": self.tr("Examining the pipeline"),
            "install_pipeline": self.tr("Installing the pipeline"),
            "remove_pipeline": self.tr("Removing the pipeline"),
            "bulk_find": self.tr("Looking for equal suggestions"),
            "bulk_decide": self.tr("Deciding in the whole corpus"),
            "bulk_undo": self.tr("Taking back in the whole corpus"),
            "gold_size": self.tr("Counting the gold"),
            "train": self.tr("Training"),
            "copy": self.tr("Copying the corpus"),
            "package": self.tr("Packing"),
            "open_package": self.tr("Opening the package"),
        }[task]

    def of(self, task: TaskName, result: Mapping[str, Any]) -> Outcome:
        """What a result says.

        Args:
            task: The kind of task.
            result: As the worker sends it, see docs/worker-protocol.md.
        """
        told: dict[TaskName, Callable[[Mapping[str, Any]], Outcome]] = {
            "import": self._imported,
            "suggest": self._suggested,
            "export": self._exported,
            "backup": self._backed_up,
            "report": self._reported,
            "schema_apply": self._schema_changed,
            "schema_undo": self._schema_changed,
            "bulk_decide": self._decided,
            "bulk_undo": self._taken_back,
            "install_pipeline": self._pipeline_installed,
            "remove_pipeline": self._pipeline_removed,
            "copy": self._copied,
            "package": self._packed,
        }
        return told[task](result) if task in told else Outcome("")

    def _copied(self, result: Mapping[str, Any]) -> Outcome:
        words = self.tr("Copied to %1; every row is equal.")
        return Outcome(words.replace("%1", str(result.get("copy", ""))))

    def _imported(self, result: Mapping[str, Any]) -> Outcome:
        parts = [self.tr("%Ln article(s) imported", "", int(result.get("imported", 0)))]
        counts = (
            ("duplicate", self.tr("%1 there already")),
            ("skipped", self.tr("%1 skipped")),
            ("changed", self.tr("%1 changed")),
            ("doubtful", self.tr("%1 against a rule")),
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
            "doubtful": self.tr("against a rule"),
            "ignored": self.tr("left aside"),
        }
        details = (
            Detail(
                names.get(str(notice.get("kind")), str(notice.get("kind"))),
                self._place(notice),
                sent_text(notice),
            )
            for notice in _rows(result.get("notices"))
        )
        return Outcome(f"{', '.join(parts)}.", tuple(details))

    def _suggested(self, result: Mapping[str, Any]) -> Outcome:
        made = self.tr("%Ln suggestion(s) made", "", int(result.get("spans", 0)))
        source = str(result.get("pipeline", ""))
        if source and not source.startswith("builtin@"):
            made = self.tr("%1 by %2").replace("%1", made).replace("%2", source)
        failures = tuple(
            Detail(self.tr("failed"), str(row.get("title", "")), sent_text(row))
            for row in _rows(result.get("failures"))
        )
        left_out = tuple(self._left_out(row) for row in _rows(result.get("left_out")))
        parts = [made]
        if kept := int(result.get("controls", 0)):
            parts.append(self.tr("%Ln article(s) kept without, as blind controls", "", kept))
        if failures:
            parts.append(self.tr("%Ln article(s) failed", "", _total(result, "failures")))
        if undecided := [r for r in _rows(result.get("left_out")) if not r.get("decided")]:
            parts.append(self.tr("%Ln label(s) without a place in the schema", "", len(undecided)))
        return Outcome(f"{', '.join(parts)}.", (*failures, *left_out))

    def _decided(self, result: Mapping[str, Any]) -> Outcome:
        count = int(result.get("decided", 0))
        if result.get("verdict") == "rejected":
            done = self.tr("%Ln suggestion(s) rejected", "", count)
        else:
            done = self.tr("%Ln suggestion(s) accepted", "", count)
        where = self.tr("in %Ln article(s)", "", int(result.get("articles", 0)))
        parts = [f"{done} {where}"]
        if along := int(result.get("along", 0)):
            parts.append(self.tr("%Ln that fill(s) their roles decided along", "", along))
        if gone := int(result.get("gone", 0)):
            parts.append(self.tr("%Ln decided before", "", gone))
        refused = tuple(
            Detail(self.tr("stays open"), str(row.get("title", "")), sent_text(row, ERRORS_CONTEXT))
            for row in _rows(result.get("refused"))
        )
        if refused:
            parts.append(self.tr("%Ln stay(s) open", "", _total(result, "refused")))
        return Outcome(f"{', '.join(parts)}.", refused)

    def _taken_back(self, result: Mapping[str, Any]) -> Outcome:
        parts = [self.tr("Taken back in %Ln article(s)", "", int(result.get("articles", 0)))]
        left = result.get("left")
        why = self.tr("something else was done here since; take it back there, step by step")
        titles = left if isinstance(left, list) else []
        details = tuple(Detail(self.tr("as it is"), str(title), why) for title in titles)
        if details:
            parts.append(self.tr("%Ln left as they are", "", int(result.get("left_total", 0))))
        return Outcome(f"{', '.join(parts)}.", details)

    def _packed(self, result: Mapping[str, Any]) -> Outcome:
        row = next(iter(_rows(result.get("packages"))), {})
        packed = self.tr("%Ln article(s) packed into %1", "", int(row.get("articles", 0)))
        name = PurePath(str(row.get("package", ""))).name
        return Outcome(f"{packed.replace('%1', name)}.")

    def _pipeline_installed(self, result: Mapping[str, Any]) -> Outcome:
        name = f"{result.get('pipeline', '')} {result.get('version', '')}"
        return Outcome(self.tr("%1 is installed.").replace("%1", name))

    def _pipeline_removed(self, result: Mapping[str, Any]) -> Outcome:
        name = str(result.get("pipeline", ""))
        return Outcome(self.tr("%1 is removed.").replace("%1", name))

    def _backed_up(self, result: Mapping[str, Any]) -> Outcome:
        place = str(result.get("backup", ""))
        return Outcome(self.tr("Backed up to %1.").replace("%1", place))

    def _left_out(self, row: Mapping[str, Any]) -> Detail:
        count = self.tr("proposed %Ln time(s)", "", int(row.get("count", 0)))
        why = (
            self.tr("left out as decided under Pipelines")
            if row.get("decided")
            else self.tr("the schema has no such label; say under Pipelines what it is")
        )
        return Detail(self.tr("left out"), str(row.get("label", "")), f"{count}, {why}")

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
                self._lost(row),
                str(row.get("title", "")),
                sent_text(row),
                place_of(row) if row.get("article") else None,
            )
            for row in _rows(result.get("losses"))
        )
        done = self.tr("Exported to %1").replace("%1", out)
        if not details:
            return Outcome(self.tr("%1, nothing lost.").replace("%1", done))
        lost = self.tr(
            "%Ln thing(s) could not be written as they are", "", _total(result, "losses")
        )
        return Outcome(f"{done}; {lost}.", details)

    def _reported(self, result: Mapping[str, Any]) -> Outcome:
        place = str(result.get("out") or result.get("csv", ""))
        return Outcome(self.tr("The report is in %1.").replace("%1", place))

    def _lost(self, loss: Mapping[str, Any]) -> str:
        """What an export does not hold as it is: the kind of thing, and the label."""
        kind = LossWords(self).heading(str(loss.get("kind", "")))
        label = str(loss.get("label", ""))
        return f"{label}: {kind}" if label else kind

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
