"""The composition root: the only module that sees every layer and puts the program together."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path

import platformdirs

from annotator.domain.ids import new_id
from annotator.domain.passwords import KnownPasswords
from annotator.domain.pipelines import PipelineUse
from annotator.domain.ports import CorpusStores, Suggester
from annotator.domain.schema import Schema
from annotator.domain.shelf import PipelineShelf
from annotator.domain.training import Trainer, TrainingPlan
from annotator.formats.catalogue import exporters, readers
from annotator.formats.schema_yaml import read_schema
from annotator.resources import resource_path
from annotator.services.context import AppContext, WindowRequest
from annotator.services.pipeline_choices import ChoicesFile

# Imports inside functions below are what keeps the start short: storage costs half a second, spaCy one,
# the command line a quarter; and neither the worker nor the command line may load Qt.


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The command line without the program's name; ``None``: that of this process.

    Returns:
        The exit status.
    """
    arguments = sys.argv[1:] if argv is None else argv
    if not arguments:
        return _open_window(WindowRequest())

    from annotator.cli.main import run  # noqa: PLC0415 - see above
    from annotator.cli.program import Program  # noqa: PLC0415 - see above

    program = Program(make_context, _open_window, app_version(), _print_page)
    return run(arguments, program)


def make_context(*, asks: bool = True) -> AppContext:
    """The parts of the program, wired.

    Args:
        asks: Whether the terminal may be asked for the password of a server; a window would wait for it.
    """
    passwords = KnownPasswords()
    return AppContext(
        stores=_stores(passwords, asks=asks),
        load_suggester=_load_suggester,
        readers=readers(),
        exporters=exporters(),
        read_schema=read_schema,
        default_schema=default_schema,
        clock=_now,
        new_id=new_id,
        version=app_version(),
        make_shelf=_shelf,
        choices=ChoicesFile(platformdirs.user_config_path("annotator") / "pipelines.json"),
        make_trainer=_make_trainer,
        passwords=passwords,
    )


def app_version() -> str:
    """The program's version; ``0`` in a tree that was never installed."""
    try:
        return installed_version("annotator")
    except PackageNotFoundError:
        return "0"


def default_schema() -> Schema:
    """The schema of corpora that name no other."""
    return read_schema(resource_path("schemas", "news-de.yaml"))


def _now() -> datetime:
    return datetime.now(UTC)


def _stores(passwords: KnownPasswords, *, asks: bool) -> CorpusStores:
    from annotator.storage.server.passwords import ask_on_terminal  # noqa: PLC0415 - see above
    from annotator.storage.stores import Stores  # noqa: PLC0415 - see above
    from annotator.ui.settings import BackupSetting  # noqa: PLC0415 - see above

    settings = platformdirs.user_config_path("annotator") / "settings.json"
    passwords.ask = ask_on_terminal if asks else None
    return Stores(passwords, BackupSetting(settings))


def _load_suggester(use: str | PipelineUse, schema: Schema) -> Suggester:
    from annotator.nlp.suggester import SpacySuggester  # noqa: PLC0415 - see above

    return SpacySuggester.load(use, schema)


def _shelf() -> PipelineShelf:
    from annotator.nlp.shelf import MachineShelf  # noqa: PLC0415 - see above

    return MachineShelf()


def _make_trainer(schema: Schema, plan: TrainingPlan) -> Trainer:
    from annotator.nlp.training.trainer import SpacyTrainer  # noqa: PLC0415 - see above

    return SpacyTrainer(schema, plan)


def _open_window(request: WindowRequest) -> int:
    from annotator.ui.app import run as run_window  # noqa: PLC0415 - see above

    return run_window(make_context(asks=False), request)


def _print_page(page: Path, out: Path) -> None:
    from annotator.ui.page_printing import print_file  # noqa: PLC0415 - see above

    print_file(page, out)
