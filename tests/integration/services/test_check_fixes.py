"""Putting right what is alike in many articles: one step, taken back as one; remarks outlive a new import of spans."""

from __future__ import annotations

import pytest

from annotator.bootstrap import default_schema, make_context
from annotator.domain.changes import Action, SpanAdded, SpanRemoved, StatusChanged
from annotator.domain.errors import SettingError
from annotator.domain.findings import FindingQuery, FindingState
from annotator.domain.workbench import Workbench
from annotator.services.check import CheckRequest, check
from annotator.services.check_fixes import FixRequest, fix, undo_fix
from annotator.services.findings import renew_findings
from annotator.services.findings_desk import FindingsDesk
from annotator.services.tasks import NullMonitor
from factories import ANNA, NOW, make_article, make_change_set, make_set, make_span
from gold_samples import put_into

SCHEMA = default_schema()
QUIET = NullMonitor()
MANY = 50


def article_set(name, text, **labels):
    spans = []
    for words, label in labels.items():
        begin = text.index(words)
        span = make_span(begin, begin + len(words), label=label, id=f"{name}-{words}")
        spans.append(span)
    return make_set(*spans, article=make_article(text, id=name, title=name))


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def store(context, tmp_path):
    """260 articles mark *Kolb* as a person, fifty as an organisation."""
    right = [
        article_set(f"r{n:03}", f"Am Tag {n} war Kolb nicht {n * 7}-mal da.", Kolb="PER")
        for n in range(260)
    ]
    wrong = [
        article_set(f"w{n:03}", f"In Nummer {n} fuhr Kolb noch {n * 3} Runden.", Kolb="ORG")
        for n in range(MANY)
    ]
    with context.stores.create(str(tmp_path / "k.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, [*right, *wrong])
        yield made


def labels(store):
    with store.open_unit_of_work() as work:
        keys = work.findings.revisions()
        return [next(iter(work.annotations.get(*key))).label for key in keys]


def rules(store, **request):
    return check(store, CheckRequest(**request), QUIET).by_rule


ALIKE = FixRequest("other-label-elsewhere")


def test_fifty_articles_are_put_right_and_taken_back_in_one_step(context, store):
    before = labels(store)
    assert rules(store) == {"other-label-elsewhere": MANY}
    preview = fix(context, store, FixRequest("other-label-elsewhere", dry_run=True), QUIET)
    assert (len(preview.fixed), preview.articles, preview.step) == (MANY, MANY, "")
    assert (preview.fixed[0].before, preview.fixed[0].after) == ("ORG “Kolb”", "PER “Kolb”")
    assert labels(store) == before

    done = fix(context, store, ALIKE, QUIET)
    assert done.articles == MANY
    assert set(labels(store)) == {"PER"}
    assert rules(store) == {}
    with store.open_unit_of_work() as work:
        assert work.history.undoable("w000", ANNA).action is Action.FIX

    assert undo_fix(context, store, done.step) == MANY
    assert labels(store) == before
    assert list(store.problems()) == []


def test_what_is_shown_before_tells_edges_apart_that_only_white_space_or_the_end_of_a_long_span_does(
    context, tmp_path
):
    text = "Kolb sagte: „Das ist ein sehr langer Satz, der gar nicht mehr aufhören will und doch endet“."
    loose = make_span(0, 5, id="kolb")
    quote = make_span(text.index("Das"), text.index("“"), id="q", layer="quote", label="Direct")
    own = make_set(loose, quote, article=make_article(text, id="e"))
    with context.stores.create(str(tmp_path / "e.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, [own])
        shown = {}
        for rule in ("white-space-edge", "marks-outside"):
            (place,) = fix(context, made, FixRequest(rule, dry_run=True), QUIET).fixed
            shown[rule] = (place.before, place.after)
    assert shown["white-space-edge"] == ("PER “Kolb␣”", "PER “Kolb”")
    before, after = shown["marks-outside"]
    assert (before[-8:], after[-9:]) == ("h endet”", "h endet“”")
    assert after.startswith("Direct “„Das ist")


def test_a_step_that_was_built_upon_is_not_taken_back(context, store):
    done = fix(context, store, ALIKE, QUIET)
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair("w003", ANNA))
        changes = make_change_set(SpanRemoved(span=next(iter(desk.own))), article="w003")
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()
    with pytest.raises(SettingError, match="w003"):
        undo_fix(context, store, done.step)
    assert "ORG" not in labels_of(store, "w000")


def labels_of(store, article):
    with store.open_unit_of_work() as work:
        return [span.label for span in work.annotations.get(article, ANNA)]


def test_one_finding_alone_is_put_right(context, store):
    report = check(store, CheckRequest(), QUIET)
    row = report.found[7]
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    renew_findings(store, None, QUIET)
    (stored,) = desk.rows(FindingQuery(article=row.checked.article))
    done = fix(context, store, FixRequest(stored.found.rule, key=stored.key), QUIET)
    assert [each.article for each in done.fixed] == [row.checked.article]
    assert rules(store) == {"other-label-elsewhere": MANY - 1}


def test_what_only_a_person_can_put_right_is_refused(context, store):
    with pytest.raises(SettingError, match="no-speaker cannot be put right"):
        fix(context, store, FixRequest("no-speaker"), QUIET)


def test_what_is_ignored_is_remembered_when_spans_are_imported_anew(context, store):
    known, looked = renew_findings(store, None, QUIET)
    assert looked == 260 + MANY
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    query = FindingQuery(rules=frozenset({"other-label-elsewhere"}))
    first, second, *_ = desk.rows(query)
    desk.ignore([first], "a company of that name")
    desk.assign([second], "Ben")
    with store.open_unit_of_work() as work:
        before = Workbench(*work.annotations.pair(first.article, ANNA))
        span = next(iter(before.own))
        again = span.model_copy(update={"id": "another"})
        changes = make_change_set(
            SpanRemoved(span=span), SpanAdded(span=again), article=first.article
        )
        work.annotations.record(changes, before.apply(changes).tally)
        work.commit()
    _, looked = renew_findings(store, known, QUIET)
    assert looked == 1
    ignored = desk.rows(FindingQuery(state=FindingState.IGNORED))
    assert [(row.article, row.reason) for row in ignored] == [
        (first.article, "a company of that name")
    ]
    assert [row.article for row in desk.rows(FindingQuery(assignee="Ben"))] == [second.article]
    assert sum(desk.by_rule(FindingQuery()).values()) == MANY - 1
    assert check(store, CheckRequest(), QUIET).ignored == 1
    assert fix(context, store, ALIKE, QUIET).articles == MANY - 1
    desk.heed(ignored)
    assert desk.rows(FindingQuery(state=FindingState.IGNORED)) == []
    assert desk.reasons() == ()


def test_a_reason_must_be_given(store):
    renew_findings(store, None, QUIET)
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    with pytest.raises(SettingError, match="reason"):
        desk.ignore(desk.rows(FindingQuery(), limit=1), "  ")


def test_pages_and_filters(store):
    renew_findings(store, None, QUIET)
    desk = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    rows, after = [], None
    while page := desk.rows(FindingQuery(), after=after, limit=20):
        rows += page
        after = page[-1].seq
    assert [row.article for row in rows] == [f"w{n:03}" for n in range(MANY)]
    with store.open_unit_of_work() as work:
        count = work.findings.count
        assert count(FindingQuery(text="w00 kolb")) == 10
        assert count(FindingQuery(text="100%")) == 0
        assert count(FindingQuery(severities=frozenset({"error"}))) == 0
        assert count(FindingQuery(layers=frozenset({"entity"}), alike=rows[0].found.alike)) == MANY
        assert count(FindingQuery(annotators=frozenset({"Ben"}))) == 0


def test_an_edit_is_looked_at_alone(context, store):
    known, _ = renew_findings(store, None, QUIET)
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair("r000", ANNA))
        span = next(iter(desk.own))
        worse = span.model_copy(update={"id": "twin"})
        changes = make_change_set(SpanAdded(span=worse), article="r000")
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()
    again, looked = renew_findings(store, known, QUIET)
    assert (again is known, looked) == (True, 1)
    inbox = FindingsDesk(store.open_unit_of_work, ANNA, lambda: NOW)
    assert [r.found.rule for r in inbox.rows(FindingQuery(article="r000"))] == ["twice"]


def test_unknown_checks_and_people_are_refused(store):
    with pytest.raises(SettingError, match="no check spelling"):
        check(store, CheckRequest(rules=frozenset({"spelling"})), QUIET)
    with pytest.raises(SettingError, match="nobody called Eve"):
        check(store, CheckRequest(annotators=frozenset({"Eve"})), QUIET)


def test_only_finished_articles_if_asked(store):
    with store.open_unit_of_work() as work:
        desk = Workbench(*work.annotations.pair("w001", ANNA))
        changes = make_change_set(
            StatusChanged(before=desk.own.status, after="done"), article="w001"
        )
        work.annotations.record(changes, desk.apply(changes).tally)
        work.commit()
    assert rules(store, done_only=True) == {"other-label-elsewhere": 1}
