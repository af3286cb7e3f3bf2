"""Native JSONL: nothing is lost, and a broken line is named."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import orjson
import pytest

from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import FileReadError, FileWriteError, FormatError
from annotator.domain.ids import SUGGESTIONS
from annotator.formats.jsonl import JsonlExporter, JsonlReader, json_schema
from annotator.formats.reading import Notice, ReadOptions
from annotator.formats.records import ArticleRecord
from annotator.formats.writing import ExportItem, ExportJob, Losses
from factories import (
    ANNA,
    BEN,
    PIPELINE,
    QUOTE,
    SAGTE,
    SIE,
    make_argument,
    make_article,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
)

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = make_schema()


def rich_set(**fields):
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", note="klar")
    sie = make_span(SIE.begin, SIE.end, layer="mention", label="mention", id="m", seen=False)
    gap = make_span(2, 5, 9, 11, layer="cue", label="cue", id="c")
    person = make_span(
        SAGTE.begin,
        SAGTE.end,
        id="p",
        attributes={"certainty": "doubtful", "generic": True},
        provenance=make_machine_provenance(suggestion="s9"),
    )
    arguments = (
        make_argument(quote, sie, id="g1"),
        make_argument(quote, gap, "cue", id="g2"),
        make_argument(quote, None, "addressee", id="g3"),
    )
    values = {
        "status": Status.DONE,
        "decisions": {"cue|cue|5-11": Verdict.REJECTED, "entity|PER|0-3": Verdict.CORRECTED},
        "note": "zweimal gelesen 😀",
    }
    return make_set(quote, sie, gap, person, arguments=arguments, **(values | fields))


def export(path, *items, losses=None):
    job = ExportJob(path, SCHEMA, tuple(SCHEMA.layers), "0.1.0", {"set": "all"})
    return JsonlExporter().export(items, job, Losses() if losses is None else losses)


def read(path):
    return list(JsonlReader().read(path, ReadOptions()))


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "a.jsonl"
    own = rich_set()
    other = make_article("Ein zweiter Artikel.", id="a2")
    export(path, ExportItem(own.article, own), ExportItem(other, None))
    return path


def changed(path, number, **values):
    """The file with some fields of one line changed; ``None`` takes a field out."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    found[number - 1] |= values
    path.write_bytes(b"".join(orjson.dumps(each) + b"\n" for each in found))
    return found[number - 1]


def test_a_set_with_everything_comes_back_equal(tmp_path):
    own = rich_set()
    export(tmp_path / "a.jsonl", ExportItem(own.article, own))
    (item,) = read(tmp_path / "a.jsonl")
    back = item.annotations
    assert back.spans == own.in_reading_order
    assert back.arguments == tuple(own.arguments.values())
    assert (back.status, back.decisions, back.note) == (own.status, own.decisions, own.note)
    assert (item.id, item.title, item.text) == (own.article.id, own.article.title, own.article.text)
    assert (item.source, item.meta) == (own.article.source, own.article.meta)
    assert item.imported_at == own.article.imported_at


def test_suggestions_are_lines_of_their_own_with_their_pipeline(tmp_path):
    suggested = make_set(make_suggestion(0, 6), annotator=SUGGESTIONS)
    items = (
        ExportItem(suggested.article, make_set(annotator=BEN)),
        ExportItem(suggested.article, suggested, PIPELINE),
    )
    export(tmp_path / "a.jsonl", *items)
    first, second = (each.annotations for each in read(tmp_path / "a.jsonl"))
    assert (first.annotator, first.pipeline) == (BEN, "")
    assert (second.annotator, second.pipeline) == (SUGGESTIONS, PIPELINE)
    assert second.spans == suggested.in_reading_order


def test_an_article_nobody_has_begun_is_a_line_without_annotator(lines):
    assert read(lines)[1].annotations is None


def test_the_written_fields_are_exactly_those_of_the_format(lines):
    fields = {field.alias or name for name, field in ArticleRecord.model_fields.items()}
    for line in lines.read_bytes().splitlines():
        assert set(orjson.loads(line)) == fields
        values = orjson.loads(line)
        assert ArticleRecord.model_validate(values).model_dump(mode="json", by_alias=True) == (
            values
            | {"imported_at": "2025-03-14T09:26:53Z"}
            | {"spans": [_zulu(each) for each in values["spans"]]}
            | {"arguments": [_zulu(each) for each in values["arguments"]]}
        )


def _zulu(part):
    """pydantic writes UTC as Z, the standard library as +00:00."""
    at = part["provenance"]["at"]
    return part | {"provenance": part["provenance"] | {"at": at and at.replace("+00:00", "Z")}}


def test_the_published_json_schema_is_the_one_of_the_code():
    path = ROOT / "docs" / "formats" / "native-jsonl.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema()


def test_the_same_corpus_gives_the_same_bytes(tmp_path):
    own = rich_set()
    first, second = (tmp_path / name / "a.jsonl" for name in ("one", "two"))
    for path in (first, second):
        path.parent.mkdir()
        export(path, ExportItem(own.article, own))
    assert first.read_bytes() == second.read_bytes()
    beside = [path.with_name("a.jsonl.manifest.json").read_bytes() for path in (first, second)]
    assert beside[0] == beside[1]


def test_the_manifest_counts_and_hashes(lines):
    manifest = orjson.loads(lines.with_name("a.jsonl.manifest.json").read_bytes())
    assert (manifest["articles"], manifest["sets"]) == (2, 1)
    assert manifest["labels"]["quote"] == {"direct": 1}
    assert manifest["roles"]["quote"] == {"addressee": 1, "cue": 1, "speaker": 1}
    assert manifest["files"]["a.jsonl"]["bytes"] == lines.stat().st_size
    assert manifest["schema"] == {"id": "test-de", "version": 1}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"text": "Anderer Text."}, "sha256 does not fit the text"),
        ({"text": "A\r\nB"}, "CR line ends"),
        ({"texxt": "A"}, "texxt: there is no such field"),
        ({"sha256": 3}, "sha256: Input should be a valid string"),
        ({"format": "annotator-jsonl-9"}, "this program reads annotator-jsonl-1; a newer one may"),
        ({"status": "ready"}, "status: Input should be 'new', 'started' or 'done'"),
        ({"annotator": None}, "there are annotations, but annotator is null"),
        ({"annotator": "suggestions"}, "suggestions have a pipeline"),
        ({"pipeline": "x@1"}, "suggestions have a pipeline, and only they"),
        ({"imported_at": "2025-01-01"}, "imported_at"),
        ({"decisions": {"a": "maybe"}}, "decisions.a"),
    ],
)
def test_a_line_that_breaks_the_format_is_named(lines, values, reason):
    changed(lines, 1, **values)
    with pytest.raises(FormatError) as caught:
        read(lines)
    assert str(caught.value).startswith(f"{lines}, line 1: ")
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)


def spoiled(lines, change):
    record = orjson.loads(lines.read_bytes().splitlines()[0])
    change(record)
    return changed(lines, 1, **record)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda r: r["spans"][0].update(fragments=[[0, 9_999]]), "the text has 264 characters"),
        (lambda r: r["spans"][0].update(fragments=[[5, 5]]), "empty, reversed or negative"),
        (lambda r: r["spans"][0].update(fragments=[[5, 9], [2, 4]]), "out of order"),
        (lambda r: r["spans"][0].update(fragments=[]), "fragments are missing"),
        (lambda r: r["spans"][1].update(id=r["spans"][0]["id"]), "is there twice"),
        (lambda r: r["arguments"][1].update(id="g1"), "argument id 'g1' is there twice"),
        (lambda r: r["arguments"][0].update(filler="nobody"), "'nobody', which is not there"),
        (lambda r: r["arguments"][0].update(filler=None), "is marked but filler is None"),
        (lambda r: r["spans"][0]["provenance"].update(score=7), "provenance.score"),
        (lambda r: r["spans"][0].update(colour="red"), "colour: there is no such field"),
    ],
)
def test_impossible_annotations_are_refused(lines, change, reason):
    spoiled(lines, change)
    with pytest.raises(FormatError, match=r"a\.jsonl, line 1: ") as caught:
        read(lines)
    assert reason in str(caught.value)


@pytest.mark.parametrize("line", ["[1, 2]", "null", '"text"', "7"])
def test_a_line_that_is_no_object_is_told_in_plain_words(tmp_path, line):
    path = tmp_path / "a.jsonl"
    path.write_text(f"{line}\n")
    with pytest.raises(FormatError, match=r"a\.jsonl, line 1: is no JSON object$"):
        read(path)


def test_a_broken_line_in_the_middle_is_named_with_its_number(lines):
    good = lines.read_bytes()
    lines.write_bytes(good + b"\n" + b'{"id": "a3", \n')
    with pytest.raises(FormatError, match=r"a\.jsonl, line 4: is no JSON"):
        read(lines)


@pytest.mark.parametrize("bad", [b'{"a": NaN}', b'{"a": "\\ud800"}', b"\xff\xfe", b"[]", b"null"])
def test_what_json_does_not_allow_is_refused(tmp_path, bad):
    path = tmp_path / "a.jsonl"
    path.write_bytes(bad + b"\n")
    with pytest.raises(FormatError, match="line 1"):
        read(path)


def test_the_same_article_and_annotator_twice_is_refused_with_both_lines(lines):
    content = lines.read_bytes()
    lines.write_bytes(content + content.splitlines(keepends=True)[0])
    with pytest.raises(
        FormatError, match=rf"line 3: article id 'a1' with the set of {ANNA} stands in line 1"
    ):
        read(lines)


def test_one_id_for_two_texts_is_refused(lines):
    changed(lines, 2, id="a1")
    with pytest.raises(
        FormatError, match="line 2: article id 'a1' stands in line 1 with another text"
    ):
        read(lines)


def test_a_byte_order_mark_and_empty_lines_do_no_harm(lines):
    lines.write_bytes(b"\xef\xbb\xbf" + lines.read_bytes().replace(b"\n", b"\n\n"))
    assert [item.line for item in read(lines)] == [1, 3]


def test_an_empty_file_is_skipped_with_a_reason(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"")
    (notice,) = read(path)
    assert isinstance(notice, Notice)
    assert notice.text == "there is no article in it"


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileReadError, match=r"weg\.jsonl cannot be read"):
        read(tmp_path / "weg.jsonl")


class TestTarget:
    exporter = JsonlExporter()

    def test_an_export_of_ours_may_be_replaced(self, lines):
        self.exporter.check_target(lines)

    def test_a_new_name_is_fine(self, tmp_path):
        self.exporter.check_target(tmp_path / "new.jsonl")

    def test_standard_output_is_refused_as_no_place_for_a_manifest(self):
        with pytest.raises(FileWriteError, match="manifest beside it; name a file"):
            self.exporter.check_target(Path("-"))

    def test_folders_on_the_way_are_made(self, tmp_path):
        export(tmp_path / "a" / "b" / "c.jsonl")
        assert (tmp_path / "a" / "b" / "c.jsonl.manifest.json").is_file()

    def test_a_name_in_no_encoding_is_written_and_replaced(self, tmp_path):
        out = tmp_path / "aus\udcff.jsonl"
        try:
            export(out)
        except FileWriteError:
            pytest.skip("this file system takes UTF-8 only")
        self.exporter.check_target(out)

    def test_a_folder_is_refused(self, tmp_path):
        with pytest.raises(FileWriteError, match="it is a folder"):
            self.exporter.check_target(tmp_path)

    def test_somebody_elses_file_is_refused(self, tmp_path):
        path = tmp_path / "mine.jsonl"
        path.write_text("precious")
        with pytest.raises(FileWriteError, match="no export"):
            self.exporter.check_target(path)

    def test_an_export_that_was_edited_is_refused(self, lines):
        lines.write_bytes(lines.read_bytes() + b"\n")
        with pytest.raises(FileWriteError, match="was changed since"):
            self.exporter.check_target(lines)


def test_a_disk_that_fills_up_leaves_the_old_export(lines):
    before = lines.read_bytes()
    numbers = count()

    def items():
        for number in numbers:
            if number == 3:
                raise OSError(28, "No space left on device")
            yield ExportItem(make_article(f"Text {number}", id=f"n{number}"), None)

    job = ExportJob(lines, SCHEMA, tuple(SCHEMA.layers), "0.1.0")
    with pytest.raises(FileWriteError, match="No space left"):
        JsonlExporter().export(items(), job, Losses())
    assert lines.read_bytes() == before
