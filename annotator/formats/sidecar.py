"""``articles.jsonl``: what formats of several files have no place for – which article is which, and whose work it is.

With it an export comes back under the same ids, titles and names. Files of other programs do without.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Status
from annotator.domain.errors import FormatError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.formats.foreign import ForeignSet
from annotator.formats.reading import SourceSet, numbered_lines
from annotator.formats.validation import first_fault
from annotator.formats.writing import ExportItem

SIDECAR: Final = "articles.jsonl"


class Described(BaseModel):
    """A line of it.

    Attributes:
        file: The file beside that holds the article, or its part of it.
        document: 1-based number of the article in that file.
        id: Of the article.
        title: Of the article.
        language: BCP 47 tag.
        annotator: Whose set it is.
        pipeline: For suggestions, what proposed them.
        status: How far the annotator was.
        note: The remark on the article.
        text: Where the format does not hold it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    document: int = 1
    id: ArticleId
    title: str
    language: str
    annotator: AnnotatorId
    pipeline: str = ""
    status: Status = Status.STARTED
    note: str = ""
    text: str | None = None


def described(
    item: ExportItem, own: AnnotationSet, file: str, document: int = 1, *, with_text: bool = False
) -> Described:
    """The line for a set.

    Args:
        item: What is written.
        own: Its set.
        file: Where it is written.
        document: Its number there, 1-based.
        with_text: Whether the format itself does not hold the text.
    """
    article = item.article
    return Described(
        file=file,
        document=document,
        id=article.id,
        title=article.title,
        language=article.language,
        annotator=own.annotator,
        pipeline=item.pipeline,
        status=own.status,
        note=own.note,
        text=article.text if with_text else None,
    )


def sidecar_of(path: Path) -> Mapping[int, Described]:
    """What stands beside a file about the articles in it, by their number; empty if nothing does.

    Raises:
        FileReadError, FormatError: If it is there and cannot be read.
    """
    beside = path.with_name(SIDECAR)
    if not beside.is_file():
        return {}
    state = beside.stat()
    return _records(beside, (state.st_mtime_ns, state.st_size)).get(path.name, {})


# A folder has a file for each article and one sidecar: read it once, not once for each of them.
@lru_cache(maxsize=1)
def _records(beside: Path, _state: tuple[int, int]) -> Mapping[str, Mapping[int, Described]]:
    found: dict[str, dict[int, Described]] = {}
    for number, line in numbered_lines(beside):
        try:
            record = Described.model_validate_json(line)
        except ValidationError as error:
            reason = Reason("says nothing of an article: {fault}", fault=first_fault(error))
            raise FormatError(file=beside, line=number, reason=reason) from error
        found.setdefault(record.file, {})[record.document] = record
    return found


def finished(found: ForeignSet, record: Described | None) -> SourceSet:
    """The set of an article, named as the sidecar says.

    Args:
        found: Its spans and arguments.
        record: What the sidecar says of it.

    Raises:
        SettingError: If nobody says whose it is.
    """
    if record is None:
        return found.finished()
    return found.finished(
        record.annotator, pipeline=record.pipeline, status=record.status, note=record.note
    )
