"""The adjudication window by keyboard: whole structures, single parts, nobody, by hand, why, undo; blind without a name."""

from __future__ import annotations

from itertools import count

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget

from annotator.bootstrap import default_schema
from annotator.domain.changes import Status
from annotator.domain.gold_decisions import CaseState, Choice, ReasonCode
from annotator.domain.ids import GOLD, AnnotatorId, ArticleId, ChangeSetId
from annotator.domain.people import Person, PersonRole
from annotator.domain.workbench import Workbench
from annotator.quality.verdicts import Policy
from annotator.services.adjudication_desk import GoldDesk
from annotator.services.adjudication_gold import AdjudicationRequest
from annotator.services.adjudication_own import GoldAnnotationService
from annotator.services.adjudication_queue import renew_queue
from annotator.services.merge_history import change_set_of, changes_between
from annotator.services.tasks import NullMonitor
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.adjudication.dialog import AdjudicationDialog
from annotator.ui.dialogs.adjudication.parts_table import shared_ends, without_ends
from annotator.ui.keymap import KeyMap
from annotator.ui.theme import DARK
from factories import ANNA, BEN, NOW, make_argument, make_article, make_set, make_span
from gold_samples import put_into
from work import counted_calls

SCHEMA = default_schema()
CORPUS = "/x/team.corpus"
CEM = AnnotatorId("Cem")
A0, A1 = ArticleId("a0"), ArticleId("a1")
TEXT = "Die Ministerin Kolb sagte in Bonn: „Wir gehen jetzt alle.“ Danach schwieg Kolb lange Zeit."


class Handle(QObject):
    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()


class Worker:
    """Does at once what the worker process would do, when the test says so."""

    def __init__(self, store):
        self.store, self.asked, self.ended = store, [], False

    def start(self, task, corpus, params=None):
        assert corpus == CORPUS
        self.asked.append((task, dict(params or {})))
        self.handle = Handle()
        if task == "adjudication_queue":
            renew_queue(self.store, lambda: NOW, NullMonitor())
        return self.handle

    def shutdown(self):
        self.ended = True


def at(words, text=TEXT):
    begin = text.index(words)
    return begin, begin + len(words)


def put_late(store, annotations):
    """A set of somebody who comes late."""
    with store.open_unit_of_work() as work:
        empty, suggestions = work.annotations.pair(annotations.article.id, annotations.annotator)
        changes = changes_between(empty, annotations)
        late = change_set_of(empty, changes, ChangeSetId("late"), "late", NOW)
        work.annotations.record(late, Workbench(empty, suggestions).apply(late).tally)
        work.commit()


def person(words, label="PER", **fields):
    return make_span(*at(words), label=label, **fields)


def quote(label="Direct", *, cue=None):
    head = make_span(*at("„Wir gehen jetzt alle.“"), layer="quote", label=label)
    speaker = person("Kolb")
    spans, links = [head, speaker], [make_argument(head, speaker)]
    if cue is not None:
        spans.append(make_span(*at(cue), layer="cue", label="Cue"))
        links.append(make_argument(head, spans[-1], "cue"))
    return spans, links


def own(article, who, spans, links=()):
    return make_set(*spans, arguments=links, article=article, annotator=who, status=Status.DONE)


def articles():
    return [
        make_article(TEXT if n == 0 else f"{TEXT} Nummer {n}", id=f"a{n}", title=f"Titel {n}")
        for n in range(2)
    ]


@pytest.fixture
def store(tmp_path):
    sets = []
    for number, article in enumerate(articles()):
        head, links = quote(cue="sagte")
        sets.append(own(article, ANNA, [*head, person("Bonn", "LOC")], links))
        head, links = quote("Indirect" if number == 0 else "Direct", cue="sagte")
        bonn = [] if number else [person("in Bonn", "ORG")]
        sets.append(own(article, BEN, [*head, *bonn], links))
    with SqliteCorpusStores().create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, sets)
        yield made


@pytest.fixture
def opened(qtbot, store):
    shown = []

    def make(curator="Kim"):
        ids = count(1)
        worker = Worker(store)
        new_id = lambda: f"n{next(ids):031d}"  # noqa: E731 - a factory
        dialog = AdjudicationDialog(
            GoldDesk(store.open_unit_of_work, SCHEMA, curator, lambda: NOW, new_id),
            GoldAnnotationService(
                store.open_unit_of_work, SCHEMA, GOLD, lambda: NOW, new_id, curator=curator
            ),
            worker,
            CORPUS,
            KeyMap({each.id: each.keys for each in ACTIONS}),
        )
        qtbot.addWidget(dialog)
        dialog.worker = worker
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.renew()
        worker.handle.succeeded.emit({})
        worker.handle.finished.emit()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)  # keys count only there
        dialog.panel.table.setFocus()
        shown.append(dialog)
        return dialog

    yield make
    for dialog in shown:
        dialog.end()


@pytest.fixture
def dialog(opened):
    return opened()


def press(dialog, *keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        target = dialog.own.view if dialog.is_by_hand else dialog.panel.table
        QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), held)


def gold(store, article=A0):
    with store.open_unit_of_work() as work:
        return work.annotations.get(article, GOLD)


def claims(store, article=A0):
    found = gold(store, article)
    return {(span.label, found.covered_text(span)) for span in found}


def decisions(store, article=A0):
    with store.open_unit_of_work() as work:
        return work.gold_decisions.of(article)


def test_it_begins_with_the_first_open_disagreement_and_tells_what_is_left(dialog):
    assert dialog.case.layer == "entity"
    assert [row.open for row in dialog.queue.model.rows] == [2, 1]
    assert "2 open of 2" in dialog.panel.place.text()
    assert "3 open, 0 decided" in dialog.progress.text()


def test_one_key_decides_and_goes_on_also_to_the_next_article(dialog, store):
    press(dialog, "B")
    assert ("ORG", "in Bonn") in claims(store)
    assert dialog.case.layer == "quote"
    press(dialog, "1")
    assert ("Direct", "„Wir gehen jetzt alle.“") in claims(store)
    assert gold(store).status is Status.DONE
    assert (dialog.article.article.id, dialog.case.layer) == (A1, "entity")


def test_nobody_is_right(dialog, store):
    press(dialog, "N")
    assert not {words for _, words in claims(store)} & {"Bonn", "in Bonn"}
    assert decisions(store)[0].choice is Choice.NONE


def test_arrows_choose_one_part_and_the_rest_stays_open(dialog, store):
    press(dialog, "Down")
    assert dialog.panel.part == "edge"
    press(dialog, "A")
    assert decisions(store)[-1].part == "edge"
    assert dialog.case.open_parts == ("label",)
    press(dialog, "Down", "B")
    assert ("ORG", "Bonn") in claims(store)


def test_undo_is_one_step_and_finds_the_article_it_was_in(dialog, store):
    press(dialog, "A", "A")
    assert dialog.article.article.id == A1
    press(dialog, "Z", held=Qt.KeyboardModifier.ControlModifier)
    assert dialog.article.article.id == A0
    assert gold(store).status is Status.STARTED
    assert len(decisions(store)) == 1
    press(dialog, "Z", held=Qt.KeyboardModifier.ControlModifier)
    assert decisions(store) == []
    assert dialog.case.layer == "entity"
    press(dialog, "Y", held=Qt.KeyboardModifier.ControlModifier)
    assert len(decisions(store)) == 1


def test_reasons_are_kept_with_the_decision_and_can_be_given_afterwards(dialog, store):
    press(dialog, "G", "A")
    assert decisions(store)[0].reason is ReasonCode.GUIDELINE
    assert dialog.panel.reason is None  # the next one has none yet
    dialog.queue.filter.setCurrentIndex(1)
    dialog.go_to(decisions(store)[0].question)
    assert dialog.panel.reason is ReasonCode.GUIDELINE
    press(dialog, "S")
    assert decisions(store)[0].reason is ReasonCode.SLIP


def test_a_note_goes_with_other(dialog, store):
    press(dialog, "X")
    assert dialog.panel.note.hasFocus()
    QTest.keyClicks(dialog.panel.note, "Bonn as an actor")
    dialog.panel.table.setFocus()
    press(dialog, "B")
    (kept,) = decisions(store)
    assert (kept.reason, kept.note) == (ReasonCode.OTHER, "Bonn as an actor")


def test_by_hand_all_keys_of_the_desk_work_and_the_result_is_the_decision(dialog, store):
    press(dialog, "O")
    assert dialog.is_by_hand
    before = dialog.own.session.focused_span
    assert before is not None
    dialog.own.session.spans.relabel("MISC")
    QTest.keyClick(dialog.own.view, Qt.Key.Key_Return)
    assert not dialog.is_by_hand
    words = gold(store).covered_text(before)
    assert ("MISC", words) in claims(store)
    assert decisions(store)[-1].choice is Choice.OWN
    made = next(span for span in gold(store) if span.label == "MISC")
    assert dialog.case.layer == "quote"
    assert made.id == before.id


def test_what_is_done_by_hand_bears_the_name_of_the_curator(dialog, store):
    press(dialog, "O")
    dialog.own.session.set_selection(make_span(*at("Danach")).fragments)
    dialog.own.session.spans.add("entity", "MISC")
    QTest.keyClick(dialog.own.view, Qt.Key.Key_Escape)
    made = next(span for span in gold(store) if gold(store).covered_text(span) == "Danach")
    assert made.provenance.by == "Kim"


def test_undo_by_hand_takes_back_one_edit(dialog, store):
    press(dialog, "O")
    label = dialog.own.session.focused_span.label
    dialog.own.session.spans.relabel("MISC")
    press(dialog, "Z", held=Qt.KeyboardModifier.ControlModifier)
    assert dialog.is_by_hand
    assert dialog.own.session.focused_span.label == label


def test_who_says_the_same_shares_a_card(opened, store):
    with store.open_unit_of_work() as work:
        work.gold_decisions.set("policy", Policy.UNANIMOUS.value)
        work.commit()
    head, links = quote(cue="sagte")
    put_late(store, own(articles()[0], CEM, [*head, person("Bonn", "LOC")], links))
    dialog = opened()
    assert [card.reading.keys for card in dialog.panel.cards] == [("A", "C"), ("B",)]
    assert dialog.panel.cards[0].reading.title in {"Place", "Ort"}


def test_late_work_asks_again_and_one_key_lets_the_decision_stand(dialog, store):
    press(dialog, "A", "A", "A")
    head, links = quote(cue="sagte")
    put_late(store, own(articles()[0], CEM, [*head, person("Bonn:", "MISC")], links))
    dialog.renew()
    dialog.worker.handle.succeeded.emit({})
    dialog.open_article(A0)
    assert dialog.case.state is CaseState.REOPENED
    press(dialog, "K")
    assert dialog.article.cases.open == 0
    assert ("LOC", "Bonn") in claims(store)


def test_side_by_side_shows_a_column_for_each(dialog):
    press(dialog, "T", held=Qt.KeyboardModifier.ControlModifier)
    assert [who for who, _ in dialog.columns.columns] == [None, ANNA, BEN]
    press(dialog, "A")
    assert dialog.case.layer == "quote"
    press(dialog, "T", held=Qt.KeyboardModifier.ControlModifier)


def test_the_readings_stand_below_the_words_with_their_keys(dialog):
    shown = dialog.readings._shown
    titles = {
        label.title["en"]
        for name, layer in shown.schema.layers.items()
        if name.startswith("0reading")
        for label in layer.labels.values()
    }
    assert {each.partition(" · ")[0] for each in titles} == {"A", "B"}


def test_a_click_on_the_mark_of_another_case_leads_there(dialog):
    shown = dialog.readings._shown
    other = next(
        span for span, question in shown.case_at.items() if question != dialog.case.question
    )
    dialog.readings.span_activated.emit(other)
    assert dialog.case.layer == "quote"


def everything_said(widget):
    said = []
    for each in [widget, *widget.findChildren(QWidget)]:
        said += [each.toolTip(), each.accessibleName(), each.windowTitle()]
        if isinstance(each, QLabel):
            said.append(each.text())
        if isinstance(each, QTableWidget):
            for row in range(each.rowCount()):
                for column in range(each.columnCount()):
                    item = each.item(row, column)
                    said += [item.text(), item.toolTip()] if item else []
    return "\n".join(said)


def test_blind_means_without_a_name_anywhere(opened, store):
    with store.open_unit_of_work() as work:
        work.people.set_blind(on=True)
        work.commit()
    dialog = opened()
    for _ in range(2):
        said = everything_said(dialog)
        assert not {"Anna", "Ben"} & set(said.replace(",", " ").split())
        bench = dialog.readings._shown.workbench
        told = " ".join(
            f"{span.provenance.by} {span.provenance.why}" for span in bench.own.spans.values()
        )
        assert "Anna" not in told
        assert "Ben" not in told
        press(dialog, "A")
    press(dialog, "T", held=Qt.KeyboardModifier.ControlModifier)
    for who, view in dialog.columns.columns:
        bench = view._page.items.workbench.own
        assert all("Anna" not in s.provenance.by and "Ben" not in s.provenance.by for s in bench)
        assert who is None or bench.annotator not in {"Anna", "Ben"}
    assert len(dialog.columns.columns) == 3
    assert "Anna" not in everything_said(dialog.columns)
    press(dialog, "O")
    assert not dialog.own.inspector.span_page.provenance.isVisible()
    item = dialog.own.view._page.items.item(dialog.own.session.focus)
    assert dialog.own.view._explained(item) == ""
    QTest.keyClick(dialog.own.view, Qt.Key.Key_Return)


def test_whoever_is_no_curator_is_told_so(opened, store):
    with store.open_unit_of_work() as work:
        work.people.put(Person(BEN, frozenset({PersonRole.ANNOTATOR})), NOW)
        work.commit()
    dialog = opened("Ben")
    press(dialog, "A")
    assert dialog.notice.isVisible()
    assert "no curator" in dialog.notice.text
    assert decisions(store) == []


def test_only_some_articles_and_all_again(dialog):
    dialog.show_articles([A1])
    assert [row.article for row in dialog.queue.model.rows] == [A1]
    assert dialog.article.article.id == A1
    dialog.all_button.click()
    assert len(dialog.queue.model.rows) == 2


def test_merging_is_previewed_before_it_is_done(dialog):
    dialog.merge()
    task, params = dialog.worker.asked[-1]
    assert (task, params["dry_run"], params["policy"]) == ("adjudicate", True, "majority")
    assert not dialog.preview.apply_button.isEnabled()
    values = {"spans": 4, "added": 3, "removed": 1, "to_decide": [1], "title": "Titel 0"}
    result = {"count": 1, "spans": 4, "arguments": 2, "to_decide": 1, "articles": [values]}
    dialog.worker.handle.succeeded.emit(result)
    assert "1 disagreements stay open" in dialog.preview.told.text()
    dialog.preview.apply_button.click()
    assert dialog.worker.asked[-1][1]["dry_run"] is False
    dialog.worker.handle.succeeded.emit(result)
    assert dialog.worker.asked[-1][0] == "adjudication_queue"


def test_another_theme_and_the_end(dialog):
    dialog.set_theme(DARK)
    dialog.end()
    assert dialog.worker.ended


def test_edges_are_told_by_what_differs():
    words = ["Die Konten der Firmen werden", "Die Konten der Firmen werden eingefroren. Das"]
    shared = shared_ends(words)
    assert [without_ends(each, shared) for each in words] == [
        "… werden",
        "… werden eingefroren. Das",
    ]
    assert shared_ends(["EU", "EU verhängt"]) == (0, 0)


def test_the_work_of_opening_grows_with_the_spans_of_five_annotators_and_no_faster(tmp_path):
    assert opened_with(tmp_path, 400) < 5 * opened_with(tmp_path, 100)


def opened_with(folder, many):
    words = [f"Wort{n:03d}" for n in range(3 * many)]
    text = " ".join(words)
    article = make_article(text, id="big", title="Lang")
    sets = []
    for number, who in enumerate(("A1", "B2", "C3", "D4", "E5")):
        spans = [
            make_span(n * 24, n * 24 + 7 + 8 * ((n + number) % 11 == 0), id=f"s{n:030d}")
            for n in range(many)
        ]
        sets.append(own(article, AnnotatorId(who), spans))
    with SqliteCorpusStores().create(str(folder / f"{many}.corpus"), SCHEMA, at=NOW) as store:
        put_into(store, sets)
        desk = GoldDesk(store.open_unit_of_work, SCHEMA, "Kim", lambda: NOW, lambda: "n" * 32)
        desk.set_way(AdjudicationRequest(Policy.UNANIMOUS))
        with counted_calls() as work:
            opened = desk.open(ArticleId("big"))
        assert len(opened.open_cases) > many / 5
        return work.number


def test_articles_are_set_as_on_the_desk(opened):
    dialog = opened()
    dialog.set_type(text_size=24, line_spacing=1.9, zoom=1.25)
    dialog.side_button.click()
    shown = [dialog.readings, dialog.own.view, *(view for _, view in dialog.columns.columns)]
    assert {each._style.line_spacing for each in shown} == {1.9}
    assert {each._style.zoom for each in shown} == {1.25}
    assert [each._style.text_size for each in shown] == [24, 24, 21, 21, 21]
