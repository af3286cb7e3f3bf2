"""Quotes as JSON: written, read, and what becomes of what it cannot hold."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.formats.catalogue import recognised
from annotator.formats.quotes_json import QuotesJsonExporter, QuotesJsonReader
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
_LAYERS = SCHEMA.model_dump()["layers"]
for _name in ("cue", "mention"):
    _LAYERS[_name]["dependent"] = True
_LAYERS["quote"]["attributes"] = {
    "medium": {"title": {"en": "medium"}, "values": {"speech": {"en": "x"}, "thought": {"en": "y"}}}
}
SCHEMA = SCHEMA.model_validate(SCHEMA.model_dump() | {"layers": _LAYERS})
READING = ReadOptions(schema=SCHEMA, annotator=ANNA)
QUOTED = make_span(
    QUOTE.begin, QUOTE.end, layer="quote", label="direct", id="q", attributes={"medium": "speech"}
)
SPEAKER = make_span(SIE.begin, SIE.end, layer="mention", label="mention", id="s")
CUE = make_span(SAGTE.begin, SAGTE.end, layer="cue", label="cue", id="c").model_copy(
    update={"fragments": tuple(sorted((SAGTE, find("ohne"), find("Antwort"))))}
)
STRUCTURE = [
    make_argument(QUOTED, SPEAKER, role="speaker"),
    make_argument(QUOTED, CUE, role="cue"),
    make_argument(QUOTED, None, role="addressee", state=RoleState.IMPLICIT),
]


def export(tmp_path, spans, arguments=(), **fields):
    own = make_set(*spans, arguments=arguments, article=make_article(), **fields)
    losses = Losses()
    job = ExportJob(tmp_path / "out.jsonl", SCHEMA, tuple(SCHEMA.layers), "0")
    QuotesJsonExporter().export([ExportItem(own.article, own)], job, losses)
    return job.out, losses.first


def said(spans, arguments):
    names = {s.id: s.signature for s in spans}
    return (
        {(s.signature, tuple(s.attributes.items())) for s in spans},
        {(a.role, names[a.head], a.state, a.filler and names[a.filler]) for a in arguments},
    )


def test_quotes_come_back_with_their_roles(tmp_path):
    path, losses = export(tmp_path, [QUOTED, SPEAKER, CUE], STRUCTURE, status=Status.DONE)
    assert losses == []
    assert recognised(path) == "quotes-json"
    (article,) = QuotesJsonReader().read(path, ReadOptions(schema=SCHEMA))
    assert (article.text, article.id, article.title) == (TEXT, "a1", make_article().title)
    found = article.annotations
    assert (found.annotator, found.status) == (ANNA, Status.DONE)
    assert said(found.spans, found.arguments) == said([QUOTED, SPEAKER, CUE], STRUCTURE)
    assert article.notices == ()


def test_the_line_is_what_scorers_take(tmp_path):
    path, _ = export(tmp_path, [QUOTED, SPEAKER, CUE], STRUCTURE)
    line = orjson.loads(path.read_bytes())
    (quote,) = line["quotes"]
    assert quote["quote"] == [[QUOTE.begin, QUOTE.end]]
    assert quote["speaker"] == [[SIE.begin, SIE.end]]
    assert quote["cue"] == [[part.begin, part.end] for part in CUE.fragments]
    assert (quote["type"], quote["medium"], quote["frame"]) == ("direct", "Speech", [])


def test_what_has_no_place_is_lost_by_name(tmp_path):
    entity = make_span(SIE.begin, SIE.end, layer="entity", label="PER", id="e")
    other = make_span(*_place("René"), layer="mention", label="mention", id="m")
    loose = make_span(*_place("Reuters"), layer="mention", label="mention", id="loose")
    noted = QUOTED.model_copy(update={"note": "hm"})
    arguments = [make_argument(noted, each, role="speaker") for each in (entity, other)]
    path, losses = export(tmp_path, [noted, entity, other, loose], arguments, note="Artikel")
    assert Counter((loss.kind, loss.span) for loss in losses) == Counter(
        [
            (LossKind.OTHER_LAYER, "e"),
            (LossKind.OTHER_LAYER, "m"),  # the fillers of the role became one
            (LossKind.OTHER_LAYER, "loose"),
            (LossKind.ROLE, "q"),
            (LossKind.REMARK, "q"),
            (LossKind.REMARK, ""),
        ]
    )
    (quote,) = orjson.loads(path.read_bytes())["quotes"]
    assert quote["speaker"] == [list(_place("sie")), list(_place("René"))]


def _place(words):
    found = SIE if words == "sie" else find(words)
    return found.begin, found.end


def test_the_corpus_own_articles_are_read(tmp_path):
    def parts(*ranges):
        return {"spans": [{"begin": 0, "end": 1, "charBegin": b, "charEnd": e} for b, e in ranges]}

    annotation = {
        "id": 3,
        "type": "direct",
        "medium": "Speech",
        "isNested": False,
        "quote": parts((0, 4)),
        "speaker": parts((11, 14)),
        "cue": parts((6, 10)),
        "frame": parts((6, 14)),
        "addressee": [],
    }
    path = tmp_path / "x.json"
    path.write_bytes(orjson.dumps({"originalText": "„Ja“, sagt Zoë.", "annotations": [annotation]}))
    assert recognised(path) == "quotes-json"
    (article,) = QuotesJsonReader().read(path, READING)
    covered = {s.layer: s.covered_text(article.text) for s in article.annotations.spans}
    assert covered == {"quote": "„Ja“", "mention": "Zoë", "cue": "sagt"}
    # This schema has no frame: that is told, not dropped.
    assert [notice.text for notice in article.notices] == [
        "role 'frame' is left out: layer 'quote' has no such role"
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{\n", "is no JSON"),
        ({"quotes": []}, "is missing"),
        ({"text": "Zoë", "quotes": [{"type": "direct", "quote": [[0, 9]]}]}, "quote 1: offset 9"),
        ({"text": "Zoë", "quotes": [{"type": "Direkt", "quote": [[0, 3]]}]}, "no label 'Direkt'"),
        ({"text": "Zoë", "quotes": [{"type": "direct", "quote": [[0]]}]}, "quotes.0.quote"),
    ],
)
def test_a_broken_line_is_named(tmp_path, line, reason):
    path = tmp_path / "x.jsonl"
    broken = line if isinstance(line, bytes) else orjson.dumps(line)
    path.write_bytes(orjson.dumps({"text": "Gut", "quotes": []}) + b"\n" + broken)
    with pytest.raises(FormatError, match=rf"x\.jsonl, line 2: .*{reason}"):
        list(QuotesJsonReader().read(path, READING))


@given(
    st.recursive(
        st.none() | st.integers(-9, 99) | st.text(max_size=5),
        lambda c: (
            st.lists(c, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "quote", "speaker", "spans", "charBegin"]), c
            )
        ),
    )
)
def test_rubbish_gives_an_error_or_spans_inside_the_text(tmp_path_factory, rubbish):
    path = tmp_path_factory.mktemp("fuzz") / "x.jsonl"
    path.write_bytes(orjson.dumps({"text": "Zoë ging.", "quotes": rubbish}))
    found = []
    with suppress(AnnotatorError):
        found = list(QuotesJsonReader().read(path, READING))
    for article in found:
        if isinstance(article, SourceArticle):
            assert all(span.end <= len(article.text) for span in article.annotations.spans)
