"""Label Studio JSON: written, read, and what becomes of what it cannot hold."""

from __future__ import annotations

from contextlib import suppress
from xml.etree import ElementTree as ET

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.errors import AnnotatorError, FormatError, SettingError
from annotator.domain.ids import SUGGESTIONS
from annotator.formats.catalogue import recognised
from annotator.formats.label_studio import LabelStudioExporter, LabelStudioReader
from annotator.formats.reading import ReadOptions, SourceArticle
from annotator.formats.units import Utf16Offsets
from annotator.formats.writing import ExportItem, ExportJob, Losses, LossKind
from factories import (
    ANNA,
    QUOTE,
    SAGTE,
    SIE,
    TEXT,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
)

SCHEMA = make_schema()
READING = ReadOptions(schema=SCHEMA, annotator=ANNA)
QUOTED = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", note="eins\nzwei")
SPEAKER = make_span(
    SIE.begin,
    SIE.end,
    layer="entity",
    label="PER",
    id="s",
    attributes={"certainty": "doubtful", "generic": True},
)
CUE = make_span(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="c").model_copy(
    update={"fragments": tuple(sorted((SAGTE, find("ohne"), find("Antwort"))))}
)
ARGUMENTS = [
    make_argument(QUOTED, SPEAKER, role="speaker"),
    make_argument(QUOTED, CUE, role="cue"),
    make_argument(QUOTED, None, role="addressee", state=RoleState.IMPLICIT),
]


def export(tmp_path, spans, arguments=(), **fields):
    own = make_set(*spans, arguments=arguments, article=make_article(), **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    LabelStudioExporter().export([ExportItem(own.article, own, "builtin@1")], job, losses)
    return job.out / "tasks.json", losses.first


def said(spans, arguments):
    names = {s.id: s.signature for s in spans}
    return (
        {(s.id, s.signature, tuple(sorted(s.attributes.items())), s.note) for s in spans},
        {(a.role, names[a.head], a.state, a.filler and names[a.filler]) for a in arguments},
    )


def test_everything_but_provenance_comes_back(tmp_path):
    path, losses = export(tmp_path, [QUOTED, SPEAKER, CUE], ARGUMENTS)
    assert losses == []
    assert recognised(path) == "label-studio"
    (article,) = LabelStudioReader().read(path, ReadOptions(schema=SCHEMA))
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    found = article.annotations
    assert found.annotator == ANNA
    assert said(found.spans, found.arguments) == said([QUOTED, SPEAKER, CUE], ARGUMENTS)
    assert article.notices == ()


def test_offsets_are_those_of_a_browser(tmp_path):
    path, _ = export(tmp_path, [SPEAKER])
    ((task,),) = [orjson.loads(path.read_bytes())]
    value = task["annotations"][0]["result"][0]["value"]
    assert value["text"] == "sie"
    assert value["start"] == Utf16Offsets(TEXT).to_units(SIE.begin) != SIE.begin


def test_suggestions_are_predictions_and_come_back_as_suggestions(tmp_path):
    path, _ = export(tmp_path, [SPEAKER], annotator=SUGGESTIONS)
    ((task,),) = [orjson.loads(path.read_bytes())]
    assert task["annotations"] == []
    (article,) = LabelStudioReader().read(path, READING)
    assert (article.annotations.annotator, article.annotations.pipeline) == (
        SUGGESTIONS,
        "builtin@1",
    )


def test_the_configuration_knows_every_label_role_and_attribute(tmp_path):
    path, _ = export(tmp_path, [SPEAKER])
    config = ET.parse(path.with_name("label_config.xml"))  # noqa: S314 - we wrote it
    labels = {each.get("value") for each in config.iter("Label")}
    assert labels == {label for layer in SCHEMA.layers.values() for label in layer.labels}
    relations = {each.get("value") for each in config.iter("Relation")}
    assert {"speaker", "agent", "next_fragment"} <= relations
    names = {each.get("name") for each in config.iter("Choices")}
    assert {"entity-certainty", "entity-generic", "quote-speaker-state"} <= names


def test_the_remark_on_the_article_is_lost_by_name(tmp_path):
    _, losses = export(tmp_path, [SPEAKER], note="hm")
    assert [(loss.kind, loss.span) for loss in losses] == [(LossKind.REMARK, "")]


@pytest.fixture
def write(tmp_path):
    def tasks(*values):
        path = tmp_path / "x.json"
        path.write_bytes(orjson.dumps(values))
        return path

    return tasks


def region(start, end, text, label="PER", **fields):
    value = {"start": start, "end": end, "text": text, "labels": [label]}
    return {
        "id": "r",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
    } | fields


def annotated(*result, text="😀 Zoë  ging.", **fields):
    return {"data": {"text": text}, "annotations": [{"result": list(result)} | fields]}


@pytest.mark.parametrize(("start", "end"), [(3, 6), (2, 5)])
def test_units_are_found_out_and_collapsed_blanks_do_not_matter(write, start, end):
    result = [region(start, end, "Zoë"), region(start, end + 6, "Zoë ging", "ORG", id="r2")]
    (article,) = LabelStudioReader().read(write(annotated(*result)), READING)
    found = {s.covered_text(article.text) for s in article.annotations.spans}
    assert found == {"Zoë", "Zoë  ging"}
    assert article.notices == ()


def test_each_person_gets_a_set_and_skipped_ones_are_told(write):
    task = annotated(region(3, 6, "Zoë"), completed_by={"email": "anna@example.org", "id": 4})
    task["annotations"].append({"result": [], "completed_by": 7})
    task["annotations"].append({"result": [], "was_cancelled": True})
    options = ReadOptions(schema=SCHEMA)
    *articles, skipped = LabelStudioReader().read(write(task), options)
    assert [a.annotations.annotator for a in articles] == ["anna@example.org", "user 7"]
    assert "skipped annotation" in skipped.text


def test_several_labels_of_a_region_are_several_spans(write):
    both = region(3, 6, "Zoë")
    both["value"]["labels"] = ["PER", "ORG"]
    (article,) = LabelStudioReader().read(write(annotated(both)), READING)
    assert sorted(s.label for s in article.annotations.spans) == ["ORG", "PER"]


def test_a_relation_to_the_left_is_turned(write):
    result = [
        region(3, 6, "Zoë", id="a"),
        region(8, 12, "ging", "direct", id="b"),
        {
            "type": "relation",
            "from_id": "a",
            "to_id": "b",
            "direction": "left",
            "labels": ["speaker"],
        },
    ]
    (article,) = LabelStudioReader().read(write(annotated(*result)), READING)
    (argument,) = article.annotations.arguments
    assert (argument.head, argument.filler) == ("b", "a")


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ({"annotations": []}, "data: is missing"),
        ({"data": {"html": "x"}}, "no text under “text”, but html"),
        (annotated(region(3, 6, "Zoë", "Person")), "no label 'Person'"),
        (annotated(region(3, 99, "Zoë")), "region 'r': .*outside"),
        (annotated({"id": "r", "type": "labels", "value": 3}), "region 'r' has no start"),
        (annotated({"type": "relation", "from_id": "a"}), "a relation has no from_id, to_id"),
    ],
)
def test_a_broken_task_is_named(write, task, reason):
    good = annotated(region(3, 6, "Zoë"))
    with pytest.raises(FormatError, match=f"x.json, line 1: .*{reason}"):
        list(LabelStudioReader().read(write(good, task), READING))


def test_somebody_must_say_whose_work_it_is(write):
    with pytest.raises(SettingError, match="does not say whose"):
        list(
            LabelStudioReader().read(
                write(annotated(region(3, 6, "Zoë"))), ReadOptions(schema=SCHEMA)
            )
        )


def test_what_is_no_json_is_named(tmp_path):
    path = tmp_path / "x.json"
    path.write_text('[{"data":\n oh}]')
    with pytest.raises(FormatError, match="line 2: is no JSON"):
        list(LabelStudioReader().read(path, READING))


@given(
    st.recursive(
        st.none() | st.integers(-9, 99) | st.text(max_size=5),
        lambda c: (
            st.lists(c, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "type", "value", "start", "end", "labels", "text", "from_id"]
                ),
                c,
            )
        ),
    )
)
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish):
    path = tmp_path_factory.mktemp("fuzz") / "x.json"
    task = {
        "data": {"text": "Zoë ging."},
        "annotations": [{"result": [rubbish, region(0, 3, "Zoë")]}],
    }
    path.write_bytes(orjson.dumps([task]))
    found = []
    with suppress(AnnotatorError):
        found = list(LabelStudioReader().read(path, READING))
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)
