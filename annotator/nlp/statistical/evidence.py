"""Features of the statistical model as reasons, for the person who asks why a span is proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.domain.reasons import because, together

_TEMPLATES: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), reason, tuple(params))
    for pattern, reason, *params in (
        (r"(?:w|l)=(.+)\Z", "the-word", "word"),
        (r"-1=·\Z", "begins-sentence"),
        (r"-1=(.+)\Z", "after-word", "word"),
        (r"bef=([^·…]+)\Z", "after-word", "word"),
        (r"\+1=([^·]+)\Z", "before-word", "word"),
        (r"aft=([^·…]+)\Z", "before-word", "word"),
        (r"-1,0=([^·|]+)\|(.+)\Z", "two-words", "word", "next"),
        (r"0,\+1=([^|]+)\|([^·]+)\Z", "two-words", "word", "next"),
        (r"-2,-1=([^·|]+)\|(.+)\Z", "after-two-words", "word", "next"),
        (r"p[3-5]=(.+)\Z", "begins-with", "part"),
        (r"s[2-5]=([^X]+)X\Z", "ends-in", "part"),
        (r"tails?=(.+)\Z", "compound-with", "part"),
        (r"head=(.+)\Z", "compound-of", "part"),
        (r"ct=(.+)\Z", "compound-with", "part"),
        (r"in=first(?:\|.*)?\Z", "list-first-names"),
        (r"in=last(?:\+s)?(?:\|.*)?\Z", "list-last-names"),
        (r"in=town[BI]?(?:\+s)?(?:\|.*)?\Z", "list-towns"),
        (r"in=x[2-6](?:\|.*)?\Z", "other-languages"),
        (r"in=(?:f0|d[1-4])(?:\|.*)?\Z", "rare"),
        (r"in=(?:isch|ische|ischen)(?:\|.*)?\Z", "has-adjective"),
        (r"-1in=first(?:\|.*)?\Z", "after-first-name"),
        (r"rule=[BIES](?:PER|LOC|ORG|MISC):(.+)\Z", "by-rule", "rule"),
        (r"-1rule=[BIES](?:PER|LOC|ORG|MISC):(.+)\Z", "after-by-rule", "rule"),
        (r"hhh?=.*X.*\Z", "shapes"),
    )
)


def describe(evidence: Iterable[tuple[float, str]], most: int = 3) -> str:
    """The strongest features that can be said in words, one of a kind, as reasons.

    Args:
        evidence: Weights and features, strongest first; those without positive weight are left out.
        most: How many to name.
    """
    said: dict[str, str] = {}
    for weight, feature in evidence:
        if weight <= 0 or len(said) == most:
            break
        for pattern, reason, params in _TEMPLATES:
            hit = pattern.match(feature)
            if hit is not None:
                values = dict(zip(params, hit.groups(), strict=True))
                said.setdefault(reason, because(reason, **values))
                break
    return together(*said.values())
