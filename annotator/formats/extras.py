"""Libraries that only one format needs: loaded when it is used, and named with the command that installs them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from annotator.domain.errors import MissingExtraError


def extra_module(name: str, extra: str, what: str) -> Any:  # noqa: ANN401 - a module; most of these have no types
    """A module of an optional library.

    Args:
        name: As it is imported.
        extra: The optional dependency in pyproject.toml that brings it.
        what: The kind of file that needs it, for the error.

    Raises:
        MissingExtraError: If it is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(what=what, extra=extra) from error
