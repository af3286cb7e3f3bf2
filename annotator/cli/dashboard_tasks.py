"""What the worker does for the dashboard; what has not changed since the last look is not read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from pydantic import TypeAdapter

from annotator.cli.called import Called, dashboard_called, people_called
from annotator.cli.params import Params
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, Monitor
from annotator.services import corpora
from annotator.services.blind_controls import set_controls
from annotator.services.context import AppContext
from annotator.services.dashboard import DashboardDesk
from annotator.services.dashboard_values import Question, Section
from annotator.services.shown_names import ShownNames, names_for

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]

_SHOWN = 2_000
"""Articles that the window lists; nobody goes through more, and those that add most come first."""
_SECTION: TypeAdapter[Section] = TypeAdapter(Section)
_ABOUT: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])
_SHARE: TypeAdapter[float] = TypeAdapter(float)


class DashboardTasks:
    """The tasks, with what is known of the corpus that was looked at last."""

    def __init__(self) -> None:
        self._corpus = ""
        self._desk = DashboardDesk()
        self._names = ShownNames()

    def look(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Work everything out."""
        params.refuse_unknown()
        return self._look(context, corpus, monitor)

    def behind(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """List the articles behind a number."""
        section = params.checked("section", _SECTION)
        about = params.checked("about", _ABOUT) or {}
        params.refuse_unknown()
        if section is None:
            raise SettingError(option="section", reason="is missing.")
        if self._corpus != corpus:  # another worker has looked
            self._look(context, corpus, monitor)
        if about.get("person"):
            called = Called(self._names, self._desk.facts.people)
            about = {**about, "person": called.meant(about["person"])}
        found = self._desk.behind(Question(section, about))
        return {
            "articles": [people_called(asdict(each), self._names) for each in found[:_SHOWN]],
            "articles_total": len(found),
            "amount": sum(each.amount for each in found),
        }

    def control(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Let a share of the articles get no suggestions, and look again."""
        share = params.checked("share", _SHARE)
        params.refuse_unknown()
        if share is None:
            raise SettingError(option="share", reason="is missing.")
        with corpora.opened(context, corpus, Access.LENT) as store:
            set_controls(store, share)
        return self._look(context, corpus, monitor)

    def _look(self, context: AppContext, corpus: str, monitor: Monitor) -> Mapping[str, Any]:
        if self._corpus != corpus:
            self._corpus, self._desk = corpus, DashboardDesk()
        with corpora.opened(context, corpus, Access.READ) as store:
            with store.open_unit_of_work() as work:
                self._names = names_for(work)
            return dashboard_called(self._desk.look(store, monitor), self._names).values()


_TASKS = DashboardTasks()

DASHBOARD_TASKS: Final[Mapping[str, Task]] = {
    "dashboard": _TASKS.look,
    "dashboard_behind": _TASKS.behind,
    "dashboard_controls": _TASKS.control,
}
