"""The manifest of an export: what is in it, from what, and the SHA-256 of every file; never when or where."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

import orjson

from annotator.formats.splits import Split
from annotator.formats.writing import ExportItem, ExportJob, json_document

_END: Final = b"\n}\n"
_LOST: Final = b'  "lost": ['
"""No other line of a manifest is like it: text in JSON has no line ends."""


class Counts:
    """Counts articles, spans and arguments for the manifest."""

    def __init__(self) -> None:
        self._articles: set[str] = set()
        self._sets = 0
        self._labels: Counter[tuple[str, str]] = Counter()
        self._roles: Counter[tuple[str, str]] = Counter()

    def add(self, item: ExportItem) -> None:
        """Count one item."""
        self._articles.add(item.article.id)
        if item.own is None:
            return
        self._sets += 1
        spans = item.own.spans
        self._labels.update([(span.layer, span.label) for span in spans.values()])
        self._roles.update(
            [(spans[each.head].layer, each.role) for each in item.own.arguments.values()]
        )

    def values(self) -> dict[str, Any]:
        """The counts as JSON values, sorted."""
        return {
            "articles": len(self._articles),
            "sets": self._sets,
            "labels": _nested(self._labels),
            "roles": _nested(self._roles),
        }


def manifest_values(
    format_name: str,
    job: ExportJob,
    counts: Counts,
    files: Mapping[str, Path],
    losses: Mapping[str, int],
) -> dict[str, Any]:
    """The manifest of an export: nothing in it depends on when or where it was made.

    Args:
        format_name: Of the export.
        job: How it was written.
        counts: What is in it.
        files: Name in the export and place on disk of each file.
        losses: How much was lost, by kind.
    """
    manifest = {
        "program": "annotator",
        "version": job.version,
        "format": format_name,
        "schema": {"id": job.schema.id, "version": job.schema.version},
        "selection": dict(job.selection) | {"layers": list(job.layers)},
        **counts.values(),
        "losses": dict(sorted(losses.items())),
        "files": {name: _file_values(path) for name, path in sorted(files.items())},
    }
    if job.split is not None:
        manifest["split"] = split_values(job.split, job.parts)
    return manifest


def read_manifest(path: Path) -> dict[str, Any] | None:
    """The manifest at ``path``, without the losses it may list; ``None`` if there is none of this program."""
    try:
        found = orjson.loads(_without_lost(path))
    except (OSError, orjson.JSONDecodeError):
        return None
    return found if isinstance(found, dict) and found.get("program") == "annotator" else None


def write_with_lost(stream: BinaryIO, manifest: Mapping[str, Any], lines: Iterable[bytes]) -> None:
    """Write a manifest that lists all losses at its end, under ``lost``, as ``json_document`` would, one at a time.

    Args:
        stream: Where it goes.
        manifest: Without them.
        lines: The loss report, see ``annotator.formats.writing.Losses``.
    """
    stream.write(json_document(manifest).removesuffix(_END))
    stream.write(b",\n" + _LOST)
    between = b"\n    "
    for line in lines:
        loss = orjson.dumps(orjson.loads(line), option=orjson.OPT_INDENT_2)
        stream.write(between + loss.replace(b"\n", b"\n    "))
        between = b",\n    "
    stream.write((b"\n  ]" if between.startswith(b",") else b"]") + _END)


def _without_lost(path: Path) -> bytes:
    """What is before the losses: there may be hundreds of thousands, and nobody asks a manifest for them."""
    head = bytearray()
    with path.open("rb") as stream:
        for line in stream:
            if line.rstrip() == _LOST:
                return bytes(head.rstrip().removesuffix(b",") + _END)
            head += line
    return bytes(head)


def split_values(split: Split, parts: Mapping[str, str]) -> dict[str, Any]:
    """A split as a manifest has it: what was asked for, and the ids in each part."""
    ids: dict[str, list[str]] = {part: [] for part in split.parts}
    for article, part in sorted(parts.items()):
        ids[part].append(article)
    return {"shares": list(split.shares), "seed": split.seed, "articles": ids}


def kept_parts(manifest: Mapping[str, Any] | None, split: Split) -> dict[str, str]:
    """Where an earlier export with the same split has placed its articles, by id; empty if there is none."""
    found = (manifest or {}).get("split")
    if not isinstance(found, dict):
        return {}
    if (found.get("shares"), found.get("seed")) != (list(split.shares), split.seed):
        return {}
    articles = found.get("articles")
    if not isinstance(articles, dict):
        return {}
    return {
        article: part
        for part, ids in articles.items()
        if isinstance(ids, list)
        for article in ids
        if isinstance(article, str)
    }


def file_hash(path: Path) -> str:
    """SHA-256 of a file, lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _file_values(path: Path) -> dict[str, object]:
    return {"sha256": file_hash(path), "bytes": path.stat().st_size}


def _nested(counter: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (outer, inner), count in sorted(counter.items()):
        found.setdefault(outer, {})[inner] = count
    return found
