"""What several annotation sets of an article agree on: spans, labels, attributes and roles by vote, ties for people.

A vote is won by more than half of the annotators (majority) or by all of them (unanimous), never by the most of a few. So
two spans that both win have an annotator in common who marked both, and what the schema forbids side by side does not
come about by voting.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TypeVar

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.ids import AnnotatorId, ArgumentId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.schema import Schema
from annotator.domain.span import AttributeValue, Span
from annotator.quality.agreement_alignment import Group, aligned
from annotator.quality.scores import effective
from annotator.quality.structures import fillers, states

Choice = TypeVar("Choice", bound=Hashable)


class Policy(StrEnum):
    """How many have to agree."""

    MAJORITY = "majority"
    UNANIMOUS = "unanimous"

    def wins(self, votes: int, voters: int) -> bool:
        """Whether so many votes are enough."""
        return votes == voters if self is Policy.UNANIMOUS else 2 * votes > voters


class About(StrEnum):
    """What the annotators did not agree on."""

    EXISTENCE = "existence"
    """Some marked it, some did not, and neither are enough."""
    EDGE = "edge"
    """Enough marked it, but not from here to there."""
    LABEL = "label"
    ATTRIBUTE = "attribute"
    ROLE = "role"
    """The state of a role, or whether a filler fills it."""


@dataclass(frozen=True)
class Question:
    """One thing that people have to decide.

    Attributes:
        about: What is open.
        layer: Of the span, or the head.
        name: Attribute or role; else empty.
        spans: What each annotator marked, by name; for a role the heads. Who marked nothing is left out.
        answers: What each said: a label, a value, a state with its fillers; empty: nothing.
    """

    about: About
    layer: str
    name: str
    spans: Mapping[AnnotatorId, Span]
    answers: Mapping[AnnotatorId, str]


@dataclass(frozen=True)
class AgreedSpan:
    """A span that won its votes.

    Attributes:
        id: The same for the same claim on the same article.
        span: The annotator's span that stands for it.
        label: What it is called.
        fragments: What it covers.
        attributes: Values that won.
        parents: Who marked it, with each one's span.
    """

    id: SpanId
    span: Span
    label: str
    fragments: Fragments
    attributes: Mapping[str, AttributeValue]
    parents: Mapping[AnnotatorId, Span]


@dataclass(frozen=True)
class AgreedArgument:
    """A role that won its votes."""

    id: ArgumentId
    role: str
    head: SpanId
    filler: SpanId | None
    state: RoleState
    parents: tuple[AnnotatorId, ...]


@dataclass
class Verdicts:
    """What the annotators agree on, and what not."""

    spans: list[AgreedSpan] = field(default_factory=list)
    arguments: list[AgreedArgument] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def voted(sets: Sequence[AnnotationSet], schema: Schema, policy: Policy) -> Verdicts:
    """Let the annotators of an article vote.

    Args:
        sets: At least two, of one article, in a fixed order.
        schema: Says which attributes there are.
        policy: How many have to agree.
    """
    return _Vote(sets, schema, policy).held()


class _Vote:
    def __init__(self, sets: Sequence[AnnotationSet], schema: Schema, policy: Policy) -> None:
        self._sets = sets
        self._schema = schema
        self._policy = policy
        self._found = Verdicts()
        # Which agreed span each annotator's span became.
        self._became: dict[tuple[int, SpanId], AgreedSpan] = {}

    def held(self) -> Verdicts:
        groups = aligned([own.in_reading_order for own in self._sets])
        for group in groups:
            self._vote_on_span(group)
        for head in list(self._found.spans):
            self._vote_on_roles(head)
        self._drop_orphans()
        return self._found

    def _drop_orphans(self) -> None:
        """Spans that only live as fillers go where nobody agrees on what they fill."""
        filling = {argument.filler for argument in self._found.arguments}
        self._found.spans = [
            agreed
            for agreed in self._found.spans
            if agreed.id in filling
            or (layer := self._schema.layers.get(agreed.span.layer)) is None
            or not layer.dependent
        ]

    def _vote_on_span(self, group: Group) -> None:
        layer = group.most_claimed.layer
        members = group.members
        if not self._wins(len(members)):
            if not self._wins(len(self._sets) - len(members)):
                self._ask(About.EXISTENCE, layer, "", members, lambda span: span.label)
            return
        label = self._winner(span.label for span in members.values())
        fragments = self._winner(span.fragments for span in members.values())
        if fragments is None:
            self._ask(About.EDGE, layer, "", members, lambda span: _places(span.fragments))
        if label is None:
            self._ask(About.LABEL, layer, "", members, lambda span: span.label)
        if label is None or fragments is None:
            return
        stands = next(
            (span for _, span in sorted(members.items()) if span.fragments == fragments),
            group.most_claimed,
        )
        agreed = AgreedSpan(
            id=SpanId(_id(self._sets[0].article.id, layer, label, str(fragments))),
            span=stands,
            label=label,
            fragments=fragments,
            attributes=dict(self._attributes(layer, members)),
            parents={self._sets[place].annotator: span for place, span in sorted(members.items())},
        )
        self._found.spans.append(agreed)
        for place, span in members.items():
            self._became[place, span.id] = agreed

    def _attributes(
        self, layer: str, members: Mapping[int, Span]
    ) -> Iterator[tuple[str, AttributeValue]]:
        definition = self._schema.layers.get(layer)
        for name, attribute in (definition.attributes if definition else {}).items():
            values = [effective(attribute, name, span) for span in members.values()]
            if self._wins(values.count(None), len(values)):
                continue
            winner = self._winner((each for each in values if each is not None), len(values))
            if winner is None:
                self._ask(About.ATTRIBUTE, layer, name, members, partial(_value, name))
            elif winner != attribute.default:
                yield name, winner

    def _vote_on_roles(self, head: AgreedSpan) -> None:
        places = {own.annotator: place for place, own in enumerate(self._sets)}
        heads = {places[who]: span for who, span in head.parents.items()}
        said = {place: states(self._sets[place], span.id) for place, span in heads.items()}
        for role in dict.fromkeys(role for found in said.values() for role in sorted(found)):
            state = self._winner(
                (found[role] for found in said.values() if role in found), voters=len(heads)
            )
            silent = len(heads) - sum(role in found for found in said.values())
            if state is None:
                if not self._wins(silent, len(heads)):
                    self._ask_role(head, role, heads)
                continue
            if state is RoleState.MARKED:
                self._vote_on_fillers(head, role, heads)
            else:
                parents = [place for place, found in said.items() if found.get(role) is state]
                self._agree(head, role, None, state, parents)

    def _vote_on_fillers(self, head: AgreedSpan, role: str, heads: Mapping[int, Span]) -> None:
        votes: dict[SpanId, list[int]] = {}
        open_ones = False
        for place, span in heads.items():
            for filler in fillers(self._sets[place], span.id, role):
                became = self._became.get((place, filler.id))
                if became is None:
                    open_ones = True
                else:
                    votes.setdefault(became.id, []).append(place)
        won = False
        for filler_id, places in votes.items():
            if self._wins(len(set(places)), len(heads)):
                self._agree(head, role, filler_id, RoleState.MARKED, sorted(set(places)))
                won = True
            elif not self._wins(len(heads) - len(set(places)), len(heads)):
                open_ones = True
        if not won or (open_ones and self._policy is Policy.UNANIMOUS):
            self._ask_role(head, role, heads)

    def _agree(
        self,
        head: AgreedSpan,
        role: str,
        filler: SpanId | None,
        state: RoleState,
        places: Sequence[int],
    ) -> None:
        if filler == head.id:
            return
        self._found.arguments.append(
            AgreedArgument(
                ArgumentId(_id(head.id, role, filler or state.value)),
                role,
                head.id,
                filler,
                state,
                tuple(self._sets[place].annotator for place in places),
            )
        )

    def _ask_role(self, head: AgreedSpan, role: str, heads: Mapping[int, Span]) -> None:
        answers: dict[AnnotatorId, str] = {}
        for place, span in heads.items():
            own = self._sets[place]
            covered = [own.covered_text(filler) for filler in fillers(own, span.id, role)]
            state = states(own, span.id).get(role)
            answers[own.annotator] = "; ".join(covered) or (state.value if state else "")
        question = Question(About.ROLE, head.span.layer, role, head.parents, answers)
        self._found.questions.append(question)

    def _ask(
        self,
        about: About,
        layer: str,
        name: str,
        members: Mapping[int, Span],
        answer: Callable[[Span], str],
    ) -> None:
        spans = {self._sets[place].annotator: span for place, span in sorted(members.items())}
        answers = {
            own.annotator: answer(spans[own.annotator]) if own.annotator in spans else ""
            for own in self._sets
        }
        self._found.questions.append(Question(about, layer, name, spans, answers))

    def _wins(self, votes: int, voters: int | None = None) -> bool:
        return self._policy.wins(votes, len(self._sets) if voters is None else voters)

    def _winner(self, votes: Iterable[Choice], voters: int | None = None) -> Choice | None:
        counted = Counter(votes).most_common(1)
        if counted and self._wins(counted[0][1], voters):
            return counted[0][0]
        return None


def _value(name: str, span: Span) -> str:
    return str(span.attributes.get(name, ""))


def _places(fragments: Fragments) -> str:
    return ", ".join(f"{part.begin}–{part.end}" for part in fragments)


def _id(*parts: str) -> str:
    """An id that is the same for the same parts: 32 hexadecimal digits, as all ids."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
