"""Calendar dates, weekdays, years and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.domain.reasons import because
from annotator.nlp.entities.candidates import Candidate

_MONTH = (
    r"(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|Jan\.|Feb\.|Apr\.|Aug\.|Sept?\.|Okt\.|Nov\.|Dez\.)"
)
_DAY = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend)"
_DAYTIME = r"(?:[mM]orgen|[vV]ormittag|[mM]ittag|[nN]achmittag|[aA]bend|[nN]acht)"
_GAP = r"[ \u00a0]"
_YEAR = r"(?:1[0-9]|20)\d{2}"
_RULES: tuple[tuple[str, float, re.Pattern[str]], ...] = (
    (
        "date",
        0.95,
        re.compile(
            rf"(?<!\w)(?:{_DAY}(?:{_DAYTIME})?,?{_GAP}(?:(?:dem|den|der){_GAP})?)?"
            rf"(?:\d{{1,2}}\.(?:{_GAP}(?:und|bis|/){_GAP}\d{{1,2}}\.|/\d{{1,2}}\.)?{_GAP})?{_MONTH}s?(?:{_GAP}{_YEAR})?(?!\w|-\w)"
        ),
    ),
    (
        "numeric-date",
        0.95,
        re.compile(rf"(?<![\d.])\d{{1,2}}\.\d{{1,2}}\.(?:{_YEAR}|\d{{2}}(?!\d))?(?![\d.])"),
    ),
    (
        "weekday",
        0.85,
        re.compile(
            rf"(?<![\w-])(?:{_DAY}(?:{_DAYTIME}s?|s)?(?:{_GAP}?{_DAYTIME})?"
            rf"|(?:[hH]eute|[gG]estern|[mM]orgen){_GAP}{_DAYTIME}|[gG]estern|[hH]eute|[vV]orgestern|[üÜ]bermorgen)(?![\w-])"
        ),
    ),
    (
        "year",
        0.85,
        re.compile(
            rf"(?:(?<=[Ii]m Jahr )|(?<=[Ii]m Jahre )|(?<=[Ss]eit )|(?<=[Aa]nno )|(?<=[Bb]is )|(?<=[Aa]b )|(?<=[Vv]or )|(?<=[Vv]on )|(?<=[Nn]ach )"
            rf"|(?<=[Jj]ahres )|(?<=Ende )|(?<=Anfang )|(?<=Mitte )|(?<=Sommer )|(?<=Herbst )|(?<=Winter )|(?<=Frühjahr )){_YEAR}(?![\w%])(?!,\d|\.\d)"
        ),
    ),
    (
        "bare-year",
        0.6,
        re.compile(
            r"(?<![\w.,§-])(?:19[0-9]{2}|20[0-3][0-9])(?![\w%:,-]\d|\w|[ \u00a0](?:[A-ZÄÖÜ]|Euro|Prozent))"
        ),
    ),
    (
        "relative-date",
        0.8,
        re.compile(
            rf"(?<![\w-])(?:(?:(?<=[Ii]n )|(?<=[Ii]m )|(?<=[Aa]m )|(?<=[Vv]or )|(?<=[Ss]eit )|(?<=[Bb]is )|(?<=[Ff]ür )|(?<=[Aa]n )|(?<=[Zz]u )|(?<=[Aa]b ))"
            rf"(?:dies(?:em|er|en)|vergangene[nrm]|vorige[nrm]|letzte[nrm]|kommende[nrm]|nächste[nrm]|folgende[nrm]|laufende[nrm])"
            rf"|(?:[Dd]iese|[Vv]ergangene|[Vv]orige|[Ll]etzte|[Kk]ommende|[Nn]ächste)[sn]?)"
            rf"{_GAP}(?:Jahr(?:es|zehnt|hundert)?|Monat(?:s|es)?|Woche(?:nende)?|Quartal|Sommer|Herbst|Winter|Frühjahr|Frühling|{_MONTH}|{_DAY})(?![\w-])"
        ),
    ),
    ("time-of-day", 0.9, re.compile(rf"(?<![\w.,])\d{{1,2}}(?:[.:]\d{{2}})?{_GAP}Uhr(?!\w)")),
)


def find_dates(text: str) -> Iterator[Candidate]:
    """All time expressions of a text; overlapping ones too."""
    for rule, score, pattern in _RULES:
        for hit in pattern.finditer(text):
            yield Candidate(
                hit.start(), hit.end(), "DATE", score, rule, because("form-of-date", rule=rule)
            )
