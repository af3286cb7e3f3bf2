"""Features of the statistical model in words, for the person who asks why a span is proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TEMPLATES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"(?:w|l)=(.+)\Z", "the word “{0}”"),
        (r"-1=·\Z", "begins the sentence"),
        (r"-1=(.+)\Z", "after “{0}”"),
        (r"bef=([^·…]+)\Z", "after “{0}”"),
        (r"\+1=([^·]+)\Z", "before “{0}”"),
        (r"aft=([^·…]+)\Z", "before “{0}”"),
        (r"-1,0=([^·|]+)\|(.+)\Z", "“{0} {1}”"),
        (r"0,\+1=([^|]+)\|([^·]+)\Z", "“{0} {1}”"),
        (r"-2,-1=([^·|]+)\|(.+)\Z", "after “{0} {1}”"),
        (r"p[3-5]=(.+)\Z", "begins with “{0}-”"),
        (r"s[2-5]=([^X]+)X\Z", "ends in “-{0}”"),
        (r"tails?=(.+)\Z", "compound with “-{0}”"),
        (r"head=(.+)\Z", "compound with “{0}-”"),
        (r"ct=(.+)\Z", "compound with “-{0}”"),
        (r"in=first(?:\|.*)?\Z", "in the list of first names"),
        (r"in=last(?:\+s)?(?:\|.*)?\Z", "in the list of last names"),
        (r"in=town[BI]?(?:\+s)?(?:\|.*)?\Z", "in the list of towns"),
        (r"in=x[2-6](?:\|.*)?\Z", "in use in other languages, too"),
        (r"in=(?:f0|d[1-4])(?:\|.*)?\Z", "rare in German"),
        (r"in=(?:isch|ische|ischen)(?:\|.*)?\Z", "has an adjective in “-isch”"),
        (r"-1in=first(?:\|.*)?\Z", "after a first name"),
        (r"rule=[BIES](?:PER|LOC|ORG|MISC):(.+)\Z", "rule “{0}”"),
        (r"-1rule=[BIES](?:PER|LOC|ORG|MISC):(.+)\Z", "after a name by rule “{0}”"),
        (r"hhh?=.*X.*\Z", "its form and that of its neighbours"),
    )
)


def describe(evidence: Iterable[tuple[float, str]], most: int = 3) -> str:
    """The strongest features that can be said in words, one of a kind, separated by semicolons.

    Args:
        evidence: Weights and features, strongest first; those without positive weight are left out.
        most: How many to name.
    """
    said: dict[str, str] = {}
    for weight, feature in evidence:
        if weight <= 0 or len(said) == most:
            break
        for pattern, text in _TEMPLATES:
            hit = pattern.match(feature)
            if hit is not None:
                said.setdefault(text, text.format(*hit.groups()))
                break
    return "; ".join(said.values())
