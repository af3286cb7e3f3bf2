import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from annotator.domain.argument import RoleState
from annotator.domain.changes import Verdict
from annotator.ui.models.outline_model import LINE_ROLE, OutlineModel
from annotator.ui.models.outline_tree import Filling, Kind, outline, role_lines
from factories import (
    QUOTE,
    SAGTE,
    SIE,
    find,
    make_argument,
    make_article,
    make_schema,
    make_set,
    make_span,
    make_suggestion,
    make_workbench,
)
from work import calls


def span_of(extent, layer, label, make=make_span, **fields):
    return make(extent.begin, extent.end, layer=layer, label=label, **fields)


def a_frame(make=make_span):
    quote = span_of(QUOTE, "quote", "direct", make, id="q")
    cue = span_of(SAGTE, "cue", "cue", make, id="c")
    sie = span_of(SIE, "mention", "mention", make, id="m")
    arguments = [make_argument(quote, cue, "cue"), make_argument(quote, sie, "speaker")]
    return [quote, cue, sie], arguments


def tree(model, parent=None):
    parent = parent if parent is not None else model.index(-1, -1)
    found = {}
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found[index.data()] = tree(model, index)
    return found


@pytest.fixture
def model():
    return OutlineModel(make_schema())


def test_heads_come_first_with_their_roles_filled_or_open(model):
    spans, arguments = a_frame()
    model.show(
        make_workbench(make_set(*spans, make_span(0, 6, label="LOC"), arguments=arguments)), "en"
    )
    shown = tree(model)
    assert list(shown) == ["Quote", "Entity", "Mention", "Cue"]
    (quote,) = shown["Quote"].values()
    assert list(quote) == ["speaker: sie", "cue: sagte", "open: addressee"]
    assert shown["Entity"] == {"Place": {"Place: Berlin": {}}}


def test_roles_say_whether_they_are_open_implicit_or_absent_and_needed():
    head = span_of(SAGTE, "event", "Resignation", id="e")
    arguments = [make_argument(head, role="time", state=RoleState.ABSENT)]
    desk = make_workbench(make_set(head, arguments=arguments))
    agent, time = role_lines(desk, make_schema(), "de", head)
    assert (agent.title, agent.filling, agent.needed) == ("Handelnder", Filling.OPEN, True)
    assert (time.title, time.filling, time.needed) == ("Zeit", Filling.ABSENT, False)
    assert agent.argument is None
    assert time.argument == arguments[0].id


def test_suggestions_are_told_apart_and_bring_their_roles():
    spans, arguments = a_frame(make_suggestion)
    desk = make_workbench(suggested=spans, arguments=arguments)
    quotes = outline(desk, make_schema(), "en")[0]
    assert quotes.children[0].suggested
    assert [line.suggested for line in quotes.children[0].children] == [True, True, False]


def test_dependent_spans_are_shown_only_where_they_serve_no_head():
    schema = make_schema()
    layers = {
        name: layer.model_copy(update={"dependent": name in {"cue", "mention"}})
        for name, layer in schema.layers.items()
    }
    schema = schema.model_copy(update={"layers": layers})
    spans, arguments = a_frame()
    lonely = span_of(find("kündigte"), "cue", "cue")
    lines = outline(make_workbench(make_set(*spans, lonely, arguments=arguments)), schema, "en")
    assert [(line.layer, [child.words for child in line.children]) for line in lines][1:] == [
        ("cue", ["kündigte"])
    ]


def test_hidden_layers_are_left_out(model):
    model.show(make_workbench(make_set(make_span(0, 6))), "en", frozenset({"entity"}))
    assert tree(model) == {}


def test_accepting_a_suggestion_keeps_its_row(model, qtbot):
    before = make_workbench(suggested=[make_suggestion(0, 6, id="p1"), make_suggestion(7, 11)])
    model.show(before, "en")
    row = QPersistentModelIndex(model.index_of("p1"))
    accepted = make_span(0, 6, id="own1")
    accepted = accepted.model_copy(
        update={"provenance": accepted.provenance.model_copy(update={"suggestion": "p1"})}
    )
    own = make_set(accepted, decisions={accepted.signature: Verdict.ACCEPTED})
    after = make_workbench(own, before.suggestions.spans.values())
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.dataChanged):
        model.show(after, "en")
    assert row.isValid()
    assert row.data(LINE_ROLE).span == "own1"
    assert not row.data(LINE_ROLE).suggested


def test_one_added_span_is_one_inserted_row(model, qtbot):
    spans = [make_span(0, 6), make_span(12, 15)]
    model.show(make_workbench(make_set(*spans)), "en")
    with (
        qtbot.waitSignal(model.rowsInserted) as inserted,
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.rowsRemoved),
    ):
        model.show(make_workbench(make_set(*spans, make_span(7, 11))), "en")
    assert inserted.args[1:] == [1, 1]


def test_a_span_that_moves_past_another_moves_its_row(model, qtbot):
    one, two = make_span(0, 6, id="one"), make_span(7, 11, id="two")
    model.show(make_workbench(make_set(one, two)), "en")
    row = QPersistentModelIndex(model.index_of("one"))
    with qtbot.waitSignal(model.rowsMoved):
        model.show(make_workbench(make_set(make_span(20, 25, id="one"), two)), "en")
    assert row.row() == 1


def test_a_filler_without_a_row_of_its_own_is_found_at_its_role(model):
    schema = make_schema()
    spans, arguments = a_frame()
    model.show(make_workbench(make_set(*spans, arguments=arguments)), "en", frozenset({"cue"}))
    line = model.line(model.index_of("c"))
    assert (line.kind, line.title) == (Kind.ROLE, "cue")
    assert schema.layers["cue"]


def test_the_model_is_well_behaved_while_it_changes(model, qtmodeltester):
    qtmodeltester.check(model)
    spans, arguments = a_frame()
    steps = [
        make_workbench(make_set(*spans, arguments=arguments)),
        make_workbench(make_set(spans[0], make_span(0, 6), make_span(3, 9, label="ORG"))),
        make_workbench(make_set(), suggested=spans, arguments=arguments),
        make_workbench(make_set()),
        make_workbench(make_set(*spans, make_span(0, 6), arguments=arguments[:1])),
    ]
    for step in steps:
        model.show(step, "de")
        qtmodeltester.check(model)
    model.clear()
    qtmodeltester.check(model)


def test_lines_say_their_state_to_screen_readers(model):
    spans, arguments = a_frame(make_suggestion)
    model.show(make_workbench(suggested=spans, arguments=arguments), "en")
    quote = model.index(0, 0, model.index(0, 0))
    assert "suggested" in quote.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "open" in model.index(2, 0, quote).data(Qt.ItemDataRole.AccessibleTextRole)


def test_one_more_span_is_one_more_row_and_the_work_grows_with_the_spans_and_no_faster(
    qtbot, model
):
    article = make_article("wort " * 5_000)

    def work(number):
        spans = [make_span(5 * n, 5 * n + 4, id=f"s{n}") for n in range(number)]
        model.show(make_workbench(make_set(*spans, article=article)), "en")
        more = make_workbench(
            make_set(*spans, make_span(20_000, 20_004, id="more"), article=article)
        )
        with qtbot.waitSignal(model.rowsInserted) as inserted:
            found = calls(lambda: model.show(more, "en"))
        _, first, last = inserted.args
        assert first == last
        return found

    assert work(500) < 5 * work(125)


def test_it_can_be_made_span_by_span_and_changes_at_the_end(qtbot, model):
    spans, arguments = a_frame()
    desk = make_workbench(make_set(*spans, arguments=arguments))
    making = model.showing(desk, "en")
    for _ in spans:
        next(making)
        assert model.rowCount() == 0
    with qtbot.waitSignal(model.rowsInserted):
        list(making)
    whole = OutlineModel(make_schema())
    whole.show(desk, "en")
    assert tree(model) == tree(whole)


def test_whoever_stops_half_way_and_begins_with_something_else_is_understood(model, qtmodeltester):
    article = make_article("wort " * 500)
    places = [(5 * n, 5 * n + 4) for n in range(450)]
    own = make_workbench(
        make_set(*(make_span(*at, id=f"s{n}") for n, at in enumerate(places)), article=article)
    )
    other = make_workbench(
        make_set(
            *(make_span(*at, id=f"t{n}", label="LOC") for n, at in enumerate(places)),
            article=article,
        )
    )
    whole = OutlineModel(make_schema())
    whole.show(own, "en")
    model.show(own, "en")
    for stop in (1, 451, 452, 453, 454, 455, 456, 457):
        making = model.showing(other, "en")
        for _ in range(stop):
            next(making, None)
        model.show(own, "en")
        assert tree(model) == tree(whole)
    qtmodeltester.check(model)
