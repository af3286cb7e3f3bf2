"""Links of mention chains in the plans: accepted when both ends are there, led on when one goes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.chains import Chains
from annotator.domain.errors import ChainCycleError, LinkToItselfError, RoleNotAllowedError
from annotator.domain.ids import SUGGESTIONS, ArticleId
from annotator.domain.schema_changes import AdoptSchema
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.services.annotate import AnnotationService
from annotator.services.export import ExportRequest, export
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.schema_editing import SchemaEditing
from annotator.services.structures import StructureService
from annotator.services.tasks import NullMonitor
from factories import ANNA, make_argument, make_article, make_set, make_span, make_suggestion
from fakes import FakeStore, corpus_of, counted_ids, frozen_clock

SCHEMA = read_schema(resource_path("schemas", "news-de.yaml"))
TEXT = "Sung Kim kam. Der Gesandte schwieg. „Nein“, sagte Er. Berlin wartet auf Kim."
WHAT = {
    "full": ("Sung Kim", "entity", "PER"),
    "role": ("Der Gesandte", "mention", "Mention"),
    "er": ("Er", "mention", "Mention"),
    "quote": ("„Nein“", "quote", "Direct"),
    "place": ("Berlin", "entity", "LOC"),
}


def span(name, maker=make_span, prefix=""):
    words, layer, label = WHAT[name]
    begin = TEXT.index(words)
    return maker(begin, begin + len(words), layer=layer, label=label, id=prefix + name)


def proposed(name):
    return span(name, make_suggestion, "~")


@pytest.fixture
def work():
    """Makes a service on an article with these own and suggested spans and links."""

    def make(own=(), links=(), suggested=(), proposed_links=()):
        article = make_article(TEXT)
        mine = make_set(
            *(span(name) for name in own),
            arguments=[make_argument(h, f, r, id=f"{h}-{r}") for h, r, f in links],
            article=article,
        )
        theirs = make_set(
            *(proposed(name) for name in suggested),
            arguments=[make_argument(f"~{h}", f"~{f}", r) for h, r, f in proposed_links],
            article=article,
            annotator=SUGGESTIONS,
        )
        store = FakeStore(SCHEMA, articles=[article], sets=[mine, theirs])
        return StructureService(
            AnnotationService(
                open_unit_of_work=store.open_unit_of_work,
                schema=SCHEMA,
                annotator=ANNA,
                now=frozen_clock,
                new_id=counted_ids(),
            )
        )

    return make


def desk_of(service):
    return service.annotations.open(ArticleId("a1"))


def do(service, plan, *args, **options):
    desk = desk_of(service)
    planner = getattr(service, plan, None) or getattr(service.annotations, plan)
    return service.annotations.apply(desk, planner(desk, *args, **options))


def links(desk):
    text = desk.own.covered_text
    return {
        (text(desk.own.span(a.head)), text(desk.own.span(a.filler)) if a.filler else a.state)
        for a in desk.own.arguments.values()
        if a.role == "antecedent"
    }


CHAIN = {
    "own": ("full", "role", "er", "quote"),
    "links": (
        ("er", "antecedent", "role"),
        ("role", "antecedent", "full"),
        ("quote", "speaker", "er"),
    ),
}


def test_a_span_in_the_middle_goes_and_the_chain_closes_in_one_undo_step(work):
    service = work(**CHAIN)
    before = desk_of(service)
    after = do(service, "plan_remove", ["role"])
    assert links(after) == {("Er", "Sung Kim")}
    assert service.annotations.undo(after)[0].own == before.own


def test_the_name_at_the_end_goes_and_its_link_is_open(work):
    after = do(work(**CHAIN), "plan_remove", ["full"])
    assert links(after) == {("Er", "Der Gesandte")}


def test_with_the_quote_goes_the_whole_chain_of_mentions_that_served_only_it(work):
    after = do(work(**CHAIN), "plan_remove", ["quote"])
    assert [s.id for s in after.own] == ["full"]


def test_a_mention_others_refer_to_outlives_its_quote(work):
    service = work(
        own=("full", "role", "er", "quote"),
        links=(("er", "antecedent", "role"), ("quote", "speaker", "role")),
    )
    after = do(service, "plan_remove", ["quote"])
    assert {"role", "er"} <= set(after.own.spans)


def test_another_antecedent_takes_the_place_of_the_one_before(work):
    after = do(work(**CHAIN), "plan_antecedent", "er", filler="full")
    assert ("Er", "Sung Kim") in links(after)
    assert ("Er", "Der Gesandte") not in links(after)


def test_selected_text_becomes_the_antecedent(work):
    service = work(own=("er", "quote"), links=(("quote", "speaker", "er"),))
    where = span("role").fragments
    after = do(service, "plan_antecedent", "er", fragments=where, of="quote")
    assert links(after) == {("Er", "Der Gesandte")}


def test_that_nobody_in_the_text_is_meant_can_be_said(work):
    after = do(work(**CHAIN), "plan_antecedent", "er", state=RoleState.IMPLICIT)
    assert ("Er", RoleState.IMPLICIT) in links(after)


def test_a_circle_and_a_link_to_oneself_are_refused_before_anything_is_written(work):
    service = work(**CHAIN)
    with pytest.raises(ChainCycleError):
        do(service, "plan_antecedent", "full", filler="er")
    with pytest.raises(LinkToItselfError):
        do(service, "plan_antecedent", "er", filler="er")
    with pytest.raises(LinkToItselfError):
        do(service, "plan_antecedent", "er", fragments=span("er").fragments)
    assert service.annotations.next_undo(desk_of(service)) is None


def test_a_place_is_part_of_no_chain(work):
    with pytest.raises(RoleNotAllowedError):
        do(work(own=("place", "full")), "plan_antecedent", "place", filler="full")


PROPOSED = {
    "suggested": ("full", "er", "quote"),
    "proposed_links": (("er", "antecedent", "full"), ("quote", "speaker", "er")),
}


def test_accepting_a_quote_accepts_no_name_far_away(work):
    after = do(work(**PROPOSED), "plan_accept", ["~quote"])
    assert {s.label for s in after.own} == {"Direct", "Mention"}
    assert [s.id for s in after.open_suggestions] == ["~full"]
    assert (
        Chains.of_desk(after, SCHEMA)
        .name(next(s.id for s in after.own if s.layer == "mention"))
        .suggested
    )


@pytest.mark.parametrize("order", [("~full", "~quote"), ("~quote", "~full")])
def test_the_link_is_there_as_soon_as_both_ends_are(work, order):
    service = work(**PROPOSED)
    for suggestion in order:
        after = do(service, "plan_accept", [suggestion])
    assert links(after) == {("Er", "Sung Kim")}


def test_the_proposed_antecedent_of_the_speaker_is_accepted_from_the_quote(work):
    service = work(**PROPOSED)
    quote = next(s for s in do(service, "plan_accept", ["~quote"]).own if s.layer == "quote")
    (role,) = service.proposed_roles(desk_of(service), quote.id)
    assert role.role == "antecedent"
    after = do(service, "plan_accept_role", quote.id)
    assert links(after) == {("Er", "Sung Kim")}
    assert after.open_suggestions == ()
    assert service.proposed_roles(after, quote.id) == ()


def test_correcting_the_speaker_of_a_suggested_quote_accepts_the_quote(work):
    after = do(work(**PROPOSED), "plan_antecedent", "~er", filler="~full", of="~quote")
    assert links(after) == {("Er", "Sung Kim")}
    assert "quote" in {s.layer for s in after.own}


def test_what_was_said_to_lead_nowhere_is_not_proposed_again(work):
    service = work(**PROPOSED)
    desk = do(service, "plan_accept", ["~quote"])
    er = next(s for s in desk.own if s.layer == "mention")
    after = do(service, "plan_antecedent", er.id, state=RoleState.ABSENT)
    assert service.proposed_roles(after, er.id) == ()
    assert Chains.of_desk(after, SCHEMA).name(er.id) is None


NAMES = st.sampled_from(["full", "role", "er"])
LINKS = st.dictionaries(NAMES, st.none() | NAMES).map(
    lambda found: [(head, "antecedent", filler) for head, filler in found.items() if head != filler]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINKS)
def test_any_links_come_back_equal_from_native_jsonl(context, tmp_path, links):
    own = make_set(
        *(span(name) for name in WHAT),
        arguments=[make_argument(h, f, r, id=f"{h}-{r}") for h, r, f in links],
        article=make_article(TEXT),
    )
    store = FakeStore(SCHEMA, articles=[own.article], sets=[own])
    out = tmp_path / "corpus.jsonl"
    export(context, store, ExportRequest(out, "jsonl"), NullMonitor())
    again = FakeStore(SCHEMA)
    import_articles(context, again, ImportRequest((out,)), NullMonitor())
    assert corpus_of(again) == corpus_of(store)


def test_an_export_with_the_schema_from_before_chains_is_taken_in(context, tmp_path):
    values = SCHEMA.model_dump()
    values["version"] = 1
    for layer in ("entity", "mention"):
        values["layers"][layer]["roles"] = {}
        for label in values["layers"][layer]["labels"].values():
            label["roles"] = None
    own = make_set(
        span("er"),
        span("quote"),
        arguments=[make_argument("quote", "er", "speaker")],
        article=make_article(TEXT),
    )
    store = FakeStore(type(SCHEMA).model_validate(values), articles=[own.article], sets=[own])
    out = tmp_path / "old.jsonl"
    export(context, store, ExportRequest(out, "jsonl"), NullMonitor())
    again = FakeStore(SCHEMA)
    import_articles(context, again, ImportRequest((out,)), NullMonitor())
    assert corpus_of(again) == corpus_of(store)


def test_an_old_corpus_adopts_the_schema_with_chains_and_goes_back():
    values = SCHEMA.model_dump()
    values["version"] = 1
    for layer in ("entity", "mention"):
        values["layers"][layer]["roles"] = {}
        for label in values["layers"][layer]["labels"].values():
            label["roles"] = None
    old = type(SCHEMA).model_validate(values)
    own = make_set(span("er"), span("full"), article=make_article(TEXT))
    store = FakeStore(old, articles=[own.article], sets=[own])
    editing = SchemaEditing(store.open_unit_of_work, frozen_clock)
    preview = editing.apply([AdoptSchema(definition=SCHEMA)], NullMonitor())
    assert not preview.people
    assert (preview.before.version, preview.after.version) == (1, 2)
    assert editing.undo(NullMonitor()) == old
