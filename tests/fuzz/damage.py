"""How files are damaged at random, and what has to be true of an article that is read all the same."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.domain.span import Span
from annotator.formats.reading import Notice, SourceArticle

WORDS = (
    *(b"[" * 3_000, b'{"a":' * 3_000, b"&a", b"*a", b"!!python/object/apply:os.system", b"- - - "),
    *(b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"\\u0000", b"\\ud800", b"null", b"true"),
    *(b"-1", b"0", b"1e400", b"NaN", b"99999999999999999999", b"0.5", b'""', b"[]", b"{}"),
    *(
        b"\t",
        b"\n",
        b"\r\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xe2\x80\xa8",
        b"\xf0\x9f\x98\x80",
    ),
    *(
        b"<",
        b">",
        b"&",
        b"<!DOCTYPE x [",
        b"]]>",
        b"_",
        b"*",
        b"|",
        b"#",
        b"B-",
        b"I-",
        b"T1",
        b"R1\t",
    ),
)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with one to six changes."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        stretch = slice(at, min(len(data), at + chance.choice([1, 2, 8, 64, 1024])))
        match chance.randrange(8):
            case 0:
                data[stretch] = b""
            case 1:
                data[at:at] = data[stretch]
            case 2:
                data[at:at] = chance.choice(WORDS)
            case 3:
                data[stretch] = chance.choice(WORDS)
            case 4 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case 5:
                del data[at:]
            case 6:
                _other_number(data, chance)
            case _:
                other = chance.randrange(len(data) + 1)
                data[stretch], data[other:other] = b"", bytes(data[stretch])
    return bytes(data)


def _other_number(data: bytearray, chance: random.Random) -> None:
    numbers = list(re.finditer(rb"\d+", data))
    if numbers:
        found = chance.choice(numbers)
        near = int(found[0][:6]) + chance.choice([-1, 1, 2, 1000])
        data[found.start() : found.end()] = str(near).encode()


def check(item: SourceArticle | Notice) -> None:
    """See that what a reader gives back fits together.

    Raises:
        AssertionError: If not.
    """
    if isinstance(item, Notice):
        assert item.text
        return
    assert item.text.strip()
    assert "\r" not in item.text
    for notice in item.notices:
        assert notice.text
    own = item.annotations
    if own is None:
        return
    ids = [span.id for span in own.spans]
    assert len(set(ids)) == len(ids)
    for span in own.spans:
        Span.model_validate(span.model_dump())
        assert span.end <= len(item.text)
    for argument in own.arguments:
        assert argument.head in ids
        assert argument.filler is None or argument.filler in ids


class TooLong(BaseException):
    """A hang."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise ``TooLong`` in what takes longer."""

    def late(*_: object) -> None:
        raise TooLong(f"longer than {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
