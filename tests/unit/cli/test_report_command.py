"""``annotator report``: a page and its metadata, or one line that says why not."""

from __future__ import annotations

import orjson
import pytest

from annotator.domain.changes import Status
from factories import make_article, make_set, make_span
from fakes import FakeStore


@pytest.fixture
def store(schema):
    own = make_set(
        make_span(0, 7, id="s"),
        article=make_article("Artikel mit Text.", id="a0", title="Titel"),
        status=Status.DONE,
    )
    store = FakeStore(schema, sets=[own], location="x.corpus")
    store.closed = True
    return store


def test_it_writes_the_page_and_its_metadata(annotator, tmp_path, capsys):
    out = tmp_path / "report.html"
    assert annotator("report", "x.corpus", out, "--json") == 0
    told = orjson.loads(capsys.readouterr().out)
    assert told == {
        "out": str(out),
        "metadata": str(tmp_path / "report.json"),
        "articles": 1,
        "spans": 1,
    }
    assert "Report" in out.read_text("utf-8")
    assert orjson.loads((tmp_path / "report.json").read_bytes())["@type"] == "Dataset"


def test_the_page_can_be_german(annotator, tmp_path):
    assert annotator("report", "x.corpus", tmp_path / "report.html", "--language", "de") == 0
    page = (tmp_path / "report.html").read_text("utf-8")
    assert 'lang="de"' in page
    assert "Bericht" in page


def test_an_export_tells_the_split(annotator, tmp_path):
    manifest = {
        "program": "annotator",
        "split": {"shares": [100, 0, 0], "seed": 3, "articles": {"train": ["a0"]}},
    }
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_bytes(orjson.dumps(manifest))
    out = tmp_path / "report.html"
    assert annotator("report", "x.corpus", out, "--export", tmp_path / "out") == 0
    assert "seed 3" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (("report.txt",), ".html"),
        (("report.html", "--export", "nowhere"), "is no export"),
        (("report.html", "--language", "fr"), "fr"),
    ],
)
def test_a_wrong_request_is_refused_in_one_line_and_nothing_is_written(
    annotator, tmp_path, capsys, monkeypatch, more, reason
):
    monkeypatch.chdir(tmp_path)
    assert annotator("report", "x.corpus", *more) == 2
    said = capsys.readouterr().err
    assert reason in said
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
