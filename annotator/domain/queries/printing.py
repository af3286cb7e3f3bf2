"""Writing a tree as a query; reading it again gives an equal tree."""

from __future__ import annotations

import re

from annotator.domain.queries.scanner import OPERATORS, QUOTES, RELATIONS
from annotator.domain.queries.tree import (
    And,
    Condition,
    Named,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Range,
    Regex,
    Related,
    Value,
    Word,
)

_SPECIAL = frozenset("\\()[]," + QUOTES)
_LIKE_SYNTAX = re.compile(r"/|\*|[^\W\d][\w-]*(?:\.[\w-]+)*(?:!=|<=|>=|[:=<>])|[^\W\d][\w-]*\.")


def printed(node: Node) -> str:
    """The query of a tree.

    Words alone are not a query; with ``and`` between them they would be one, so that is left out there, as it can be.
    """
    return _printed(node, inside=False)


def _printed(node: Node, *, inside: bool) -> str:  # noqa: PLR0911 - a case for each kind of part
    match node:
        case Or(parts=parts):
            # In upper case it makes a query of words.
            return " OR ".join(_in_or(part, inside=inside) for part in parts)
        case And(parts=parts):
            return " ".join(_in_and(part, inside=inside) for part in parts)
        case Not(part=part):
            said = _printed(part, inside=inside)
            return f"NOT ({said})" if isinstance(part, And | Or) else f"NOT {said}"
        case Related(left=left, relation=relation, right=right):
            sides = (_printed(side, inside=inside) for side in (left, right))
            return f" {relation.value} ".join(sides)
        case Condition(name=name, op=op, values=values):
            said = ", ".join(_value(each) for each in values)
            # Else “>” before “=” would be another comparison.
            return f"{name}{op.value}{' ' if said.startswith('=') else ''}{said}"
        case Named(name=name):
            return name
        case _:
            return _value(node, inside=inside, alone=True)


def _in_or(part: Node, *, inside: bool) -> str:
    said = _printed(part, inside=inside)
    return f"({said})" if isinstance(part, Or) else said


def _in_and(part: Node, *, inside: bool) -> str:
    said = _printed(part, inside=inside)
    return f"({said})" if isinstance(part, And | Or) else said


def _value(value: Value, *, inside: bool = True, alone: bool = False) -> str:
    match value:
        case Word(text=text):
            return _word(text, inside=inside and alone)
        case Phrase(text=text):
            escaped = "".join("\\" + c if c in QUOTES or c == "\\" else c for c in text)
            return f'"{escaped}"'
        case Regex(pattern=pattern):
            return f"/{_slashed(pattern)}/"
        case Range(low=low, high=high):
            return f"{low}..{high}"
        case Pattern(layer=layer, kind=kind, inside=within):
            head = f"{layer}.{kind}" if kind else layer
            if within is None:
                return head if kind else f"{head}[]"
            return f"{head}[{_printed(within, inside=True)}]"


def _word(text: str, *, inside: bool) -> str:
    escaped = "".join("\\" + c if c in _SPECIAL or c.isspace() else c for c in text)
    reserved = text.upper() in OPERATORS or text in RELATIONS or ".." in text
    if escaped and escaped[0] != "\\" and (inside or reserved or _LIKE_SYNTAX.match(text)):
        return "\\" + escaped
    return escaped


def _slashed(pattern: str) -> str:
    return re.sub(r"\\.|/", lambda m: "\\/" if m[0] == "/" else m[0], pattern, flags=re.DOTALL)
