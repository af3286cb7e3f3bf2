"""What a changed schema does to the annotations that are there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.changes import Verdict
from annotator.domain.errors import SchemaEditError
from annotator.domain.schema import AttributeDef, LabelDef
from annotator.domain.schema_carrying import SchemaMigration
from annotator.domain.schema_changes import (
    DeleteLabel,
    DeleteRole,
    MergeLabels,
    MergeRoles,
    RemoveAttribute,
    RemoveLayer,
    RenameLabel,
    RenameRole,
    SetAttribute,
    SplitLabel,
)
from annotator.domain.schema_effect import Effect
from change_strategies import change_sets
from factories import make_argument, make_change_set, make_schema, make_set, make_span

LABEL = LabelDef(title={"en": "New"})


def carried(own, *edits, schema=None):
    migration = SchemaMigration.of(schema or make_schema(), edits)
    changes = migration.carry(own)
    return own.apply(make_change_set(*changes)), Effect.of(changes)


def labels(own):
    return {span.id: span.label for span in own}


def test_spans_are_relabelled_and_keep_everything_else():
    person = make_span(0, 6, id="p", note="!", attributes={"generic": True})
    other = make_span(8, 9, id="o", label="ORG")
    after, effect = carried(
        make_set(person, other), RenameLabel(layer="entity", label="PER", to="HUM")
    )
    assert after.spans["p"] == person.model_copy(update={"label": "HUM"})
    assert after.spans["o"] == other
    assert effect == Effect(relabelled=1)


def test_the_same_id_on_another_layer_is_left_alone():
    cue = make_span(0, 6, layer="cue", label="cue")
    after, effect = carried(make_set(cue), RenameRole(layer="quote", role="cue", to="signal"))
    assert labels(after) == {cue.id: "cue"}
    assert not effect


def test_a_deleted_label_takes_spans_arguments_and_their_dependent_fillers_with_it():
    values = make_schema().model_dump()
    values["layers"]["cue"]["dependent"] = True
    schema = make_schema(layers=values["layers"])
    head = make_span(0, 6, id="q", layer="quote", label="direct")
    other = make_span(8, 9, id="r", layer="quote", label="indirect")
    alone = make_span(10, 11, id="c", layer="cue", label="cue")
    shared = make_span(12, 13, id="d", layer="cue", label="cue")
    speaker = make_span(14, 15, id="p")
    own = make_set(
        head,
        other,
        alone,
        shared,
        speaker,
        arguments=[
            make_argument(head, alone, role="cue"),
            make_argument(head, shared, role="cue"),
            make_argument(other, shared, role="cue"),
            make_argument(head, speaker),
        ],
    )
    after, effect = carried(own, DeleteLabel(layer="quote", label="direct"), schema=schema)
    assert set(after.spans) == {"r", "d", "p"}
    assert [argument.head for argument in after.arguments.values()] == ["r"]
    assert effect == Effect(removed=2, unlinked=3)


def test_a_deleted_label_may_leave_its_spans_to_another():
    after, _ = carried(
        make_set(make_span(id="p")), DeleteLabel(layer="entity", label="PER", relabel="ORG")
    )
    assert labels(after) == {"p": "ORG"}


def test_a_split_follows_an_attribute_and_else_the_rest():
    own = make_set(
        make_span(0, 1, id="a", attributes={"certainty": "sure"}),
        make_span(1, 2, id="b", attributes={"certainty": "doubtful"}),
        make_span(2, 3, id="c"),
        decisions={"entity|PER|5-6": Verdict.REJECTED},
    )
    after, _ = carried(
        own,
        SplitLabel(
            layer="entity",
            label="PER",
            into={"A": LABEL, "B": LABEL},
            rest="A",
            attribute="certainty",
            by_value={"doubtful": "B"},
        ),
    )
    assert labels(after) == {"a": "A", "b": "B", "c": "A"}
    assert set(after.decisions) == {"entity|A|5-6", "entity|B|5-6"}


def test_a_merging_keeps_the_same_claim_once_and_hands_its_roles_over():
    kept = make_span(0, 6, id="k", label="ORG", note="one", attributes={"generic": True})
    double = make_span(0, 6, id="p", note="two", attributes={"certainty": "sure"}, seen=True)
    quote = make_span(8, 9, id="q", layer="quote", label="direct")
    reply = make_span(10, 11, id="r", layer="quote", label="direct")
    own = make_set(
        double,
        kept,
        quote,
        reply,
        arguments=[
            make_argument(quote, double, id="1"),
            make_argument(quote, kept, id="2"),
            make_argument(reply, double, id="3"),
        ],
    )
    after, effect = carried(own, MergeLabels(layer="entity", labels=("PER",), into="ORG"))
    assert set(after.spans) == {"k", "q", "r"}
    assert after.spans["k"].note == "one\ntwo"
    assert after.spans["k"].attributes == {"generic": True, "certainty": "sure"}
    assert {(a.head, a.filler) for a in after.arguments.values()} == {("q", "k"), ("r", "k")}
    assert len(after.arguments) == 2
    assert effect == Effect(removed=1, altered=1, reassigned=1, unlinked=1)


def test_a_span_does_not_come_to_fill_its_own_role():
    outer = make_span(0, 6, id="o", layer="event", label="Attack")
    inner = make_span(0, 6, id="i", layer="event", label="Resignation")
    own = make_set(outer, inner, arguments=[make_argument(outer, inner, role="agent")])
    after, _ = carried(own, MergeLabels(layer="event", labels=("Attack",), into="Resignation"))
    assert (set(after.spans), after.arguments) == ({"i"}, {})


def test_merged_roles_keep_each_filler_once_and_no_absence_beside_a_filler():
    quote = make_span(0, 6, id="q", layer="quote", label="direct")
    anna = make_span(8, 9, id="p")
    own = make_set(
        quote,
        anna,
        arguments=[
            make_argument(quote, anna, id="1"),
            make_argument(quote, anna, role="addressee", id="2"),
            make_argument(quote, role="cue", state=RoleState.ABSENT, id="3"),
        ],
    )
    after, effect = carried(
        own, MergeRoles(layer="quote", roles=("addressee", "cue"), into="speaker")
    )
    assert set(after.arguments) == {"1"}
    assert effect == Effect(unlinked=2)


def test_a_renamed_and_a_deleted_role():
    quote = make_span(0, 6, id="q", layer="quote", label="direct")
    own = make_set(
        quote,
        arguments=[make_argument(quote, id="1"), make_argument(quote, role="cue", id="2")],
    )
    after, effect = carried(
        own,
        RenameRole(layer="quote", role="speaker", to="source"),
        DeleteRole(layer="quote", role="cue"),
    )
    assert {a.id: a.role for a in after.arguments.values()} == {"1": "source"}
    assert effect == Effect(reassigned=1, unlinked=1)


def test_values_of_attributes_go_with_the_attribute_or_the_choice():
    own = make_set(make_span(id="p", attributes={"generic": True, "certainty": "doubtful"}))
    fewer = AttributeDef(title={}, values={"sure": {}})
    after, effect = carried(
        own,
        RemoveAttribute(layer="entity", attribute="generic"),
        SetAttribute(layer="entity", attribute="certainty", definition=fewer),
    )
    assert after.spans["p"].attributes == {}
    assert effect == Effect(altered=1)


def test_a_removed_layer_takes_its_spans_and_what_hangs_on_them():
    quote = make_span(0, 6, id="q", layer="quote", label="direct")
    mention = make_span(8, 9, id="m", layer="mention", label="mention")
    own = make_set(
        quote,
        mention,
        arguments=[make_argument(quote, mention)],
        decisions={"mention|mention|1-2": Verdict.ACCEPTED, "entity|PER|1-2": Verdict.ACCEPTED},
    )
    after, effect = carried(own, RemoveLayer(layer="mention"))
    assert (set(after.spans), after.arguments) == ({"q"}, {})
    assert set(after.decisions) == {"entity|PER|1-2"}
    assert effect == Effect(removed=1, unlinked=1, decisions=1)


def test_what_was_decided_stays_decided_and_the_kinder_verdict_wins():
    own = make_set(
        decisions={
            "entity|PER|1-2": Verdict.REJECTED,
            "entity|ORG|1-2": Verdict.ACCEPTED,
            "entity|PER|3-4,6-7": Verdict.REJECTED,
        }
    )
    after, _ = carried(own, MergeLabels(layer="entity", labels=("PER",), into="ORG"))
    assert after.decisions == {
        "entity|ORG|1-2": Verdict.ACCEPTED,
        "entity|ORG|3-4,6-7": Verdict.REJECTED,
    }


def test_labels_can_change_places():
    own = make_set(make_span(0, 1, id="a"), make_span(1, 2, id="b", label="ORG"))
    after, effect = carried(
        own,
        RenameLabel(layer="entity", label="PER", to="tmp"),
        RenameLabel(layer="entity", label="ORG", to="PER"),
        RenameLabel(layer="entity", label="tmp", to="ORG"),
    )
    assert labels(after) == {"a": "ORG", "b": "PER"}
    assert effect == Effect(relabelled=2)


def test_only_labels_that_may_change_are_touched():
    schema = make_schema()

    def touched(*edits):
        return SchemaMigration.of(schema, edits).touched

    assert touched(RenameLabel(layer="entity", label="PER", to="A")) == {("entity", "PER")}
    assert touched(DeleteRole(layer="quote", role="cue")) == {
        ("quote", "direct"),
        ("quote", "indirect"),
    }
    assert touched(RemoveLayer(layer="mention")) == {("mention", "mention")}


EDITS = [
    RenameLabel(layer="entity", label="PER", to="HUM"),
    MergeLabels(layer="entity", labels=("LOC", "ORG"), into="PER"),
    DeleteLabel(layer="entity", label="LOC"),
    DeleteLabel(layer="quote", label="direct"),
    SplitLabel(
        layer="entity",
        label="LOC",
        into={"A": LABEL, "B": LABEL},
        rest="B",
        attribute="generic",
        by_value={True: "A"},
    ),
    RenameRole(layer="quote", role="speaker", to="source"),
    MergeRoles(layer="quote", roles=("addressee",), into="cue"),
    DeleteRole(layer="quote", role="cue"),
    RemoveAttribute(layer="entity", attribute="generic"),
    RemoveLayer(layer="event"),
]


@st.composite
def sets(draw):
    state = make_set()
    for _ in range(draw(st.integers(1, 4))):
        state = state.apply(draw(change_sets(state)))
    return state


def has_role(schema, own, argument):
    return argument.role in schema.layers[own.spans[argument.head].layer].roles


@settings(max_examples=60)
@given(own=sets(), chosen=st.lists(st.integers(0, len(EDITS) - 1), unique=True, max_size=3))
def test_any_migration_fits_the_new_schema_and_taking_it_back_restores_the_set(own, chosen):
    schema = make_schema()
    edits = []
    for edit in (EDITS[number] for number in chosen):
        try:
            SchemaMigration.of(schema, [*edits, edit])
        except SchemaEditError:  # edits may exclude each other
            continue
        edits.append(edit)
    migration = SchemaMigration.of(schema, edits)
    change_set = make_change_set(*migration.carry(own))
    after = own.apply(change_set)
    new = migration.after
    assert all(span.label in new.layers[span.layer].labels for span in after)
    assert after.arguments.keys() <= own.arguments.keys()
    for argument in after.arguments.values():
        roles = new.layers[after.spans[argument.head].layer].roles
        assert argument.role in roles or not has_role(schema, own, own.arguments[argument.id])
    restored = after.apply(change_set.inverted())
    assert (restored.spans, restored.arguments) == (own.spans, own.arguments)
    assert (restored.decisions, restored.note) == (own.decisions, own.note)
    for span in own:
        if (span.layer, span.label) not in migration.touched:
            assert after.spans.get(span.id, span) == span
