"""Saved web pages: the article out of its frame of menus and advertisements, with what the page says of it.

``trafilatura`` decides what belongs to the article. It is handed the bytes of the file and nothing else; nothing is fetched.
Only dates that the page states in so many words are taken, none that is guessed from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from annotator.domain.errors import FileReadError
from annotator.domain.reason import Reason
from annotator.formats.encoding import decode
from annotator.formats.extras import extra_module
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    read_bounded,
    shown,
)
from annotator.formats.text import encoding_notices, title_of

MAX_BYTES: Final = 32 << 20
"""A web page may have 32 MB, pictures inside it included."""

_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,40})""", re.IGNORECASE
)
_HEAD: Final = 4096
_LANGUAGE: Final = re.compile(r"<html[^>]{0,400}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_META: Final = {"author": "author", "date": "date", "url": "url", "description": "description"}


class HtmlReader:
    """Reads ``.html`` and ``.htm`` files, one article each."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The file's one article, or the notice that there is none.

        Raises:
            FileReadError: If it cannot be read, is too large or no text.
            MissingExtraError: If trafilatura is not installed.
        """
        trafilatura = extra_module("trafilatura", "html", Reason("Web pages"))
        data = read_bounded(path, MAX_BYTES)
        decoded = decode(data, path, options.encoding or _declared(data))
        page = _clean(decoded.text)
        found = _extracted(trafilatura, page, path)
        text = _paragraphs(found.text) if found is not None and found.text else ""
        if not text.strip():
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")
            return
        raw = NormalisedText(text)
        title = " ".join((found.title or "").split()) or title_of(raw.text)
        template = "taken out of its page; menus, captions and tables are left out ({count} characters of text remain)"
        taken = Notice(NoticeKind.CHANGED, shown(path), template, {"count": len(raw.text)})
        language = _LANGUAGE.search(page)
        yield SourceArticle(
            file=shown(path),
            title=title,
            text=raw.text,
            language=language[1].lower() if language else None,
            source=found.sitename or found.hostname or shown(Path(path.name)),
            meta={ours: value for ours, name in _META.items() if (value := getattr(found, name))},
            notices=(
                *encoding_notices(decoded, shown(path)),
                taken,
                *raw.notices(shown(path), None, title),
            ),
        )


def _extracted(trafilatura: Any, page: str, path: Path) -> Any:  # noqa: ANN401 - has no types
    try:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a broken page may break it anywhere
        raise FileReadError(
            file=path, reason=Reason("it is no sound web page ({error})", error=str(error))
        ) from error


def _declared(data: bytes) -> str | None:
    """The encoding the page says it is in, if that is one and fits."""
    found = _CHARSET.search(data[:_HEAD])
    if found is None or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return None
    name = found[1].decode("ascii")
    # What browsers take these names for.
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(
        name.lower(), name
    )
    try:
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return name


def _clean(page: str) -> str:
    """Without an XML declaration, which parsers refuse in a text, and without NULs."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", page).replace("\0", " ")


def _paragraphs(text: str) -> str:
    """One line a paragraph, none of them empty."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
