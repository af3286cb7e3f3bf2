"""Importing: files and folders become articles, with their annotations where the format has some.

Everything arrives in chunks that nobody sees; the last step makes all of it visible at once. So a cancelled,
refused or killed import leaves the corpus as it was.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.errors import (
    FileReadError,
    FormatError,
    SettingError,
    StorageError,
)
from annotator.domain.ports import CorpusStore, Monitor, Progress
from annotator.domain.reason import Reason
from annotator.formats.encoding import check_encoding
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    shown,
)
from annotator.services.context import AppContext
from annotator.services.files import AUTO, FoundFile, find_files, opened
from annotator.services.import_annotations import (
    check_name,
)
from annotator.services.import_arrival import Arrival, ImportReport
from annotator.services.tasks import many_objects

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What to import, and how.

    Attributes:
        paths: Files and folders.
        format: Name of the format, or ``auto``.
        annotator: Whose annotations the files hold; ``None``: whom the files name.
        encoding: Of text files; ``None``: found out.
        labels: What labels and roles of other programs become, as ``THEIRS=LAYER.LABEL``; with nothing
            after the sign they are left out.
        done: Whether the work of people in the files counts as finished, also where they do not say so.
    """

    paths: tuple[Path, ...]
    format: str = AUTO
    annotator: str | None = None
    encoding: str | None = None
    labels: tuple[str, ...] = ()
    done: bool = False


def import_articles(
    context: AppContext, store: CorpusStore, request: ImportRequest, monitor: Monitor
) -> ImportReport:
    """Import files and folders: all of it, or after an error or a cancel nothing.

    A text file that cannot be read is skipped and reported; a broken line in a file of many articles
    stops the import, because half a corpus helps nobody.

    Args:
        context: The program's parts.
        store: The corpus, opened for writing.
        request: What to import.
        monitor: Told about each file and article; may cancel.

    Raises:
        FileReadError: If a path is not there, or there is nothing to import in a folder.
        FormatError: If a line breaks its format or speaks of what the schema does not know.
        SettingError: If a name, an encoding or a mapping of labels is impossible.
        TaskCancelledError: If it was cancelled.
        StorageError: If the corpus cannot be written.
    """
    annotator = check_name(request.annotator) if request.annotator is not None else None
    encoding = check_encoding(request.encoding) if request.encoding is not None else None
    labels = label_mapping(request.labels)
    found, aside = find_files(request.paths, request.format)
    with ExitStack() as archives:
        files, inside = opened(found, request.format, archives)
        for name in {file.format for file in files}:
            context.reader(name)
        with store.open_unit_of_work() as work:
            schema = work.schemas.current()
            import_id = work.imports.begin(_name_of(request), context.clock())
            work.commit()
        try:
            with many_objects(), store.open_unit_of_work() as work:
                arrival = Arrival(context, work, schema, import_id, annotator, done=request.done)
                arrival.notices.extend((*aside, *inside))
                _read_all(arrival, files, ReadOptions(encoding, schema, annotator, labels), monitor)
                return arrival.finish()
        except BaseException:  # also Ctrl+C: nothing of it may stay
            _discard(store, import_id)
            raise


def _read_all(
    arrival: Arrival, files: Sequence[FoundFile], options: ReadOptions, monitor: Monitor
) -> None:
    for done, file in enumerate(files):
        for count in _read(arrival, file, options):
            # How many articles a file holds is known when it has been read.
            alone = Progress(count, None, shown(Path(file.path.name)))
            among = Progress(done, len(files), shown(Path(file.path.name)))
            monitor.report(alone if len(files) == 1 else among)
    monitor.report(Progress(len(files), len(files)))


def label_mapping(texts: Iterable[str]) -> dict[str, str]:
    """What labels of other programs become, by what they are called there.

    Args:
        texts: Each as ``THEIRS=LAYER.LABEL``; nothing after the sign: left out.

    Raises:
        SettingError: If one of them maps nothing.
    """
    return dict(map(_mapping, texts))


def _mapping(text: str) -> tuple[str, str]:
    theirs, sign, ours = text.rpartition("=")
    if not sign or not theirs.strip():
        raise SettingError(
            option="--map",
            reason=Reason("{text!r} maps nothing; write THEIRS=LAYER.LABEL.", text=text),
        )
    return theirs.strip(), ours.strip()


def _name_of(request: ImportRequest) -> str:
    first, *others = (shown(Path(path.name or path)) for path in request.paths)
    return f"{first} (+{len(others)})" if others else first


def _read(arrival: Arrival, file: FoundFile, options: ReadOptions) -> Iterator[int]:
    """Take in what a file holds; yields before each article how many came before it."""
    yield 0
    try:
        items = arrival.context.reader(file.format).read(file.path, options)
        for count, item in enumerate(items):
            yield count
            if isinstance(item, Notice):
                arrival.notices.append(_as_archived(item, file))
            elif file.archive is None:
                arrival.take(item)
            else:
                notices = tuple(_as_archived(each, file) for each in item.notices)
                arrival.take(replace(item, file=file.named(item.file), notices=notices))
    except FileReadError as error:
        params = {"reason": error.params["reason"]}
        template = "cannot be read: {reason}"
        place = file.named(shown(file.path))
        arrival.notices.append(Notice(NoticeKind.SKIPPED, place, template, params))
    except FormatError as error:
        place = file.named(str(error.params["file"]))
        raise type(error)(**error.params | {"file": place}) from error


def _as_archived(notice: Notice, file: FoundFile) -> Notice:
    """The notice, with the archive's name where the file lies in one."""
    return notice if file.archive is None else replace(notice, file=file.named(notice.file))


def _discard(store: CorpusStore, import_id: int) -> None:
    try:
        with store.open_unit_of_work() as work:
            work.imports.discard(import_id)
            work.commit()
    except StorageError as error:
        # It stays invisible, and goes when the corpus is next opened for writing.
        _log.info("an unfinished import could not be removed yet: %s", error)
