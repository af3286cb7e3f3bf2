"""``annotator feedback``: what the gold has otherwise than each annotator, and why; what the guideline lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.feedback_values import feedback_lines, feedback_values
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.changes import Status
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access
from annotator.formats.atomic import whole_file
from annotator.services import corpora


def feedback_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    annotator: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only this one's sheet; default: everybody's."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the sheets as a page.")
    ] = None,
    notes: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write what the guideline lacks as Markdown."),
    ] = None,
    status: Annotated[
        Literal["done", "all"], typer.Option(help="Only finished gold sets, or all.")
    ] = "done",
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Also in a blind corpus: names stand on the sheets.")
    ] = False,
    json: Json = False,
) -> int:
    """Say what the gold has otherwise than each annotator, and why; what was taken for what; what the guideline lacks."""
    # Inside: numpy, which matching brings, takes a tenth of a second that other commands can save.
    from annotator.services.feedback import feedback  # noqa: PLC0415 - see above
    from annotator.services.feedback_pages import (  # noqa: PLC0415 - see above
        guideline_notes,
        sheet_page,
    )

    context = program_of(ctx).context
    with (
        corpora.opened(context, corpus, Access.READ) as store,
        monitored("Comparing") as monitor,
    ):
        wanted = Status.DONE if status == "done" else None
        found = feedback(store, monitor, annotator, status=wanted)
    if found.blind and not reveal:
        reason = "deciding is blind here, and sheets tell who is who; whoever leads the work, and does not decide, adds it."
        raise SettingError(option="--reveal", reason=reason)
    if html is not None:
        with whole_file(html) as file:
            file.write(sheet_page(found.sheets, f"Feedback: {Path(corpus).stem}").encode())
    if notes is not None:
        with whole_file(notes) as file:
            file.write(guideline_notes(found.gaps).encode())
    Output(as_json=json).result(feedback_lines(corpus, found), feedback_values(found))
    return 0
