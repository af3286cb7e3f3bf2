"""What we write, read by the programs it is written for.

Some of them cannot live beside ours: ``ANNOTATOR_DOCCANO_PYTHON`` and ``ANNOTATOR_LABEL_STUDIO_PYTHON`` name a Python
where doccano, or label-studio-sdk, is installed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.brat import BratExporter
from annotator.formats.conll import ConllExporter
from annotator.formats.doccano import NEXT_FRAGMENT, DoccanoExporter
from annotator.formats.iob import Scheme
from annotator.formats.label_studio import LabelStudioExporter
from annotator.formats.type_names import type_name
from annotator.formats.writing import ExportItem, ExportJob, Losses
from corpus_strategies import SCHEMAS, corpora
from factories import (
    QUOTE,
    SAGTE,
    SIE,
    TEXT,
    find,
    make_argument,
    make_schema,
    make_set,
    make_span,
)

SCHEMA = make_schema()
READERS = Path(__file__).with_name("readers")


def gold():
    """Nested and discontinuous spans, roles in every state, attributes and remarks."""
    ohne = find("ohne")
    quote = make_span(QUOTE.begin, QUOTE.end, layer="quote", label="direct", note="hm")
    cue = make_span(SAGTE.begin, SAGTE.end, ohne.begin, ohne.end, layer="cue", label="cue")
    who = make_span(SIE.begin, SIE.end, attributes={"generic": True, "certainty": "sure"})
    org = make_span(find("EU-Kommission").begin, find("EU-Kommission").end, label="ORG")
    zoe = find("Zoë Müller-Lüdenscheidt")
    name = make_span(zoe.begin, zoe.end)
    inner = make_span(zoe.begin, zoe.begin + 3)
    arguments = [
        make_argument(quote, who),
        make_argument(quote, cue, "cue"),
        make_argument(quote, None, "addressee"),
    ]
    return make_set(quote, cue, who, org, name, inner, arguments=arguments)


def export(exporter, out, own):
    job = ExportJob(out, SCHEMA, tuple(SCHEMA.layers), "0")
    losses = Losses()
    exporter.export([ExportItem(own.article, own)], job, losses)
    return losses.first


def rows(path):
    """Tags of each sentence, as any reader of CoNLL files finds them."""
    blocks = path.read_text("utf-8").split("\n\n")
    found = [[line.split(" ")[-1] for line in block.splitlines() if line] for block in blocks]
    return [
        tags
        for tags, block in zip(found, blocks, strict=True)
        if tags and "-DOCSTART-" not in block
    ]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_seqeval_finds_our_entities_in_either_scheme(tmp_path, scheme):
    labeling = pytest.importorskip(
        "seqeval.metrics.sequence_labeling", reason="pip install seqeval"
    )
    own = gold()
    export(ConllExporter(scheme), tmp_path / "out", own)
    found = labeling.get_entities(rows(tmp_path / "out" / "gold.conll"))
    assert Counter(label for label, _, _ in found) == {"PER": 2, "ORG": 1}
    lengths = sorted(end - begin + 1 for _, begin, end in found)
    assert lengths == [1, 1, 2]


def test_nervaluate_scores_our_rows_as_equal_to_themselves(tmp_path):
    nervaluate = pytest.importorskip("nervaluate", reason="pip install nervaluate")
    export(ConllExporter(), tmp_path / "out", gold())
    tags = rows(tmp_path / "out" / "gold.conll")
    scores = nervaluate.Evaluator(tags, tags, tags=["PER", "ORG", "LOC"], loader="list").evaluate()
    strict = scores["overall"]["strict"]
    assert (strict.correct, strict.missed, strict.spurious) == (3, 0, 0)


def run(variable, script, source, folder):
    """What the reader found, in a Python of its own."""
    python = os.environ.get(variable)
    if not python:
        pytest.skip(f"{variable} names no Python with that program")
    subprocess.run([python, READERS / script, source, folder], check=True, timeout=300)
    return json.loads((folder / "found.json").read_text("utf-8"))


def test_label_studio_finds_nothing_wrong_with_tasks_and_configuration(tmp_path):
    export(LabelStudioExporter(), tmp_path / "out", gold())
    script = "label_studio_reads.py"
    assert run("ANNOTATOR_LABEL_STUDIO_PYTHON", script, tmp_path / "out", tmp_path) == []


def test_doccano_imports_every_span_and_relation(tmp_path):
    own = gold()
    export(DoccanoExporter(), tmp_path / "out.jsonl", own)
    source = tmp_path / "out.jsonl"
    found = run("ANNOTATOR_DOCCANO_PYTHON", "doccano_reads.py", source, tmp_path)
    assert found["errors"] == []
    ((text, meta),) = found["examples"]
    assert text == TEXT
    assert meta["article_id"] == own.article.id
    places = [
        [type_name(SCHEMA, span.layer, span.label), part.begin, part.end]
        for span in own
        for part in span.fragments
    ]
    assert sorted(found["spans"]) == sorted(places)
    ohne = find("ohne")
    assert sorted(found["relations"]) == sorted(
        [
            ["speaker", QUOTE.begin, SIE.begin],
            ["cue", QUOTE.begin, SAGTE.begin],
            [NEXT_FRAGMENT, SAGTE.begin, ohne.begin],
        ]
    )


BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
EVENT = re.compile(r"(E\d+)\t(\S+):(T\d+)((?: \S+:[TE]\d+)*)")
RELATION = re.compile(r"(R\d+)\t(\S+) Arg1:([TE]\d+) Arg2:([TE]\d+)\t?")
ATTRIBUTE = re.compile(r"(A\d+)\t(\S+) ([TER]\d+)(?: (\S.*))?")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes ([TERA]\d+)\t(.*)")


def check_standoff(text, lines, conf):
    """The rules of brat's manual, pages "Standoff format" and "Configuration", without our own code."""
    sections = dict(re.findall(r"\[(\w+)\]\n((?:[^\[\n].*\n|\n)*)", conf))
    declared = {
        name: {line.split("\t")[0].strip(): line for line in body.splitlines() if line.strip()}
        for name, body in sections.items()
    }
    bounds, events, ids = {}, {}, []
    for line in lines:
        if bound := BOUND.fullmatch(line):
            places = [tuple(map(int, place.split())) for place in bound[3].split(";")]
            assert all(0 <= begin < end <= len(text) for begin, end in places), line
            assert all(one[1] <= other[0] for one, other in pairwise(places))
            pieces = [text[begin:end] for begin, end in places]
            assert not any("\n" in piece for piece in pieces), line
            assert bound[4] == " ".join(pieces), line
            assert bound[2] in declared["entities"] or bound[2] in declared["events"], line
            bounds[bound[1]] = bound[2]
        elif event := EVENT.fullmatch(line):
            events[event[1]] = event
    known = bounds.keys() | events.keys()
    for line in lines:
        ids.append(line.split("\t")[0])
        if line in {event[0] for event in events.values()}:
            event = EVENT.fullmatch(line)
            # The trigger is of the event's own type, and every argument leads to something that is there.
            assert bounds[event[3]] == event[2], line
            for role, target in re.findall(r" (\S+?)\d*:([TE]\d+)", event[4]):
                assert target in known, line
                # Which of them an event of this type takes is the schema's business, and checked there.
                assert re.search(rf"\b{role}[?*+]?(?:\{{\d+\}})?:", sections["events"]), line
            roles = re.findall(r" (\S+?):", event[4])
            assert len(roles) == len(set(roles)), "a role is repeated without a number"
        elif relation := RELATION.fullmatch(line):
            assert {relation[3], relation[4]} <= known, line
            assert relation[2] in declared["relations"], line
        elif attribute := ATTRIBUTE.fullmatch(line):
            assert attribute[3] in known, line
            assert attribute[2] in declared["attributes"], line
        elif note := NOTE.fullmatch(line):
            assert note[2] in known, line
        else:
            assert BOUND.fullmatch(line), f"no line of brat's: {line!r}"
    assert len(ids) == len(set(ids)), "an id is there twice"
    triggers = [event[3] for event in events.values()]
    heads = {name for name, kind in bounds.items() if kind in declared["events"]}
    assert set(triggers) == heads, "a trigger without its event"


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(corpora())
def test_every_line_follows_brats_rules(tmp_path_factory, corpus):
    name, sets = corpus
    schema = SCHEMAS[name]
    job = ExportJob(tmp_path_factory.mktemp("brat") / "out", schema, tuple(schema.layers), "0")
    BratExporter().export([ExportItem(own.article, own) for own in sets], job, Losses())
    conf = (job.out / "annotation.conf").read_text("utf-8")
    for path in job.out.glob("*.ann"):
        # As brat reads them: with universal newlines.
        text = path.with_suffix(".txt").read_text("utf-8")
        assert text.encode() == path.with_suffix(".txt").read_bytes()
        lines = path.read_text("utf-8").split("\n")
        assert lines.pop() == ""
        check_standoff(text, lines, conf)
