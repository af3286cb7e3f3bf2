import json
from dataclasses import replace

import pytest

from annotator.cli.main import run
from annotator.domain.training import Trained
from annotator.domain.workbench import Proposal
from annotator.services.pipeline_choices import ChoicesFile
from annotator.services.pipelines import pipeline_in_use
from factories import make_suggestion
from fakes import FakeStore, FakeStores, FakeSuggester
from training_gold import gold_sets


class FakeTrainer:
    def __init__(self, schema, plan):
        del schema, plan

    def train(self, gold, out, on_step, *, name, version):
        (out / "config.cfg").write_text("", encoding="utf-8")
        return Trained({"entity": ("MISC",)}, {"entity": {"MISC": 5}}, 10, {})


@pytest.fixture
def store(schema, tmp_path):
    made = FakeStore(schema, sets=gold_sets(10), location=str(tmp_path / "x.corpus"))
    made.closed = True
    return made


@pytest.fixture
def finds():
    """Whether the new pipeline finds anything."""
    return {"anything": True}


@pytest.fixture
def context(context, store, tmp_path, finds):
    def propose(_article, text):
        begin = text.index("Operation ") + 10
        found = make_suggestion(begin, text.index(" ", begin), label="MISC")
        return Proposal((found,) if finds["anything"] else ())

    def load(use, _schema):
        return FakeSuggester() if use.pipeline == "builtin" else FakeSuggester(propose)

    return replace(
        context,
        stores=FakeStores(store),
        load_suggester=load,
        make_trainer=FakeTrainer,
        choices=ChoicesFile(tmp_path / "choices.json"),
    )


def test_it_prints_both_pipelines_side_by_side(program, store, capsys):
    status = run(["train", store.location, "--no-curve"], program)

    said = capsys.readouterr().out
    assert status == 0
    assert "entity MISC" in said
    assert "--pipeline gold-1" in said


def test_no_better_than_the_present_one_is_status_1(program, store, finds, capsys):
    finds["anything"] = False

    assert run(["train", store.location, "--no-curve", "--use"], program) == 1
    assert "stays in use" in capsys.readouterr().out
    assert pipeline_in_use(program.context, store.location) == "builtin"


def test_a_better_one_is_taken_into_use_if_asked_for(program, store, capsys):
    assert run(["train", store.location, "--no-curve", "--use", "--json"], program) == 0

    values = json.loads(capsys.readouterr().out)
    assert values["in_use"] is True
    assert pipeline_in_use(program.context, store.location).endswith("gold-1")


def test_a_folder_can_be_named(program, store, tmp_path):
    out = tmp_path / "model"

    assert run(["train", store.location, str(out), "--no-curve"], program) == 0
    assert (out / "manifest.json").is_file()


def test_a_folder_of_ones_own_cannot_be_taken_into_use(program, store, tmp_path, capsys):
    assert run(["train", store.location, str(tmp_path / "m"), "--use"], program) == 2
    assert "--use" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_refused(program, store, tmp_path, capsys):
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "x").write_text("", encoding="utf-8")

    assert run(["train", store.location, str(tmp_path / "m"), "--no-curve"], program) == 2
    assert "something is there" in capsys.readouterr().err
