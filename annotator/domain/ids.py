"""Identifiers, distinct to the type checker, plain strings at run time."""

from __future__ import annotations

from collections.abc import Callable
from typing import NewType
from uuid import uuid4

ArticleId = NewType("ArticleId", str)
AnnotatorId = NewType("AnnotatorId", str)
SpanId = NewType("SpanId", str)
ArgumentId = NewType("ArgumentId", str)
ChangeSetId = NewType("ChangeSetId", str)

IdFactory = Callable[[], str]

SUGGESTIONS = AnnotatorId("suggestions")
"""The annotation set that holds what machines propose for an article."""

GOLD = AnnotatorId("gold")
"""The adjudicated annotation set of an article."""

RESERVED = frozenset({SUGGESTIONS, GOLD})
"""Names no person may take."""


def new_id() -> str:
    """A new random identifier: 32 hexadecimal digits (UUID 4)."""
    return uuid4().hex
