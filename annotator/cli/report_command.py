"""``annotator report``: the corpus card, a page for people and metadata for machines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from annotator.cli.commands import Corpus, Json
from annotator.cli.output import Output, monitored
from annotator.cli.program import program_of
from annotator.domain.errors import SettingError
from annotator.domain.ports import Access, Monitor
from annotator.formats.corpus_card import check_card_target, write_card
from annotator.formats.targets import earlier_manifest
from annotator.services import corpora
from annotator.services.context import AppContext
from annotator.services.report import corpus_card

LANGUAGES = ("en", "de")


def report_command(
    ctx: typer.Context,
    *,
    corpus: Corpus,
    out: Annotated[Path, typer.Argument(metavar="OUT.html", help="The page to make.")],
    language: Annotated[Literal["en", "de"], typer.Option(help="Of the page.")] = "en",
    export: Annotated[
        Path | None,
        typer.Option(help="An export of the corpus, a file or folder: its split is described."),
    ] = None,
    json: Json = False,
) -> int:
    """Write the corpus card: counts, agreement, checks, provenance, sources and licences.

    The metadata go to a file of the same name that ends in .json.
    """
    context = program_of(ctx).context
    with monitored("Reporting") as monitor:
        values = write_report(context, corpus, out, language, export, monitor)
    line = f"{out}: {values['articles']} articles, {values['spans']} annotations; {values['metadata']}."
    Output(as_json=json).result([line], values)
    return 0


def write_report(
    context: AppContext,
    corpus: str,
    out: Path,
    language: str,
    export: Path | None,
    monitor: Monitor,
) -> Mapping[str, Any]:
    """Write the card of a corpus; what it says in short.

    Args:
        context: The program's parts.
        corpus: Where the corpus is.
        out: The page.
        language: ``en`` or ``de``.
        export: An export whose split is described.
        monitor: Told about each article; may cancel, then nothing is written.

    Raises:
        SettingError: If the language is another one, or the export is none.
        FileWriteError: If something else stands there.
        StorageError: If the corpus cannot be read.
    """
    if language not in LANGUAGES:
        raise SettingError(
            option="--language", reason=f"{language!r} is none of {', '.join(LANGUAGES)}."
        )
    check_card_target(out)
    manifest = earlier_manifest(export) if export is not None else None
    if export is not None and manifest is None:
        raise SettingError(
            option="--export", reason=f"{export} is no export, or its manifest is gone."
        )
    with corpora.opened(context, corpus, Access.READ) as store:
        card = corpus_card(
            store, monitor, version=context.version, language=language, manifest=manifest
        )
    beside = write_card(out, card.values())
    return {
        "out": str(out),
        "metadata": str(beside),
        "articles": card.articles,
        "spans": card.spans,
    }
