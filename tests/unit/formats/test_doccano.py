"""doccano JSONL: written, read, and what becomes of what it cannot hold."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.errors import AnnotatorError, FormatError, SettingError
from annotator.formats.catalogue import recognised
from annotator.formats.doccano import DoccanoExporter, DoccanoReader
from annotator.formats.reading import ReadOptions, SourceArticle
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
QUOTED = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q")
SPEAKER = make_span(SIE.begin, SIE.end, layer="entity", label="PER", id="s")
CUE = make_span(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="c").model_copy(
    update={"fragments": tuple(sorted((SAGTE, find("ohne"), find("Antwort"))))}
)


def export(tmp_path, spans, arguments=(), text=TEXT, **fields):
    own = make_set(*spans, arguments=arguments, article=make_article(text), **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out.jsonl", SCHEMA, tuple(SCHEMA.layers), "0")
    DoccanoExporter().export([ExportItem(own.article, own)], job, losses)
    return job.out, losses.first


def test_a_structure_with_gaps_comes_back(tmp_path):
    arguments = [
        make_argument(QUOTED, SPEAKER, role="speaker"),
        make_argument(QUOTED, CUE, role="cue"),
    ]
    path, losses = export(tmp_path, [QUOTED, SPEAKER, CUE], arguments)
    assert losses == []
    assert recognised(path) == "doccano"
    (article,) = DoccanoReader().read(path, ReadOptions(schema=SCHEMA))
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    found = article.annotations
    assert found.annotator == ANNA
    assert {s.signature for s in found.spans} == {s.signature for s in (QUOTED, SPEAKER, CUE)}
    names = {s.id: s.signature for s in found.spans}
    assert {(a.role, names[a.head], names[a.filler]) for a in found.arguments} == {
        ("speaker", QUOTED.signature, SPEAKER.signature),
        ("cue", QUOTED.signature, CUE.signature),
    }
    assert article.notices == ()


def test_the_line_is_doccanos(tmp_path):
    path, _ = export(tmp_path, [SPEAKER])
    line = orjson.loads(path.read_bytes())
    assert line["entities"] == [
        {"id": 1, "label": "PER", "start_offset": SIE.begin, "end_offset": SIE.end}
    ]
    assert line["relations"] == []


def test_what_has_no_place_is_lost_by_name(tmp_path):
    noted = SPEAKER.model_copy(update={"note": "wirklich?", "attributes": {"certainty": "sure"}})
    implicit = make_argument(QUOTED, None, role="addressee", state=RoleState.IMPLICIT)
    _, losses = export(tmp_path, [QUOTED, noted], [implicit], text=TEXT + " \n", note="Artikel")
    assert Counter((loss.kind, loss.span) for loss in losses) == Counter(
        [
            (LossKind.ROLE, "q"),
            (LossKind.ATTRIBUTE, "s"),
            (LossKind.REMARK, "s"),
            (LossKind.REMARK, ""),
            (LossKind.WHITE_SPACE, ""),
        ]
    )


@pytest.fixture
def write(tmp_path):
    def lines(*values):
        path = tmp_path / "x.jsonl"
        path.write_bytes(
            b"".join(v if isinstance(v, bytes) else orjson.dumps(v) + b"\n" for v in values)
        )
        return path

    return lines


def test_the_plain_form_with_metadata_is_read(write):
    path = write(
        {"id": 7, "text": "Zoë ging.\r\nSie kam.", "label": [[11, 14, "PER"]], "ressort": "x"}
    )
    assert recognised(path) == "doccano"
    (article,) = DoccanoReader().read(path, READING)
    (span,) = article.annotations.spans
    assert span.covered_text(article.text) == "Sie"
    assert article.meta == {"ressort": "x"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{\n", "is no JSON"),
        ({"label": []}, "text: is missing"),
        ({"text": "Zoë", "label": [[0, 3]]}, "label"),
        ({"text": "Zoë", "label": [[0, 9, "PER"]]}, "span 1: offset 9 lies outside"),
        ({"text": "Zoë", "label": [[0, 3, "Person"]]}, "no label 'Person'.*--map Person="),
    ],
)
def test_a_broken_line_is_named(write, line, reason):
    with pytest.raises(FormatError, match=rf"x\.jsonl, line 2: .*{reason}"):
        list(DoccanoReader().read(write({"text": "Gut", "label": []}, line), READING))


def test_somebody_must_say_whose_work_it_is(write):
    with pytest.raises(SettingError, match="does not say whose"):
        list(DoccanoReader().read(write({"text": "Gut", "label": []}), ReadOptions(schema=SCHEMA)))


def test_a_relation_to_nothing_and_a_circle_of_fragments_are_no_trap(write):
    entities = [{"id": n, "label": "PER", "start_offset": n, "end_offset": n + 1} for n in range(3)]
    relations = [
        {"id": 1, "from_id": 0, "to_id": 1, "type": "next_fragment"},
        {"id": 2, "from_id": 1, "to_id": 0, "type": "next_fragment"},
        {"id": 3, "from_id": 2, "to_id": 99, "type": "speaker"},
    ]
    path = write({"text": "Zoë ging", "entities": entities, "relations": relations})
    (article,) = DoccanoReader().read(path, READING)
    assert [n.text.partition(":")[0] for n in article.notices] == [
        "a circle of fragments is left out",
        "role 'speaker' is left out",
    ]


@given(
    st.recursive(
        st.none() | st.integers(-9, 99) | st.text(max_size=5), lambda c: st.lists(c, max_size=4)
    )
)
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish):
    path = tmp_path_factory.mktemp("fuzz") / "x.jsonl"
    path.write_bytes(orjson.dumps({"text": "Zoë ging.", "entities": rubbish, "relations": rubbish}))
    found = []
    with suppress(AnnotatorError):
        found = list(DoccanoReader().read(path, READING))
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)
