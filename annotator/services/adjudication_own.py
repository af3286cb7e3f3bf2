"""Work by hand on a gold set, with all that an annotator can do to an own one; the curator's name stands on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentReplaced,
    Change,
    ChangeSet,
    SpanAdded,
    SpanReplaced,
)
from annotator.domain.ids import GOLD, ArticleId
from annotator.domain.people import PersonRole
from annotator.domain.provenance import Provenance
from annotator.domain.workbench import Workbench
from annotator.services.annotate import AnnotationService
from annotator.services.people import require


@dataclass(frozen=True)
class GoldAnnotationService(AnnotationService):
    """An annotation service whose annotator is the gold set.

    Attributes:
        curator: Who works on it.
    """

    curator: str = ""

    def open(self, article: ArticleId) -> Workbench:
        """Put the gold set of an article on the desk, without what machines propose.

        Raises:
            NotFoundError: If the corpus does not have it.
        """
        bench = super().open(article)
        return bench.with_suggestions(replace(bench.suggestions, spans={}, arguments={}))

    def apply(self, workbench: Workbench, change_set: ChangeSet) -> Workbench:
        """Store planned changes under the name of the curator and return the new state.

        Raises:
            NotPermittedError: If people are registered, and this one is no curator.
            StaleChangeError: If the state has moved on since the plan.
            StorageError: If the corpus cannot be written; nothing is changed then.
        """
        with self.open_unit_of_work() as work:
            require(work, self.curator, PersonRole.CURATOR)
        changes = tuple(map(self._signed, change_set.changes))
        return super().apply(workbench, change_set.model_copy(update={"changes": changes}))

    def _signed(self, change: Change) -> Change:
        match change:
            case SpanAdded(span=span):
                made = span.model_copy(update={"provenance": self._mine(span.provenance)})
                return SpanAdded(span=made)
            case SpanReplaced(before=before, after=after):
                made = after.model_copy(update={"provenance": self._mine(after.provenance)})
                return SpanReplaced(before=before, after=made)
            case ArgumentAdded(argument=argument):
                new = argument.model_copy(update={"provenance": self._mine(argument.provenance)})
                return ArgumentAdded(argument=new)
            case ArgumentReplaced(before=was, after=is_now):
                new = is_now.model_copy(update={"provenance": self._mine(is_now.provenance)})
                return ArgumentReplaced(before=was, after=new)
            case _:
                return change

    def _mine(self, provenance: Provenance) -> Provenance:
        if provenance.by != GOLD:
            return provenance
        return provenance.model_copy(update={"by": self.curator})
