"""What is wrong with a line of JSON, in one sentence."""

from __future__ import annotations

from typing import Final

import orjson
from pydantic import ValidationError

from annotator.domain.reason import Reason

_PLAIN: Final = {
    "extra_forbidden": "there is no such field",
    "missing": "is missing",
    "model_type": "is no JSON object",
    "model_attributes_type": "is no JSON object",
}


def first_fault(error: orjson.JSONDecodeError | ValidationError) -> str:
    """The first thing that is wrong, and where."""
    if isinstance(error, orjson.JSONDecodeError):
        return Reason("is no JSON: {msg} in column {colno}", msg=error.msg, colno=error.colno)
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    message = _PLAIN.get(first["type"], message)
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {message}" if place else message
