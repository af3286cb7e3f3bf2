"""What the worker does for a corpus that is damaged or to go back: look at backups, restore one, save what is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from annotator.cli.params import Params
from annotator.domain.ports import Monitor
from annotator.domain.salvaging import Loss, Salvaged
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.restore_choices import BackupChoice, Contents, backup_choices
from annotator.services.salvage import salvage

Task = Callable[[AppContext, str, Params, Monitor], Mapping[str, Any]]


def _backups(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    params.refuse_unknown()
    found = backup_choices(context, corpus, monitor)
    return {
        "now": contents_values(found.now),
        "reason": found.reason,
        "backups": [backup_values(each) for each in found.backups],
    }


def _restore(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    del monitor  # copied in one go
    backup = Path(params.required("backup"))
    params.refuse_unknown()
    return restored_values(corpus, corpora.restore(context, corpus, backup))


def _salvage(
    context: AppContext, corpus: str, params: Params, monitor: Monitor
) -> Mapping[str, Any]:
    target = params.required("target")
    params.refuse_unknown()
    return salvage_values(salvage(context, corpus, target, monitor))


def contents_values(contents: Contents | None) -> Mapping[str, Any] | None:
    """What is in a corpus, as JSON values; ``None`` if that is not known."""
    if contents is None:
        return None
    return {
        "articles": contents.articles,
        "finished": contents.finished,
        "edits": contents.edits,
    }


def backup_values(backup: BackupChoice) -> Mapping[str, Any]:
    """A backup as JSON values."""
    return {
        "path": str(backup.path),
        "made": backup.made.isoformat(),
        "bytes": backup.size,
        "contents": contents_values(backup.contents),
        "reason": backup.reason,
    }


def restored_values(corpus: str, restored: corpora.Restored) -> Mapping[str, Any]:
    """What was restored, as JSON values."""
    return {
        "corpus": corpus,
        "backup": str(restored.backup),
        "aside": None if restored.aside is None else str(restored.aside),
    }


def salvage_values(saved: Salvaged) -> Mapping[str, Any]:
    """What was saved and what was lost, as JSON values."""
    return {
        "corpus": saved.corpus,
        "articles": saved.articles,
        "sets": saved.sets,
        "spans": saved.spans,
        "whole": saved.is_whole,
        "losses": [_loss_values(loss) for loss in saved.losses],
        "problems": list(saved.problems),
    }


def _loss_values(loss: Loss) -> Mapping[str, Any]:
    return {
        "kind": loss.kind.value,
        "lost": loss.is_lost,
        "count": loss.count,
        "table": loss.table,
        "article": loss.article,
        "title": loss.title,
        "annotator": loss.annotator,
        "text": str(loss),
    }


RECOVERY_TASKS: Final[Mapping[str, Task]] = {
    "backups": _backups,
    "restore": _restore,
    "salvage": _salvage,
}
