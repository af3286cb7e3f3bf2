"""``annotator restore``: go back to a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.recovery_tasks import backup_values, contents_values, restored_values
from annotator.services import corpora
from annotator.services.restore_choices import BackupChoice, Contents, backup_choices


def restore_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    backup: Annotated[
        Path | None,
        typer.Argument(
            metavar="[BACKUP]", help="Which one; default: the newest beside the corpus."
        ),
    ] = None,
    show: Annotated[
        bool, typer.Option("--list", help="Only list the backups beside the corpus.")
    ] = False,
    json: Json = False,
) -> int:
    """Put a backup in the place of a corpus; what stood there is set aside under another name."""
    context = program_of(ctx).context
    output = Output(as_json=json)
    if show:
        with monitored("Looking") as monitor:
            found = backup_choices(context, corpus, monitor)
        lines = [_line(each, found.now) for each in found.backups]
        values = {
            "corpus": corpus,
            "now": contents_values(found.now),
            "backups": [backup_values(each) for each in found.backups],
        }
        output.result(lines or [f"{corpus}: no backups."], values)
        return 0
    restored = corpora.restore(context, corpus, backup)
    aside = "" if restored.aside is None else f" What stood there is now {restored.aside}."
    output.result(
        [f"{corpus}: restored from {restored.backup}.{aside}"], restored_values(corpus, restored)
    )
    return 0


def _line(backup: BackupChoice, now: Contents | None) -> str:
    """A backup in one line: when, how large, what is in it, how much was done since, where."""
    begin = f"{backup.made.astimezone():%Y-%m-%d %H:%M}\t{backup.size}"
    if backup.contents is None:
        return f"{begin}\t{backup.path}\t{backup.reason}"
    inside = f"{backup.contents.articles} articles, {backup.contents.finished} finished"
    if now is not None:
        inside += f", {now.edits - backup.contents.edits} edits since"
    return f"{begin}\t{backup.path}\t{inside}"
