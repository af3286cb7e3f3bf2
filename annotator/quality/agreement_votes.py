"""What several annotation sets of an article agree on: spans, labels, attributes and roles by vote, ties for people.

A vote is won by more than half of the annotators (majority) or by all of them (unanimous), never by the most of a few. So
two spans that both win have an annotator in common who marked both, and what the schema forbids side by side does not
come about by voting. Under the policy *trusted*, what one annotator says wins wherever that one took part; elsewhere all have
to agree. What a curator has ruled is not voted on.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.gold_decisions import FillerClaim, RoleClaim, Ruling, StandingRuling
from annotator.domain.ids import AnnotatorId, ArgumentId, SpanId
from annotator.domain.offsets import Fragments
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.schema import Schema
from annotator.domain.span import AttributeValue, Span, signature_of
from annotator.quality.agreement_alignment import Group, aligned
from annotator.quality.scores import effective
from annotator.quality.structures import fillers, states
from annotator.quality.verdicts import (
    About,
    AgreedArgument,
    AgreedSpan,
    Policy,
    Question,
    Verdicts,
)

__all__ = ["About", "AgreedArgument", "AgreedSpan", "Policy", "Question", "Verdicts", "voted"]

Choice = TypeVar("Choice", bound=Hashable)

_UNRULED = Ruling()


def voted(
    sets: Sequence[AnnotationSet],
    schema: Schema,
    policy: Policy,
    *,
    trusted: AnnotatorId | None = None,
    rulings: Iterable[StandingRuling] = (),
) -> Verdicts:
    """Let the annotators of an article vote.

    Args:
        sets: At least two, of one article, in a fixed order.
        schema: Says which attributes there are.
        policy: Who has to agree.
        trusted: Whose word counts, where that is the policy.
        rulings: What a curator has decided already.
    """
    return _Vote(sets, schema, _Bar(policy, sets, trusted), tuple(rulings)).held()


class _Bar:
    """Which votes are enough."""

    def __init__(
        self, policy: Policy, sets: Sequence[AnnotationSet], trusted: AnnotatorId | None
    ) -> None:
        self.policy = policy
        self._trusted = next(
            (place for place, own in enumerate(sets) if own.annotator == trusted), None
        )

    def passed(self, votes: Collection[int], voters: Collection[int]) -> bool:
        """Whether these of the voters are enough."""
        if self.policy is Policy.TRUSTED and self._trusted in voters:
            return self._trusted in votes
        return self.policy.wins(len(votes), len(voters))


class _Vote:
    def __init__(
        self,
        sets: Sequence[AnnotationSet],
        schema: Schema,
        bar: _Bar,
        rulings: tuple[StandingRuling, ...],
    ) -> None:
        self._sets = sets
        self._schema = schema
        self._bar = bar
        self._rulings = rulings
        self._found = Verdicts()
        self._everybody = range(len(sets))
        # Which agreed span each annotator's span became, and each claim.
        self._became: dict[tuple[int, SpanId], AgreedSpan] = {}
        self._claimed: dict[str, AgreedSpan] = {}
        self._group_of: dict[SpanId, int] = {}
        # Fillers of structures that a curator took as a whole are there with them.
        self._implied: dict[str, tuple[FillerClaim, StandingRuling]] = {}

    def held(self) -> Verdicts:
        self._found.groups = aligned([own.in_reading_order for own in self._sets])
        left = self._find_rulings()
        for number, group in enumerate(self._found.groups):
            self._vote_on_span(number, group)
        for each in left:
            self._add_unclaimed(each)
        for head in list(self._found.spans):
            self._vote_on_roles(head)
        self._drop_orphans()
        return self._found

    def _find_rulings(self) -> list[StandingRuling]:
        """Say which group each ruling is about; those about none are left."""
        numbers: dict[str, list[int]] = {}
        for number, group in enumerate(self._found.groups):
            for sign in {span.signature for span in group.members.values()}:
                numbers.setdefault(sign, []).append(number)
        left: list[StandingRuling] = []
        for each in self._rulings:
            votes = Counter(n for sign in each.signatures for n in numbers.get(sign, ()))
            free = [(-count, n) for n, count in votes.items() if n not in self._found.ruled]
            if free:
                self._found.ruled[min(free)[1]] = each
            else:
                left.append(each)
            for role in each.ruling.roles.values():
                for filler in role.fillers:
                    self._implied[filler.signature] = (filler, each)
        return left

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

    def _vote_on_span(self, number: int, group: Group) -> None:
        layer, members = group.most_claimed.layer, group.members
        ruled = self._found.ruled.get(number)
        ruling = ruled.ruling if ruled is not None else _UNRULED
        implied = self._implied_by(layer, members)
        if implied is not None and ruled is None and self._is_dependent(layer):
            self._settle(number, group, implied[0].label, implied[0].fragments, implied[1])
            return
        if ruling.exists is False:
            return
        voters: Collection[int] = self._everybody
        if ruling.exists:
            voters = members.keys()
        elif not self._bar.passed(members.keys(), voters):
            if implied is not None:
                self._settle(number, group, implied[0].label, implied[0].fragments, implied[1])
            elif not self._bar.passed(set(voters) - members.keys(), voters):
                self._ask(About.EXISTENCE, number, "", lambda span: span.label)
            return
        label = ruling.label or self._winner(
            {place: span.label for place, span in members.items()}, voters
        )
        fragments = ruling.fragments or self._winner(
            {place: span.fragments for place, span in members.items()}, voters
        )
        if label is None or fragments is None:
            if implied is not None:
                self._settle(number, group, implied[0].label, implied[0].fragments, implied[1])
                return
            self._ask_place(number, edge=fragments is None, label=label is None)
            return
        self._settle(number, group, label, fragments, ruled)

    def _ask_place(self, number: int, *, edge: bool, label: bool) -> None:
        if edge:
            self._ask(About.EDGE, number, "", lambda span: _places(span.fragments))
        if label:
            self._ask(About.LABEL, number, "", lambda span: span.label)

    def _settle(
        self,
        number: int,
        group: Group,
        label: str,
        fragments: Fragments,
        ruled: StandingRuling | None,
    ) -> None:
        members = group.members
        layer = group.most_claimed.layer
        stands = next(
            (span for _, span in sorted(members.items()) if span.fragments == fragments),
            group.most_claimed,
        )
        own_ruling = self._found.ruled.get(number)
        agreed = self._agreed(layer, label, fragments, stands)
        agreed = replace(
            agreed,
            attributes=dict(self._attributes(number, group, own_ruling)),
            parents={self._sets[place].annotator: span for place, span in sorted(members.items())},
            ruled=ruled,
        )
        self._add(agreed, number)
        for place, span in members.items():
            self._became[place, span.id] = agreed
            self._claimed[span.signature] = agreed

    def _add(self, agreed: AgreedSpan, number: int) -> None:
        self._found.spans.append(agreed)
        self._group_of[agreed.id] = number
        self._found.settled.add(number)
        self._claimed.setdefault(signature_of(*_claim(agreed)), agreed)

    def _add_unclaimed(self, ruled: StandingRuling) -> None:
        """What a curator has decided stays, also where nobody says it any more."""
        ruling = ruled.ruling
        if ruling.exists and ruling.label and ruling.fragments:
            claim = FillerClaim(layer=ruled.layer, label=ruling.label, fragments=ruling.fragments)
            if claim.signature not in self._claimed:
                self._from_claim(claim, ruled)

    def _from_claim(self, claim: FillerClaim, ruled: StandingRuling) -> AgreedSpan:
        stands = Span(
            id=SpanId(""),
            layer=claim.layer,
            label=claim.label,
            fragments=claim.fragments,
            provenance=Provenance(origin=Origin.PROPAGATED, by=""),
        )
        agreed = self._agreed(claim.layer, claim.label, claim.fragments, stands)
        values = {
            name: value
            for name, value in ruled.ruling.attributes.items()
            if value is not None and claim.layer == ruled.layer
        }
        agreed = replace(agreed, attributes=values, ruled=ruled)
        self._add(agreed, -1)
        return agreed

    def _agreed(self, layer: str, label: str, fragments: Fragments, stands: Span) -> AgreedSpan:
        span_id = SpanId(_id(self._sets[0].article.id, layer, label, str(fragments)))
        return AgreedSpan(span_id, stands, label, fragments, {}, {})

    def _attributes(
        self, number: int, group: Group, ruled: StandingRuling | None
    ) -> Iterator[tuple[str, AttributeValue]]:
        members = group.members
        said = ruled.ruling.attributes if ruled is not None else {}
        definition = self._schema.layers.get(group.most_claimed.layer)
        for name, attribute in (definition.attributes if definition else {}).items():
            if name in said:
                value = said[name]
                if value is not None and value != attribute.default:
                    yield name, value
                continue
            values = {place: effective(attribute, name, span) for place, span in members.items()}
            unknown = [place for place, value in values.items() if value is None]
            if self._bar.passed(unknown, values.keys()):
                continue
            known = {place: value for place, value in values.items() if value is not None}
            winner = self._winner(known, values.keys())
            if winner is None:
                self._ask(About.ATTRIBUTE, number, name, partial(_value, name))
            elif winner != attribute.default:
                yield name, winner

    def _vote_on_roles(self, head: AgreedSpan) -> None:
        places = {own.annotator: place for place, own in enumerate(self._sets)}
        heads = {places[who]: span for who, span in head.parents.items()}
        said = {place: states(self._sets[place], span.id) for place, span in heads.items()}
        ruled = self._found.ruled.get(self._group_of[head.id])
        if ruled is None and not heads:
            ruled = head.ruled
        claims = ruled.ruling.roles if ruled is not None and ruled.layer == head.span.layer else {}
        named = (role for found in said.values() for role in sorted(found))
        for role in dict.fromkeys((*named, *claims)):
            if role in claims and ruled is not None:
                self._rule_role(head, role, claims[role], ruled)
                continue
            state = self._winner(
                {place: found[role] for place, found in said.items() if role in found}, heads.keys()
            )
            silent = [place for place, found in said.items() if role not in found]
            if state is None:
                if not self._bar.passed(silent, heads.keys()):
                    self._ask_role(head, role, heads)
                continue
            if state is RoleState.MARKED:
                self._vote_on_fillers(head, role, heads)
            else:
                parents = [place for place, found in said.items() if found.get(role) is state]
                self._agree(head, role, None, state, parents)

    def _rule_role(
        self, head: AgreedSpan, role: str, claim: RoleClaim, ruled: StandingRuling
    ) -> None:
        if claim.state is None:
            return
        if claim.state is not RoleState.MARKED:
            self._agree(head, role, None, claim.state, (), ruled)
        for each in claim.fillers:
            filler = self._claimed.get(each.signature)
            if filler is None:
                if self._is_ruled_out(each):
                    continue
                filler = self._from_claim(each, ruled)
            self._agree(head, role, filler.id, RoleState.MARKED, (), ruled)

    def _is_ruled_out(self, claim: FillerClaim) -> bool:
        """Whether a curator has decided that there is no such span."""
        return any(
            each.ruling.exists is False and claim.signature in each.signatures
            for each in self._rulings
        )

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
            found = set(places)
            if self._bar.passed(found, heads.keys()):
                self._agree(head, role, filler_id, RoleState.MARKED, sorted(found))
                won = True
            elif not self._bar.passed(heads.keys() - found, heads.keys()):
                open_ones = True
        if not won or (open_ones and self._bar.policy is Policy.UNANIMOUS):
            self._ask_role(head, role, heads)

    def _agree(
        self,
        head: AgreedSpan,
        role: str,
        filler: SpanId | None,
        state: RoleState,
        places: Sequence[int],
        ruled: StandingRuling | None = None,
    ) -> None:
        if filler == head.id:
            return
        parents = tuple(self._sets[place].annotator for place in places)
        self._found.arguments.append(
            AgreedArgument(
                ArgumentId(_id(head.id, role, filler or state.value)),
                role,
                head.id,
                filler,
                state,
                parents if ruled is None else ruled.parents,
                ruled,
            )
        )

    def _ask_role(self, head: AgreedSpan, role: str, heads: Mapping[int, Span]) -> None:
        answers: dict[AnnotatorId, str] = {}
        for place, span in heads.items():
            own = self._sets[place]
            covered = [own.covered_text(filler) for filler in fillers(own, span.id, role)]
            state = states(own, span.id).get(role)
            answers[own.annotator] = "; ".join(covered) or (state.value if state else "")
        group = self._group_of[head.id]
        question = Question(About.ROLE, head.span.layer, role, head.parents, answers, group)
        self._found.questions.append(question)

    def _ask(self, about: About, number: int, name: str, answer: Callable[[Span], str]) -> None:
        members = self._found.groups[number].members
        layer = self._found.groups[number].most_claimed.layer
        spans = {self._sets[place].annotator: span for place, span in sorted(members.items())}
        answers = {
            own.annotator: answer(spans[own.annotator]) if own.annotator in spans else ""
            for own in self._sets
        }
        self._found.questions.append(Question(about, layer, name, spans, answers, number))

    def _implied_by(
        self, layer: str, members: Mapping[int, Span]
    ) -> tuple[FillerClaim, StandingRuling] | None:
        if not self._implied:
            return None
        found = (self._implied.get(span.signature) for span in members.values())
        return next((each for each in found if each is not None and each[0].layer == layer), None)

    def _is_dependent(self, layer: str) -> bool:
        definition = self._schema.layers.get(layer)
        return definition is not None and definition.dependent

    def _winner(self, votes: Mapping[int, Choice], voters: Collection[int]) -> Choice | None:
        by_choice: dict[Choice, list[int]] = {}
        for place, choice in votes.items():
            by_choice.setdefault(choice, []).append(place)
        return next(
            (choice for choice, places in by_choice.items() if self._bar.passed(places, voters)),
            None,
        )


def _claim(agreed: AgreedSpan) -> tuple[str, str, Fragments]:
    return agreed.span.layer, agreed.label, agreed.fragments


def _value(name: str, span: Span) -> str:
    return str(span.attributes.get(name, ""))


def _places(fragments: Fragments) -> str:
    return ", ".join(f"{part.begin}–{part.end}" for part in fragments)


def _id(*parts: str) -> str:
    """An id that is the same for the same parts: 32 hexadecimal digits, as all ids."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:32]
