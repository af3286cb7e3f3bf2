"""Articles out of rows and objects of other people: which of their columns is the text, which the title.

Names are matched whole, in any case: a column that is called ``Volltext`` holds the text. What has no place in an article
of its own is kept in ``meta`` under the name it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import Notice, NoticeKind, SourceArticle, shown
from annotator.formats.text import title_of

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": (
        "text",
        "fulltext",
        "full_text",
        "maintext",
        "content",
        "body",
        "article_text",
        "volltext",
        "artikeltext",
        "inhalt",
    ),
    "title": ("title", "headline", "titel", "überschrift", "ueberschrift", "schlagzeile"),
    "date": (
        "date",
        "published",
        "published_at",
        "date_published",
        "date_publish",
        "publish_date",
        "pubdate",
        "datum",
        "veröffentlicht",
    ),
    "url": ("url", "link", "canonical_url"),
    "source": ("source", "publisher", "outlet", "site", "sitename", "quelle", "medium", "zeitung"),
    "language": ("language", "lang", "sprache"),
    "author": ("author", "authors", "byline", "autor", "autorin", "autoren"),
}
"""What columns are called, the likeliest name first."""

_IN_META: Final = frozenset({"date", "url", "author"})
_LONGEST_TAG: Final = 35


class ArticleFields:
    """Which column of a table, or key of an object, is what.

    Args:
        names: As the file has them.

    Attributes:
        columns: What each of our fields is called there.
    """

    def __init__(self, names: Iterable[str]) -> None:
        there = {name.strip().casefold(): name for name in reversed(list(names))}
        self.columns: Mapping[str, str] = {
            field: there[found]
            for field, known in _NAMES.items()
            if (found := next((name for name in known if name in there), None))
        }

    @property
    def has_text(self) -> bool:
        """Whether one of them is the text."""
        return "text" in self.columns

    def article(
        self, values: Mapping[str, object], path: Path, line: int | None
    ) -> SourceArticle | Notice:
        """The article of a row; a notice if there is no text in it.

        Args:
            values: JSON values by the file's own names.
            path: Of the file.
            line: 1-based.

        Raises:
            FormatError: If the text is something else than text.
        """
        said = {field: values.get(name) for field, name in self.columns.items()}
        text = said.get("text")
        if text is not None and not isinstance(text, str):
            name = self.columns["text"]
            raise FormatError(
                file=shown(path), line=line or 1, reason=Reason("{name!r} is no text", name=name)
            )
        raw = NormalisedText(text or "")
        if not raw.text.strip():
            return Notice(NoticeKind.SKIPPED, shown(path), "there is no text in it", line=line)
        title = self._words(said, "title") or title_of(raw.text)
        language = self._words(said, "language")
        has_tag = len(language) <= _LONGEST_TAG and language.replace("-", "").isalnum()
        used = {self.columns[field] for field in ("text",) if field in self.columns}
        used |= {
            self.columns[field] for field in ("title", "source") if self._words(said, field)
        } | ({self.columns["language"]} if has_tag else set())
        return SourceArticle(
            file=shown(path),
            line=line,
            title=title,
            text=raw.text,
            language=language.lower().partition("_")[0] if has_tag else None,
            source=self._words(said, "source") or shown(Path(path.name)),
            meta=self._meta(values, used),
            notices=raw.notices(shown(path), line, title),
        )

    def _meta(self, values: Mapping[str, object], used: set[str]) -> dict[str, object]:
        """Everything that is left and says something; date, address and author under our names."""
        ours = {self.columns[field]: field for field in _IN_META if field in self.columns}
        meta: dict[str, object] = {}
        for name, value in values.items():
            if name in used or value is None or value in ("", [], {}):
                continue
            key = ours.get(name, name)
            meta[NormalisedText(name if key in meta else key).text] = _clean(value)
        return meta

    @staticmethod
    def _words(said: Mapping[str, object], field: str) -> str:
        value = said.get(field)
        return " ".join(NormalisedText(value).text.split()) if isinstance(value, str) else ""


def _clean(value: object) -> object:
    """Texts without what offsets and databases cannot live with."""
    if isinstance(value, str):
        return NormalisedText(value).text
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {NormalisedText(key).text: _clean(each) for key, each in value.items()}
    return value


def column_names() -> tuple[str, ...]:
    """All names that are known, in lower case."""
    return tuple(name for names in _NAMES.values() for name in names)
