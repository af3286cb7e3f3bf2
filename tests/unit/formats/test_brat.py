"""brat standoff: written, read, and what becomes of what it cannot hold."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError, FileReadError, FormatError
from annotator.domain.offsets import TextRange
from annotator.formats.brat import BratExporter, BratReader
from annotator.formats.brat_configuration import annotation_conf, visual_conf
from annotator.formats.catalogue import companions_of, recognised
from annotator.formats.reading import NoticeKind, ReadOptions, SourceArticle
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


def entity(place, **fields):
    return make_span(place.begin, place.end, layer="entity", label="PER", **fields)


def structure():
    """A quote whose cue has two fragments, with a speaker and an addressee that is implicit."""
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q")
    cue = make_span(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="c")
    cue = cue.model_copy(update={"fragments": tuple(sorted((SAGTE, find("ohne"))))})
    speaker = entity(SIE, id="s")
    return [quote, cue, speaker], [
        make_argument(quote, speaker, role="speaker"),
        make_argument(quote, cue, role="cue"),
        make_argument(quote, None, role="addressee", state=RoleState.IMPLICIT),
    ]


def export(tmp_path, spans, arguments=(), **fields):
    own = make_set(*spans, arguments=arguments, article=make_article(), **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out", SCHEMA, tuple(SCHEMA.layers), "0")
    BratExporter().export([ExportItem(own.article, own)], job, losses)
    (path,) = job.out.glob("*.ann")
    return path, losses.first


def said(spans, arguments):
    """What a set says, without ids and provenance."""
    names = {s.id: s.signature for s in spans}
    return (
        {(s.signature, tuple(s.attributes.items()), s.note) for s in spans},
        {(a.role, names[a.head], a.state, a.filler and names[a.filler]) for a in arguments},
    )


def test_a_structure_comes_back_whole(tmp_path):
    spans, arguments = structure()
    path, losses = export(tmp_path, spans, arguments, status=Status.DONE, note="so")
    assert losses == []
    (article,) = BratReader().read(path, ReadOptions(schema=SCHEMA))
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    found = article.annotations
    assert (found.annotator, found.status, found.note) == (ANNA, Status.DONE, "so")
    assert said(found.spans, found.arguments) == said(spans, arguments)
    assert article.notices == ()


def test_the_lines_are_brats(tmp_path):
    spans, arguments = structure()
    path, _ = export(tmp_path, spans, arguments)
    lines = path.read_text("utf-8").splitlines()
    begin = TEXT.index("„")
    assert lines[0].startswith(f"T1\tdirect {begin} ")
    (cue,) = [line for line in lines if line.split("\t")[1].startswith("cue ")]
    ohne = find("ohne")
    places = f"{SAGTE.begin} {SAGTE.end};{ohne.begin} {ohne.end}"
    assert cue.split("\t")[1:] == [f"cue {places}", "sagte ohne"]
    (event,) = [line for line in lines if line[0] == "E"]
    assert event.split("\t")[1].split(" ")[0] == "direct:T1"
    assert {part.split(":")[0] for part in event.split(" ")[1:]} == {"speaker", "cue"}
    assert any(line.endswith("\taddressee_state E1 implicit") for line in lines)


def test_repeated_roles_are_numbered_and_come_back_without(tmp_path):
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct")
    speakers = [entity(SIE), entity(find("René"))]
    arguments = [make_argument(quote, each, role="speaker") for each in speakers]
    path, _ = export(tmp_path, [quote, *speakers], arguments)
    assert " speaker:" in path.read_text("utf-8")
    assert " speaker2:" in path.read_text("utf-8")
    (article,) = BratReader().read(path, READING)
    assert [a.role for a in article.annotations.arguments] == ["speaker", "speaker"]


def test_a_fragment_over_a_line_end_is_cut_and_told(tmp_path):
    begin = TEXT.index("Rücktritt")
    span = entity(TextRange(begin, QUOTE.begin + 4), id="long")
    path, losses = export(tmp_path, [span])
    assert [(loss.kind, loss.span) for loss in losses] == [(LossKind.LINE_BREAK, "long")]
    (article,) = BratReader().read(path, READING)
    (read,) = article.annotations.spans
    assert [part.covered_text(TEXT) for part in read.fragments] == ["Rücktritt an.", "„Ich"]


def test_remarks_are_one_line(tmp_path):
    spans = [entity(SIE, note="eins\nzwei", id="two"), entity(find("René"), note="gut")]
    path, losses = export(tmp_path, spans)
    assert [(loss.kind, loss.span) for loss in losses] == [(LossKind.REMARK, "two")]
    (article,) = BratReader().read(path, READING)
    assert sorted(s.note for s in article.annotations.spans) == ["eins zwei", "gut"]


def test_text_and_annotations_belong_together(tmp_path):
    path, _ = export(tmp_path, [entity(SIE)])
    text = path.with_suffix(".txt")
    assert recognised(path) == "brat"
    assert text in companions_of((path, text))
    text.unlink()
    with pytest.raises(FileReadError, match=r"\.txt"):
        list(BratReader().read(path, READING))


@pytest.fixture
def write(tmp_path):
    def pair(lines, text="Zoë ging heim.\nSie kam."):
        (tmp_path / "x.txt").write_bytes(text.encode())
        (tmp_path / "x.ann").write_bytes(lines.encode())
        return tmp_path / "x.ann"

    return pair


@pytest.mark.parametrize("crlf", [True, False])
def test_offsets_may_count_a_crlf_as_one_or_as_two(write, crlf):
    shift = 1 if crlf else 0
    lines = f"T1\tPER {15 + shift} {18 + shift}\tSie\nT2\tPER 0 3\tZoë\n"
    (article,) = BratReader().read(write(lines, "Zoë ging heim.\r\nSie kam."), READING)
    found = {s.covered_text(article.text) for s in article.annotations.spans}
    assert found == {"Sie", "Zoë"}
    assert article.notices == ()


def test_what_has_no_place_here_is_told(write):
    lines = (
        "T1\tPER 0 3\tZoë\nT2\tPER 15 18\tSie\n*\tEquiv T1 T2\nN1\tReference T1 Wikipedia:5\tZ\n"
    )
    (article,) = BratReader().read(write(lines), READING)
    told = [(n.kind, n.line, n.text) for n in article.notices]
    assert told == [
        (NoticeKind.SKIPPED, 3, "'Equiv' lines have no place here; left out"),
        (NoticeKind.SKIPPED, 4, "'Reference' lines have no place here; left out"),
    ]


def test_one_trigger_of_two_events_is_two_heads(write):
    lines = "T1\tdirect 0 3\tZoë\nT2\tPER 15 18\tSie\nE1\tdirect:T1 speaker:T2\nE2\tdirect:T1\n"
    (article,) = BratReader().read(write(lines), READING)
    assert sorted(s.label for s in article.annotations.spans) == ["PER", "direct", "direct"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T1", "there is no tab"),
        ("T1\tPER eins zwei\tZoë", "is no T line"),
        ("T1\tPER 0 3", "is no T line"),
        ("E1\tdirect:T9", "its trigger T9 is not there"),
        ("E1\tdirect", "is no E line"),
        ("R1\tspeaker Arg1:T9 Arg2:T8", "T9 is not there"),
        ("X1\twas", "is no id"),
        ("T2\tPerson 0 3\tZoë", "no label 'Person'"),
    ],
)
def test_a_broken_line_is_named(write, line, reason):
    with pytest.raises(FormatError, match=rf"x\.ann, line 1: .*{reason}"):
        list(BratReader().read(write(line + "\n"), READING))


def test_an_id_may_stand_there_once(write):
    lines = "T1\tPER 0 3\tZoë\nT1\tPER 15 18\tSie\n"
    with pytest.raises(FormatError, match="line 2: the id T1 stands in line 1 already"):
        list(BratReader().read(write(lines), READING))


def test_the_configuration_names_every_type_and_role():
    layers = tuple(SCHEMA.layers)
    conf, visual = annotation_conf(SCHEMA, layers), visual_conf(SCHEMA, layers)
    for name, layer in SCHEMA.layers.items():
        for label in layer.labels:
            assert label in conf, name
            assert f"{label}\tbgColor:#" in visual
        for role in layer.roles:
            assert role in conf
    assert conf.index("[entities]") < conf.index("[events]") < conf.index("[relations]")


@given(st.binary(max_size=120))
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish):
    path = tmp_path_factory.mktemp("fuzz") / "x.ann"
    path.write_bytes(rubbish)
    path.with_suffix(".txt").write_text("Zoë ging.", "utf-8")
    found = []
    with suppress(AnnotatorError):
        found = list(BratReader().read(path, READING))
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)
