"""Articles as JSON lines: an object each, with ``text`` and whatever else is known of it; no annotations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.article_fields import ArticleFields
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    numbered_lines,
    shown,
)
from annotator.formats.sample import Sample
from annotator.formats.validation import first_fault


class ArticlesJsonlReader:
    """Reads JSONL files whose lines are articles; a broken line stops the reading."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles, in the order of the lines.

        Raises:
            FileReadError: If the file cannot be read.
            FormatError: If a line is no object with a text.
        """
        del options  # JSON is UTF-8
        number = 0
        for number, line in numbered_lines(path):
            try:
                values = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise FormatError(file=path, line=number, reason=first_fault(error)) from error
            if not isinstance(values, dict):
                raise FormatError(file=path, line=number, reason=Reason("is no JSON object"))
            fields = ArticleFields(values)
            if not fields.has_text:
                raise FormatError(
                    file=path, line=number, reason=Reason("holds no text; call its field “text”")
                )
            yield fields.article(values, path, number)
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


def is_articles(sample: Sample) -> bool:
    """Whether the first line is an object with a text; asked when no other format wants it."""
    return ArticleFields(sample.first_object).has_text
