"""Mention chains leave with the spaCy export: every speaker leads to a name in one look-up."""

from __future__ import annotations

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin

from annotator.domain.chains import Chains
from annotator.formats.schema_yaml import read_schema
from annotator.formats.spacy_docbin import SpacyExporter
from annotator.formats.spacy_docs import DocMaker
from annotator.formats.writing import ExportItem, ExportJob, Losses
from annotator.resources import resource_path
from factories import make_argument, make_article, make_set, make_span

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
TEXT = "Sung Kim kam. Kim lachte. Der Gesandte schwieg. „Nein“, sagte er. Er ging."
WHERE = {
    "full": (0, 8, "entity", "PER"),
    "kim": (14, 17, "entity", "PER"),
    "role": (26, 38, "mention", "Mention"),
    "er": (TEXT.index(" er.") + 1, TEXT.index(" er.") + 3, "mention", "Mention"),
    "Er": (TEXT.index("Er "), TEXT.index("Er ") + 2, "mention", "Mention"),
    "quote": (TEXT.index("„"), TEXT.index("“") + 1, "quote", "Direct"),
}


def chained(links, speaker="er"):
    spans = {
        name: make_span(begin, end, layer=layer, label=label, id=name)
        for name, (begin, end, layer, label) in WHERE.items()
    }
    arguments = [make_argument("quote", speaker, "speaker", id="speaker")]
    arguments += [make_argument(h, f, "antecedent", id=f"{h}-{f}") for h, f in links]
    return make_set(*spans.values(), arguments=arguments, article=make_article(TEXT))


def test_the_written_speaker_is_resolved_to_a_name(tmp_path):
    own = chained([("er", "role"), ("role", "kim"), ("kim", "full")])
    job = ExportJob(tmp_path / "OUT", SCHEMA, tuple(SCHEMA.layers), "0.1.0", {"set": "gold"})
    SpacyExporter().export([ExportItem(own.article, own)], job, Losses())
    (doc,) = (
        DocBin(store_user_data=True)
        .from_disk(tmp_path / "OUT" / "gold.spacy")
        .get_docs(spacy.blank("de").vocab)
    )
    told = {each["id"]: each for each in doc.user_data["arguments"]}
    begin, end = told["speaker"]["resolved_fragments"][0]
    assert (told["speaker"]["resolved"], doc.text[begin:end]) == ("full", "Sung Kim")
    assert told["kim-full"]["resolved"] is None  # it is that name
    (chain,) = doc.user_data["chains"]
    assert (chain["name"], list(chain["members"])) == ("full", ["full", "kim", "role", "er"])
    assert "antecedent" not in doc.spans


NAMES = st.sampled_from([name for name in WHERE if name != "quote"])
LINKS = st.dictionaries(NAMES, NAMES).map(
    lambda found: [pair for pair in found.items() if pair[0] != pair[1]]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINKS, NAMES)
def test_what_is_written_is_what_the_chains_say(links, speaker):
    own = chained(links, speaker)
    doc = DocMaker(spacy.blank("de"), SCHEMA, tuple(SCHEMA.layers)).make(own, [])
    chains = Chains.of_set(own, SCHEMA)
    written = {frozenset(chain["members"]) for chain in doc.user_data["chains"]}
    assert written == {frozenset(s.id for s in chain) for chain in chains.chains()}
    for told in doc.user_data["arguments"]:
        named = chains.name(told["filler"])
        assert told["resolved"] == (named.span.id if named else None)
    pairs = {
        (a["head"], a["filler"]) for a in doc.user_data["arguments"] if a["role"] == "antecedent"
    }
    assert pairs == set(links)
