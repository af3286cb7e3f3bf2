"""A pipeline is really trained, in seconds, on a few articles."""

import pytest
import spacy

from annotator.bootstrap import default_schema
from annotator.domain.errors import TaskCancelledError, TrainingError
from annotator.domain.ids import ArticleId
from annotator.domain.pipelines import PipelineUse
from annotator.domain.ports import SuggestRequest
from annotator.domain.training import TrainingPlan
from annotator.nlp.suggester import SpacySuggester
from annotator.nlp.training.trainer import SpacyTrainer
from factories import find, make_argument, make_article, make_set, make_span
from training_gold import gold_sets

BUILTIN = PipelineUse("builtin")
PLAN = TrainingPlan(("entity",), BUILTIN, steps=40)
UNSEEN = "Die Operation Seeadler begann am Sonntag in Kiel."


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    out = tmp_path_factory.mktemp("pipelines") / "gold-1"
    out.mkdir()
    steps = []
    told = SpacyTrainer(default_schema(), PLAN).train(
        gold_sets(9), out, steps.append, name="gold", version="1"
    )
    return out, told, steps


def proposed(pipeline, text=UNSEEN):
    suggester = SpacySuggester.load(str(pipeline), default_schema())
    [(_, proposal)] = suggester.suggest([(ArticleId("a"), text)], SuggestRequest())
    return proposal


def test_it_finds_what_people_marked_in_a_text_it_has_not_seen(trained):
    spans = {(span.label, text_of(span)) for span in proposed(trained[0]).spans}

    assert ("MISC", "Seeadler") in spans


def test_what_people_never_mark_is_no_longer_proposed(trained):
    assert "Kiel" not in {text_of(span) for span in proposed(trained[0]).spans}


def test_provenance_names_the_pipeline_and_its_version(trained):
    [span] = [span for span in proposed(trained[0]).spans if text_of(span) == "Seeadler"]

    assert span.provenance.by == "de_gold@1"
    assert span.provenance.rule.startswith("trained-")
    assert 0 <= span.provenance.score <= 1


def test_it_is_an_ordinary_spacy_pipeline(trained):
    doc = spacy.load(trained[0])(UNSEEN)

    assert "Seeadler" in {span.text for span in doc.spans["entity"]}
    assert all(not token.ent_id_ and not token.ent_kb_id_ for token in doc)


def test_it_tells_how_far_it_is_and_how_good(trained):
    _, told, steps = trained

    done = [step.done for step in steps]
    assert done == sorted(done)
    assert max(step.score for step in steps if step.score is not None) > 0.3
    assert told.examples == {"entity": {"MISC": 45}}


def test_the_same_gold_and_seed_give_the_same_pipeline(trained, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    SpacyTrainer(default_schema(), PLAN).train(
        list(reversed(gold_sets(9))), again, lambda _step: None, name="gold", version="1"
    )

    for file in ("learned_ner/model", "learned_spancat/model", "annotator_learned/weights.json"):
        assert (again / file).read_bytes() == (trained[0] / file).read_bytes()


def test_training_on_top_of_a_trained_pipeline_starts_from_its_base(trained, tmp_path):
    out = tmp_path / "second"
    out.mkdir()
    plan = TrainingPlan(("entity",), PipelineUse(str(trained[0])), steps=10)
    SpacyTrainer(default_schema(), plan).train(
        gold_sets(6), out, lambda _step: None, name="gold", version="2"
    )

    assert spacy.load(out).pipe_names == spacy.load(trained[0]).pipe_names


def test_training_on_top_of_a_foreign_pipeline_keeps_what_that_finds(tmp_path):
    base, out = tmp_path / "base", tmp_path / "out"
    out.mkdir()
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Ithaka"}])
    nlp.to_disk(base)
    plan = TrainingPlan(("entity",), PipelineUse(str(base)), steps=10)

    SpacyTrainer(default_schema(), plan).train(
        gold_sets(6), out, lambda _step: None, name="x", version="1"
    )

    names = spacy.load(out).pipe_names
    assert (
        names.index("entity_ruler") < names.index("annotator_quotes") < names.index("learned_ner")
    )
    assert proposed(out, "Die Reise nach Ithaka begann am Montag.").spans


def test_quotes_and_triggers_are_learned_together(tmp_path):
    sets = []
    for number in range(6):
        text = f"„Das ist Sache Nummer {number}, die wir prüfen“, sagte Meier. Dann folgte die Razzia in Halle."
        end, razzia = text.index("“") + 1, text.index("Razzia")
        quote = make_span(0, end, layer="quote", label="Direct", id="q")
        trigger = make_span(razzia, razzia + 6, layer="event", label="Arrest", id="e")
        sets.append(make_set(quote, trigger, article=make_article(text, id=f"a{number}")))
    plan = TrainingPlan(("quote", "event"), BUILTIN, steps=10)

    told = SpacyTrainer(default_schema(), plan).train(
        sets, tmp_path, lambda _step: None, name="x", version="1"
    )

    assert {layer: tuple(labels) for layer, labels in told.labels.items()} == {
        "quote": ("Direct",),
        "event": ("Arrest",),
    }
    assert proposed(tmp_path, sets[0].article.text).spans


def speaking(number):
    """People mark *Nach* as the cue and *Angaben der Polizei* as the speaker; the rules *Nach Angaben* and *der Polizei*."""
    speaker = ("Polizei", "Feuerwehr", "Gewerkschaft", "Behörde")[number % 4]
    text = f"Nach Angaben der {speaker} war Halle {number} seit Tagen leer. Das Wetter blieb gut."
    quote = find(f"war Halle {number} seit Tagen leer", text)
    cue, source = find("Nach", text), find(f"Angaben der {speaker}", text)
    spans = (
        make_span(quote.begin, quote.end, layer="quote", label="Indirect", id="q"),
        make_span(cue.begin, cue.end, layer="cue", label="Cue", id="c"),
        make_span(source.begin, source.end, layer="mention", label="Mention", id="m"),
    )
    arguments = (
        make_argument("q", "c", role="cue", id="1"),
        make_argument("q", "m", role="speaker", id="2"),
    )
    return make_set(*spans, arguments=arguments, article=make_article(text, id=f"a{number}"))


def test_how_wide_people_mark_speakers_and_cues_is_learned_and_saved(tmp_path):
    plan = TrainingPlan(("quote",), BUILTIN, steps=10)

    told = SpacyTrainer(default_schema(), plan).train(
        [speaking(number) for number in range(20)],
        tmp_path,
        lambda _step: None,
        name="x",
        version="1",
    )

    text = "Nach Angaben der Staatsanwaltschaft war Halle 9 seit Tagen leer."
    proposal = proposed(tmp_path, text)
    spans = {span.id: text[span.begin : span.end] for span in proposal.spans}
    fillers = {each.role: spans[each.filler] for each in proposal.arguments}
    assert fillers["cue"] == "Nach"
    assert fillers["speaker"] == "Angaben der Staatsanwaltschaft"
    assert told.conventions["speaker"]["used"]
    assert told.conventions["speaker"]["right_as_learned"] == 20
    assert told.conventions["speaker"]["right_by_rules"] == 0


def test_it_stops_where_it_is_told_to(tmp_path):
    def cancel(step):
        if step.done >= 3:
            raise TaskCancelledError

    with pytest.raises(TaskCancelledError):
        SpacyTrainer(default_schema(), PLAN).train(
            gold_sets(5), tmp_path, cancel, name="x", version="1"
        )
    assert list(tmp_path.iterdir()) == []


def test_without_examples_there_is_nothing_to_train(tmp_path):
    plan = TrainingPlan(("quote",), BUILTIN, steps=5)

    with pytest.raises(TrainingError, match="too few"):
        SpacyTrainer(default_schema(), plan).train(
            gold_sets(5), tmp_path, lambda _step: None, name="x", version="1"
        )


def text_of(span):
    return UNSEEN[span.begin : span.end]
