"""The search window: hits in context as they come, sorted, completed, saved, exported; errors beside the field."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import default_schema
from annotator.domain.ids import GOLD
from annotator.domain.people import Person, PersonRole
from annotator.domain.queries import parser
from annotator.domain.searching import Hit
from annotator.services.people import set_blind
from annotator.services.search_corrections import What
from annotator.services.search_desk import COLUMNS, SearchDesk
from annotator.services.shown_names import ShownNames
from annotator.storage.corpus_file import SqliteCorpusStores
from annotator.ui.dialogs.search import hits_model
from annotator.ui.dialogs.search.completing import Proposals
from annotator.ui.dialogs.search.correction_dialog import CorrectionDialog
from annotator.ui.dialogs.search.hits_model import ANNOTATOR, HIT, LEFT, RIGHT
from annotator.ui.dialogs.search.hits_table import HitsTable
from annotator.ui.dialogs.search.order import HitOrder, key_of
from annotator.ui.dialogs.search.search_dialog import SearchDialog
from annotator.ui.theme import DARK
from factories import ANNA, BEN, NOW, make_article, make_set, make_span
from gold_samples import put_into
from work import calls, counted_calls

SCHEMA = default_schema()
NAMES = ["Zoe", "Anna", "Ärzte", "Berta"]


class Handle(QObject):
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()


class Worker:
    def __init__(self):
        self.asked, self.handle, self.ended = [], None, False

    def start(self, task, corpus, params=None):
        self.asked.append((task, dict(params or {})))
        self.handle = Handle()
        return self.handle

    def shutdown(self):
        self.ended = True


@pytest.fixture
def store(tmp_path):
    sets = []
    for number in range(40):
        name = NAMES[number % 4]
        text = f"Gestern sagte {name} Meier am {number}. Tag nichts."
        begin = text.index(name)
        span = make_span(begin, begin + len(name), label="PER", id=f"s{number}")
        article = make_article(text, id=f"a{number}", title=f"Tag {number}")
        sets.append(make_set(span, article=article, annotator=BEN if number == 7 else ANNA))
    with SqliteCorpusStores().create(str(tmp_path / "x.corpus"), SCHEMA, at=NOW) as made:
        put_into(made, sets)
        yield made


@pytest.fixture
def dialog(qtbot, store):
    desk = SearchDesk(store.open_unit_of_work, ANNA, lambda: NOW, lambda: SCHEMA)
    proposals = Proposals(SCHEMA, lambda: ["Anna"], lambda: ["Woche 1"], ["cut-token"])
    made = SearchDialog(desk, Worker(), "x", SCHEMA, proposals)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.hide()


@pytest.fixture
def no_parser():
    parser._made.cache_clear()


def test_what_reads_queries_is_made_while_somebody_types(qtbot, no_parser, dialog):
    qtbot.waitUntil(parser.is_prepared)
    assert found(qtbot, dialog, "entity.PER")


def found(qtbot, dialog, text):
    dialog.field.setText(text)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.model.is_searching)
    return [hit.covered for hit in dialog.model.hits]


def test_hits_stand_in_their_context(qtbot, dialog):
    assert found(qtbot, dialog, 'entity.PER["A*"]') == ["Anna"] * 10
    row = [dialog.model.index(0, column).data() for column in (LEFT, HIT, RIGHT)]
    assert row == ["Gestern sagte ", "Anna", " Meier am 1. Tag nichts."]
    assert "10" in dialog.news.text()
    assert dialog.pages.currentWidget() is dialog.table


def test_words_of_a_text_are_hits_too(qtbot, dialog):
    assert found(qtbot, dialog, "arztin OR Meier") == ["Meier"] * 40


def test_enter_goes_to_the_list_and_on_to_the_article(qtbot, dialog):
    found(qtbot, dialog, "entity.PER")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.table.currentIndex().row() == 0
    dialog.table.selectRow(2)
    with qtbot.waitSignal(dialog.wanted) as asked:
        dialog.go_action.trigger()
    assert (asked.args[0].article, asked.args[0].span) == ("a2", "s2")


def test_sorted_by_hit_and_by_the_words_beside_it(qtbot, dialog):
    found(qtbot, dialog, "entity.PER")
    dialog.order.setCurrentIndex(dialog.order.findData(HitOrder.HIT))
    assert [hit.covered for hit in dialog.model.hits][::10] == ["Anna", "Ärzte", "Berta", "Zoe"]
    dialog.order.setCurrentIndex(dialog.order.findData(HitOrder.FOUND))
    dialog.order.setCurrentIndex(dialog.order.findData(HitOrder.RIGHT_3))
    assert [hit.number for hit in dialog.model.hits[:3]] == [1, 2, 11]


def test_the_chosen_hit_stays_chosen_when_sorted(qtbot, dialog):
    found(qtbot, dialog, "entity.PER")
    dialog.table.selectRow(0)
    chosen = dialog.current
    dialog.order.setCurrentIndex(dialog.order.findData(HitOrder.HIT))
    assert dialog.current is chosen
    assert dialog.table.currentIndex().row() > 0


@pytest.mark.parametrize(
    ("order", "first"), [(HitOrder.LEFT_1, 0), (HitOrder.LEFT_2, 0), (HitOrder.RIGHT_1, 1)]
)
def test_words_are_counted_from_the_hit(order, first):
    hits = [
        Hit(1, "a1", "", 0, 1, "der alte ", "K", " zog"),
        Hit(2, "a2", "", 0, 1, "Als „beste“ ", "K", " – Ärger"),
    ]
    assert hits.index(min(hits, key=key_of(order))) == first


def test_an_error_is_told_beside_the_field(qtbot, dialog):
    assert found(qtbot, dialog, "Meier lable:PER") == []
    assert "Column 7" in dialog.problem.text()
    assert "'label'" in dialog.problem.text()
    assert dialog.field.cursorPosition() == 6
    dialog.field.setText("Meier")
    assert not dialog.problem.isVisible()


def test_nothing_found_says_what_was_searched(qtbot, dialog):
    assert found(qtbot, dialog, "entity.ORG") == []
    assert "suggestions" in dialog.empty.text()
    assert not dialog.correct_action.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize(
    ("typed", "proposed", "becomes"),
    [
        ("stat", "status:", "status:"),
        ("status:d", "done", "status:done"),
        ("Kim quote[spea", "speaker:", "Kim quote[speaker:"),
        ("quote[speaker: entity.O", "entity.ORG", "quote[speaker: entity.ORG"),
        ("quote.medium=W", "writing", "quote.medium=writing"),
        ("label:PER, OR", "ORG", "label:PER, ORG"),
        ("😀 batch:W", '"Woche 1"', '😀 batch:"Woche 1"'),
    ],
)
def test_names_and_values_are_completed(dialog, typed, proposed, becomes):
    QTest.keyClicks(dialog.field, typed) if typed.isascii() else dialog.field.setText(typed)
    dialog.field.propose()
    assert proposed in dialog.field._names.stringList()
    row = dialog.field._names.stringList().index(proposed)
    dialog.field._popup.setCurrentIndex(dialog.field._popup.model().index(row, 0))
    QTest.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert dialog.field.text() == becomes


def test_a_query_is_saved_for_everybody_and_found_in_the_menu(qtbot, dialog, store):
    dialog.field.setText("entity.PER")
    dialog.save_as("Leute & Co")
    with store.open_unit_of_work() as work:
        (saved,) = work.searches.saved()
    assert (saved.name, saved.text, saved.by, saved.at) == ("Leute & Co", "entity.PER", ANNA, NOW)
    dialog.field.clear()
    dialog.saved_menu._fill()
    dialog.saved_menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 40)
    assert dialog.field.text() == "entity.PER"
    dialog.saved_menu._forget("Leute & Co")
    assert list(dialog._desk.saved()) == []


def test_what_cannot_be_understood_is_not_saved(dialog):
    dialog.field.setText("label:")
    dialog.save_as("Falsch")
    assert dialog.problem.isVisible()
    assert list(dialog._desk.saved()) == []


def test_hits_are_written_as_a_table(qtbot, dialog, tmp_path):
    found(qtbot, dialog, 'entity.PER["Zoe"]')
    dialog.export_to(tmp_path / "hits.csv")
    rows = list(csv.reader((tmp_path / "hits.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == list(COLUMNS)
    assert rows[1][:5] == ["a0", "Anna", "new", "entity", "PER"]
    assert rows[1][7:10] == ["Gestern sagte ", "Zoe", " Meier am 0. Tag nichts."]
    assert len(rows) == 11


def test_correcting_sends_what_is_ticked_and_nothing_of_others(qtbot, dialog):
    found(qtbot, dialog, "entity.PER")
    dialog.correct()
    review = dialog.review
    assert review.what.currentData() == What.RELABEL
    assert len(review.chosen) == 39
    assert "1 hit" in review.consequences.text()
    review.target.setCurrentIndex(1)
    review.model.toggle([0])
    review.accept()
    ((task, params),) = dialog._worker.asked
    assert task == "search_correct"
    assert params["correction"] == {"what": "relabel", "label": "ORG"}
    assert len(params["chosen"]) == 38
    assert {each["annotator"] for each in params["chosen"]} == {ANNA}
    left = [{"title": "Tag 3", "text": "“Zoe” is already marked as ORG."}]
    done = {"step": "fix-1", "done": 37, "articles": 37, "left": left, "left_total": 1}
    dialog._worker.handle.succeeded.emit(done)
    dialog._worker.handle.finished.emit()
    assert "Tag 3" in dialog.problem.text()
    assert dialog.undo_action.isEnabled()
    dialog.undo_action.trigger()
    assert dialog._worker.asked[-1] == ("search_undo", {"step": "fix-1"})


def test_the_gold_can_be_corrected_and_attributes_set(qtbot):
    hit = Hit(
        1, "a1", "T", 0, 3, "", "Kim", "", GOLD, "done", "s", "entity", "PER", "entity|PER|0-3"
    )
    review = CorrectionDialog(SCHEMA, ANNA, [hit])
    qtbot.addWidget(review)
    review.what.setCurrentIndex(review.what.findData(What.SET))
    review.value.setCurrentIndex(review.value.findData("adjective"))
    assert review.correction == {"what": "set", "attribute": "form", "value": "adjective"}
    assert review.chosen == (hit,)
    review.what.setCurrentIndex(review.what.findData(What.REMOVE))
    assert review.correction == {"what": "remove"}


def test_more_hits_come_as_one_scrolls(qtbot, dialog, monkeypatch):
    monkeypatch.setattr(hits_model, "AT_FIRST", 15)
    monkeypatch.setattr(hits_model, "_FURTHER", 1)
    found(qtbot, dialog, "entity.PER")
    first = dialog.model.rowCount()
    assert 15 <= first < 40
    assert not dialog.model.is_complete
    while dialog.model.canFetchMore(dialog.model.index(-1, -1)):
        dialog.model.fetchMore(dialog.model.index(-1, -1))
        qtbot.waitUntil(lambda: not dialog.model.is_searching)
    assert dialog.model.rowCount() == 40


def test_hits_are_the_same_work_however_many_there_are_already(qtbot, dialog):
    hits = [
        Hit(n, f"a{n}", f"Titel {n}", 0, 3, f"links {n % 97} ", NAMES[n % 4], f" rechts {n}")
        for n in range(4_000)
    ]

    class Many:
        is_over, share = False, 0.0
        names = ShownNames()

        def step(self):
            part = type("Part", (), {"hits": tuple(hits[:200]), "articles": {}})()
            del hits[:200]
            self.is_over = not hits
            return part

    parts = []
    dialog.model.begin(Many())
    while dialog.model.is_searching:
        before = dialog.model.rowCount()
        with counted_calls() as work:
            QApplication.processEvents()
        parts += [work.number] * (dialog.model.rowCount() > before)
    assert dialog.model.rowCount() == 4_000
    first, *others = parts[1:]
    assert max(others) < 1.1 * first
    # In the order of the words beside it, once more that of the corpus: that many is all it takes.
    assert calls(lambda: dialog.model.sort_by(HitOrder.LEFT_2)) < 20 * 4_000


@pytest.mark.parametrize("place", ["field", "table"])
def test_escape_puts_it_away_as_other_windows(dialog, place):
    dialog.show()
    QTest.keyClick(getattr(dialog, place), Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_ends_with_the_corpus(qtbot, dialog):
    dialog.set_theme(DARK)
    dialog.end()
    assert dialog._worker.ended
    assert not dialog.isVisible()


def test_a_blind_corpus_shows_letters_and_does_not_find_people_by_name(
    qtbot, store, dialog, tmp_path
):
    set_blind(store, on=True)
    found(qtbot, dialog, "entity.PER[/Berta/]")
    column = [dialog.model.index(row, ANNOTATOR).data() for row in range(dialog.model.rowCount())]
    # Ben has article 7 only; the others are those of Anna, who looks.
    assert sorted(set(column)) == ["A", ANNA]
    dialog.export_to(tmp_path / "hits.csv")
    assert BEN not in (tmp_path / "hits.csv").read_text("utf-8-sig")
    assert not dialog.search(f"annotator:{BEN} entity")
    assert dialog.model.rowCount() == 0
    assert "blind" in dialog.problem.text()
    found(qtbot, dialog, "annotator:me entity.PER[/Berta/]")
    assert dialog.model.rowCount() == 9


@pytest.mark.parametrize(
    "query", ["entity.PER[/Berta/]", "annotator:any entity.PER[/Berta/]", f"annotator:{BEN} entity"]
)
def test_who_only_annotates_finds_no_annotations_of_others(qtbot, store, dialog, query):
    with store.open_unit_of_work() as work:
        work.people.put(Person(ANNA, frozenset({PersonRole.ANNOTATOR})), NOW)
        work.commit()
    dialog.search(query)
    qtbot.waitUntil(lambda: not dialog.model.is_searching)
    found_in = {hit.annotator for hit in dialog.model.hits}
    assert found_in == (set() if BEN in query else {ANNA})


@pytest.fixture
def own_settings(tmp_path):
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "qt"))
    QSettings().clear()
    yield
    QSettings().clear()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_long_name_stands_whole_in_its_column(own_settings, qtbot, dialog, size):
    dialog.resize(*size)
    name = "Die Bundesbeauftragte Annegret Kramp"
    long = replace(a_hit(dialog, qtbot), covered=name)
    dialog.model.beginResetModel()
    dialog.model._hits = [long]
    dialog.model.endResetModel()
    dialog.model.progressed.emit()
    font = QFont(dialog.table.font())
    font.setBold(True)
    assert dialog.table.columnWidth(HIT) > QFontMetrics(font).horizontalAdvance(name)
    assert min(dialog.table.columnWidth(column) for column in (LEFT, RIGHT)) > size[0] / 9


def test_chosen_widths_are_kept(own_settings, qtbot, dialog, store):
    found(qtbot, dialog, "entity.PER")
    dialog.table.horizontalHeader().resizeSection(HIT, 321)
    dialog.resize(1700, 800)
    assert dialog.table.columnWidth(HIT) == 321
    again = HitsTable(dialog.model)
    qtbot.addWidget(again)
    again.resize(1000, 400)
    again.show()
    assert again.columnWidth(HIT) == 321


def a_hit(dialog, qtbot):
    found(qtbot, dialog, "entity.PER")
    return dialog.model.hit(0)
