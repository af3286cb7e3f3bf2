"""Articles with what is known of them, from JSON lines and tables of other people."""

from __future__ import annotations

from contextlib import suppress

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError, FileReadError, FormatError
from annotator.formats.articles_jsonl import ArticlesJsonlReader
from annotator.formats.catalogue import recognised
from annotator.formats.csv_tables import CsvReader
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle

OPTIONS = ReadOptions()


@pytest.fixture
def file(tmp_path):
    def made(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return made


def split(items):
    articles = [each for each in items if isinstance(each, SourceArticle)]
    return articles, [each for each in items if isinstance(each, Notice)]


def test_an_object_a_line_is_an_article_with_its_metadata(file):
    row = {
        "id": 7,
        "Headline": "Zoë\n geht",
        "Content": "\ufeffZoë ging.\r\nSie kam. \x07",
        "published": "2024-03-05",
        "link": "https://example.org",
        "quelle": "dpa",
        "lang": "de",
        "tags": ["a\0", {"b": None}],
        "empty": None,
    }
    path = file("a.jsonl", orjson.dumps(row))
    assert recognised(path) == "articles-jsonl"
    (article,) = ArticlesJsonlReader().read(path, OPTIONS)
    assert (article.title, article.text) == ("Zoë geht", "Zoë ging.\nSie kam.  ")
    assert (article.source, article.language, article.line) == ("dpa", "de", 1)
    assert article.meta == {
        "id": 7,
        "date": "2024-03-05",
        "url": "https://example.org",
        "tags": ["a ", {"b": None}],
    }
    assert [notice.text for notice in article.notices] == [
        "control characters replaced by blanks: 1"
    ]
    assert article.annotations is None


def test_lines_of_other_formats_are_theirs(file):
    rows = {
        "prodigy": {
            "text": "A",
            "_input_hash": 1,
            "_task_hash": 2,
            "answer": "accept",
            "spans": [],
        },
        "doccano": {"id": 1, "text": "A", "label": []},
    }
    for name, row in rows.items():
        assert recognised(file(f"{name}.jsonl", orjson.dumps(row))) == name


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "A"', "is no JSON"),
        (b"[1]", "is no JSON object"),
        (b'{"words": "A"}', "holds no text"),
        (b'{"text": 7}', "'text' is no text"),
        (b'{"text": "\xfcber"}', "is no JSON"),
    ],
)
def test_a_broken_line_is_named(file, line, reason):
    path = file("a.jsonl", b'{"text": "Gut"}\n\n' + line)
    with pytest.raises(FormatError, match=rf"a\.jsonl, line 3: .*{reason}"):
        list(ArticlesJsonlReader().read(path, OPTIONS))


def test_an_article_without_text_is_skipped_and_told(file):
    items = list(ArticlesJsonlReader().read(file("a.jsonl", '{"text": " \\n"}'), OPTIONS))
    assert [(each.kind, each.place[-6:]) for each in items] == [(NoticeKind.SKIPPED, "line 1")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiter_and_line_ends_of_a_table_are_found_out(file, delimiter, end):
    header = delimiter.join(["titel", "datum", "Volltext", "Ressort"])
    row = delimiter.join(
        ['"Ja; nein, | vielleicht\t!"', "5.3.2024", '"Sie sagte: ""Ja"".\n\nEnde"', "=1+1"]
    )
    path = file("a.tsv" if delimiter == "\t" else "a.csv", header + end + row + end)
    assert recognised(path) == "csv"
    (article,) = CsvReader().read(path, OPTIONS)
    assert article.text == 'Sie sagte: "Ja".\n\nEnde'
    assert article.title == "Ja; nein, | vielleicht !"
    assert article.meta == {"date": "5.3.2024", "Ressort": "=1+1"}  # not ours to change


def test_line_numbers_are_those_of_the_file(file):
    path = file("a.csv", 'text,n\n"eins\nzwei",1\ndrei,2\n')
    assert [each.line for each in CsvReader().read(path, OPTIONS)] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_of_a_table_is_found_out(file, encoding):
    text = "title,text\nÜber,„Für Übermut büßt man später“ sagte die Königin über große Bäume\n"
    (article,), _ = split(CsvReader().read(file("a.csv", text.encode(encoding)), OPTIONS))
    assert article.text.startswith("„Für Übermut büßt")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("a,b\n1,2\n", 1, "no column is called “text” \\(there are: 'a', 'b'\\)"),
        ("text,a,a\nx,1,2\n", 1, "two columns are called 'a'"),
        ("text,a\nx,1\ny,2,3\n", 3, "has 3 cells, the first row names 2 columns"),
        ('text,a\nx,1\n"y,2\nz,3', 3, "is no row: unexpected end of data"),
    ],
)
def test_a_broken_table_is_named(file, content, line, reason):
    with pytest.raises(FormatError, match=rf"a\.csv, line {line}: {reason}"):
        list(CsvReader().read(file("a.csv", content), OPTIONS))


def test_an_empty_table_is_told(file):
    for content in ("", "text,title\n"):
        (notice,) = CsvReader().read(file("a.csv", content), OPTIONS)
        assert notice.text == "there is no article in it"


def test_a_binary_file_is_no_table(file):
    with pytest.raises(FileReadError, match="ZIP archive"):
        list(CsvReader().read(file("a.csv", b"PK\x03\x04\0\0"), OPTIONS))


def test_a_cell_beyond_bounds_is_refused(file, monkeypatch):
    monkeypatch.setattr("annotator.formats.csv_cells.MAX_CELL", 100)
    with pytest.raises(FormatError, match="line 2: is no row: field larger than field limit"):
        list(CsvReader().read(file("a.csv", 'text\n"' + "x" * 200), OPTIONS))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=60) | st.text('",;\t\n\r text=x', max_size=60).map(str.encode))
def test_rubbish_gives_an_error_or_articles_with_a_text(file, content):
    for name, reader in (("a.csv", CsvReader()), ("a.jsonl", ArticlesJsonlReader())):
        for start in (b"", b"text\n", b'{"text": "'):
            with suppress(AnnotatorError):
                articles, _ = split(reader.read(file(name, start + content), OPTIONS))
                assert all(article.text.strip() for article in articles)
