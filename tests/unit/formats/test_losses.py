"""The loss report: complete and in order on disk, bounded in memory."""

from __future__ import annotations

import gc
from collections import Counter
from io import BytesIO
from pathlib import Path

import orjson
import pytest

from annotator.domain.errors import FileWriteError
from annotator.domain.reason import Reason
from annotator.formats.catalogue import exporters, format_named
from annotator.formats.manifest import read_manifest
from annotator.formats.quotes_json import QuotesJsonExporter
from annotator.formats.targets import export_file, export_folder, loss_report, manifest_beside
from annotator.formats.writing import (
    KEPT_LOSSES,
    ExportItem,
    ExportJob,
    Loss,
    Losses,
    LossKind,
    json_document,
)
from factories import make_article, make_schema, make_set, make_span

SCHEMA = make_schema()
FOLDER, FILE = "folder", "file"


def a_loss(number, kind=LossKind.CUT_TOKEN, **fields):
    values = {
        "article": f"a{number // 60}",
        "title": "Zoë „am\nRand“",
        "reason": Reason("it is {what}", what="cut"),
        "span": f"s{number}",
        "layer": "entity",
        "fragments": ((1, 2), (3, number + 4)),
    }
    return Loss(kind, **values | fields)


def as_values(loss):
    return orjson.loads(orjson.dumps(loss))


def kept_in_memory():
    """How many losses there are anywhere."""
    gc.collect()
    return sum(isinstance(each, Loss) for each in gc.get_objects())


def written(place, frame, before, during):
    """Run a frame; the report as values, and the manifest it gave."""
    job = ExportJob(place / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    with Losses() as losses:
        losses.extend(before)
        make = export_folder if frame == FOLDER else export_file
        with make("x", job, losses) as export:
            losses.extend(during)
    report = loss_report(job.out).read_bytes()
    found = (
        [orjson.loads(line) for line in report.splitlines()]
        if frame == FOLDER
        else orjson.loads(report)["lost"]
    )
    return found, export.manifest


@pytest.mark.parametrize("frame", [FOLDER, FILE])
def test_the_report_has_everything_in_order_however_much_it_is(tmp_path, frame):
    before = [a_loss(n, LossKind.NOT_ADJUDICATED, span="") for n in range(2 * KEPT_LOSSES)]
    during = [a_loss(n, kind) for n in range(KEPT_LOSSES) for kind in LossKind]
    found, manifest = written(tmp_path, frame, before, during)
    assert found == [as_values(each) for each in (*before, *during)]
    counted = Counter(each.kind.value for each in (*before, *during))
    assert manifest["losses"] == dict(sorted(counted.items()))
    assert "lost" not in manifest


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_manifest_beside_a_file_is_written_as_any_json_document(tmp_path, count):
    _, manifest = written(tmp_path, FILE, [], map(a_loss, range(count)))
    lost = [as_values(a_loss(n)) for n in range(count)]
    path = manifest_beside(tmp_path / "out")
    assert path.read_bytes() == json_document(manifest | {"lost": lost})
    assert read_manifest(path) == manifest | ({"lost": []} if count == 0 else {})


def test_nothing_but_the_file_and_its_manifest_is_left_beside_it(tmp_path):
    written(tmp_path, FILE, [], [a_loss(1)])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "out.manifest.json"]


@pytest.mark.parametrize("frame", [FOLDER, FILE])
def test_an_export_that_fails_leaves_the_report_that_was_there(tmp_path, frame):
    written(tmp_path, frame, [], [a_loss(1)])
    before = loss_report(tmp_path / "out").read_bytes()

    def failing():
        yield a_loss(2)
        raise OSError(28, "No space left on device")

    with pytest.raises(FileWriteError, match="No space left"):
        written(tmp_path, frame, [], failing())
    assert loss_report(tmp_path / "out").read_bytes() == before
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("frame", [FOLDER, FILE])
def test_in_memory_stay_the_first_of_each_kind(tmp_path, frame):
    most = []

    def many():
        for number in range(10 * KEPT_LOSSES):
            yield a_loss(number, LossKind.ROLE if number % 2 else LossKind.REMARK)
            if number % 2_000 == 1_999:
                most.append(kept_in_memory())

    written(tmp_path, frame, [], many())
    # What is being handed over is one more.
    assert len(most) == 5
    assert max(most) <= 2 * KEPT_LOSSES + 1


def test_lines_that_wait_for_their_file_wait_on_disk_when_they_are_many():
    report = BytesIO()
    with Losses() as losses:
        for number in range(10 * KEPT_LOSSES):
            losses.append(a_loss(number))
        assert not isinstance(losses._waiting, BytesIO)
        with losses.written_to(report):
            losses.append(a_loss(7, span="last"))
    spans = [orjson.loads(line)["span"] for line in report.getvalue().splitlines()]
    assert spans == [*(f"s{n}" for n in range(10 * KEPT_LOSSES)), "last"]


def test_a_span_that_loses_twice_is_counted_once_in_each_article():
    with Losses() as losses:
        for article in ("a", "b"):
            for kind in (LossKind.ROLE, LossKind.REMARK, LossKind.ROLE):
                losses.append(a_loss(1, kind, article=article))
            losses.append(a_loss(1, article=article, layer="quote"))
            losses.append(a_loss(1, article=article, span=""))
    assert losses.spans == {"entity": 2, "quote": 2}
    assert losses.counts == {"role": 4, "remark": 2, "cut_token": 4}
    assert [each.article for each in losses.first] == ["a"] * 5 + ["b"] * 5


def test_an_exporter_that_loses_every_span_keeps_no_more_of_it_than_any_other(tmp_path):
    seen = []

    def items():
        for number in range(60):
            article = make_article("Anna " * 60, id=f"a{number}")
            spans = [make_span(5 * n, 5 * n + 4, id=f"{number}-{n}") for n in range(60)]
            yield ExportItem(article, make_set(*spans, article=article))
            if number % 10 == 9:
                seen.append(kept_in_memory())

    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    losses = Losses()
    manifest = QuotesJsonExporter().export(items(), job, losses)
    assert manifest["losses"] == {"other_layer": 3_600}
    assert len(seen) == 6
    assert max(seen) <= KEPT_LOSSES + 60
    assert len(losses.first) == KEPT_LOSSES


@pytest.mark.parametrize("name", exporters())
def test_the_losses_of_an_article_come_together(name, tmp_path):
    text = "Anna sagte: Ja.\r\nBen \x01 kam. "

    def own(number):
        article = make_article(text, id=f"a{number}")
        spans = [
            make_span(0, 4, id="one", note="so"),
            make_span(0, 2, id="cut"),
            make_span(13, 20, id="line"),
            make_span(4, 5, id="blank"),
        ]
        return make_set(*spans, article=article, note="Artikel")

    known = format_named(name)
    out = tmp_path / ("out" if known.makes_folder else f"out{known.endings[0]}")
    losses = Losses()
    known.exporter().export(
        [ExportItem(each.article, each) for each in map(own, range(3))],
        ExportJob(Path(out), SCHEMA, tuple(SCHEMA.layers), "0"),
        losses,
    )
    articles = [each.article for each in losses.first]
    assert articles == sorted(articles)
    assert Counter(articles) == dict.fromkeys(set(articles), len(articles) // 3)
