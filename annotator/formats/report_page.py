"""The report as files: one HTML page for people, which needs nothing from anywhere, and its metadata as JSON-LD.

The page is made by Jinja2 with autoescape on: titles, names and sources come from strangers. Bars are SVG
in the page itself, so that it is one file, prints, and takes the colours of light and dark.

The metadata use the words of schema.org, and of Croissant (mlcommons.org/croissant/1.0) where it has one; what
neither knows stands below ``annotation``, as the report has it. What a report says about the work on a corpus, the value
``work``, is for people and stands in the page alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.formats.atomic import explained, whole_file
from annotator.formats.report_words import WORDS
from annotator.resources import resource_path

_TEMPLATE: Final = "report.html"
_MARK: Final = b'<meta name="generator" content="Annotator report">'
_HEAD_BYTES: Final = 2_048
_PDF_MARK: Final = "Annotator".encode("utf-16-be")
"""How Qt writes the name of the program that made a PDF."""


def metadata_beside(out: Path) -> Path:
    """Where the metadata of a report lie: ``report.json`` for ``report.html``."""
    return out.with_suffix(".json")


def check_page_target(out: Path) -> None:
    """Refuse a place where something stands that is no report.

    Raises:
        FileWriteError: If so.
    """
    with explained(out):
        if out.is_dir():
            raise FileWriteError(file=out, reason=Reason("it is a folder; name a file in it"))
        if out.suffix.lower() not in {".html", ".htm"}:
            raise FileWriteError(
                file=out, reason=Reason("a report is a page; end its name in .html")
            )
        if out.exists() and not _is_page(out):
            raise FileWriteError(
                file=out, reason=Reason("there is a file that is no report; choose another name")
            )
        beside = metadata_beside(out)
        if beside.exists() and not _is_metadata(beside):
            raise FileWriteError(
                file=beside, reason=Reason("there is a file that is no report; choose another name")
            )


def check_pdf_target(out: Path) -> None:
    """Refuse a place where something stands that is no PDF of this program.

    Raises:
        FileWriteError: If so.
    """
    with explained(out):
        if out.is_dir():
            raise FileWriteError(file=out, reason=Reason("it is a folder; name a file in it"))
        if not out.parent.is_dir():
            raise FileWriteError(file=out, reason=Reason("there is no such folder"))
        if out.exists() and _PDF_MARK not in out.read_bytes():
            raise FileWriteError(
                file=out, reason=Reason("there is a file that is no report; choose another name")
            )


def write_page(out: Path, report: Mapping[str, Any]) -> Path:
    """Write page and metadata.

    Args:
        out: The page; its name ends in ``.html``.
        report: What the report says, as JSON values; ``language`` is that of the page.

    Returns:
        Where the metadata are.

    Raises:
        FileWriteError: If something else stands there, or it cannot be written.
    """
    check_page_target(out)
    told = metadata(report)
    beside = metadata_beside(out)
    with whole_file(out) as stream:
        stream.write(report_page(report).encode())
    with whole_file(beside) as stream:
        stream.write(_json(told))
    return beside


def report_page(report: Mapping[str, Any]) -> str:
    """The page."""
    language = str(report["language"])
    words = WORDS.get(language, WORDS["en"])
    environment = Environment(
        loader=FileSystemLoader(resource_path("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    comma = "." if language == "de" else ","
    environment.filters["number"] = lambda value: f"{value:,}".replace(",", comma)
    environment.filters["percent"] = lambda part, whole: _percent(part, whole, language)
    environment.filters["score"] = lambda value: _score(value, language)
    return environment.get_template(_TEMPLATE).render(
        report=report, work=report.get("work"), words=words, metadata=_embedded(metadata(report))
    )


def metadata(report: Mapping[str, Any]) -> dict[str, Any]:
    """The report for machines: JSON-LD of a schema.org ``Dataset``."""
    annotation = {
        key: value for key, value in report.items() if key not in {"name", "program", "work"}
    }
    licences = [each["name"] for each in report["licences"] if each["name"]]
    told: dict[str, Any] = {
        "@context": {
            "@vocab": "https://schema.org/",
            "cr": "http://mlcommons.org/croissant/",
            "dct": "http://purl.org/dc/terms/",
            "conformsTo": "dct:conformsTo",
            "annotation": "cr:annotation",
        },
        "@type": "Dataset",
        "name": report["name"],
        "description": _description(report),
        "inLanguage": [each["name"] for each in report["languages"]],
        "license": licences,
        "version": f"{report['schema']} {report['schema_version']}",
        "creator": [
            {"@type": "Person", "name": each["name"]}
            for each in report["annotators"]
            if each["name"] != "gold"
        ],
        "isBasedOn": [each["name"] for each in report["sources"] if each["name"]],
        "size": f"{report['articles']} articles, {report['words']} words, {report['spans']} annotations",
        "temporalCoverage": "/".join(each for each in (report["first"], report["last"]) if each),
        "dateModified": report["last_change"],
        "variableMeasured": [
            {"@type": "PropertyValue", "name": layer["name"], "value": layer["spans"]}
            for layer in report["layers"]
        ],
        "generator": f"Annotator report {report['program']}",
        "annotation": annotation,
    }
    return {key: value for key, value in told.items() if value not in ("", [], None)}


def _description(report: Mapping[str, Any]) -> str:
    layers = ", ".join(
        f"{each['spans']} {each['name']}" for each in report["layers"] if each["spans"]
    )
    return f"{report['articles']} articles annotated with {layers or 'nothing yet'}."


def _json(value: Mapping[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _embedded(value: Mapping[str, Any]) -> Markup:
    """JSON that cannot end the script element it stands in, nor begin a comment in it."""
    text = orjson.dumps(value).decode()
    escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(escaped)  # noqa: S704 - what could end the element has just been escaped # nosec B704


def _percent(part: float, whole: float, language: str) -> str:
    share = 100 * part / whole if whole else 0.0
    text = f"{share:.1f}"
    return f"{text.replace('.', ',')} %" if language == "de" else f"{text}%"


def _score(value: float | None, language: str) -> str:
    if value is None:
        return "–"
    text = f"{value:.3f}"
    return text.replace(".", ",") if language == "de" else text


def _is_page(path: Path) -> bool:
    with path.open("rb") as stream:
        return _MARK in stream.read(_HEAD_BYTES)


def _is_metadata(path: Path) -> bool:
    try:
        found = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError:
        return False
    generator = found.get("generator") if isinstance(found, dict) else None
    return isinstance(generator, str) and generator.startswith("Annotator report")
