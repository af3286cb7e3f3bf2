"""Before an import: labels nobody has mapped and sets of nobody are found, and nothing is written."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from annotator.domain.errors import FormatError, SettingError, TaskCancelledError
from annotator.domain.ports import ArticleQuery
from annotator.formats.catalogue import readers
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.import_examination import examine_import
from annotator.services.tasks import NullMonitor
from factories import ANNA
from fakes import FakeMonitor


@pytest.fixture
def real(context):
    return replace(context, readers=readers())


@pytest.fixture
def tasks(tmp_path):
    """Writes doccano lines: a text, and a label on its first four characters."""

    def write(*labels, name="in.jsonl"):
        path = tmp_path / name
        lines = [
            orjson.dumps({"id": number, "text": f"Wien {number}", "label": [[0, 4, label]]})
            for number, label in enumerate(labels, start=1)
        ]
        path.write_bytes(b"\n".join(lines) + b"\n")
        return path

    return write


def examined(real, store, *paths, **fields):
    request = ImportRequest(tuple(paths), **fields)
    return examine_import(real, store, request, NullMonitor())


def test_every_unknown_label_is_asked_about_once_in_the_order_of_the_file(real, store, tasks):
    path = tasks("PLACE", "LOC", "CITY", "PLACE", "CITY")
    found = examined(real, store, path)
    assert [(each.name, each.line) for each in found.labels] == [("PLACE", 1), ("CITY", 3)]
    assert all(each.candidates == () for each in found.labels)
    assert found.formats == {"doccano": 1}
    assert found.complete
    with store.open_unit_of_work() as work:
        assert list(work.articles.ids(ArticleQuery(ANNA))) == []


def test_labels_that_are_mapped_are_not_asked_about(real, store, tasks):
    path = tasks("PLACE", "CITY")
    found = examined(real, store, path, labels=("PLACE=entity.LOC",))
    assert [each.name for each in found.labels] == ["CITY"]


def test_a_file_that_does_not_say_whose_it_is_is_told_together_with_its_labels(real, store, tasks):
    found = examined(real, store, tasks("PLACE"))
    assert found.needs_annotator
    assert [each.name for each in found.labels] == ["PLACE"]
    assert not examined(real, store, tasks("PLACE"), annotator="Anna").needs_annotator


def test_with_what_it_asks_for_the_import_succeeds(real, store, tasks):
    path = tasks("PLACE", "CITY")
    found = examined(real, store, path)
    answers = tuple(f"{each.name}=entity.LOC" for each in found.labels)
    request = ImportRequest((path,), annotator="Anna", labels=answers)
    assert len(import_articles(real, store, request, NullMonitor()).articles) == 2


def test_what_cannot_be_decided_is_a_problem_and_the_other_files_are_looked_at(
    real, store, tasks, tmp_path
):
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": 1, "text": 7, "label": []}\n', encoding="utf-8")
    found = examined(real, store, broken, tasks("PLACE"), format="doccano")
    assert [type(each) for each in found.problems] == [FormatError]
    assert [each.name for each in found.labels] == ["PLACE"]


def test_plain_texts_leave_nothing_open(real, store, tmp_path):
    (tmp_path / "a.txt").write_text("Wien", encoding="utf-8")
    found = examined(real, store, tmp_path / "a.txt")
    assert (found.labels, found.needs_annotator, found.problems) == ((), False, ())


def test_an_impossible_mapping_is_refused(real, store, tasks):
    with pytest.raises(SettingError):
        examined(real, store, tasks("PLACE"), labels=("PLACE",))


def test_it_can_be_cancelled(real, store, tasks):
    request = ImportRequest((tasks("LOC"),))
    with pytest.raises(TaskCancelledError):
        examine_import(real, store, request, FakeMonitor(cancel_at=0))
