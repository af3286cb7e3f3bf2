"""Articles in groups, to see where and when annotators agree: by day, week, running number, source or a field of the metadata."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from annotator.domain.errors import SettingError
from annotator.domain.ids import AnnotatorId, ArticleId
from annotator.domain.reason import Reason
from annotator.domain.set_reading import Held, LastWork

DAY: Final = "day"
WEEK: Final = "week"
NUMBER: Final = "number"
SOURCE: Final = "source"
FIELDS: Final = "*"
"""Everything by what articles can be put into groups beside time and number."""
META: Final = "meta."
"""Begins the name of a field of the metadata."""

_MOST = 40
"""Values of a field that is worth looking at; one with more tells articles apart, not groups."""
_PARTS = 12
_LEAST = 5
"""Articles of a group by running number."""
_MERGED = re.compile(r"merge-(?P<at>\d{8}T\d{12})-")
_MOMENT = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the articles.

    Attributes:
        name: Day, week, numbers, or value; empty: not known.
        articles: Numbers, ascending.
    """

    name: str
    articles: tuple[int, ...]


def moments(
    work: Iterable[LastWork],
) -> dict[tuple[ArticleId, AnnotatorId], datetime]:
    """When each set was last worked on; of merged ones where they were made, not when they were merged."""
    found: dict[tuple[ArticleId, AnnotatorId], datetime] = {}
    for each in work:
        merged = _MERGED.match(each.change_set)
        at = each.at
        if merged is not None:
            at = datetime.strptime(merged["at"], _MOMENT).replace(tzinfo=UTC)
        found[each.article, each.annotator] = at
    return found


def fields(held: Iterable[Held]) -> list[str]:
    """By what articles can be put into groups: ``source`` and fields of the metadata with a few values."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for each in held:
        for name, value in (("", each.source), *each.meta.items()):
            if isinstance(value, str | int | bool) and value != "":
                values[name].add(str(value))
    return [
        f"{META}{name}" if name else SOURCE
        for name, found in sorted(values.items())
        if 1 < len(found) <= _MOST
    ]


def groups(
    by: str,
    articles: Sequence[Held],
    done_at: Sequence[datetime | None],
) -> list[Group]:
    """The articles in groups, in an order that suits people.

    Args:
        by: ``day``, ``week``, ``number``, ``source`` or ``meta.FIELD``.
        articles: All that were compared.
        done_at: When the last of its annotators was through with each.

    Raises:
        SettingError: If there is no such way.
    """
    if by == NUMBER:
        return _by_number(done_at)
    if by in {DAY, WEEK}:
        return _gathered(_date(at, by) for at in done_at)
    if by == SOURCE:
        return _gathered(each.source for each in articles)
    if by.startswith(META):
        name = by.removeprefix(META)
        return _gathered(_word(each.meta, name) for each in articles)
    known = f"{DAY}, {WEEK}, {NUMBER}, {SOURCE}, {META}FIELD"
    raise SettingError(
        option="--by", reason=Reason("there is no {by!r}; known: {known}.", by=by, known=known)
    )


def _gathered(names: Iterable[str]) -> list[Group]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        found[name].append(number)
    # What is not known comes last.
    return [Group(name, tuple(found[name])) for name in sorted(found, key=lambda n: (not n, n))]


def _by_number(done_at: Sequence[datetime | None]) -> list[Group]:
    known = sorted((at, number) for number, at in enumerate(done_at) if at is not None)
    if len({at for at, _ in known}) < _PARTS // 2:  # all came in at once: the order of the corpus
        order = list(range(len(done_at)))
    else:
        order = [number for _, number in known]
        order += [number for number, at in enumerate(done_at) if at is None]
    size = max(-(-len(order) // _PARTS), _LEAST)
    return [
        Group(f"{begin + 1}–{begin + len(part)}", tuple(sorted(part)))
        for begin in range(0, len(order), size)
        for part in [order[begin : begin + size]]
    ]


def _date(at: datetime | None, by: str) -> str:
    if at is None:
        return ""
    if by == DAY:
        return at.date().isoformat()
    year, week, _ = at.isocalendar()
    return f"{year}-W{week:02}"


def _word(meta: Mapping[str, object], name: str) -> str:
    value = meta.get(name)
    return str(value) if isinstance(value, str | int | bool) else ""
