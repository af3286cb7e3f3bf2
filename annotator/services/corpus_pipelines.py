"""The pipelines trained on a corpus: numbered folders beside it, of which one can be in use.

``news.corpus`` has its pipelines in ``news.corpus.pipelines/gold-1``, ``gold-2`` …; each is a spaCy pipeline with a
``manifest.json`` that says from what and how it was made and how good it is. A corpus on a server has them among the
person's own data. Which one is in use is decided like for any other pipeline (``services.pipelines``).
"""

from __future__ import annotations

import hashlib
import logging
import re
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import platformdirs

from annotator.domain.errors import FileWriteError, SettingError
from annotator.domain.reason import Reason
from annotator.domain.server_address import is_server
from annotator.formats.atomic import explained
from annotator.services.context import BUILTIN, AppContext
from annotator.services.pipelines import pipeline_in_use, put_to_use

_log = logging.getLogger(__name__)

MANIFEST = "manifest.json"
STEM = "gold"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_NUMBERED = re.compile(rf"({_NAME.pattern})-([1-9]\d{{0,5}})")
_LEFT_BEHIND_S = 24 * 3600
_LARGEST_MANIFEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CorpusPipeline:
    """A pipeline trained on a corpus.

    Attributes:
        name: As ``gold-2``; what ``--pipeline`` takes.
        folder: Where it is.
        manifest: How it was made and how good it is.
        in_use: Whether the corpus gets its suggestions from it.
    """

    name: str
    folder: Path
    manifest: Mapping[str, Any]
    in_use: bool = False


def pipelines_folder(corpus: str) -> Path:
    """Where the pipelines of a corpus are, whether there are any or not.

    Args:
        corpus: File or URL.
    """
    if is_server(corpus):
        digest = hashlib.sha256(corpus.encode()).hexdigest()[:16]
        return platformdirs.user_data_path("annotator") / "pipelines" / digest
    path = Path(corpus)
    return path.with_name(f"{path.name}.pipelines")


def pipelines_of_corpus(context: AppContext, corpus: str) -> list[CorpusPipeline]:
    """The pipelines trained on a corpus, by name and number."""
    used = pipeline_in_use(context, corpus)
    return [
        CorpusPipeline(folder.name, folder, _manifest(folder), str(folder) == used)
        for folder in _folders(corpus)
    ]


def resolved(corpus: str, pipeline: str) -> str:
    """The folder of a pipeline of this corpus, if the name is one; any other name as it is."""
    found = _found(corpus, pipeline)
    return pipeline if found is None else str(found)


def use_pipeline(context: AppContext, corpus: str, name: str) -> None:
    """Let a corpus get its suggestions from one of its pipelines, or from any other one.

    What people decided stays decided, whatever the pipeline proposes.
    """
    put_to_use(context, corpus, resolved(corpus, name))


def delete_pipeline(context: AppContext, corpus: str, name: str) -> None:
    """Delete a pipeline of a corpus; if it was in use, the built-in one is from now on.

    Raises:
        SettingError: If there is none of that name.
        FileWriteError: If it cannot be deleted.
    """
    folder = _found(corpus, name)
    if folder is None:
        raise SettingError(
            option="pipeline", reason=Reason("no pipeline {name!r} was trained here.", name=name)
        )
    if pipeline_in_use(context, corpus) == str(folder):
        put_to_use(context, corpus, BUILTIN)
    with explained(folder):
        # Out of sight at once, so that half of a pipeline is never listed.
        doomed = folder.with_name(f".{folder.name}.old")
        shutil.rmtree(doomed, ignore_errors=True)
        folder.rename(doomed)
        shutil.rmtree(doomed)
    remove_if_empty(corpus)


def next_folder(corpus: str, stem: str = STEM) -> tuple[Path, int]:
    """Where the next pipeline of a name goes, and its number; numbers are not used twice while one is there.

    Raises:
        SettingError: If that is no name.
    """
    if not _NAME.fullmatch(stem):
        raise SettingError(
            option="--name",
            reason=Reason("{stem!r} is no name; use letters, digits and “_”.", stem=stem),
        )
    taken = [
        int(match[2])
        for folder in _folders(corpus)
        if (match := _NUMBERED.fullmatch(folder.name)) and match[1] == stem
    ]
    number = max(taken, default=0) + 1
    return pipelines_folder(corpus).resolve() / f"{stem}-{number}", number


def remove_if_empty(corpus: str) -> None:
    """Remove the folder of a corpus' pipelines if there are none."""
    with suppress(OSError):  # it holds something, or is not there
        pipelines_folder(corpus).rmdir()


def clear_leftovers(corpus: str) -> None:
    """Remove what killed trainings left behind a day ago or longer."""
    home = pipelines_folder(corpus)
    if not home.is_dir():
        return
    for folder in home.glob(".*.*"):
        try:
            if time.time() - folder.stat().st_mtime > _LEFT_BEHIND_S:
                shutil.rmtree(folder)
        except OSError as error:
            _log.info("%s stays: %s", folder, error)


def check_free(out: Path) -> None:
    """Refuse a folder that has something in it.

    Raises:
        FileWriteError: If so.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise FileWriteError(
            file=out, reason=Reason("something is there already; choose another folder")
        )


def _folders(corpus: str) -> list[Path]:
    home = pipelines_folder(corpus).resolve()
    if not home.is_dir():
        return []
    found = [
        (match[1], int(match[2]), folder)
        for folder in home.iterdir()
        if (match := _NUMBERED.fullmatch(folder.name)) and (folder / MANIFEST).is_file()
    ]
    return [folder for _, _, folder in sorted(found)]


def _found(corpus: str, name: str) -> Path | None:
    return next((folder for folder in _folders(corpus) if folder.name == name), None)


def _manifest(folder: Path) -> Mapping[str, Any]:
    path = folder / MANIFEST
    try:
        if path.stat().st_size > _LARGEST_MANIFEST:
            return {}
        found = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        _log.info("%s cannot be read: %s", path, error)
        return {}
    return found if isinstance(found, dict) else {}
