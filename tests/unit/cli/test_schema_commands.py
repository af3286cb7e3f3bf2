"""``annotator schema``: what it prints, what it changes, and how it refuses."""

import json

import pytest

from annotator.domain.ids import SUGGESTIONS
from annotator.domain.schema_changes import ChangeLayer, RenameLabel, after_edits
from annotator.formats.schema_yaml import parse_schema, schema_to_yaml
from factories import make_article, make_set, make_span, make_suggestion


@pytest.fixture
def filled(store):
    article = make_article("Artikel 0 mit Text.", id="a0")
    store.state.sets["a0", "Anna"] = make_set(make_span(0, 7, id="p"), article=article)
    store.state.sets["a0", SUGGESTIONS] = make_set(
        make_suggestion(8, 9, id="s"), article=article, annotator=SUGGESTIONS
    )
    return store


@pytest.fixture
def renamed(schema, tmp_path):
    """A schema file in which PER is called HUM."""
    new = after_edits(schema, [RenameLabel(layer="entity", label="PER", to="HUM")])
    path = tmp_path / "new.yaml"
    path.write_text(schema_to_yaml(new), encoding="utf-8")
    return path


def labels(store):
    return {span.label for own in store.state.sets.values() for span in own}


def test_show_prints_a_file_that_can_be_read_again(annotator, filled, schema, capsys):
    assert annotator("schema", "show", "x.corpus") == 0
    assert parse_schema(capsys.readouterr().out, file="-") == schema


def test_show_writes_a_file_and_never_over_another(annotator, filled, schema, tmp_path, capsys):
    out = tmp_path / "out.yaml"
    assert annotator("schema", "show", "x.corpus", out) == 0
    assert parse_schema(out.read_text(encoding="utf-8"), file="-") == schema
    assert annotator("schema", "show", "x.corpus", out) == 2
    assert "it is there already" in capsys.readouterr().err


def test_show_finds_earlier_versions(annotator, filled, schema, renamed, capsys):
    annotator("schema", "apply", "x.corpus", renamed, "--rename", "PER=HUM")
    filled.closed = True
    capsys.readouterr()
    assert annotator("schema", "show", "x.corpus", "--version", "1") == 0
    assert parse_schema(capsys.readouterr().out, file="-") == schema
    assert annotator("schema", "show", "x.corpus", "--version", "3") == 2
    assert "there is no 3; known: 1, 2." in capsys.readouterr().err


def test_an_old_export_names_all_that_the_schema_lacks_by_now(
    annotator, filled, renamed, tmp_path, capsys
):
    out = tmp_path / "old.jsonl"
    line = ("export", "x.corpus", out, "--format", "jsonl", "--set", "Anna", "--status", "all")
    assert annotator(*line) == 0
    annotator("schema", "apply", "x.corpus", renamed, "--rename", "PER=HUM")
    filled.closed = True
    capsys.readouterr()
    assert annotator("import", "x.corpus", out) == 2
    said = capsys.readouterr().err
    assert "made with the schema test-de 1" in said
    assert "of this corpus, test-de 2, lacks entity.PER (1×)." in said


def test_an_old_export_that_uses_nothing_unknown_is_read(
    annotator, filled, renamed, tmp_path, capsys
):
    filled.state.sets["a0", "Anna"] = make_set(
        make_span(0, 7, id="p", label="ORG"), article=filled.state.articles["a0"]
    )
    out = tmp_path / "old.jsonl"
    line = ("export", "x.corpus", out, "--format", "jsonl", "--set", "Anna", "--status", "all")
    assert annotator(*line) == 0
    annotator("schema", "apply", "x.corpus", renamed, "--rename", "PER=HUM")
    filled.closed = True
    assert annotator("import", "x.corpus", out, "--as", "Ben") == 0
    assert ("a0", "Ben") in filled.state.sets


def test_show_as_json(annotator, filled, schema, capsys):
    assert annotator("schema", "show", "x.corpus", "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["schema"], values["schema_version"]) == (schema.id, 1)
    assert list(values["definition"]["layers"]) == list(schema.layers)


def test_a_dry_run_counts_and_changes_nothing(annotator, filled, renamed, capsys):
    line = ("schema", "apply", "x.corpus", renamed, "--rename", "PER=HUM", "--dry-run")
    assert annotator(*line) == 0
    said = capsys.readouterr().out
    assert "version 1 would become test-de version 2" in said
    assert "Annotations: 1 spans relabelled." in said
    assert "Suggestions: 1 spans relabelled." in said
    assert (filled.commits, labels(filled)) == (0, {"PER"})


def test_apply_and_undo(annotator, filled, renamed, capsys):
    assert annotator("schema", "apply", "x.corpus", renamed, "--rename", "PER=HUM") == 0
    assert labels(filled) == {"HUM"}
    filled.closed = True
    assert annotator("schema", "undo", "x.corpus") == 0
    assert labels(filled) == {"PER"}
    assert "schema test-de is version 1 again" in capsys.readouterr().out
    filled.closed = True
    assert annotator("schema", "undo", "x.corpus") == 2
    assert "no change of the schema to undo" in capsys.readouterr().err


def test_without_a_rename_the_spans_go_and_the_counts_say_so(annotator, filled, renamed, capsys):
    assert annotator("schema", "apply", "x.corpus", renamed, "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert values["applied"] is True
    assert values["annotations"]["removed"] == values["suggestions"]["removed"] == 1
    assert (values["articles"], values["annotators"]) == (1, ["Anna"])
    assert labels(filled) == set()


def test_a_change_of_words_touches_nothing(annotator, filled, schema, tmp_path, capsys):
    new = after_edits(schema, [ChangeLayer(layer="entity", colour="#112233")])
    path = tmp_path / "new.yaml"
    path.write_text(schema_to_yaml(new), encoding="utf-8")
    assert annotator("schema", "apply", "x.corpus", path) == 0
    assert "No annotation is touched." in capsys.readouterr().out
    assert filled.state.schemas[-1] == new


def test_a_label_is_split_by_an_attribute(annotator, filled, schema, tmp_path, capsys):
    article = filled.state.articles["a0"]
    filled.state.sets["a0", "Anna"] = make_set(
        make_span(0, 7, id="p"),
        make_span(8, 9, id="g", attributes={"generic": True}),
        article=article,
    )
    text = schema_to_yaml(schema).replace(
        "      ORG:", "      KIND: {title: {en: Kind}}\n      ORG:"
    )
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    line = ("schema", "apply", "x.corpus", path)
    assert annotator(*line, "--split", "PER:generic=true:KIND") == 0
    own = filled.state.sets["a0", "Anna"]
    assert {span.id: span.label for span in own} == {"p": "PER", "g": "KIND"}
    filled.closed = True
    assert annotator(*line, "--split", "PER:generic:KIND") == 2
    assert "is not of the form OLD:ATTRIBUTE=VALUE:NEW" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rename", "reason"),
    [("PER", "'PER' is not of the form OLD=NEW"), ("NO=HUM", "there is no label and no role 'NO'")],
)
def test_a_wrong_rename_is_one_line(annotator, filled, renamed, rename, reason, capsys):
    assert annotator("schema", "apply", "x.corpus", renamed, "--rename", rename) == 2
    said = capsys.readouterr().err.splitlines()
    assert reason in said[-1]
    assert filled.commits == 0


def test_the_same_schema_again_is_refused(annotator, filled, schema, tmp_path, capsys):
    path = tmp_path / "same.yaml"
    path.write_text(schema_to_yaml(schema), encoding="utf-8")
    assert annotator("schema", "apply", "x.corpus", path) == 2
    assert "it would stay as it is" in capsys.readouterr().err
