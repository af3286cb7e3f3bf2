"""Any corpus, exported to native JSONL and imported again, is equal to itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.changes import Status, Verdict
from annotator.domain.ids import GOLD, SUGGESTIONS
from annotator.domain.offsets import normalise_text
from annotator.formats.reading import NoticeKind
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    PIPELINE,
    make_argument,
    make_article,
    make_machine_provenance,
    make_provenance,
    make_schema,
    make_set,
    make_span,
)
from fakes import FakeStore, corpus_of

SCHEMA = make_schema()
LABELS = [(name, label) for name, layer in SCHEMA.layers.items() for label in layer.labels]

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
texts = words.filter(lambda text: normalise_text(text) == text and len(text) >= 4)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given apart
metas = st.dictionaries(
    words,
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.floats(allow_nan=False, allow_infinity=False)
        | words,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
        max_leaves=4,
    ),
    max_size=2,
)


@st.composite
def provenances(draw, by):
    if draw(st.booleans()):
        return make_provenance(by, at=draw(moments), suggestion=draw(st.none() | st.just("s0")))
    return make_machine_provenance(why=draw(words), score=draw(st.none() | st.floats(0, 1)))


@st.composite
def sets(draw, article, annotator):
    spans = []
    for number in range(draw(st.integers(0, 5))):
        edges = sorted(draw(st.sets(st.integers(0, len(article.text)), min_size=2, max_size=4)))
        layer, label = draw(st.sampled_from(LABELS))
        attributes = {}
        if layer == "entity":
            attributes = draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "certainty": st.sampled_from(["sure", "doubtful"]),
                        "generic": st.booleans(),
                    },
                )
            )
        spans.append(
            make_span(
                *edges[: len(edges) // 2 * 2],
                id=f"s{number}",
                layer=layer,
                label=label,
                attributes=attributes,
                seen=draw(st.booleans()),
                note=draw(words),
                provenance=draw(provenances(annotator)),
            )
        )
    heads = [span for span in spans if SCHEMA.layers[span.layer].roles]
    arguments = [
        make_argument(
            head,
            draw(st.none() | st.sampled_from([*(s for s in spans if s is not head), None])),
            role,
            id=f"g{n}",
        )
        for n, (head, role) in enumerate(
            (head, role) for head in heads for role in SCHEMA.layers[head.layer].roles
        )
        if draw(st.booleans())
    ]
    own = make_set(*spans, arguments=arguments, article=article, annotator=annotator)
    if annotator == SUGGESTIONS:
        return own
    return replace(
        own,
        status=draw(st.sampled_from(Status)),
        note=draw(words),
        decisions=draw(st.dictionaries(words, st.sampled_from(Verdict), max_size=2)),
    )


@st.composite
def corpora(draw):
    store = FakeStore(SCHEMA)
    for number, text in enumerate(draw(st.lists(texts, max_size=4, unique=True))):
        article = make_article(
            text,
            id=f"a{number}",
            title=draw(words),
            source=draw(words),
            language=draw(st.sampled_from(["de", "de-CH", "en"])),
            meta=draw(metas),
            imported_at=draw(moments),
        )
        store.state.articles[article.id] = article
        for annotator in draw(st.sets(st.sampled_from([ANNA, BEN, GOLD, SUGGESTIONS]))):
            own = draw(sets(article, annotator))
            store.state.sets[article.id, annotator] = own
            if annotator == SUGGESTIONS:
                store.state.sources[article.id] = PIPELINE
    return store


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("round") / "corpus.jsonl"


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(corpora())
def test_any_corpus_comes_back_equal_and_again_with_the_same_bytes(context, place, store):
    if not store.state.articles:
        return
    export(context, store, ExportRequest(place, "jsonl"), NullMonitor())
    again = FakeStore(SCHEMA)
    report = import_articles(context, again, ImportRequest((place,)), NullMonitor())
    # What a rule forbids comes back as it is, and is told.
    assert len(report.of(NoticeKind.DOUBTFUL)) == len(report.notices)
    assert corpus_of(again) == corpus_of(store)
    before = place.read_bytes()
    export(context, again, ExportRequest(place, "jsonl"), NullMonitor())
    after = place.read_bytes()
    # Only what made empty suggestions is not kept anywhere.
    assert _without_pipeline(after) == _without_pipeline(before)


def _without_pipeline(lines):
    return lines.replace(PIPELINE.encode(), b"").replace(b"unknown@0", b"")
