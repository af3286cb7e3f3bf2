"""Feedback on fakes: what the gold has otherwise, why, what was taken for what, and what the guideline lacks."""

from __future__ import annotations

from itertools import count

import pytest

from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.gold_decisions import ReasonCode
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.quality.confusion import categories
from annotator.quality.differences import DifferenceKind
from annotator.services.adjudication_desk import GoldDesk
from annotator.services.feedback import feedback
from annotator.services.feedback_pages import guideline_notes, sheet_page
from annotator.services.tasks import NullMonitor
from factories import ANNA, BEN, NOW, TEXT, find, make_argument, make_set, make_span
from fakes import FakeStore

A1 = ArticleId("a1")
BERLIN, GENF, SAGTE = find("Berlin"), find("Genf"), find("sagte")


def span(place, label="LOC", **fields):
    return make_span(place.begin, place.end, label=label, **fields)


def own(who, *spans, arguments=()):
    return make_set(*spans, arguments=arguments, annotator=who, status=Status.DONE)


def quoted(who, role):
    head = make_span(20, 40, layer="quote", label="direct")
    filler = span(BERLIN)
    return own(who, head, filler, arguments=[make_argument(head, filler, role)])


@pytest.fixture
def store():
    """Both say Berlin; Anna says Genf is a place, Ben an organisation; Ben also marks a verb."""
    return FakeStore(
        sets=[
            own(ANNA, span(BERLIN), span(GENF)),
            own(BEN, span(BERLIN), span(GENF, "ORG"), span(SAGTE, "PER")),
        ]
    )


@pytest.fixture
def desk(store):
    ids = count(1)
    return GoldDesk(
        store.open_unit_of_work,
        store.state.schemas[-1],
        "Kim",
        lambda: NOW,
        lambda: f"n{next(ids)}",
    )


@pytest.fixture
def decided(desk):
    """Genf is a place: the guideline does not say. The verb: nobody, a slip."""
    for case in desk.open(A1).open_cases:
        if case.begin == GENF.begin:
            desk.decide(
                A1, case.question, ANNA, reason=ReasonCode.GUIDELINE, note="seats of *bodies*"
            )
        else:
            desk.decide(A1, case.question, None, reason=ReasonCode.SLIP)
    return desk


def sheet_of(store, who):
    (sheet,) = feedback(store, NullMonitor(), who).sheets
    return sheet


def test_a_sheet_tells_what_the_gold_has_otherwise_and_why(store, decided):
    sheet = sheet_of(store, "Ben")
    assert (sheet.articles, sheet.spans, sheet.gold, sheet.kept) == (1, 3, 2, 1)
    found = {each.difference.kind: each for each in sheet.corrections}
    assert set(found) == {DifferenceKind.LABEL, DifferenceKind.SPURIOUS}
    label = found[DifferenceKind.LABEL]
    assert (label.own, label.gold, label.reason) == ("ORG", "LOC", ReasonCode.GUIDELINE)
    assert label.note == "seats of *bodies*"
    assert label.excerpt.words == "Genf"
    spurious = found[DifferenceKind.SPURIOUS]
    assert (spurious.own, spurious.gold) == ("PER “sagte”", "–")
    assert spurious.reason is ReasonCode.SLIP
    assert sheet.by_reason == {ReasonCode.GUIDELINE: 1, ReasonCode.SLIP: 1}


def test_who_was_right_has_nothing_to_correct(store, decided):
    assert sheet_of(store, "Anna").corrections == []


def test_labels_are_counted_against_labels_and_nothing(store, decided):
    counts = sheet_of(store, "Ben").confusion.labels["entity"]
    assert counts == {("LOC", "LOC"): 1, ("LOC", "ORG"): 1, ("", "PER"): 1}
    assert categories(counts) == ("LOC", "ORG", "PER", "")


def test_roles_are_counted_for_the_same_filler_of_the_same_structure():
    store = FakeStore(sets=[quoted(ANNA, "speaker"), quoted(BEN, "addressee")])
    ids = count(1)
    desk = GoldDesk(
        store.open_unit_of_work,
        store.state.schemas[-1],
        "Kim",
        lambda: NOW,
        lambda: f"n{next(ids)}",
    )
    (case,) = desk.open(A1).open_cases
    desk.decide(A1, case.question, ANNA)
    counts = sheet_of(store, "Ben").confusion.roles["quote"]
    assert counts == {("speaker", "addressee"): 1}


def test_unfinished_gold_sets_do_not_count_unless_asked(store, desk):
    first = desk.open(A1).open_cases[0]
    desk.decide(A1, first.question, ANNA)
    with pytest.raises(SettingError, match="adjudicate first"):
        feedback(store, NullMonitor())
    assert len(feedback(store, NullMonitor(), status=None).sheets) == 2


def test_nobody_of_that_name(store, decided):
    with pytest.raises(SettingError, match="Dora"):
        feedback(store, NullMonitor(), "Dora")


def test_cases_for_the_guideline_name_nobody_and_are_markdown(store, decided):
    found = feedback(store, NullMonitor())
    (gap,) = found.gaps
    assert gap.readings == ("LOC: Genf", "ORG: Genf")
    assert (gap.outcome, gap.excerpt.words) == ("LOC", "Genf")
    notes = guideline_notes(found.gaps)
    assert notes.startswith("## Decided cases: entity\n")
    assert "**Genf**" in notes
    assert "Decided: **LOC**. seats of \\*bodies\\*" in notes
    assert not {"Anna", "Ben"} & set(notes.split())


def test_an_excerpt_stays_on_one_line(store, decided):
    for sheet in feedback(store, NullMonitor()).sheets:
        for each in sheet.corrections:
            assert "\n" not in each.excerpt.whole
    assert "\n" in TEXT


def test_the_page_is_whole_and_takes_words_for_words(store, decided):
    with store.open_unit_of_work() as work:
        work.gold_decisions.explain(
            A1, f"entity|ORG|{GENF.begin}-{GENF.end}", ReasonCode.OTHER, "<b>&</b>"
        )
        work.gold_decisions.explain(
            A1, f"entity|LOC|{GENF.begin}-{GENF.end}", ReasonCode.OTHER, "<b>&</b>"
        )
        work.commit()
    page = sheet_page(feedback(store, NullMonitor(), "Ben").sheets, "Feedback <x>")
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in page
    assert "<b>&</b>" not in page
    assert "Feedback &lt;x&gt;" in page
    assert "http" not in page


def test_a_blind_corpus_says_so(store, decided):
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()
    assert feedback(store, NullMonitor()).blind


def test_an_annotator_who_has_not_begun_has_no_sheet(store, decided):
    store.state.sets[A1, AnnotatorId("Cem")] = make_set(annotator=AnnotatorId("Cem"))
    assert [sheet.annotator for sheet in feedback(store, NullMonitor()).sheets] == [ANNA, BEN]
