"""Shares as people write them: ``10%``, ``0.1`` or ``0,1``."""

from __future__ import annotations

from annotator.domain.errors import SettingError


def share_of(text: str, option: str) -> float:
    """The share that is meant; what lies outside of 0 to 1 is somebody else's to refuse.

    Args:
        text: As it was written.
        option: Where, for the error.

    Raises:
        SettingError: If it is none.
    """
    number = text.strip().removesuffix("%").replace(",", ".")
    try:
        share = float(number)
    except ValueError:
        raise SettingError(
            option=option, reason=f"{text!r} is no share; write it as 10%."
        ) from None
    return share / 100 if text.strip().endswith("%") else share
