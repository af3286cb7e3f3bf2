"""Checks of the roles of a head; what is required and allowed stands in the schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from annotator.domain.argument import Argument, RoleState
from annotator.domain.schema import LayerDef, bounds
from annotator.domain.span import Span
from annotator.quality.finding import Check, Concern, Finding, Hit, Reading, Severity
from annotator.quality.repairs import Unlink
from annotator.quality.vocabulary import AGENT, NO_SPEAKERS, SPEAKER
from annotator.resources import resource_path

_FAR = 3


def _taken(reading: Reading, head: Span) -> tuple[LayerDef, dict[str, str]] | None:
    return reading.taken(head.layer, head.label)


def _by_role(reading: Reading, head: Span) -> Mapping[str, list[Argument]]:
    return reading.by_role.get(head.id, {})


def _open(reading: Reading, head: Span) -> Iterator[str]:
    known = _taken(reading, head)
    if known is None:
        return
    given = _by_role(reading, head)
    for role, cardinality in known[1].items():
        if role not in given and bounds(cardinality)[0] > 0:
            yield role


def _no_speaker(reading: Reading, span: Span) -> Iterator[Hit]:
    yield from (Hit({"role": role}) for role in _open(reading, span) if role == SPEAKER)


def _open_role(reading: Reading, span: Span) -> Iterator[Hit]:
    yield from (Hit({"role": role}) for role in _open(reading, span) if role != SPEAKER)


def _count(reading: Reading, span: Span) -> Iterator[Hit]:
    known = _taken(reading, span)
    if known is None:
        return
    for role, arguments in _by_role(reading, span).items():
        if role not in known[1] or any(a.state is not RoleState.MARKED for a in arguments):
            continue
        least, most = bounds(known[1][role])
        count = len(arguments)
        if count < least or (most is not None and count > most):
            yield Hit({"role": role, "count": count, "cardinality": known[1][role]})


def _contradiction(reading: Reading, span: Span) -> Iterator[Hit]:
    for role, arguments in _by_role(reading, span).items():
        states = {argument.state for argument in arguments}
        if len(arguments) > 1 and states != {RoleState.MARKED}:
            yield Hit({"role": role})


def _unknown_role(reading: Reading, span: Span) -> Iterator[Hit]:
    known = _taken(reading, span)
    given = _by_role(reading, span)
    if known is not None:
        yield from (
            Hit({"role": role, "label": span.label}) for role in given if role not in known[1]
        )


def _filler_layer(reading: Reading, span: Span) -> Iterator[Hit]:
    known = _taken(reading, span)
    if known is None:
        return
    layer, taken = known
    for role in taken:
        for filler in reading.fillers(span, role):
            if filler.layer not in layer.roles[role].fillers:
                yield Hit(
                    {"role": role, "filler": reading.words(filler), "filler_layer": filler.layer},
                    filler.extent,
                )


def _same_filler(reading: Reading, span: Span) -> Iterator[Hit]:
    given = Counter(
        (argument.role, argument.filler)
        for argument in reading.given.get(span.id, ())
        if argument.filler is not None
    )
    for (role, filler), count in given.items():
        if count > 1 and filler is not None:
            yield Hit({"role": role, "filler": reading.words(reading.own.spans[filler])})


def _far(reading: Reading, span: Span) -> Iterator[Hit]:
    known = _taken(reading, span)
    if known is None:
        return
    layer, taken = known
    for role in taken:
        if layer.roles[role].chain:
            continue  # a name may well stand at the other end of the article
        for filler in reading.fillers(span, role):
            way = min(
                reading.units.paragraphs_between(one, other)
                for one in (span.begin, span.end - 1)
                for other in (filler.begin, filler.end - 1)
            )
            if way >= _FAR:
                named = {"role": role, "filler": reading.words(filler), "paragraphs": way}
                yield Hit(named, filler.extent)


def _trigger_alone(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is None or layer.look != "trigger":
        return
    fillers = [
        reading.own.spans[argument.filler]
        for argument in reading.given.get(span.id, ())
        if argument.filler is not None
    ]
    ways = [reading.units.paragraphs_between(span.begin, filler.begin) for filler in fillers]
    if ways and min(ways) > 0:
        yield Hit({"paragraphs": min(ways)})


def _place_acts(reading: Reading, span: Span) -> Iterator[Hit]:
    layer = reading.layer(span)
    if layer is None or AGENT not in layer.roles:
        return
    for filler in reading.fillers(span, AGENT):
        # A state acts under its own name; a town does so for somebody.
        if filler.label in NO_SPEAKERS and reading.words(filler) not in _states():
            named = {"filler": reading.words(filler), "filler_label": filler.label, "role": AGENT}
            yield Hit({**named, "filler_layer": filler.layer}, filler.extent)


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """What states and unions of states are called."""
    lines = resource_path("lexicons", "places.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return frozenset(name for name, kind in rows if kind in {"country", "state"})


def _unlink_states(reading: Reading, finding: Finding) -> Iterator[Unlink]:
    """Where a filler is marked, that there is none cannot be meant."""
    if finding.about is None:
        return
    role = finding.params["role"]
    given = [a for a in reading.own.arguments_of(finding.about.id) if a.role == role]
    if any(argument.state is RoleState.MARKED for argument in given):
        yield from (Unlink(a) for a in given if a.state is not RoleState.MARKED)


def _unlink_copies(reading: Reading, finding: Finding) -> Iterator[Unlink]:
    if finding.about is None:
        return
    seen: set[object] = set()
    for argument in reading.own.arguments_of(finding.about.id):
        if argument.role == finding.params["role"] and argument.filler is not None:
            if argument.filler in seen:
                yield Unlink(argument)
            seen.add(argument.filler)


CHECKS: Final = (
    Check(
        id="no-speaker",
        severity=Severity.WARNING,
        template="Nobody says it: fill the role {role}, or say that it is implicit or absent.",
        run=_no_speaker,
        concern=Concern.HEADS,
    ),
    Check(
        id="open-role",
        severity=Severity.WARNING,
        template="The role {role} is open: fill it, or say that it is implicit or absent.",
        run=_open_role,
        concern=Concern.HEADS,
    ),
    Check(
        id="filler-count",
        severity=Severity.ERROR,
        template="The role {role} has {count} fillers; the schema asks for {cardinality}.",
        run=_count,
        concern=Concern.HEADS,
    ),
    Check(
        id="role-contradicts",
        severity=Severity.ERROR,
        template="The role {role} is said to be implicit or absent, and has something else besides.",
        run=_contradiction,
        fix=_unlink_states,
        concern=Concern.HEADS,
    ),
    Check(
        id="unknown-role",
        severity=Severity.ERROR,
        template="{label} takes no role {role}.",
        run=_unknown_role,
        concern=Concern.HEADS,
    ),
    Check(
        id="filler-layer",
        severity=Severity.ERROR,
        template="“{filler}” cannot fill the role {role}: the schema takes no {filler_layer} there.",
        run=_filler_layer,
        concern=Concern.HEADS,
    ),
    Check(
        id="same-filler",
        severity=Severity.WARNING,
        template="“{filler}” fills the role {role} twice.",
        run=_same_filler,
        fix=_unlink_copies,
        concern=Concern.HEADS,
    ),
    Check(
        id="far-filler",
        severity=Severity.HINT,
        template="“{filler}” ({role}) stands {paragraphs} paragraphs away; is there a nearer one?",
        run=_far,
        concern=Concern.HEADS,
    ),
    Check(
        id="trigger-alone",
        severity=Severity.HINT,
        template="All its arguments stand in other paragraphs, the nearest {paragraphs} away: is it this mention of the event?",
        run=_trigger_alone,
        concern=Concern.TRIGGERS,
    ),
    Check(
        id="place-acts",
        severity=Severity.HINT,
        template="“{filler}” acts, but is marked as {filler_label}: does it stand for a government or an organisation?",
        run=_place_acts,
        concern=Concern.HEADS,
    ),
)
