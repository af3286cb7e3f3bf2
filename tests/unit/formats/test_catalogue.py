"""Which formats there are, and what a file is."""

from __future__ import annotations

import pytest

from annotator.domain.errors import FileReadError
from annotator.formats.catalogue import (
    FORMATS,
    Format,
    companions_of,
    exporters,
    readers,
    recognised,
)
from annotator.formats.sample import Sample
from annotator.formats.text import TextReader

TASKS = Format("tasks", (".jsonl",), TextReader, claims=lambda sample: sample.has_keys("_ticket"))
STANDOFF = Format("standoff", (".ann",), TextReader, companions=(".txt", "annotation.conf"))


@pytest.fixture
def file(tmp_path):
    def made(name, content):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return made


def test_every_format_has_a_name_of_its_own_and_reads_or_writes():
    names = [each.name for each in FORMATS]
    assert len(set(names)) == len(names)
    assert all(each.reader or each.exporter for each in FORMATS)
    assert all(ending == ending.lower() for each in FORMATS for ending in each.endings)


def test_formats_that_share_an_ending_can_be_told_apart():
    for each in FORMATS:
        for other in FORMATS:
            if each is not other and each.reader and other.reader:
                shared = set(each.endings) & set(other.endings)
                assert not shared or each.claims or other.claims


def test_the_catalogue_says_of_exporters_what_they_say():
    for each in FORMATS:
        if each.exporter is not None:
            exporter = each.exporter()
            assert (each.name, each.splits, each.every_set) == (
                exporter.name,
                exporter.splits,
                exporter.every_set,
            )


def test_every_reader_and_exporter_can_be_made():
    assert all(callable(make().read) for make in readers().values())
    assert all(callable(make().export) for make in exporters().values())


def test_an_ending_of_one_format_decides_without_a_look_inside(tmp_path):
    assert recognised(tmp_path / "not-there.TXT") == "text"
    assert recognised(tmp_path / "not-there.odt") is None


def test_where_an_ending_leaves_a_choice_the_beginning_decides(file):
    formats = (TASKS, *FORMATS)
    native = file("a.jsonl", '\n{"format":"annotator-jsonl-1","schema":"x"}\n')
    tasks = file("b.jsonl", '{"text": "A", "_ticket": 7}\n')
    neither = file("c.jsonl", '{"what": "ever"}\n')
    assert recognised(native, formats) == "jsonl"
    assert recognised(tasks, formats) == "tasks"
    with pytest.raises(FileReadError, match=r"name one of tasks, jsonl, .* with --format"):
        recognised(neither, formats)


def test_a_file_nobody_claims_goes_to_the_format_that_claims_none(file):
    assert recognised(file("a.ann", "T1"), (TASKS, STANDOFF)) == "standoff"


def test_companions_are_known_by_stem_or_name(tmp_path):
    names = ("a.ann", "a.txt", "b.txt", "annotation.conf")
    found = companions_of(tuple(tmp_path / name for name in names), (*FORMATS, STANDOFF))
    assert {path.name for path in found} == {"a.txt", "annotation.conf"}


def test_a_sample_shows_the_first_json_object(file):
    sample = Sample.of(file("a.jsonl", '\ufeff\n{"a": [1, {"b": 2}]}\nx'))
    assert sample.first_object == {"a": [1, {"b": 2}]}
    assert sample.has_keys("a", "b")
    assert not sample.has_keys("c")
    assert Sample.of(file("b.jsonl", "[1]")).first_object == {}
    assert Sample.of(file("c.jsonl", "")).first_object == {}
