"""The quotes and events of one article, annotated with the keyboard alone; every key is counted.

The counts are those of docs/key-counts.md. Selecting is counted apart: it is the same work in every program.
"""

from __future__ import annotations

import json

import pytest
from journey import ANNA, CTRL, NONE, SHIFT, Person
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.bootstrap import make_context
from annotator.domain.argument import RoleState
from annotator.domain.offsets import TextRange
from annotator.domain.ports import Access
from annotator.resources import resource_path

ARTICLE = resource_path("samples", "04-wirtschaftsministerin-ruecktritt.txt")
MILLIONS = (
    "„Wer Millionen verschenkt, ohne zu lesen, der hätte auch ein ‚Zu verschenken‘ an die Tür "
    "hängen können.“"
)
KEYS_FOR_THE_ARTICLE = 89
"""For nine quotes and three events with all their roles, selecting left out."""

ENTITIES = (
    # words, key, after which words they stand
    ("Henrike Sattler", "P", ""),
    ("Donnerstag", "D", ""),
    ("Sattler", "P", "abgeraten hatte"),
    ("Hauptstadtblick", "O", ""),
    ("Ulf Brandis", "P", ""),
    ("Annegret Holtkamp", "P", ""),
    ("Rheinischen Post", "O", ""),
    ("Staatsanwaltschaft Cottbus", "O", ""),
    ("Oktober", "D", ""),
)


class Typist(Person):
    """Works without the mouse and counts."""

    def __init__(self, settings_file, language):
        super().__init__(settings_file, language)
        self.presses = 0

    def key(self, key, modifiers=NONE):
        self.presses += 1
        super().key(key, modifiers)

    def press(self, *keys):
        """Press keys; how many that were."""
        before = self.presses
        for key in keys:
            named, modifiers = key if isinstance(key, tuple) else (key, NONE)
            if isinstance(named, str):
                named = getattr(Qt.Key, f"Key_{named}")
            self.key(named, modifiers)
        return self.presses - before

    def type(self, word):
        """Type into the list that is open; how many keys that were."""
        for letter in word:
            self.presses += 1
            QTest.keyClicks(QApplication.focusWidget(), letter)
        self.settle()
        return len(word)

    def select(self, words, *, after=""):
        """Select the words with arrows alone, wherever the caret is."""
        text = self.session.workbench.article.text
        begin = text.index(words, text.index(after))
        self._move(Qt.Key.Key_Home, CTRL)
        while self.view.caret < begin:
            self._move(Qt.Key.Key_Right, NONE)
        while self.view.caret > begin:
            self._move(Qt.Key.Key_Left, NONE)
        while not self.session.selection or self.session.selection[-1].end < begin + len(words):
            self._move(Qt.Key.Key_Right, SHIFT)
        assert self.session.selection == (TextRange(begin, begin + len(words)),)

    def _move(self, key, modifiers):
        QTest.keyClick(self.view, key, modifiers)


ENTER = Qt.Key.Key_Return


@pytest.fixture
def typist(qtbot, tmp_path, language, suggested):
    person = Typist(tmp_path / "settings.json", language)
    corpus = tmp_path / "news.corpus"
    suggested([ARTICLE], corpus)
    assert person.window.open_corpus(str(corpus))
    person.wait_until(lambda: person.session.workbench is not None)
    assert person.session.workbench.open_suggestions
    person.view.setFocus()
    person.corpus = corpus
    yield person
    person.leave()


@pytest.fixture
def by_hand(typist):
    """Without suggestions, entities marked: what is left are the structures."""
    typist.press((Qt.Key.Key_Backspace, CTRL | SHIFT))
    assert typist.session.workbench.open_suggestions == ()
    for words, key, after in ENTITIES:
        typist.select(words, after=after)
        assert typist.press(key) == 1
    return typist


def roles(person, head=None):
    """The roles of a head, as they are on disk."""
    head = head or person.session.focus
    store = make_context().stores.open(str(person.corpus), Access.READ)
    try:
        with store.open_unit_of_work() as work:
            own = work.annotations.get(person.session.workbench.article.id, ANNA)
    finally:
        store.close()
    label = own.spans[head].label
    found = {
        (a.role, own.covered_text(own.spans[a.filler]) if a.filler else a.state)
        for a in own.arguments_of(head)
    }
    return label, found


def test_a_suggested_quote_takes_one_key(typist):
    desk = typist.session.workbench
    quote = next(
        s
        for s in desk.open_suggestions
        if s.layer == "quote"
        and {"speaker", "cue"} <= {a.role for a in desk.suggestions.arguments_of(s.id)}
    )
    while typist.session.focus != quote.id:
        typist.press(Qt.Key.Key_Tab)
    assert typist.press(ENTER) == 1
    (head,) = [s for s in typist.own if s.provenance.suggestion == quote.id]
    _, found = roles(typist, head.id)
    assert {"speaker", "cue"} <= {role for role, _ in found}


def test_a_suggested_quote_is_taken_over_role_by_role(typist):
    desk = typist.session.workbench
    quote = next(
        s
        for s in desk.open_suggestions
        if s.layer == "quote" and len(desk.suggestions.arguments_of(s.id)) > 1
    )
    while typist.session.focus != quote.id:
        typist.press(Qt.Key.Key_Tab)
    typist.press((ENTER, SHIFT))
    assert roles(typist)[1] == set()
    wanted = {a.role for a in desk.suggestions.arguments_of(quote.id)}
    for _ in desk.suggestions.arguments_of(quote.id):
        typist.press((ENTER, SHIFT))
    assert {role for role, _ in roles(typist)[1]} == wanted


def test_a_quote_with_speaker_and_cue_by_hand_takes_five_keys_and_one_for_its_type(by_hand):
    by_hand.select("dass sie den Vermerk nicht gekannt habe")
    assert by_hand.press("Q", "S", ENTER, "C", ENTER) == 5
    assert by_hand.press("2") == 1
    assert roles(by_hand) == ("Indirect", {("speaker", "Sattler"), ("cue", "erklärt")})


def test_an_event_with_two_arguments_by_hand_takes_six_keys(by_hand):
    by_hand.select("ermittelt")
    assert by_hand.press("E", "5", "A", ENTER, "Z", ENTER) == 6
    assert roles(by_hand) == (
        "Proceedings",
        {("agent", "Staatsanwaltschaft Cottbus"), ("time", "Oktober")},
    )


def test_a_wrong_edge_takes_one_key_a_word(by_hand):
    by_hand.select("Korbinian")
    by_hand.press("P")
    assert by_hand.press(Qt.Key.Key_BracketRight) == 1
    assert by_hand.own.covered_text(by_hand.session.focused_span) == "Korbinian Thaler"


def test_a_wrong_speaker_takes_two_keys_if_the_right_one_is_next(by_hand):
    by_hand.select(MILLIONS)
    by_hand.press("Q", "S", ENTER)
    assert roles(by_hand)[1] == {("speaker", "Rheinischen Post")}
    assert by_hand.press(Qt.Key.Key_F4, ENTER) == 2
    assert roles(by_hand)[1] == {("speaker", "Annegret Holtkamp")}


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_quotes_and_events_of_an_article_by_keyboard(by_hand, tmp_path):  # noqa: PLR0915 - one article
    """Nine quotes, one of them inside another, and three events."""
    person = by_hand
    already = person.presses
    heads = {}

    person.select("„Ich habe unterschrieben, also trage ich die Verantwortung“")
    person.press("Q")
    first = person.session.focus
    person.select("die 51-Jährige")
    person.press("S", "C", ENTER)
    heads[first] = ("Direct", {("speaker", "die 51-Jährige"), ("cue", "sagte")})

    person.select("dass sie den Vermerk nicht gekannt habe")
    person.press("Q", "2", "S", ENTER, "C", ENTER)
    heads[person.session.focus] = ("Indirect", {("speaker", "Sattler"), ("cue", "erklärt")})

    person.select("ihr Büro habe ihn zweimal angefordert")
    person.press("Q", "2", "S", ENTER, "C")
    person.type("berich")
    person.press(ENTER)
    heads[person.session.focus] = (
        "Indirect",
        {("speaker", "Hauptstadtblick"), ("cue", "berichtete")},
    )

    person.select("sie hätte ihn lesen müssen")
    person.press("Q", "2", "S")
    person.type("sie")
    person.press(ENTER, "C", ENTER)
    heads[person.session.focus] = ("Indirect", {("speaker", "sie"), ("cue", "sagte")})

    person.select("Es sei ihr Fehler gewesen und nicht der ihrer Mitarbeiter*innen.")
    person.press("Q", "5", ("U", CTRL))
    heads[person.session.focus] = ("IndirectFreeIndirect", {("speaker", "sie")})

    person.select("Er habe das Gesuch angenommen, „mit Respekt und ungern“")
    person.press("Q", "2")
    outer = person.session.focus
    person.select("sein Sprecher")
    person.press("S", "C", ENTER)
    heads[outer] = ("Indirect", {("speaker", "sein Sprecher"), ("cue", "sagte")})

    person.select("„mit Respekt und ungern“")
    person.press("Q", ("U", CTRL))
    heads[person.session.focus] = ("Direct", {("speaker", "sein Sprecher")})

    person.select(
        "Die Nachfolge solle bis Montag geklärt sein; bis dahin führe Staatssekretär Ulf Brandis "
        "die Geschäfte."
    )
    person.press("Q", "5", ("U", CTRL))
    heads[person.session.focus] = ("IndirectFreeIndirect", {("speaker", "sein Sprecher")})

    person.select(MILLIONS)
    person.press("Q", "S", Qt.Key.Key_Down, ENTER, "C", ENTER, "A", ENTER)
    heads[person.session.focus] = (
        "Direct",
        {("speaker", "Annegret Holtkamp"), ("cue", "sagte"), ("addressee", "Rheinischen Post")},
    )

    person.select("zurückgetreten")
    person.press("E")
    person.type("resi")
    person.press(ENTER, "Z", ENTER, "T", ENTER)
    heads[person.session.focus] = (
        "Resignation",
        {("target", "Henrike Sattler"), ("time", "Donnerstag")},
    )

    person.select("überwiesen")
    person.press("E")
    person.type("trans")
    person.press(ENTER)
    transaction = person.session.focus
    person.select("240 Millionen Euro")
    person.press("B", "R")
    person.type("investor")
    person.press(ENTER)
    person.select("Das Ministerium")
    person.press("A")
    heads[transaction] = (
        "Transaction",
        {
            ("amount", "240 Millionen Euro"),
            ("recipient", "Investor"),
            ("agent", "Das Ministerium"),
        },
    )

    person.select("ermittelt")
    person.press("E", "5", "A", ENTER, "Z", ENTER, "T", Qt.Key.Key_F3)
    heads[person.session.focus] = (
        "Proceedings",
        {
            ("agent", "Staatsanwaltschaft Cottbus"),
            ("time", "Oktober"),
            ("target", RoleState.IMPLICIT),
        },
    )

    assert {head: roles(person, head) for head in heads} == heads
    assert person.presses - already == KEYS_FOR_THE_ARTICLE
    check_export(person, tmp_path / "out.jsonl", heads)


def check_export(person, out, heads):
    """What was marked stands in the exported file."""
    person.press((ENTER, CTRL))
    person.export(out, "jsonl")
    (line,) = [
        line
        for line in map(json.loads, out.read_text("utf-8").splitlines())
        if line["annotator"] == ANNA
    ]
    text = {
        span["id"]: " … ".join(line["text"][begin:end] for begin, end in span["fragments"])
        for span in line["spans"]
    }
    labels = {span["id"]: span["label"] for span in line["spans"]}
    written = {
        head: (
            labels[head],
            {
                (a["role"], text[a["filler"]] if a.get("filler") else a["state"])
                for a in line["arguments"]
                if a["head"] == head
            },
        )
        for head in heads
    }
    assert written == heads
