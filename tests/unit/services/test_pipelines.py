"""What is decided about pipelines: consents, labels, folders, and what a corpus uses."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError, PipelineError, SettingError
from annotator.domain.pipelines import (
    CodeFinding,
    CodeKind,
    EntityChoice,
    Examination,
    LeftOut,
    PipelineDetails,
    PipelineKind,
)
from annotator.domain.shelf import EmptyShelf
from annotator.services import pipelines
from annotator.services.pipeline_choices import ChoicesFile
from factories import make_schema

SCHEMA = make_schema()
TARGET = pipelines.targets(SCHEMA)[0]
NAME = "de_own"


class Shelf(EmptyShelf):
    """One package, which runs code."""

    digest = "abc"

    def installed(self):
        return [self.details(NAME)]

    def details(self, name_or_path):
        if name_or_path == "/gone":
            raise PipelineError(pipeline=name_or_path, reason="it is gone")
        labels = {"ner": ("GPE", "FIRM")}
        return PipelineDetails(name_or_path, PipelineKind.INSTALLED, labels=labels)

    def examine(self, name_or_path):
        finding = CodeFinding(CodeKind.PYTHON, "__init__.py")
        return Examination(name_or_path, self.digest, (finding,))


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def with_shelf(context, shelf):
    return replace(context, make_shelf=lambda: shelf, choices=ChoicesFile())


def test_pipelines_are_listed_with_what_is_wrong_with_them(with_shelf):
    with_shelf.choices.change(lambda choices: choices.with_folder("/gone"))
    listed = pipelines.pipelines_here(with_shelf)
    assert [(each.name, each.problem) for each in listed] == [
        ("builtin", ""),
        (NAME, ""),
        ("/gone", "it is gone"),
    ]


def test_consent_is_remembered_with_what_was_shown(with_shelf, shelf):
    assert pipelines.examine(with_shelf, NAME)[1] is False
    pipelines.trust(with_shelf, NAME, "abc")
    assert pipelines.examine(with_shelf, NAME)[1] is True
    assert pipelines.use_of(with_shelf, NAME, SCHEMA).trusted == {"abc"}
    assert with_shelf.choices.read().trusted["abc"].findings == ("__init__.py",)
    shelf.digest = "changed"
    assert pipelines.examine(with_shelf, NAME)[1] is False


def test_consent_to_what_is_no_longer_there_is_refused(with_shelf):
    with pytest.raises(PipelineError, match="changed since it was looked at"):
        pipelines.trust(with_shelf, NAME, "what was shown")
    assert with_shelf.choices.read().trusted == {}


def test_a_corpus_uses_the_built_in_one_until_another_is_chosen(with_shelf):
    assert pipelines.pipeline_in_use(with_shelf, "/x.corpus") == "builtin"
    pipelines.put_to_use(with_shelf, "/x.corpus", NAME)
    assert pipelines.pipeline_in_use(with_shelf, "/x.corpus") == NAME
    pipelines.forget(with_shelf, NAME)
    assert pipelines.pipeline_in_use(with_shelf, "/x.corpus") == "builtin"


def test_decided_labels_go_before_defaults_and_those_of_a_file_before_both(with_shelf):
    pipelines.set_labels(with_shelf, NAME, SCHEMA, {"GPE": TARGET, "FIRM": TARGET})
    use = pipelines.use_of(with_shelf, NAME, SCHEMA, labels={"FIRM": ""})
    assert use.labels == {"GPE": TARGET, "FIRM": ""}
    assert pipelines.use_of(with_shelf, "de_other", SCHEMA).labels == {}


def test_labels_are_decided_for_a_schema(with_shelf):
    pipelines.set_labels(with_shelf, NAME, SCHEMA, {"GPE": TARGET})
    other = SCHEMA.model_copy(update={"id": "other"})
    assert pipelines.use_of(with_shelf, NAME, other).labels == {}


def test_a_target_the_schema_has_lost_falls_back_to_the_default(with_shelf):
    gone = {NAME: {SCHEMA.id: {"GPE": "entity.GONE", "FIRM": ""}}}
    with_shelf.choices.change(lambda choices: choices.model_copy(update={"labels": gone}))
    assert pipelines.use_of(with_shelf, NAME, SCHEMA).labels == {"FIRM": ""}


def test_a_target_the_schema_does_not_have_is_refused(with_shelf):
    with pytest.raises(SettingError, match=r"no label 'entity\.NIX'"):
        pipelines.set_labels(with_shelf, NAME, SCHEMA, {"GPE": "entity.NIX"})


def test_the_table_names_every_label_decided_or_not(with_shelf):
    pipelines.set_labels(with_shelf, NAME, SCHEMA, {"FIRM": "", "LATER": TARGET})
    left_out = [LeftOut("SEEN", 3, decided=False), LeftOut("WANTED", 1, decided=True)]
    pipelines.note_left_out(with_shelf, NAME, left_out)
    rows = pipelines.label_table(with_shelf, NAME, SCHEMA)
    assert [(row.label, row.target, row.decided) for row in rows] == [
        ("FIRM", None, True),
        ("GPE", None, False),
        ("LATER", TARGET, True),
        ("SEEN", None, False),
    ]


def test_whose_entities_is_decided_for_a_pipeline_and_can_be_overruled(with_shelf):
    pipelines.set_entities(with_shelf, NAME, EntityChoice.THEIRS)
    assert pipelines.use_of(with_shelf, NAME, SCHEMA).entities is EntityChoice.THEIRS
    use = pipelines.use_of(with_shelf, NAME, SCHEMA, entities=EntityChoice.OURS)
    assert use.entities is EntityChoice.OURS


class TestLabelMap:
    def read(self, tmp_path, text):
        path = tmp_path / "labels.yaml"
        path.write_text(text, encoding="utf-8")
        return pipelines.read_label_map(path, SCHEMA)

    def test_a_bare_label_is_an_entity_and_nothing_leaves_out(self, tmp_path):
        label = next(t for t in pipelines.targets(SCHEMA) if t.startswith("entity.")).partition(
            "."
        )[2]
        table = self.read(tmp_path, f"GPE: {label}\nFIRM:\nX: entity.{label}\n")
        assert table == {"GPE": f"entity.{label}", "FIRM": "", "X": f"entity.{label}"}

    @pytest.mark.parametrize("text", ["- a\n", "GPE: [1]\n", "a: b: c\n"])
    def test_what_is_no_table_is_refused(self, tmp_path, text):
        with pytest.raises(FormatError, match=r"labels\.yaml, line"):
            self.read(tmp_path, text)

    def test_an_unknown_target_is_refused(self, tmp_path):
        with pytest.raises(SettingError, match=r"entity\.NIX"):
            self.read(tmp_path, "GPE: NIX\n")


class TestChoicesFile:
    def test_every_process_reads_what_another_one_wrote(self, tmp_path):
        path = tmp_path / "folder" / "pipelines.json"
        ChoicesFile(path).change(lambda choices: choices.with_use("c", NAME))
        assert ChoicesFile(path).read().in_use == {"c": NAME}

    def test_a_broken_file_is_named_and_not_overwritten(self, tmp_path):
        path = tmp_path / "pipelines.json"
        path.write_text("{", encoding="utf-8")
        with pytest.raises(SettingError, match=r"pipelines\.json: cannot be read"):
            ChoicesFile(path).change(lambda choices: choices.with_use("c", NAME))
        assert path.read_text(encoding="utf-8") == "{"

    def test_without_a_file_choices_last_as_long_as_the_program(self):
        choices = ChoicesFile()
        choices.change(lambda known: known.with_folder(str(Path("/x"))))
        assert choices.read().folders == ("/x",)
