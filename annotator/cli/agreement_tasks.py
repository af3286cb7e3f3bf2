"""What the worker does about agreement, for the window; loaded when it is first asked for: numpy takes its time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from annotator.cli.params import Params
from annotator.domain.ports import Monitor
from annotator.services.context import AppContext

if TYPE_CHECKING:
    from annotator.cli.agreement_answers import AgreementAnswers

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


class AgreementTasks:
    """The tasks; what was worked out last is remembered."""

    @cached_property
    def _answers(self) -> AgreementAnswers:
        from annotator.cli.agreement_answers import (  # noqa: PLC0415 - half a second nobody needs at the start
            AgreementAnswers,
        )

        return AgreementAnswers()

    def measure(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Work out every number."""
        return self._answers.measure(context, corpus, params, monitor)

    def behind(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """List the articles behind a number, a pair of labels, or a group of articles."""
        return self._answers.behind(context, corpus, params, monitor)

    def places(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """List the places of an article on which annotators do not agree."""
        return self._answers.places(context, corpus, params, monitor)


_TASKS = AgreementTasks()

AGREEMENT_TASKS: Final[Mapping[str, Task]] = {
    "agreement": _TASKS.measure,
    "agreement_behind": _TASKS.behind,
    "agreement_places": _TASKS.places,
}
