"""What the window says beforehand is what the export does: for every span proposed for the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.bootstrap import default_schema
from annotator.domain.ids import ArticleId
from annotator.domain.offsets import normalise_text
from annotator.domain.ports import SuggestRequest
from annotator.domain.text_units import TextUnits
from annotator.formats import conll
from annotator.formats.iob import Scheme
from annotator.formats.spacy_docs import TRAINING_GROUP, DocMaker
from annotator.formats.spacy_tokenizer import training_language
from annotator.formats.training import Outcome, fates
from annotator.formats.writing import ExportJob, LossKind
from annotator.nlp.suggester import SpacySuggester
from annotator.resources import resource_path
from factories import make_article, make_set

SCHEMA = default_schema()


@pytest.fixture(scope="module")
def accepted():
    """The samples with every suggestion taken over."""
    folder = resource_path("samples")
    texts = [
        (ArticleId(path.stem), normalise_text(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.txt"))
    ]
    suggester = SpacySuggester.load("builtin", SCHEMA)
    proposals = suggester.suggest(texts, SuggestRequest(layers=tuple(SCHEMA.layers), jobs=1))
    return [
        make_set(*p.spans, arguments=p.arguments, article=make_article(text, id=article))
        for (article, text), (_, p) in zip(texts, proposals, strict=True)
    ]


def test_badge_and_conll_export_agree_on_every_entity(accepted):
    job = ExportJob(Path("unused"), SCHEMA, tuple(SCHEMA.layers), "0")
    left_out = {LossKind.CUT_TOKEN, LossKind.GAVE_WAY, LossKind.DISCONTINUOUS}
    for own in accepted:
        losses = []
        assert list(conll._lines(own, job, Scheme.IOB2, losses))
        lost = {loss.span for loss in losses if loss.kind in left_out}
        units = TextUnits(own.article.text)
        entities = [span for span in own if span.layer == "entity"]
        fated = {s.id for s in entities if fates(s, own, SCHEMA, units)[2].reason is not None}
        assert fated == lost


def test_badge_and_export_agree_on_every_span(accepted):
    maker = DocMaker(training_language("de"), SCHEMA, tuple(SCHEMA.layers))
    differing, compared = [], 0
    for own in accepted:
        doc = maker.make(own, [])
        exported = {"ner": {span.id_ for span in doc.ents}}
        # A span may lend its place to another one with the same label, so places count, not ids.
        places = {(s.start_char, s.end_char) for s in doc.spans[TRAINING_GROUP]}
        units = TextUnits(own.article.text)
        for span in own:
            ner, spancat, _ = fates(span, own, SCHEMA, units)
            compared += 1
            if (ner.outcome is not Outcome.DROPPED) != (span.id in exported["ner"]):
                differing.append((own.article.id, own.covered_text(span), ner))
            written = any((part.begin, part.end) in places for part in span.fragments)
            too_long = spancat.reason is not None and spancat.reason.id == "too_long"
            if (spancat.outcome is not Outcome.DROPPED or too_long) != written:
                differing.append((own.article.id, own.covered_text(span), spancat))
    assert compared > 1_000
    assert differing == []
