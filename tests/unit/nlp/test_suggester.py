"""From texts to proposals that satisfy the schema."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.errors import PipelineError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.pipelines import EntityChoice, LeftOut, PipelineUse
from annotator.domain.ports import SuggestRequest
from annotator.domain.provenance import Origin
from annotator.domain.rules import STANDARD_RULES
from annotator.formats.schema_yaml import read_schema
from annotator.nlp.pieces import pieces
from annotator.nlp.pipelines import build_builtin, complete, load_pipeline
from annotator.nlp.suggester import SpacySuggester
from annotator.resources import resource_path
from factories import TEXT, make_article

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
NEWS = "Wirtin Jutta Brinkhoff kam am Montag nach Genf. „Der Deich hält bis morgen“, sagte sie. Die Minister trafen sich."


@pytest.fixture(scope="module")
def suggester():
    return SpacySuggester(build_builtin(), name="builtin", version="1", schema=SCHEMA)


def propose(suggester, text, **request):
    ((_, proposal),) = suggester.suggest([(ArticleId("a1"), text)], SuggestRequest(**request))
    return proposal


def violations(text, proposal):
    own = AnnotationSet(
        article=make_article(text),
        annotator=SUGGESTIONS,
        spans={span.id: span for span in proposal.spans},
        arguments={argument.id: argument for argument in proposal.arguments},
    )
    return [found for rule in STANDARD_RULES for found in rule.violations(SCHEMA, own)]


def test_tricky_characters_keep_offsets_exact(suggester):
    proposal = propose(suggester, TEXT)
    assert violations(TEXT, proposal) == []
    covered = {span.covered_text(TEXT) for span in proposal.spans}
    assert {"Berlin", "3.\u00a0März", "Reuters"} <= covered


def test_every_proposal_says_who_why_and_how_sure(suggester):
    proposal = propose(suggester, NEWS)
    assert proposal.spans
    for span in proposal.spans:
        assert span.provenance.origin is Origin.RULE
        assert span.provenance.by == "builtin@1"
        assert span.provenance.rule
        assert 0 < span.provenance.score <= 1
        assert not span.seen


def test_the_same_text_gives_the_same_proposal(suggester):
    assert propose(suggester, NEWS) == propose(suggester, NEWS)


def test_a_layer_brings_the_fillers_of_its_roles_and_nothing_else(suggester):
    proposal = propose(suggester, NEWS, layers=frozenset({"quote"}))
    fillers = {argument.filler for argument in proposal.arguments}
    assert proposal.arguments
    assert all(span.layer == "quote" or span.id in fillers for span in proposal.spans)


def test_a_role_that_nothing_can_fill_is_proposed_as_such(suggester):
    text = "Am Abend wurde mitgeteilt, dass die Brücke gesperrt bleibt."
    proposal = propose(suggester, text)
    states = {a.role: a.state for a in proposal.arguments if a.filler is None}
    assert states == {"speaker": RoleState.IMPLICIT}
    assert violations(text, proposal) == []


def test_texts_are_read_lazily_and_answered_in_order(suggester):
    read = []

    def texts():
        for number in range(500):
            read.append(number)
            yield ArticleId(str(number)), f"Satz {number} aus Genf."

    answers = suggester.suggest(texts(), SuggestRequest())
    assert [next(answers)[0] for _ in range(3)] == ["0", "1", "2"]
    assert len(read) < 500


def test_an_empty_text_gets_an_empty_proposal(suggester):
    assert propose(suggester, "").spans == ()


def test_a_text_above_the_longest_piece_keeps_its_offsets(suggester, monkeypatch):
    monkeypatch.setattr(suggester, "_longest", 2_000)
    text = "Es regnet in Genf. " * 600
    proposal = propose(suggester, text, layers=frozenset({"entity"}))
    assert len(proposal.spans) == 600
    assert {span.covered_text(text) for span in proposal.spans} == {"Genf"}


@given(st.text(max_size=60), st.integers(min_value=1, max_value=9))
def test_pieces_make_up_the_text(text, longest):
    assert "".join(text[begin:end] for begin, end in pieces(text, longest)) == text


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["„", "“", '"', "'", "»", "«", "\n", ". ", ", ", ": ", " ", "sagte", "teilte", "mit", "Jutta", "Genf", "EU-",
             "laut", "nach Angaben", "dass", "sei", "👍🏽", "\u0301", "\u00a0", "18.", "(SPD)", "trafen sich", "Wie"]
        ) | st.text(max_size=4),
        max_size=30,
    ).map("".join)
)  # fmt: skip
def test_any_text_gives_proposals_the_rules_accept(suggester, text):
    assert violations(text, propose(suggester, text)) == []


def test_a_proposal_that_would_cut_a_character_is_left_out(suggester):
    text = "nach Angaben, \u0301nach Angaben„"  # the accent belongs to the space before it
    assert violations(text, propose(suggester, text)) == []


def test_foreign_labels_become_the_schemas():
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "GPE", "pattern": "Genf"}, {"label": "CARDINAL", "pattern": "drei"}]
    )
    complete(nlp, PipelineUse("de_x", EntityChoice.THEIRS), SCHEMA)
    foreign = SpacySuggester(nlp, name="de_x", version="2", schema=SCHEMA)
    (span,) = propose(foreign, "In Genf sind drei.").spans
    assert (span.label, span.provenance.origin, span.provenance.score) == (
        "LOC",
        Origin.MODEL,
        None,
    )
    assert foreign.left_out == (LeftOut("CARDINAL", 1, decided=False),)


def test_a_missing_pipeline_says_how_to_install_it():
    with pytest.raises(PipelineError, match="annotator pipelines install de_core_nowhere"):
        load_pipeline("de_core_nowhere")


def test_a_folder_without_a_pipeline_is_refused(tmp_path):
    with pytest.raises(PipelineError, match=r"no config\.cfg"):
        load_pipeline(str(tmp_path))
