"""Word documents (``.docx``): their paragraphs and tables in the order they stand in, with title, author and date.

A line of the text is a paragraph; the cells of a row stand in one line, separated by tabs. Footnotes, text boxes, headers and
footers are no part of the running text and left out, as is what a tracked change has deleted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from annotator.domain.errors import FileReadError
from annotator.formats.archives import check_office
from annotator.formats.extras import extra_module
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.text import title_of

_UNTITLED: Final = frozenset({"word document", "microsoft word - dokument1", "python-docx"})
"""What programs call a document nobody has named, or themselves."""


class DocxReader:
    """Reads ``.docx`` files, one article each."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The file's one article, or the notice that it is empty.

        Raises:
            FileReadError: If it cannot be read, is too large, or no Word document.
            MissingExtraError: If python-docx is not installed.
        """
        del options  # XML says its encoding itself
        docx = extra_module("docx", "docx", "Word documents")
        check_office(path)
        try:
            document = docx.Document(str(path))
            lines = list(_lines(document))
            known = document.core_properties
            said = {
                name: getattr(known, name) for name in ("title", "author", "language", "created")
            }
        except Exception as error:  # a broken document may break it anywhere
            raise FileReadError(
                file=path, reason=f"it is no sound Word document ({error})"
            ) from error
        raw = NormalisedText("\n".join(lines).strip("\n"))
        if not raw.text.strip():
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no text in it")
            return
        title = _named(said["title"]) or title_of(raw.text) or shown(Path(path.stem))
        yield SourceArticle(
            file=shown(path),
            title=title,
            text=raw.text,
            language=_named(said["language"]).partition("-")[0].lower()[:8] or None,
            source=shown(Path(path.name)),
            meta=_meta(said),
            notices=raw.notices(shown(path), None, title),
        )


def _lines(document: Any) -> Iterator[str]:  # noqa: ANN401 - its types are not exported
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(row.cells)  # a merged cell comes once for each column
                yield "\t".join(" ".join(cell.text.split()) for cell in cells)
        else:
            yield block.text.rstrip()


def _meta(said: dict[str, Any]) -> dict[str, object]:
    meta: dict[str, object] = {}
    if author := _named(said["author"]):
        meta["author"] = author
    if isinstance(said["created"], datetime):
        meta["date"] = said["created"].date().isoformat()
    return meta


def _named(value: object) -> str:
    words = " ".join(NormalisedText(str(value or "")).text.split())
    return "" if words.casefold() in _UNTITLED else words
