"""Prodigy JSONL: written, changed there, and read again."""

from __future__ import annotations

from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError, FormatError, SettingError
from annotator.formats.catalogue import recognised
from annotator.formats.prodigy import ProdigyExporter, ProdigyReader
from annotator.formats.prodigy_hashes import input_hash, task_hash
from annotator.formats.reading import NoticeKind, ReadOptions, SourceArticle
from annotator.formats.writing import ExportItem, ExportJob, Losses
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
READING = ReadOptions(schema=SCHEMA)
QUOTED = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", note="eins\nzwei")
SPEAKER = make_span(
    SIE.begin, SIE.end, layer="entity", label="PER", id="s", attributes={"generic": True}
)
PARTY = make_span(find("SPD").begin, find("SPD").end, layer="entity", label="ORG", id="cut")
CUE = make_span(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="c").model_copy(
    update={"fragments": tuple(sorted((SAGTE, find("ohne"), find("Antwort"))))}
)
SPANS = [QUOTED, SPEAKER, PARTY, CUE]
ARGUMENTS = [
    make_argument(QUOTED, SPEAKER, role="speaker"),
    make_argument(QUOTED, CUE, role="cue"),
    make_argument(QUOTED, PARTY, role="addressee"),
    make_argument(QUOTED, None, role="addressee", state=RoleState.IMPLICIT),
]


def export(tmp_path, spans=SPANS, arguments=ARGUMENTS, *, own=True, **fields):
    article = make_article()
    whole = make_set(*spans, arguments=arguments, article=article, **fields) if own else None
    losses = Losses()
    job = ExportJob(tmp_path / "out.jsonl", SCHEMA, tuple(SCHEMA.layers), "0")
    ProdigyExporter().export([ExportItem(article, whole)], job, losses)
    assert losses.first == []
    return job.out


def changed(path, change):
    """The file after somebody worked on it in Prodigy."""
    task = orjson.loads(path.read_bytes())
    change(task)
    path.write_bytes(orjson.dumps(task) + b"\n")
    return path


def read(path, **options):
    articles = list(ProdigyReader().read(path, ReadOptions(schema=SCHEMA, **options)))
    assert len(articles) == 1
    return articles[0]


def test_what_nobody_changed_comes_back_whole(tmp_path):
    path = export(tmp_path, note="hm", decisions={"entity|PER|0-3": "rejected"})
    assert recognised(path) == "prodigy"
    article = read(path)
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    assert article.meta == make_article().meta
    found = article.annotations
    assert (found.annotator, found.status, found.note) == (ANNA, Status.NEW, "hm")
    assert set(found.decisions) == {"entity|PER|0-3"}
    assert {s.id: s for s in found.spans} == {s.id: s for s in SPANS}
    assert {a.id: a for a in found.arguments} == {a.id: a for a in ARGUMENTS}
    assert article.notices == ()


def test_the_task_is_prodigys(tmp_path):
    task = orjson.loads(export(tmp_path, status=Status.DONE).read_bytes())
    assert "".join(t["text"] + (" " if t["ws"] else "") for t in task["tokens"]) == TEXT
    assert [t["id"] for t in task["tokens"]] == list(range(len(task["tokens"])))
    for span in task["spans"]:
        first, last = task["tokens"][span["token_start"]], task["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])
    assert {s["label"] for s in task["spans"]} == {"direct", "PER", "cue"}
    assert sorted(r["label"] for r in task["relations"]) == ["cue", "speaker"]
    assert task["answer"] == "accept"
    assert task["_view_id"] == "relations"


def test_an_article_nobody_began_is_a_task_without_answer(tmp_path):
    path = export(tmp_path, own=False)
    task = orjson.loads(path.read_bytes())
    assert "spans" not in task
    assert "answer" not in task
    assert read(path).annotations is None


def test_a_span_that_was_removed_is_gone_with_its_roles_and_that_is_told(tmp_path):
    def remove(task):
        task["spans"] = [s for s in task["spans"] if s["label"] != "PER"]
        task["relations"] = [r for r in task["relations"] if r["label"] != "speaker"]

    article = read(changed(export(tmp_path), remove))
    assert {s.id for s in article.annotations.spans} == {"q", "c", "cut"}
    roles = sorted(a.role for a in article.annotations.arguments)
    assert roles == ["addressee", "addressee", "cue"]
    assert [n.text for n in article.notices] == ["1 spans were removed or changed in Prodigy"]


def test_a_relation_that_was_removed_is_gone(tmp_path):
    article = read(changed(export(tmp_path), lambda task: task["relations"].clear()))
    assert sorted(a.role for a in article.annotations.arguments) == ["addressee", "addressee"]


def test_what_was_added_there_is_new_here(tmp_path):
    rene = find("René")

    def add(task):
        span = {"start": rene.begin, "end": rene.end, "label": "PER"}
        task["spans"].append(span)
        quote = next(s for s in task["spans"] if s["label"] == "direct")
        task["relations"].append({"head_span": quote, "child_span": span, "label": "speaker"})

    found = read(changed(export(tmp_path), add)).annotations
    (new,) = [s for s in found.spans if s.covered_text(TEXT) == "René"]
    assert new.provenance.by == "prodigy"
    assert ("q", new.id) in {(a.head, a.filler) for a in found.arguments if a.role == "speaker"}


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_what_was_not_accepted_is_left_out_and_told(tmp_path, answer):
    path = changed(export(tmp_path), lambda task: task.update(answer=answer))
    notice, article = ProdigyReader().read(path, READING)
    assert notice.kind is NoticeKind.SKIPPED
    assert answer in notice.text
    assert article.annotations is None


@pytest.fixture
def write(tmp_path):
    def tasks(*values):
        path = tmp_path / "x.jsonl"
        path.write_bytes(
            b"".join(v if isinstance(v, bytes) else orjson.dumps(v) + b"\n" for v in values)
        )
        return path

    return tasks


def test_a_foreign_task_is_read_with_its_metadata(write):
    spans = [{"start": 0, "end": 3, "label": "PER", "token_start": 0, "token_end": 0}]
    task = {"text": "Zoë ging.", "spans": spans, "answer": "accept", "_annotator_id": "news-zoe"}
    article = read(write(task | {"meta": {"source": "NYT"}}))
    assert article.annotations.annotator == "news-zoe"
    assert article.annotations.status is Status.DONE
    assert article.meta == {"source": "NYT"}


def test_relations_of_old_files_name_only_tokens(write):
    spans = [
        {"start": 0, "end": 3, "label": "PER", "token_start": 0, "token_end": 0},
        {"start": 4, "end": 8, "label": "direct", "token_start": 1, "token_end": 1},
    ]
    task = {
        "text": "Zoë ging.",
        "spans": spans,
        "relations": [{"head": 1, "child": 0, "label": "speaker"}],
    }
    (argument,) = read(write(task), annotator=ANNA).annotations.arguments
    assert argument.role == "speaker"


def test_of_a_review_each_session_gets_a_set(write):
    span = {"start": 0, "end": 3, "label": "PER"}
    version = {"text": "Zoë ging.", "spans": [span], "answer": "accept", "sessions": ["n-a", "n-b"]}
    review = {"text": "Zoë ging.", "spans": [], "answer": "accept", "versions": [version]}
    found = list(ProdigyReader().read(write(review), ReadOptions(schema=SCHEMA, annotator=ANNA)))
    sets = [(a.annotations.annotator, len(a.annotations.spans)) for a in found]
    assert sets == [(ANNA, 0), ("n-a", 1), ("n-b", 1)]


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        (b"{\n", "is no JSON"),
        ({"spans": []}, "text: is missing"),
        (
            {"text": "Zoë", "spans": [{"start": 0, "end": 9, "label": "PER"}]},
            "span 'PER': offset 9",
        ),
        ({"text": "Zoë", "spans": [{"start": 0, "end": 3, "label": "X"}]}, "no label 'X'"),
        (
            {"text": "Zoë", "spans": [], "relations": [{"label": "speaker"}]},
            "an end of the relation",
        ),
        ({"text": "Zoë", "spans": [], "annotator": {"id": 3}}, "annotator: "),
    ],
)
def test_a_broken_line_is_named(write, task, reason):
    path = write({"text": "Gut", "spans": []}, task)
    with pytest.raises(FormatError, match=rf"x\.jsonl, line 2: .*{reason}"):
        list(ProdigyReader().read(path, ReadOptions(schema=SCHEMA, annotator=ANNA)))


def test_somebody_must_say_whose_work_it_is(write):
    with pytest.raises(SettingError, match="does not say whose"):
        read(write({"text": "Gut", "spans": []}))


@pytest.mark.parametrize(
    ("text", "of_input", "of_task"),
    [
        (
            "Uber’s Lesson: Silicon Valley’s Start-Up Machine Needs Fixing",
            1886699658,
            -1952856502,
        ),
        (
            "Pearl Automation, Founded by Apple Veterans, Shuts Down",
            1487477437,
            -1298236362,
        ),
        (
            "How Silicon Valley Pushed Coding Into American Classrooms",
            1842734674,
            636683182,
        ),
    ],
)
def test_the_hashes_are_those_of_saved_tasks(text, of_input, of_task):
    assert input_hash(text) == of_input
    task = {"text": text, "meta": {"source": "The New York Times"}, "answer": "accept"}
    assert task_hash(task) == of_task


@given(
    st.recursive(
        st.none() | st.integers(-9, 99) | st.text(max_size=5),
        lambda c: (
            st.lists(c, max_size=3)
            | st.dictionaries(
                st.sampled_from(["start", "end", "label", "head", "child", "text"]), c
            )
        ),
    )
)
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish):
    path = tmp_path_factory.mktemp("fuzz") / "x.jsonl"
    for key in ("spans", "relations", "versions", "annotator", "meta"):
        task = {
            "text": "Zoë ging.",
            "spans": [{"start": 0, "end": 3, "label": "PER"}],
            key: rubbish,
        }
        path.write_bytes(orjson.dumps(task))
        found = []
        with suppress(AnnotatorError):
            found = list(ProdigyReader().read(path, ReadOptions(schema=SCHEMA, annotator=ANNA)))
        for article in found:
            if isinstance(article, SourceArticle) and article.annotations:
                assert all(s.end <= len(article.text) for s in article.annotations.spans)
