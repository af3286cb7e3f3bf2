"""Where exports go: what may be replaced, and the frame of a file or folder with its manifest and losses.

An exporter of a folder writes its files inside ``export_folder``, one of a single file inside
``export_file``; both come whole or not at all, and bring manifest and loss report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.formats.atomic import explained, put_back, whole_file, whole_folder
from annotator.formats.manifest import (
    Counts,
    file_hash,
    manifest_values,
    read_manifest,
    write_with_lost,
)
from annotator.formats.reading import shown
from annotator.formats.writing import ExportJob, Losses, json_document

MANIFEST = "manifest.json"
LOSSES = "losses.jsonl"
MANIFEST_BESIDE = ".manifest.json"
"""What the manifest of ``x.jsonl`` is called: ``x.jsonl.manifest.json``."""


@dataclass(slots=True)
class FolderExport:
    """A folder that is being written.

    Attributes:
        folder: Write every file in here.
        counts: ``add`` each item that goes in.
        more: Anything the format adds to the manifest.
        manifest: Complete when the block has ended.
    """

    folder: Path
    counts: Counts = field(default_factory=Counts)
    more: dict[str, Any] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class FileExport:
    """A file that is being written.

    Attributes:
        stream: Write everything there.
        counts: ``add`` each item that goes in.
        more: Anything the format adds to the manifest.
        manifest: Complete when the block has ended.
    """

    stream: BinaryIO
    counts: Counts = field(default_factory=Counts)
    more: dict[str, Any] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=dict)


@contextmanager
def export_folder(name: str, job: ExportJob, losses: Losses) -> Iterator[FolderExport]:
    """The frame of an export that is a folder: ``losses.jsonl`` grows beside its files, ``manifest.json`` goes in at the end.

    Args:
        name: Of the format.
        job: How to write.
        losses: Everything lost until the block ends.

    Raises:
        FileWriteError: If it cannot be written; what stood there before is still there.
    """
    with whole_folder(job.out) as folder:
        export = FolderExport(folder)
        with (folder / LOSSES).open("wb") as report, losses.written_to(report):
            yield export
        files = {
            path.relative_to(folder).as_posix(): path
            for path in folder.rglob("*")
            if path.is_file()
        }
        manifest = manifest_values(name, job, export.counts, files, losses.counts) | export.more
        (folder / MANIFEST).write_bytes(json_document(manifest))
        export.manifest.update(manifest)


@contextmanager
def export_file(name: str, job: ExportJob, losses: Losses) -> Iterator[FileExport]:
    """The frame of an export that is one file; its manifest, with the losses, lies beside.

    Args:
        name: Of the format.
        job: How to write.
        losses: Everything lost until the block ends.

    Raises:
        FileWriteError: If it cannot be written; what stood there before is still there.
    """
    with explained(job.out):
        job.out.parent.mkdir(parents=True, exist_ok=True)
    coming = _manifest_to_come(job.out)
    try:
        with whole_file(job.out) as stream, TemporaryFile(dir=job.out.parent) as report:
            export = FileExport(stream)
            with losses.written_to(report):
                yield export
            stream.flush()
            files = {_named(job.out): Path(stream.name)}
            manifest = manifest_values(name, job, export.counts, files, losses.counts) | export.more
            # The two cannot be put in place in one step. In between, this says that the new file is an export.
            with whole_file(coming) as beside:
                report.seek(0)
                write_with_lost(beside, manifest, report)
        with explained(job.out):
            coming.replace(manifest_beside(job.out))
    except BaseException:
        coming.unlink(missing_ok=True)
        raise
    export.manifest.update(manifest)


def _named(out: Path) -> str:
    """The file's name as the manifest has it."""
    return shown(Path(out.name))


def manifest_beside(out: Path) -> Path:
    """Where the manifest of an export that is one file lies."""
    return out.with_name(out.name + MANIFEST_BESIDE)


def _manifest_to_come(out: Path) -> Path:
    """Where the manifest lies until its file is in place; one that stays there was left by a process that was killed."""
    return out.with_name(f"{out.name}.next{MANIFEST_BESIDE}")


def loss_report(out: Path) -> Path:
    """The file that has all losses of the export that stands at a place, be it a file or a folder."""
    return out / LOSSES if out.is_dir() else manifest_beside(out)


def earlier_manifest(out: Path) -> dict[str, Any] | None:
    """The manifest of the export that stands at a place, be it a file or a folder; ``None`` if there is none."""
    if out.is_dir():
        return read_manifest(out / MANIFEST)
    coming = read_manifest(_manifest_to_come(out))
    if coming is not None and out.exists() and _describes(coming, out):
        return coming
    return read_manifest(manifest_beside(out))


def _describes(manifest: Mapping[str, Any], out: Path) -> bool:
    """Whether a manifest is of the very file that stands there."""
    recorded = manifest.get("files", {}).get(_named(out), {})
    return bool(recorded.get("sha256") == file_hash(out))


def _refuse_standard_output(out: Path) -> None:
    """Refuse what elsewhere means standard output: an export is more than one stream."""
    if out == Path("-"):
        reason = Reason("an export has a manifest beside it; name a file or folder")
        raise FileWriteError(file=out, reason=reason)


def check_file_target(name: str, out: Path) -> None:
    """Refuse a folder, and a file that is no unchanged export of this format.

    Raises:
        FileWriteError: If so.
    """
    with explained(out):
        _refuse_standard_output(out)
        if out.is_dir():
            raise FileWriteError(file=out, reason=Reason("it is a folder; name a file in it"))
        if not out.exists():
            return
        manifest = earlier_manifest(out)
        if manifest is None or manifest.get("format") != name:
            raise FileWriteError(
                file=out, reason=Reason("there is a file that is no export; choose another name")
            )
        if not _describes(manifest, out):
            raise FileWriteError(
                file=out, reason=Reason("it was changed since it was exported; choose another name")
            )


def check_folder_target(name: str, out: Path) -> None:
    """Refuse a file, and a folder that holds anything but an export of this format.

    Raises:
        FileWriteError: If so.
    """
    with explained(out):
        _refuse_standard_output(out)
        put_back(out)
        if not out.exists():
            return
        if not out.is_dir():
            raise FileWriteError(
                file=out, reason=Reason("it is a file; this format makes a folder")
            )
        manifest = read_manifest(out / MANIFEST) or {}
        ours = {MANIFEST, *manifest.get("files", ())} if manifest.get("format") == name else set()
        found = (path for path in sorted(out.rglob("*")) if not path.is_dir())
        for path in found:
            inside = path.relative_to(out).as_posix()
            if inside not in ours:
                raise FileWriteError(
                    file=out,
                    reason=Reason(
                        "{inside} in it is no part of an export; choose another folder",
                        inside=inside,
                    ),
                )


class FolderExporter:
    """What exporters that write a folder have in common.

    Attributes:
        name: Of the format.
        splits: Whether an export can be parted.
        every_set: Whether it takes all sets of an article.
    """

    name: str
    splits: bool = True
    every_set: bool = False

    def check_target(self, out: Path) -> None:
        """Refuse a file, and a folder that holds anything but an export of this format.

        Raises:
            FileWriteError: If so.
        """
        check_folder_target(self.name, out)
