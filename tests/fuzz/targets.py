"""What strangers, other versions and accidents hand to the program beside articles, each with what it does with it.

A target makes a sound file in a folder and uses it. Whatever is done to the file, using it ends in an ``AnnotatorError``
or in something sound, and soon.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import orjson
import spacy
from damage import check, damaged
from requests_at_random import NAMES, asked_at_random

from annotator.bootstrap import make_context
from annotator.cli.program import Program
from annotator.cli.worker import Worker
from annotator.domain.errors import AnnotatorError, SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import Access
from annotator.domain.queries.meaning import understood
from annotator.domain.queries.parser import parse
from annotator.domain.queries.printing import printed
from annotator.domain.schema import Schema
from annotator.domain.server_address import is_server
from annotator.domain.server_address import parse as parse_address
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
from annotator.services.pipeline_choices import ChoicesFile, PipelineChoices
from annotator.services.pipelines import read_label_map
from annotator.ui.actions import ACTIONS
from annotator.ui.key_files import KeyFile, read_key_file, write_key_file
from annotator.ui.keymap import KeyMap
from annotator.ui.settings import Settings, SettingsFile
from annotator.ui.worker_protocol import progress_of, rebuilt_error
from factories import ANNA, NOW
from format_files import SCHEMA, sample_sets
from gold_samples import put_into

_OLD_JSONL = Path(__file__).parents[1] / "data" / "jsonl" / "annotator-jsonl-1.jsonl"
_QUERIES = (
    'entity.PER["Kolb" OR "Zoë"] AND NOT quote.direct{speaker=entity} status:done words:>300 /Am? \\d+/\n'
    'title:"Ein Treffen" imported:2025-01-01..2025-12-31 (Berlin | Genf) note:x annotator:me'
)
_SPLIT = Split((80, 10, 10), 7)


@dataclass(frozen=True)
class Target:
    """Something the program reads.

    Attributes:
        name: In reports.
        make: Writes a sound file into a folder.
        use: Reads it; raises an ``AnnotatorError`` or checks what came of it.
        damage: How a content becomes another; most are damaged byte by byte.
        seconds: So long may using it take.
    """

    name: str
    make: Callable[[Path], Path]
    use: Callable[[Path], None]
    damage: Callable[[bytes, random.Random], bytes] = damaged
    seconds: int = 5


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


# --- settings --------------------------------------------------------------------------------------


def _settings(folder: Path) -> Path:
    file = SettingsFile(folder / "settings.json")
    file.change(
        language="de", zoom=1.25, keys={"history.undo": ("Ctrl+Alt+F12",)}, recent=("a.corpus",)
    )
    return file.path


def _use_settings(path: Path) -> None:
    for each in path.parent.glob("settings.*.json"):
        each.unlink()
    before = path.read_bytes()
    file = SettingsFile(path)
    assert isinstance(file.current, Settings)
    if file.problem is not None:
        # What a person had set is not thrown away.
        kept = [each.read_bytes() for each in path.parent.glob("settings.*.json")]
        assert kept == [before]
        raise file.problem
    KeyMap.of(ACTIONS, file.current.keys, path)


def _keys(folder: Path) -> Path:
    path = folder / "keys.json"
    write_key_file(path, KeyFile("mine", {"history.undo": ("Ctrl+Alt+F12",), "theme.dark": ()}))
    return path


def _use_keys(path: Path) -> None:
    KeyMap.of(ACTIONS, read_key_file(path).keys, path)


def _choices(folder: Path) -> Path:
    path = folder / "pipelines.json"
    choices = PipelineChoices().with_labels("de_core", "test-de", {"PER": "entity.PER"})
    ChoicesFile(path).change(lambda _: choices)
    return path


def _use_choices(path: Path) -> None:
    assert isinstance(ChoicesFile(path).read(), PipelineChoices)


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
    _corpus(folder).rename(folder / "sound.corpus")
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


# --- corpora -----------------------------------------------------------------------------------------


def _corpus(folder: Path) -> Path:
    path = folder / "news.corpus"
    with make_context().stores.create(str(path), SCHEMA, at=NOW) as store:
        put_into(store, sample_sets())
    return path


def _use_corpus(path: Path) -> None:
    store = make_context().stores.open(str(path), Access.READ)
    try:
        found = list(store.problems())
        with store.open_unit_of_work() as work:
            for article in ("a1", "a2"):
                own = work.annotations.get(article, ANNA)
                if not found:
                    assert all(span.end <= len(own.article.text) for span in own)
    finally:
        store.close()


def page_damaged(content: bytes, chance: random.Random) -> bytes:
    """A database with some bytes changed, or cut off; most changes stay clear of its head."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(100 if chance.random() < 0.9 else 0, len(data))
        match chance.randrange(4):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                size = chance.choice([2, 16, 512])
                data[at : at + size] = bytes(len(data[at : at + size]))
            case 2:
                piece = data[chance.randrange(len(data)) :][: chance.choice([4, 64, 512])]
                data[at : at + len(piece)] = piece
            case _ if chance.random() < 0.3:
                del data[max(at, 512) :]
            case _:
                data[at] = chance.randrange(256)
    return bytes(data)


TARGETS = (
    Target("schema", _schema, _use_schema),
    Target("label-map", _label_map, _use_label_map),
    Target("package", _package, _use_package),
    Target("package-inside", _package, _use_package, inside_damaged),
    Target("manifest", _manifest, _use_manifest),
    Target("old-jsonl", _old_lines, _use_lines),
    Target("queries", _queries, _use_queries),
    Target("addresses", _addresses, _use_addresses),
    Target("settings", _settings, _use_settings),
    Target("keys", _keys, _use_keys),
    Target("pipeline-choices", _choices, _use_choices),
    Target("pipeline", _pipeline, _use_pipeline),
    Target("worker-requests", _requests, _use_requests),
    Target("worker-tasks", _any_request, _use_any_request, another_seed, seconds=20),
    Target("worker-answers", _answers, _use_answers),
    Target("corpus", _corpus, _use_corpus, page_damaged, seconds=20),
)
"""Everything that is read beside the files of the catalogue of formats; those are in ``readers``."""

EXPECTED = (AnnotatorError, SettingError)
"""What may come out of using a damaged one."""
