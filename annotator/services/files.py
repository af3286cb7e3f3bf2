"""Finding what to import: files, folders and archives, in the order people expect, each with its format."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from annotator.domain.errors import FileReadError
from annotator.domain.reason import Reason
from annotator.formats.archives import is_archive, unpacked
from annotator.formats.catalogue import (
    FORMATS,
    Format,
    companions_of,
    endings,
    recognised,
)
from annotator.formats.reading import Notice, NoticeKind, shown, unreadable

AUTO: Final = "auto"
ARCHIVE: Final = "archive"
"""What the format of a file is called that holds files to import."""

_NOT_DATA = ("manifest.json", ".manifest.json", "losses.jsonl")
"""What our exports put beside their data."""


_NO_FILE: Final = Reason(
    "it is a pipe or a device, and what is imported is read more than once; save what it gives in a file"
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to import.

    Attributes:
        path: Where it is.
        format: Name of its format, or ``archive``.
        unpacked_to: The folder its archive is unpacked to; ``None``: it lies in none.
        archive: That archive.
    """

    path: Path
    format: str
    unpacked_to: Path | None = None
    archive: Path | None = None

    def named(self, text: str) -> str:
        """A text that may name the file, with the archive in place of the folder it is unpacked to."""
        if self.unpacked_to is None or self.archive is None:
            return text
        return text.replace(shown(self.unpacked_to), shown(self.archive))


def find_files(
    paths: Sequence[Path], format_name: str = AUTO
) -> tuple[list[FoundFile], list[Notice]]:
    """The files to import, and what was left aside.

    Args:
        paths: Files, taken as they are, and folders, searched to the bottom.
        format_name: One format for all, or ``auto``: by the ending of the name and, where that leaves a
            choice, by the beginning of the file; else plain text. In a folder where files have an ending of
            that one format, the others are left aside, such as the configurations beside a ``.spacy`` file.

    Returns:
        Files in the order of ``paths``, within a folder by name with numbers in order of size, without
        those that are read with another one; and a notice for each file in a folder that is something else.

    Raises:
        FileReadError: If a path is not there, a folder holds nothing to import, or nothing says what
            format a file is in.
    """
    files: list[FoundFile] = []
    notices: list[Notice] = []
    for path in dict.fromkeys(paths):
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            inside, aside = _in_folder(path, format_name)
            if not inside:
                reason = _said(aside[0]) if aside else Reason("the folder is empty")
                kinds = ", ".join(endings())
                raise FileReadError(
                    file=path,
                    reason=Reason(
                        "there is no file to import in it ({reason}; {kinds})",
                        reason=reason,
                        kinds=kinds,
                    ),
                )
            files.extend(inside)
            notices.extend(aside)
        elif not stat.S_ISREG(mode):
            raise FileReadError(file=path, reason=_NO_FILE)
        elif is_archive(path):
            files.append(FoundFile(path, ARCHIVE))
        else:
            found = recognised(path) if format_name == AUTO else format_name
            files.append(FoundFile(path, found or "text"))
    return files, notices


def opened(
    files: Sequence[FoundFile], format_name: str, stack: ExitStack
) -> tuple[list[FoundFile], list[Notice]]:
    """The files with archives replaced by what is in them.

    Args:
        files: As found.
        format_name: One format for all, or ``auto``.
        stack: The folders archives are unpacked to are there until it is closed.

    Returns:
        Files, and a notice for each file in an archive that is something else.

    Raises:
        FileReadError: If an archive cannot be read, holds what it must not, or nothing to import.
    """
    found: list[FoundFile] = []
    notices: list[Notice] = []
    for file in files:
        if file.format != ARCHIVE:
            found.append(file)
            continue
        folder = stack.enter_context(unpacked(file.path))
        packed = FoundFile(file.path, ARCHIVE, folder, file.path)
        inside, aside = _in_folder(folder, format_name)
        aside = [replace(notice, file=packed.named(notice.file)) for notice in aside]
        kept = [each for each in inside if each.format != ARCHIVE]
        notices.extend(aside)
        notices.extend(
            Notice(
                NoticeKind.SKIPPED, packed.named(shown(each.path)), "is an archive in an archive"
            )
            for each in inside
            if each.format == ARCHIVE
        )
        if not kept:
            reason = _said(notices[-1]) if notices else Reason("it is empty")
            raise FileReadError(
                file=file.path,
                reason=Reason("there is no file to import in it ({reason})", reason=reason),
            )
        found.extend(FoundFile(each.path, each.format, folder, file.path) for each in kept)
    return found, notices


def _said(notice: Notice) -> Reason:
    return Reason(notice.template, **notice.params)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise FileReadError(file=path, reason=Reason("there is no such file or folder")) from None
    except OSError as error:
        raise unreadable(path, error) from error


def natural_order(name: str) -> tuple[tuple[int, str | int], ...]:
    """Sort key that puts ``a2`` before ``a10``."""
    parts = re.split(r"(\d+)", name.casefold())
    return tuple((1, int(part)) if part.isdecimal() else (0, part) for part in parts)


def _in_folder(folder: Path, format_name: str) -> tuple[list[FoundFile], list[Notice]]:
    files: list[FoundFile] = []
    notices: list[Notice] = []
    paths = tuple(_walk(folder, notices))
    asked = _with_name(format_name)
    companions = companions_of(paths, asked)
    one = asked[0] if format_name != AUTO and asked and any(map(asked[0].may_be, paths)) else None
    for path in paths:
        if path in companions:
            continue
        try:
            kind = _kind_in_folder(path, format_name, one)
        except FileReadError as error:
            params = {"reason": error.params["reason"]}
            notices.append(
                Notice(NoticeKind.SKIPPED, shown(path), "cannot be read: {reason}", params)
            )
            continue
        if isinstance(kind, Notice):
            notices.append(kind)
        else:
            files.append(FoundFile(path, kind))
    return files, notices


def _with_name(format_name: str) -> tuple[Format, ...]:
    return tuple(each for each in FORMATS if format_name in {AUTO, each.name})


def _kind_in_folder(path: Path, format_name: str, one: Format | None) -> str | Notice:
    """The format of a file, or why it is none to import; ``one``: the format whose endings are asked for."""
    if path.name.startswith("."):
        return Notice(NoticeKind.IGNORED, shown(path), "is hidden")
    if path.name.endswith(_NOT_DATA):
        return Notice(NoticeKind.IGNORED, shown(path), "belongs to an export")
    if is_archive(path):
        return ARCHIVE
    if one is not None:
        kind = one.name if one.may_be(path) else None
    else:
        kind = recognised(path) if format_name == AUTO else format_name
    params = {"endings": "/".join(one.endings if one else endings())}
    return kind or Notice(NoticeKind.IGNORED, shown(path), "is no {endings} file", params)


def _walk(folder: Path, notices: list[Notice]) -> Iterator[Path]:
    def on_error(error: OSError) -> None:
        params = {"reason": error.strerror or str(error)}
        template = "cannot be read: {reason}"
        notices.append(Notice(NoticeKind.SKIPPED, shown(Path(error.filename)), template, params))

    for where, folders, names in os.walk(folder, onerror=on_error):
        folders.sort(key=natural_order)
        for name in sorted(names, key=natural_order):
            yield Path(where, name)
