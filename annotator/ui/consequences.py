"""What went with a span that was removed, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject

from annotator.domain.argument import Argument
from annotator.domain.changes import (
    Action,
    ArgumentRemoved,
    ArgumentReplaced,
    ChangeSet,
    SpanRemoved,
)
from annotator.domain.schema import Schema, in_language
from annotator.domain.workbench import Workbench
from annotator.ui.excerpts import excerpt
from annotator.ui.i18n import current_language, quoted

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
        led_on = [change.after for change in done if isinstance(change, ArgumentReplaced)]
        if not spans:
            return ""  # a removal that was taken back
        freed = [a for a in arguments if a.head in workbench.own.spans]
        said = []
        if len(arguments) > len(freed):
            said.append(self._gone(len(arguments) - len(freed), spans - 1))
        if freed:
            said.append(self._open_again(workbench, schema, freed))
        said += self._led_on(workbench, [a for a in led_on if a.id in workbench.own.arguments])
        return " ".join(said)

    def _gone(self, roles: int, spans: int) -> str:
        what = self.tr("%Ln role(s)", "", roles)
        if spans:
            also = self.tr("%Ln span(s) that served nothing else", "", spans)
            what = self.tr("%1 and %2").replace("%1", what).replace("%2", also)
        return self.tr("Removed with it: %1.").replace("%1", what)

    def _led_on(self, workbench: Workbench, links: Sequence[Argument]) -> Iterator[str]:
        """Links of a mention chain that go on to the next antecedent."""
        for filler in dict.fromkeys(link.filler for link in links if link.filler is not None):
            heads = [link.head for link in links if link.filler == filler]
            named = ", ".join(
                quoted(excerpt(workbench.own.covered_text(workbench.own.span(head)), _MOST_WORDS))
                for head in heads
            )
            sentence = self.tr("%1 now refers to “%2”.")
            target = excerpt(workbench.own.covered_text(workbench.own.span(filler)), _MOST_WORDS)
            yield sentence.replace("%2", target).replace("%1", named)

    def _open_again(self, workbench: Workbench, schema: Schema, freed: Sequence[Argument]) -> str:
        named = []
        for argument in freed:
            head = workbench.own.span(argument.head)
            title = schema.layer(head.layer).roles[argument.role].title
            words = self.tr("%1 of “%2”").replace(
                "%2", excerpt(workbench.own.covered_text(head), _MOST_WORDS)
            )
            named.append(
                words.replace("%1", in_language(title, current_language()) or argument.role)
            )
        sentence = self.tr("%Ln role(s) open again: %1.", "", len(freed))
        return sentence.replace("%1", ", ".join(named))
