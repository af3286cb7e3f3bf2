"""A query as tokens: decides what is a field, a pattern or an operator, and what is only words.

What has none of these is words from end to end and is read as the search field always has read it, so that *Kim and
Trump (dpa)* finds articles with these words. A backslash makes the next character one like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import QueryError, QueryIncompleteError, QueryMisspeltError
from annotator.domain.queries.fields import META, canonical, suggestion
from annotator.domain.reason import Reason

QUOTES: Final = '"„“”»«'
IDENTIFIER: Final = re.compile(r"[^\W\d][\w-]*")
OPERATORS: Final = {
    **dict.fromkeys(("AND", "UND"), "AND"),
    **dict.fromkeys(("OR", "ODER"), "OR"),
    **dict.fromkeys(("NOT", "NICHT"), "NOT"),
}
RELATIONS: Final = {"in": "in", "within": "in", "contains": "contains", "before": "before"}
_LOWER = {"and": "AND", "or": "OR", "not": "NOT"}
_FIELD = re.compile(r"(?P<name>[^\W\d][\w-]*(?:\.[\w-]+)*)(?P<op>!=|<=|>=|:|=|<|>)")
_HEAD = re.compile(r"(?P<layer>[^\W\d][\w-]*|\*)(?:\.(?P<kind>[^\W\d][\w-]*\*?|\*))?")
_RELATED = re.compile(rf"\s+(?:{'|'.join(RELATIONS)})\s+(?=\S)")
_SINGLE = {"(": "LPAR", ")": "RPAR", "[": "LSQ", "]": "RSQ"}
_LONGEST = 4_000
_DEEPEST = 40
_ENDS = re.compile(r"[\s()\[\],]|$")


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        kind: Its terminal in the grammar.
        text: What it says, without quotation marks, slashes and backslashes.
        begin: Where it begins in the query, zero-based.
        strong: Whether it makes a query of what would otherwise be words.
    """

    kind: str
    text: str
    begin: int
    strong: bool = False


def tokens(text: str, layers: frozenset[str]) -> list[Token]:
    """The tokens of a query.

    Args:
        text: What was typed.
        layers: The layers of the schema: what makes ``entity.PER`` more than a word.

    Raises:
        QueryError: If a field is misspelt, a value missing, or it is too long or too deep.
    """
    if len(text) > _LONGEST:
        raise QueryError(column=_LONGEST + 1)
    found = list(_Scanner(text, layers).scanned())
    if not any(token.strong for token in found):
        return list(_words(text))
    _refuse_depth(found)
    return found


def _words(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
        elif text[place] in QUOTES:
            phrase, end = _phrase(text, place)
            yield Token("PHRASE", phrase, place)
            place = end
        else:
            word, end = _run(text, place, QUOTES)
            yield Token("WORD", word, place)
            place = end


class _Scanner:
    """Reads from left to right; knows whether it is in brackets and what stood before."""

    def __init__(self, text: str, layers: frozenset[str]) -> None:
        self._text = text
        self._layers = {layer.casefold(): layer for layer in layers}
        self._place = 0
        self._brackets = 0
        self._last = ""

    def scanned(self) -> Iterator[Token]:
        """All tokens."""
        while self._skip_blanks():
            for token in self._next():
                self._last = token.kind
                yield token

    def _skip_blanks(self) -> bool:
        while self._place < len(self._text) and self._text[self._place].isspace():
            self._place += 1
        return self._place < len(self._text)

    def _next(self) -> Iterator[Token]:
        text, begin = self._text, self._place
        char = text[begin]
        if char in _SINGLE:
            self._place += 1
            # Brackets belong to a pattern; elsewhere they are an error if this is a query at all.
            self._brackets = max(0, self._brackets + {"[": 1, "]": -1}.get(char, 0))
            yield Token(_SINGLE[char], char, begin)
            return
        quoted = self._quoted()
        if quoted is not None:
            yield quoted
            return
        field = _FIELD.match(text, begin)
        if field is not None and self._is_field(field):
            yield from self._condition(field)
            return
        head = self._head(after_relation=self._last == "REL")
        if head is not None:
            yield head
            return
        yield self._word()

    def _quoted(self) -> Token | None:
        begin = self._place
        if self._text[begin] in QUOTES:
            phrase, self._place = _phrase(self._text, begin)
            return Token("PHRASE", phrase, begin)
        found = _regex(self._text, begin)
        if found is None:
            return None
        pattern, self._place = found
        return Token("REGEX", pattern, begin, strong=True)

    def _is_field(self, found: re.Match[str]) -> bool:
        name = found["name"]
        if self._brackets or canonical(name) is not None:
            return True
        layer, dot, _ = name.partition(".")
        if dot and layer.casefold() in self._layers:
            return True
        meant = suggestion(name) if not dot else ""
        if meant:
            column = found.start() + 1
            raise QueryMisspeltError(
                column=column, what=Reason("field"), name=name, suggestion=meant
            )
        return False

    def _condition(self, found: re.Match[str]) -> Iterator[Token]:
        name = found["name"]
        known = None if self._brackets and not name.casefold().startswith(META) else canonical(name)
        if self._brackets:
            known = known or canonical(name)
        layer, dot, rest = name.partition(".")
        if known is None and dot:
            known = f"{self._layers.get(layer.casefold(), layer)}.{rest}"
        yield Token("FIELD", known or name, found.start(), strong=True)
        yield Token("OP", found["op"], found.start("op"), strong=True)
        self._place = found.end()
        while True:
            if not self._skip_blanks() or self._text[self._place] in ")],":
                raise QueryIncompleteError(column=self._place + 1, expected=Reason("a value"))
            yield from self._value()
            after = self._place
            if not self._skip_blanks() or self._text[self._place] != ",":
                self._place = after
                return
            yield Token("COMMA", ",", self._place)
            self._place += 1

    def _value(self) -> Iterator[Token]:
        begin = self._place
        quoted = self._quoted()
        if quoted is not None:
            yield quoted
            return
        if self._brackets:
            head = self._head()
            if head is not None:
                yield head
                yield from self._rest_of_head()
                return
        word, self._place = _run(self._text, begin, QUOTES + "()[],")
        raw = self._text[begin : self._place]
        if not word:
            raise QueryIncompleteError(column=begin + 1, expected=Reason("a value"))
        kind = "RANGE" if ".." in raw and "\\" not in raw else "WORD"
        yield Token(kind, word, begin)

    def _rest_of_head(self) -> Iterator[Token]:
        """The brackets of a pattern that is a value, up to their end."""
        if self._text[self._place : self._place + 1] != "[":
            return
        depth = self._brackets
        while self._skip_blanks():
            for token in self._next():
                self._last = token.kind
                yield token
            if self._brackets <= depth:
                return

    def _head(self, *, after_relation: bool = False) -> Token | None:
        """A pattern: a known layer with a label, or one with brackets; beside a relation to another one also a bare layer.

        Args:
            after_relation: Whether a relation stands before it.
        """
        begin = self._place
        found = _HEAD.match(self._text, begin)
        if found is None:
            return None
        layer, kind = found["layer"], found["kind"]
        follows = self._text[found.end() : found.end() + 1]
        known = layer == "*" or layer.casefold() in self._layers
        if not known:
            meant = suggestion(layer, list(self._layers.values())) if follows == "[" else ""
            if meant:
                raise QueryMisspeltError(
                    column=begin + 1, what=Reason("layer"), name=layer, suggestion=meant
                )
            return None
        if follows != "[":
            if not _ENDS.match(self._text, found.end()):
                return None
            if kind is None and not after_relation and not self._relation_follows(found.end()):
                return None
        self._place = found.end()
        layer = self._layers.get(layer.casefold(), layer)
        return Token("HEAD", f"{layer}.{kind or ''}", begin, strong=True)

    def _word(self) -> Token:
        begin = self._place
        word, self._place = _run(self._text, begin, QUOTES + "()[]")
        raw = self._text[begin : self._place]
        if raw in OPERATORS:
            return Token(OPERATORS[raw], raw, begin, strong=True)
        if raw in _LOWER:
            return Token(_LOWER[raw], raw, begin)
        if raw in RELATIONS and self._last in {"HEAD", "RSQ"} and self._head_follows():
            return Token("REL", RELATIONS[raw], begin)
        if self._brackets and raw == word and IDENTIFIER.fullmatch(word):
            return Token("NAME", word, begin)
        return Token("WORD", word, begin)

    def _head_follows(self) -> bool:
        here = self._place
        try:
            return self._skip_blanks() and self._head(after_relation=True) is not None
        finally:
            self._place = here

    def _relation_follows(self, end: int) -> bool:
        """Whether a relation to a pattern stands there that is one by itself: two bare layers are words."""
        found = _RELATED.match(self._text, end)
        pattern = _HEAD.match(self._text, found.end()) if found is not None else None
        if pattern is None:
            return False
        known = pattern["layer"] == "*" or pattern["layer"].casefold() in self._layers
        whole = pattern["kind"] is not None and _ENDS.match(self._text, pattern.end()) is not None
        return known and (whole or self._text[pattern.end() : pattern.end() + 1] == "[")


def _run(text: str, begin: int, stops: str) -> tuple[str, int]:
    """Characters up to a blank or a stop, without backslashes; and where they end."""
    place, found = begin, []
    while place < len(text):
        char = text[place]
        if char == "\\" and place + 1 < len(text):
            place += 1
            char = text[place]
        elif char.isspace() or char in stops:
            break
        found.append(char)
        place += 1
    return "".join(found), place


def _phrase(text: str, begin: int) -> tuple[str, int]:
    """What stands in quotation marks, without backslashes; one that is not closed goes to the end."""
    place, found = begin + 1, []
    while place < len(text) and text[place] not in QUOTES:
        if text[place] == "\\" and place + 1 < len(text):
            place += 1
        found.append(text[place])
        place += 1
    return "".join(found), min(len(text), place + 1)


def _regex(text: str, begin: int) -> tuple[str, int] | None:
    """What stands between slashes; ``None`` if that is only a word with a slash."""
    if text[begin] != "/":
        return None
    place, found = begin + 1, []
    while place < len(text) and text[place] != "/":
        if text[place] == "\\" and place + 1 < len(text):
            place += 1
            found.append("/" if text[place] == "/" else "\\" + text[place])
        else:
            found.append(text[place])
        place += 1
    pattern = "".join(found)
    if place >= len(text) or not pattern or pattern != pattern.strip():
        return None
    return (pattern, place + 1) if _ENDS.match(text, place + 1) else None


def _refuse_depth(found: list[Token]) -> None:
    depth = negations = 0
    for token in found:
        negations = negations + 1 if token.kind == "NOT" else 0
        depth += {"LPAR": 1, "LSQ": 1, "RPAR": -1, "RSQ": -1}.get(token.kind, 0)
        if depth + negations > _DEEPEST:
            raise QueryError(column=token.begin + 1)
