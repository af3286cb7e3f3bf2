"""Marks strings that are translated later; under the name that ``pyside6-lupdate`` looks for, but typed."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """The text as it is; whoever shows it translates it in this context."""
    del context
    return text
