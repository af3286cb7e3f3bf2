"""Across articles: what contradicts the others is found, what is right or too rare to tell stays quiet."""

from __future__ import annotations

import pickle
from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from annotator.bootstrap import default_schema
from annotator.quality.consistency import ConsistencyIndex
from annotator.quality.consistency_settling import settle
from annotator.quality.consistency_words import ArticleWords, base
from annotator.quality.copies import differences, equal_runs
from annotator.quality.finding import Reading
from annotator.quality.repairs import Mark, Relabel
from factories import make_article, make_set, make_span

SCHEMA = default_schema()


def annotated(name, text, **labels):
    """A set with a span of the layer of names over each word, or ``layer__word``."""
    spans = []
    for words, label in labels.items():
        layer, _, covered = words.rpartition("__")
        begin = text.index(covered.replace("_", " "))
        spans.append(make_span(begin, begin + len(covered), layer=layer or "entity", label=label))
    return make_set(*spans, article=make_article(text, id=name, title=name))


def indexed(*sets):
    index = ConsistencyIndex()
    for own in sets:
        index.put(ArticleWords(own))
    index.count_unmarked()
    return index


def said(index, own):
    return list(index.findings(own.article.id, own.span))


def rules(index, own):
    return [finding.check.id for finding in said(index, own)]


OTHERS = [
    annotated(f"o{number}", f"Artikel {number} nennt Kolb am {number}. Tag.", Kolb="PER")
    for number in range(4)
]


def test_another_label_than_in_the_other_articles():
    odd = annotated("odd", "Gestern kam Kolb wieder.", Kolb="ORG")
    index = indexed(*OTHERS, odd)
    (found,) = said(index, odd)
    assert found.check.id == "other-label-elsewhere"
    assert (found.params["count"], found.params["total"]) == (4, 4)
    span = found.about
    assert found.repairs(Reading(odd, SCHEMA)) == (Relabel(span, "PER"),)
    assert rules(index, OTHERS[1]) == []


def test_the_genitive_counts_as_the_name():
    odd = annotated("odd", "Gestern schwieg Kolbs Büro.", Kolbs="ORG")
    assert rules(indexed(*OTHERS, odd), odd) == ["other-label-elsewhere"]
    assert base(("Paris",), {("Kolb",)}) == ("Paris",)


def test_few_others_prove_nothing():
    odd = annotated("odd", "Gestern kam Kolb wieder.", Kolb="ORG")
    assert rules(indexed(*OTHERS[:1], odd), odd) == []


def test_a_name_the_others_mark():
    odd = annotated("odd", "Gestern kam Kolb aus Rom.", Rom="LOC")
    index = indexed(*OTHERS, odd)
    (found,) = said(index, odd)
    assert found.check.id == "unmarked-elsewhere"
    assert found.about is None
    assert found.repairs(Reading(odd, SCHEMA)) == (Mark("entity", "PER", (found.place,)),)


def test_quiet_where_it_is_often_unmarked_or_nobody_has_begun():
    bare = [annotated(f"b{n}", f"Der {n}. Kolb im Motor, Rom.", Rom="LOC") for n in range(4)]
    assert rules(indexed(*OTHERS, *bare), bare[1]) == []
    empty = annotated("empty", "Kolb kam.")
    assert rules(indexed(*OTHERS, empty), empty) == []


def test_metonymy_is_told_where_a_place_is_meant():
    places = [
        annotated(f"p{n}", f"Tag {n} beginnt in Brüssel früh.", Brüssel="LOC") for n in range(4)
    ]
    odd = annotated("odd", "Sie wohnt seit Jahren in Brüssel allein.", Brüssel="ORG")
    government = annotated("gov", "Gestern lehnte Brüssel ab.", Brüssel="ORG")
    index = indexed(*places, odd, government)
    assert rules(index, odd) == ["metonymy"]
    assert rules(index, government) == []


def test_variation_in_equal_context():
    same = [
        annotated(f"v{n}", f"Am {n}. Mai: Der Sprecher der Union sagte das.", Union="ORG")
        for n in range(2)
    ]
    odd = annotated("odd", "Der Sprecher der Union sagte das wieder.", Union="MISC")
    index = indexed(*same, odd)
    (found,) = said(index, odd)
    assert found.check.id == "variation"
    assert found.params["context"] == "Sprecher der Union sagte das"
    assert rules(index, same[0]) == []


def test_variation_of_what_is_not_marked():
    same = annotated("same", "Der Mann dort sagte laut Zeugen nichts.", cue__sagte="Cue")
    odd = annotated("odd", "Der Mann dort sagte laut Zeugen nichts. Er gab an.", cue__gab="Cue")
    index = indexed(same, odd)
    assert rules(index, odd) == ["variation-unmarked"]
    assert rules(index, same) == []


def test_other_contexts_are_no_variation():
    same = annotated("same", "Der Mann dort sagte laut Zeugen nichts.", cue__sagte="Cue")
    other = annotated("other", "Die Frau hier sagte es. Er gab an.", cue__gab="Cue")
    assert rules(indexed(same, other), other) == []


def test_an_article_that_changes_is_counted_anew():
    odd = annotated("odd", "Gestern kam Kolb wieder.", Kolb="ORG")
    index = indexed(*OTHERS, odd)
    right = annotated("odd", "Gestern kam Kolb wieder.", Kolb="PER")
    for own, found in ((right, []), (odd, ["other-label-elsewhere"])):
        index.put(ArticleWords(own))
        assert settle(index.counts, ["odd"]) == set()
        assert rules(index, own) == found
    index.drop("odd")
    assert len(index) == len(OTHERS)


class TestCopies:
    TEXT = "Die Kanzlerin reiste nach Rom. Dort traf sie den Sprecher der Union am Abend."

    def test_what_a_copy_marks_differently(self):
        first = annotated("first", self.TEXT, Rom="LOC", Union="ORG")
        text = f"Eilmeldung!\n\n{self.TEXT} Mehr in Kürze."
        copy = annotated("copy", text, Rom="ORG", Kanzlerin="PER")
        found = list(differences(first, copy))
        assert [f.check.id for f in found] == ["copy-other-label", "copy-unmarked", "copy-marked"]
        assert [f.place.covered_text(text) for f in found] == ["Rom", "Union", "Kanzlerin"]
        (mark,) = found[1].repairs(Reading(copy, SCHEMA))
        assert mark.fragments[0].covered_text(text) == "Union"

    def test_equal_annotation_and_other_passages_stay_quiet(self):
        first = annotated("first", self.TEXT, Rom="LOC")
        copy = annotated("copy", f"Bonn. {self.TEXT}", Rom="LOC", Bonn="LOC")
        assert list(differences(first, copy)) == []

    @given(*(st.lists(st.sampled_from("abc"), max_size=60) for _ in range(2)))
    def test_what_is_equal_is_what_difflib_finds(self, one, other):
        there, here = " ".join(one), " ".join(other)
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        expected = [
            (2 * at, 2 * (at + size) - 1, 2 * (place - at))
            for at, place, size in blocks
            if size >= 5
        ]
        assert list(equal_runs(there, here)) == expected


def test_words_handed_to_another_process_are_the_same():
    own = annotated("a", "Brüssel: Die Union sagte am Abend ab.", Union="ORG", cue__sagte="Cue")
    words = ArticleWords(own)
    there = pickle.loads(pickle.dumps(words))  # noqa: S301 - our own bytes
    assert vars(there) == vars(words)
    assert there.nuclei[0].words == ("Union",)
