"""The report as files: escaped, self-contained, the same every time, and readable by machines."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from annotator.domain.errors import FileWriteError
from annotator.formats.report_page import metadata, metadata_beside, report_page, write_page
from annotator.formats.report_words import WORDS

NASTY = "</script><script>alert(1)</script><img src=x onerror=y>&amp;"


def a_report(**more):
    return {
        "name": NASTY,
        "program": "1.0",
        "language": "en",
        "schema": "news-de",
        "schema_version": 3,
        "schema_title": NASTY,
        "guideline": {"explained": 1, "parts": 2},
        "articles": 1234,
        "characters": 9,
        "words": 2,
        "languages": ({"name": "de", "count": 1234},),
        "sources": ({"name": NASTY, "count": 1}, {"name": "", "count": 1233}),
        "licences": ({"name": "CC BY 4.0", "count": 1},),
        "first": "2024-01-01",
        "last": "2024-02-01",
        "gold": ({"name": "done", "count": 617},),
        "without_gold": ({"name": "not begun", "count": 617},),
        "annotators": ({"name": NASTY, "begun": 1, "done": 1, "spans": 5},),
        "layers": (
            {
                "name": "entity",
                "title": NASTY,
                "spans": 5,
                "discontinuous": 1,
                "labels": (
                    {"name": "PER", "title": NASTY, "spans": 5, "guideline": NASTY},
                    {"name": "LOC", "title": "Place", "spans": 0, "guideline": ""},
                ),
                "roles": ({"name": "r", "title": NASTY, "marked": 1, "implicit": 0, "absent": 2},),
                "attributes": (
                    {"name": "a", "title": NASTY, "values": ({"name": NASTY, "count": 5},)},
                ),
            },
        ),
        "origins": ({"kind": "accepted_rule", "by": NASTY, "spans": 5},),
        "last_change": "2024-02-02T00:00:00+00:00",
        "agreement": (
            {
                "one": NASTY,
                "other": "Ben",
                "articles": 1,
                "layers": ({"layer": "", "exact": 0.5, "partial": None, "one": 1, "other": 2},),
            },
        ),
        "findings": ({"check": "quote-without-cue", "severity": "warning", "count": 2},),
        "split": {
            "shares": (80, 10, 10),
            "seed": 0,
            "parts": ({"name": "train", "articles": 1, "spans": 5},),
        },
        "spans": 5,
        **more,
    }


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.words, self.data, self._in = [], [], "", ""
        self.addresses = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._in = tag
        self.addresses += [v for k, v in attrs if k in {"src", "href", "xlink:href", "onerror"}]

    def handle_data(self, data):
        if self._in == "script":
            self.data += data
        self.words.append(data)

    def handle_endtag(self, tag):
        self._in = ""


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_strangers_wrote_is_text_and_nothing_else(language):
    page = Page(report_page(a_report(language=language)))
    assert page.tags.count("script") == 1
    assert "img" not in page.tags
    assert page.addresses == []
    assert NASTY in "".join(page.words)


def test_nothing_is_fetched_from_anywhere():
    text = report_page(a_report())
    without_data = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert "http" not in without_data.replace("http-equiv", "")
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_the_page_begins_as_a_page():
    assert report_page(a_report()).lstrip().startswith("<!DOCTYPE html>")


def test_the_metadata_stand_in_the_page_and_beside_it(tmp_path):
    out = tmp_path / "report.html"
    beside = write_page(out, a_report())
    assert beside == metadata_beside(out) == tmp_path / "report.json"
    told = json.loads(beside.read_text("utf-8"))
    assert json.loads(Page(out.read_text("utf-8")).data) == told
    assert told["@type"] == "Dataset"
    assert told["name"] == NASTY
    assert told["license"] == ["CC BY 4.0"]
    assert told["temporalCoverage"] == "2024-01-01/2024-02-01"
    assert told["annotation"]["layers"][0]["labels"][0]["spans"] == 5


def test_what_is_not_known_is_not_in_the_metadata():
    told = metadata(a_report(first="", last="", last_change="", licences=()))
    assert not {"temporalCoverage", "dateModified", "license"} & told.keys()


def test_the_same_report_is_the_same_bytes(tmp_path):
    out = tmp_path / "report.html"
    write_page(out, a_report())
    first = out.read_bytes(), metadata_beside(out).read_bytes()
    write_page(out, a_report())
    assert (out.read_bytes(), metadata_beside(out).read_bytes()) == first


@pytest.mark.parametrize("taken", ["report.html", "report.json"])
def test_what_is_no_report_is_not_replaced(tmp_path, taken):
    (tmp_path / taken).write_text('{"mine": 1}', encoding="utf-8")
    with pytest.raises(FileWriteError, match="no report"):
        write_page(tmp_path / "report.html", a_report())
    assert [path.name for path in tmp_path.iterdir()] == [taken]


@pytest.mark.parametrize("name", ["report", "report.txt"])
def test_a_page_is_called_so(tmp_path, name):
    with pytest.raises(FileWriteError, match=r"\.html"):
        write_page(tmp_path / name, a_report())


def test_an_empty_corpus_makes_a_page():
    empty = dict.fromkeys(
        ("languages", "sources", "licences", "without_gold", "annotators", "origins", "agreement"),
        (),
    )
    text = report_page(
        a_report(
            **empty, layers=(), findings=(), split=None, articles=0, spans=0, gold=(), first=""
        )
    )
    assert WORDS["en"]["agreement_none"] in text
    assert "Splits" not in text


def test_numbers_follow_the_language():
    assert "1,234" in report_page(a_report())
    german = report_page(a_report(language="de"))
    assert "1.234" in german
    assert "50,0\u00a0%" in german.replace("50,0 %", "50,0\u00a0%")


def test_both_languages_have_the_same_words():
    assert WORDS["de"].keys() == WORDS["en"].keys()
    same = {key for key in WORDS["en"] if WORDS["en"][key] == WORDS["de"][key]}
    assert same <= {"status", "schema", "version", "label", "attribute", "name"}


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Annotations in gold"), ("de", "Annotationen im Gold")]
)
def test_the_overview_counts_the_gold_and_says_so(language, words):
    text = report_page(a_report(language=language, spans=0))
    assert f"<dt>{words}</dt><dd>0</dd>" in text
