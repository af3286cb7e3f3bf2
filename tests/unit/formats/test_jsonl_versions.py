"""Every version of native JSONL that was ever published stays readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status, Verdict
from annotator.domain.ids import SUGGESTIONS
from annotator.formats.jsonl import JsonlReader
from annotator.formats.jsonl_versions import STEPS, current
from annotator.formats.reading import ReadOptions
from annotator.formats.records import FORMAT
from factories import ANNA, NOW, PIPELINE, QUOTE, SIE, TEXT

PUBLISHED = Path(__file__).resolve().parents[2] / "data" / "jsonl"


def test_there_is_a_file_of_each_version():
    assert {path.stem for path in PUBLISHED.glob("*.jsonl")} == {*STEPS, FORMAT}


@pytest.mark.parametrize("path", sorted(PUBLISHED.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_file_of_each_version_says_what_it_said(path):
    person, machine, nobody = JsonlReader().read(path, ReadOptions())
    assert (person.id, person.text, person.imported_at) == ("a1", TEXT, NOW)
    assert (person.source, person.meta) == ("beispiel.txt", {"agency": "dpa"})
    own = person.annotations
    assert (own.annotator, own.status, own.note) == (ANNA, Status.DONE, "zweimal gelesen 😀")
    spans = {span.id: span for span in own.spans}
    assert [span.id for span in own.spans] == ["c", "q", "p", "m"]
    assert (spans["q"].fragments, spans["q"].note) == ((QUOTE,), "klar")
    assert (spans["m"].fragments, spans["m"].seen) == ((SIE,), False)
    assert [(part.begin, part.end) for part in spans["c"].fragments] == [(2, 5), (9, 11)]
    assert spans["p"].attributes == {"certainty": "doubtful", "generic": True}
    assert spans["p"].provenance.suggestion == "s9"
    assert [(a.role, a.filler, a.state) for a in own.arguments] == [
        ("speaker", "m", RoleState.MARKED),
        ("cue", "c", RoleState.MARKED),
        ("addressee", None, RoleState.IMPLICIT),
    ]
    assert own.decisions["cue|cue|5-11"] is Verdict.REJECTED
    assert (machine.annotations.annotator, machine.annotations.pipeline) == (SUGGESTIONS, PIPELINE)
    assert machine.annotations.spans[0].provenance.score == 0.9
    assert nobody.annotations is None


def test_older_lines_are_brought_up_step_by_step():
    def renamed(line):
        return {("notes" if key == "remark" else key): value for key, value in line.items()}

    def with_title(line):
        return {"title": ""} | line

    steps = {"old-0": ("old-1", renamed), "old-1": (FORMAT, with_title)}
    oldest = {"format": "old-0", "remark": "hm"}
    assert current(oldest, steps) == {"format": FORMAT, "title": "", "notes": "hm"}
    assert oldest == {"format": "old-0", "remark": "hm"}
    assert current({"format": "old-1"}, steps) == {"format": FORMAT, "title": ""}


@pytest.mark.parametrize("version", ["annotator-jsonl-2", "", 7, None, ["x"], {"a": 1}])
def test_an_unknown_version_is_refused_with_those_that_are_known(version):
    with pytest.raises(ValueError, match=f"this program reads {FORMAT}"):
        current({"format": version})
