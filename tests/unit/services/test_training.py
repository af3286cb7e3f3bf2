from dataclasses import replace

import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError, TaskCancelledError, TrainingError
from annotator.domain.training import Trained, TrainingStep
from annotator.domain.workbench import Proposal
from annotator.services.pipeline_choices import ChoicesFile
from annotator.services.tasks import NullMonitor
from annotator.services.training import TrainingRequest, train
from annotator.services.training_gold import gold_size
from annotator.services.training_report import report_values
from factories import make_suggestion
from fakes import FakeStore, FakeSuggester
from training_gold import gold_sets


class FakeTrainer:
    """Learns everything by heart, and says so in a file."""

    def __init__(self, schema, plan):
        self.plan = plan
        self.parts = []

    def train(self, gold, out, on_step, *, name, version):
        self.parts.append(len(gold))
        on_step(TrainingStep(0, 10))
        on_step(TrainingStep(10, 10, 0.5, 0.75))
        (out / "config.cfg").write_text(f"{name}@{version}", encoding="utf-8")
        return Trained({"entity": ("MISC",)}, {"entity": {"MISC": 5}}, 10, {})


def perfect(article, text):
    """What people mark in the texts of the gold."""
    found, place = [], text.find("Operation ")
    while place >= 0:
        begin = place + len("Operation ")
        found.append(make_suggestion(begin, text.index(" ", begin), label="MISC"))
        place = text.find("Operation ", begin)
    return Proposal(tuple(found))


@pytest.fixture
def store(schema, tmp_path):
    return FakeStore(schema, sets=gold_sets(20), location=str(tmp_path / "news.corpus"))


@pytest.fixture
def trainers():
    return []


@pytest.fixture
def context(context, schema, tmp_path, trainers):
    def load(use, _schema):
        return FakeSuggester() if use.pipeline == "builtin" else FakeSuggester(perfect)

    def make_trainer(schema, plan):
        trainers.append(FakeTrainer(schema, plan))
        return trainers[-1]

    choices = ChoicesFile(tmp_path / "choices.json")
    return replace(context, load_suggester=load, make_trainer=make_trainer, choices=choices)


REQUEST = TrainingRequest(layers=frozenset({"entity"}), curve=False)


def test_the_new_pipeline_is_held_against_the_one_in_use(context, store, tmp_path):
    report = train(context, store, REQUEST, NullMonitor())

    assert report.better
    assert (report.present_f1, report.new_f1) == (0.0, 1.0)
    assert report.learned + report.held_out == 20
    assert report.folder == tmp_path / "news.corpus.pipelines" / "gold-1"
    assert (report.folder / "manifest.json").is_file()
    assert [row.label for row in report.scores] == ["", "MISC"]


def test_each_training_gets_the_next_number(context, store):
    names = [train(context, store, REQUEST, NullMonitor()).name for _ in range(2)]

    assert names == ["gold-1", "gold-2"]


def test_the_same_articles_are_held_out_every_time(context, store):
    manifests = [
        (train(context, store, REQUEST, NullMonitor()).folder / "manifest.json").read_text("utf-8")
        for _ in range(2)
    ]
    held_out = [text[text.index('"held_out"') : text.index('"learned"')] for text in manifests]

    assert held_out[0] == held_out[1]


def test_a_folder_of_ones_own(context, store, tmp_path):
    report = train(context, store, replace(REQUEST, out=tmp_path / "model"), NullMonitor())

    assert report.folder == tmp_path / "model"
    assert not (tmp_path / "news.corpus.pipelines").exists()


def test_the_curve_learns_from_parts_that_lie_within_each_other(context, store, trainers):
    report = train(context, store, replace(REQUEST, curve=True), NullMonitor())

    whole, *parts = trainers[0].parts
    assert parts == sorted(parts)
    assert parts[-1] < whole
    assert [point.share for point in report.curve] == [25, 50, 75, 100]


def test_cancelling_leaves_nothing_behind(context, store, tmp_path):
    class Cancel:
        def report(self, progress):
            if "F1" in progress.item:
                raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        train(
            context,
            store,
            REQUEST,
            Cancel(),
        )

    assert not (tmp_path / "news.corpus.pipelines").exists()


def test_progress_never_goes_back(context, store):
    seen = []

    class Watch:
        def report(self, progress):
            seen.append((progress.done, progress.total))

    train(context, store, replace(REQUEST, curve=True), Watch())

    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1]


def test_too_little_gold_is_refused_with_the_reason(context, schema):
    sets = [*gold_sets(3), *(replace(each, status=Status.STARTED) for each in gold_sets(5)[3:])]

    with pytest.raises(TrainingError, match="2 not done"):
        train(context, FakeStore(schema, sets=sets), REQUEST, NullMonitor())


def test_a_layer_the_schema_does_not_have_is_refused(context, store):
    with pytest.raises(SettingError):
        train(context, store, replace(REQUEST, layers=frozenset({"verb"})), NullMonitor())


def test_gold_is_counted_by_layer_and_label(store):
    size = gold_size(store)

    assert size.articles == 20
    assert size.spans == {"entity": {"MISC": 100}}
    assert size.few(["entity"]) == []


def test_training_changes_nothing_in_the_corpus(context, store):
    before = store.state.copy()

    train(context, store, REQUEST, NullMonitor())

    assert store.state.sets == before.sets
    assert store.commits == 0


def test_the_report_says_where_examples_are_few(context, schema, tmp_path):
    store = FakeStore(schema, sets=gold_sets(6), location=str(tmp_path / "x.corpus"))

    values = report_values(train(context, store, REQUEST, NullMonitor()))

    assert values["few"] == [{"layer": "entity", "label": "MISC", "examples": 30}]
