"""brat standoff: for each article the text and, beside it, its annotations; with the configuration brat needs.

    T1	PER 4 15	Zoë Ahrens
    T2	cue 20 25;40 43	teilte mit
    E1	Direct:T3 speaker:T1 cue:T2

Heads of structures are events whose trigger is the head itself; links of mention chains are relations; whether a role is
implicit or absent is an attribute of the event. Offsets are code points. brat reads text line by line, so a fragment over
a line end is cut there. Source: brat's manual, "Standoff format".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.formats.brat_configuration import annotation_conf, visual_conf
from annotator.formats.brat_reading import StandoffFile
from annotator.formats.brat_writing import StandoffWriter
from annotator.formats.encoding import decode
from annotator.formats.file_names import FileNames
from annotator.formats.foreign import ForeignSet
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, ReadOptions, SourceArticle, read_bounded, shown
from annotator.formats.sidecar import SIDECAR, described, finished, sidecar_of
from annotator.formats.targets import FolderExporter, export_folder
from annotator.formats.text import MAX_BYTES, cleaned, title_of
from annotator.formats.writing import ExportItem, ExportJob, Losses, json_line


class BratExporter(FolderExporter):
    """Writes a folder that brat can serve as a collection."""

    name: str = "brat"

    def export(
        self, items: Iterable[ExportItem], job: ExportJob, losses: Losses
    ) -> Mapping[str, Any]:
        """Write ``.txt`` and ``.ann`` for each article; parts of a split are folders inside.

        Raises:
            FileWriteError: If it cannot be written; what stood there before is still there.
        """
        names = FileNames()
        with export_folder(self.name, job, losses) as export:
            for item in items:
                if item.own is None:
                    continue
                export.counts.add(item)
                folder = export.folder / item.part if job.split else export.folder
                folder.mkdir(exist_ok=True)
                stem = names.stem(item.article)
                (folder / f"{stem}.txt").write_text(item.article.text, "utf-8", newline="\n")
                found = StandoffWriter(item.own, job, losses).lines()
                lines = "".join(f"{line}\n" for line in found)
                (folder / f"{stem}.ann").write_text(lines, "utf-8", newline="\n")
                with (folder / SIDECAR).open("ab") as sidecar:
                    record = described(item, item.own, f"{stem}.ann")
                    sidecar.write(json_line(record.model_dump(mode="json", exclude={"text"})))
            configuration = annotation_conf(job.schema, job.layers)
            (export.folder / "annotation.conf").write_text(configuration, "utf-8")
            (export.folder / "visual.conf").write_text(visual_conf(job.schema, job.layers), "utf-8")
        return export.manifest


class BratReader:
    """Reads an ``.ann`` file with the ``.txt`` of the same name beside it."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The article.

        Raises:
            FileReadError: If one of the two files cannot be read.
            FormatError: If a line is none of brat's.
        """
        text_file = path.with_suffix(".txt")
        decoded = decode(read_bounded(text_file, MAX_BYTES), text_file, options.encoding)
        text, changed = cleaned(decoded, shown(text_file))
        record = sidecar_of(path).get(1)
        title = record.title if record else title_of(text)
        found = ForeignSet(text, shown(path), options, source="brat", article=title)
        standoff = StandoffFile(path, options)
        standoff.read()
        standoff.count_as(NormalisedText(decoded.text))
        standoff.put_into(found)
        yield SourceArticle(
            file=shown(path),
            title=title,
            text=text,
            id=record.id if record else None,
            language=record.language if record else None,
            source=shown(Path(text_file.name)),
            annotations=finished(found, record),
            notices=(*changed, *standoff.notices, *found.notices),
        )
