"""Texts that no article looks like and any file may hold."""

from __future__ import annotations

CHAOS = {
    "a megabyte in one line": "x" * 1_000_000,
    "a megabyte of words in one line": "Wort und Zahl 17 " * 60_000,
    "a megabyte of lines": "Zeile\n" * 160_000,
    "ten thousand marks": "Ze" + "\u0301" * 10_000 + " und noch ein Wort am Ende",
    "marks on every letter": "".join(f"{letter}\u0308\u0323\u0301" for letter in "abcdefgh" * 600),
    "bidi controls": "a \u202e\u2066b\u2067c\u2069\u202c d " * 500,
    "unbalanced bidi": "\u202e" * 2_000 + "Wort" + "\u2069" * 2_000 + " Ende",
    "right to left and left": "Der شاب sagte שלום zu 12 ٣٤ " * 300,
    "separators": "eins\u2028zwei\u2029drei\x85vier\x0bfünf\x0csechs " * 300,
    "joiners": "👩‍👩‍👧‍👦" * 800 + "a\u200d\u200db \u200d",
    "one long cluster": "👩" + "\u200d👩" * 3_000,
    "tabs": "\t" * 3_000 + "Wort\t\tEnde",
    "nul": "a\x00b\x00\x00c Wort \x01\x1f\x7f" * 200,
    "surrogates": "vor \ud83d nach \udc00\ud800 Ende " * 50,
    "private and none": "\ue000\uf8ff\U0010ffff\ufffe\uffff\ufdd0 Wort " * 100,
    "hangul and khmer": "\u1112\u1161\u11ab" * 500 + "\u17d2\u1780" * 500,
}
"""By what is odd about them."""

UNSTORABLE = ("nul", "surrogates")
"""Half a surrogate pair is no character, and no database holds the null character: both are refused."""
STORABLE = {name: text for name, text in CHAOS.items() if name not in UNSTORABLE} | {
    "controls": CHAOS["nul"].replace("\0", "\x02")
}
"""Those that can be in a corpus."""


def nested(count: int = 5_000) -> tuple[str, list[tuple[int, int]]]:
    """A text and places in it each of which lies in the one before."""
    text = "Wort " * (count // 2)
    return text, [(n, len(text) - n - 1) for n in range(count)]
