"""UIMA CAS files, XMI and JSON, as INCEpTION, DKPro and other UIMA programs read and write them.

Types are those of ``uima_types``; sentences and tokens cover the text. Needs dkpro-cassis, an optional part. Source: UIMA
References, "XMI CAS Serialization"; UIMA JSON CAS specification 0.4; INCEpTION User Guide, "Formats".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.domain.errors import FileReadError
from annotator.domain.reason import Reason
from annotator.formats.file_names import FileNames
from annotator.formats.foreign import ForeignSet
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    shown,
)
from annotator.formats.sample import Sample
from annotator.formats.sidecar import SIDECAR, described, finished, sidecar_of
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.text import title_of
from annotator.formats.uima_cas import (
    CasFile,
    CasWriter,
    json_loader,
    xmi_loader,
    xml_text,
    xml_value,
)
from annotator.formats.uima_marks import SetReader, SetWriter, Writable
from annotator.formats.uima_safety import checked_json, checked_xml
from annotator.formats.uima_types import TYPE_SYSTEM, TypeNames
from annotator.formats.writing import ExportItem, ExportJob, Loss, Losses, LossKind, json_line


class _UimaExporter(FolderExporter):
    """Writes a folder: a file for each article."""

    _ending: str
    _types_beside: bool

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write the files; parts of a split are folders inside. Articles nobody has begun are left out.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
            MissingExtraError: If dkpro-cassis is not installed.
        """
        stems = FileNames()
        names = TypeNames(job.schema, job.layers)
        writer = CasWriter(job.schema, names)
        with export_folder(self.name, job, losses) as export:
            for item in items:
                if item.own is None:
                    continue
                export.counts.add(item)
                folder = export.folder / item.part if job.split else export.folder
                folder.mkdir(exist_ok=True)
                if self._types_beside:
                    (folder / TYPE_SYSTEM).write_text(writer.type_system, "utf-8")
                file = f"{stems.stem(item.article)}{self._ending}"
                text = self._text(item, losses)
                annotated = SetWriter(item.own, job, names, self._writable(), losses).written()
                content = self._content(writer.cas(item.article, text, annotated))
                (folder / file).write_text(content, "utf-8", newline="\n")
                with (folder / SIDECAR).open("ab") as sidecar:
                    record = described(item, item.own, file)
                    sidecar.write(json_line(record.model_dump(mode="json", exclude={"text"})))
        return export.manifest

    def _text(self, item: ExportItem, losses: Losses) -> str:
        article = item.article
        text = xml_text(article.text)
        if text != article.text:
            reason = Reason(
                "control characters of the text have no place in this format; blanks instead"
            )
            losses.append(Loss(LossKind.WHITE_SPACE, article.id, article.title, reason))
        return text

    def _writable(self) -> Writable:
        raise NotImplementedError

    def _content(self, cas: Any) -> str:  # noqa: ANN401 - an object of the library
        raise NotImplementedError


class UimaXmiExporter(_UimaExporter):
    """Writes a folder: an ``.xmi`` for each article, and ``TypeSystem.xml``."""

    name: str = "uima-xmi"
    _ending = ".xmi"
    _types_beside = True

    def _writable(self) -> Writable:
        return xml_value

    def _content(self, cas: Any) -> str:  # noqa: ANN401 - see above
        return str(cas.to_xmi(pretty_print=True))


class UimaJsonExporter(_UimaExporter):
    """Writes a folder: a ``.json`` for each article, types included."""

    name: str = "uima-json"
    _ending = ".json"
    _types_beside = False

    def _writable(self) -> Writable:
        return lambda value: value

    def _content(self, cas: Any) -> str:  # noqa: ANN401 - see above
        return str(cas.to_json(pretty_print=True))


class UimaXmiReader:
    """Reads an ``.xmi`` with the ``TypeSystem.xml`` beside it."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The article.

        Raises:
            FileReadError: If one of the two files cannot be read.
            FormatError: If one of them is no XML, declares entities, or is no CAS.
            MissingExtraError: If dkpro-cassis is not installed.
        """
        types = path.with_name(TYPE_SYSTEM)
        if not types.is_file():
            reason = Reason(
                "there is no {type_system} beside it; export it together with the XMI",
                type_system=TYPE_SYSTEM,
            )
            raise FileReadError(file=path, reason=reason)
        load = xmi_loader(checked_xml(path), checked_xml(types))
        yield from _articles(path, load, options, "uima-xmi")


class UimaJsonReader:
    """Reads a CAS of JSON."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The article.

        Raises:
            FileReadError: If it cannot be read.
            FormatError: If it is no CAS.
            MissingExtraError: If dkpro-cassis is not installed.
        """
        load = json_loader(checked_json(path))
        yield from _articles(path, load, options, "uima-json")


def is_uima_json(sample: Sample) -> bool:
    """Whether it has the keys of a CAS in JSON."""
    return sample.has_keys("%FEATURE_STRUCTURES") or sample.has_keys("%TYPES")


def _articles(
    path: Path, load: Callable[[], Any], options: ReadOptions, source: str
) -> Iterator[SourceArticle | Notice]:
    file = CasFile(path, load)
    record = sidecar_of(path).get(1)
    raw = NormalisedText(file.text)
    if not raw.text.strip():
        yield Notice(NoticeKind.SKIPPED, shown(path), "there is no text in it")
        return
    title = record.title if record else title_of(raw.text)
    notices = list(raw.notices(shown(path), None))
    if file.views > 1:
        template = "it has {count} views with a text; the first was taken"
        notices.append(
            Notice(NoticeKind.SKIPPED, shown(path), template, {"count": file.views}, None, title)
        )
    found = ForeignSet(raw.text, shown(path), options, source=source, article=title)
    names = TypeNames(found.schema, tuple(found.schema.layers))
    reader = SetReader(found, names, options, shown(path))
    reader.take(file.annotated(raw))
    yield SourceArticle(
        file=shown(path),
        title=title,
        text=raw.text,
        id=record.id if record else None,
        language=record.language if record else file.language,
        source=shown(Path(path.name)),
        annotations=finished(found, record),
        notices=(*notices, *reader.notices, *found.notices),
    )
