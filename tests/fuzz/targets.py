"""What strangers, other versions and accidents hand to the program beside articles, each with what it does with it.

A target makes a sound file in a folder and uses it. Whatever is done to the file, using it ends in an ``AnnotatorError``
or in something sound, and soon.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import shutil
import tarfile
import zipfile
from contextlib import ExitStack
from pathlib import Path

import orjson
import spacy
from corpora import sound_corpus
from damage import damaged
from requests_at_random import NAMES, asked_at_random
from sound import check
from target import Target

from annotator.bootstrap import make_context
from annotator.cli.program import Program
from annotator.cli.worker import Worker
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import AnnotatorId
from annotator.domain.queries.meaning import understood
from annotator.domain.queries.parser import parse
from annotator.domain.queries.printing import printed
from annotator.domain.schema import Schema
from annotator.domain.server_address import is_server
from annotator.domain.server_address import parse as parse_address
from annotator.formats.catalogue import readers
from annotator.formats.jsonl import JsonlReader
from annotator.formats.manifest import kept_parts, read_manifest
from annotator.formats.package import PackageContent, opened_package, write_package
from annotator.formats.package_kind import is_package
from annotator.formats.reading import ReadOptions
from annotator.formats.schema_yaml import parse_schema, read_schema, schema_to_yaml
from annotator.formats.splits import Split
from annotator.formats.writing import ExportItem
from annotator.nlp.locating import locate
from annotator.nlp.trust import examine
from annotator.services.files import find_files, opened
from annotator.services.pipelines import read_label_map
from annotator.ui.worker_protocol import progress_of, rebuilt_error
from factories import ANNA
from format_files import SCHEMA, sample_sets

_OLD_JSONL = Path(__file__).parents[1] / "data" / "jsonl" / "annotator-jsonl-1.jsonl"
_QUERIES = (
    'entity.PER["Kolb" OR "Zoë"] AND NOT quote.direct{speaker=entity} status:done words:>300 /Am? \\d+/\n'
    'title:"Ein Treffen" imported:2025-01-01..2025-12-31 (Berlin | Genf) note:x annotator:me'
)
_PACKED = {
    "2026/eins.txt": "Köln liegt am Rhein.\n",
    "zwei.txt": "Genf liegt am See.\n" * 40,
    "drei.jsonl": '{"text": "Wien liegt an der Donau.", "title": "Wien"}\n',
}
_SPLIT = Split((80, 10, 10), 7)


# --- schemas and label tables ------------------------------------------------------------------


def _schema(folder: Path) -> Path:
    path = folder / "schema.yaml"
    path.write_text(schema_to_yaml(SCHEMA), "utf-8")
    return path


def _use_schema(path: Path) -> None:
    found = read_schema(path)
    assert isinstance(found, Schema)
    assert parse_schema(schema_to_yaml(found), file="again") == found


def _label_map(folder: Path) -> Path:
    path = folder / "labels.yaml"
    path.write_text("PERSON: entity.PER\nGPE: LOC\nDATE:\nCITED: quote.direct\n", "utf-8")
    return path


def _use_label_map(path: Path) -> None:
    for name, target in read_label_map(path, SCHEMA).items():
        assert isinstance(name, str)
        layer, _, label = target.partition(".")
        assert not target or label in SCHEMA.layers[layer].labels


# --- packages, manifests, native lines ---------------------------------------------------------


def _package(folder: Path) -> Path:
    path = folder / "anna.zip"
    items = [ExportItem(own.article, own) for own in sample_sets()]
    content = PackageContent(AnnotatorId("Anna"), SCHEMA, guideline="# Wie\n")
    write_package(path, content, items, "0")
    return path


def _use_package(path: Path) -> None:
    is_package(path)
    with opened_package(path) as package:
        for item in package.articles():
            check(item)


def inside_damaged(content: bytes, chance: random.Random) -> bytes:
    """A package one file of which is damaged, and whose manifest says that it is as it should be."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(files))
    files[name] = damaged(files[name], chance)
    if name != "manifest.json":
        manifest = json.loads(files["manifest.json"])
        digest = hashlib.sha256(files[name]).hexdigest()
        manifest["files"][name] = {"sha256": digest, "bytes": len(files[name])}
        files["manifest.json"] = json.dumps(manifest).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in files.items():
            archive.writestr(each, data)
    return out.getvalue()


def _zipped(folder: Path) -> Path:
    path = folder / "articles.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _PACKED.items():
            archive.writestr(name, text)
    return path


def _tarred(folder: Path) -> Path:
    path = folder / "articles.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in _PACKED.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return path


def inside_tar_damaged(content: bytes, chance: random.Random) -> bytes:
    """A tar whose headers or files are damaged, packed soundly."""
    return gzip.compress(damaged(gzip.decompress(content), chance), mtime=0)


def _use_archive(path: Path) -> None:
    options = ReadOptions(schema=SCHEMA, annotator=ANNA)
    with ExitStack() as archives:
        files, notices = opened(find_files([path])[0], "auto", archives)
        for notice in notices:
            check(notice)
        for file in files:
            assert file.unpacked_to in file.path.parents
            for item in readers()[file.format]().read(file.path, options):
                check(item)


def _manifest(folder: Path) -> Path:
    path = folder / "manifest.json"
    split = {"shares": [80, 10, 10], "seed": 7, "articles": {"train": ["a1"], "dev": ["a2"]}}
    path.write_bytes(orjson.dumps({"program": "annotator", "format": "jsonl", "split": split}))
    return path


def _use_manifest(path: Path) -> None:
    for article, part in kept_parts(read_manifest(path), _SPLIT).items():
        assert isinstance(article, str)
        assert isinstance(part, str)


def _old_lines(folder: Path) -> Path:
    return Path(shutil.copy(_OLD_JSONL, folder / "old.jsonl"))


def _use_lines(path: Path) -> None:
    for item in JsonlReader().read(path, ReadOptions()):
        check(item)


# --- what people type ----------------------------------------------------------------------------


def _queries(folder: Path) -> Path:
    path = folder / "queries.txt"
    path.write_text(_QUERIES, "utf-8")
    return path


def _use_queries(path: Path) -> None:
    refused = None
    for line in path.read_bytes().decode("utf-8", "replace").split("\n"):
        try:
            tree = parse(line[:4_000])
            if tree is not None:
                assert parse(printed(tree)) == tree
                understood(tree, SCHEMA, "Anna")
        except AnnotatorError as error:
            str(error)
            refused = error
    if refused is not None:
        raise refused


def _addresses(folder: Path) -> Path:
    path = folder / "addresses.txt"
    path.write_text(
        "postgresql+psycopg://anna@db.example.org:5432/news?sslmode=verify-full\n", "utf-8"
    )
    return path


def _use_addresses(path: Path) -> None:
    for line in path.read_bytes().decode("utf-8", "replace").split("\n"):
        if is_server(line):
            found = parse_address(line)
            assert parse_address(found.location).location == found.location


# --- pipelines and the worker ---------------------------------------------------------------------


def _pipeline(folder: Path) -> Path:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder / "pipeline")
    return folder / "pipeline" / "config.cfg"


def _use_pipeline(path: Path) -> None:
    found = examine(locate(str(path.parent)))
    assert found.digest or not found.findings


def _requests(folder: Path) -> Path:
    path = folder / "requests.jsonl"
    lines = (
        {"id": 1, "task": "check", "corpus": "none.corpus", "params": {"checks": ["x"]}},
        {"cancel": 1},
        {"id": 2, "task": "verify", "corpus": "none.corpus", "params": {}},
    )
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return path


def _use_requests(path: Path) -> None:
    out = io.BytesIO()
    Worker(Program(make_context, lambda _: 0, "0"), io.BytesIO(path.read_bytes()), out).run()
    said = [orjson.loads(line) for line in out.getvalue().splitlines()]
    assert said[0]["ready"]
    bugs = [one for one in said if _is_bug(one)]
    assert not bugs, bugs


def _is_bug(answer: dict[str, object]) -> bool:
    error = answer.get("error")
    return isinstance(error, dict) and error.get("type") not in _sentences(AnnotatorError)


def _sentences(kind: type[AnnotatorError]) -> set[str]:
    """The names of all errors that are told in a sentence; a ``TypeError`` of a task is none."""
    return {kind.__name__}.union(*map(_sentences, kind.__subclasses__()))


def _any_request(folder: Path) -> Path:
    sound_corpus(folder).rename(folder / "sound.corpus")
    path = folder / "seed"
    path.touch()  # nothing is asked for
    return path


def _use_any_request(path: Path) -> None:
    seed = path.read_bytes()
    if not seed:
        return
    chance = random.Random(seed)
    work = path.parent / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    corpus = Path(shutil.copy(path.parent / "sound.corpus", work / "news.corpus"))
    # Each of its errors says which task it was, and a file that is kept says it again.
    asked_at_random(chance.choice(NAMES), corpus, chance)


def another_seed(_: bytes, chance: random.Random) -> bytes:
    """Which request is made, and with what."""
    return chance.randbytes(8)


def _answers(folder: Path) -> Path:
    path = folder / "answers.jsonl"
    error = {"type": "FileReadError", "params": {"file": "a", "reason": {"template": "x {a}"}}}
    lines = (
        {"id": 1, "progress": {"done": 3, "total": 7, "item": "a"}},
        {"id": 1, "error": error},
        {"id": 1, "error": {"type": "SettingError", "params": {"option": "a", "reason": "b"}}},
    )
    path.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    return path


def _use_answers(path: Path) -> None:
    for line in path.read_bytes().splitlines():
        try:
            said = orjson.loads(line)
        except orjson.JSONDecodeError:
            continue
        if isinstance(said, dict):
            progress_of(said.get("progress"))
            assert isinstance(str(rebuilt_error(said.get("error"))), str)


TARGETS = (
    Target("schema", _schema, _use_schema),
    Target("label-map", _label_map, _use_label_map),
    Target("package", _package, _use_package),
    Target("package-inside", _package, _use_package, damage=inside_damaged),
    Target("zip", _zipped, _use_archive),
    Target("tar", _tarred, _use_archive),
    Target("tar-inside", _tarred, _use_archive, damage=inside_tar_damaged),
    Target("manifest", _manifest, _use_manifest),
    Target("old-jsonl", _old_lines, _use_lines),
    Target("queries", _queries, _use_queries),
    Target("addresses", _addresses, _use_addresses),
    Target("pipeline", _pipeline, _use_pipeline, beside=True),
    Target("worker-requests", _requests, _use_requests),
    Target("worker-tasks", _any_request, _use_any_request, damage=another_seed),
    Target("worker-answers", _answers, _use_answers),
)
"""What others send; articles are in ``readers``."""
