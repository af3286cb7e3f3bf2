"""``annotator restore``: go back to a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output
from annotator.cli.program import program_of
from annotator.services import corpora


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
        found = corpora.backups(context, corpus)
        lines = [
            f"{each.made.astimezone():%Y-%m-%d %H:%M}\t{each.size}\t{each.path}" for each in found
        ]
        values = [
            {"path": str(each.path), "made": each.made.isoformat(), "bytes": each.size}
            for each in found
        ]
        output.result(lines or [f"{corpus}: no backups."], {"corpus": corpus, "backups": values})
        return 0
    restored = corpora.restore(context, corpus, backup)
    aside = "" if restored.aside is None else f" What stood there is now {restored.aside}."
    output.result(
        [f"{corpus}: restored from {restored.backup}.{aside}"],
        {
            "corpus": corpus,
            "backup": str(restored.backup),
            "aside": None if restored.aside is None else str(restored.aside),
        },
    )
    return 0
