"""How files are damaged at random, and how long anything may take with one."""

from __future__ import annotations

import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

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


SECONDS = 1.0
"""Of the processor: so long may the program take with one input of a few kilobytes."""
_WAITING = 60
"""Seconds of the clock; something that waits for ever takes no time of the processor."""


class TooLong(BaseException):
    """A hang; no reader can take it for a damaged file."""


@dataclass
class Spent:
    """How long something took.

    Attributes:
        seconds: Of the processor, of all threads; known when it is over.
    """

    seconds: float = 0.0


@contextmanager
def within(seconds: float = SECONDS) -> Iterator[Spent]:
    """Raise ``TooLong`` in what takes more time of the processor, or after what has taken it where nothing could be raised."""

    def late(*_: object) -> None:
        raise TooLong(f"longer than {seconds} s of the processor, or a minute of the clock")

    clocks = {signal.SIGPROF: signal.ITIMER_PROF, signal.SIGALRM: signal.ITIMER_REAL}
    before = {name: signal.signal(name, late) for name in clocks}
    spent = Spent()
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, _WAITING)
    try:
        yield spent
    finally:
        for clock in clocks.values():
            signal.setitimer(clock, 0)
        spent.seconds = time.process_time() - begun
        for name, handler in before.items():
            signal.signal(name, handler)
    if spent.seconds > seconds:
        raise TooLong(f"{spent.seconds:.1f} s of the processor")
