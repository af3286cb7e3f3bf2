"""From bytes to text: what encoding a file is in, how sure that is, and what is no text at all.

A byte order mark decides; then UTF-8, which other encodings hardly ever pass for by chance; then
charset-normalizer guesses among the encodings German texts come in.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.errors import FileReadError, SettingError
from annotator.domain.reason import Reason

UNSURE_BELOW = 0.8
"""A guess with less confidence than this deserves a warning."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16-LE, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)

_WESTERN = ("cp1252", "mac_roman", "cp850")
_SAMPLE = 1 << 16
_PROBE = 1 << 16
_MAX_CHAOS = 0.2
_SOUND_PER_BROKEN = 1


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    Attributes:
        text: As decoded, a byte order mark taken off.
        encoding: Python's name of the codec.
        confidence: In ``[0, 1]``; 1 where a mark, the caller or UTF-8 itself decided.
        guessed: Whether the encoding was guessed.
        replaced: How many broken sequences became U+FFFD.
        first_replaced: 1-based line of the first of them.
    """

    text: str
    encoding: str
    confidence: float = 1.0
    guessed: bool = False
    replaced: int = 0
    first_replaced: int | None = None


def decode(data: bytes, file: Path, encoding: str | None = None) -> Decoded:
    """Decode the content of a file.

    Args:
        data: All of it.
        file: Named in errors.
        encoding: Use this codec and nothing else.

    Raises:
        FileReadError: If it is no text, or not in the encoding asked for.
        SettingError: If there is no such encoding.
    """
    if encoding is not None:
        return _forced(data, file, encoding)
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    _refuse_binary(data, file)
    if b"\0" in data[:_PROBE]:
        return _lenient(data, _utf16_without_mark(data, file))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _lenient(data, "utf-8") if _is_mostly_utf8(data) else _guessed(data, file)


def check_encoding(encoding: str) -> str:
    """Python's own name of an encoding for text.

    Raises:
        SettingError: If there is no such encoding.
    """
    try:
        info = codecs.lookup(encoding)
        "".encode(encoding)  # refuses what is a codec but no text encoding, as hex
    except (LookupError, ValueError) as error:
        raise SettingError(
            option="--encoding",
            reason=Reason(
                "there is no encoding {encoding!r}; try utf-8, cp1252 or utf-16.", encoding=encoding
            ),
        ) from error
    return info.name


def _forced(data: bytes, file: Path, encoding: str) -> Decoded:
    name = check_encoding(encoding)
    try:
        return Decoded(data.decode(name).removeprefix("\ufeff"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileReadError(
            file=file,
            reason=Reason(
                "it is not in {name} (byte {data:#04x} in line {line}); leave out --encoding, or choose another",
                name=name,
                data=data[error.start],
                line=line,
            ),
        ) from error


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    # What the file itself holds as U+FFFD was replaced by whoever wrote it.
    genuine = data.count("\ufffd".encode(encoding))
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    return Decoded(text, encoding, replaced=text.count("\ufffd") - genuine, first_replaced=line)


def _refuse_binary(data: bytes, file: Path) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise FileReadError(
                file=file, reason=Reason("it is {what}, not a text file", what=what)
            )


def _utf16_without_mark(data: bytes, file: Path) -> str:
    """UTF-16 of Latin text has a NUL in nearly every other byte; anything else with NULs is no text."""
    probe = data[:_PROBE]
    even, odd = probe[0::2].count(0), probe[1::2].count(0)
    half = len(probe) / 2
    if odd > 0.8 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.8 * half and odd < 0.05 * half:
        return "utf-16-be"
    raise FileReadError(file=file, reason=Reason("it is a binary file, not a text file"))


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether there are sound multi-byte sequences enough; no other encoding makes them by chance."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f" and char != "\ufffd")
    return sound >= _SOUND_PER_BROKEN * broken


def _guessed(data: bytes, file: Path) -> Decoded:
    from charset_normalizer import CharsetMatch, from_bytes  # noqa: PLC0415 - few files need it

    sample = _sample(data)

    def rank(match: CharsetMatch) -> tuple[float, float, int]:
        known = match.encoding in _WESTERN
        order = _WESTERN.index(match.encoding) if known else len(_WESTERN)
        return (match.chaos, -match.coherence, order)

    found = sorted(from_bytes(sample, cp_isolation=list(_WESTERN)), key=rank)
    if not found or found[0].chaos > _MAX_CHAOS:
        found = sorted(from_bytes(sample), key=rank)
    for best in found:
        rivals = [match.chaos for match in found if str(match) != str(best)]
        margin = min(rivals, default=1.0) - best.chaos
        confidence = (1 - best.chaos) * (0.5 + min(0.5, max(0.0, margin) * 10))
        try:
            text = data.decode(best.encoding)
        except UnicodeDecodeError:
            continue
        return Decoded(text, best.encoding, confidence=round(confidence, 2), guessed=True)
    raise FileReadError(
        file=file, reason=Reason("its encoding is unknown; name it with --encoding")
    )


def _sample(data: bytes) -> bytes:
    """The lines that tell encodings apart: those with bytes outside ASCII."""
    if len(data) <= _SAMPLE:
        return data
    kept: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line[:_SAMPLE])
            size += len(kept[-1])
            if size >= _SAMPLE:
                break
    return b"".join(kept)
