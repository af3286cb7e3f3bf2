"""Which annotation set of an article a name means: a person's, the suggestions, or the gold."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId


class Missing(StrEnum):
    """Why an article has no such set."""

    NOT_BEGUN = "not begun"
    NOT_SUGGESTED = "not suggested"
    NOT_ADJUDICATED = "not adjudicated"


def chosen_set(
    whose: str, persons: Collection[AnnotatorId], *, suggested: bool
) -> AnnotatorId | Missing:
    """The set that is meant, or why there is none.

    Args:
        whose: ``gold`` (the adjudicated set, else that of the only person), ``suggestions`` or an annotator.
        persons: Who has a set on the article, ``gold`` among them where it is adjudicated.
        suggested: Whether a pipeline has looked at the article.
    """
    if whose == SUGGESTIONS:
        return SUGGESTIONS if suggested else Missing.NOT_SUGGESTED
    if whose in persons:
        return AnnotatorId(whose)
    if whose != GOLD or not persons:
        return Missing.NOT_BEGUN
    return next(iter(persons)) if len(persons) == 1 else Missing.NOT_ADJUDICATED
