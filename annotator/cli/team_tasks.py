"""What the worker does for the window of a team: how far everybody is, sharing out, moving, packing, merging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, TypeAdapter

from annotator.cli.params import Params
from annotator.cli.team_values import (
    assign_values,
    merge_values,
    move_values,
    packed_values,
    progress_values,
    score_values,
)
from annotator.domain.errors import AnnotatorError, SettingError, TaskCancelledError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.ports import Access, ArticleQuery, CorpusStore, Monitor
from annotator.services import corpora
from annotator.services.assignments import AssignRequest, assign, progress_in
from annotator.services.assignments_moving import MoveRequest, move_work
from annotator.services.context import AppContext
from annotator.services.merge import MergeChoices, Resolution, merge_all
from annotator.services.packages import PackageRequest, open_package, package
from annotator.services.packages_for_all import PackedFor, package_all

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]

SPEED_DAYS = 14
"""The speed of a person is that of so many days."""
_SHOWN = 1_000
_MOST_FIELDS = 60
_MOST_VALUES = 30


class _Decided(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    annotator: str
    resolution: Resolution


_DECISIONS: TypeAdapter[tuple[_Decided, ...]] = TypeAdapter(tuple[_Decided, ...])


def _progress(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """How far everybody is, how quick, and what was moved."""
    del monitor
    params.refuse_unknown()
    since = context.clock().date() - timedelta(days=SPEED_DAYS - 1)
    with corpora.opened(context, corpus, Access.READ) as store, store.open_unit_of_work() as work:
        finished = work.assignments.finished_by_day(since)
        moves = work.assignments.moves()
        return {
            "assigned": [progress_values(each) for each in progress_in(work)],
            "finished": [
                {"annotator": who, "day": day.isoformat(), "articles": count}
                for (who, day), count in sorted(finished.items())
            ],
            "moves": [
                {
                    "at": each.at.isoformat(),
                    "by": each.by,
                    "batch": each.batch,
                    "from": each.giver,
                    "to": each.taker,
                }
                for each in moves[-_SHOWN:]
            ],
            "scores": [score_values(each) for each in work.people.scores()],
        }


def _fields(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Which metadata the first articles that nobody has yet can be spread by, and how many are free."""
    del monitor
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store, store.open_unit_of_work() as work:
        free = work.assignments.free(ArticleQuery(AnnotatorId("")))
    names = {name for each in free[:_SHOWN] for name in each.meta}
    return {
        "free": len(free),
        "gold": sum(each.gold for each in free),
        "fields": sorted(names | {"source"})[:_MOST_FIELDS],
    }


def _assign(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    del monitor  # one transaction of a second
    due, dry_run = params.text("due"), params.flag("dry_run")
    request = AssignRequest(
        to=params.texts("to"),
        overlap=params.number("overlap", 0) / 100,
        batch=params.text("batch") or "",
        due=_day(due),
        query=params.text("query") or "",
        most=params.number("most", 0) or None,
        seed=params.number("seed", 0),
        each=params.number("each", 1),
        by=params.text("by") or "",
        training=params.flag("training"),
    )
    params.refuse_unknown()
    access = Access.READ if dry_run else Access.LENT
    with corpora.opened(context, corpus, access) as store:
        values = assign_values(assign(store, request, context.clock, dry_run=dry_run))
    # A field may have as many values as there are articles; people look at the commonest.
    by_value = Counter(values["by_value"])
    return {
        **values,
        "by_value": dict(by_value.most_common(_MOST_VALUES)),
        "values": len(by_value),
    }


def _move(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    del monitor
    dry_run = params.flag("dry_run")
    request = MoveRequest(
        batch=params.required("batch"),
        by=params.required("by"),
        giver=params.text("from") or "",
        taker=params.text("to") or "",
        most=params.number("most", 0) or None,
    )
    params.refuse_unknown()
    access = Access.READ if dry_run else Access.LENT
    with corpora.opened(context, corpus, access) as store:
        return move_values(move_work(store, request, context.clock, dry_run=dry_run))


def _package(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Pack the work of one person into a file."""
    request = PackageRequest(
        Path(params.required("out")), params.required("for"), params.text("batch") or ""
    )
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        report = package(context, store, request, monitor)
    return packed_values([PackedFor(AnnotatorId(request.annotator), request.out, report)])


def _package_all(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    folder, batch = Path(params.required("folder")), params.text("batch") or ""
    only = params.texts("only")
    params.refuse_unknown()
    with corpora.opened(context, corpus, Access.READ) as store:
        made = package_all(context, store, folder, monitor, batch=batch, only=only)
    return packed_values(made)


def _open_package(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    """Make a corpus of a package."""
    del monitor  # one transaction
    path = Path(params.required("package"))
    params.refuse_unknown()
    store = open_package(context, path, corpus)
    store.close()
    return {"corpus": store.location}


def _merge(context: AppContext, corpus: str, params: Params, monitor: Monitor) -> Mapping[str, Any]:
    """Take packages in, all or none; in a dry run, say of each what would come of it, or what is wrong with it."""
    paths = [Path(each) for each in params.texts("paths")]
    decided = params.checked("decisions", _DECISIONS) or ()
    dry_run = params.flag("dry_run")
    params.refuse_unknown()
    if not paths:
        raise SettingError(option="paths", reason="is missing.")
    named = {
        (ArticleId(each.article), AnnotatorId(each.annotator)): each.resolution for each in decided
    }
    choices = MergeChoices(named=named)
    with corpora.opened(context, corpus, Access.LENT) as store:
        if not dry_run:
            reports = merge_all(context, store, paths, monitor, choices)
            return {"packages": [_shown(merge_values(each)) for each in reports], "broken": []}
        sound, broken = _sound(context, store, paths, monitor)
        reports = merge_all(context, store, sound, monitor, choices, dry_run=True)
    return {"packages": [_shown(merge_values(each)) for each in reports], "broken": broken}


def _sound(
    context: AppContext, store: CorpusStore, paths: Sequence[Path], monitor: Monitor
) -> tuple[list[Path], list[dict[str, str]]]:
    """The packages that can be merged, and what is wrong with the others."""
    try:
        merge_all(context, store, paths, monitor, dry_run=True)
    except TaskCancelledError:
        raise
    except AnnotatorError:
        pass  # whose fault it is, is found out one by one
    else:
        return list(paths), []
    sound: list[Path] = []
    broken: list[dict[str, str]] = []
    for path in paths:
        try:
            merge_all(context, store, [path], monitor, dry_run=True)
        except TaskCancelledError:
            raise
        except AnnotatorError as error:
            broken.append({"package": str(path), "reason": str(error)})
        else:
            sound.append(path)
    return sound, broken


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    """Conflicts and what is unknown first; of the others as many as a list takes."""
    weight = {"conflict": 0, "unknown": 1}
    sets = sorted(values["sets"], key=lambda each: weight.get(each["outcome"], 2))
    return {**values, "sets": sets[:_SHOWN]}


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SettingError(option="due", reason=f"{text!r} is no day, as 2026-01-31.") from None


TEAM_TASKS: Final[Mapping[str, Task]] = {
    "team_progress": _progress,
    "team_fields": _fields,
    "assign": _assign,
    "move_work": _move,
    "package": _package,
    "package_all": _package_all,
    "open_package": _open_package,
    "merge": _merge,
}
