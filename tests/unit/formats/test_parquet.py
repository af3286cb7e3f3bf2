"""Parquet: everything comes back, taggers find a flat view, and ``datasets`` reads the folder."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import AnnotatorError, FileReadError, FormatError, MissingExtraError
from annotator.formats.catalogue import recognised
from annotator.formats.parquet import ParquetExporter, ParquetReader
from annotator.formats.reading import NoticeKind, ReadOptions, SourceArticle
from annotator.formats.splits import Split
from annotator.formats.writing import ExportItem, ExportJob, Losses
from change_strategies import NOTES, SIGNATURES
from factories import (
    QUOTE,
    SIE,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
)
from structure_strategies import structured_sets

SCHEMA = make_schema()
OPTIONS = ReadOptions(schema=SCHEMA)


def export(out, *sets, parts=("gold",), split=None):
    items = [ExportItem(own.article, own, part=parts[n % len(parts)]) for n, own in enumerate(sets)]
    losses = Losses()
    job = ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0", split=split)
    ParquetExporter().export(items, job, losses)
    assert losses.first == []
    return out / f"{parts[0]}.parquet"


def read(path):
    return list(ParquetReader().read(path, OPTIONS))


def rich(number=0):
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", note="hm")
    speaker = make_span(SIE.begin, SIE.end, id="s", attributes={"generic": True})
    place = find("Berlin")
    spans = (
        *(quote, speaker),
        make_span(place.begin, place.end, label="LOC", id="b"),
        make_span(2, 5, 9, 12, layer="cue", label="cue", id="gap", seen=False),
    )
    arguments = (
        make_argument(quote, speaker, id="g1"),
        make_argument(quote, None, "addressee", id="g2"),
    )
    article = make_article(id=f"a{number}", meta={"n": 1, "deep": [{"a": None}]})
    return make_set(*spans, arguments=arguments, article=article, status=Status.DONE)


def assert_same(article, own):
    for name in ("id", "title", "text", "language", "source", "imported_at", "meta"):
        assert getattr(article, name) == getattr(own.article, name)
    found = article.annotations
    assert {span.id: span for span in found.spans} == dict(own.spans)
    assert {each.id: each for each in found.arguments} == dict(own.arguments)
    assert (found.annotator, found.status, found.note) == (own.annotator, own.status, own.note)
    assert dict(found.decisions) == dict(own.decisions)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    own=structured_sets(SCHEMA),
    status=st.sampled_from(Status),
    note=NOTES,
    decisions=st.dictionaries(st.sampled_from(SIGNATURES), st.sampled_from(Verdict)),
)
def test_any_set_comes_back_exactly(tmp_path_factory, own, status, note, decisions):
    own = replace(own, status=status, note=note, decisions=decisions)
    path = export(tmp_path_factory.mktemp("t") / "OUT", own)
    assert recognised(path) == "parquet"
    (article,) = read(path)
    assert_same(article, own)


def test_taggers_find_tokens_and_numbers_of_tags(tmp_path):
    path = export(tmp_path / "OUT", rich())
    (row,) = pq.read_table(path).to_pylist()
    told = json.loads(pq.read_schema(path).metadata[b"huggingface"])
    names = told["info"]["features"]["ner_tags"][0]["names"]
    tagged = [
        (token, names[tag])
        for token, tag in zip(row["tokens"], row["ner_tags"], strict=True)
        if tag
    ]
    assert tagged == [("Berlin", "B-LOC"), ("sie", "B-PER")]
    assert row["spans"][0]["text"] == "Berlin"


def test_parts_are_files_and_the_card_names_them(tmp_path):
    out = tmp_path / "OUT"
    split = Split((50, 50, 0))
    export(out, *map(rich, range(3)), parts=("train", "dev"), split=split)
    _, head, page = (out / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    files = yaml.safe_load(head)["configs"][0]["data_files"]
    assert [(each["split"], (out / each["path"]).is_file()) for each in files] == [
        ("train", True),
        ("dev", True),
    ]
    assert "| train | 2 |\n| dev | 1 |" in page
    assert "| entity | LOC | 3 |" in page


def test_the_same_gold_gives_the_same_bytes(tmp_path):
    one, two = (export(tmp_path / name, rich()) for name in ("A", "B"))
    assert one.read_bytes() == two.read_bytes()


def test_a_table_of_other_people_gives_articles(tmp_path):
    path = tmp_path / "a.parquet"
    table = pa.table(
        {"Titel": ["A", None], "content": ["Zoë ging.\r\n", ""], "n": [1, 2], "raw": [b"x", b"y"]}
    )
    pq.write_table(table, path)
    article, notice = read(path)
    assert (article.title, article.text, article.meta, article.line) == (
        "A",
        "Zoë ging.\n",
        {"n": 1},
        1,
    )
    assert (notice.kind, notice.line) == (NoticeKind.SKIPPED, 2)


def rewritten(path, **columns):
    table = pq.read_table(path)
    for name, values in columns.items():
        place = table.schema.get_field_index(name)
        table = table.set_column(
            place, table.schema.field(place), pa.array(values, table.schema.field(place).type)
        )
    pq.write_table(table, path)
    return path


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": ["anders", "anders"]}, "row|sha256 does not fit the text"),
        ({"meta": ["{", "{"]}, "is no JSON"),
        ({"status": ["ready", "ready"]}, "status"),
        ({"spans": [None, None]}, "spans: Input should be a valid tuple"),
    ],
)
def test_what_somebody_broke_is_named(tmp_path, columns, reason):
    path = rewritten(export(tmp_path / "OUT", rich(0), rich(1)), **columns)
    with pytest.raises(FormatError, match=rf"gold\.parquet, line 1: .*{reason}"):
        read(path)


def test_the_same_article_twice_is_named(tmp_path):
    path = export(tmp_path / "OUT", rich(0), rich(0))
    with pytest.raises(
        FormatError, match="line 2: article id 'a0' with the set of Anna stands in line 1"
    ):
        read(path)


def test_a_table_without_texts_is_named(tmp_path):
    pq.write_table(pa.table({"a": [1]}), tmp_path / "a.parquet")
    with pytest.raises(FormatError, match=r"no column is called “text” \(there are: 'a'\)"):
        read(tmp_path / "a.parquet")


def test_a_table_beyond_bounds_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.formats.parquet.MAX_BYTES", 1 << 10)
    pq.write_table(
        pa.table({"text": ["x" * 100_000]}), tmp_path / "a.parquet", use_dictionary=False
    )
    with pytest.raises(FileReadError, match="unpacked it is larger"):
        read(tmp_path / "a.parquet")


def test_a_missing_library_is_named_with_the_command(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'annotator\[parquet\]'"):
        export(tmp_path / "OUT", rich())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damage_gives_an_error_or_spans_inside_the_text(tmp_path_factory, data):
    path = export(tmp_path_factory.mktemp("t") / "OUT", rich())
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    with suppress(AnnotatorError):
        for article in read(path):
            if isinstance(article, SourceArticle) and article.annotations:
                assert all(span.end <= len(article.text) for span in article.annotations.spans)


@pytest.mark.skipif(find_spec("datasets") is None, reason="datasets is not installed")
def test_datasets_reads_the_folder(tmp_path):
    out = tmp_path / "OUT"
    export(out, *map(rich, range(3)), parts=("train", "dev"), split=Split((50, 50, 0)))
    script = (
        "import sys; from datasets import load_dataset\n"
        "corpus = load_dataset(sys.argv[1], cache_dir=sys.argv[2])\n"
        "tags = corpus['train'].features['ner_tags'].feature\n"
        "row = corpus['train'][0]\n"
        "print({part: len(rows) for part, rows in corpus.items()}, tags.names[row['ner_tags'][0]],"
        " row['spans'][0]['label'], row['spans'][0]['provenance']['by'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(out), str(tmp_path / "cache")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1:] == ["{'train': 2, 'dev': 1} B-LOC LOC Anna"], done.stderr
