"""Pipelines of somebody else: completed by ours, with their labels in the words of the schema."""

import pytest

import small_pipelines as small
from annotator.domain.errors import PipelineError
from annotator.domain.ids import ArticleId
from annotator.domain.pipelines import EntityChoice, LeftOut, PipelineUse
from annotator.domain.ports import SuggestRequest
from annotator.domain.provenance import Origin
from annotator.formats.schema_yaml import read_schema
from annotator.nlp.pipelines import load_pipeline
from annotator.nlp.suggester import SpacySuggester
from annotator.resources import resource_path

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parsed")
    return str(small.saved(folder, "tagger", "morphologizer", "parser", "ner"))


def propose(use, *, jobs=1):
    suggester = SpacySuggester.load(use, SCHEMA)
    request = SuggestRequest(jobs=jobs)
    ((_, proposal),) = suggester.suggest([(ArticleId("a1"), small.TEXT)], request)
    return suggester, proposal


def entities(proposal):
    found = [span for span in proposal.spans if span.layer == "entity"]
    return {(span.covered_text(small.TEXT), span.label, span.provenance.origin) for span in found}


def test_ours_stand_behind_theirs_and_theirs_come_first_among_the_names(parsed):
    nlp = load_pipeline(PipelineUse(parsed), SCHEMA)
    names = nlp.pipe_names
    assert names[:4] == ["tagger", "morphologizer", "parser", "ner"]
    order = ["annotator_statistical_entities", "annotator_foreign", "annotator_quotes"]
    assert sorted(order, key=names.index) == order


def test_the_parse_stays_where_the_pipeline_has_one(parsed):
    doc = load_pipeline(PipelineUse(parsed), SCHEMA)(small.TEXT)
    assert [token.dep_ for token in doc][1] == "ROOT"
    assert doc[2].morph.get("Case") == ["Nom"]
    assert doc[0].is_sent_start
    assert len(list(doc.sents)) == 2


def test_without_a_parser_our_sentences_are_used(tmp_path):
    folder = str(small.saved(tmp_path, "ner"))
    doc = load_pipeline(PipelineUse(folder), SCHEMA)(small.TEXT)
    assert [sentence.text[:4] for sentence in doc.sents] == ["Gest", "„Der"]


def test_their_entities_only(parsed):
    _, proposal = propose(PipelineUse(parsed, EntityChoice.THEIRS))
    assert entities(proposal) == {
        ("Jutta Brinkhoff", "PER", Origin.MODEL),
        ("Hameln", "LOC", Origin.MODEL),
    }


def test_our_entities_only(parsed):
    _, proposal = propose(PipelineUse(parsed, EntityChoice.OURS))
    assert {origin for _, _, origin in entities(proposal)} == {Origin.RULE}
    assert not any("recognised" in span.provenance.why for span in proposal.spans)


def test_both_agree_differ_and_complete_each_other(parsed):
    use = PipelineUse(parsed, labels={"FIRM": "entity.ORG", "GPE": "entity.MISC"})
    _, proposal = propose(use)
    found = entities(proposal)
    assert ("Jutta Brinkhoff", "PER", Origin.RULE) in found  # both say so
    assert ("Hameln", "MISC", Origin.MODEL) in found  # theirs goes before ours
    assert ("die Rhyner Tabak", "ORG", Origin.MODEL) in found  # only theirs
    assert ("Gestern", "DATE", Origin.RULE) in found  # only ours
    agreed = next(s for s in proposal.spans if s.covered_text(small.TEXT) == "Jutta Brinkhoff")
    assert "recognised|label=PERSON" in agreed.provenance.why


def test_quotes_link_to_names_only_the_pipeline_knows(tmp_path):
    use = PipelineUse(str(small.saved(tmp_path, "ner")), EntityChoice.THEIRS)
    _, proposal = propose(use)
    quote = next(span for span in proposal.spans if span.layer == "quote")
    assert {argument.role for argument in proposal.arguments if argument.head == quote.id} >= {
        "speaker",
        "cue",
    }


def test_a_label_without_a_place_in_the_schema_is_counted(parsed):
    suggester, _ = propose(PipelineUse(parsed))
    assert suggester.left_out == (LeftOut("FIRM", 1, decided=False),)


def test_a_label_that_is_left_out_on_purpose_is_counted_as_such(parsed):
    suggester, proposal = propose(PipelineUse(parsed, EntityChoice.THEIRS, {"PERSON": ""}))
    assert LeftOut("PERSON", 1, decided=True) in suggester.left_out
    assert {label for _, label, _ in entities(proposal)} == {"LOC"}


def test_several_processes_count_the_same(parsed):
    suggester, proposal = propose(PipelineUse(parsed), jobs=2)
    assert suggester.left_out == (LeftOut("FIRM", 1, decided=False),)
    assert proposal == propose(PipelineUse(parsed))[1]


def test_only_theirs_needs_a_recogniser(tmp_path):
    folder = str(small.saved(tmp_path, "tagger"))
    with pytest.raises(PipelineError, match="recognises no entities"):
        load_pipeline(PipelineUse(folder, EntityChoice.THEIRS), SCHEMA)


def test_a_pipeline_of_rules_is_one_too(tmp_path):
    use = PipelineUse(str(small.saved(tmp_path, "entity_ruler")), EntityChoice.THEIRS)
    suggester, proposal = propose(use)
    assert entities(proposal) == {("Hameln", "LOC", Origin.MODEL)}
    assert suggester.left_out == (LeftOut("ODD", 1, decided=False),)


def test_a_changed_folder_is_loaded_anew(tmp_path):
    use = PipelineUse(str(small.saved(tmp_path, "entity_ruler")), EntityChoice.THEIRS)
    before = load_pipeline(use, SCHEMA)
    assert load_pipeline(use, SCHEMA) is before
    small.saved(tmp_path, "entity_ruler")
    assert load_pipeline(use, SCHEMA) is not before
