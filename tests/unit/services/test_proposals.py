"""Proposals for some layers: the rest stays, and nothing dangles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.workbench import Proposal
from annotator.services.proposals import merged
from factories import make_argument, make_suggestion


def ids(proposal):
    return [span.id for span in proposal.spans]


QUOTE = make_suggestion(0, 20, layer="quote", label="direct", id="q")
OLD_PERSON = make_suggestion(22, 26, id="old")
SPEAKER = make_argument(QUOTE, OLD_PERSON, id="g")


def test_layers_that_were_not_asked_for_stay():
    before = Proposal((QUOTE, OLD_PERSON))
    fresh = Proposal((make_suggestion(30, 34, id="new"),))
    assert ids(merged(before, fresh, {"entity"})) == ["new", "q"]


def test_an_old_quote_keeps_its_speaker_though_entities_are_new():
    after = merged(Proposal((QUOTE, OLD_PERSON), (SPEAKER,)), Proposal(), {"entity"})
    assert ids(after) == ["q", "old"]
    assert after.arguments == (SPEAKER,)


def test_an_old_quote_is_linked_to_the_fresh_span_that_says_the_same():
    fresh = make_suggestion(22, 26, id="fresh")
    after = merged(Proposal((QUOTE, OLD_PERSON), (SPEAKER,)), Proposal((fresh,)), {"entity"})
    assert ids(after) == ["fresh", "q"]
    assert [argument.filler for argument in after.arguments] == ["fresh"]


def test_old_quotes_go_with_their_arguments_when_quotes_are_asked_for():
    after = merged(Proposal((QUOTE, OLD_PERSON), (SPEAKER,)), Proposal(), {"quote"})
    assert ids(after) == ["old"]
    assert after.arguments == ()


spans = st.builds(
    lambda begin, length, layer, number: make_suggestion(
        begin,
        begin + length,
        layer=layer,
        label={"entity": "PER", "quote": "direct", "mention": "mention"}[layer],
        id=f"{layer}-{begin}-{length}-{number}",
    ),
    st.integers(0, 6),
    st.integers(1, 3),
    st.sampled_from(["entity", "quote", "mention"]),
    st.integers(0, 1),
)


@st.composite
def proposals(draw):
    found = {span.signature: span for span in draw(st.lists(spans, max_size=8))}
    chosen = tuple(found.values())
    heads = [span for span in chosen if span.layer == "quote"]
    fillers = [span for span in chosen if span.layer != "quote"]
    arguments = [
        make_argument(head, filler, id=f"{head.id}>{filler.id}")
        for head in heads
        for filler in fillers
        if draw(st.booleans())
    ]
    return Proposal(chosen, tuple(arguments))


@given(proposals(), proposals(), st.sets(st.sampled_from(["entity", "quote", "mention"])))
def test_ids_and_claims_stay_unique_and_no_argument_dangles(before, fresh, layers):
    after = merged(before, fresh, layers)
    present = set(ids(after))
    assert len(present) == len(after.spans)
    assert len({span.signature for span in after.spans}) == len(after.spans)
    assert len({argument.id for argument in after.arguments}) == len(after.arguments)
    for argument in after.arguments:
        assert {argument.head, argument.filler or argument.head} <= present
    assert after.spans[: len(fresh.spans)] == fresh.spans
