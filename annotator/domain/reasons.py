"""Why something was proposed: ids with values, which the window says in its own language.

A reason travels in provenance as a short text that stays the same in every language, ``after-title|word=Kanzlerin``;
several are joined by ``;``. The words for people stand in ``resources/lexicons/rules.yaml``, by id and language. A text that
is none of these – from an older version, another program, a person – is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

_ID: Final = re.compile(r"[a-z][a-z0-9-]*\Z")
_NAME: Final = re.compile(r"[a-z_]+\Z")
_SET_APART: Final = {"%": "%25", "|": "%7C", ";": "%3B", "=": "%3D", "\n": "%0A"}
_AFTER_PERCENT: Final = re.compile(r"%(25|7C|3B|3D|0A)")
_JOINED_RULES: Final = "+"
_DEFAULT_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence.

    Attributes:
        id: What kind of evidence.
        params: Values of its placeholders.
    """

    id: str
    params: Mapping[str, str] = field(default_factory=dict)


def because(reason: str, **params: object) -> str:
    """A reason as it stands in provenance.

    Args:
        reason: Its id in ``rules.yaml``.
        params: Values of the placeholders of its template.
    """
    values = (f"{name}={_set_apart(str(value))}" for name, value in params.items())
    return "|".join((reason, *values))


def together(*whys: str) -> str:
    """Several reasons as one; empty ones are left out."""
    return ";".join(why for why in whys if why)


def reasons_of(why: str) -> tuple[Reason, ...] | None:
    """The reasons that a text of a provenance holds; none if it is no such text."""
    found: list[Reason] = []
    for part in why.split(";"):
        name, *values = part.split("|")
        params = dict(value.split("=", 1) for value in values if "=" in value)
        if (
            not _ID.match(name)
            or len(params) != len(values)
            or not all(_NAME.match(key) for key in params)
        ):
            return None
        found.append(Reason(name, {key: _plain(value) for key, value in params.items()}))
    return tuple(found)


class Wording:
    """The words for rules and reasons.

    Args:
        rules: By id of the rule and language, what it is called.
        reasons: By id of the reason and language, a sentence with ``{placeholders}``.
        kinds: By value of the placeholder ``kind`` and language, what it is called.
    """

    def __init__(
        self,
        rules: Mapping[str, Mapping[str, str]],
        reasons: Mapping[str, Mapping[str, str]],
        kinds: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.rules = rules
        self.reasons = reasons
        self.kinds = kinds

    def title(self, rule: str, language: str) -> str:
        """What a rule is called; one that is not known is called by its id.

        Args:
            rule: Its id, or several joined by ``+``.
            language: Such as ``de``.
        """
        parts = rule.split(_JOINED_RULES)
        if any(part not in self.rules for part in parts):
            return rule
        return ", ".join(_in_language(self.rules[part], language) for part in parts)

    def sentence(self, why: str, language: str) -> str:
        """The reasons of a provenance in a language; a text that holds none, or one that is not known, as it is."""
        said = [self._say(reason, language) for reason in reasons_of(why) or ()]
        known = [text for text in said if text is not None]
        return "; ".join(known) if known and len(known) == len(said) else why

    def _say(self, reason: Reason, language: str) -> str | None:
        template = self.reasons.get(reason.id)
        if template is None:
            return None
        params = {name: self._value(name, value, language) for name, value in reason.params.items()}
        try:
            return _in_language(template, language).format(**params)
        except (KeyError, IndexError, ValueError):
            return None  # written by another version, with other placeholders

    def _value(self, name: str, value: str, language: str) -> str:
        if name == "rule":
            return self.title(value, language)
        texts = self.kinds.get(value) if name == "kind" else None
        return value if texts is None else _in_language(texts, language)


def joined_rules(rules: Iterable[str]) -> str:
    """The id of a rule that is made of several."""
    return _JOINED_RULES.join(rules)


def _in_language(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts[_DEFAULT_LANGUAGE]


def _set_apart(value: str) -> str:
    return "".join(_SET_APART.get(char, char) for char in value)


def _plain(value: str) -> str:
    return _AFTER_PERCENT.sub(lambda hit: chr(int(hit[1], 16)), value)
