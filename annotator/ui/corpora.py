"""Opening and making corpora: from a place on disk to something one can work on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access, CorpusStore
from annotator.domain.schema import Schema
from annotator.domain.server_address import is_server
from annotator.services.annotate import AnnotationService
from annotator.services.browse import Library
from annotator.services.context import AppContext
from annotator.services.corpora import create
from annotator.services.history import HistoryDesk
from annotator.services.history_restoring import RestoringService
from annotator.services.line import Line
from annotator.services.reading import AT_ONCE
from annotator.services.training_feedback import TrainingFeedback
from annotator.ui.remote import Remote
from annotator.ui.session import EditorSession

SUFFIX = ".corpus"


@dataclass(frozen=True, slots=True)
class Begun:
    """A corpus that was opened, before there is a desk for it.

    Attributes:
        store: The corpus.
        schema: Its schema.
        annotator: Who works on it.
        line: The way to the server it is on; ``None``: it is in a file.
    """

    store: CorpusStore
    schema: Schema
    annotator: AnnotatorId
    line: Line | None

    def close(self) -> None:
        """Nobody waits for it any more."""
        self.store.close()


OpenOnServer = Callable[[str, Callable[[CorpusStore], Begun]], Begun]
"""Opens a corpus on a server and has something read there, while a person may cancel."""


@dataclass(frozen=True)
class OpenCorpus:
    """A corpus one works on.

    Attributes:
        store: The corpus; holds its lock.
        session: What is on the desk.
        library: Its articles.
        learning: Compares articles to learn from with their gold.
        history: Who did what, when.
        restoring: Plans what comes back of it.
        remote: The way to the server it is on; ``None``: it is in a file.
    """

    store: CorpusStore
    session: EditorSession
    library: Library
    learning: TrainingFeedback
    history: HistoryDesk
    restoring: RestoringService
    remote: Remote | None = None

    @property
    def annotator(self) -> AnnotatorId:
        """Who works on it."""
        return self.library.annotator

    @property
    def location(self) -> str:
        """Where it is."""
        return self.store.location

    @property
    def name(self) -> str:
        """What to call it: the file's name without its ending, or the database."""
        is_url = is_server(self.location)
        place = self.location.partition("?")[0] if is_url else self.location
        return Path(place).name.removesuffix(SUFFIX)

    @property
    def schema(self) -> Schema:
        """Its schema."""
        return self.session.schema

    def close(self) -> None:
        """Give up the lock, once what is under way is on disk."""
        self.session.end()
        self.session.deleteLater()
        if self.remote is not None:
            self.remote.close()
        self.store.close()


def open_corpus(
    context: AppContext,
    location: str,
    annotator: AnnotatorId,
    parent: QObject | None = None,
    *,
    open_store: OpenOnServer | None = None,
) -> OpenCorpus:
    """Open a corpus for writing.

    Args:
        context: The program's parts.
        location: File or URL.
        annotator: Who works on it.
        parent: Of its session.
        open_store: Opens one on a server, which takes its time.

    Raises:
        StorageError: It cannot be opened, or not written to; nothing stays open then.
    """
    if open_store is not None and is_server(location):
        begun = open_store(location, partial(_begun, annotator))
    else:
        begun = _begun(annotator, context.stores.open(location, Access.WRITE))
    return _on_the_desk(context, begun, parent)


def create_corpus(
    context: AppContext,
    location: str,
    annotator: AnnotatorId,
    parent: QObject | None = None,
    *,
    schema_file: Path | None = None,
) -> OpenCorpus:
    """Make an empty corpus and open it.

    Args:
        context: The program's parts.
        location: Its file.
        annotator: Who works on it.
        parent: Of its session.
        schema_file: Its schema; ``None``: the default one.

    Raises:
        SchemaError: The schema file is wrong.
        StorageError: There is one already, or the place cannot be written to.
    """
    store = create(context, location, schema_file=schema_file)
    return _on_the_desk(context, _begun(annotator, store), parent)


def _begun(annotator: AnnotatorId, store: CorpusStore) -> Begun:
    """Read what has to be known before a desk can be made; for a corpus on a server in a thread."""
    line: Line | None = None
    try:
        if is_server(store.location):
            line = Line(store.location)
            # It was opened a moment ago: this takes as long as two answers.
            line.measure(store)
        with store.open_unit_of_work() as work:
            schema = work.schemas.current()
            # Nobody else works on a corpus that was made of somebody's package.
            annotator = work.people.made_for() or annotator
    except BaseException:
        store.close()
        raise
    return Begun(store, schema, annotator, line)


def _on_the_desk(context: AppContext, begun: Begun, parent: QObject | None) -> OpenCorpus:
    store, schema, annotator = begun.store, begun.schema, begun.annotator
    remote: Remote | None = None
    if begun.line is not None:
        try:
            remote = Remote(store, annotator, schema, begun.line)
        except BaseException:
            store.close()
            raise
        store = remote.store
    service = AnnotationService(
        open_unit_of_work=store.open_unit_of_work,
        schema=schema,
        annotator=annotator,
        now=context.clock,
        new_id=context.new_id,
        keeping=remote.outbox if remote is not None else None,
    )
    return OpenCorpus(
        store=store,
        session=EditorSession(
            service,
            parent,
            reading=remote.reading if remote is not None else AT_ONCE,
            ahead=remote.ahead if remote is not None else None,
        ),
        library=Library(store.open_unit_of_work, annotator),
        learning=TrainingFeedback(store.open_unit_of_work, schema, annotator, context.clock),
        history=HistoryDesk(store.open_unit_of_work),
        restoring=RestoringService(service),
        remote=remote,
    )
