"""Bad input, for every format that can be imported: told with its file, nothing half-imported, nothing silently wrong."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from dataclasses import dataclass, replace

import pytest

from annotator.domain.errors import AnnotatorError, FileReadError, FormatError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.schema import OverlapMode
from annotator.formats import reading
from annotator.formats.catalogue import format_named, readers
from annotator.formats.reading import NoticeKind
from annotator.services.context import AppContext
from annotator.services.import_arrival import ImportReport
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import make_schema, make_span
from fakes import FakeStore, FakeStores, counted_ids, frozen_clock
from format_files import (
    BEGIN,
    END,
    NAMED,
    READABLE,
    SCHEMA,
    TEXT,
    sample_sets,
    sound_file,
)

BINARY = {"excel", "parquet", "docx", "pdf", "spacy"}
TEXTS = [name for name in READABLE if name not in BINARY]
"""Formats of which a person can read the file."""
WITHOUT_SPANS = {"text", "html", "docx", "pdf", "articles-jsonl"}
WITH_SPANS = [name for name in READABLE if name not in WITHOUT_SPANS]
FORGIVING = {"text", "html"}
"""What is cut out of the middle of these leaves a sound file."""


@dataclass
class Tried:
    """What came of an import."""

    store: FakeStore
    report: ImportReport | None
    error: AnnotatorError | None

    @property
    def told(self):
        """Whether anybody heard of it."""
        return self.error is not None or bool(self.report.notices)

    @property
    def articles(self):
        return list(self.store.state.visible().values())

    @property
    def words(self):
        """What the spans cover, with their labels."""
        return {
            (span.label, own.covered_text(span))
            for own in self.store.state.sets.values()
            for span in own.spans.values()
        }


def tried(path, name, schema=SCHEMA, **fields):
    """Import a file into an empty corpus; anything but an ``AnnotatorError`` is a bug and comes through."""
    store = FakeStore(schema)
    context = AppContext(
        stores=FakeStores(store),
        load_suggester=None,
        readers=readers(),
        exporters={},
        read_schema=None,
        default_schema=lambda: schema,
        clock=frozen_clock,
        new_id=counted_ids(),
        version="0",
    )
    request = ImportRequest((path,), name, annotator="Anna", **fields)
    try:
        return Tried(store, import_articles(context, store, request, NullMonitor()), None)
    except AnnotatorError as error:
        found = Tried(store, None, error)
    assert not store.state.articles, "something was imported all the same"
    assert not store.state.sets
    return found


@pytest.fixture
def sound(tmp_path):
    return lambda name, sets=None: sound_file(name, tmp_path, sets)


@pytest.mark.parametrize("name", READABLE)
def test_the_sound_file_is_sound(sound, name):
    found = tried(sound(name).path, name)
    assert found.error is None
    assert found.articles
    if name in WITH_SPANS and name != "quotes-json":
        assert ("PER", NAMED) in found.words


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("name", READABLE)
def test_a_truncated_file_is_refused_or_what_is_left_of_it_is_right(sound, name, share):
    file = sound(name)
    whole = tried(file.path, name)
    content = file.path.read_bytes()
    cut = tried(file.changed(content[: int(len(content) * share)]).path, name)
    if cut.error is None and name not in FORGIVING:
        assert cut.told or cut.words <= whole.words
        assert cut.told or {each.text for each in cut.articles} <= {e.text for e in whole.articles}


@pytest.mark.parametrize("name", TEXTS)
def test_another_encoding_is_refused_told_or_understood(sound, name):
    file = sound(name)
    content = file.path.read_bytes().decode("utf-8-sig")
    found = tried(file.changed(content.encode("cp1252", errors="ignore")).path, name)
    if found.error is None:
        assert found.told or all("\ufffd" not in each.text for each in found.articles)
        assert any("Öztürk" in each.text for each in found.articles) or found.told


@pytest.mark.parametrize("name", TEXTS)
def test_bytes_that_are_in_no_encoding_are_refused_or_told(sound, name):
    file = sound(name)
    content = file.path.read_bytes()
    at = content.index("Öztürk".encode()) if "Öztürk".encode() in content else len(content) // 2
    found = tried(file.changed(content[:at] + b"\xff\x81" + content[at:]).path, name)
    assert found.told


def moved(content: str, by: int) -> str:
    """The file as if the entity stood elsewhere: both of its numbers are no others."""
    content = re.sub(rf"\b{BEGIN}\b", str(BEGIN + by), content)
    return re.sub(rf"\b{END}\b", str(END + by), content)


BLIND = {"jsonl", "doccano", "quotes-json"}
"""These hold nothing but numbers: one that is wrong by a little cannot be told from one that is right."""
UTF16 = {"uima-xmi", "uima-json", "label-studio"}
"""These count UTF-16 units themselves."""
NO_NUMBERS = {"conll", "germeval", "webanno-tsv", "csv"}
"""The numbers of these are others, or lie in a file beside; they have tests of their own."""
NUMBERED = [name for name in TEXTS if name in WITH_SPANS and name not in NO_NUMBERS]


@pytest.mark.parametrize("name", [name for name in NUMBERED if name not in BLIND])
def test_offsets_in_utf16_units_are_put_right_or_told(sound, name):
    file = sound(name)
    content = file.path.read_text("utf-8")
    # There is an emoji before the entity: other programs count it twice. Some formats count so themselves.
    found = tried(file.changed(moved(content, 1).encode()).path, name)
    assert found.told or ("PER", NAMED) in found.words


@pytest.mark.parametrize("name", NUMBERED)
def test_offsets_out_of_range_are_refused_or_told(sound, name):
    file = sound(name)
    content = file.path.read_text("utf-8")
    end = END + 1 if name in UTF16 else END
    changed = re.sub(rf"\b{end}\b", str(END + 100_000), content)
    found = tried(file.changed(changed.encode()).path, name)
    assert found.told
    assert all(span[1] for span in found.words)


@pytest.mark.parametrize("name", [name for name in WITH_SPANS if name != "quotes-json"])
def test_overlaps_the_schema_forbids_are_told_and_nothing_is_dropped(sound, name):
    first, *rest = sample_sets()
    strict = make_schema()
    entity = strict.layers["entity"].model_copy(update={"overlap": OverlapMode.NONE})
    strict = strict.model_copy(update={"layers": dict(strict.layers) | {"entity": entity}})
    inner = make_span(BEGIN, BEGIN + len("Außenministerin"), id="s9", label="ORG")
    nested = replace(first, spans=dict(first.spans) | {inner.id: inner})
    found = tried(sound(name, [nested, *rest]).path, name, strict)
    if ("ORG", "Außenministerin") in found.words:
        assert found.report.of(NoticeKind.DOUBTFUL)
    else:
        assert name in {"conll", "germeval"} or found.told


@pytest.mark.parametrize("name", [name for name in WITH_SPANS if name != "quotes-json"])
def test_labels_the_schema_does_not_know_are_refused_by_name(sound, name):
    schema = make_schema()
    labels = {k: v for k, v in schema.layers["entity"].labels.items() if k not in {"PER", "LOC"}}
    entity = schema.layers["entity"].model_copy(update={"labels": labels})
    schema = schema.model_copy(update={"layers": dict(schema.layers) | {"entity": entity}})
    found = tried(sound(name).path, name, schema)
    assert found.error is not None
    assert "PER" in str(found.error) or "LOC" in str(found.error)


@pytest.mark.parametrize("name", ["jsonl", "prodigy", "doccano", "quotes-json", "articles-jsonl"])
def test_lines_that_are_there_twice_are_refused_or_told(sound, name):
    file = sound(name)
    content = file.path.read_bytes()
    found = tried(file.changed(content + content).path, name)
    assert found.told
    assert len({each.id for each in found.articles}) == len(found.articles)


@pytest.mark.parametrize("name", ["label-studio", "uima-json"])
def test_ids_of_spans_that_are_there_twice_are_refused_or_told(sound, name):
    file = sound(name)
    value = json.loads(file.path.read_bytes())
    if name == "label-studio":
        results = value[0]["annotations"][0]["result"]
        results.append({**results[0], "value": {**results[0]["value"], "labels": ["LOC"]}})
    else:
        value["%FEATURE_STRUCTURES"].append(dict(value["%FEATURE_STRUCTURES"][-1]))
    found = tried(file.changed(json.dumps(value).encode()).path, name)
    # A region of Label Studio may have several labels.
    assert found.told or {("PER", NAMED), ("LOC", NAMED)} <= found.words


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("name", ["uima-xmi", "docx", "excel"])
def test_entities_of_xml_are_refused(sound, name, tmp_path):
    file = sound(name)
    if name == "uima-xmi":
        declaration, rest = file.path.read_bytes().split(b"?>", 1)
        file.changed(declaration + b"?>" + BOMB + rest)
    else:
        packed = tmp_path / f"bomb{file.path.suffix}"
        with zipfile.ZipFile(file.path) as source, zipfile.ZipFile(packed, "w") as target:
            for each in source.namelist():
                content = source.read(each)
                if each.endswith(".xml") and b"?>" in content:
                    declaration, rest = content.split(b"?>", 1)
                    content = declaration + b"?>" + BOMB + rest
                target.writestr(each, content)
        file.changed(packed.read_bytes())
    found = tried(file.path, name)
    assert found.told
    assert not found.articles


@pytest.mark.parametrize("name", READABLE)
def test_an_archive_that_leads_out_of_its_folder_is_refused(sound, name, tmp_path):
    file = sound(name)
    packed = tmp_path / "in.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(file.path, f"../{file.path.name}")
    found = tried(packed, name)
    assert isinstance(found.error, FileReadError)
    assert not (tmp_path.parent / file.path.name).exists()


LINES = {"jsonl", "prodigy", "doccano", "quotes-json", "articles-jsonl"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_line_without_an_end_is_refused_before_it_fills_the_memory(sound, name, monkeypatch):
    file = sound(name)
    monkeypatch.setattr(reading.numbered_lines, "__defaults__", (64,))
    for module in [m for n, m in sys.modules.items() if n.startswith("annotator.formats")]:
        whole = getattr(module, "read_bounded", None)
        if whole is not None:
            monkeypatch.setattr(
                module, "read_bounded", lambda path, _limit, whole=whole: whole(path, 64)
            )
    found = tried(file.path, name)
    assert found.told
    assert not found.articles


@pytest.mark.parametrize("name", TEXTS)
def test_mixed_line_ends_change_nothing_or_are_told(sound, name):
    file = sound(name)
    whole = tried(file.path, name)
    lines = file.path.read_bytes().split(b"\n")
    mixed = b"".join(
        line + (b"\r\n" if number % 2 else b"\n") for number, line in enumerate(lines[:-1])
    )
    found = tried(file.changed(mixed + lines[-1]).path, name)
    if found.error is None:
        assert found.words == whole.words
        assert [each.text for each in found.articles] == [each.text for each in whole.articles]


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("content", [b"", b"\n", b"\x00" * 64, b"\xef\xbb\xbf", b"{", b"[]", b"PK"])
def test_nothing_at_all_is_told(sound, name, content):
    found = tried(sound(name).changed(content).path, name)
    # No line of brat says that nothing is marked in the text beside.
    assert found.told or name in {"text", "brat"}
    assert all(each.text.strip() for each in found.articles)


def test_every_format_is_in_one_of_the_lists():
    assert set(READABLE) == set(TEXTS) | BINARY
    assert all(format_named(name).reader for name in READABLE)
    assert issubclass(FormatError, AnnotatorError)
    assert SUGGESTIONS
    assert NAMED in TEXT
