"""Mention chains in the window: one key links, one key accepts, and everybody sees who is meant."""

from __future__ import annotations

import pytest

from annotator.domain.argument import RoleState
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.offsets import TextRange
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.ui.label_keys import LinkBack, meaning_of
from annotator.ui.models.outline_tree import outline, role_lines
from factories import make_argument, make_article, make_set, make_span, make_suggestion
from fakes import FakeStore

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
TEXT = (
    "Sung Kim kam nach Genf. Der Gesandte schwieg. „Nein“, sagte er. Später ging er mit Jutta Ahn."
)
FIRST_ER = TEXT.index(" er.") + 1
WHAT = {
    "full": (0, 8, "entity", "PER"),
    "genf": (18, 22, "entity", "LOC"),
    "role": (24, 36, "mention", "Mention"),
    "quote": (TEXT.index("„"), TEXT.index("“") + 1, "quote", "Direct"),
    "er": (FIRST_ER, FIRST_ER + 2, "mention", "Mention"),
    "ahn": (TEXT.index("Jutta"), len(TEXT) - 1, "entity", "PER"),
}


def made(name, maker=make_span, prefix=""):
    begin, end, layer, label = WHAT[name]
    return maker(begin, end, layer=layer, label=label, id=prefix + name)


@pytest.fixture
def own():
    return ("full", "genf", "role", "quote", "er", "ahn")


@pytest.fixture
def links():
    return ()


@pytest.fixture
def suggested_links():
    return ()


@pytest.fixture
def store(own, links, suggested_links):
    article = make_article(TEXT)
    quote = [make_argument("quote", "er", "speaker", id="speaker")] if "quote" in own else []
    mine = make_set(
        *(made(name) for name in own),
        arguments=[*quote, *(make_argument(h, f, "antecedent", id=f"{h}-{f}") for h, f in links)],
        article=article,
    )
    theirs = make_set(
        *(made(name, make_suggestion, "~") for name in WHAT),
        arguments=[
            make_argument("~quote", "~er", "speaker"),
            *(make_argument(f"~{h}", f"~{f}", "antecedent") for h, f in suggested_links),
        ],
        article=article,
        annotator=SUGGESTIONS,
    )
    found = FakeStore(SCHEMA, articles=[article], sets=[mine, theirs], location="fake.corpus")
    found.closed = True
    return found


@pytest.fixture
def session(window):
    return window.desk.session


def linked(session):
    own = session.workbench.own
    return {
        (
            own.covered_text(own.span(a.head)),
            own.covered_text(own.span(a.filler)) if a.filler else a.state,
        )
        for a in own.arguments.values()
        if a.role == "antecedent"
    }


def press_all(press, *keys):
    for key in keys:
        press(key)


def offered(window):
    model = window.chooser._popup._model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def words_of(session, layer):
    lines = outline(session.workbench, SCHEMA, "en")
    (found,) = [line for line in lines if line.layer == layer]
    return found


def test_the_key_on_a_mention_offers_names_first_and_enter_links(window, session, press):
    session.set_focus("er")
    press("K")
    assert offered(window)[:4] == ["Sung Kim", "Jutta Ahn", "Der Gesandte", "Genf"]
    press("Return")
    assert linked(session) == {("er", "Sung Kim")}
    assert session.focus == "er"


def test_the_key_on_a_quote_links_its_speaker(session, press):
    session.set_focus("quote")
    press_all(press, "K", "Down", "Return")
    assert linked(session) == {("er", "Jutta Ahn")}
    assert session.focus == "quote"


def test_typing_finds_a_description_and_a_later_choice_replaces_it(session, press):
    session.set_focus("er")
    press_all(press, "K", *"gesandte", "Return")
    assert linked(session) == {("er", "Der Gesandte")}
    press_all(press, "K", "Return")
    assert linked(session) == {("er", "Sung Kim")}


@pytest.mark.parametrize("links", [(("er", "full"),)])
def test_a_link_is_taken_away_in_the_same_list(window, session, press):
    session.set_focus("er")
    press_all(press, "K", *"without", "Return")
    assert linked(session) == set()


def test_that_nobody_in_the_text_is_meant_is_said_in_the_same_list(session, press):
    session.set_focus("er")
    press_all(press, "K", *"none", "Return")
    assert linked(session) == {("er", RoleState.ABSENT)}


def test_selected_words_become_the_antecedent_of_the_speaker_one_was_at(session, press):
    session.set_focus("quote")
    session.set_selection((TextRange(24, 36),))
    press("K")
    assert linked(session) == {("er", "Der Gesandte")}
    assert session.focus == "quote"


def test_selected_words_become_the_antecedent_of_the_mention_one_was_at(session, press):
    session.set_focus("quote")
    session.set_focus("role")
    session.set_selection((TextRange(0, 8),))
    press("K")
    assert linked(session) == {("Der Gesandte", "Sung Kim")}


@pytest.mark.parametrize("links", [(("er", "role"), ("role", "full"))])
def test_what_leads_here_already_is_not_offered(window, session, press):
    session.set_focus("full")
    press("K")
    assert "er" not in offered(window)
    assert "Der Gesandte" not in offered(window)


@pytest.mark.parametrize("suggested_links", [(("er", "full"),)])
@pytest.mark.parametrize("focus", ["er", "quote"])
def test_one_key_accepts_the_proposed_link(session, press, focus):
    session.set_focus(focus)
    press("Shift+Return")
    assert linked(session) == {("er", "Sung Kim")}
    assert session.focus == focus


@pytest.mark.parametrize("links", [(("er", "role"), ("role", "full"))])
def test_the_outline_and_the_inspector_say_who_is_meant(window, session):
    (quote,) = words_of(session, "quote").children
    (speaker,) = [line for line in quote.children if line.words.startswith("er")]
    assert speaker.words == "er → Sung Kim"
    head = session.workbench.find("er")
    (line,) = role_lines(session.workbench, SCHEMA, "de", head)
    assert (line.title, line.words) == ("verweist auf", "Der Gesandte → Sung Kim")
    session.set_focus("er")
    window.desk.inspector.refresh()
    row = window.desk.inspector.span_page.roles.rows[0]
    assert row.value.text() == "Der Gesandte → Sung Kim"


@pytest.mark.parametrize("suggested_links", [(("er", "full"),)])
def test_what_is_only_proposed_has_a_question_mark(session):
    (quote,) = words_of(session, "quote").children
    assert "er → Sung Kim ?" in [line.words for line in quote.children]


def test_names_and_mentions_have_no_roles_in_the_outline(session):
    for line in words_of(session, "entity").children:
        assert all(span.children == () for span in line.children)


@pytest.mark.parametrize("links", [(("er", "role"), ("role", "full"))])
def test_the_focus_marks_the_others_of_the_chain(window, session):
    session.set_focus("er")
    assert window.desk.view._related == {"role", "full"}
    session.set_focus("genf")
    assert window.desk.view._related == frozenset()


@pytest.mark.parametrize("links", [(("er", "full"),)])
def test_hovering_says_the_name(window):
    view = window.desk.view
    items = view._page.items
    assert "→ Sung Kim" in view._explained(items.item("er")).splitlines()
    assert "→" not in view._explained(items.item("full"))


@pytest.mark.parametrize("links", [(("er", "role"), ("role", "full"))])
def test_removing_the_middle_says_how_the_chain_goes_on(window, session, press):
    session.set_focus("role")
    press("Backspace")
    assert linked(session) == {("er", "Sung Kim")}
    assert "“er” now refers to “Sung Kim”." in window.desk.notice.text
    session.steps.undo()
    assert linked(session) == {("er", "Der Gesandte"), ("Der Gesandte", "Sung Kim")}


def test_a_quote_without_a_speaker_says_what_is_missing(window, session, press):
    session.structures.unlink("speaker")
    session.set_focus("quote")
    press("K")
    assert "nobody yet who could be linked" in window.desk.notice.text


def test_the_key_means_the_chain_in_names_mentions_quotes_and_nowhere_else():
    for layer, label in (("entity", "PER"), ("mention", "Mention"), ("quote", "Direct")):
        assert isinstance(meaning_of("K", SCHEMA, layer, label, selection=False), LinkBack)
    assert meaning_of("K", SCHEMA, "entity", "LOC", selection=False) is None
    assert meaning_of("P", SCHEMA, "mention", "Mention", selection=True).label == "PER"


def test_the_name_is_not_cut_off_by_a_long_description(window, session):
    begin, end = TEXT.index("Später"), len(TEXT) - 1
    session.set_selection((TextRange(begin, end),))
    session.spans.add("mention", "Mention")
    session.structures.chains.link("full")
    (line,) = [line for line in words_of(session, "mention").children if line.words[:3] == "Spä"]
    assert line.words == "Später ging er… → Sung Kim"
