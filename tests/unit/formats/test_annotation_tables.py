"""Annotations as CSV and Excel: everything comes back, whatever it is, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import AnnotatorError, FileReadError, FileWriteError, FormatError
from annotator.formats.catalogue import companions_of, recognised
from annotator.formats.csv_cells import neutralised, restored
from annotator.formats.csv_tables import COMPANIONS, CsvExporter, CsvReader
from annotator.formats.excel_tables import ExcelExporter, ExcelReader
from annotator.formats.reading import ReadOptions, SourceArticle
from annotator.formats.writing import ExportItem, ExportJob, Losses
from change_strategies import NOTES, SIGNATURES
from factories import (
    BEN,
    QUOTE,
    SIE,
    TEXT,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)
from structure_strategies import structured_sets

SCHEMA = make_schema()
READING = ReadOptions(schema=SCHEMA)
FORMATS = {
    "csv": (CsvExporter(), CsvReader(), "OUT", "OUT/spans.csv"),
    "excel": (ExcelExporter(), ExcelReader(), "OUT.xlsx", "OUT.xlsx"),
}
patient = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(params=FORMATS)
def kind(request):
    return request.param


def export(folder, kind, *sets, **fields):
    exporter, _, out, file = FORMATS[kind]
    losses = Losses()
    items = [
        each if isinstance(each, ExportItem) else ExportItem(each.article, each) for each in sets
    ]
    job = ExportJob(folder / out, SCHEMA, tuple(SCHEMA.layers), "0", **fields)
    exporter.export(items, job, losses)
    assert losses.first == []
    return folder / file


def read(path, kind, options=READING):
    return list(FORMATS[kind][1].read(path, options))


def rich():
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", note="=1+1")
    speaker = make_span(
        SIE.begin, SIE.end, id="@s", attributes={"generic": True, "certainty": "sure"}
    )
    gap = make_span(2, 5, 9, 12, layer="cue", label="cue", id="gap", seen=False)
    arguments = (
        make_argument(quote, speaker, id="g1"),
        make_argument(quote, None, "addressee", id="g2"),
        make_argument(quote, gap, "cue", id="g3"),
    )
    article = make_article(
        meta={"n": 1, "deep": [{"a": None}], "f": "=cmd|'/c calc'!A1"}, title="-Titel"
    )
    return make_set(
        *(quote, speaker, gap),
        arguments=arguments,
        article=article,
        status=Status.DONE,
        note="\t+Notiz",
        decisions={"entity|LOC|0-2": Verdict.REJECTED},
    )


def assert_same(article, own):
    fields = ("id", "title", "text", "language", "source", "imported_at", "meta")
    assert {f: getattr(article, f) for f in fields} == {f: getattr(own.article, f) for f in fields}
    found = article.annotations
    assert {span.id: span for span in found.spans} == dict(own.spans)
    assert {each.id: each for each in found.arguments} == dict(own.arguments)
    assert (found.annotator, found.status, found.note) == (own.annotator, own.status, own.note)
    assert dict(found.decisions) == dict(own.decisions)
    assert article.notices == ()


def test_everything_comes_back(tmp_path, kind):
    path = export(tmp_path, kind, rich())
    assert recognised(path) == kind
    (article,) = read(path, kind)
    assert_same(article, rich())
    assert article.annotations.schema == "test-de 1"


def test_several_sets_and_untouched_articles_come_back(tmp_path, kind):
    other = replace(rich(), annotator=BEN)
    machine = make_set(make_suggestion(0, 6), annotator="suggestions")
    fresh = make_article("Noch nichts.", id="a2")
    path = export(
        tmp_path,
        kind,
        rich(),
        other,
        ExportItem(machine.article, machine, "p@1"),
        ExportItem(fresh, None),
    )
    found = read(path, kind)
    assert [(each.id, each.annotations and each.annotations.annotator) for each in found] == [
        ("a1", "Anna"),
        ("a1", "Ben"),
        ("a1", "suggestions"),
        ("a2", None),
    ]
    assert found[2].annotations.pipeline == "p@1"


@patient
@given(own=structured_sets(SCHEMA))
def test_any_set_comes_back_exactly(tmp_path_factory, own):
    for kind in FORMATS:
        (article,) = read(export(tmp_path_factory.mktemp("t"), kind, own), kind)
        assert_same(article, own)


@patient
@given(
    own=structured_sets(SCHEMA, most=2),
    status=st.sampled_from(Status),
    note=NOTES,
    decisions=st.dictionaries(st.sampled_from(SIGNATURES), st.sampled_from(Verdict)),
    title=NOTES,
)
def test_any_state_of_work_comes_back_exactly(
    tmp_path_factory, own, status, note, decisions, title
):
    article = replace(own.article, title=title, source=title, meta={"a": note})
    own = replace(own, article=article, status=status, note=note, decisions=decisions)
    for kind in FORMATS:
        (article,) = read(export(tmp_path_factory.mktemp("t"), kind, own), kind)
        assert_same(article, own)


def cells(path, kind):
    if kind == "csv":
        for file in sorted(path.parent.glob("*.csv")):
            text = file.read_bytes().decode("utf-8-sig")
            yield from (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
        return
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
            yield from (str(cell.value or "") for cell in row)


def test_no_cell_is_a_formula(tmp_path, kind):
    found = list(cells(export(tmp_path, kind, rich()), kind))
    assert "'=1+1" in found
    assert "'-Titel" in found
    assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.text(st.sampled_from("'=+-@\t\ra"), max_size=5))
def test_a_cell_is_itself_again(cell):
    assert restored(neutralised(cell)) == cell
    assert not neutralised(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_same_gold_gives_the_same_bytes(tmp_path, kind):
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = (export(folder, kind, rich()) for folder in folders)
    assert one.read_bytes() == two.read_bytes()


def test_a_cell_longer_than_excel_takes_goes_on_below(tmp_path):
    text = "Zoë 😀\x01_x0041_=" * 9_000
    article = make_article(text.replace("\x01", " "), id="(continued)", meta={"long": text})
    own = make_set(make_span(0, len(text)), article=article, note=text)
    path = export(tmp_path, "excel", own)
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in cells(path, "excel")) <= 32_767
    (found,) = read(path, "excel")
    assert_same(found, own)


def test_more_rows_than_excel_takes_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("annotator.formats.excel_tables._MOST_ROWS", 2)
    with pytest.raises(FileWriteError, match="export as csv or parquet"):
        export(tmp_path, "excel", rich())
    assert list(tmp_path.iterdir()) == []


def test_other_tables_of_the_folder_are_read_along(tmp_path):
    path = export(tmp_path, "csv", rich())
    found = companions_of(tuple(path.parent.iterdir()))
    assert {each.name for each in found} == set(COMPANIONS)


def changed(path, table, before, after):
    file = path.with_name("spans.csv" if table == "spans" else f"spans.{table}.csv")
    content = file.read_bytes().decode("utf-8-sig")
    assert before in content
    file.write_bytes(content.replace(before, after).encode())


@pytest.mark.parametrize(
    ("table", "before", "after", "reason"),
    [
        ("spans", ",PER,", ",Person,", "no label 'entity.Person'.*--map"),
        ("spans", f",{SIE.begin},{SIE.end},", ",x,3,", "'x' is no value for begin"),
        ("spans", f",{SIE.begin},{SIE.end},", ",3,99999,", "offset 99999 lies outside"),
        (
            "spans",
            '"[[2,5],[9,12]]"',
            '"[[2,5],[9,11]]"',
            "begin and end say 2–12, fragments something else",
        ),
        ("spans", '"[[2,5],[9,12]]"', '"[2,5"', "fragments is no JSON"),
        ("spans", "a1,Anna,q", "a9,Anna,q", "has none of Anna for article 'a9'"),
        ("spans", "a1,Anna,q", "a1,,q", "annotator is empty"),
        ("spans", ",true,", ",vielleicht,", "'vielleicht' is no value for seen"),
        ("sets", ",done,", ",ready,", "'ready' is no value for status"),
        ("arguments", ",implicit,", ",maybe,", "'maybe' is no value for state"),
        ("articles", "article,", "artikel,", "has no column 'article'"),
    ],
)
def test_what_somebody_broke_is_named(tmp_path, table, before, after, reason):
    path = export(tmp_path, "csv", rich())
    changed(path, table, before, after)
    with pytest.raises(FormatError, match=rf"(?s)\.csv, line \d+: .*{reason}"):
        read(path, "csv")


def test_a_span_that_somebody_moved_is_found_by_its_text(tmp_path):
    path = export(tmp_path, "csv", rich())
    changed(path, "spans", f",{SIE.begin},{SIE.end},", f",{SIE.begin + 1},{SIE.end + 1},")
    (article,) = read(path, "csv")
    assert [notice.span for notice in article.notices] == ["@s"]
    assert {span.id: span.begin for span in article.annotations.spans}["@s"] == SIE.begin


def test_labels_can_be_mapped_or_left_out(tmp_path):
    path = export(tmp_path, "csv", rich())
    changed(path, "spans", ",PER,", ",Person,")
    mapped = ReadOptions(schema=SCHEMA, labels={"entity.Person": "entity.LOC"})
    (article,) = read(path, "csv", mapped)
    assert "LOC" in {span.label for span in article.annotations.spans}
    (article,) = read(path, "csv", ReadOptions(schema=SCHEMA, labels={"Person": ""}))
    assert [notice.text for notice in article.notices] == [
        "label 'Person' is left out, as asked",
        "role 'speaker' is left out: what fills it is not there",
    ]


def test_a_table_alone_says_what_is_missing(tmp_path):
    path = export(tmp_path, "csv", rich())
    path.with_name("spans.sets.csv").unlink()
    with pytest.raises(FormatError, match=r"spans\.sets\.csv with the sets is not beside it"):
        read(path, "csv")


def test_a_workbook_of_other_people_gives_articles(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Titel", "Text", "Datum", "Seite"])
    book.active.append(["A", "=1+1 ist zwei", None, 3.0])
    book.active["B2"].data_type = "s"
    book.create_sheet("zwei").append(["x"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    article, notice = read(path, "excel")
    assert (article.text, article.meta, article.line) == ("=1+1 ist zwei", {"Seite": "3"}, 2)
    assert "sheet zwei was not read" in notice.text


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(FileReadError, match="no sound archive"):
        read(tmp_path / "a.xlsx", "excel")


def test_a_bomb_of_entities_in_a_workbook_is_refused(tmp_path):
    path = export(tmp_path, "excel", rich())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/more.xml", '<!DOCTYPE x [<!ENTITY a "aaa">]><x>&a;</x>')
    with pytest.raises(FileReadError, match=r"'xl/more\.xml' in it declares entities"):
        read(path, "excel")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damage_gives_an_error_or_spans_inside_the_text(tmp_path_factory, data, kind):
    path = export(tmp_path_factory.mktemp("t"), kind, rich())
    target = data.draw(st.sampled_from(sorted(path.parent.glob("*.csv")) or [path]))
    content = bytearray(target.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    target.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    with suppress(AnnotatorError):
        for article in read(path, kind):
            if isinstance(article, SourceArticle) and article.annotations:
                assert all(span.end <= len(article.text) for span in article.annotations.spans)


def test_the_text_keeps_every_character(tmp_path, kind):
    odd = TEXT + "\u2028\u0085\u00a0\u200d\ufffd \t\n"
    own = make_set(article=make_article(odd))
    (article,) = read(export(tmp_path, kind, own), kind)
    assert article.text == own.article.text
