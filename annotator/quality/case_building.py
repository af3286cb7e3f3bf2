"""Building cases: what was voted on, put together structure by structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.gold_decisions import CaseState, Ruling, StandingRuling
from annotator.domain.offsets import fragments_text
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.quality.cases import Answer, Case, Cases, Row
from annotator.quality.scores import effective
from annotator.quality.structures import fillers, states
from annotator.quality.verdicts import About, Question, Verdicts

_YES, _NO = "yes", "no"


def cases_of(
    verdicts: Verdicts,
    sets: Sequence[AnnotationSet],
    schema: Schema,
    is_settled: Callable[[Question], bool] = lambda _question: False,
) -> Cases:
    """Put what was voted on together, structure by structure.

    Args:
        verdicts: What ``voted`` found in these sets.
        sets: Those that voted, in the same order.
        schema: Says what is dependent, and which attributes there are.
        is_settled: Whether a person has answered a question by working on the gold set itself.
    """
    return _Cases(verdicts, sets, schema).found(is_settled)


class _Cases:
    def __init__(self, verdicts: Verdicts, sets: Sequence[AnnotationSet], schema: Schema) -> None:
        self._verdicts = verdicts
        self._sets = sets
        self._schema = schema
        self._voters = tuple(own.annotator for own in sets)
        # Where spans that stand for themselves lie: two fillers there are the same one.
        self._standing: dict[str, int] = {}
        # What only lives as a filler: the heads it fills, with the role.
        self._serves: dict[int, list[tuple[int, str]]] = {}
        self._sort_out()
        self._alive = verdicts.settled | {each.group for each in verdicts.questions}

    def found(self, is_settled: Callable[[Question], bool]) -> Cases:
        asked: dict[int, set[str]] = {}
        settled: set[int] = set()
        for question in self._verdicts.questions:
            done = is_settled(question)
            for number, part in self._about(question):
                if done:
                    settled.add(number)
                else:
                    asked.setdefault(number, set()).add(part)
        cases: list[Case] = []
        agreed = 0
        for number in range(len(self._verdicts.groups)):
            if number in self._serves:
                continue
            case = self._case(number, asked.get(number, set()), settled=number in settled)
            if case is None:
                agreed += 1
            else:
                cases.append(case)
        return Cases(tuple(cases), agreed)

    def _sort_out(self) -> None:
        numbers: dict[tuple[int, str], int] = {
            (place, span.id): number
            for number, group in enumerate(self._verdicts.groups)
            for place, span in group.members.items()
        }
        for number, group in enumerate(self._verdicts.groups):
            layer = self._schema.layers.get(group.most_claimed.layer)
            if layer is None or not layer.dependent:
                for span in group.members.values():
                    self._standing.setdefault(fragments_text(span.fragments), number)
                continue
            served = [
                (numbers[place, argument.head], argument.role)
                for place, span in group.members.items()
                for argument in self._sets[place].arguments_with(span.id)
                if argument.filler == span.id
            ]
            if served:
                self._serves[number] = served

    def _about(self, question: Question) -> Iterator[tuple[int, str]]:
        """The case and the part a question belongs to."""
        served = self._serves.get(question.group)
        if served is None:
            yield question.group, question.part
            return
        for number, role in served:
            # Of a head that is not gold, nor in question itself, nothing has to be decided.
            if number in self._alive:
                yield number, f"{About.ROLE}:{role}"

    def _case(self, number: int, asked: set[str], *, settled: bool) -> Case | None:
        members = self._verdicts.groups[number].members
        ruled = self._verdicts.ruled.get(number)
        if ruled is None and not asked and not settled and self._is_plainly_agreed(members):
            return None
        rows = list(self._rows(members))
        if About.EXISTENCE in asked:
            # Whether it is there at all goes first; what it is called and fills is decided with it.
            asked = {row.part for row in rows if row.differs} | asked
        stood = tuple(self._standing_at(row, asked, ruled) for row in rows)
        state = _state_of(stood, decided=ruled is not None or settled)
        if state is None:
            return None
        spans = {self._voters[place]: span for place, span in sorted(members.items())}
        first = min(spans.values(), key=lambda span: (span.begin, span.signature))
        layer = first.layer
        question = ruled.question if ruled is not None else first.signature
        return Case(number, question, layer, spans, self._voters, stood, state, ruled)

    def _is_plainly_agreed(self, members: Mapping[int, Span]) -> bool:
        """Whether all say the same and no more than that: nearly always, and quickly told."""
        return (
            len(members) == len(self._sets)
            and len({span.signature for span in members.values()}) == 1
            and not any(span.attributes for span in members.values())
            and not any(self._sets[place].arguments_of(span.id) for place, span in members.items())
        )

    def _rows(self, members: Mapping[int, Span]) -> Iterator[Row]:
        there = {
            who: Answer(_YES, _YES, span.label) if span else Answer(_NO, _NO, "")
            for place, who in enumerate(self._voters)
            for span in [members.get(place)]
        }
        yield Row(About.EXISTENCE, "", there)
        edges, labels = {}, {}
        for place, span in members.items():
            who, literal = self._voters[place], fragments_text(span.fragments)
            edges[who] = Answer(literal, literal, self._sets[place].covered_text(span))
            labels[who] = Answer(span.label, span.label, span.label)
        yield Row(About.EDGE, "", edges)
        yield Row(About.LABEL, "", labels)
        yield from self._attribute_rows(members)
        yield from self._role_rows(members)

    def _attribute_rows(self, members: Mapping[int, Span]) -> Iterator[Row]:
        layer = self._schema.layers.get(next(iter(members.values())).layer)
        for name, attribute in layer.attributes.items() if layer is not None else ():
            if not any(name in span.attributes for span in members.values()):
                continue
            answers = {}
            for place, span in members.items():
                value = effective(attribute, name, span)
                word = "" if value is None else str(value)
                answers[self._voters[place]] = Answer(word, word, word)
            yield Row(About.ATTRIBUTE, name, answers)

    def _role_rows(self, members: Mapping[int, Span]) -> Iterator[Row]:
        said = {place: states(self._sets[place], span.id) for place, span in members.items()}
        if not any(said.values()):
            return
        layer = self._schema.layers.get(next(iter(members.values())).layer)
        order = list(layer.roles) if layer is not None else []
        roles = dict.fromkeys(role for found in said.values() for role in found)
        for role in sorted(roles, key=lambda r: (order.index(r) if r in order else len(order), r)):
            answers = {
                self._voters[place]: self._role_answer(place, span, role, said[place].get(role))
                for place, span in members.items()
            }
            yield Row(About.ROLE, role, answers)

    def _role_answer(self, place: int, span: Span, role: str, state: RoleState | None) -> Answer:
        if state is None:
            return Answer("", "", "")
        own = self._sets[place]
        found = sorted(fillers(own, span.id, role), key=lambda each: each.begin)
        literal = _role_literal(state, [fragments_text(each.fragments) for each in found])
        words = " · ".join(own.covered_text(each) for each in found)
        return Answer(self._normal(literal), literal, words, state)

    def _normal(self, literal: str) -> str:
        """An answer about a role with each filler named by the group it stands in."""
        state, _, places = literal.partition("=")
        if not places:
            return literal
        named = sorted(
            f"#{self._standing[each]}" if each in self._standing else each
            for each in places.split(";")
        )
        return f"{state}={';'.join(named)}"

    def _standing_at(self, row: Row, asked: set[str], ruled: StandingRuling | None) -> Row:
        state: CaseState | None = None
        covered = ruled is not None and ruled.covers(row.part)
        if ruled is not None and covered and self._is_new(row, ruled):
            state = CaseState.REOPENED
        elif row.part in asked and row.differs:
            # Where all name the same filler, and only that one is in question, there is nothing to decide here.
            state = CaseState.OPEN
        elif covered:
            state = CaseState.DECIDED
        elif row.differs:
            state = CaseState.VOTED
        return Row(row.about, row.name, row.answers, state)

    def _is_new(self, row: Row, ruled: StandingRuling) -> bool:
        """Whether somebody says what the curator has not seen and did not decide."""
        if row.about is About.EXISTENCE:
            return False  # who marks nothing does not compete
        seen = {*ruled.considered.get(row.part, ()), *_ruled_literals(row, ruled.ruling)}
        if row.about in {About.ROLE, About.ATTRIBUTE}:
            seen.add("")
        if row.about is About.ROLE:
            seen = {self._normal(each) for each in seen}
        return any(answer.key not in seen for answer in row.answers.values())


def _ruled_literals(row: Row, ruling: Ruling) -> Iterator[str]:
    if row.about is About.EDGE and ruling.fragments:
        yield fragments_text(ruling.fragments)
    elif row.about is About.LABEL and ruling.label:
        yield ruling.label
    elif row.about is About.ATTRIBUTE:
        value = ruling.attributes.get(row.name)
        yield "" if value is None else str(value)
    elif row.about is About.ROLE and row.name in ruling.roles:
        claim = ruling.roles[row.name]
        if claim.state is not None:
            places = [fragments_text(each.fragments) for each in claim.fillers]
            yield _role_literal(claim.state, places)


def _role_literal(state: RoleState, places: Sequence[str]) -> str:
    return f"{state.value}={';'.join(sorted(places))}" if places else state.value


def _state_of(rows: Sequence[Row], *, decided: bool) -> CaseState | None:
    """Where a case stands; ``None``: it is none, all say the same."""
    there = {row.state for row in rows}
    for state in (CaseState.REOPENED, CaseState.OPEN):
        if state in there:
            return state
    if decided:
        return CaseState.DECIDED
    return CaseState.VOTED if any(row.differs for row in rows) else None
