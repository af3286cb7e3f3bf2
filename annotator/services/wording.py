"""The words the program ships for rules and reasons of suggestions."""

from __future__ import annotations

from functools import cache

import yaml

from annotator.domain.errors import ResourceError
from annotator.domain.reasons import Wording
from annotator.resources import resource_path


@cache
def shipped_wording() -> Wording:
    """The content of ``resources/lexicons/rules.yaml``; read once.

    Raises:
        ResourceError: If the file is missing or damaged.
    """
    path = resource_path("lexicons", "rules.yaml")
    try:
        with path.open("rb") as file:
            content = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe # nosec
        return Wording(content["rules"], content["reasons"], content["kinds"])
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise ResourceError(path=path, reason=str(error)) from error
