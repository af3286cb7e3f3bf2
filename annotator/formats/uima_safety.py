"""XML from strangers: looked through before any library that follows what it says gets to see it."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.parsers import expat

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.reading import read_bounded

MAX_BYTES: Final = 256 << 20
"""A CAS file may have 256 MB; that of a news article has some hundred kilobytes."""

_DEEPEST: Final = 64


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

    def refuse(*_: object) -> None:
        reason = Reason(
            "declares a document type, which could make it read other files or fill the memory"
        )
        raise FormatError(file=path, line=parser.CurrentLineNumber, reason=reason)

    def opened(*_: object) -> None:
        nonlocal depth
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
    return data
