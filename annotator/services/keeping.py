"""Where the work on one article is read from and recorded: at once in the corpus, or by way of an outbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from annotator.domain.changes import ChangeSet
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import LogKind, OpenUnitOfWork, Step
from annotator.domain.workbench import Workbench
from annotator.services.people import check_may_annotate


class Keeping(Protocol):
    """What ``AnnotationService`` knows of it."""

    def read(self, article: ArticleId) -> Workbench:
        """The article as the annotator left it. Raises ``NotFoundError``, ``StorageError``."""

    def record(
        self, after: Workbench, changes: ChangeSet, kind: LogKind, of: int | None
    ) -> Workbench:
        """Keep changes that lead to a state, so that they survive the program; the state that holds then.

        Raises:
            NotAnAnnotatorError: If others annotate this article.
            StaleChangeError: If the stored state has moved on.
            StorageError: If they cannot be kept.
        """

    def undoable(self, article: ArticleId) -> Step | None:
        """What undo would take back."""

    def redoable(self, article: ArticleId) -> Step | None:
        """What redo would bring back."""

    def logged(self, step: Step) -> ChangeSet:
        """The changes of a step that ``undoable`` or ``redoable`` gave."""

    def knows_step(self, article: ArticleId, *, undone: bool) -> bool:
        """Whether the next step back, or forth if ``undone``, needs no question to a server."""


@dataclass(frozen=True)
class InCorpus:
    """``Keeping`` that is on disk when ``record`` returns.

    Attributes:
        open_unit_of_work: Opens a transaction.
        annotator: Who works.
    """

    open_unit_of_work: OpenUnitOfWork
    annotator: AnnotatorId

    def read(self, article: ArticleId) -> Workbench:
        """The article as it is stored."""
        with self.open_unit_of_work() as work:
            return Workbench(*work.annotations.pair(article, self.annotator))

    def record(
        self, after: Workbench, changes: ChangeSet, kind: LogKind, of: int | None
    ) -> Workbench:
        """Store the changes."""
        with self.open_unit_of_work() as work:
            check_may_annotate(work, after.article.id, self.annotator)
            work.annotations.record(changes, after.tally, kind=kind, of=of)
            work.commit()
        return after

    def undoable(self, article: ArticleId) -> Step | None:
        """What undo would take back."""
        with self.open_unit_of_work() as work:
            return work.history.undoable(article, self.annotator)

    def redoable(self, article: ArticleId) -> Step | None:
        """What redo would bring back."""
        with self.open_unit_of_work() as work:
            return work.history.redoable(article, self.annotator)

    def logged(self, step: Step) -> ChangeSet:
        """The changes as the log has them."""
        with self.open_unit_of_work() as work:
            return work.history.entry(step.seq).change_set

    def knows_step(self, article: ArticleId, *, undone: bool) -> bool:
        """A file answers at once."""
        del article, undone
        return True
