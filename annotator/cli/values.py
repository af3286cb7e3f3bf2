"""Results of services as JSON values: what ``--json`` prints and what the worker sends.

Long lists can be cut with ``limit``; their full length is then in ``…_total``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from annotator.domain.errors import AnnotatorError
from annotator.domain.reason import Reason
from annotator.formats.reading import Notice, NoticeKind
from annotator.formats.writing import Loss
from annotator.services.export import ExportReport
from annotator.services.import_arrival import ImportReport
from annotator.services.import_examination import ImportExamination
from annotator.services.preflight import FileBegin, Preflight
from annotator.services.schema_editing import Preview
from annotator.services.suggest import Failure, SuggestionReport


def import_values(report: ImportReport, limit: int | None = None) -> dict[str, Any]:
    """What came of an import."""
    return {
        "imported": len(report.articles),
        "articles": list(report.articles),
        "sets": report.sets,
        "notices": [notice_values(notice) for notice in report.notices[:limit]],
        "notices_total": report.notices_total,
    } | {f"{kind}": report.counts.get(kind, 0) for kind in NoticeKind}


def notice_values(notice: Notice) -> dict[str, Any]:
    """One notice, with its words both ready and to be translated."""
    return {
        "kind": notice.kind.value,
        "file": notice.file,
        "line": notice.line,
        "article": notice.article,
        "span": notice.span,
        "text": notice.text,
        "template": notice.template,
        "params": plain(notice.params),
    }


def suggestion_values(report: SuggestionReport, limit: int | None = None) -> dict[str, Any]:
    """What came of suggesting."""
    return {
        "pipeline": report.source,
        "articles": report.articles,
        "spans": report.spans,
        "failures": [_failure_values(each) for each in report.failures[:limit]],
        "failures_total": len(report.failures),
        "left_out": [asdict(each) for each in report.left_out],
        "controls": report.controls,
    }


def _failure_values(failure: Failure) -> dict[str, Any]:
    """An article the pipeline stumbled over, so that another process can say why in its language."""
    why = failure.reason
    told = plain({"told": why})["told"] if isinstance(why, Reason) else {}
    return {"article": failure.article, "title": failure.title, "reason": str(why), **told}


def export_values(report: ExportReport, limit: int | None = None) -> dict[str, Any]:
    """What was exported."""
    return {
        "out": str(report.out),
        "manifest": dict(report.manifest),
        "losses": [_loss_values(loss) for loss in report.losses[:limit]],
        "losses_total": report.losses_total,
        "left_out": dict(report.left_out),
    }


def _loss_values(loss: Loss) -> dict[str, Any]:
    """A loss, so that another process can say it in its language."""
    told = {"template": loss.reason.template, "params": plain(loss.reason.params)}
    return asdict(loss) | {"reason": str(loss.reason)} | told


def some_of_each_kind(losses: Sequence[Loss], limit: int | None) -> list[Loss]:
    """The losses, by kind, with an equal share for each kind where there are more than ``limit``."""
    by_kind: dict[str, list[Loss]] = {}
    for loss in losses:
        by_kind.setdefault(loss.kind.value, []).append(loss)
    left, chosen = limit, []
    smallest_first = sorted(by_kind.values(), key=len)
    for done, group in enumerate(smallest_first):
        share = None if left is None else left // (len(smallest_first) - done)
        taken = group[:share]
        chosen.append(taken)
        left = None if left is None else left - len(taken)
    order = list(by_kind)
    chosen.sort(key=lambda group: order.index(group[0].kind.value) if group else len(order))
    return [loss for group in chosen for loss in group]


def schema_change_values(corpus: str, done: Preview, *, dry_run: bool) -> dict[str, Any]:
    """What a change of the schema touches, or touched."""
    return {
        "corpus": corpus,
        "applied": not dry_run,
        "before": {"schema": done.before.id, "schema_version": done.before.version},
        "after": {"schema": done.after.id, "schema_version": done.after.version},
        "articles": done.articles,
        "annotators": list(done.annotators),
        "annotations": asdict(done.people),
        "suggestions": asdict(done.suggested),
        "fates": [fate._asdict() | {"count": count} for fate, count in done.fates],
        "breaches": done.breaches,
    }


def preflight_values(found: Preflight, limit: int | None = None) -> dict[str, Any]:
    """What an export would be; of many losses some of each kind."""
    return export_values(found.report, limit) | {
        "losses": [_loss_values(loss) for loss in some_of_each_kind(found.report.losses, limit)],
        "layers": {name: asdict(tally) for name, tally in found.layers.items()},
        "warnings": [
            {
                "kind": each.kind.value,
                "text": each.text,
                "template": each.template,
                "params": plain(each.params),
                "articles": list(each.articles),
            }
            for each in found.warnings[:limit]
        ],
        "warnings_total": len(found.warnings),
        "begin": found.begin,
    }


def preview_values(files: Sequence[FileBegin]) -> dict[str, Any]:
    """How the files of an export begin."""
    return {"files": [asdict(each) for each in files]}


def examination_values(found: ImportExamination) -> dict[str, Any]:
    """What somebody has to decide before an import."""
    return {
        "formats": found.formats,
        "labels": [asdict(each) for each in found.labels],
        "needs_annotator": found.needs_annotator,
        "problems": [error_values(each) for each in found.problems],
        "complete": found.complete,
    }


def error_values(error: AnnotatorError) -> dict[str, Any]:
    """An error, so that another process can make it anew and translate it."""
    return {
        "type": type(error).__name__,
        "template": error.template,
        "params": plain(error.params),
        "text": _simple(str(error)),
    }


def plain(params: object) -> dict[str, Any]:
    """Parameters of a template as JSON values; reasons among them as what they are made of."""
    if not isinstance(params, Mapping):
        return {}
    return {str(name): _simple(value) for name, value in params.items()}


def _simple(value: object) -> object:
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, Reason):
        return {"template": value.template, "params": plain(value.params)}
    # A file name in no encoding must not keep an error from being told.
    return str(value).encode("utf-8", errors="replace").decode()
