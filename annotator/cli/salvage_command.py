"""``annotator salvage``: save what can be read of a damaged corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from annotator.cli.commands import WITH_FINDINGS, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.cli.recovery_tasks import salvage_values
from annotator.services.salvage import salvage


def salvage_command(
    ctx: typer.Context,
    *,
    damaged: Annotated[
        str, typer.Argument(metavar="DAMAGED", help="The damaged .corpus file; it is not changed.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="NEW", help="A .corpus file that is not there yet.")
    ],
    json: Json = False,
) -> int:
    """Save what can be read of a damaged corpus into a new one, and list what is lost.

    A newer backup often holds more: see “annotator restore CORPUS --list”. Exit status 1 if something is lost.
    """
    context = program_of(ctx).context
    with monitored("Salvaging") as monitor:
        saved = salvage(context, damaged, new, monitor)
    output = Output(as_json=json)
    line = (
        f"{saved.corpus}: {saved.articles} articles, {saved.sets} annotation sets with {saved.spans} "
        f"spans were saved{'; nothing is lost' if saved.is_whole else ''}."
    )
    output.result([line], salvage_values(saved))
    output.notices("Lost", [str(loss) for loss in saved.losses if loss.is_lost])
    output.notices("Made anew", [str(loss) for loss in saved.losses if not loss.is_lost])
    output.notices("Still wrong", list(saved.problems))
    return 0 if saved.is_whole else WITH_FINDINGS
