"""What went with a span that was removed, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from annotator.domain.argument import Argument
from annotator.domain.changes import Action, ArgumentRemoved, ChangeSet, SpanRemoved
from annotator.domain.schema import Schema, in_language
from annotator.domain.workbench import Workbench
from annotator.ui.i18n import current_language

_MOST_WORDS = 30


class Consequences(QObject):
    """Puts into words what else a removal did."""

    def told(self, workbench: Workbench, changes: ChangeSet | None, schema: Schema) -> str:
        """The roles that are gone or open again, and the spans that went along; empty if nothing did.

        Args:
            workbench: The state afterwards.
            changes: What was done; only removals are told.
            schema: For the names of roles.
        """
        if changes is None or changes.action is not Action.REMOVE:
            return ""
        done = changes.changes
        spans = sum(isinstance(change, SpanRemoved) for change in done)
        arguments = [change.argument for change in done if isinstance(change, ArgumentRemoved)]
        if not spans:
            return ""  # a removal that was taken back
        freed = [a for a in arguments if a.head in workbench.own.spans]
        said = []
        if len(arguments) > len(freed):
            said.append(self._gone(len(arguments) - len(freed), spans - 1))
        if freed:
            said.append(self._open_again(workbench, schema, freed))
        return " ".join(said)

    def _gone(self, roles: int, spans: int) -> str:
        what = self.tr("%n role(s)", "", roles)
        if spans:
            also = self.tr("%n span(s) that served nothing else", "", spans)
            what = self.tr("%1 and %2").replace("%1", what).replace("%2", also)
        return self.tr("Removed with it: %1.").replace("%1", what)

    def _open_again(self, workbench: Workbench, schema: Schema, freed: Sequence[Argument]) -> str:
        named = []
        for argument in freed:
            head = workbench.own.span(argument.head)
            title = schema.layer(head.layer).roles[argument.role].title
            words = self.tr("%1 of “%2”").replace("%2", _excerpt(workbench.own.covered_text(head)))
            named.append(
                words.replace("%1", in_language(title, current_language()) or argument.role)
            )
        sentence = self.tr("%n role(s) open again: %1.", "", len(freed))
        return sentence.replace("%1", ", ".join(named))


def _excerpt(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else line[: _MOST_WORDS - 1].rstrip() + "…"
