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
from annotator.domain.reason import Reason
from annotator.formats.archives import check_office
from annotator.formats.extras import extra_module
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceArticle, shown
from annotator.formats.text import title_of

_UNTITLED: Final = frozenset({"word document", "microsoft word - dokument1", "python-docx"})
"""What programs call a document nobody has named, or themselves."""


_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_LEFT_OUT: Final = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "drawing", "pict", "instrText", "delText"}
)
"""Properties, what a tracked change took away, pictures with their text boxes, codes of fields."""


class DocxReader:
    """Reads ``.docx`` files, one article each."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The file's one article, or the notice that it is empty.

        Raises:
            FileReadError: If it cannot be read, is too large, or no Word document.
            MissingExtraError: If python-docx is not installed.
        """
        del options  # XML says its encoding itself
        docx = extra_module("docx", "docx", Reason("Word documents"))
        check_office(path)
        try:
            document = docx.Document(str(path))
            lines = list(_lines(document.element.body))
            known = document.core_properties
            said = {
                name: getattr(known, name) for name in ("title", "author", "language", "created")
            }
        except Exception as error:  # a broken document may break it anywhere
            raise FileReadError(
                file=path, reason=Reason("it is no sound Word document ({error})", error=str(error))
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


def _lines(body: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    """The paragraphs and rows in an element, also those in content controls and tracked insertions."""
    for element in body:
        match _name(element):
            case "p":
                yield "".join(_pieces(element)).rstrip()
            case "tbl":
                yield from _rows(element)
            case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                yield from _lines(element)


def _rows(table: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    for element in table:
        if _name(element) == "tr":
            cells = (_cell(cell) for cell in element.iter() if _is_cell_of(cell, element))
            yield "\t".join(cells)
        elif _name(element) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _rows(element)


def _is_cell_of(element: Any, row: Any) -> bool:  # noqa: ANN401 - elements of lxml
    """Whether it is a cell of this row and not of a table in one of its cells."""
    if _name(element) != "tc":
        return False
    return next(each for each in element.iterancestors() if _name(each) == "tr") is row


def _cell(cell: Any) -> str:  # noqa: ANN401 - an element of lxml
    return " ".join(" ".join(line.split()) for line in _lines(cell) if line.strip())


def _pieces(element: Any) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    """What is to be read in a paragraph, in order."""
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        else:
            yield from _pieces(child)


def _name(element: Any) -> str:  # noqa: ANN401 - an element of lxml
    """The name in the namespace of Word; empty for others, comments and so on."""
    tag = element.tag
    return tag.removeprefix(_WORD) if isinstance(tag, str) and tag.startswith(_WORD) else ""


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
