"""Where pipelines are found, examined and installed, as services need it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from annotator.domain.pipelines import Examination, Installable, PipelineDetails, PipelineKind
from annotator.domain.ports import Monitor


class PipelineShelf(Protocol):
    """The pipelines of this machine: looked at without loading them, installed and removed."""

    def installed(self) -> Sequence[PipelineDetails]:
        """The installed packages, by name."""

    def details(self, name_or_path: str) -> PipelineDetails:
        """What is known of a package or folder. Raises ``PipelineError``."""

    def examine(self, name_or_path: str) -> Examination:
        """What loading it would run. Raises ``PipelineError``."""

    def default_labels(
        self, labels: Sequence[str], known: Sequence[str]
    ) -> Mapping[str, str | None]:
        """What each label is among ``known`` (``layer.label``) if nobody says otherwise; ``None``: nothing."""

    def offers(self) -> Sequence[Installable]:
        """The German packages of spaCy that can be installed."""

    def offer(self, name: str) -> Installable:
        """A package by name, ``NAME-VERSION``, or a wheel file. Raises ``PipelineError``."""

    def install(self, offer: Installable, monitor: Monitor) -> str:
        """Fetch and install; the name of the installed package. Raises ``PipelineInstallError``."""

    def removal(self, name: str) -> Installable:
        """The command that removes an installed package. Raises ``PipelineError``."""

    def remove(self, removal: Installable, monitor: Monitor) -> None:
        """Remove an installed package. Raises ``PipelineInstallError``."""


class EmptyShelf:
    """A ``PipelineShelf`` without anything but the built-in pipeline."""

    def installed(self) -> Sequence[PipelineDetails]:
        """Nothing."""
        return ()

    def details(self, name_or_path: str) -> PipelineDetails:
        """Of a folder nobody has looked into."""
        return PipelineDetails(name_or_path, PipelineKind.FOLDER, place=str(Path(name_or_path)))

    def examine(self, name_or_path: str) -> Examination:
        """Nothing but data."""
        return Examination(name_or_path)

    def default_labels(
        self, labels: Sequence[str], known: Sequence[str]
    ) -> Mapping[str, str | None]:
        """No defaults."""
        del known
        return dict.fromkeys(labels)

    def offers(self) -> Sequence[Installable]:
        """Nothing."""
        return ()

    def offer(self, name: str) -> Installable:
        """A package that is nowhere."""
        return Installable(name, "", "", ())

    def install(self, offer: Installable, monitor: Monitor) -> str:
        """Do nothing."""
        del monitor
        return offer.name

    def removal(self, name: str) -> Installable:
        """A package that is nowhere."""
        return Installable(name, "", "", ())

    def remove(self, removal: Installable, monitor: Monitor) -> None:
        """Do nothing."""
