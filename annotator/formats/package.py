"""Packages of work: one zip with what one annotator needs, and with what the annotator made of it.

``manifest.json`` names the format, whom it is for, the schema and the SHA-256 of every other file; ``schema.yaml`` is the schema;
``articles.jsonl`` holds articles, suggestions and sets as native JSONL; ``work.json`` says what is assigned and what
each set grew from; ``guideline.md`` may be there. The same content gives the same bytes.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

import orjson
from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from annotator.domain.assignments import Assignment, Batch
from annotator.domain.errors import PackageError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.offsets import TextRange
from annotator.domain.people import TrainingScore
from annotator.domain.questions import Message, Question
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.formats.archives import Bounds, unpacked
from annotator.formats.atomic import whole_file
from annotator.formats.jsonl import JsonlReader, record_line
from annotator.formats.manifest import file_hash
from annotator.formats.package_kind import FAMILY, MANIFEST
from annotator.formats.reading import Notice, ReadOptions, SourceArticle, shown
from annotator.formats.schema_yaml import parse_schema, schema_to_yaml
from annotator.formats.validation import first_fault
from annotator.formats.writing import ExportItem, ExportJob, json_document

FORMAT: Final = f"{FAMILY}4"
"""What is written: since 2 a batch may be there to learn from, and how learning went goes along; since 3 questions do; since 4
the share of blind controls does."""
_KNOWN: Final = frozenset({f"{FAMILY}1", f"{FAMILY}2", f"{FAMILY}3", FORMAT})

_MANIFEST, _SCHEMA, _ARTICLES = MANIFEST, "schema.yaml", "articles.jsonl"
_WORK, _GUIDELINE = "work.json", "guideline.md"
_NAMES = frozenset({_SCHEMA, _ARTICLES, _WORK, _GUIDELINE})
_BOUNDS = Bounds(files=16, total=2 << 30)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in it: the oldest that zip knows."""
_PUBLIC = 0o644 << 16


class GrownSet(BaseModel):
    """Where a set in a package comes from.

    Attributes:
        article: Its article.
        annotator: Whose it is.
        changed_at: When its annotator last changed it, UTC.
        grew_from: States it once had in other corpora, as merging writes them down; oldest first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: ArticleId
    annotator: AnnotatorId
    changed_at: AwareDatetime
    grew_from: tuple[str, ...] = ()


class _Batch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    made_at: AwareDatetime
    due: date | None = None
    training: bool = False
    articles: tuple[ArticleId, ...] = ()


class _Score(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    article: ArticleId
    annotator: AnnotatorId
    at: AwareDatetime
    gold: int = Field(ge=0)
    found: int = Field(ge=0)
    agreed: int = Field(ge=0)


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=100)
    by: AnnotatorId
    at: AwareDatetime
    text: str
    closes: bool = False


class _Question(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=100)
    article: ArticleId
    annotator: AnnotatorId
    about: str
    begin: int = Field(ge=0)
    end: int = Field(ge=0)
    excerpt: str
    messages: tuple[_Message, ...]

    @model_validator(mode="after")
    def _check_place(self) -> Self:
        if self.end and self.end <= self.begin:
            raise ValueError(f"the place {self.begin}-{self.end} is empty")
        return self


class _Work(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    batches: tuple[_Batch, ...] = ()
    sets: tuple[GrownSet, ...] = ()
    scores: tuple[_Score, ...] = ()
    questions: tuple[_Question, ...] = ()
    controls: float = Field(default=0.0, ge=0, lt=1)


class _Stated(BaseModel):
    model_config = ConfigDict(frozen=True)

    sha256: str
    bytes: int


class _Manifest(BaseModel):
    model_config = ConfigDict(frozen=True)

    program: str
    format: str
    annotator: AnnotatorId = Field(alias="for", min_length=1, max_length=100)
    files: dict[str, _Stated]


@dataclass(frozen=True)
class PackageContent:
    """What goes into a package, or was in one.

    Attributes:
        annotator: Whom it is for.
        schema: Of the corpus it was made in.
        batches: What is assigned in it.
        assignments: To the annotator.
        sets: Where the sets of people in it come from.
        guideline: Markdown; empty if there is none.
        scores: How articles to learn on went.
        questions: Of the annotator, with what was said.
        controls: The share of articles that are to get no suggestions, in ``[0, 1)``.
    """

    annotator: AnnotatorId
    schema: Schema
    batches: Sequence[Batch] = ()
    assignments: Sequence[Assignment] = ()
    sets: Sequence[GrownSet] = ()
    guideline: str = ""
    scores: Sequence[TrainingScore] = ()
    questions: Sequence[Question] = ()
    controls: float = 0.0


@dataclass(frozen=True)
class Package:
    """A package that was opened and found whole.

    Attributes:
        path: Of the zip.
        content: What it says.
        manifest: As it is written.
        folder: Where it is unpacked, for as long as it is open.
    """

    path: Path
    content: PackageContent
    manifest: Mapping[str, Any]
    folder: Path

    def articles(self) -> Iterator[SourceArticle]:
        """Its articles; one that has several sets comes once for each.

        Raises:
            FormatError: If a line is broken.
        """
        for item in JsonlReader().read(self.folder / _ARTICLES, ReadOptions()):
            if not isinstance(item, Notice):
                yield item


def write_package(
    out: Path, content: PackageContent, items: Iterable[ExportItem], version: str
) -> Mapping[str, Any]:
    """Write a package, whole or not at all.

    Args:
        out: The zip to make; nothing may be there.
        content: What it says beside the articles.
        items: Articles and sets, written in this order.
        version: Of the program, for the manifest.

    Returns:
        The manifest, as written.

    Raises:
        PackageError: If there is something already.
        FileWriteError: If it cannot be written.
    """
    if out.exists():
        raise PackageError(package=out, reason=Reason("it is there already; choose another name"))
    job = ExportJob(out, content.schema, tuple(content.schema.layers), version)
    lines: list[bytes] = []
    articles: set[str] = set()
    for item in items:
        lines.append(record_line(item, job))
        articles.add(item.article.id)
    files = {
        _ARTICLES: b"".join(lines),
        _SCHEMA: schema_to_yaml(content.schema).encode(),
        _WORK: json_document(_work_of(content).model_dump(mode="json")),
    }
    if content.guideline:
        files[_GUIDELINE] = content.guideline.encode()
    manifest = {
        "program": "annotator",
        "format": FORMAT,
        "version": version,
        "for": content.annotator,
        "schema": {"id": content.schema.id, "version": content.schema.version},
        "articles": len(articles),
        "assigned": len(content.assignments),
        "sets": len(content.sets),
    }
    with whole_file(out) as stream, zipfile.ZipFile(stream, "w") as archive:
        stated = {}
        for name, data in sorted(files.items()):
            _put(archive, name, data)
            stated[name] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        manifest["files"] = stated
        _put(archive, _MANIFEST, json_document(manifest))
    return manifest


@contextmanager
def opened_package(path: Path) -> Iterator[Package]:
    """A package, unpacked within bounds and checked against its manifest, for the time of the block.

    Raises:
        FileReadError: If it cannot be read or is no sound archive.
        PackageError: If it is no package, of another version, or not as it was written.
        SchemaError: If its schema is none.
    """
    with unpacked(path, _BOUNDS) as folder:
        manifest = _checked_manifest(path, folder)
        text = _text(path, folder / _SCHEMA)
        work = _read_work(path, folder / _WORK)
        guideline = folder / _GUIDELINE
        batches = tuple(
            Batch(each.name, each.made_at, each.due, each.training) for each in work.batches
        )
        annotator = AnnotatorId(manifest["for"])
        content = PackageContent(
            annotator=annotator,
            schema=parse_schema(text, file=f"{shown(path)}/{_SCHEMA}"),
            batches=batches,
            assignments=tuple(
                Assignment(article, annotator, each.name)
                for each in work.batches
                for article in each.articles
            ),
            sets=work.sets,
            guideline=_text(path, guideline) if guideline.is_file() else "",
            scores=tuple(TrainingScore(**each.model_dump()) for each in work.scores),
            questions=tuple(map(_question, work.questions)),
            controls=work.controls,
        )
        yield Package(path, content, manifest, folder)


def _work_of(content: PackageContent) -> _Work:
    return _Work(
        batches=tuple(
            _Batch(
                name=batch.name,
                made_at=batch.made_at,
                due=batch.due,
                training=batch.training,
                articles=tuple(
                    each.article for each in content.assignments if each.batch == batch.name
                ),
            )
            for batch in content.batches
        ),
        sets=tuple(content.sets),
        scores=tuple(_Score.model_validate(asdict(each)) for each in content.scores),
        questions=tuple(map(_packed_question, content.questions)),
        controls=content.controls,
    )


def _packed_question(question: Question) -> _Question:
    place = question.place
    return _Question(
        id=question.id,
        article=question.article,
        annotator=question.annotator,
        about=question.about,
        begin=place.begin if place else 0,
        end=place.end if place else 0,
        excerpt=question.excerpt,
        messages=tuple(_Message.model_validate(asdict(each)) for each in question.messages),
    )


def _question(packed: _Question) -> Question:
    return Question(
        packed.id,
        packed.article,
        packed.annotator,
        packed.about,
        TextRange(packed.begin, packed.end) if packed.end else None,
        packed.excerpt,
        tuple(Message(**each.model_dump()) for each in packed.messages),
    )


def _checked_manifest(path: Path, folder: Path) -> dict[str, Any]:
    found = folder / _MANIFEST
    try:
        values = orjson.loads(found.read_bytes())
        manifest = _Manifest.model_validate(values)
    except (OSError, orjson.JSONDecodeError, ValidationError) as error:
        raise PackageError(
            package=path, reason=Reason("it is no package of this program")
        ) from error
    if manifest.program != "annotator" or manifest.format not in _KNOWN:
        reason = Reason(
            "it is in the format {format!r}, and this program reads {known}; a newer one may know it",
            format=manifest.format,
            known=FORMAT,
        )
        raise PackageError(package=path, reason=reason)
    there = {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}
    if there - {_MANIFEST} != manifest.files.keys() or not there - {_MANIFEST} <= _NAMES:
        odd = ", ".join(sorted((there - {_MANIFEST}) ^ manifest.files.keys())) or "unknown files"
        raise PackageError(
            package=path, reason=Reason("its manifest does not name what is in it ({odd})", odd=odd)
        )
    for name, stated in manifest.files.items():
        if file_hash(folder / name) != stated.sha256:
            reason = Reason(
                "{name} in it was changed or damaged on its way; ask for it anew", name=name
            )
            raise PackageError(package=path, reason=reason)
    missing = {_SCHEMA, _ARTICLES, _WORK} - there
    if missing:
        raise PackageError(
            package=path, reason=Reason("{name} is missing in it", name=min(missing))
        )
    return dict(values)


def _text(path: Path, file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise PackageError(
            package=path, reason=Reason("{name} in it is not UTF-8", name=file.name)
        ) from error


def _read_work(path: Path, file: Path) -> _Work:
    try:
        return _Work.model_validate_json(file.read_bytes())
    except ValidationError as error:
        raise PackageError(package=path, reason=f"{_WORK}: {first_fault(error)}") from error


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _PUBLIC
    entry.create_system = 3
    archive.writestr(entry, data, compresslevel=6)
