"""The pipelines of this machine, looked at without loading them: a ``PipelineShelf``."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]  # has no stubs

from annotator.domain.errors import PipelineError
from annotator.domain.pipelines import (
    Examination,
    Installable,
    PipelineDetails,
    PipelineKind,
)
from annotator.domain.ports import Monitor
from annotator.domain.reason import Reason
from annotator.nlp import installing
from annotator.nlp.labels import LabelMap
from annotator.nlp.locating import Place, installed_packages, locate
from annotator.nlp.trust import examine

_log = logging.getLogger(__name__)

_MOST_META = 5_000_000
_LABELLED = frozenset(
    {"ner", "beam_ner", "entity_ruler", "span_ruler", "spancat", "spancat_singlelabel"}
)


class MachineShelf:
    """``PipelineShelf`` of the packages of this Python and the folders of this machine."""

    def installed(self) -> Sequence[PipelineDetails]:
        """The installed packages, by name; a broken one says what is wrong with it."""
        return [_details_or_problem(name) for name in installed_packages()]

    def details(self, name_or_path: str) -> PipelineDetails:
        """What is known of a package or folder.

        Raises:
            PipelineError: If it is not there or is no pipeline.
        """
        return _details(locate(name_or_path))

    def examine(self, name_or_path: str) -> Examination:
        """What loading it would run.

        Raises:
            PipelineError: If it is not there or cannot be read.
        """
        return examine(locate(name_or_path))

    def default_labels(
        self, labels: Sequence[str], known: Sequence[str]
    ) -> Mapping[str, str | None]:
        """What each label is among ``known`` if nobody says otherwise."""
        mapped = LabelMap(known)
        return {label: mapped.entity(label) or mapped.span(label) for label in labels}

    def offers(self) -> Sequence[Installable]:
        """The German packages of spaCy, for the spaCy that is here."""
        return [installing.offer(name) for name in installing.GERMAN]

    def offer(self, name: str) -> Installable:
        """A package by name, ``NAME-VERSION``, or a wheel file.

        Raises:
            PipelineError: If it cannot be a pipeline package.
        """
        return installing.offer(name)

    def install(self, offer: Installable, monitor: Monitor) -> str:
        """Fetch and install; the name of the installed package.

        Raises:
            PipelineInstallError: If it did not work.
            TaskCancelledError: If it was cancelled.
        """
        installing.run(offer, monitor)
        return offer.name

    def removal(self, name: str) -> Installable:
        """The command that removes an installed package.

        Raises:
            PipelineError: If it is not installed.
        """
        package = installed_packages().get(name)
        if package is None:
            raise PipelineError(pipeline=name, reason=Reason("it is not installed."))
        return installing.removal(name, package.name, package.version)

    def remove(self, removal: Installable, monitor: Monitor) -> None:
        """Remove an installed package.

        Raises:
            PipelineInstallError: If it did not work.
        """
        installing.run(removal, monitor)


def _details_or_problem(name: str) -> PipelineDetails:
    try:
        return _details(locate(name))
    except PipelineError as error:
        reason = str(error.params.get("reason", error))
        return PipelineDetails(name, PipelineKind.INSTALLED, problem=reason)


def _details(place: Place) -> PipelineDetails:
    meta = _meta(place)
    kind = PipelineKind.FOLDER if place.distribution is None else PipelineKind.INSTALLED
    labels = meta.get("labels")
    components = meta.get("components") or meta.get("pipeline") or ()
    return PipelineDetails(
        name=place.name,
        kind=kind,
        version=_text(meta, "version"),
        language=_text(meta, "lang"),
        description=_text(meta, "description"),
        licence=_text(meta, "license"),
        author=_text(meta, "author"),
        components=tuple(str(each) for each in components if isinstance(each, str)),
        labels=_labels(labels) if isinstance(labels, Mapping) else {},
        size=place.size,
        place=str(place.data),
    )


def _meta(place: Place) -> Mapping[str, Any]:
    path: Path = place.data / "meta.json"
    try:
        if path.stat().st_size > _MOST_META:
            raise PipelineError(
                pipeline=place.name, reason=Reason("its meta.json is far too large.")
            )
        found = srsly.read_json(path)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PipelineError(
            pipeline=place.name,
            reason=Reason("its meta.json cannot be read ({error}).", error=str(error)),
        ) from error
    return found if isinstance(found, Mapping) else {}


def _text(meta: Mapping[str, Any], name: str) -> str:
    """A line of the description: made by strangers, so it is cut and cleaned."""
    value = meta.get(name)
    return " ".join(str(value).split())[:500] if isinstance(value, (str, int, float)) else ""


def _labels(labels: Mapping[Any, Any]) -> dict[str, tuple[str, ...]]:
    """Labels of entities and spans; those of taggers and parsers are nobody's to map."""
    return {
        str(component): tuple(str(each) for each in values)
        for component, values in labels.items()
        if isinstance(values, list) and values and _is_labelled(str(component))
    }


def _is_labelled(component: str) -> bool:
    return component in _LABELLED or any(part in component for part in ("ner", "span", "ent"))
