"""Whatever the structures are, a DocBin holds all arguments, the groups what lies on tokens, and the losses the rest."""

from __future__ import annotations

from collections import Counter

import spacy
from hypothesis import HealthCheck, given, settings
from spacy.tokens import DocBin

from annotator.formats.spacy_docs import DocMaker
from annotator.formats.spacy_tokenizer import training_language
from factories import make_schema
from structure_strategies import structured_sets

SCHEMA = make_schema()
LAYERS = tuple(SCHEMA.layers)
MAKER = DocMaker(training_language("de"), SCHEMA, LAYERS)

patient = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def written(own, layers=LAYERS):
    """The Doc as it is read from a DocBin, and the losses."""
    losses = []
    maker = MAKER if layers == LAYERS else DocMaker(training_language("de"), SCHEMA, layers)
    made = DocBin(store_user_data=True, docs=[maker.make(own, losses)]).to_bytes()
    (doc,) = DocBin(store_user_data=True).from_bytes(made).get_docs(spacy.blank("de").vocab)
    return doc, losses


class Tokens:
    """What can be written, worked out anew from the tokens."""

    def __init__(self, doc) -> None:
        self._text = doc.text
        self._begins = {token.idx for token in doc}
        self._ends = {token.idx + len(token) for token in doc}

    def pieces(self, span):
        """The stretches a span leaves in a group, and the kinds of loss it must have."""
        found, kinds = [], set()
        for part in span.fragments:
            words = self._text[part.begin : part.end]
            begin = part.begin + len(words) - len(words.lstrip())
            end = begin + len(words.strip())
            if words != words.strip():
                kinds.add("white_space")
            if not words.strip():
                continue
            if begin in self._begins and end in self._ends:
                found.append((begin, end))
            else:
                kinds.add("cut_token")
        if len(span.fragments) > 1 and found:
            kinds.add("discontinuous")
        return found, kinds


def stretches(group):
    return Counter((span.id_, span.start_char, span.end_char) for span in group)


@patient
@given(structured_sets(SCHEMA))
def test_all_arguments_and_attributes_are_in_user_data(own):
    doc, _ = written(own)
    told = [
        (each["id"], each["role"], each["state"], each["head"], each["filler"])
        for each in doc.user_data["arguments"]
    ]
    assert told == [
        (each.id, each.role, each.state.value, each.head, each.filler)
        for each in own.arguments.values()
    ]
    for each in doc.user_data["arguments"]:
        for end in ("head", "filler"):
            span = own.spans.get(each[end])
            fragments = [tuple(part) for part in each[f"{end}_fragments"]]
            assert fragments == [(p.begin, p.end) for p in (span.fragments if span else ())]
            assert each[f"{end}_label"] == (span.label if span else None)
    assert doc.user_data["attributes"] == {s.id: s.attributes for s in own if s.attributes}


@patient
@given(structured_sets(SCHEMA))
def test_groups_of_layers_and_roles_hold_exactly_what_lies_on_tokens(own):
    doc, _ = written(own)
    tokens = Tokens(doc)
    pieces = {span.id: tokens.pieces(span)[0] for span in own}
    for layer in LAYERS:
        wanted = Counter((s.id, *piece) for s in own if s.layer == layer for piece in pieces[s.id])
        assert stretches(doc.spans[layer]) == wanted
    for role in MAKER.roles:
        wanted = Counter(
            (each.filler, *piece)
            for each in own.arguments.values()
            if each.role == role and each.filler is not None
            for piece in pieces[each.filler]
        )
        assert stretches(doc.spans.get(role, ())) == wanted


@patient
@given(structured_sets(SCHEMA))
def test_losses_are_told_for_exactly_what_is_missing_or_changed(own):
    doc, losses = written(own)
    tokens = Tokens(doc)
    told = {}
    for loss in losses:
        told.setdefault(loss.span, set()).add(loss.kind.value)
    in_entities = {span.id_ for span in doc.ents}
    for span in own:
        found, kinds = tokens.pieces(span)
        flat = span.layer == "entity" and len(span.fragments) == len(found) == 1
        if flat and span.id not in in_entities:
            kinds.add("gave_way")
        assert told.pop(span.id, set()) == kinds
    assert told == {}


@patient
@given(structured_sets(SCHEMA))
def test_layers_that_are_not_exported_leave_no_span_and_no_loss(own):
    doc, losses = written(own, ("entity", "mention"))
    assert {loss.layer for loss in losses} <= {"entity", "mention"}
    assert {span.id_ for name in ("entity", "mention") for span in doc.spans[name]} <= {
        span.id for span in own if span.layer in {"entity", "mention"}
    }
    assert "quote" not in doc.spans
