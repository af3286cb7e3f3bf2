"""Pre-flight: what an export would be, and nothing is written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

import pytest

from annotator.cli.values import preflight_values
from annotator.domain.changes import Status
from annotator.domain.errors import FileWriteError, TaskCancelledError
from annotator.domain.reason import Reason
from annotator.formats.targets import export_folder
from annotator.formats.writing import KEPT_LOSSES, LossKind, json_line, span_loss
from annotator.services.export import ExportRequest, export
from annotator.services.preflight import Doubt, LayerTally, preflight, preview
from annotator.services.tasks import NullMonitor
from factories import BEN, make_article, make_set, make_span
from fakes import FakeMonitor, FakeStore


@dataclass
class LossyExporter:
    """Writes a folder and loses every span."""

    name: str = "spacy"
    splits: bool = True
    every_set: bool = False
    places: list = field(default_factory=list)

    def check_target(self, out):
        if out.name == "taken":
            raise FileWriteError(file=out, reason="there is something")

    def export(self, items, job, losses):
        self.places.append(job.out)
        with export_folder(self.name, job, losses) as frame:
            lines = []
            for item in items:
                frame.counts.add(item)
                lines.append(json_line({"id": item.article.id, "part": item.part}))
                losses.extend(
                    span_loss(LossKind.CUT_TOKEN, item.article, span, Reason("it is cut"))
                    for span in item.own
                )
            (frame.folder / "data.jsonl").write_bytes(b"".join(lines))
        return frame.manifest


def done(number, text=None, **fields):
    article = make_article(text or f"Artikel {number}: ein Text.", id=f"a{number}")
    return make_set(make_span(0, 7, id="s"), article=article, status=Status.DONE, **fields)


@pytest.fixture
def exporter():
    return LossyExporter()


@pytest.fixture
def lossy(context, exporter):
    return replace(context, exporters=dict(context.exporters) | {"spacy": lambda: exporter})


def request(tmp_path, out="out", to="spacy", **fields):
    return ExportRequest(tmp_path / out, to, **fields)


def test_the_losses_are_those_of_the_export_and_nothing_is_written(lossy, exporter, tmp_path):
    store = FakeStore(sets=[done(1), done(2), done(3), done(3, annotator=BEN)])
    found = preflight(lossy, store, request(tmp_path), NullMonitor())
    assert list(tmp_path.iterdir()) == []
    assert not exporter.places[0].exists()
    made = export(lossy, store, request(tmp_path), NullMonitor())
    assert found.report.losses == made.losses
    assert [(loss.article, loss.span) for loss in found.report.losses] == [
        ("a3", ""),
        ("a1", "s"),
        ("a2", "s"),
    ]
    assert (found.report.out, found.report.manifest) == (made.out, made.manifest)


def test_the_beginning_of_the_data_is_shown(lossy, tmp_path):
    found = preflight(lossy, FakeStore(sets=[done(1)]), request(tmp_path), NullMonitor())
    assert found.begin == '{"id":"a1","part":"gold"}'


def test_every_format_has_it_without_doing_anything_for_it(context, tmp_path):
    found = preflight(
        context, FakeStore(sets=[done(1)]), request(tmp_path, "a.jsonl", "jsonl"), NullMonitor()
    )
    assert found.report.manifest["articles"] == 1
    assert found.begin.startswith('{"format":"annotator-jsonl-1"')
    assert (found.warnings, found.report.losses) == ((), ())


def test_a_taken_place_is_refused_as_by_the_export(lossy, tmp_path):
    with pytest.raises(FileWriteError, match="there is something"):
        preflight(lossy, FakeStore(sets=[done(1)]), request(tmp_path, "taken"), NullMonitor())


def test_it_can_be_cancelled(lossy, tmp_path):
    store = FakeStore(sets=[done(1), done(2)])
    with pytest.raises(TaskCancelledError):
        preflight(lossy, store, request(tmp_path), FakeMonitor(cancel_at=1))


def warned(lossy, tmp_path, sets, **fields):
    found = preflight(lossy, FakeStore(sets=sets), request(tmp_path, **fields), NullMonitor())
    return {each.kind: each for each in found.warnings}


def test_too_few_texts_and_examples_are_told_with_numbers(lossy, tmp_path):
    found = warned(lossy, tmp_path, [done(number) for number in range(12)])
    assert set(found) == {Doubt.TOO_FEW_TEXTS, Doubt.FEW_EXAMPLES}
    assert (
        found[Doubt.TOO_FEW_TEXTS].text
        == "gold has 12 texts; below 100 spaCy takes it for an error"
    )
    assert found[Doubt.FEW_EXAMPLES].params == {
        "label": "entity.PER",
        "count": 12,
        "part": "gold",
        "limit": 50,
    }


def test_a_hundred_texts_are_still_few(lossy, tmp_path):
    found = warned(lossy, tmp_path, [done(number) for number in range(100)])
    assert set(found) == {Doubt.FEW_TEXTS}


def test_a_label_that_is_only_measured_is_told(lossy, tmp_path):
    sets = [done(number) for number in range(20)]
    parts = {}
    out = tmp_path / "out"
    export(lossy, FakeStore(sets=sets), request(tmp_path, split="50/50/0"), NullMonitor())
    manifest = (out / "manifest.json").read_text()
    assert '"train"' in manifest
    parts = json.loads(manifest)["split"]["articles"]
    measured = parts["dev"][0]
    sets = [
        done(number) if f"a{number}" != measured else _with_place(number) for number in range(20)
    ]
    found = warned(lossy, tmp_path, sets, split="50/50/0")
    assert found[Doubt.NOT_TRAINED].params == {"label": "entity.LOC", "part": "train"}


def _with_place(number):
    own = done(number)
    extra = make_span(8, 9, id="l", label="LOC")
    return replace(own, spans={**own.spans, extra.id: extra})


def test_near_duplicates_that_were_placed_apart_are_a_leak_with_both_articles(lossy, tmp_path):
    story = " ".join(f"wort{number}" for number in range(120))
    first, second = done(1, story), done(2, " ".join(f"satz{n}" for n in range(120)))
    others = [done(number) for number in range(3, 9)]
    export(
        lossy,
        FakeStore(sets=[first, second, *others]),
        request(tmp_path, split="50/50/0"),
        NullMonitor(),
    )
    path = tmp_path / "out" / "manifest.json"
    values = json.loads(path.read_text())
    values["split"]["articles"] = {"train": ["a1"], "dev": ["a9"]}
    path.write_text(json.dumps(values))
    copy = done(9, story + " Mehr dazu später.")
    found = warned(lossy, tmp_path, [first, second, *others, copy], split="50/50/0")
    leak = found[Doubt.LEAK]
    assert leak.articles == ("a9", "a1")
    assert leak.text == "article a9 in dev is a near-duplicate of 1 in other parts: a1 (train)"


def test_near_duplicates_go_to_one_part_and_stay_there(lossy, tmp_path):
    story = " ".join(f"wort{number}" for number in range(120))
    sets = [done(number) for number in range(9)] + [
        done(20 + n, f"{story} Fassung {n}") for n in range(5)
    ]
    found = warned(lossy, tmp_path, sets, split="34/33/33")
    assert Doubt.LEAK not in found
    export(lossy, FakeStore(sets=sets), request(tmp_path, split="34/33/33"), NullMonitor())

    def parts():
        values = json.loads((tmp_path / "out" / "manifest.json").read_text())["split"]
        assert (values["shares"], values["seed"]) == ([34, 33, 33], 0)
        return {each: part for part, ids in values["articles"].items() for each in ids}

    before = parts()
    assert len({before[f"a{20 + n}"] for n in range(5)}) == 1
    more = [*(done(number) for number in range(30, 60)), *sets]
    export(lossy, FakeStore(sets=more), request(tmp_path, split="34/33/33"), NullMonitor())
    after = parts()
    assert {each: after[each] for each in before} == before


def test_it_says_by_layer_how_many_spans_stay_as_they_are(context, tmp_path):
    cut = replace(context, exporters={"spacy": LossyExporter})
    found = preflight(cut, FakeStore(sets=[done(1), done(2)]), request(tmp_path), NullMonitor())
    assert found.layers == {"entity": LayerTally(spans=2, kept=0)}
    whole = preflight(
        context, FakeStore(sets=[done(1)]), request(tmp_path, "a.jsonl", "jsonl"), NullMonitor()
    )
    assert whole.layers == {"entity": LayerTally(spans=1, kept=1)}


def test_the_preview_looks_at_the_first_articles_only(lossy, tmp_path):
    store = FakeStore(sets=[done(number) for number in range(1, 30)])
    monitor = FakeMonitor()
    files = preview(lossy, store, request(tmp_path), monitor)
    assert [each.name for each in files] == ["data.jsonl", "losses.jsonl", "manifest.json"]
    assert files[0].begin.startswith('{"id":"a1","part":"gold"}')
    assert len(files[0].begin.splitlines()) < 10
    assert list(tmp_path.iterdir()) == []


def test_the_preview_of_one_file_has_its_name_and_what_lies_beside_it(context, tmp_path):
    files = preview(
        context, FakeStore(sets=[done(1)]), request(tmp_path, "a.jsonl", "jsonl"), NullMonitor()
    )
    assert [each.name for each in files] == ["a.jsonl", "a.jsonl.manifest.json"]


def test_a_split_can_be_previewed_too(lossy, tmp_path):
    store = FakeStore(sets=[done(number) for number in range(1, 8)])
    files = preview(lossy, store, request(tmp_path, split="50/50/0"), NullMonitor())
    assert '"part":"train"' in files[0].begin


def test_what_is_no_text_has_no_first_lines(context, tmp_path):
    @dataclass
    class BinaryExporter(LossyExporter):
        def export(self, items, job, losses):
            with export_folder(self.name, job, losses) as frame:
                list(items)
                (frame.folder / "gold.spacy").write_bytes(b"\x00\xff" * 9)
                (frame.folder / "umlaut.txt").write_bytes("ä".encode() * 4_000)
            return frame.manifest

    made = replace(context, exporters={"spacy": BinaryExporter})
    files = preview(made, FakeStore(sets=[done(1)]), request(tmp_path), NullMonitor())
    begins = {each.name: each.begin for each in files}
    assert begins["gold.spacy"] is None
    assert set(begins["umlaut.txt"]) == {"ä"}


def test_of_many_losses_the_first_are_kept_and_all_are_counted(lossy, tmp_path):
    sets = [
        make_set(
            *(make_span(5 * n, 5 * n + 4, id=f"s{n}") for n in range(60)),
            article=make_article("wort " * 60 + str(number), id=f"a{number}"),
            status=Status.DONE,
        )
        for number in range(20)
    ]
    found = preflight(lossy, FakeStore(sets=sets), request(tmp_path), NullMonitor())
    assert len(found.report.losses) == KEPT_LOSSES
    assert (found.report.losses_total, found.report.lost) == (1_200, {"cut_token": 1_200})
    assert found.layers == {"entity": LayerTally(1_200, 0)}
    told = preflight_values(found, 100)
    assert (len(told["losses"]), told["losses_total"]) == (100, 1_200)
