"""What the program is built of, each part with version and licence, as the installed packages say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from annotator.resources import resource_path

_LONGEST = 60
_FONTS = {
    "Atkinson Hyperlegible": "OFL-1.1",
    "Inter": "OFL-1.1",
    "Literata": "OFL-1.1",
    "OpenDyslexic": "CC-BY-3.0 AND Bitstream-Vera",
}


FONT, ICONS = "font", "icons"


@dataclass(frozen=True, slots=True)
class Part:
    """One part.

    Attributes:
        name: Of the package.
        version: As installed.
        licence: SPDX expression or the package's own words; empty: it does not say.
        text: Licence texts that came with it.
        kind: ``FONT`` or ``ICONS``; empty: a package.
    """

    name: str
    version: str
    licence: str
    text: str
    kind: str = ""


def parts() -> list[Part]:
    """All installed packages, fonts and icons among them, by name."""
    found = {each.name.casefold(): each for each in _packages()}
    return [*_resources(), *(found[name] for name in sorted(found))]


def licence_of(package: metadata.PackageMetadata) -> str:
    """What the metadata of a package says about its licence (Core Metadata 2.4)."""
    if "License-Expression" in package:
        return package["License-Expression"]
    classified = [
        line.rpartition(" :: ")[2].removesuffix(" License")
        for line in package.get_all("Classifier") or ()
        if line.startswith("License :: ") and line != "License :: OSI Approved"
    ]
    if classified:
        return ", ".join(classified)
    # Some put the whole text there.
    first = package["License"].strip().splitlines() if "License" in package else []
    return first[0] if first and len(first[0]) <= _LONGEST else ""


def _packages() -> Iterator[Part]:
    for package in metadata.distributions():
        name = package.metadata["Name"]
        if name:
            yield Part(name, package.version, licence_of(package.metadata), _texts(package))


def _texts(package: metadata.Distribution) -> str:
    named = set(package.metadata.get_all("License-File") or ())
    texts = []
    for file in package.files or ():
        parts_of = file.parts
        inside = len(parts_of) > 1 and parts_of[0].endswith(".dist-info")
        is_named = file.name in named or "/".join(parts_of[2:]) in named
        looks_like = file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
        if inside and (is_named or looks_like):
            place = Path(str(file.locate()))
            # A frozen program has some of these only in the list of files.
            if place.is_file():
                texts.append(place.read_text("utf-8", errors="replace"))
    return "\n\n".join(texts)


def _resources() -> Iterator[Part]:
    fonts = resource_path("fonts")
    for name, licence in _FONTS.items():
        text = (fonts / f"{name.replace(' ', '')}-LICENSE.txt").read_text("utf-8")
        yield Part(name, "", licence, text, FONT)
    icons = resource_path("icons", "LICENSE.txt").read_text("utf-8")
    yield Part("Lucide", "", "ISC", icons, ICONS)
