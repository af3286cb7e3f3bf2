"""Reading a query: tokens into a tree, by an LALR grammar without ambiguities; and what to say if there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from typing import Any, Final

from lark import Lark, Token, Transformer
from lark.exceptions import LarkError, UnexpectedToken
from lark.lexer import Lexer

from annotator.domain.errors import QueryError, QueryExpectedError, QueryIncompleteError
from annotator.domain.queries import scanner
from annotator.domain.queries.tree import (
    And,
    Condition,
    Named,
    Node,
    Not,
    Op,
    Pattern,
    Phrase,
    Range,
    Regex,
    Related,
    Relation,
    Value,
    Word,
    all_of,
    any_of,
)
from annotator.domain.reason import Reason

LAYERS: Final = frozenset({"entity", "mention", "quote", "cue", "frame", "event"})
"""The layers of the schema that ships, for who has no schema at hand."""

_GRAMMAR = r"""
start: any
any: all (OR all)*
all: unary (AND? unary)*
?unary: NOT unary -> no
      | atom
?atom: LPAR any RPAR -> group
     | condition
     | related
     | WORD -> word
     | PHRASE -> phrase
     | REGEX -> regex
     | NAME -> named
related: pattern (REL pattern)?
pattern: HEAD (LSQ any? RSQ)?
condition: FIELD OP value (COMMA value)*
?value: WORD -> word
      | PHRASE -> phrase
      | REGEX -> regex
      | RANGE -> range
      | pattern
%declare OR AND NOT LPAR RPAR WORD PHRASE REGEX NAME REL HEAD LSQ RSQ FIELD OP COMMA RANGE
"""
_SAID = {
    "LPAR": "(", "RPAR": ")", "LSQ": "[", "RSQ": "]", "AND": "and", "OR": "or", "NOT": "not",
    "COMMA": "a comma", "REL": "in",
}  # fmt: skip


_LEAVES: Final[dict[str, type[Word | Phrase]]] = {"WORD": Word, "PHRASE": Phrase}


class _Lexer(Lexer):
    """Hands the scanner's tokens to the parser."""

    def __init__(self, _configuration: object) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override] # noqa: ANN401 - as lark calls it
        """The tokens, as lark wants them."""
        found: Iterable[scanner.Token] = data
        for token in found:
            yield Token(token.kind, token.text, start_pos=token.begin, column=token.begin + 1)


class _Builder(Transformer[Token, Node]):
    """Makes the tree while it is read."""

    def start(self, children: list[Node]) -> Node:
        return children[0]

    def any(self, children: list[Any]) -> Node:
        return any_of([each for each in children if not isinstance(each, Token)])

    def all(self, children: list[Any]) -> Node:
        return all_of([each for each in children if not isinstance(each, Token)])

    def no(self, children: list[Any]) -> Node:
        return Not(children[1])

    def group(self, children: list[Any]) -> Node:
        return children[1]  # type: ignore[no-any-return] # lark has no types for it

    def word(self, children: list[Token]) -> Node:
        return Word(str(children[0]), _column(children[0]))

    def phrase(self, children: list[Token]) -> Node:
        return Phrase(str(children[0]), _column(children[0]))

    def regex(self, children: list[Token]) -> Node:
        return Regex(str(children[0]), _column(children[0]))

    def named(self, children: list[Token]) -> Node:
        return Named(str(children[0]), _column(children[0]))

    def range(self, children: list[Token]) -> Range:
        low, _, high = str(children[0]).partition("..")
        return Range(low, high, _column(children[0]))

    def related(self, children: list[Any]) -> Node:
        if len(children) == 1:
            return children[0]  # type: ignore[no-any-return] # lark has no types for it
        left, relation, right = children
        return Related(left, Relation(str(relation)), right)

    def pattern(self, children: list[Any]) -> Pattern:
        layer, _, kind = str(children[0]).partition(".")
        inside = [each for each in children[1:] if not isinstance(each, Token)]
        return Pattern(layer, kind, inside[0] if inside else None, _column(children[0]))

    def condition(self, children: list[Any]) -> Condition:
        values: list[Value] = [each for each in children[2:] if not isinstance(each, Token)]
        name, op = children[:2]
        return Condition(str(name), Op(str(op)), tuple(values), _column(name))


def parse(text: str, layers: frozenset[str] = LAYERS) -> Node | None:
    """Read a query.

    Args:
        text: What was typed.
        layers: The layers of the schema.

    Returns:
        The tree; ``None`` if nothing was typed.

    Raises:
        QueryError: If it cannot be understood; says where, and what was expected.
    """
    found = scanner.tokens(text, layers)
    if not found:
        return None
    if all(token.kind in _LEAVES for token in found):
        # Nothing but words is what people type most, while a list waits: it needs no parser.
        return any_of([all_of([_LEAVES[each.kind](each.text, each.begin + 1) for each in found])])
    try:
        tree: Node = _parser().parse(found)  # type: ignore[assignment] # the lexer takes tokens
    except UnexpectedToken as error:
        raise _told(error, text) from error
    except LarkError as error:
        raise QueryError(column=len(text) + 1) from error
    return tree


def is_words(node: Node | None) -> bool:
    """Whether it is nothing but words and phrases, all of which have to be there."""
    parts = node.parts if isinstance(node, And) else (node,)
    return all(isinstance(part, Word | Phrase) for part in parts)


def prepare() -> None:
    """Make the parser now, e.g. in a thread, so that the first query does not wait for it."""
    _parser()


def is_prepared() -> bool:
    """Whether the parser is made."""
    return _made.cache_info().currsize > 0


_making = Lock()


def _parser() -> Lark:
    with _making:  # who comes while it is made waits for the rest of it
        return _made()


@cache
def _made() -> Lark:
    return Lark(
        _GRAMMAR, parser="lalr", lexer=_Lexer, transformer=_Builder(), maybe_placeholders=False
    )


def _column(token: Token) -> int:
    return token.column or 1


def _told(error: UnexpectedToken, text: str) -> QueryError:
    expected = _expected(set(error.accepts))
    if error.token.type == "$END":
        return QueryIncompleteError(column=len(text) + 1, expected=expected)
    said = f"“{text[error.token.start_pos or 0 :].split(maxsplit=1)[0][:20]}”"
    return QueryExpectedError(column=error.token.column or 1, expected=expected, found=said)


def _expected(terminals: set[str]) -> str:
    if "RSQ" in terminals and "WORD" not in terminals:
        return _SAID["RSQ"]
    if "RPAR" in terminals and "RSQ" not in terminals:
        return _SAID["RPAR"]
    if {"WORD", "HEAD"} <= terminals and "$END" not in terminals:
        if "RSQ" in terminals:
            return _SAID["RSQ"]
        return Reason("a word, a field or a pattern")
    if "$END" in terminals:
        return Reason("the end or a further condition")
    known = sorted(_SAID.get(each, each.lower()) for each in terminals)
    return " or ".join(known[:3]) or Reason("something else")
