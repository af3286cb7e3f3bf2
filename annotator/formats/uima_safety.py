"""XML from strangers: looked through before any library that follows what it says gets to see it."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.parsers import expat

import orjson

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.reading import read_bounded
from annotator.formats.validation import first_fault

MAX_BYTES: Final = 256 << 20
"""A CAS file may have 256 MB; that of a news article has some hundred kilobytes."""

_DEEPEST: Final = 64
_ID: Final = "xmi:id"


def twice(path: Path, what: object, line: int = 1) -> FormatError:
    """The refusal of a file in which two things have the same id: the library would take the last one."""
    return FormatError(file=path, line=line, reason=Reason("the id {id} is there twice", id=what))


def checked_json(path: Path) -> bytes:
    """The content of a CAS of JSON in which no two things have the same id.

    Raises:
        FileReadError: If it cannot be read, or is too large.
        FormatError: If it is no JSON, or an id is there twice.
    """
    data = read_bounded(path, MAX_BYTES)
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise FormatError(file=path, line=error.lineno, reason=first_fault(error)) from error
    structures = value.get("%FEATURE_STRUCTURES") if isinstance(value, dict) else None
    seen: set[object] = set()
    for each in structures if isinstance(structures, list) else ():
        own = each.get("%ID") if isinstance(each, dict) else None
        if isinstance(own, int):
            if own in seen:
                raise twice(path, own)
            seen.add(own)
    return data


def checked_xml(path: Path) -> bytes:
    """The content of an XML file without a document type, and thus without entities of its own.

    External entities and entity bombs live in document types; no CAS file has one.

    Raises:
        FileReadError: If it cannot be read, or is too large.
        FormatError: If it is not well-formed, declares a document type or is nested like no CAS.
    """
    data = read_bounded(path, MAX_BYTES)
    parser = expat.ParserCreate()
    depth = 0
    ids: set[str] = set()

    def refuse(*_: object) -> None:
        reason = Reason(
            "declares a document type, which could make it read other files or fill the memory"
        )
        raise FormatError(file=path, line=parser.CurrentLineNumber, reason=reason)

    def opened(_: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        own = attributes.get(_ID)
        if own is not None and own in ids:
            raise twice(path, own, parser.CurrentLineNumber)
        ids.add(own or "")
        depth += 1
        if depth > _DEEPEST:
            reason = Reason(
                "is nested more than {deepest} levels deep, as no CAS is", deepest=_DEEPEST
            )
            raise FormatError(file=path, line=parser.CurrentLineNumber, reason=reason)

    def closed(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = Reason(
            "is no XML: {msg} in column {colno}",
            msg=expat.ErrorString(error.code),
            colno=error.offset + 1,
        )
        raise FormatError(file=path, line=error.lineno, reason=reason) from error
    except (LookupError, ValueError) as error:  # of an encoding it names and nobody has
        reason = Reason("is in no encoding that can be read ({error})", error=str(error))
        raise FormatError(file=path, line=1, reason=reason) from error
    return data
