"""Where a pipeline has a parser and morphology, they decide what forms leave open; sentences annotated by hand.

A token is ``word/head/label/tag``, heads counted from 1, the root's is 0; after that the mood of a finite verb, ``S`` or ``I``.
The first ones follow the TIGER scheme of ``de_core_news_*``, those that begin with ``UD`` Universal Dependencies.
"""

from __future__ import annotations

import random

import pytest
import spacy
from spacy.tokens import Doc

from annotator.nlp.parses import read_doc
from annotator.nlp.pipelines import build_builtin
from annotator.nlp.reading import read
from annotator.nlp.results import results_of

MOODS = {"S": "Mood=Sub|VerbForm=Fin", "I": "Mood=Ind|VerbForm=Fin"}
POS = (
    *(
        ("VV", "VERB"),
        ("VA", "AUX"),
        ("VM", "AUX"),
        ("NN", "NOUN"),
        ("NE", "PROPN"),
        ("APPR", "ADP"),
    ),
    *(
        ("ART", "DET"),
        ("ADJ", "ADJ"),
        ("ADV", "ADV"),
        ("$", "PUNCT"),
        ("PTK", "PART"),
        ("KO", "CCONJ"),
        ("P", "PRON"),
    ),
)
NO_SPACE_BEFORE = {",", ".", "“", ":"}

QUOTES = {
    # the object comes first
    "Die/2/nk/ART Spieler/3/oa/NN forderte/0/ROOT/VVFIN/I die/5/nk/ART Trainerin/3/sb/NN auf/3/svp/PTKVZ ,/3/punct/$, schneller/10/mo/ADJD zu/10/pm/PTKZU laufen/3/oc/VVINF ./3/punct/$.": (
        "schneller zu laufen",
        "die Trainerin",
        "Die Spieler",
    ),
    "Die/2/nk/ART Kunden/3/oa/NN warnte/0/ROOT/VVFIN/I die/5/nk/ART Bank/3/sb/NN ,/3/punct/$, die/8/nk/ART Frist/9/sb/NN ende/3/oc/VVFIN/S bald/9/mo/ADV ./3/punct/$.": (
        "die Frist ende bald",
        "die Bank",
        "Die Kunden",
    ),
    "Ihrer/2/nk/PPOSAT Tochter/3/da/NN erzählte/0/ROOT/VVFIN/I Frau/5/nk/NN Olfen/3/sb/NE ,/3/punct/$, der/8/nk/ART Hof/9/sb/NN brenne/3/oc/VVFIN/S ./3/punct/$.": (
        "der Hof brenne",
        "Frau Olfen",
        "Ihrer Tochter",
    ),
    # forms that only the morphology knows
    "Der/2/nk/ART Wirt/3/sb/NN sagte/0/ROOT/VVFIN/I ,/3/punct/$, die/6/nk/ART Kinder/7/sb/NN schliefen/3/oc/VVFIN/S längst/7/mo/ADV ./3/punct/$.": (
        "die Kinder schliefen längst",
        "Der Wirt",
        "",
    ),
    "Die/2/nk/ART Försterin/3/sb/NN berichtete/0/ROOT/VVFIN/I ,/3/punct/$, viele/6/nk/PIAT Fichten/7/sb/NN verdorrten/3/oc/VVFIN/S ./3/punct/$.": (
        "viele Fichten verdorrten",
        "Die Försterin",
        "",
    ),
    "Im/4/mo/APPRART Tal/1/nk/NN ,/4/punct/$, erklärte/0/ROOT/VVFIN/I er/4/sb/PPER ,/4/punct/$, die/8/nk/ART Bäche/9/sb/NN schwöllen/4/oc/VVFIN/S an/9/svp/PTKVZ ./4/punct/$.": (
        "die Bäche schwöllen an",
        "er",
        "",
    ),
    # where the complement ends
    "Der/2/nk/ART Wirt/3/sb/NN sagte/0/ROOT/VVFIN/I ,/3/punct/$, der/6/nk/ART Keller/7/sb/NN sei/3/oc/VAFIN/S trocken/7/pd/ADJD ,/3/punct/$, und/3/cd/KON schloss/10/cj/VVFIN/I die/13/nk/ART Tür/11/oa/NN ./3/punct/$.": (
        "der Keller sei trocken",
        "Der Wirt",
        "",
    ),
    "Sie/2/sb/PPER versicherte/0/ROOT/VVFIN/I ,/2/punct/$, das/5/nk/ART Dach/6/sb/NN halte/2/oc/VVFIN/S ;/2/punct/$. niemand/9/sb/PIS glaubte/2/cj/VVFIN/I ihr/9/da/PPER ./2/punct/$.": (
        "das Dach halte",
        "Sie",
        "",
    ),
    # shared subject, apposition, separable verb, passive, auxiliary
    "Die/2/nk/ART Stadt/3/sb/NN zögerte/0/ROOT/VVFIN/I und/3/cd/KON kündigte/4/cj/VVFIN/I an/5/svp/PTKVZ ,/5/punct/$, sie/9/sb/PPER werde/5/oc/VAFIN/S bauen/9/oc/VVINF ./3/punct/$.": (
        "sie werde bauen",
        "Die Stadt",
        "",
    ),
    "Der/2/nk/ART Leiter/10/sb/NN der/4/nk/ART Klinik/2/ag/NN ,/2/punct/$, Jan/7/pnc/NE Au/2/app/NE ,/2/punct/$, ruhig/10/mo/ADJD sagte/0/ROOT/VVFIN/I ,/10/punct/$, alle/13/sb/PIS lebten/10/oc/VVFIN/S ./10/punct/$.": (
        "alle lebten",
        "Der Leiter der Klinik, Jan Au",
        "",
    ),
    "Der/2/nk/ART Verein/3/sb/NN teilte/0/ROOT/VVFIN/I den/5/nk/ART Mitgliedern/3/da/NN mit/3/svp/PTKVZ ,/3/punct/$, der/9/nk/ART Platz/10/sb/NN sei/3/oc/VAFIN/S gesperrt/10/oc/VVPP ./3/punct/$.": (
        "der Platz sei gesperrt",
        "Der Verein",
        "den Mitgliedern",
    ),
    "Der/2/nk/ART Rat/3/sb/NN hat/0/ROOT/VAFIN/I gefordert/3/oc/VVPP ,/3/punct/$, den/7/nk/ART Hafen/9/oa/NN zu/9/pm/PTKZU schließen/4/oc/VVINF ./3/punct/$.": (
        "den Hafen zu schließen",
        "Der Rat",
        "",
    ),
    "Dem/2/nk/ART Bürgermeister/3/da/NN hat/0/ROOT/VAFIN/I die/5/nk/ART Feuerwehr/3/sb/NN mitgeteilt/3/oc/VVPP ,/3/punct/$, dass/11/cp/KOUS der/9/nk/ART Keller/11/sb/NN trocken/11/pd/ADJD ist/6/oc/VAFIN/I ./3/punct/$.": (
        "dass der Keller trocken ist",
        "die Feuerwehr",
        "Dem Bürgermeister",
    ),
    "Von/10/sbp/APPR der/3/nk/ART Opposition/1/nk/NN wurde/0/ROOT/VAFIN/I am/10/mo/APPRART Abend/5/nk/NN im/10/mo/APPRART Rat/7/nk/NN scharf/10/mo/ADJD kritisiert/4/oc/VVPP ,/4/punct/$, dass/14/cp/KOUS Geld/14/sb/NN fehle/10/oc/VVFIN/S ./4/punct/$.": (
        "dass Geld fehle",
        "der Opposition",
        "",
    ),
    "Wie/6/mo/PWAV die/3/nk/ART Polizei/6/sb/NN am/6/mo/APPRART Abend/4/nk/NN mitteilte/9/mo/VVFIN/I ,/9/punct/$, niemand/9/sb/PIS starb/0/ROOT/VVFIN/I am/9/mo/APPRART Unfallort/10/nk/NN ./9/punct/$.": (
        "niemand starb am Unfallort",
        "die Polizei",
        "",
    ),
    # Universal Dependencies
    "UD Die/2/det/ART Spieler/3/obj/NN forderte/0/ROOT/VVFIN/I die/5/det/ART Trainerin/3/nsubj/NN auf/3/compound:prt/PTKVZ ,/10/punct/$, schneller/10/advmod/ADJD zu/10/mark/PTKZU laufen/3/xcomp/VVINF ./3/punct/$.": (
        "schneller zu laufen",
        "die Trainerin",
        "Die Spieler",
    ),
    "UD Der/2/det/ART Rat/4/nsubj/NN hat/4/aux/VAFIN/I gefordert/0/ROOT/VVPP ,/9/punct/$, den/7/det/ART Hafen/9/obj/NN zu/9/mark/PTKZU schließen/4/xcomp/VVINF ./4/punct/$.": (
        "den Hafen zu schließen",
        "Der Rat",
        "",
    ),
    "UD Der/2/det/ART Wirt/3/nsubj/NN sagte/0/ROOT/VVFIN/I ,/7/punct/$, die/6/det/ART Kinder/7/nsubj/NN schliefen/3/ccomp/VVFIN/S längst/7/advmod/ADV ./3/punct/$.": (
        "die Kinder schliefen längst",
        "Der Wirt",
        "",
    ),
    "UD Der/2/det/ART Wirt/3/nsubj/NN sagte/0/ROOT/VVFIN/I ,/8/punct/$, der/6/det/ART Keller/8/nsubj/NN sei/8/cop/VAFIN/S trocken/3/ccomp/ADJD ,/11/punct/$, und/11/cc/KON schloss/3/conj/VVFIN/I die/13/det/ART Tür/11/obj/NN ./3/punct/$.": (
        "der Keller sei trocken",
        "Der Wirt",
        "",
    ),
    "UD Die/2/det/ART Stadt/3/nsubj/NN zögerte/0/ROOT/VVFIN/I und/5/cc/KON kündigte/3/conj/VVFIN/I an/5/compound:prt/PTKVZ ,/10/punct/$, sie/10/nsubj/PPER werde/10/aux/VAFIN/S bauen/5/ccomp/VVINF ./3/punct/$.": (
        "sie werde bauen",
        "Die Stadt",
        "",
    ),
    "UD Ihrer/2/det:poss/PPOSAT Tochter/3/iobj/NN erzählte/0/ROOT/VVFIN/I Frau/3/nsubj/NN Olfen/4/flat/NE ,/9/punct/$, der/8/det/ART Hof/9/nsubj/NN brenne/3/ccomp/VVFIN/S ./3/punct/$.": (
        "der Hof brenne",
        "Frau Olfen",
        "Ihrer Tochter",
    ),
}

EVENTS = {
    "Die/2/nk/ART Botschaft/3/oa/NN stürmten/0/ROOT/VVFIN/I am/3/mo/APPRART Abend/4/nk/NN Demonstranten/3/sb/NN ./3/punct/$.": {
        ("agent", "Demonstranten"),
        ("target", "Die Botschaft"),
    },
    "Drei/2/nk/CARD Dörfer/3/oa/NN überfielen/0/ROOT/VVFIN/I Rebellen/3/sb/NN ./3/punct/$.": {
        ("agent", "Rebellen"),
        ("target", "Drei Dörfer"),
    },
    "Die/2/nk/ART Polizei/3/sb/NN nahm/0/ROOT/VVFIN/I zwei/5/nk/CARD Männer/3/oa/NN fest/3/svp/PTKVZ ./3/punct/$.": {
        ("agent", "Die Polizei"),
        ("target", "zwei Männer"),
    },
    "Von/7/sbp/APPR der/3/nk/ART Wache/1/nk/NN wurde/0/ROOT/VAFIN/I ein/6/nk/ART Dieb/4/sb/NN verhaftet/4/oc/VVPP ./4/punct/$.": {
        ("agent", "der Wache"),
        ("target", "ein Dieb"),
    },
    "Der/2/nk/ART Rat/3/sb/NN hat/0/ROOT/VAFIN/I neue/5/nk/ADJA Sanktionen/8/oa/NN gegen/5/mnr/APPR Reeder/6/nk/NN verhängt/3/oc/VVPP ./3/punct/$.": {
        ("agent", "Der Rat"),
        ("target", "Reeder"),
    },
    "Eine/2/nk/ART Frau/3/oa/NN entführten/0/ROOT/VVFIN/I drei/5/nk/CARD Maskierte/3/sb/NN ./3/punct/$.": {
        ("agent", "drei Maskierte"),
        ("target", "Eine Frau"),
    },
    "Die/2/nk/ART Gefangenen/3/oa/NN ließ/0/ROOT/VVFIN/I die/5/nk/ART Miliz/3/sb/NN frei/3/svp/PTKVZ ./3/punct/$.": {
        ("agent", "die Miliz"),
        ("target", "Die Gefangenen"),
    },
    "Rebellen/2/sb/NN beschossen/0/ROOT/VVFIN/I die/4/nk/ART Brücke/2/oa/NN ,/4/punct/$, die/10/sb/PRELS über/10/mo/APPR den/9/nk/ART Fluss/7/nk/NN führt/4/rc/VVFIN/I ./2/punct/$.": {
        ("agent", "Rebellen"),
        ("target", "die Brücke"),
    },
    "UD Die/2/det/ART Botschaft/3/obj/NN stürmten/0/ROOT/VVFIN/I am/5/case/APPRART Abend/3/obl/NN Demonstranten/3/nsubj/NN ./3/punct/$.": {
        ("agent", "Demonstranten"),
        ("target", "Die Botschaft"),
    },
    "UD Von/3/case/APPR der/3/det/ART Wache/7/obl:agent/NN wurde/7/aux:pass/VAFIN/I ein/6/det/ART Dieb/7/nsubj:pass/NN verhaftet/0/ROOT/VVPP ./7/punct/$.": {
        ("agent", "der Wache"),
        ("target", "ein Dieb"),
    },
    "UD Der/2/det/ART Rat/8/nsubj/NN hat/8/aux/VAFIN/I neue/5/amod/ADJA Sanktionen/8/obj/NN gegen/7/case/APPR Reeder/5/nmod/NN verhängt/0/ROOT/VVPP ./8/punct/$.": {
        ("agent", "Der Rat"),
        ("target", "Reeder"),
    },
    "UD Drei/2/nummod/CARD Dörfer/3/obj/NN überfielen/0/ROOT/VVFIN/I Rebellen/3/nsubj/NN ./3/punct/$.": {
        ("agent", "Rebellen"),
        ("target", "Drei Dörfer"),
    },
}


@pytest.fixture(scope="module")
def components():
    nlp = build_builtin()
    return [
        nlp.get_pipe(name)
        for name in ("annotator_entities", "annotator_quotes", "annotator_events")
    ]


VOCAB = spacy.blank("de").vocab


def tokens(annotated):
    return [cell.split("/") for cell in annotated.removeprefix("UD ").split()]


def doc_of(annotated, *, parsed=True, heads=None):
    rows = tokens(annotated)
    words = [row[0] for row in rows]
    spaces = [following not in NO_SPACE_BEFORE for following in words[1:]] + [False]
    if not parsed:
        return Doc(VOCAB, words=words, spaces=spaces)
    if heads is None:
        heads = [int(row[1]) - 1 if row[1] != "0" else index for index, row in enumerate(rows)]
    return Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        pos=[next((pos for tag, pos in POS if row[3].startswith(tag)), "X") for row in rows],
        morphs=[MOODS[row[4]] if len(row) > 4 else "" for row in rows],
    )


def through(components, doc):
    for component in components:
        doc = component(doc)
    return results_of(doc)


def quote_in(components, doc):
    results = through(components, doc)
    for index, found in results.of_layer("quote"):
        roles = {
            link.role: doc.text[results.spans[link.filler].begin : results.spans[link.filler].end]
            for link in results.links
            if link.head == index
        }
        words = doc.text[found.begin : found.end]
        return words.strip(" ."), roles.get("speaker", ""), roles.get("addressee", "")
    return None


def actors_in(components, doc):
    results = through(components, doc)
    events = {index for index, _ in results.of_layer("event")}
    return {
        (link.role, doc.text[results.spans[link.filler].begin : results.spans[link.filler].end])
        for link in results.links
        if link.head in events and link.role in {"agent", "target"}
    }


@pytest.mark.parametrize("annotated", QUOTES)
def test_a_parse_says_who_speaks_to_whom_and_where_the_words_end(components, annotated):
    assert quote_in(components, doc_of(annotated)) == QUOTES[annotated]


@pytest.mark.parametrize("annotated", EVENTS)
def test_a_parse_says_who_acts_and_who_undergoes(components, annotated):
    assert actors_in(components, doc_of(annotated)) == EVENTS[annotated]


def test_with_a_parse_more_is_right_than_without_and_nothing_less(components):
    gained = 0
    for annotated, wanted in QUOTES.items():
        without = quote_in(components, doc_of(annotated, parsed=False)) == wanted
        with_parse = quote_in(components, doc_of(annotated)) == wanted
        assert with_parse >= without, annotated
        gained += with_parse - without
    for annotated, wanted in EVENTS.items():
        without = actors_in(components, doc_of(annotated, parsed=False)) == wanted
        with_parse = actors_in(components, doc_of(annotated)) == wanted
        assert with_parse >= without, annotated
        gained += with_parse - without
    assert gained >= 10


@pytest.mark.parametrize("seed", range(5))
def test_a_parse_that_is_garbage_breaks_nothing(components, seed):
    chance = random.Random(seed)
    for annotated in (*QUOTES, *EVENTS):
        count = len(tokens(annotated))
        root = chance.randrange(count)
        heads = [
            root if index == root else chance.randrange(index) if index else root
            for index in range(count)
        ]
        doc = doc_of(annotated, heads=heads)
        results = through(components, doc)
        assert all(0 <= found.begin < found.end <= len(doc.text) for found in results.spans)


def test_one_long_chain_of_heads_takes_linear_time(components):
    count = 3000
    doc = Doc(
        VOCAB,
        words=["sagte"] * count,
        heads=[max(0, index - 1) for index in range(count)],
        deps=["oc"] * count,
    )
    assert through(components, doc).spans is not None


def test_without_parse_the_reading_is_the_shared_one():
    doc = Doc(VOCAB, words=["Er", "kam", "."])
    reading = read(doc.text)
    assert read_doc(doc, reading) is reading
