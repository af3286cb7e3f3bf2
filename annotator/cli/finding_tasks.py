"""What the worker does about findings, for the window: checking, putting right, taking that back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from annotator.cli.check_values import fix_values
from annotator.cli.params import Params
from annotator.domain.findings import FindingKey
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Access, CorpusStore, Monitor
from annotator.services import corpora
from annotator.services.check_corpus import CheckedCorpus
from annotator.services.check_fixes import FixRequest, fix, undo_fix
from annotator.services.context import AppContext
from annotator.services.findings import keep_model_findings, renew_findings
from annotator.services.model_findings import FOLDS, ModelRequest, judge

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]

_SHOWN = 1_000
"""Places of a repair that the window shows; more would make one line of many megabytes."""


class FindingTasks:
    """The tasks, with what is known of the corpus that was checked last: an edit is looked at in a moment then."""

    def __init__(self) -> None:
        self._corpus = ""
        self._known: CheckedCorpus | None = None

    def check(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Look at what has changed, and store what is found."""
        params.refuse_unknown()
        with corpora.opened(context, corpus, Access.LENT) as store:
            return {"checked": self._renew(context, corpus, store, monitor)}

    def judge(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Let models judge the finished articles, and store where they disagree."""
        request = ModelRequest(
            folds=params.number("folds", FOLDS), layers=frozenset(params.texts("layers"))
        )
        params.refuse_unknown()
        with corpora.opened(context, corpus, Access.LENT) as store:
            self._renew(context, corpus, store, monitor)
            report = judge(context, store, request, monitor)
            kept = keep_model_findings(store, report)
        return {"articles": report.articles, "folds": report.folds, "findings": kept}

    def fix(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Put findings right, or say what that would change."""
        rule = params.required("rule")
        request = FixRequest(
            rule=rule,
            alike=params.text("alike") or "",
            key=_key(params, rule),
            annotators=frozenset(params.texts("annotators")),
            dry_run=params.flag("dry_run"),
        )
        params.refuse_unknown()
        with corpora.opened(context, corpus, Access.LENT) as store:
            self._renew(context, corpus, store, monitor)
            report = fix(context, store, request, monitor, self._known)
            if report.step:
                self._renew(context, corpus, store, monitor)
        values = fix_values(report)
        counts = {"places": len(report.fixed), "left_alone": len(report.left)}
        shown = {"fixed": values["fixed"][:_SHOWN], "left": values["left"][:_SHOWN]}
        return {**values, **shown, **counts}

    def undo(
        self, context: AppContext, corpus: str, params: Params, monitor: Monitor
    ) -> Mapping[str, Any]:
        """Take back what was put right in one step."""
        step = params.required("step")
        params.refuse_unknown()
        with corpora.opened(context, corpus, Access.LENT) as store:
            articles = undo_fix(context, store, step, monitor)
            self._renew(context, corpus, store, monitor)
        return {"articles": articles}

    def _renew(self, context: AppContext, corpus: str, store: CorpusStore, monitor: Monitor) -> int:
        known = self._known if self._corpus == corpus else None
        # What was looked at when somebody cancels is known to nobody; it is looked at again then.
        self._known = None
        reopen = partial(context.stores.open, store.location, Access.READ)
        self._known, checked = renew_findings(store, known, monitor, reopen)
        self._corpus = corpus
        return checked


def _key(params: Params, rule: str) -> FindingKey | None:
    article = params.text("article")
    if article is None:
        return None
    return FindingKey(
        ArticleId(article),
        AnnotatorId(params.required("annotator")),
        rule=rule,
        about=params.required("about"),
        role=params.text("role") or "",
    )


_tasks = FindingTasks()

FINDING_TASKS: Final[Mapping[str, Task]] = {
    "check": _tasks.check,
    "judge": _tasks.judge,
    "fix_findings": _tasks.fix,
    "undo_fix": _tasks.undo,
}
