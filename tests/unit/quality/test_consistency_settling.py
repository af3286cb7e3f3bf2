"""After any edits, an index says of every article what one says that has counted all of them anew."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.quality.consistency import ConsistencyIndex
from annotator.quality.consistency_settling import settle
from annotator.quality.consistency_words import ArticleWords
from factories import make_article, make_set, make_span

ARTICLES = 10
NAMES = {
    "Kolb": "PER",
    "Kolbs": "PER",
    "KOLB": "PER",
    "Berlin": "LOC",
    "Berlins": "LOC",
    "BERLIN": "LOC",
    "Deutsche": "ORG",
    "Deutschen": "ORG",
    "Bank": "ORG",
    "Union": "ORG",
}
OTHERS = ("der", "in", "sagte", "nannte", "am")
PAIRS = {("Deutsche", "Bank"), ("Deutschen", "Bank"), ("Kolb", "Berlin"), ("Union", "Berlin")}
COUNTED = {"count", "total"}
EDITS = 5


def some_tokens(rng):
    """Few words, so that much is said of one article by the others."""
    names = rng.sample(sorted(NAMES), 5)
    return [
        rng.choice(names) if rng.random() < 0.6 else rng.choice(OTHERS)
        for _ in range(rng.randint(4, 12))
    ]


def some_spans(rng, tokens, sure):
    """Most names marked, most of them as usual."""
    spans, place = [], 0
    while place < len(tokens):
        past = place + (
            2 if tuple(tokens[place : place + 2]) in PAIRS and rng.random() < 0.5 else 1
        )
        if rng.random() < sure:
            usual = NAMES.get(tokens[place])
            layer, label = ("entity", usual) if usual else ("cue", "Cue")
            if usual and rng.random() > sure:
                label = rng.choice(("PER", "ORG", "LOC"))
            begin = len(" ".join(tokens[:place])) + (place > 0)
            end = len(" ".join(tokens[:past]))
            spans.append(make_span(begin, end, layer=layer, label=label, id=f"s{place}"))
        place = past
    return spans


def own_of(rng, number, tokens):
    article = make_article(" ".join(tokens), id=f"a{number}", title=f"T{number}")
    return make_set(*some_spans(rng, tokens, rng.choice((0.2, 0.9, 0.95))), article=article)


def said(index, own):
    """Everything but how often: what is said keeps the counts of the time when it was said."""
    return {
        (
            found.check.id,
            found.key,
            tuple(sorted((n, str(v)) for n, v in found.params.items() if n not in COUNTED)),
        )
        for found in index.findings(own.article.id, own.span)
    }


def counted(sets):
    index = ConsistencyIndex()
    for own in sets.values():
        index.put(ArticleWords(own))
    index.count_unmarked()
    return index


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_after_edits_the_same_is_said_as_if_all_were_counted_anew(seed):
    rng = random.Random(seed)
    tokens = [some_tokens(rng) for _ in range(ARTICLES)]
    sets = {number: own_of(rng, number, each) for number, each in enumerate(tokens)}
    index = counted(sets)
    known = {number: said(index, own) for number, own in sets.items()}
    for _ in range(EDITS):
        edited = rng.sample(range(ARTICLES), rng.choice((1, 1, 2)))
        for number in edited:
            if number in sets and rng.random() < 0.1:
                del sets[number], known[number]
                index.drop(f"a{number}")
            else:
                sets[number] = own_of(rng, number, tokens[number])
                index.put(ArticleWords(sets[number]))
        others = settle(index.counts, [f"a{number}" for number in edited])
        for number, own in sets.items():
            if number in edited or own.article.id in others:
                known[number] = said(index, own)
        fresh = counted(sets)
        assert known == {number: said(fresh, own) for number, own in sets.items()}


def test_an_edit_concerns_only_those_of_whom_something_else_is_to_be_said():
    """A hundred articles agree; that one of them is taken out of it is no news for the others."""
    texts = {number: f"Am {number}. Tag kam Kolb nach Rom." for number in range(100)}
    sets = {}
    for number, text in texts.items():
        begin = text.index("Kolb")
        article = make_article(text, id=f"a{number}", title=f"T{number}")
        sets[number] = make_set(make_span(begin, begin + 4, label="PER"), article=article)
    index = counted(sets)
    index.put(ArticleWords(make_set(article=sets[0].article)))
    assert settle(index.counts, ["a0"]) == set()
    assert [found.check.id for found in index.findings("a0", sets[0].span)] == []
