"""Values of fields: what texts, numbers and dates a query admits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import QueryRegexError, QueryValueError
from annotator.domain.queries.fields import Kind
from annotator.domain.queries.tree import Op, Pattern, Phrase, Range, Regex, Value, Word
from annotator.domain.reason import Reason

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_GERMAN_DATE = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")
_KINDS: Final = {Kind.NUMBER: Reason("number"), Kind.DATE: Reason("date")}
# Sorts after everything that goes on with a time.
_AFTER: Final = "~"


@dataclass(frozen=True, slots=True)
class Text:
    """What a text has to look like.

    Attributes:
        pattern: The words, with anything for ``*``.
        whole: Whether it is the whole text, or found anywhere in it.
        hint: The words as typed, to look for in an index; empty for a regular expression.
    """

    pattern: re.Pattern[str]
    whole: bool
    hint: str = ""

    def fits(self, text: str) -> bool:
        """Whether a text does."""
        find = self.pattern.fullmatch if self.whole else self.pattern.search
        return find(text) is not None


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers, or dates as ISO text, between two bounds.

    Attributes:
        low: The lower bound; ``None``: none.
        high: The upper bound; ``None``: none.
        with_low: Whether the lower bound is among them.
        with_high: Whether the upper bound is.
    """

    low: float | str | None
    high: float | str | None
    with_low: bool = True
    with_high: bool = True

    def holds(self, value: float | str) -> bool:
        """Whether a value is among them."""
        low, high = self.low, self.high
        if low is not None and (value < low or (value == low and not self.with_low)):  # type: ignore[operator] # of one kind
            return False
        return high is None or value < high or (value == high and self.with_high)  # type: ignore[operator] # of one kind


def wildcard(text: str) -> re.Pattern[str]:
    """The pattern of words in which ``*`` stands for anything; case and the kind of blanks do not count."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in text.split("*"))
    kept = []
    for part, raw in zip(parts, text.split("*"), strict=True):
        before = r"\s+" if part and raw[0].isspace() else ""
        after = r"\s+" if part and raw[-1].isspace() else ""
        kept.append(f"{before}{part}{after}" if part else (r"\s+" if raw else ""))
    return re.compile(".*".join(kept), re.IGNORECASE | re.DOTALL)


def regex(value: Regex) -> re.Pattern[str]:
    """The compiled expression. Raises ``QueryRegexError``."""
    try:
        return re.compile(value.pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise QueryRegexError(column=value.column, reason=str(error)) from error


def text_of(value: Value, op: Op, name: str) -> Text:
    """What a text field has to look like. Raises ``QueryError``."""
    match value:
        case Regex():
            return Text(regex(value), whole=False)
        case Word(text=text) | Phrase(text=text):
            return Text(wildcard(text), whole=op is not Op.HAS, hint=text)
    raise _wrong(value, Reason("text"), name)


def interval_of(value: Value, op: Op, kind: Kind, name: str) -> Interval:
    """Which numbers or dates are meant. Raises ``QueryValueError``."""
    parse = _number if kind is Kind.NUMBER else _date
    if isinstance(value, Range):
        low = parse(value.low, value, name) if value.low else None
        high = parse(value.high, value, name) if value.high else None
        return _closed(low, high)
    if not isinstance(value, Word | Phrase):
        raise _wrong(value, _KINDS[kind], name)
    single = parse(value.text, value, name)
    after = single + _AFTER if isinstance(single, str) else single
    match op:
        case Op.LESS:
            return Interval(None, single, with_high=False)
        case Op.MOST:
            return _closed(None, single)
        case Op.MORE:
            return Interval(after, None, with_low=False)
        case Op.LEAST:
            return Interval(single, None)
        case _:
            return _closed(single, single)


def choice_of(value: Value, name: str) -> str:
    """The name that is meant, as typed. Raises ``QueryValueError``."""
    if isinstance(value, Word | Phrase):
        return value.text
    raise _wrong(value, Reason("name"), name)


def _closed(low: float | str | None, high: float | str | None) -> Interval:
    if isinstance(high, str):
        # Whatever goes on after the day, the month or the year is still in it.
        return Interval(low, high + _AFTER, with_high=False)
    return Interval(low, high)


def _number(text: str, value: Value, name: str) -> float:
    cleaned = text.strip()
    percent = cleaned.endswith("%")
    try:
        number = float(cleaned.rstrip("% ").replace(",", "."))
    except ValueError:
        raise _wrong(value, Reason("number"), name) from None
    if number != number:  # noqa: PLR0124 - not a number
        raise _wrong(value, Reason("number"), name)
    return number / 100 if percent else number


def _date(text: str, value: Value, name: str) -> str:
    german = _GERMAN_DATE.fullmatch(text.strip())
    if german is not None:
        text = f"{german['year']}-{int(german['month']):02}-{int(german['day']):02}"
    if not _DATE.fullmatch(text.strip()):
        raise _wrong(value, Reason("date"), name)
    return text.strip()


def _wrong(value: Value, kind: str, name: str) -> QueryValueError:
    match value:
        case Word(text=text) | Phrase(text=text):
            said = text
        case Regex(pattern=pattern):
            said = f"/{pattern}/"
        case Range(low=low, high=high):
            said = f"{low}..{high}"
        case Pattern(layer=layer, kind=label):
            said = f"{layer}.{label}".rstrip(".")
    return QueryValueError(column=value.column, value=said, kind=kind, name=name)
