from __future__ import annotations

from annotator.bootstrap import default_schema
from annotator.services.inspection import Inspection, Outcome
from factories import (
    find,
    make_argument,
    make_article,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)

SCHEMA = default_schema()
TEXT = "„Das genügt“, sagte Anna Kolb in Bonn."
ARTICLE = make_article(TEXT)


def place(words):
    where = find(words, TEXT)
    return where.begin, where.end


def suggested_quote():
    quote = make_suggestion(*place("„Das genügt“"), layer="quote", label="Direct", id="q")
    cue = make_suggestion(*place("sagte"), layer="cue", label="Cue", id="c")
    return quote, cue, [make_argument(quote, cue, "cue", id="g")]


def rules(findings):
    return [finding.check.id for finding in findings]


def test_a_suggestion_is_judged_as_if_it_were_accepted_with_its_roles():
    quote, cue, arguments = suggested_quote()
    desk = make_workbench(make_set(article=ARTICLE), [quote, cue], arguments=arguments)
    inspection = Inspection(SCHEMA)
    assert rules(inspection.findings_about(desk, quote)) == ["no-speaker"]
    assert rules(inspection.findings_about(desk, cue)) == []
    assert inspection.findings(desk) == ()


def test_a_suggestion_is_compared_with_what_the_annotator_has():
    mine = make_span(*place("Anna Kolb"), id="mine")
    other = make_suggestion(*place("Anna Kolb"), label="ORG", id="other")
    desk = make_workbench(make_set(mine, article=ARTICLE), [other])
    inspection = Inspection(SCHEMA)
    assert inspection.findings(desk) == ()
    assert rules(inspection.findings_about(desk, other)) == ["twice"]
    assert inspection.fates(desk, other)[0].outcome is not Outcome.CHANGED


def test_findings_of_the_same_state_are_worked_out_once():
    desk = make_workbench(make_set(make_span(*place("Anna ")), article=ARTICLE))
    inspection = Inspection(SCHEMA)
    assert rules(inspection.findings(desk)) == ["white-space-edge"]
    assert inspection.findings(desk) is inspection.findings(desk)
