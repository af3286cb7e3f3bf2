"""The reviewer's desk on a real corpus: drawn, judged, estimated, corrected, signed off and locked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from statsmodels.stats.proportion import proportion_confint

from annotator.domain.changes import Action, SpanAdded, Status
from annotator.domain.errors import (
    NotFoundError,
    OnlyReviewersError,
    ReviewError,
    SetLockedError,
    SettingError,
    TaskCancelledError,
)
from annotator.domain.findings import StoredFinding
from annotator.domain.ids import GOLD, RESERVED, AnnotatorId
from annotator.domain.offsets import TextRange
from annotator.domain.people import Person, PersonRole
from annotator.domain.provenance import by_person
from annotator.domain.reviews import (
    AcceptanceRule,
    Decision,
    Judged,
    Method,
    ReviewUnit,
    SampleRequest,
    Sent,
    StratifyBy,
)
from annotator.quality.intervals import wilson
from annotator.services.annotate import AnnotationService
from annotator.services.reviewing import Reviewing, Said
from annotator.services.reviewing_corrections import apply_corrections
from annotator.services.reviewing_draw import MOST_STRATA
from annotator.services.reviewing_risk import Risk, Risks
from annotator.services.tasks import NullMonitor
from annotator.storage.corpus_file import SqliteCorpusStores
from factories import (
    ANNA,
    BEN,
    NOW,
    find,
    make_change_set,
    make_machine_provenance,
    make_set,
)
from fakes import FakeMonitor, counted_ids
from gold_samples import put_into
from review_corpus import RITA, SCHEMA, article, marked

ARTICLES = 40
QUIET = NullMonitor()
RIGHT = Said(Judged.RIGHT)


@pytest.fixture
def store(tmp_path):
    with SqliteCorpusStores().create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        sets = [
            marked(
                n, wrong=("kolb",) if n % 8 == 0 else (), source="afp.txt" if n % 4 else "dpa.txt"
            )
            for n in range(ARTICLES)
        ]
        put_into(made, [*sets, *(marked(n, BEN) for n in range(10))])
        yield made


@pytest.fixture
def desk(store):
    return Reviewing(store.open_unit_of_work, RITA, lambda: NOW, counted_ids("r"))


def request(name="probe", **fields):
    return SampleRequest(name, **({"annotators": (ANNA,), "size": 30} | fields))


def judge_all(desk, sample, say=lambda item: RIGHT):
    for item in desk.items(sample.id):
        desk.judge(sample, item, Said(Judged.COMPLETE) if item.is_article else say(item))


def spans_of(desk, sample):
    return [(i.article, i.annotator, i.span, i.stratum, i.chance) for i in desk.items(sample.id)]


class TestDrawing:
    def test_the_same_request_draws_the_same_and_another_seed_another(self, desk):
        first = desk.draw(request(), QUIET)
        again = desk.draw(request("again"), QUIET)
        other = desk.draw(request("other", seed=1), QUIET)
        assert spans_of(desk, first) == spans_of(desk, again)
        assert set(spans_of(desk, first)) != set(spans_of(desk, other))
        assert first.frame == again.frame

    def test_the_frame_and_the_date_are_kept(self, desk):
        sample = desk.sample(desk.draw(request(), QUIET).id)
        assert (sample.at, sample.by, sample.items) == (NOW, RITA, 30)
        assert (sample.frame.articles, sample.frame.sets) == (ARTICLES, ARTICLES)
        assert (sample.frame.spans, sample.frame.units) == (4 * ARTICLES, 4 * ARTICLES)
        assert sample.frame.labels["entity.ORG"] == 5
        assert sample.request == request()

    def test_a_margin_says_how_many(self, desk):
        sample = desk.draw(request(size=0, margin=0.1), QUIET)
        assert 40 < sample.items < 100

    def test_the_preview_stores_nothing(self, desk):
        drawing = desk.preview(request(), QUIET)
        assert drawing.sample.frame.drawn == 30
        assert desk.samples() == []

    def test_an_article_brings_its_spans_and_itself_at_the_end(self, desk):
        sample = desk.draw(request(unit=ReviewUnit.ARTICLE, size=3), QUIET)
        items = desk.items(sample.id)
        assert [item.is_article for item in items] == [False, False, False, False, True] * 3
        assert {item.chance for item in items} == {3 / ARTICLES}

    def test_strata_of_labels_get_equal_parts(self, desk):
        ask = request(method=Method.STRATIFIED, allocation="equal", size=20)
        sample = desk.draw(ask, QUIET)
        drawn = {name: size.drawn for name, size in sample.frame.strata.items()}
        assert drawn == dict.fromkeys(("entity.LOC", "entity.ORG", "entity.PER", "quote.Direct"), 5)
        assert {i.stratum for i in desk.items(sample.id)} == set(drawn)

    def test_strata_of_annotators_and_sources(self, desk):
        both = request(
            annotators=(), method=Method.STRATIFIED, stratify_by=StratifyBy.ANNOTATOR, size=50
        )
        strata = desk.preview(both, QUIET).sample.frame.strata
        assert {name: size.drawn for name, size in strata.items()} == {"Anna": 40, "Ben": 10}
        sources = replace(both, stratify_by=StratifyBy.SOURCE, unit=ReviewUnit.ARTICLE, size=10)
        assert set(desk.preview(sources, QUIET).sample.frame.strata) == {"afp.txt", "dpa.txt"}

    def test_neyman_looks_where_mistakes_were(self, desk):
        first = desk.draw(request(size=160), QUIET)
        judge_all(
            desk,
            first,
            lambda i: (
                Said(Judged.SPURIOUS) if i.label == "LOC" and i.article[-1] in "13579" else RIGHT
            ),
        )
        ask = request("next", method=Method.STRATIFIED, allocation="neyman", size=40)
        drawn = desk.preview(ask, QUIET).sample.frame.strata
        assert drawn["entity.LOC"].drawn > 1.5 * drawn["quote.Direct"].drawn

    def test_risk_draws_findings_and_disagreements_more_often(self, desk, store):
        with store.open_unit_of_work() as work:
            for number in range(10, 20):
                own = work.annotations.get(f"a{number:04}", ANNA)
                span = own.spans["wien"]
                found = StoredFinding("cut-token", "hint", span.signature, TextRange(0, 1))
                work.findings.put(own.article.id, ANNA, [found], revision=1, by="t")
            work.commit()
        sample = desk.draw(request(method=Method.RISK, size=40), QUIET)
        chances = {(i.article, i.span): i.chance for i in desk.items(sample.id)}
        found = [c for (a, s), c in chances.items() if s == "wien" and "a0010" <= a < "a0020"]
        usual = min(chances.values())
        assert found
        assert found == [pytest.approx(5 * usual)] * len(found)

    def test_each_risk_is_seen_for_what_it_is(self, store):
        hurried = make_machine_provenance(score=0.5)
        own = marked(500)
        spans = []
        for seconds, span in enumerate(own):
            at = NOW + timedelta(seconds=0.4 * seconds if seconds < 3 else 10)
            made = by_person(ANNA, at, accepted=hurried, suggestion="x")
            spans.append(span.model_copy(update={"provenance": made}))
        put_into(store, [make_set(article=own.article, annotator=ANNA)])
        service = AnnotationService(
            store.open_unit_of_work, SCHEMA, ANNA, lambda: NOW, counted_ids("c")
        )
        bench = service.open(own.article.id)
        for number, span in enumerate(spans):
            changes = make_change_set(
                SpanAdded(span=span),
                id=f"step{number}",
                article=own.article.id,
                at=span.provenance.at,
            )
            bench = service.apply(bench, changes)
        with store.open_unit_of_work() as work:
            seen = list(work.reviews.frame_spans(()))
            risks = Risks(work, seen)
        of = {each.id: risks.of(each) for each in seen if each.article == own.article.id}
        assert of == {
            # Nobody knows how long the first one took; the last one took its time.
            spans[0].id: (Risk.LOW_SCORE,),
            spans[1].id: (Risk.LOW_SCORE, Risk.HURRIED),
            spans[2].id: (Risk.LOW_SCORE, Risk.HURRIED),
            spans[3].id: (Risk.LOW_SCORE,),
        }
        kolb = {(e.article, e.annotator): risks.of(e) for e in seen if e.id == "kolb"}
        assert kolb["a0008", ANNA] == kolb["a0008", BEN] == (Risk.DISAGREEMENT,)
        assert kolb["a0009", ANNA] == kolb["a0020", ANNA] == ()

    def test_a_name_is_taken_once(self, desk):
        desk.draw(request(), QUIET)
        with pytest.raises(SettingError, match="already"):
            desk.draw(request(), QUIET)

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({"annotators": (AnnotatorId("Zoë"),)}, "no spans in sets of Zoë"),
            ({"name": " "}, "missing"),
            ({"size": 0, "margin": 0.0}, "margin between"),
            ({"unit": ReviewUnit.ARTICLE, "method": Method.STRATIFIED}, "no label"),
            ({"allocation": "fair"}, "proportional, equal, neyman"),
            ({"levels": {"*": 95}}, "between 0 and 1"),
            ({"layers": ("cue",)}, "no spans"),
        ],
    )
    def test_what_contradicts_itself_is_refused(self, desk, fields, why):
        with pytest.raises(SettingError, match=why):
            desk.draw(request(**fields), QUIET)

    def test_too_many_strata_say_nothing(self, desk, store):
        put_into(store, [marked(100 + n, source=f"{n}.txt") for n in range(MOST_STRATA)])
        ask = request(method=Method.STRATIFIED, stratify_by=StratifyBy.SOURCE)
        with pytest.raises(SettingError, match="strata"):
            desk.draw(ask, QUIET)

    def test_only_finished_sets_and_wanted_layers(self, desk, store):
        put_into(store, [marked(90, status=Status.STARTED)])
        whole = desk.preview(request(done_only=False), QUIET).sample.frame
        done = desk.preview(request(done_only=True, layers=("quote",)), QUIET).sample.frame
        assert (whole.sets, done.sets) == (ARTICLES + 1, ARTICLES)
        assert done.spans == ARTICLES

    def test_a_cancelled_draw_stores_nothing(self, desk):
        with pytest.raises(TaskCancelledError):
            desk.draw(request(), FakeMonitor(cancel_at=0))
        assert desk.samples() == []


class TestJudging:
    def test_the_last_judgement_holds_and_undo_brings_the_one_before_back(self, desk):
        sample = desk.draw(request(), QUIET)
        item = desk.items(sample.id)[0]
        desk.judge(sample, item, RIGHT)
        desk.judge(sample, item, Said(Judged.SPURIOUS, reason=" not a name "))
        (held,) = desk.judgements(sample.id)
        assert (held.judged, held.reason, held.by) == (Judged.SPURIOUS, "not a name", RITA)
        assert desk.sample(sample.id).judged == 1
        assert desk.undo(sample).judged is Judged.SPURIOUS
        assert [each.judged for each in desk.judgements(sample.id)] == [Judged.RIGHT]
        assert desk.undo(sample).judged is Judged.RIGHT
        assert desk.undo(sample) is None
        assert desk.sample(sample.id).judged == 0

    def test_what_is_missing_stands_beside_the_judgement(self, desk):
        sample = desk.draw(request(), QUIET)
        item = desk.items(sample.id)[0]
        missing = Said(Judged.MISSING, "ORG", (TextRange(0, 2),), "entity")
        desk.judge(sample, item, missing)
        desk.judge(sample, item, RIGHT)
        desk.judge(sample, item, replace(missing, fragments=(TextRange(3, 5),)))
        assert Counter(each.judged for each in desk.judgements(sample.id)) == {
            Judged.MISSING: 2,
            Judged.RIGHT: 1,
        }

    @pytest.mark.parametrize(
        ("said", "why"),
        [
            (Said(Judged.MISSING), "select what is missing"),
            (Said(Judged.COMPLETE), "whole article"),
            (Said(Judged.LABEL, "LOC"), "the label it has"),
        ],
    )
    def test_what_cannot_be_said_is_refused(self, desk, said, why):
        sample = desk.draw(request(layers=("entity",), size=200), QUIET)
        wien = next(item for item in desk.items(sample.id) if item.label == "LOC")
        with pytest.raises(ReviewError, match=why):
            desk.judge(sample, wien, said)
        assert desk.judgements(sample.id) == []

    def test_a_span_is_judged_as_it_was_drawn(self, desk, store):
        sample = desk.draw(request(size=200), QUIET)
        item = next(i for i in desk.items(sample.id) if i.span == "wien")
        service = AnnotationService(
            store.open_unit_of_work, SCHEMA, ANNA, lambda: NOW, counted_ids("c")
        )
        bench = service.open(item.article)
        service.apply(bench, service.plan_remove(bench, ["wien"]))
        shown = desk.set_of(item)
        assert shown.spans["wien"].fragments == item.fragments
        assert desk.result(sample.id).moved_on == 1

    def test_names_are_letters_where_it_is_blind(self, desk, store):
        open_ = desk.draw(request(), QUIET)
        blind = desk.draw(request("blind", blind=True), QUIET)
        assert desk.names(open_).of(ANNA, open_.id) == "Anna"
        letter = desk.names(blind).of(ANNA, blind.id)
        assert letter in {"A", "B", "C"}
        item = desk.items(blind.id)[0]
        made = desk.to_look_at(blind, item).spans[item.span].provenance
        assert made.by == desk.names(blind).of(item.annotator, blind.id) != item.annotator
        assert desk.to_look_at(open_, item).spans[item.span].provenance.by == item.annotator
        assert item.annotator in desk.people_to_choose()
        with store.open_unit_of_work() as work:
            work.people.set_blind(on=True)
            work.commit()
        assert desk.names(open_).of(ANNA, open_.id) in {"A", "B", "C"}
        # A sample of one person alone would tell whose it is.
        assert list(desk.people_to_choose()) == [name for name in desk.people() if name in RESERVED]

    def test_only_reviewers_review_where_roles_are_given(self, desk, store):
        sample = desk.draw(request(), QUIET)
        with store.open_unit_of_work() as work:
            work.people.put(Person(RITA, frozenset({PersonRole.ANNOTATOR})), NOW)
            work.commit()
        item = desk.items(sample.id)[0]
        for act in (
            lambda: desk.draw(request("two"), QUIET),
            lambda: desk.judge(sample, item, RIGHT),
            lambda: desk.sign(sample),
            lambda: desk.unlock(sample, "no"),
        ):
            with pytest.raises(OnlyReviewersError):
                act()


class TestResults:
    def test_a_simple_sample_has_the_intervals_of_statsmodels(self, desk, store):
        put_into(store, [marked(200 + n) for n in range(400)])
        sample = desk.draw(request(size=60), QUIET)
        judge_all(desk, sample, lambda i: Said(Judged.SPURIOUS) if i.number % 10 == 0 else RIGHT)
        result = desk.result(sample.id)
        total = result.total
        assert (total.judged, total.precision.right, total.recall) == (60, 54, None)
        assert total.precision.interval == pytest.approx(
            proportion_confint(54, 60, method="wilson")
        )
        for row in result.labels:
            right, seen = row.precision.right, row.precision.seen
            if seen and seen <= 0.05 * row.population:
                assert row.precision.interval == pytest.approx(
                    proportion_confint(right, seen, method="wilson")
                )
        assert total.counts[Judged.SPURIOUS] == 6
        assert total.more > 0

    def test_strata_are_weighed_by_their_size(self, desk):
        sample = desk.draw(request(method=Method.STRATIFIED, allocation="equal", size=20), QUIET)
        judge_all(desk, sample, lambda i: Said(Judged.SPURIOUS) if i.label == "ORG" else RIGHT)
        result = desk.result(sample.id)
        # All 5 ORG are wrong, of 160 spans.
        assert result.total.precision.share == pytest.approx(155 / 160)
        org = next(row for row in result.labels if row.label == "ORG")
        assert org.precision.interval == (0, 0)  # all there are were seen

    def test_recall_comes_from_whole_articles_only(self, desk):
        sample = desk.draw(request(unit=ReviewUnit.ARTICLE, size=10), QUIET)
        items = desk.items(sample.id)
        first = items[4]
        assert first.is_article
        for item in items:
            said = Said(Judged.COMPLETE) if item.is_article else RIGHT
            if item.label == "LOC" and item.article == first.article:
                said = Said(Judged.EDGE)
            desk.judge(sample, item, said)
        text = article(int(first.article[1:])).text
        kurier = find("Kurier", text)
        desk.judge(sample, first, Said(Judged.MISSING, "ORG", (kurier,), "entity"))
        result = desk.result(sample.id)
        rows = {row.label: row for row in result.labels}
        assert result.complete_articles == 10
        assert rows["LOC"].precision.share == pytest.approx(0.9)
        assert rows["LOC"].recall.share == pytest.approx(0.9)
        assert rows["LOC"].f1.share == pytest.approx(0.9)
        assert result.total.recall.share == pytest.approx(39 / 41)
        assert result.total.f1.share == pytest.approx(2 * 39 / (40 + 41))
        assert result.total.f1.interval.low < result.total.f1.share < result.total.f1.interval.high

    def test_an_article_not_finished_does_not_count(self, desk):
        sample = desk.draw(request(unit=ReviewUnit.ARTICLE, size=4), QUIET)
        for item in desk.items(sample.id)[:7]:
            desk.judge(sample, item, Said(Judged.COMPLETE) if item.is_article else RIGHT)
        result = desk.result(sample.id)
        assert (result.complete_articles, result.total.judged) == (1, 4)
        assert result.decision is Decision.NOT_YET

    def test_roles_are_a_share_of_the_heads_that_are_right(self, desk):
        sample = desk.draw(request(layers=("quote",), size=20), QUIET)
        judge_all(desk, sample, lambda i: Said(Judged.ROLE) if i.number <= 5 else RIGHT)
        row = desk.result(sample.id).total
        assert row.precision.share == 1.0
        assert row.roles.share == pytest.approx(0.75)

    def test_what_runs_through_strata_is_a_ratio_of_weighted_counts(self, desk):
        ask = request(
            annotators=(),
            method=Method.STRATIFIED,
            stratify_by=StratifyBy.ANNOTATOR,
            allocation="equal",
            size=80,
        )
        sample = desk.draw(ask, QUIET)
        judge_all(desk, sample, lambda i: Said(Judged.SPURIOUS) if i.annotator == BEN else RIGHT)
        result = desk.result(sample.id)
        assert result.total.precision.share == pytest.approx(160 / 200)
        wien = next(row for row in result.labels if row.label == "LOC")
        assert wien.precision.share == pytest.approx(0.8, abs=0.05)

    def test_a_sample_by_risk_is_weighed_down_again(self, desk):
        sample = desk.draw(request(method=Method.RISK, size=80), QUIET)
        judge_all(desk, sample, lambda i: Said(Judged.LABEL, "PER") if i.label == "ORG" else RIGHT)
        total = desk.result(sample.id).total.precision
        assert total.interval.low <= 155 / 160 <= total.interval.high

    @pytest.mark.parametrize(
        ("wrong", "rule", "decision"),
        [
            (0, AcceptanceRule.BOUND, Decision.ACCEPT),
            (4, AcceptanceRule.BOUND, Decision.NOT_YET),
            (30, AcceptanceRule.BOUND, Decision.REJECT),
            (4, AcceptanceRule.ESTIMATE, Decision.ACCEPT),
            (7, AcceptanceRule.ESTIMATE, Decision.REJECT),
        ],
    )
    def test_levels_accept_reject_or_wait(self, desk, store, wrong, rule, decision):
        put_into(store, [marked(200 + n) for n in range(400)])
        ask = request(layers=("quote",), size=100, levels={"quote.Direct": 0.95}, rule=rule)
        sample = desk.draw(ask, QUIET)
        judge_all(desk, sample, lambda i: Said(Judged.EDGE) if i.number <= wrong else RIGHT)
        result = desk.result(sample.id)
        assert result.decision is decision
        (row,) = result.labels
        assert row.decision is decision
        assert (wilson(100 - wrong, 100).low >= 0.95) == (
            rule is AcceptanceRule.BOUND and decision is Decision.ACCEPT
        )


class TestCorrections:
    def test_they_are_ordinary_changes_by_the_reviewer_that_can_be_undone(self, desk, store):
        sample = desk.draw(request(unit=ReviewUnit.ARTICLE, size=ARTICLES), QUIET)
        items = {(i.article, i.span): i for i in desk.items(sample.id)}
        text = article(8).text
        kurier = find("Kurier", text)
        said = [
            (items["a0008", "kolb"], Said(Judged.LABEL, "PER", reason="a person")),
            (items["a0008", "wien"], Said(Judged.EDGE, fragments=(find("Wien 8", text),))),
            (items["a0008", "sprecher"], Said(Judged.SPURIOUS)),
            (items["a0008", ""], Said(Judged.MISSING, "ORG", (kurier,), "entity")),
            (items["a0009", "wien"], Said(Judged.EDGE)),
        ]
        seqs = [desk.judge(sample, item, each).seq for item, each in said]
        done = apply_corrections(desk, sample, seqs)
        assert (done.applied, done.sets, done.left) == (4, 1, ())
        with store.open_unit_of_work() as work:
            own = work.annotations.get("a0008", ANNA)
            step = work.history.undoable("a0008", ANNA)
        assert own.spans["kolb"].label == "PER"
        assert own.spans["kolb"].provenance.by == RITA
        assert own.covered_text(own.spans["wien"]) == "Wien 8"
        assert "sprecher" not in own.spans
        assert own.arguments == {}
        added = next(span for span in own if span.label == "ORG")
        assert (added.fragments, added.provenance.by) == ((kurier,), RITA)
        assert step.action is Action.FIX
        assert desk.result(sample.id).moved_on == 0
        sent = {each.seq: each.sent for each in desk.judgements(sample.id)}
        assert [sent[seq] for seq in seqs] == [*[Sent.APPLIED] * 4, Sent.NOWHERE]
        assert apply_corrections(desk, sample, seqs).applied == 0
        service = AnnotationService(
            store.open_unit_of_work, SCHEMA, ANNA, lambda: NOW, counted_ids("c")
        )
        service.undo(service.open("a0008"))
        with store.open_unit_of_work() as work:
            assert dict(work.annotations.get("a0008", ANNA).spans) == dict(
                marked(8, wrong=("kolb",)).spans
            )

    def test_what_a_rule_refuses_is_told(self, desk):
        sample = desk.draw(request(size=200), QUIET)
        items = desk.items(sample.id)
        wien = next(i for i in items if i.span == "wien")
        seq = desk.judge(sample, wien, Said(Judged.LABEL, "NOTHING")).seq
        done = apply_corrections(desk, sample, [seq])
        assert done.applied == 0
        assert [each.judgement.seq for each in done.left] == [seq]

    def test_what_is_applied_is_not_taken_back_as_a_judgement(self, desk):
        sample = desk.draw(request(size=200), QUIET)
        item = next(i for i in desk.items(sample.id) if i.label == "ORG")
        seq = desk.judge(sample, item, Said(Judged.LABEL, "PER")).seq
        apply_corrections(desk, sample, [seq])
        with pytest.raises(ReviewError, match="applied"):
            desk.undo(sample)
        assert len(desk.judgements(sample.id)) == 1

    def test_the_annotator_finds_what_was_sent_back_and_settles_it(self, desk, store):
        sample = desk.draw(request(size=200), QUIET)
        item = desk.items(sample.id)[0]
        seq = desk.judge(sample, item, Said(Judged.EDGE, reason="too long")).seq
        desk.send_back(sample, [seq])
        anna = replace(desk, who=ANNA)
        (back,) = anna.returned()
        assert (back.item, back.judgement.reason) == (item, "too long")
        assert replace(desk, who=BEN).returned() == []
        anna.settle([back.judgement.seq])
        assert anna.returned() == []


class TestSigningOff:
    @pytest.fixture
    def signed(self, desk):
        sample = desk.draw(request(size=20), QUIET)
        judge_all(desk, sample)
        desk.sign(sample, "looks good")
        return desk.sample(sample.id)

    @pytest.fixture
    def service(self, store):
        return AnnotationService(
            store.open_unit_of_work, SCHEMA, ANNA, lambda: NOW, counted_ids("c")
        )

    def test_everything_has_to_be_judged_first(self, desk):
        sample = desk.draw(request(), QUIET)
        with pytest.raises(ReviewError, match="30 of 30 are not judged"):
            desk.sign(sample)

    def test_no_set_of_the_frame_can_be_changed(self, signed, service, store):
        # Also one of which nothing was drawn.
        drawn = {item[0] for item in spans_of(service_desk(store), signed)}
        other = next(f"a{n:04}" for n in range(ARTICLES) if f"a{n:04}" not in drawn)
        bench = service.open(other)
        changes = service.plan_relabel(bench, "kolb", "MISC")
        with pytest.raises(SetLockedError) as refused:
            service.apply(bench, changes)
        assert refused.value.params["by"] == RITA
        assert refused.value.params["sample"] == "probe"
        assert service.open(other).own == bench.own

    def test_other_sets_of_the_same_articles_stay_open(self, signed, service):
        ben = replace(service, annotator=BEN)
        bench = ben.open("a0001")
        assert (
            ben.apply(bench, ben.plan_relabel(bench, "kolb", "MISC")).own.spans["kolb"].label
            == "MISC"
        )

    def test_undo_is_refused_as_well(self, desk, service, store):
        bench = service.open("a0001")
        bench = service.apply(bench, service.plan_relabel(bench, "kolb", "MISC"))
        sample = desk.draw(request(size=5), QUIET)
        judge_all(desk, sample)
        desk.sign(sample)
        with pytest.raises(SetLockedError):
            service.undo(bench)

    def test_nothing_more_is_judged_corrected_or_sent(self, desk, signed):
        item = desk.items(signed.id)[0]
        for act in (
            lambda: desk.judge(signed, item, RIGHT),
            lambda: desk.undo(signed),
            lambda: desk.sign(signed),
            lambda: desk.send_back(signed, [1]),
            lambda: apply_corrections(desk, signed, [1]),
        ):
            with pytest.raises(ReviewError, match="signed off"):
                act()

    def test_unlocking_needs_a_reason_and_is_kept(self, desk, signed, service):
        with pytest.raises(SettingError, match="why"):
            desk.unlock(signed, " ")
        desk.unlock(signed, "a rule has changed")
        bench = service.open("a0001")
        service.apply(bench, service.plan_relabel(bench, "kolb", "MISC"))
        assert [(s.locks, s.by, s.reason) for s in desk.signatures(signed.id)] == [
            (True, RITA, "looks good"),
            (False, RITA, "a rule has changed"),
        ]
        assert not desk.sample(signed.id).locked
        with pytest.raises(ReviewError, match="not signed off"):
            desk.unlock(signed, "again")
        desk.sign(signed)
        assert desk.sample(signed.id).locked

    def test_two_sign_offs_hold_until_both_are_gone(self, desk, signed, service):
        second = desk.draw(request("second", size=5), QUIET)
        judge_all(desk, second)
        desk.sign(second)
        desk.unlock(signed, "one")
        assert desk.lock("a0001", ANNA).sample == "second"
        bench = service.open("a0001")
        with pytest.raises(SetLockedError, match="second"):
            service.apply(bench, service.plan_relabel(bench, "kolb", "MISC"))

    def test_a_locked_gold_set_is_named(self, desk, store):
        put_into(store, [marked(300, GOLD)])
        sample = desk.draw(request(annotators=(GOLD,), size=4), QUIET)
        judge_all(desk, sample)
        desk.sign(sample)
        assert desk.lock("a0300", GOLD) is not None
        assert desk.lock("a0300", ANNA) is None
        with store.open_unit_of_work() as work:
            assert work.reviews.locked() == {("a0300", GOLD)}

    def test_of_what_is_not_there_nothing_is_known(self, desk):
        with pytest.raises(NotFoundError):
            desk.sample("nobody")
        assert desk.lock("nothing", ANNA) is None


def service_desk(store):
    return Reviewing(store.open_unit_of_work, RITA, lambda: NOW, counted_ids("x"))
