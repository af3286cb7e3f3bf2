"""Numbers about people as they may be shown: with letters for names where deciding is blind, in an order that tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeVar

from annotator.domain.ids import AnnotatorId
from annotator.services.shown_names import ShownNames

if TYPE_CHECKING:
    from annotator.quality.agreement_measures import Confusion
    from annotator.services.agreement import AgreementReport
    from annotator.services.dashboard_values import Dashboard

_Row = TypeVar("_Row")


class Called:
    """People of a corpus, there and back.

    Args:
        names: What they are called.
        people: Everybody who may be meant.
    """

    def __init__(self, names: ShownNames, people: Iterable[str] = ()) -> None:
        self._names = names
        self._meant = {names.of(name): name for name in people}

    def meant(self, called: str) -> AnnotatorId:
        """Who is called so."""
        return AnnotatorId(self._meant.get(called, called))

    def all_meant(self, called: Iterable[str]) -> tuple[AnnotatorId, ...]:
        """Who are called so, in the order of their names."""
        return tuple(sorted(map(self.meant, called)))

    def listed(self, names: Iterable[str]) -> tuple[AnnotatorId, ...]:
        """What people are called, in the order of that."""
        return tuple(map(AnnotatorId, self._names.listed(names)))

    def keys(self, values: Mapping[AnnotatorId, _Row]) -> dict[str, _Row]:
        """Values by person."""
        called = {self._names.of(name): value for name, value in values.items()}
        return dict(sorted(called.items())) if self._names.blind else called


def agreement_called(report: AgreementReport, names: ShownNames) -> AgreementReport:
    """What people read about agreement; what is behind a number is to be asked of the report itself."""
    if not names.blind:
        return report
    lines = [each._replace(annotators=_listed(names, each.annotators)) for each in report.lines]
    places = {(each.on, each.layer, each.name): at for at, each in reversed([*enumerate(lines)])}
    return replace(
        report,
        annotators=_listed(names, report.annotators),
        lines=tuple(
            sorted(
                lines, key=lambda line: (places[line.on, line.layer, line.name], line.annotators)
            )
        ),
        articles=tuple(
            each._replace(annotators=_listed(names, each.annotators)) for each in report.articles
        ),
        confusions=tuple(
            sorted(
                (_confusion(each, names) for each in report.confusions),
                key=lambda each: (each.layer, each.annotators, -each.times, each.ours, each.theirs),
            )
        ),
    )


def dashboard_called(found: Dashboard, names: ShownNames) -> Dashboard:
    """What people read on the dashboard."""
    if not names.blind:
        return found
    progress = [replace(each, person=names.of(each.person)) for each in found.progress]
    batches = (list(rows) for _, rows in groupby(progress, key=lambda row: row.batch))
    return replace(
        found,
        people=_listed(names, found.people),
        progress=tuple(row for rows in batches for row in sorted(rows, key=lambda row: row.person)),
        speed=tuple(
            sorted(
                (replace(each, person=names.of(each.person)) for each in found.speed),
                key=lambda row: (row.person, row.period),
            )
        ),
        quick=tuple(
            sorted(
                (replace(each, person=names.of(each.person)) for each in found.quick),
                key=lambda row: row.person,
            )
        ),
    )


def people_called(values: Mapping[str, Any], names: ShownNames) -> dict[str, Any]:
    """An article behind a number, with its people as they are called."""
    return {**values, "people": names.listed(values["people"])}


def _listed(names: ShownNames, people: Iterable[str]) -> tuple[AnnotatorId, ...]:
    return tuple(map(AnnotatorId, names.listed(people)))


def _confusion(found: Confusion, names: ShownNames) -> Confusion:
    """In the order of what the two are called: labels go along."""
    one, other = (AnnotatorId(names.of(each)) for each in found.annotators)
    if one <= other:
        return found._replace(annotators=(one, other))
    return found._replace(annotators=(other, one), ours=found.theirs, theirs=found.ours)
