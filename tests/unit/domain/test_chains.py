"""Mention chains: what belongs together, and what name it leads to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.chains import Chains, chain_role, leads_to
from annotator.domain.changes import Verdict
from annotator.domain.errors import ChainCycleError, LinkToItselfError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.rules import check_role
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from factories import make_argument, make_article, make_set, make_span, make_suggestion

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
TEXT = "Sung Kim reiste an. Kim lächelte. Der Sonderbeauftragte schwieg. Er ging. Später sprach er."


def spans(maker=make_span):
    found = {}
    for words, layer, label in (
        ("Sung Kim", "entity", "PER"),
        ("Kim lächelte", "entity", "PER"),
        ("Der Sonderbeauftragte", "mention", "Mention"),
        ("Er ging", "mention", "Mention"),
        ("er.", "mention", "Mention"),
    ):
        name = words.split()[-1] if words.startswith(("Sung", "Der")) else words.split()[0]
        begin = TEXT.index(words)
        end = begin + len(words if words.startswith(("Sung", "Der")) else name.rstrip("."))
        key = {"Sung Kim": "full", "Kim lächelte": "kim", "Er ging": "Er", "er.": "er"}
        span_id = key.get(words, "role")
        prefix = "" if maker is make_span else "~"
        found[span_id] = maker(begin, end, layer=layer, label=label, id=prefix + span_id)
    return found


def link(head, filler, **fields):
    return make_argument(head, filler, "antecedent", **fields)


def one_set(*links, made=None):
    made = made or spans()
    arguments = [link(made[head], made[filler]) for head, filler in links]
    return make_set(*made.values(), arguments=arguments, article=make_article(TEXT))


def desk(*links, suggested=(), own=True, decisions=None):
    article = make_article(TEXT)
    mine, theirs = spans(), spans(make_suggestion)
    return Workbench(
        make_set(
            *(mine.values() if own else ()),
            arguments=[link(mine[head], mine[filler]) for head, filler in links],
            article=article,
            decisions={
                theirs[name].signature: verdict for name, verdict in (decisions or {}).items()
            },
        ),
        make_set(
            *theirs.values(),
            arguments=[link(theirs[head], theirs[filler]) for head, filler in suggested],
            article=article,
            annotator=SUGGESTIONS,
        ),
    )


def name_of(chains, span):
    named = chains.name(span)
    return None if named is None else (named.span.id, named.suggested)


def test_a_pronoun_leads_over_a_description_to_the_name():
    chains = Chains.of_set(one_set(("Er", "role"), ("role", "full")), SCHEMA)
    assert name_of(chains, "Er") == ("full", False)
    assert [span.id for span in chains.members("Er")] == ["full", "role", "Er"]


def test_the_fullest_name_counts_wherever_in_the_chain_it_stands():
    chains = Chains.of_set(one_set(("Er", "kim"), ("kim", "full")), SCHEMA)
    assert name_of(chains, "Er") == ("full", False)
    assert name_of(chains, "kim") == ("full", False)
    assert name_of(chains, "full") is None


def test_a_chain_without_a_name_leads_to_none():
    chains = Chains.of_set(one_set(("Er", "role")), SCHEMA)
    assert chains.name("Er") is None
    assert len(chains.members("Er")) == 2


def test_a_span_without_links_is_alone():
    chains = Chains.of_set(one_set(), SCHEMA)
    assert [span.id for span in chains.members("kim")] == ["kim"]
    assert chains.chains() == ()


def test_the_chains_of_an_article_by_their_first_span():
    found = Chains.of_set(one_set(("er", "Er"), ("kim", "full")), SCHEMA).chains()
    assert [[span.id for span in chain] for chain in found] == [["full", "kim"], ["Er", "er"]]


def test_what_is_proposed_counts_until_somebody_decides_otherwise():
    proposed = desk(suggested=[("Er", "full")], own=False)
    assert name_of(Chains.of_desk(proposed, SCHEMA), "~Er") == ("~full", True)
    decided = desk(("Er", "role"), ("role", "kim"), suggested=[("Er", "full")])
    assert name_of(Chains.of_desk(decided, SCHEMA), "Er") == ("kim", False)


def test_a_proposed_link_continues_between_accepted_spans():
    accepted = desk(suggested=[("Er", "role"), ("role", "full")])
    assert name_of(Chains.of_desk(accepted, SCHEMA), "Er") == ("full", True)


def test_a_proposed_chain_goes_on_past_a_rejected_span():
    theirs = desk(
        suggested=[("Er", "role"), ("role", "full")],
        own=False,
        decisions={"role": Verdict.REJECTED},
    )
    assert name_of(Chains.of_desk(theirs, SCHEMA), "~Er") == ("~full", True)


def test_only_labels_that_take_the_role_are_part_of_chains():
    place = make_span(0, 4, label="LOC")
    assert chain_role(SCHEMA, place) is None
    assert chain_role(SCHEMA, spans()["kim"]) == "antecedent"


def test_a_link_back_and_a_link_to_oneself_are_refused_in_one_sentence():
    own = one_set(("Er", "role"), ("role", "full"))
    with pytest.raises(ChainCycleError, match="“Er” leads to “Sung Kim” already"):
        check_role(SCHEMA, own, own.span("full"), "antecedent", own.span("Er"))
    with pytest.raises(LinkToItselfError, match="“Er” cannot fill its own role"):
        check_role(SCHEMA, one_set(), own.span("Er"), "antecedent", own.span("Er"))


def test_a_layer_with_links_of_chains_only_holds_no_heads():
    assert not SCHEMA.layer("mention").holds_heads
    assert not SCHEMA.layer("entity").holds_heads
    assert SCHEMA.layer("quote").holds_heads


def test_a_role_that_makes_chains_takes_one_filler():
    values = SCHEMA.model_dump()
    values["layers"]["mention"]["roles"]["antecedent"]["cardinality"] = "*"
    with pytest.raises(ValueError, match="takes one filler at most"):
        Schema.model_validate(values)


def test_a_schema_from_before_chains_can_be_read():
    values = SCHEMA.model_dump(mode="json")
    for layer in values["layers"].values():
        layer["roles"] = {
            name: {key: value for key, value in role.items() if key != "chain"}
            for name, role in layer["roles"].items()
            if not role["chain"]
        }
    old = Schema.model_validate(values)
    assert Chains.of_set(one_set(), old).chains() == ()
    assert chain_role(old, spans()["kim"]) is None


NAMES = st.sampled_from(["full", "kim", "role", "Er", "er"])
LINKS = st.dictionaries(NAMES, NAMES).map(
    lambda found: [(head, filler) for head, filler in found.items() if head != filler]
)


@given(LINKS)
def test_circles_from_elsewhere_do_no_harm(links):
    own = one_set(*links)
    chains = Chains.of_set(own, SCHEMA)
    for name in own.spans:
        members = {span.id for span in chains.members(name)}
        assert name in members
        assert all({span.id for span in chains.members(other)} == members for other in members)
        assert leads_to(own, SCHEMA, name, name)
    linked = {end for pair in links for end in pair}
    assert {span.id for chain in chains.chains() for span in chain} == linked


@given(LINKS)
def test_links_that_the_rules_let_through_never_run_in_a_circle(links):
    kept = []
    for head, filler in links:
        own = one_set(*kept)
        try:
            check_role(SCHEMA, own, own.span(head), "antecedent", own.span(filler))
        except ChainCycleError:
            continue
        kept.append((head, filler))
    own = one_set(*kept)
    for head, filler in kept:
        assert not leads_to(own, SCHEMA, filler, head)


def test_the_chains_of_a_workbench_are_worked_out_once_and_anew_after_a_change():
    before = desk(("Er", "role"))
    assert Chains.of_desk(before, SCHEMA) is Chains.of_desk(before, SCHEMA)
    after = before.with_suggestions(desk(suggested=[("kim", "full")]).suggestions)
    assert name_of(Chains.of_desk(after, SCHEMA), "kim") == ("full", True)
