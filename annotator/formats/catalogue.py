"""Which file formats there are: what each reads and writes, and how a file is recognised as one of them.

To add a format, write its module and add a line to ``FORMATS``; command line, window and worker take it
from here. Modules that are slow to load are imported when they are first used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from annotator.domain.errors import FileReadError
from annotator.domain.reason import Reason
from annotator.formats.articles_jsonl import ArticlesJsonlReader, is_articles
from annotator.formats.brat import BratExporter, BratReader
from annotator.formats.conll import ConllExporter, ConllReader, is_conll
from annotator.formats.csv_tables import COMPANIONS, CsvExporter, CsvReader, is_table
from annotator.formats.doccano import DoccanoExporter, DoccanoReader, is_doccano
from annotator.formats.germeval import GermevalExporter, GermevalReader, is_germeval
from annotator.formats.iob import Scheme
from annotator.formats.jsonl import JsonlExporter, JsonlReader, is_native
from annotator.formats.label_studio import (
    CONFIG,
    LabelStudioExporter,
    LabelStudioReader,
    is_label_studio,
)
from annotator.formats.prodigy import ProdigyExporter, ProdigyReader, is_prodigy
from annotator.formats.quotes_json import (
    QuotesJsonExporter,
    QuotesJsonReader,
    is_quotes_json,
)
from annotator.formats.reading import Reader
from annotator.formats.sample import Sample
from annotator.formats.sidecar import SIDECAR
from annotator.formats.text import TextReader
from annotator.formats.uima import (
    UimaJsonExporter,
    UimaJsonReader,
    UimaXmiExporter,
    UimaXmiReader,
    is_uima_json,
)
from annotator.formats.uima_types import TYPE_SYSTEM
from annotator.formats.webanno_tsv import WebannoTsvExporter, WebannoTsvReader, is_webanno_tsv
from annotator.formats.writing import Exporter


@dataclass(frozen=True, slots=True)
class Format:
    """One file format.

    Attributes:
        name: What ``--format`` takes.
        endings: Of files that may be of this format, lower case with the dot; none: it is never found out.
        reader: Makes the reader; ``None`` if it is only written.
        exporter: Makes the exporter; ``None`` if it is only read.
        claims: Whether a file with such an ending is of this format, as its beginning says. ``None``: it is
            unless another format claims it.
        companions: What belongs to a file of this format and is not read by itself: an ending (``.txt``: the
            file of the same stem) or a name (``TypeSystem.xml``).
        makes_folder: Whether an export is a folder.
        splits: As the exporter says; here so that the window need not load it.
        every_set: The same.
        trained_on: Whether models are trained on an export, so that too few examples deserve a warning.
        aligns: Whether one can choose what becomes of spans that cut tokens.
    """

    name: str
    endings: tuple[str, ...] = ()
    reader: Callable[[], Reader] | None = None
    exporter: Callable[[], Exporter] | None = None
    claims: Callable[[Sample], bool] | None = None
    companions: tuple[str, ...] = ()
    makes_folder: bool = False
    splits: bool = False
    every_set: bool = False
    trained_on: bool = False
    aligns: bool = False

    def may_be(self, path: Path) -> bool:
        """Whether the name of a file allows it to be of this format."""
        return self.reader is not None and path.name.lower().endswith(self.endings)


def _spacy_reader() -> Reader:
    from annotator.formats.spacy_reading import SpacyReader  # noqa: PLC0415 - spaCy takes a second

    return SpacyReader()


def _spacy_exporter() -> Exporter:
    from annotator.formats.spacy_docbin import SpacyExporter  # noqa: PLC0415 - spaCy takes a second

    return SpacyExporter()


def _html_reader() -> Reader:
    from annotator.formats.html import HtmlReader  # noqa: PLC0415 - rarely used

    return HtmlReader()


def _docx_reader() -> Reader:
    from annotator.formats.docx import DocxReader  # noqa: PLC0415 - rarely used

    return DocxReader()


def _pdf_reader() -> Reader:
    from annotator.formats.pdf import PdfReader  # noqa: PLC0415 - rarely used

    return PdfReader()


def _excel_reader() -> Reader:
    from annotator.formats.excel_tables import ExcelReader  # noqa: PLC0415 - rarely used

    return ExcelReader()


def _excel_exporter() -> Exporter:
    from annotator.formats.excel_tables import ExcelExporter  # noqa: PLC0415 - rarely used

    return ExcelExporter()


def _parquet_reader() -> Reader:
    from annotator.formats.parquet import ParquetReader  # noqa: PLC0415 - rarely used

    return ParquetReader()


def _parquet_exporter() -> Exporter:
    from annotator.formats.parquet import ParquetExporter  # noqa: PLC0415 - rarely used

    return ParquetExporter()


FORMATS: Final = (
    Format("text", endings=(".txt", ".text"), reader=TextReader),
    Format(
        "jsonl",
        endings=(".jsonl", ".ndjson"),
        reader=JsonlReader,
        exporter=JsonlExporter,
        claims=is_native,
        every_set=True,
    ),
    Format(
        "brat",
        endings=(".ann",),
        reader=BratReader,
        exporter=BratExporter,
        companions=(".txt", SIDECAR),
        makes_folder=True,
        splits=True,
    ),
    Format(
        "conll",
        endings=(".conll", ".conll03", ".iob", ".iob2", ".bio"),
        reader=ConllReader,
        exporter=ConllExporter,
        claims=is_conll,
        companions=(SIDECAR,),
        makes_folder=True,
        splits=True,
        trained_on=True,
    ),
    Format(
        "conll-iob1",
        exporter=partial(ConllExporter, Scheme.IOB1),
        makes_folder=True,
        splits=True,
        trained_on=True,
    ),
    Format(
        "germeval",
        endings=(".tsv",),
        reader=GermevalReader,
        exporter=GermevalExporter,
        claims=is_germeval,
        companions=(SIDECAR,),
        makes_folder=True,
        splits=True,
        trained_on=True,
    ),
    Format(
        "webanno-tsv",
        endings=(".tsv",),
        reader=WebannoTsvReader,
        exporter=WebannoTsvExporter,
        claims=is_webanno_tsv,
        companions=(SIDECAR, TYPE_SYSTEM),
        makes_folder=True,
        splits=True,
    ),
    Format(
        "uima-xmi",
        endings=(".xmi",),
        reader=UimaXmiReader,
        exporter=UimaXmiExporter,
        companions=(SIDECAR, TYPE_SYSTEM),
        makes_folder=True,
        splits=True,
    ),
    Format(
        "uima-json",
        endings=(".json",),
        reader=UimaJsonReader,
        exporter=UimaJsonExporter,
        claims=is_uima_json,
        companions=(SIDECAR,),
        makes_folder=True,
        splits=True,
    ),
    Format(
        "prodigy",
        endings=(".jsonl",),
        reader=ProdigyReader,
        exporter=ProdigyExporter,
        claims=is_prodigy,
    ),
    Format(
        "quotes-json",
        endings=(".jsonl", ".json"),
        reader=QuotesJsonReader,
        exporter=QuotesJsonExporter,
        claims=is_quotes_json,
    ),
    Format(
        "doccano",
        endings=(".jsonl",),
        reader=DoccanoReader,
        exporter=DoccanoExporter,
        claims=is_doccano,
    ),
    Format(
        "label-studio",
        endings=(".json",),
        reader=LabelStudioReader,
        exporter=LabelStudioExporter,
        claims=is_label_studio,
        companions=(CONFIG,),
        makes_folder=True,
    ),
    Format(
        "csv",
        endings=(".csv", ".tsv"),
        reader=CsvReader,
        exporter=CsvExporter,
        claims=is_table,
        companions=COMPANIONS,
        makes_folder=True,
        every_set=True,
    ),
    Format(
        "excel",
        endings=(".xlsx",),
        reader=_excel_reader,
        exporter=_excel_exporter,
        every_set=True,
    ),
    Format(
        "parquet",
        endings=(".parquet",),
        reader=_parquet_reader,
        exporter=_parquet_exporter,
        makes_folder=True,
        splits=True,
        trained_on=True,
    ),
    Format("html", endings=(".html", ".htm", ".xhtml"), reader=_html_reader),
    Format("docx", endings=(".docx",), reader=_docx_reader),
    Format("pdf", endings=(".pdf",), reader=_pdf_reader),
    # Last of its ending: it wants every object with a text.
    Format(
        "articles-jsonl",
        endings=(".jsonl", ".ndjson"),
        reader=ArticlesJsonlReader,
        claims=is_articles,
    ),
    Format(
        "spacy",
        endings=(".spacy",),
        reader=_spacy_reader,
        exporter=_spacy_exporter,
        makes_folder=True,
        splits=True,
        trained_on=True,
        aligns=True,
    ),
)
"""Asked in this order which of them claims a file."""


def readers() -> Mapping[str, Callable[[], Reader]]:
    """Makers of readers by format name."""
    return {each.name: each.reader for each in FORMATS if each.reader is not None}


def exporters() -> Mapping[str, Callable[[], Exporter]]:
    """Makers of exporters by format name."""
    return {each.name: each.exporter for each in FORMATS if each.exporter is not None}


def format_named(name: str) -> Format | None:
    """The format of that name."""
    return next((each for each in FORMATS if each.name == name), None)


def endings() -> tuple[str, ...]:
    """Of all files that can be found out, sorted."""
    return tuple(sorted({ending for each in FORMATS if each.reader for ending in each.endings}))


def recognised(path: Path, formats: tuple[Format, ...] = FORMATS) -> str | None:
    """The format of a file, as its name and, where that leaves a choice, its beginning say.

    Args:
        path: The file.
        formats: To choose from.

    Returns:
        Its name; ``None`` if no format has such files.

    Raises:
        FileReadError: If it cannot be read, or several formats have such files and none claims this one.
    """
    candidates = [each for each in formats if each.may_be(path)]
    if len(candidates) <= 1:
        return candidates[0].name if candidates else None
    sample = Sample.of(path)
    claiming = next((each for each in candidates if each.claims and each.claims(sample)), None)
    other = next((each for each in candidates if each.claims is None), None)
    found = claiming or other
    if found is None:
        names = ", ".join(each.name for each in candidates)
        raise FileReadError(
            file=path,
            reason=Reason(
                "nothing in it says its format; name one of {names} with --format", names=names
            ),
        )
    return found.name


def companions_of(
    paths: tuple[Path, ...], formats: tuple[Format, ...] = FORMATS
) -> frozenset[Path]:
    """Those files that belong to other ones and are read with them.

    Args:
        paths: Files, e.g. all of a folder.
        formats: Which may have companions.
    """
    there = set(paths)
    found: set[Path] = set()
    for path in paths:
        for each in formats:
            if each.companions and each.may_be(path):
                beside = (_companion(path, name) for name in each.companions)
                found.update(there.intersection(beside) - {path})
    return frozenset(found)


def _companion(path: Path, name: str) -> Path:
    return path.with_suffix(name) if name.startswith(".") else path.with_name(name)
