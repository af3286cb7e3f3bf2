"""Names that stand for the same: a surname after the full name, a name again, an abbreviation."""

from __future__ import annotations

from collections import deque

from annotator.nlp.chains.referents import Referent

_NEAR = 3
"""Sentences; a short name that several people share goes to the one named so recently."""

_REMEMBERED = 40
"""Names kept for each word; further back there is nothing new."""

_LEGAL = frozenset("AG GmbH SE KG Inc. Ltd. Co. Holding Group".split())


class Naming:
    """The names of an article, to be asked in reading order.

    Args:
        names: Its persons and organisations.
        text: The text.
    """

    def __init__(self, names: list[Referent], text: str) -> None:
        self._text = text
        self._last: Referent | None = None
        self._seen: dict[tuple[str, str], deque[Referent]] = {}
        self._full: dict[tuple[str, str], set[tuple[str, ...]]] = {}
        for name in names:
            if name.is_full_name:
                for key in _keys(name):
                    self._full.setdefault(key, set()).add(name.name)

    def antecedent(self, name: Referent) -> tuple[Referent, str, float] | None:
        """What a name goes back to, the rule and its score; it counts as seen from now on."""
        found = self._abbreviated(name) or self._same(name)
        self._last = name
        for key in _keys(name):
            self._seen.setdefault(key, deque(maxlen=_REMEMBERED)).append(name)
        return found

    def _same(self, name: Referent) -> tuple[Referent, str, float] | None:
        mine, key = name.name, next(iter(_keys(name)))
        near = {other.index: other for each in _keys(name) for other in self._seen.get(each, ())}
        earlier = [other for _, other in sorted(near.items(), key=_place) if _fit(name, other)]
        longer = [other for other in earlier if _is_part(mine, other.name, name.kind)]
        equal = [other for other in earlier if _bare(other.name) == _bare(mine)]
        shorter = [other for other in earlier if _is_part(other.name, mine, name.kind)]
        if longer:
            everyone = self._sharing(key, mine)
            recent = [other for other in longer if name.sentence - other.sentence <= _NEAR]
            if len(everyone) > 1 and len({other.name for other in recent}) != 1:
                return None  # Kim after both Sung Kim and Kim Jong Un
            chosen = (recent if len(everyone) > 1 else longer)[-1]
            return chosen, "part-of-name", 0.9 if len(everyone) == 1 else 0.6
        if equal:
            return equal[-1], "same-name", 0.9
        if shorter and name.is_full_name:
            short = shorter[-1].name
            if len(self._sharing((name.kind, short[0].removesuffix("s")), short)) == 1:
                return shorter[-1], "part-of-name", 0.8
        return None

    def _sharing(self, key: tuple[str, str], short: tuple[str, ...]) -> set[tuple[str, ...]]:
        """The full names a short one may stand for; the genitive of one is the same name."""
        found = {full for full in self._full.get(key, ()) if _is_part(short, full, key[0])}
        return {_bare(full) for full in found}

    def _abbreviated(self, name: Referent) -> tuple[Referent, str, float] | None:
        """*Europäische Zentralbank (EZB)*."""
        full = self._last
        if name.kind != "group" or full is None or len(name.name) != 1:
            return None
        between = self._text[full.found.end : name.found.begin]
        if full.kind == "group" and between == " (" and self._text[name.found.end] == ")":
            return full, "abbreviation", 0.85
        return None


def _keys(name: Referent) -> dict[tuple[str, str], None]:
    """The words under which a name is found again."""
    return {(name.kind, word.removesuffix("s")): None for word in name.name}


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.removesuffix("s") for word in words)


def _place(item: tuple[int, Referent]) -> int:
    return item[1].found.begin


def _is_part(short: tuple[str, ...], full: tuple[str, ...], kind: str) -> bool:
    """Whether a name is a shorter form of another one; the genitive's *s* does not count."""
    if len(short) >= len(full):
        return False
    if kind == "group":
        rest = full[len(short) :]
        return full[: len(short)] == short and any(word in _LEGAL for word in rest)
    bare, plain = _bare(short), _bare(full)
    is_end = plain[len(plain) - len(bare) :] == bare
    # Family names come first in East Asia, and a hyphen tells: Kim Jong-un, Ahn Tae-seong.
    is_begin = plain[: len(bare)] == bare and "-" in full[-1]
    return is_end or is_begin


def _fit(one: Referent, other: Referent) -> bool:
    return one.gender is None or other.gender is None or one.gender == other.gender
