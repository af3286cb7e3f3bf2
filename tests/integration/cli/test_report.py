"""``annotator report`` and ``annotator dashboard`` on a corpus people have worked on: page, PDF, tables, numbers."""

from __future__ import annotations

import csv
from collections import Counter

import orjson
import pytest

from annotator.bootstrap import default_schema, make_context
from annotator.cli.main import run
from annotator.cli.program import Program
from dashboard_corpus import SHARE, play
from factories import ANNA, NOW


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    place = tmp_path_factory.mktemp("report") / "c.corpus"
    with make_context().stores.create(str(place), default_schema(), at=NOW) as store:
        told = play(store, articles=8)
    return place, told


@pytest.fixture
def annotator():
    program = Program(make_context=make_context, open_window=lambda _request: 0, version="0")
    return lambda *words: run([str(each) for each in words], program)


def test_the_page_and_the_tables_say_what_people_did(annotator, played, tmp_path, capsys):
    corpus, told = played
    out, folder = tmp_path / "r.html", tmp_path / "tables"
    assert annotator("report", corpus, out, "--csv", folder, "--json") == 0
    said = orjson.loads(capsys.readouterr().out)
    assert (said["csv"], said["tables"]) == (str(folder), len(list(folder.iterdir())))
    with (folder / "suggestions.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {(row["by"], row["name"]): row for row in csv.DictReader(stream)}
    kinds = Counter()
    for event in told.events:
        if event.kind in {"accept", "correct", "reject"}:
            kinds[event.kind] += event.together
    row = rows["source", "rules@1"]
    assert [int(row[each]) for each in ("accepted", "corrected", "rejected")] == [
        kinds["accept"],
        kinds["correct"],
        kinds["reject"],
    ]
    assert ("label", "Entity: Person") in rows
    page = out.read_text("utf-8")
    assert "What became of suggestions" in page
    assert "<script>" not in page
    assert "src=" not in page


def test_a_pdf_has_text_and_lines_and_no_pixels(annotator, played, tmp_path):
    corpus, _ = played
    out = tmp_path / "r.pdf"
    assert annotator("report", corpus, out, "--language", "de") == 0
    content = out.read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/Subtype /Image" not in content
    assert b"/FontFile" in content
    # A former report is replaced; what is none is left alone.
    assert annotator("report", corpus, out) == 0
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4 mine")
    assert annotator("report", corpus, tmp_path / "x.pdf") == 2
    assert (tmp_path / "x.pdf").read_bytes() == b"%PDF-1.4 mine"


def test_a_place_that_is_not_there_is_one_line(annotator, played, tmp_path, capsys):
    corpus, _ = played
    assert annotator("report", corpus, tmp_path / "no" / "r.pdf") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_dashboard_is_printed(annotator, played, capsys):
    corpus, told = played
    assert annotator("dashboard", corpus) == 0
    lines = capsys.readouterr().out.splitlines()
    assert f"blind controls\t{SHARE:.0%}\t" in "\n".join(lines)
    assert any(line.startswith("Anna\t") for line in lines)
    assert annotator("dashboard", corpus, "--json") == 0
    values = orjson.loads(capsys.readouterr().out)
    done = sum(event.kind == "finish" for event in told.of(ANNA))
    assert [row["done"] for row in values["progress"] if row["person"] == ANNA] == [done]


def test_controls_get_no_suggestions(annotator, tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(30):
        (texts / f"{number:02}.txt").write_text(f"Kolb reiste am {number}. nach Wien.\n", "utf-8")
    corpus = tmp_path / "c.corpus"
    assert annotator("import", corpus, texts) == 0
    capsys.readouterr()
    assert annotator("suggest", corpus, "--controls", "40%", "--json") == 0
    first = orjson.loads(capsys.readouterr().out)
    assert 4 < first["controls"] < 20
    assert first["articles"] + first["controls"] == 30
    # Asked again, with or without the share, they stay without.
    assert annotator("suggest", corpus, "--redo", "--json") == 0
    assert orjson.loads(capsys.readouterr().out)["controls"] == first["controls"]
    assert annotator("suggest", corpus, "--controls", "0", "--json") == 0
    last = orjson.loads(capsys.readouterr().out)
    assert (last["controls"], last["articles"]) == (0, first["controls"])


@pytest.mark.parametrize("share", ["100%", "-1%", "some"])
def test_an_impossible_share_is_refused(annotator, played, share):
    assert annotator("suggest", played[0], f"--controls={share}") == 2
