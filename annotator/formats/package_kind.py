"""Whether a file is a package of work, and whose; knows nothing of what is in it, so that the window starts without."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path
from typing import Final

import orjson

from annotator.domain.ids import AnnotatorId

FAMILY: Final = "annotator-package-"
"""How every format of a package begins; its version follows."""

MANIFEST: Final = "manifest.json"
"""The file in a package that says what it is."""

_ZIP = b"PK\x03\x04"
_LONGEST_MANIFEST = 1 << 20
_UNREADABLE = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,  # encrypted
    NotImplementedError,
    zipfile.BadZipFile,
    zlib.error,
)


def is_package(path: Path) -> bool:
    """Whether a file is a zip with a manifest of a package; what cannot be read is none."""
    return whom_for(path) is not None


def whom_for(path: Path) -> AnnotatorId | None:
    """Whom a package is for, as its manifest says, without opening the rest; ``None`` if it is no package."""
    try:
        if not path.is_file():
            return None  # also a pipe: whoever opens it may wait for ever
        with path.open("rb") as stream:
            if stream.read(len(_ZIP)) != _ZIP:
                return None
        with zipfile.ZipFile(path) as archive, archive.open(MANIFEST) as stream:
            values = orjson.loads(stream.read(_LONGEST_MANIFEST))
    except _UNREADABLE:
        return None
    if not isinstance(values, dict) or not str(values.get("format")).startswith(FAMILY):
        return None
    return AnnotatorId(str(values.get("for", "")))
