"""What is signed off stays as it is, whoever asks: repairs, votes, merges, changes of the schema, decisions in bulk."""

from __future__ import annotations

import pytest

from annotator.bootstrap import make_context
from annotator.domain.changes import Status, Verdict
from annotator.domain.errors import SetLockedError
from annotator.domain.ids import GOLD
from annotator.domain.ports import Access
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.reviews import Judged, SampleRequest
from annotator.domain.schema_changes import RenameLabel
from annotator.domain.workbench import Proposal
from annotator.quality.agreement_votes import Policy
from annotator.services.adjudication import SIGNED_OFF, AdjudicationRequest, adjudicate
from annotator.services.annotate import AnnotationService
from annotator.services.bulk_corpus import decide_in_corpus
from annotator.services.check_fixes import FixRequest, fix
from annotator.services.merge import Outcome, merge
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.reviewing import Reviewing, Said
from annotator.services.schema_editing import SchemaEditing
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, NOW, find, make_set, make_span
from fakes import counted_ids
from gold_samples import put_into
from review_corpus import RITA, SCHEMA, article, marked

QUIET = NullMonitor()


@pytest.fixture
def context():
    return make_context()


@pytest.fixture
def store(context, tmp_path):
    """Anna and Ben have a loose edge each in two articles; the first two articles have a gold set in work."""
    sets = []
    for number in range(4):
        own = article(number)
        loose = find("Wien ", own.text)
        for who in (ANNA, BEN):
            span = make_span(loose.begin, loose.end, id=f"{who}{number}", label="LOC")
            sets.append(make_set(span, article=own, annotator=who, status=Status.DONE))
    sets += [marked(number, GOLD, status=Status.STARTED) for number in range(2)]
    with context.stores.create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, sets)
        yield made


@pytest.fixture
def sign(store):
    """``sign(ANNA)``: everything of Anna's is signed off by Rita."""

    def sign_off(*annotators):
        desk = Reviewing(store.open_unit_of_work, RITA, lambda: NOW, counted_ids("r"))
        sample = desk.draw(SampleRequest("probe", annotators=annotators, size=1), QUIET)
        (item,) = desk.items(sample.id)
        desk.judge(sample, item, Said(Judged.RIGHT))
        desk.sign(sample)

    return sign_off


def spans(store, number, who):
    with store.open_unit_of_work() as work:
        return dict(work.annotations.get(f"a{number:04}", who).spans)


def test_repairs_leave_it_alone_and_say_so(context, store, sign):
    sign(ANNA)
    before = spans(store, 0, ANNA)
    report = fix(context, store, FixRequest("white-space-edge"), QUIET)
    assert {each.annotator for each in report.fixed} == {BEN}
    assert {each.annotator for each in report.left} == {ANNA}
    assert len(report.left) == 4
    assert "signed off by Rita" in report.left[0].reason
    assert spans(store, 0, ANNA) == before


def test_votes_leave_a_gold_set_alone_and_count_it(context, store, sign):
    sign(GOLD)
    before = spans(store, 0, GOLD)
    report = adjudicate(context, store, AdjudicationRequest(Policy.MAJORITY, (ANNA, BEN)), QUIET)
    assert report.left_out[SIGNED_OFF] == 2
    assert [each.article.id for each in report.articles] == ["a0002", "a0003"]
    assert spans(store, 0, GOLD) == before


def test_a_change_of_the_schema_that_would_touch_it_is_refused_as_a_whole(store, sign):
    sign(ANNA)
    editing = SchemaEditing(store.open_unit_of_work, lambda: NOW)
    with pytest.raises(SetLockedError, match="Rita"):
        editing.apply([RenameLabel(layer="entity", label="LOC", to="PLACE")], QUIET)
    assert {span.label for span in spans(store, 0, BEN).values()} == {"LOC"}
    with store.open_unit_of_work() as work:
        assert work.schemas.current() == SCHEMA


def test_what_was_done_elsewhere_is_left_aside(context, store, sign, tmp_path):
    packed, elsewhere = tmp_path / "Anna.zip", tmp_path / "anna.corpus"
    package(context, store, PackageRequest(packed, ANNA), QUIET)
    open_package(context, packed, str(elsewhere)).close()
    with context.stores.open(str(elsewhere), Access.WRITE) as theirs:
        service = AnnotationService(
            theirs.open_unit_of_work, SCHEMA, ANNA, lambda: NOW, counted_ids("e")
        )
        bench = service.open("a0001")
        service.apply(bench, service.plan_remove(bench, ["Anna1"]))
    sign(ANNA)
    report = merge(context, store, elsewhere, QUIET)
    assert [each.title for each in report.of(Outcome.CONFLICT)] == ["Tag 1"]
    assert len(spans(store, 1, ANNA)) == 1


def test_decisions_in_the_whole_corpus_pass_it_over(context, store, sign):
    made = Provenance(origin=Origin.RULE, by="test@1")
    with store.open_unit_of_work() as work:
        for number in range(2):
            place = find("Kurier", article(number).text)
            span = make_span(
                place.begin, place.end, id=f"k{number}", label="ORG", provenance=made, seen=False
            )
            work.annotations.replace_suggestions(f"a{number:04}", Proposal((span,)), "test@1")
        work.commit()
        chosen = {
            f"a{number:04}": [
                each.signature for each in work.annotations.pair(f"a{number:04}", ANNA)[1]
            ]
            for number in range(2)
        }
    sign(ANNA)
    report = decide_in_corpus(context, store, ANNA, chosen, Verdict.ACCEPTED, QUIET)
    assert (report.decided, report.articles) == (0, 0)
    assert {type(each.reason) for each in report.refused} == {SetLockedError}
