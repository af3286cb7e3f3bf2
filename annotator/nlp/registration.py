"""Making the program's own components known to spaCy, and keeping those of unexamined packages out."""

from __future__ import annotations

from functools import cache
from importlib import metadata

import catalogue  # type: ignore[import-untyped]  # has no type information
import spacy

from annotator.nlp.locating import installed_packages


@cache
def register_components() -> None:
    """Make the program's components known to spaCy; needless where entry points do it."""
    from annotator.nlp import (  # noqa: PLC0415 - each registers its factory when imported
        foreign,  # noqa: F401 - the same
        sentences,  # noqa: F401 - the same
    )
    from annotator.nlp.chains import component as _chains  # noqa: F401, PLC0415 - the same
    from annotator.nlp.entities import acting as _acting  # noqa: F401, PLC0415 - the same
    from annotator.nlp.entities import component as _entities  # noqa: F401, PLC0415 - the same
    from annotator.nlp.events import component as _events  # noqa: F401, PLC0415 - the same
    from annotator.nlp.quotes import component as _quotes  # noqa: F401, PLC0415 - the same
    from annotator.nlp.statistical import component as _statistical  # noqa: F401, PLC0415 - the same
    from annotator.nlp.training import (  # noqa: PLC0415 - the same
        candidates,  # noqa: F401 - the same
        learned,  # noqa: F401 - the same
        opinions,  # noqa: F401 - the same
    )

    leave_out_pipeline_packages()
    # spaCy registers its own components with the first pipeline that is made.
    spacy.blank("de")


@cache
def leave_out_pipeline_packages() -> None:
    """Keep spaCy from running what installed pipeline packages have registered, before anybody agreed.

    Making any pipeline, spaCy imports each registered component, and listing the installed pipelines it imports
    all of them. What is agreed to is imported by ``annotator.nlp.pipelines``.
    """
    strangers = {package.name for package in installed_packages().values()} - {"annotator"}
    catalogue.AVAILABLE_ENTRY_POINTS = metadata.EntryPoints(
        point
        for package in metadata.distributions()
        if package.name not in strangers
        for point in package.entry_points
    )
