"""WebAnno TSV 3.3, which WebAnno and INCEpTION read and write: a row for each token, a column for each feature.

    #FORMAT=WebAnno TSV 3.3
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value


    #Text=Die SPD-Chefin kam.
    1-1	0-3	Die	_
    1-2	4-14	SPD-Chefin	_
    1-2.1	4-7	SPD	ORG

Offsets are UTF-16 units. Spans of several rows, and those in one, are told apart by numbers, roles are slots, links of
mention chains and gaps are relations. Source: INCEpTION User Guide, "WebAnno TSV 3.3 File format".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.formats.file_names import FileNames
from annotator.formats.foreign import ForeignSet
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.sample import Sample
from annotator.formats.sidecar import SIDECAR, described, finished, sidecar_of
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.text import title_of
from annotator.formats.uima_marks import SetReader, SetWriter
from annotator.formats.uima_types import TYPE_SYSTEM, TypeNames, type_system_xml
from annotator.formats.webanno_tsv_reading import START, TsvFile
from annotator.formats.webanno_tsv_writing import ArticleWriter
from annotator.formats.writing import ExportItem, ExportJob, Losses, json_line


class WebannoTsvExporter(FolderExporter):
    """Writes a folder: a ``.tsv`` for each article, and the type system with the layers they need."""

    name: str = "webanno-tsv"

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write the files; parts of a split are folders inside. Articles nobody has begun are left out.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        stems = FileNames()
        names = TypeNames(job.schema, job.layers)
        with export_folder(self.name, job, losses) as export:
            (export.folder / TYPE_SYSTEM).write_text(type_system_xml(job.schema, names), "utf-8")
            for item in items:
                if item.own is None:
                    continue
                export.counts.add(item)
                folder = export.folder / item.part if job.split else export.folder
                folder.mkdir(exist_ok=True)
                file = f"{stems.stem(item.article)}.tsv"
                annotated = SetWriter(item.own, job, names, _writable, losses).written()
                lines = ArticleWriter(item.article.text, annotated).lines()
                content = "".join(f"{line}\n" for line in lines)
                (folder / file).write_text(content, "utf-8", newline="\n")
                with (folder / SIDECAR).open("ab") as sidecar:
                    record = described(item, item.own, file, with_text=True)
                    sidecar.write(json_line(record.model_dump(mode="json")))
        return export.manifest


class WebannoTsvReader:
    """Reads a ``.tsv``: one article."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The article.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line does not follow the format, or the text beside is another one.
        """
        file = TsvFile(path)
        record = sidecar_of(path).get(1)
        notices: list[Notice] = []
        beside = record.text if record else None
        if beside is None:
            template = "white space between sentences is not in the file; line ends stand for it"
            notices.append(Notice(NoticeKind.CHANGED, shown(path), template))
        if file.counts_code_points:
            template = "its offsets are code points, not UTF-16 units; taken as such"
            notices.append(Notice(NoticeKind.CHANGED, shown(path), template))
        original = file.text if beside is None else beside
        raw = NormalisedText(original)
        if not raw.text.strip():
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no text in it")
            return
        title = record.title if record else title_of(raw.text)
        found = ForeignSet(raw.text, shown(path), options, source="webanno-tsv", article=title)
        names = TypeNames(found.schema, tuple(found.schema.layers))
        taken = SetReader(found, names, options, shown(path))
        taken.take(file.annotated(original, raw))
        yield SourceArticle(
            file=shown(path),
            title=title,
            text=raw.text,
            id=record.id if record else None,
            language=record.language if record else None,
            source=shown(Path(path.name)),
            annotations=finished(found, record),
            notices=(*notices, *raw.notices(shown(path), None), *taken.notices, *found.notices),
        )


def is_webanno_tsv(sample: Sample) -> bool:
    """Whether its first line says so."""
    return sample.first_line.startswith(START)


def _writable(value: str) -> str | None:
    """A value without carriage returns, which would end a row; nothing cannot be told from no value."""
    return value.replace("\r\n", "\n").replace("\r", "\n") or None
