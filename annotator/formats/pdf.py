"""The text of PDFs: lines put together to paragraphs, words put together that a line end had cut.

A PDF knows where letters stand, not what belongs together, so two rules decide:

*Paragraphs.* A new one begins at an empty line, at a new page after a full stop, and after a line that ends a sentence and is
shorter than three quarters of the longest line of its page. All other line ends become a blank.

*Hyphens.* Where a line ends in a letter and a hyphen and the next one begins with a small letter, the hyphen goes and the word is
whole (*Bundes-/kanzler* → *Bundeskanzler*), unless the next word is *und, oder, bzw, bis, sowie* or *statt* (*Ein- und
Ausgang*). Before a capital or a digit the hyphen stays and the line end goes (*CDU-/Politiker* → *CDU-Politiker*). A soft
hyphen at the end of a line always goes. How often that was done is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from annotator.domain.errors import FileReadError
from annotator.domain.reason import Reason
from annotator.formats.extras import extra_module
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    check_regular,
    shown,
)
from annotator.formats.text import title_of

MAX_BYTES: Final = 256 << 20
MAX_PAGES: Final = 5_000
MAX_CHARACTERS: Final = 64 << 20

_SHORT: Final = 0.75
_ENDS_SENTENCE: Final = re.compile(r"[.!?…:][\"”“’‘»«›‹)\]]*\Z")
_HANGING: Final = re.compile(r"(?:und|oder|bzw|bis|sowie|statt)\b")
_DATE: Final = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


class PdfReader:
    """Reads ``.pdf`` files, one article each."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The file's one article, or the notice that it holds pictures only.

        Raises:
            FileReadError: If it cannot be read, is encrypted, too large or no PDF.
            MissingExtraError: If pypdf is not installed.
        """
        del options  # fonts say what their letters are
        pypdf = extra_module("pypdf", "pdf", Reason("PDF files"))
        check_regular(path)
        if path.stat().st_size > MAX_BYTES:
            raise FileReadError(
                file=path, reason=Reason("it is larger than {size} MB", size=MAX_BYTES >> 20)
            )
        pages, known = _content(pypdf, path)
        text, mended, kept = flowing(pages)
        raw = NormalisedText(text)
        if not raw.text.strip():
            template = "there is no text in it, perhaps only pictures of pages; run a text recognition first"
            yield Notice(NoticeKind.SKIPPED, shown(path), template)
            return
        notices = list(raw.notices(shown(path), None))
        if mended or kept:
            template = "words put together at line ends: {count}, of which {kept} kept their hyphen"
            params = {"count": mended + kept, "kept": kept}
            notices.append(Notice(NoticeKind.CHANGED, shown(path), template, params))
        title = " ".join(known.get("/Title", "").split())
        yield SourceArticle(
            file=shown(path),
            title=title or title_of(raw.text) or shown(Path(path.stem)),
            text=raw.text,
            source=shown(Path(path.name)),
            meta=_meta(known),
            notices=tuple(notices),
        )


def flowing(pages: Sequence[str]) -> tuple[str, int, int]:
    """Running text out of the lines of pages.

    Args:
        pages: Each with the line ends it is printed with.

    Returns:
        The text, one line a paragraph; how many hyphens went; how many stayed where a line end went.
    """
    done: list[str] = []
    mended = kept = 0
    open_line = False
    for page in pages:
        lines = [" ".join(line.split()) for line in page.splitlines()]
        longest = max(map(len, lines), default=0)
        if open_line and _ENDS_SENTENCE.search(done[-1]):
            open_line = False
        for line in lines:
            if not line:
                open_line = False
                continue
            if not open_line:
                done.append(line)
            else:
                joined, went, stayed = _joined(done[-1], line)
                done[-1] = joined
                mended += went
                kept += stayed
            open_line = not (len(line) < _SHORT * longest and _ENDS_SENTENCE.search(line))
    return "\n".join(done), mended, kept


def _joined(before: str, after: str) -> tuple[str, int, int]:
    """Two lines as one, and whether a hyphen between them went or stayed."""
    if before.endswith("\u00ad"):
        return before[:-1] + after, 1, 0
    if before.endswith(("-", "\u2010")) and before[-2:-1].isalpha():
        if after[0].islower():
            if _HANGING.match(after):
                return f"{before} {after}", 0, 0
            return before[:-1] + after, 1, 0
        if after[0].isalnum():
            return before + after, 0, 1
    return f"{before} {after}", 0, 0


def _content(pypdf: Any, path: Path) -> tuple[list[str], dict[str, str]]:  # noqa: ANN401 - a module
    pages: list[str] = []
    try:
        document = pypdf.PdfReader(str(path), strict=False)
        if reason := _hindrance(document):
            return _refuse(path, reason)
        size = 0
        for page in document.pages:
            pages.append(page.extract_text() or "")
            size += len(pages[-1])
            if size > MAX_CHARACTERS:
                return _refuse(path, "it holds more text than a library")
        said = document.metadata or {}
        return pages, {str(key): NormalisedText(str(said[key])).text for key in said}
    except FileReadError:
        raise
    except Exception as error:  # a broken PDF may break it anywhere
        raise FileReadError(
            file=path, reason=Reason("it is no sound PDF ({error})", error=str(error))
        ) from error


def _hindrance(document: Any) -> str:  # noqa: ANN401 - has no types here
    if document.is_encrypted and not document.decrypt(""):
        return "it is protected by a password"
    if len(document.pages) > MAX_PAGES:
        return f"it has more than {MAX_PAGES} pages"
    return ""


def _refuse(path: Path, reason: str) -> NoReturn:
    raise FileReadError(file=path, reason=reason)


def _meta(known: dict[str, str]) -> dict[str, object]:
    meta: dict[str, object] = {}
    if author := " ".join(known.get("/Author", "").split()):
        meta["author"] = author
    if found := _DATE.match(known.get("/CreationDate", "")):
        meta["date"] = "-".join(found.groups())
    return meta
