"""Which formats a person can choose: the catalogue as plain data, without what reads and writes them."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.formats.catalogue import FORMATS

NATIVE = "jsonl"
"""The one format that holds everything there is."""


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """One format.

    Attributes:
        name: What ``--format`` takes.
        read: Whether it can be imported.
        written: Whether it can be exported.
        endings: Of its files, lower case with the dot.
        companions: What is read along with such a file: endings or names.
        makes_folder: Whether an export is a folder.
        splits: Whether an export can be split.
        every_set: Whether one export holds several annotation sets of an article.
        trained_on: Whether models are trained on it.
        aligns: Whether one can choose what becomes of spans that cut tokens.
    """

    name: str
    read: bool = True
    written: bool = True
    endings: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    makes_folder: bool = False
    splits: bool = False
    every_set: bool = False
    trained_on: bool = False
    aligns: bool = False

    def place(self, corpus: str) -> str:
        """What an export of a corpus is called, so that those of several formats lie side by side.

        Args:
            corpus: The name of the corpus.
        """
        if self.name == NATIVE:
            return f"{corpus}.jsonl"
        ending = "" if self.makes_folder else next(iter(self.endings), "")
        return f"{corpus}-{self.name}{ending}"


def format_choices() -> tuple[FormatChoice, ...]:
    """All formats, in the order of the catalogue."""
    return tuple(
        FormatChoice(
            name=each.name,
            read=each.reader is not None,
            written=each.exporter is not None,
            endings=each.endings,
            companions=each.companions,
            makes_folder=each.makes_folder,
            splits=each.splits,
            every_set=each.every_set,
            trained_on=each.trained_on,
            aligns=each.aligns,
        )
        for each in FORMATS
    )
