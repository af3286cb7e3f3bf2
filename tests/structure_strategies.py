"""Hypothesis strategies: annotation sets full of structures: nested heads, shared fillers, gaps, every state of a role."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.domain.argument import RoleState
from annotator.domain.schema import AttributeDef, Schema
from factories import ANNA, TEXT, make_argument, make_article, make_set, make_span

SOMETHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)


@st.composite
def structured_sets(draw, schema: Schema, text: str = TEXT, annotator=ANNA, most: int = 9):
    """A set with spans of any layer anywhere, and with roles of every head in every state.

    Args:
        draw: Given by hypothesis.
        schema: Its layers, labels, attributes and roles are used, its constraints are not.
        text: Of the article.
        annotator: Whose set it is.
        most: Number of spans.
    """
    spans = [draw(_span(schema, len(text), f"s{n}")) for n in range(draw(st.integers(0, most)))]
    arguments = []
    for head in spans:
        others = [span.id for span in spans if span is not head]
        for role in schema.layers[head.layer].roles:
            for filler, state in draw(_role(others)):
                arguments.append(
                    make_argument(head, filler, role, state=state, id=f"g{len(arguments)}")
                )
    arguments = draw(st.permutations(arguments))
    return make_set(*spans, arguments=arguments, article=make_article(text), annotator=annotator)


@st.composite
def _span(draw, schema: Schema, length: int, name: str):
    edges = sorted(draw(st.sets(st.integers(0, length), min_size=2, max_size=6)))
    layer = draw(st.sampled_from(sorted(schema.layers)))
    label = draw(st.sampled_from(sorted(schema.layers[layer].labels)))
    values = {
        attribute: _values(definition)
        for attribute, definition in schema.layers[layer].attributes.items()
    }
    return make_span(
        *edges[: len(edges) // 2 * 2],
        id=name,
        layer=layer,
        label=label,
        attributes=draw(st.fixed_dictionaries({}, optional=values)),
        seen=draw(st.booleans()),
        note=draw(SOMETHING),
    )


def _values(definition: AttributeDef):
    match definition.kind:
        case "choice":
            return st.sampled_from(sorted(definition.values))
        case "flag":
            return st.booleans()
        case _:
            return SOMETHING


@st.composite
def _role(draw, others: list[str]):
    """What is said about a role: nothing, that it has no filler, or one filler and more."""
    kinds = [None, RoleState.IMPLICIT, RoleState.ABSENT]
    state = draw(st.sampled_from([*kinds, RoleState.MARKED] if others else kinds))
    if state is None:
        return []
    if state is not RoleState.MARKED:
        return [(None, state)]
    fillers = draw(st.lists(st.sampled_from(others), min_size=1, max_size=3, unique=True))
    return [(filler, state) for filler in fillers]
