"""What queries find in a corpus file is what looking at every article and span finds, whatever is asked."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import ArgumentAdded, SpanAdded, Status, StatusChanged
from annotator.domain.ids import ArticleId
from annotator.domain.ports import ArticleQuery
from annotator.domain.queries.printing import printed
from annotator.domain.queries.tree import (
    And,
    Condition,
    Named,
    Not,
    Op,
    Or,
    Pattern,
    Phrase,
    Range,
    Regex,
    Related,
    Relation,
    Word,
)
from annotator.domain.workbench import Proposal, Workbench
from annotator.services import search
from annotator.services.search import all_hits, narrowed
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import (
    ANNA,
    BEN,
    NOW,
    make_argument,
    make_article,
    make_change_set,
    make_provenance,
    make_schema,
    make_span,
    make_suggestion,
)

WORDS = ["Kim", "Moon", "Berlin", "SPD", "sagte", "Äpfel", "Nordkorea", "und", "😀"]
LABELS = {"entity": ["PER", "ORG", "LOC"], "quote": ["direct", "indirect"], "cue": ["cue"]}
ROLES = {"speaker": ["entity"], "cue": ["cue"], "addressee": ["entity"]}
SCORES = [None, 0.25, 0.5, 0.75]

# --- corpora ----------------------------------------------------------------------------------------


@st.composite
def corpora(draw):
    """Articles as word lists, and for each set spans as numbers of words with what hangs on them."""
    articles = []
    for _ in range(draw(st.integers(1, 5))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=9))
        sets = {}
        for whose in ("Anna", "Ben", "suggestions"):
            if draw(st.booleans()):
                sets[whose] = draw(annotations(len(words)))
        articles.append((words, draw(st.sampled_from(["dpa", "afp", ""])), sets))
    return articles


@st.composite
def annotations(draw, length):
    spans, links = [], []
    for _ in range(draw(st.integers(0, 5))):
        layer = draw(st.sampled_from(list(LABELS)))
        begin = draw(st.integers(0, length - 1))
        end = draw(st.integers(begin, min(length - 1, begin + 2)))
        attribute = draw(st.sampled_from([None, "sure", "doubtful"])) if layer == "entity" else None
        label = draw(st.sampled_from(LABELS[layer]))
        spans.append((layer, label, begin, end, attribute, draw(st.sampled_from(SCORES))))
    for number, span in enumerate(spans):
        for role in ROLES if span[0] == "quote" else ():
            fillers = [n for n, each in enumerate(spans) if each[0] in ROLES[role]]
            kind = draw(st.sampled_from(["none", "implicit", "filled"]))
            if kind == "implicit" or (kind == "filled" and fillers):
                filler = draw(st.sampled_from(fillers)) if kind == "filled" else None
                links.append((number, role, filler))
    return spans, links, draw(st.sampled_from(Status))


def filled(folder, corpus):
    store = SqliteCorpusStores().create(str(Path(folder) / "x.corpus"), make_schema(), at=NOW)
    seen = []
    with store.open_unit_of_work() as work:
        number = work.imports.begin("test", NOW)
        for n, (words, agency, _) in enumerate(corpus):
            seen.append(
                make_article(
                    f"{n} {' '.join(words)}", id=ArticleId(f"a{n}"), title=f"Titel {n}", meta={"agency": agency}
                )
            )  # fmt: skip
        work.imports.add(number, seen)
        work.imports.finish(number)
        for n, (words, _, sets) in enumerate(corpus):
            for whose, (spans, links, status) in sets.items():
                put(work, seen[n], words, whose, spans, links, status)
        work.commit()
    return store


def put(work, article, words, whose, spans, links, status):
    places, place = [], len(article.text) - len(" ".join(words))
    for word in words:
        places.append((place, place + len(word)))
        place += len(word) + 1
    make = make_suggestion if whose == "suggestions" else make_span
    made, seen = [], set()
    for layer, label, begin, end, attribute, score in spans:
        key = (layer, label, begin, end)
        made.append(
            None
            if key in seen
            else make(
                places[begin][0], places[end][1], layer=layer, label=label,
                attributes={"certainty": attribute} if attribute else {},
                provenance=make_provenance(whose, score=score),
            )
        )  # fmt: skip
        seen.add(key)
    arguments = [
        make_argument(made[head], made[filler] if filler is not None else None, role)
        for head, role, filler in links
        if made[head] is not None and (filler is None or made[filler] is not None)
    ]
    kept = [span for span in made if span is not None]
    if whose == "suggestions":
        work.annotations.replace_suggestions(
            article.id, Proposal(tuple(kept), tuple(arguments)), "t@1"
        )
        return
    changes = [
        *(SpanAdded(span=s) for s in kept),
        *(ArgumentAdded(argument=a) for a in arguments),
    ]
    if status is not Status.NEW:
        changes.append(StatusChanged(before=Status.NEW, after=status))
    changes = make_change_set(*changes, article=article.id, annotator=whose)
    desk = Workbench(*work.annotations.pair(article.id, whose))
    work.annotations.record(changes, desk.apply(changes).tally)


# --- queries ----------------------------------------------------------------------------------------

texts = st.sampled_from([Phrase("Kim"), Phrase("*o*"), Phrase("Nord*"), Phrase("ÄPFEL"), Regex("^[KM]i?"), Phrase("* und")])  # fmt: skip


def kinds(layers=tuple(LABELS)):
    return st.sampled_from([(la, lb) for la in layers for lb in ["", *LABELS[la]]])


@st.composite
def patterns(draw, layers=tuple(LABELS), depth=1):
    layer, label = draw(kinds(layers))
    return Pattern(layer, label, draw(st.none() | insides(layer, depth)))


@st.composite
def insides(draw, layer, depth=1):
    parts = [texts, st.sampled_from(["0.25", "0.5"]).flatmap(
        lambda v: st.sampled_from([Op.LESS, Op.MORE, Op.LEAST, Op.HAS]).map(lambda op: Condition("score", op, (Word(v),))))]  # fmt: skip
    if layer == "entity":
        parts.append(st.sampled_from(["sure", "doubtful"]).map(lambda v: Condition("certainty", Op.EQUAL, (Word(v),))))  # fmt: skip
        parts.append(st.just(Named("certainty")))
    if layer == "quote":
        parts.append(st.sampled_from(list(ROLES)).map(Named))
        fillers = st.one_of(texts, st.just(Word("implicit")), patterns(("entity",), 0))
        values = st.lists(fillers, min_size=1, max_size=2).map(tuple)
        parts.append(st.builds(Condition, st.sampled_from(list(ROLES)), st.just(Op.HAS), values))
    one = st.one_of(parts)
    if not depth:
        return draw(one)
    deeper = insides(layer, 0)
    several = st.lists(deeper, min_size=2, max_size=2).map(tuple)
    return draw(st.one_of(one, st.builds(Not, deeper), several.map(And), several.map(Or)))


leaves = st.one_of(
    st.sampled_from([Word("Kim"), Word("nord"), Phrase("sagte und"), Word("apfel"), Regex("S.D"), Word("Titel")]),
    st.sampled_from([
        Condition("meta.agency", Op.HAS, (Word("dpa"),)), Condition("length", Op.MORE, (Word("25"),)),
        Condition("has", Op.HAS, (Word("spans"),)), Condition("length", Op.HAS, (Range("10", "30"),)),
    ]),
    patterns(),
    st.builds(Related, patterns(depth=0), st.sampled_from(Relation), patterns(depth=0)),
    st.sampled_from([Pattern("quote", "speaker"), Pattern("quote", "cue")]),
)  # fmt: skip
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(And),
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or),
    ),
    max_leaves=4,
)

# --- looking at everything --------------------------------------------------------------------------


class Brute:
    """Looks at an article and all its sets of people, one by one."""

    def __init__(self, article, sets):
        self.article = article
        self.sets = sets

    def holds(self, node):  # noqa: C901, PLR0911 - a case for each kind of part
        text = self.article.text
        match node:
            case And(parts=parts):
                return all(map(self.holds, parts))
            case Or(parts=parts):
                return any(map(self.holds, parts))
            case Not(part=part):
                return not self.holds(part)
            case Word(text=word):
                return any(
                    plain(t).startswith(plain(word)) for t in f"{self.article.title} {text}".split()
                )
            case Phrase(text=words):
                return f" {words} " in f" {text} "
            case Regex(pattern=pattern):
                return re.search(pattern, text) is not None
            case Condition(name="meta.agency"):
                return self.article.meta["agency"] == "dpa"
            case Condition(name="length", op=Op.MORE):
                return len(text) > 25
            case Condition(name="length"):
                return 10 <= len(text) <= 30
            case Condition(name="has"):
                return any(own.spans for own in self.sets)
            case _:
                return bool(self.spans(node))

    def spans(self, pattern):
        return {
            (own.annotator, span.id)
            for own in self.sets
            for span in own
            if self.fits(own, span, pattern)
        }

    def fits(self, own, span, node):  # noqa: C901, PLR0911, PLR0912 - a case for each kind of part
        covered = own.covered_text(span)
        match node:
            case And(parts=parts):
                return all(self.fits(own, span, part) for part in parts)
            case Or(parts=parts):
                return any(self.fits(own, span, part) for part in parts)
            case Not(part=part):
                return not self.fits(own, span, part)
            case Pattern(layer=layer, kind=kind, inside=inside):
                if layer == "quote" and kind in ROLES:
                    return any(
                        a.filler == span.id and a.role == kind and own.span(a.head).layer == layer
                        for a in own.arguments.values()
                    )
                return (
                    span.layer == layer
                    and kind in {"", span.label}
                    and (inside is None or self.fits(own, span, inside))
                )
            case Related(left=left, relation=relation, right=right):
                return self.fits(own, span, left) and any(
                    self.fits(own, other, right) and self.lies(span, other, relation)
                    for other in own
                    if other.id != span.id
                )
            case Phrase(text=words):
                return re.fullmatch(words.replace("*", ".*"), covered, re.IGNORECASE) is not None
            case Regex(pattern=pattern):
                return re.search(pattern, covered) is not None
            case Condition(name="score", op=op, values=(Word(text=value),)):
                score = span.provenance.score
                if score is None:
                    return False
                limit = float(value)
                return {Op.LESS: score < limit, Op.MORE: score > limit, Op.LEAST: score >= limit,
                        Op.HAS: score == limit}[op]  # fmt: skip
            case Condition(name="certainty", values=(Word(text=value),)):
                return span.attributes.get("certainty", "sure") == value
            case Named(name="certainty"):
                return "certainty" in span.attributes
            case Named(name=role):
                return any(a.role == role and a.filler for a in own.arguments_of(span.id))
            case Condition(name=role, values=values):
                return any(
                    a.role == role and any(self.fills(own, a, value) for value in values)
                    for a in own.arguments_of(span.id)
                )

    def fills(self, own, argument, value):
        if value == Word("implicit"):
            return argument.state is RoleState.IMPLICIT
        return argument.filler is not None and self.fits(own, own.span(argument.filler), value)

    def lies(self, span, other, relation):
        match relation:
            case Relation.IN:
                return other.begin <= span.begin and span.end <= other.end
            case Relation.CONTAINS:
                return span.begin <= other.begin and other.end <= span.end
            case Relation.BEFORE:
                between = self.article.text[span.end : other.begin]
                return span.end <= other.begin and not any(c.isalnum() for c in between)


def plain(word):
    return word.casefold().replace("ä", "a")


@pytest.fixture
def _small_steps(monkeypatch):
    monkeypatch.setattr(search, "_FIRST_SIZE", 2)
    monkeypatch.setattr(search, "_LEAST_SIZE", 1)
    monkeypatch.setattr(search, "_FIRST_MOST", 1)


@pytest.mark.usefixtures("_small_steps")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])  # fmt: skip
@given(corpora(), st.lists(queries, min_size=1, max_size=8))
def test_a_query_finds_what_looking_at_everything_finds(corpus, asked):
    with tempfile.TemporaryDirectory() as folder:
        store = filled(folder, corpus)
        with store.open_unit_of_work() as work:
            names = list(work.articles.ids(ArticleQuery(ANNA)))
            people = (ANNA, BEN)
            brutes = {
                name: Brute(work.articles.get(name), work.annotations.several(name, people))
                for name in names
            }
            for query in asked:
                text = printed(query)
                expected = {name for name, brute in brutes.items() if brute.holds(query)}
                list_query = narrowed(work, ArticleQuery(ANNA, text))
                assert set(work.articles.ids(list_query)) == expected, text
                assert work.articles.count(list_query) == len(expected), text
                hits = list(all_hits(work, text, ANNA))
                assert {hit.article for hit in hits} == expected, text
                if isinstance(query, Pattern | Related):
                    found = {(hit.article, hit.annotator, hit.span) for hit in hits}
                    assert len(found) == len(hits)
                    assert found == {
                        (name, *span) for name in expected for span in brutes[name].spans(query)
                    }, text
        store.close()
