"""Before an import: what the files say that somebody has to decide about first.

Foreign files have labels of their own, and some do not say whose annotations they hold. The readers
themselves run, so that nobody has to know a second time what a format calls its labels; what they refuse is
noted, and they run again with that left out, until they refuse nothing more.
"""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, replace

from annotator.domain.errors import AnnotatorError, ForeignLabelError, UnnamedAnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import CorpusStore, Monitor, Progress
from annotator.formats.encoding import check_encoding
from annotator.formats.reading import ReadOptions, SourceArticle, shown
from annotator.services.context import AppContext
from annotator.services.files import FoundFile, find_files, opened
from annotator.services.import_articles import ImportRequest, label_mapping

_MOST_LABELS = 500
"""A file with more labels than that has something else in the place of labels."""
_MOST_ARTICLES = 2_000
"""Of each file; a label that comes up later stops the import, which then says so."""
_SOMEBODY = AnnotatorId("somebody")


@dataclass(frozen=True, slots=True)
class ForeignLabel:
    """A label of the files that the schema does not have, or has more than once.

    Attributes:
        name: As the files have it; what ``--map`` takes before the sign.
        candidates: What it could be, as ``layer.label``; usually nothing.
        file: Where it was first seen.
        line: 1-based.
    """

    name: str
    candidates: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ImportExamination:
    """What somebody has to decide before an import.

    Attributes:
        formats: How many files there are of each format.
        labels: What the labels become that the schema does not have.
        needs_annotator: Whether some file does not say whose its annotations are.
        problems: Why a file will not be read, each once.
        complete: Whether everything was looked at.
    """

    formats: dict[str, int]
    labels: tuple[ForeignLabel, ...]
    needs_annotator: bool
    problems: tuple[AnnotatorError, ...]
    complete: bool


def examine_import(
    context: AppContext, store: CorpusStore, request: ImportRequest, monitor: Monitor
) -> ImportExamination:
    """Find out what an import would have to know; nothing is written.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        request: As for ``import_articles``; labels that are mapped in it are not asked about.
        monitor: Told about each file; may cancel.

    Raises:
        FileReadError: If a path is not there, or there is nothing to import in a folder.
        SettingError: If an encoding or a mapping is impossible.
        TaskCancelledError: If it was cancelled.
    """
    encoding = check_encoding(request.encoding) if request.encoding is not None else None
    found, _ = find_files(request.paths, request.format)
    with store.open_unit_of_work() as work:
        schema = work.schemas.current()
    annotator = AnnotatorId(request.annotator) if request.annotator else None
    options = ReadOptions(encoding, schema, annotator, label_mapping(request.labels))
    examining = _Examining(context, options)
    with ExitStack() as stack:
        files, _ = opened(found, request.format, stack)
        for done, file in enumerate(files):
            monitor.report(Progress(done, len(files), shown(file.path)))
            examining.look_at(file)
        monitor.report(Progress(len(files), len(files)))
    return ImportExamination(
        formats=dict(Counter(file.format for file in files)),
        labels=tuple(examining.labels.values()),
        needs_annotator=examining.needs_annotator,
        problems=tuple(examining.problems),
        complete=examining.complete,
    )


class _Examining:
    """Reads file after file and notes what is asked."""

    def __init__(self, context: AppContext, options: ReadOptions) -> None:
        self._context = context
        self._options = options
        self._file: FoundFile | None = None
        self.labels: dict[str, ForeignLabel] = {}
        self.needs_annotator = False
        self.problems: list[AnnotatorError] = []
        self.complete = True

    def look_at(self, file: FoundFile) -> None:
        """Read a file until it refuses nothing more, or something nobody can decide about."""
        self._file = file
        while self._is_to_be_read_again(file):
            pass

    def _is_to_be_read_again(self, file: FoundFile) -> bool:
        try:
            self._read(file)
        except ForeignLabelError as error:
            return self._note(error)
        except UnnamedAnnotatorError:
            self.needs_annotator = True
            self._options = replace(self._options, annotator=_SOMEBODY)
            return True
        except AnnotatorError as error:
            self.problems.append(error)
        return False

    def _read(self, file: FoundFile) -> None:
        items = self._context.reader(file.format).read(file.path, self._options)
        articles = 0
        for item in items:
            articles += isinstance(item, SourceArticle)
            if articles >= _MOST_ARTICLES:
                self.complete = False
                return

    def _note(self, error: ForeignLabelError) -> bool:
        if len(self.labels) >= _MOST_LABELS or error.label in self.labels:
            self.complete = False
            return False
        found = ForeignLabel(
            name=error.label,
            candidates=error.candidates,
            file=self._file.named(str(error.params["file"])) if self._file else "",
            line=int(str(error.params["line"])),
        )
        self.labels[found.name] = found
        self._options = replace(self._options, labels={**self._options.labels, found.name: ""})
        return True
