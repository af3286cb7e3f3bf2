"""The words the program ships for rules and reasons of suggestions."""

from __future__ import annotations

from functools import cache

from annotator.domain.errors import ResourceError
from annotator.domain.reasons import Wording
from annotator.resources import read_yaml, resource_path


@cache
def shipped_wording() -> Wording:
    """The content of ``resources/lexicons/rules.yaml``; read once.

    Raises:
        ResourceError: If the file is missing or damaged.
    """
    content = read_yaml("lexicons", "rules.yaml")
    try:
        return Wording(content["rules"], content["reasons"], content["kinds"])
    except (KeyError, TypeError) as error:
        path = resource_path("lexicons", "rules.yaml")
        raise ResourceError(path=path, reason=str(error)) from error
