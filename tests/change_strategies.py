"""Hypothesis strategies: change sets that fit a given annotation set, of every kind of change."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import (
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentReplaced,
    ChangeSet,
    DecisionChanged,
    NoteChanged,
    SpanAdded,
    SpanRemoved,
    SpanReplaced,
    Status,
    StatusChanged,
    Verdict,
)
from factories import fresh_id, make_argument, make_change_set, make_span

LABELS = [("entity", "PER"), ("entity", "LOC"), ("cue", "cue"), ("quote", "direct")]
NOTES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
SIGNATURES = [f"entity|LOC|{n}-{n + 2}" for n in range(4)]


@st.composite
def spans(draw, length: int, **fields: object):
    """A span somewhere in a text of this many code points, perhaps with a gap."""
    edges = draw(st.lists(st.integers(0, length), min_size=2, max_size=4, unique=True))
    edges = sorted(edges)[: len(edges) // 2 * 2]
    layer, label = draw(st.sampled_from(LABELS))
    attributes = draw(st.sampled_from([{}, {"generic": True}, {"certainty": "sure"}]))
    values = {"layer": layer, "label": label, "attributes": attributes, "note": draw(NOTES)}
    return make_span(*edges, **(values | fields))


@st.composite
def change_sets(draw, own: AnnotationSet, most: int = 4) -> ChangeSet:
    """A change set that can be applied to the set, of up to ``most`` random steps."""
    changes = []
    state = own
    for _ in range(draw(st.integers(1, most))):
        step = draw(_step(state))
        changes += step
        state = own.apply(_of(own, changes))
    return _of(own, changes)


def _of(own: AnnotationSet, changes) -> ChangeSet:
    return make_change_set(*changes, article=own.article.id, annotator=own.annotator)


@st.composite
def _step(draw, state: AnnotationSet):  # noqa: PLR0911 - one return for each kind of change
    kinds = ["add", "status", "note", "decide"]
    kinds += ["remove", "replace"] if state.spans else []
    kinds += ["link"] if len(state.spans) > 1 else []
    kinds += ["unlink", "relink"] if state.arguments else []
    length = len(state.article.text)
    match draw(st.sampled_from(kinds)):
        case "add":
            return [SpanAdded(span=draw(spans(length)))]
        case "remove":
            span = draw(st.sampled_from(sorted(state.spans.values(), key=lambda s: s.id)))
            gone = [ArgumentRemoved(argument=a) for a in state.arguments_with(span.id)]
            return (
                [*gone, SpanRemoved(span=span)]
                if draw(st.booleans())
                else [SpanRemoved(span=span), *gone]
            )
        case "replace":
            before = draw(st.sampled_from(sorted(state.spans.values(), key=lambda s: s.id)))
            return [SpanReplaced(before=before, after=draw(spans(length, id=before.id)))]
        case "link":
            head, filler = draw(st.permutations(sorted(state.spans)))[:2]
            return [ArgumentAdded(argument=make_argument(head, filler, id=fresh_id("g")))]
        case "unlink":
            name = draw(st.sampled_from(sorted(state.arguments)))
            return [ArgumentRemoved(argument=state.arguments[name])]
        case "relink":
            before = state.arguments[draw(st.sampled_from(sorted(state.arguments)))]
            after = make_argument(before.head, role="cue", id=before.id)
            return [ArgumentReplaced(before=before, after=after)]
        case "decide":
            sign = draw(st.sampled_from(SIGNATURES))
            before, after = state.decisions.get(sign), draw(st.sampled_from([None, *Verdict]))
            return (
                []
                if before == after
                else [DecisionChanged(signature=sign, before=before, after=after)]
            )
        case "status":
            return [StatusChanged(before=state.status, after=draw(st.sampled_from(list(Status))))]
        case _:
            return [NoteChanged(before=state.note, after=draw(NOTES))]
