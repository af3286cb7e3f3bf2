"""Packing many span groups without asking each time which packages might want to help.

spaCy packs every span group of every Doc with srsly, and srsly looks through all registered functions and all
installed packages each time: more than a millisecond for a group of a few bytes. What it finds does not
change while an export runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from srsly.msgpack import msgpack_decoders, msgpack_encoders  # type: ignore[import-untyped]  # has no stubs


@contextmanager
def quick_packing() -> Iterator[None]:
    """For the time of the block, srsly looks for its helpers once."""
    with ExitStack() as stack:
        for registry in (msgpack_encoders, msgpack_decoders):
            registry.get_all = _always(registry.get_all())
            stack.callback(delattr, registry, "get_all")  # the method of its class is back
        yield


def _always(found: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    return lambda: found
