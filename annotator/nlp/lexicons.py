"""Reading the lexicons the program ships in ``resources/lexicons``."""

from __future__ import annotations

from typing import Any

from annotator.domain.errors import ResourceError
from annotator.domain.reason import Reason
from annotator.resources import read_yaml, resource_path

Lexicon = dict[str, Any]
"""The plain content of a lexicon; it goes into a saved pipeline as JSON."""


def load_yaml(name: str) -> Lexicon:
    """The content of ``resources/lexicons/<name>``.

    Raises:
        ResourceError: If the file is missing or is no YAML mapping.
    """
    content = read_yaml("lexicons", name)
    if not isinstance(content, dict):
        path = resource_path("lexicons", name)
        raise ResourceError(path=path, reason=Reason("a mapping is expected"))
    return content


def load_rows(name: str) -> list[list[str]]:
    """The tab-separated rows of ``resources/lexicons/<name>``, without comments and empty lines.

    Raises:
        ResourceError: If the file cannot be read.
    """
    path = resource_path("lexicons", name)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ResourceError(path=path, reason=str(error)) from error
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
