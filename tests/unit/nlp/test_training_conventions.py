"""What a corpus does otherwise with whole quotes is learned from gold, and only where that is proven."""

import pytest

from annotator.nlp.reading import Reading
from annotator.nlp.results import Found, Link, Results
from annotator.nlp.training.conventions.article import Article, as_parts
from annotator.nlp.training.conventions.choice import Choice, Question, learned
from annotator.nlp.training.conventions.conventions import Conventions
from annotator.nlp.training.conventions.gestures import repair
from annotator.nlp.training.conventions.heads import Head, paired, parts_of, words_of
from annotator.nlp.training.conventions.learning import learn, lesson
from annotator.nlp.training.conventions.rewriting import RULE, rewritten

SPEAKERS = ("Polizei", "Staatsanwaltschaft", "Feuerwehr", "Gewerkschaft", "Behörde")


def nothing():
    pass


def text_of(number):
    speaker = SPEAKERS[number % len(SPEAKERS)]
    return f"Nach Angaben der {speaker} war Halle {number} leer. Das Wetter blieb gut."


def found(text, layer, label, *parts, rule="nach"):
    places = tuple((text.index(part), text.index(part) + len(part)) for part in parts)
    return Found(layer, label, places, 0.8, rule)


def proposed(number):
    """The cue is *Nach Angaben*, the speaker what follows it."""
    text = text_of(number)
    speaker = SPEAKERS[number % len(SPEAKERS)]
    spans = [
        found(text, "quote", "Indirect", f"war Halle {number} leer"),
        found(text, "cue", "Cue", "Nach Angaben"),
        found(text, "mention", "Mention", f"der {speaker}"),
    ]
    links = [Link(0, "cue", 1, 0.8, "nach"), Link(0, "speaker", 2, 0.8, "nach")]
    return text, Results(spans, links)


def marked(number, *, cue="Nach", before="Angaben der "):
    """People mark *Nach* as the cue and *Angaben der Polizei* as the speaker."""
    text = text_of(number)
    reading = Reading(text)
    speaker = before + SPEAKERS[number % len(SPEAKERS)]
    begin = text.index("war")
    parts = parts_of(reading, [(begin, text.index(" leer") + 5)])
    fillers = {
        role: parts_of(reading, [(text.index(words), text.index(words) + len(words))])
        for role, words in (("cue", cue), ("speaker", speaker))
    }
    return Head("Indirect", parts, words_of(reading, parts), fillers)


def lessons(count, **how):
    every = []
    for number in range(count):
        text, results = proposed(number)
        every.append(lesson(Article(Reading(text), results), [marked(number, **how)]))
    return every


def covered(text, results):
    return {
        link.role: " … ".join(text[a:b] for a, b in results.spans[link.filler].fragments)
        for link in results.links
    }


def test_a_convention_is_taken_over_to_words_nobody_has_marked():
    conventions, gains = learn(lessons(20), nothing)
    text, results = proposed(21)

    assert gains["cue"].used
    assert gains["speaker"].used
    after = rewritten(Reading(text), results, conventions)
    assert covered(text, after) == {
        "cue": "Nach",
        "speaker": "Angaben der Staatsanwaltschaft",
    }


def test_what_was_learned_says_so_and_with_a_probability():
    conventions, _ = learn(lessons(20), nothing)
    text, results = proposed(3)

    after = rewritten(Reading(text), results, conventions)

    links = {link.role: link for link in after.links}
    assert links["cue"].rule == RULE
    assert 0.5 < links["cue"].score < 1
    assert after.spans[links["cue"].filler].why == "learned;rule-said|rule=nach|label=cue"


def test_fillers_that_serve_nobody_any_more_go():
    conventions, _ = learn(lessons(20), nothing)
    text, results = proposed(3)

    after = rewritten(Reading(text), results, conventions)

    assert sorted(found.layer for found in after.spans) == ["cue", "mention", "quote"]


def test_where_the_rules_are_right_they_stay_and_only_become_surer():
    conventions, gains = learn(lessons(20, cue="Nach Angaben", before="der "), nothing)

    assert [part for part, gain in gains.items() if gain.used] == ["keep"]
    text, results = proposed(1)
    after = rewritten(Reading(text), results, conventions)
    assert after.links == results.links
    assert after.spans[1:] == results.spans[1:]
    assert after.spans[0].score > results.spans[0].score


def test_two_articles_teach_nothing():
    conventions, _ = learn(lessons(2), nothing)

    assert not conventions


def test_the_same_gold_teaches_the_same():
    assert learn(lessons(12), nothing)[0].values() == learn(lessons(12), nothing)[0].values()


def test_conventions_come_back_from_their_values():
    conventions, _ = learn(lessons(12), nothing)

    assert Conventions.from_values(conventions.values()) == conventions


def test_learning_can_be_cancelled():
    class StopError(Exception):
        pass

    def stop():
        raise StopError

    with pytest.raises(StopError):
        learn(lessons(3), stop)


def test_a_quote_is_dropped_only_if_that_is_expected_to_save_gestures():
    article = Article(Reading(proposed(0)[0]), proposed(0)[1])
    [head] = article.heads
    sure = Conventions({"keep": Choice({"keep": -3.0})}, {"Indirect": 4.0})
    doubtful = Conventions({"keep": Choice({"keep": -1.0})}, {"Indirect": 4.0})

    assert not sure.is_kept(head, sure.decisions(article)[0])
    assert doubtful.is_kept(head, doubtful.decisions(article)[0])


def test_a_dropped_quote_goes_with_its_roles():
    conventions = Conventions({"keep": Choice({"keep": -9.0})}, {"Indirect": 4.0})
    text, results = proposed(0)

    assert rewritten(Reading(text), results, conventions) == Results()


def test_a_kept_quote_has_its_probability_for_a_score():
    conventions = Conventions({"keep": Choice({"keep": 0.0})}, {"Indirect": 4.0})
    text, results = proposed(0)

    assert rewritten(Reading(text), results, conventions).spans[0].score == 0.5


def test_probabilities_follow_how_often_people_chose():
    questions = [Question([["a"], ["b"]], int(number % 4 == 0)) for number in range(400)]

    choice = learned(questions, {}, nothing)

    assert choice.probabilities([["a"], ["b"]])[0] == pytest.approx(0.75, abs=0.02)


def test_without_questions_the_prior_stays():
    assert learned([], {"rules": 3.0}, nothing).weights == {"rules": 3.0}


def test_each_quote_means_the_one_it_shares_most_with():
    def head(*words, label="Direct"):
        return Head(label, ((min(words), max(words) + 1),), frozenset(words), {})

    proposals = [head(1, 2, 3, 4), head(1, 2, 3, 4, label="Indirect"), head(20, 21)]
    people = [head(1, 2, 3, label="Indirect"), head(30, 31)]

    assert paired(proposals, people) == {1: 0}


@pytest.mark.parametrize(
    ("there", "wanted", "gestures"),
    [
        ({1}, {1}, 0),
        ({1}, (), 2),
        ((), {1}, 2),
        ({1}, {2}, 4),
        ({1, 2}, {2}, 2),
        ({1}, {0, 1, 2}, 3),
    ],
)
def test_putting_a_filler_right_costs_gestures(there, wanted, gestures):
    assert repair(frozenset(there), frozenset(wanted)) == gestures


def test_tokens_as_parts_join_neighbours():
    assert as_parts([5, 3, 4, 9]) == ((3, 6), (9, 10))
