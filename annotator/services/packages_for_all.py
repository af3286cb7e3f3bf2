"""A package for everybody who has work, all of them made in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import FileWriteError, PackageError, SettingError
from annotator.domain.ids import AnnotatorId
from annotator.domain.ports import CorpusStore, Monitor
from annotator.domain.reason import Reason
from annotator.services.context import AppContext
from annotator.services.packages import SUFFIX, PackageReport, PackageRequest, package


@dataclass(frozen=True, slots=True)
class PackedFor:
    """A package of several that were made in one go.

    Attributes:
        annotator: For whom.
        path: Where it is.
        report: What is in it.
    """

    annotator: AnnotatorId
    path: Path
    report: PackageReport


def package_all(
    context: AppContext,
    store: CorpusStore,
    folder: Path,
    monitor: Monitor,
    *,
    batch: str = "",
    only: Sequence[str] = (),
) -> list[PackedFor]:
    """Make a package for everybody who has work, all into one folder.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        folder: Where to; it is made if it is not there.
        monitor: Told about each article; may cancel, then none of the packages stays.
        batch: Only this batch; empty: everything.
        only: Only for these people; empty: for everybody.

    Raises:
        SettingError: If nobody has work.
        PackageError: If something stands where a package should; then none is made.
        FileWriteError: If one cannot be written; then none stays.
        TaskCancelledError: If it was cancelled.
    """
    with store.open_unit_of_work() as work:
        given = {
            each.annotator for each in work.assignments.standings() if batch in {"", each.batch}
        }
    people = sorted(given & set(only)) if only else sorted(given)
    if not people:
        reason = Reason("nobody has work to pack; share work out with “annotator assign” first.")
        raise SettingError(option="--for", reason=reason)
    targets = _targets(folder, people)
    made: list[PackedFor] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in targets.items():
            request = PackageRequest(path, name, batch)
            made.append(PackedFor(name, path, package(context, store, request, monitor)))
    except BaseException as error:  # also Ctrl+C: some of the packages are none
        for each in made:
            each.path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise FileWriteError(file=folder, reason=error.strerror or str(error)) from error
        raise
    return made


def _targets(folder: Path, people: Sequence[AnnotatorId]) -> dict[AnnotatorId, Path]:
    """Where the packages go: names of files that every system takes, and no two the same."""
    found: dict[AnnotatorId, Path] = {}
    for name in people:
        plain = "".join(c if c.isalnum() or c in " -_." else "_" for c in name).strip(" .") or "_"
        path, number = folder / f"{plain}{SUFFIX}", 2
        while path.name.casefold() in {each.name.casefold() for each in found.values()}:
            path, number = folder / f"{plain}-{number}{SUFFIX}", number + 1
        if path.exists():
            raise PackageError(
                package=path, reason=Reason("it is there already; choose another folder")
            )
        found[name] = path
    return found
