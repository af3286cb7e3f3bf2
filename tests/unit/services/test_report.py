"""The report as data."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import TaskCancelledError
from annotator.domain.ids import GOLD
from annotator.domain.provenance import Origin, by_person
from annotator.services.report import corpus_report
from annotator.services.tasks import NullMonitor
from factories import (
    ANNA,
    BEN,
    NOW,
    find,
    make_argument,
    make_article,
    make_machine_provenance,
    make_schema,
    make_set,
    make_span,
)
from fakes import FakeMonitor, FakeStore


def report_of(*sets, articles=(), **options):
    store = FakeStore(
        make_schema(), articles=articles, sets=sets, location="/home/anna/news.corpus"
    )
    return corpus_report(store, NullMonitor(), version="1.0", **options)


def an_article(number, **fields):
    return make_article(f"Artikel {number}: Anna sprach in Genf.", id=f"a{number}", **fields)


def counts(rows):
    return {row.name: row.count for row in rows}


def layer(report, name):
    return next(each for each in report.layers if each.name == name)


def test_the_gold_is_counted_and_what_has_none_is_told():
    report = report_of(
        make_set(make_span(0, 7, id="s"), article=an_article(1), status=Status.DONE),
        make_set(make_span(0, 7, id="s"), article=an_article(2), status=Status.STARTED),
        make_set(make_span(0, 7, id="s"), article=an_article(2), annotator=BEN),
        make_set(make_span(0, 7, id="x"), article=an_article(3), annotator=BEN),
        make_set(
            make_span(0, 7, id="x"),
            make_span(9, 12, id="y"),
            article=an_article(3),
            annotator=GOLD,
            status=Status.DONE,
        ),
        articles=[an_article(number) for number in (1, 2, 3, 4)],
    )
    assert report.articles == 4
    assert report.spans == 3
    assert counts(report.gold) == {"done": 2, "started": 0, "new": 0}
    assert counts(report.without_gold) == {"not adjudicated": 1, "not begun": 1}
    assert [(row.name, row.begun, row.done, row.spans) for row in report.annotators] == [
        (ANNA, 2, 1, 2),
        (BEN, 2, 0, 2),
        (GOLD, 1, 1, 2),
    ]


def test_labels_roles_and_attributes_are_counted_with_what_was_never_used():
    quote = make_span(0, 20, id="q", layer="quote", label="direct")
    cue = make_span(13, 17, id="c", layer="cue", label="cue")
    entity = make_span(0, 7, id="e", label="LOC", attributes={"certainty": "doubtful"})
    own = make_set(
        quote, cue, entity, arguments=[make_argument(quote, cue, "cue")], article=an_article(1)
    )
    report = report_of(own)
    labels = {each.name: each.spans for each in layer(report, "entity").labels}
    assert labels["LOC"] == 1
    assert set(labels.values()) == {0, 1}
    roles = {
        each.name: (each.marked, each.implicit, each.absent)
        for each in layer(report, "quote").roles
    }
    assert roles["cue"] == (1, 0, 0)
    assert roles["speaker"] == (0, 0, 0)
    certainty = next(
        each for each in layer(report, "entity").attributes if each.name == "certainty"
    )
    assert sum(each.count for each in certainty.values) == 1


def test_where_spans_come_from_is_told_by_rule_model_and_hand():
    ruled = make_machine_provenance()
    modelled = replace_rule(ruled, "", "de_core@3.8")
    spans = [
        make_span(0, 3, id="a", provenance=by_person(ANNA, NOW)),
        make_span(3, 5, id="b", provenance=by_person(ANNA, NOW, accepted=ruled, suggestion="s1")),
        make_span(
            5, 7, id="c", provenance=by_person(ANNA, NOW, accepted=modelled, suggestion="s2")
        ),
        make_span(7, 9, id="d", provenance=replace_origin(ruled, Origin.IMPORTED, "brat")),
    ]
    report = report_of(make_set(*spans, article=an_article(1)))
    assert {(row.kind, row.by): row.spans for row in report.origins} == {
        ("by_hand", ""): 1,
        ("accepted_rule", ruled.rule): 1,
        ("accepted_model", "de_core@3.8"): 1,
        ("imported", "brat"): 1,
    }
    assert report.last_change == NOW.isoformat(timespec="seconds")


def replace_rule(provenance, rule, by):
    return provenance.model_copy(update={"rule": rule, "by": by})


def replace_origin(provenance, origin, by):
    return provenance.model_copy(update={"origin": origin, "by": by})


def test_each_two_annotators_are_compared_on_what_both_have():
    same, other = make_span(0, 7, id="s", label="LOC"), make_span(9, 12, id="t", label="LOC")
    report = report_of(
        make_set(same, article=an_article(1)),
        make_set(same, other, article=an_article(1), annotator=BEN),
        make_set(same, article=an_article(2)),
    )
    (pair,) = report.agreement
    assert (pair.one, pair.other, pair.articles) == (ANNA, BEN, 1)
    whole = next(each for each in pair.layers if not each.layer)
    assert (whole.exact, whole.one, whole.other) == (pytest.approx(2 / 3, abs=1e-4), 1, 2)


def test_sources_licences_and_dates_are_those_the_articles_state():
    report = report_of(
        articles=[
            an_article(
                1, meta={"License": "CC BY 4.0", "publisher": "dpa", "date": "2024-03-01T10:00"}
            ),
            an_article(2, meta={"license": "CC BY 4.0", "url": "https://news.example.org/x?y"}),
            an_article(3, meta={"date": "2023-01-05"}),
        ]
    )
    assert counts(report.licences) == {"CC BY 4.0": 2, "": 1}
    assert counts(report.sources) == {"dpa": 1, "news.example.org": 1, "": 1}
    assert (report.first, report.last) == ("2023-01-05", "2024-03-01")


def test_findings_are_counted_by_check_the_gravest_first():
    quote = make_span(*pair_of(find("Berlin")), id="q", layer="quote", label="direct")
    report = report_of(make_set(quote))
    order = ["error", "warning", "hint"]
    ranks = [order.index(row.severity) for row in report.findings]
    assert ranks == sorted(ranks)
    assert report.findings


def pair_of(extent):
    return extent.begin, extent.end


def test_a_split_is_described_by_its_manifest():
    own = make_set(make_span(0, 7, id="s"), article=an_article(1), status=Status.DONE)
    manifest = {
        "split": {
            "shares": [50, 50, 0],
            "seed": 7,
            "articles": {"train": ["a1", "gone"], "dev": []},
        }
    }
    split = report_of(own, manifest=manifest).split
    assert (split.shares, split.seed) == ((50, 50, 0), 7)
    assert [(part.name, part.articles, part.spans) for part in split.parts] == [
        ("train", 2, 1),
        ("dev", 0, 0),
    ]
    assert report_of(own, manifest={"format": "jsonl"}).split is None


def test_the_report_is_the_same_every_time_and_names_no_folder():
    own = make_set(make_span(0, 7, id="s"), article=an_article(1))
    first, second = (json.dumps(report_of(own).values(), default=str) for _ in range(2))
    assert first == second
    assert "/home/anna" not in first
    assert report_of(own).name == "news"


def test_titles_are_given_in_the_language_asked_for():
    titles = {report_of(language=language).layers[0].title for language in ("en", "de")}
    assert len(titles) == 2


def test_an_empty_corpus_has_a_report_too():
    report = report_of()
    assert (report.articles, report.spans, report.agreement, report.findings) == (0, 0, (), ())


def test_it_can_be_cancelled():
    store = FakeStore(make_schema(), articles=[an_article(1), an_article(2)])
    with pytest.raises(TaskCancelledError):
        corpus_report(store, FakeMonitor(cancel_at=1), version="1")


def test_a_set_nobody_has_begun_is_not_compared():
    begun = make_set(make_span(0, 7, id="s"), article=an_article(1), status=Status.STARTED)
    empty = replace(make_set(article=an_article(1), annotator=BEN), status=Status.NEW)
    assert report_of(begun, empty).agreement == ()
