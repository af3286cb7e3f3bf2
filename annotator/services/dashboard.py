"""The dashboard: how far and how fast the work goes, what it yields, and whether suggestions lead it astray."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import CorpusStore, Monitor
from annotator.domain.schema import Schema
from annotator.services.dashboard_controls import behind_controls, control_rows
from annotator.services.dashboard_facts import DashboardFacts, Key
from annotator.services.dashboard_people import (
    behind_progress,
    behind_quick,
    behind_speed,
    period_of,
    progress_rows,
    quick_rows,
    speed_rows,
)
from annotator.services.dashboard_spans import (
    acceptance_rows,
    balance_rows,
    behind_findings,
    behind_labels,
    behind_suggestions,
    finding_rows,
)
from annotator.services.dashboard_values import Behind, Dashboard, Question, Section
from annotator.services.tasks import many_objects

_BEHIND: Final[
    Mapping[Section, Callable[[DashboardFacts, Question], Iterator[tuple[Key, float]]]]
] = {
    Section.PROGRESS: behind_progress,
    Section.SPEED: behind_speed,
    Section.LABELS: behind_labels,
    Section.SUGGESTIONS: behind_suggestions,
    Section.QUICK: behind_quick,
    Section.CONTROLS: behind_controls,
    Section.FINDINGS: behind_findings,
}


class DashboardDesk:
    """Works the dashboard out, again and again; what has not changed since is not read anew.

    Attributes:
        facts: What is known.
    """

    def __init__(self) -> None:
        self.facts = DashboardFacts()

    def look(self, store: CorpusStore, monitor: Monitor) -> Dashboard:
        """Everything, as it is now.

        Args:
            store: The corpus, always the same one; reading is enough.
            monitor: Told about articles that are read; may cancel.

        Raises:
            TaskCancelledError: If it was cancelled; what was read stays known.
            StorageError: If the corpus cannot be read.
        """
        # All of it: what is known of a large corpus is a million objects that no search for garbage has to go through.
        with many_objects():
            with store.open_unit_of_work() as work:
                schema = work.schemas.current()
                self.facts.renew(work, monitor)
            return dashboard_of(self.facts, schema)

    def behind(self, asked: Question) -> list[Behind]:
        """The articles behind a number of the last look, those that add most first."""
        amounts: defaultdict[int, float] = defaultdict(float)
        people: defaultdict[int, set[AnnotatorId]] = defaultdict(set)
        for (article, who), amount in _BEHIND[asked.section](self.facts, asked):
            amounts[article] += amount
            people[article].add(who)
        place = {number: at for at, number in enumerate(self.facts.articles)}
        return [
            Behind(
                self.facts.articles[article].id,
                self.facts.articles[article].title,
                amounts[article],
                tuple(sorted(people[article])),
            )
            for article in sorted(amounts, key=lambda each: (-amounts[each], place[each]))
        ]


def dashboard_of(facts: DashboardFacts, schema: Schema) -> Dashboard:
    """What facts say."""
    return Dashboard(
        articles=len(facts.articles),
        people=tuple(facts.people),
        progress=progress_rows(facts),
        speed=speed_rows(facts),
        period=period_of(facts),
        balance=balance_rows(facts, schema),
        acceptance=acceptance_rows(facts),
        quick=quick_rows(facts),
        controls=control_rows(facts, schema),
        findings=finding_rows(facts),
        unchecked=facts.unchecked,
    )
