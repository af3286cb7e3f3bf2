"""The tokenizer an export is cut with, and that the training gets from a folder of the export: the two always cut alike.

spaCy's German rules leave a full stop with the word before it where that is a number, an abbreviation in mixed case or a currency sign
(*2032.*, *AfD.*, *50€.*): an entity that ends there would cut a token at the end of every such sentence. Here they do not.
Ordinals and days (*3.*, *12.*) keep theirs. ``split-token`` adds an exception for every word that a span cuts.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

import spacy
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from annotator.domain.offsets import TextRange

_GERMAN_STOPS: Final = (
    r"(?<=[0-9]{3})\.",
    rf"(?<=[{ALPHA_LOWER}0-9\-&][{ALPHA_UPPER}])\.",
    rf"(?<=[{ALPHA}\-][0-9])\.",
    rf"(?<=[{ALPHA}\-][0-9][0-9])\.",
    r"(?<=[0-9][,:/][0-9])\.",
    r"(?<=[0-9][,:/][0-9][0-9])\.",
    r"(?<=[0-9][$£€¥])\.",
)
"""Behind what a full stop is a token by itself."""


def training_language(code: str) -> Language:
    """An empty pipeline whose tokenizer cuts as the export does.

    Args:
        code: Of the language, e.g. ``de``.
    """
    nlp = spacy.blank(code)
    if code == "de":
        suffixes = [*(nlp.Defaults.suffixes or ()), *_GERMAN_STOPS]
        tokenizer_of(nlp).suffix_search = compile_suffix_regex(suffixes).search
    return nlp


def tokenizer_of(nlp: Language) -> Tokenizer:
    """The tokenizer, which may be any function unless the pipeline is ours.

    Raises:
        TypeError: If it is another one.
    """
    if not isinstance(nlp.tokenizer, Tokenizer):
        raise TypeError(f"{nlp.tokenizer!r} is no tokenizer of rules")
    return nlp.tokenizer


class TokenSplits:
    """Words that spans cut, and where: what exceptions a tokenizer needs so that no span cuts a token.

    Args:
        nlp: Its tokenizer gets the exceptions.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._cuts: dict[str, set[int]] = {}

    def __len__(self) -> int:
        return len(self._cuts)

    def note(self, doc: Doc, stretches: Iterable[TextRange]) -> None:
        """Note the words that some stretches of a text cut.

        Args:
            doc: The text in tokens.
            stretches: Code points.
        """
        for stretch in stretches:
            for edge in (stretch.begin, stretch.end):
                touched = (
                    doc.char_span(edge, edge + 1, alignment_mode="expand")
                    if edge < len(doc.text)
                    else None
                )
                if touched is not None and touched.start_char < edge < touched.end_char:
                    self._cuts.setdefault(touched.text, set()).add(edge - touched.start_char)

    def add_rules(self) -> None:
        """Give the tokenizer its exceptions; one word is cut the same way wherever it stands."""
        for word, cuts in sorted(self._cuts.items()):
            edges = [0, *sorted(cuts), len(word)]
            parts = [{ORTH: word[begin:end]} for begin, end in pairwise(edges)]
            tokenizer_of(self._nlp).add_special_case(word, parts)
