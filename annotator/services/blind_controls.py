"""Blind controls: articles that get no suggestions, to see what suggestions do to what people mark.

Which articles these are says the hash of the text: the same ones in every copy of the corpus, in whatever order it was
imported, and nobody can choose. A greater share has all articles of a smaller one. What came of it: ``dashboard_controls``.
"""

from __future__ import annotations

import hashlib
from typing import Final

from annotator.domain.errors import SettingError
from annotator.domain.ids import ArticleId
from annotator.domain.ports import CorpusStore, UnitOfWork
from annotator.domain.reason import Reason

_LOTS: Final = 1 << 64


def is_control(sha256: str, share: float) -> bool:
    """Whether the article with this text is to get no suggestions.

    Args:
        sha256: Of the text.
        share: Of the articles that are to get none, in ``[0, 1]``.
    """
    if not share:
        return False
    lot = hashlib.sha256(f"control {sha256}".encode()).digest()[:8]
    return int.from_bytes(lot) < share * _LOTS


def set_controls(store: CorpusStore, share: float) -> None:
    """Let a share of the articles get no suggestions from now on; what is suggested already stays.

    Args:
        store: The corpus, opened for writing.
        share: In ``[0, 1)``; 0: every article gets suggestions.

    Raises:
        SettingError: If there is no such share.
        StorageError: If it cannot be written.
    """
    if not 0 <= share < 1:
        raise SettingError(
            option="--controls", reason=Reason("give a share from 0% to below 100%.")
        )
    with store.open_unit_of_work() as work:
        if work.people.controls() != share:
            work.people.set_controls(share)
            work.commit()


def kept_blind(work: UnitOfWork) -> frozenset[ArticleId]:
    """The articles that are to get no suggestions, and have none."""
    share = work.people.controls()
    if not share:
        return frozenset()
    return frozenset(
        each.id
        for each in work.dashboard.articles()
        if not each.source and is_control(each.sha256, share)
    )
