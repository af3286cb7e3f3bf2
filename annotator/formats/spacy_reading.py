"""Reading ``.spacy`` files: our own exports without loss, those of other people with their entities and span groups.

An export of ours holds in ``doc.user_data["record"]`` all there is of article and set, as a line of native JSONL without the text; spans that
no token border takes come back by it as well. In other files ``doc.ents`` and the groups of ``doc.spans`` are spans; a group that is called
like a layer says the layer. The same stretch with the same label is one span, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any, Final

import orjson
from pydantic import ValidationError

from annotator.domain.errors import FormatError
from annotator.domain.reason import Reason
from annotator.formats.foreign import ForeignSet
from annotator.formats.jsonl import Seen, check_repetition, source_of
from annotator.formats.normalised import NormalisedText
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    ReadOptions,
    SourceArticle,
    SourceSet,
    shown,
)
from annotator.formats.records import ArticleRecord
from annotator.formats.spacy_bins import BinDoc, BinSpan, docs_of
from annotator.formats.text import title_of
from annotator.formats.validation import first_fault

RECORD: Final = "record"
"""Where in ``doc.user_data`` an export has article and set."""

_ATTRIBUTE: Final = "._."
"""Begins the keys of extension attributes."""


class SpacyReader:
    """Reads DocBins; a Doc that is not sound stops the reading."""

    def read(self, path: Path, options: ReadOptions) -> Iterator[SourceArticle | Notice]:
        """The articles, one a Doc; the number of the Doc stands for a line.

        Raises:
            FileReadError: If it cannot be read, is too large or no DocBin.
            FormatError: If a Doc contradicts itself, or speaks of labels nobody has mapped.
            SettingError: If nobody says whose annotations they are.
        """
        seen: dict[str, Seen] = {}
        number = 0
        for number, doc in enumerate(docs_of(path), start=1):
            if isinstance(doc.user_data.get(RECORD), str):
                record = _record(doc, path, number)
                check_repetition(seen, record, path, number)
                yield source_of(record, shown(path), number)
            else:
                yield _foreign(doc, path, number, options)
        if number == 0:
            yield Notice(NoticeKind.SKIPPED, shown(path), "there is no article in it")


def _record(doc: BinDoc, path: Path, number: int) -> ArticleRecord:
    try:
        values = orjson.loads(doc.user_data[RECORD])
        return ArticleRecord.model_validate(values | {"text": doc.text})
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise FormatError(file=shown(path), line=number, reason=first_fault(error)) from error
    except TypeError as error:
        reason = Reason("{record} in its user data is no object", record=RECORD)
        raise FormatError(file=shown(path), line=number, reason=reason) from error


def _foreign(doc: BinDoc, path: Path, number: int, options: ReadOptions) -> SourceArticle | Notice:
    raw = NormalisedText(doc.text)
    file = shown(path)
    if not raw.text.strip():
        return Notice(NoticeKind.SKIPPED, file, "there is no text in it", line=number)
    title = title_of(raw.text)
    notices = list(raw.notices(file, number, title))

    def tell(template: str, **params: object) -> None:
        notices.append(Notice(NoticeKind.CHANGED, file, template, params, number, title))

    annotations: SourceSet | None = None
    if doc.entities or doc.groups or doc.missing < doc.count:
        found = ForeignSet(raw.text, file, options, source="spacy", article=title)
        _put_spans(doc, raw, found, number)
        annotations = found.finished()
        notices.extend(found.notices)
        if doc.missing and doc.missing < doc.count:
            template = (
                "{count} of {all} tokens say nothing of entities; whether there are some is open"
            )
            tell(template, count=doc.missing, all=doc.count)
    if doc.guessed_spaces:
        tell("it does not say where blanks are; there is one after every token")
    if doc.cats:
        tell(
            "categories of the whole text have no place here: {names}; left out",
            names=", ".join(map(str, doc.cats)),
        )
    meta, left = _meta(doc)
    if left:
        tell("user data that are no plain values: {names}; left out", names=", ".join(left))
    return SourceArticle(
        file=file,
        line=number,
        title=title,
        text=raw.text,
        source=shown(Path(path.name)),
        meta=meta,
        annotations=annotations,
        notices=tuple(notices),
    )


def _put_spans(doc: BinDoc, raw: NormalisedText, found: ForeignSet, number: int) -> None:
    taken: set[tuple[str, int, int]] = set()

    def put(span: BinSpan, group: str | None) -> None:
        if (span.label, span.begin, span.end) in taken:
            return
        taken.add((span.label, span.begin, span.end))
        layer = group if group in found.schema.layers else None
        place = (raw.offset(span.begin), raw.offset(span.end))
        found.add_span(span.label, [place], layer=layer, line=number)

    for name, group in doc.groups.items():
        if name in found.schema.layers:
            for span in group:
                put(span, name)
    for span in doc.entities:
        put(span, None)
    for name, group in doc.groups.items():
        if name not in found.schema.layers:
            for span in group:
                put(span, name)


def _meta(doc: BinDoc) -> tuple[dict[str, object], list[str]]:
    """What user data say of the whole article in plain values, and the names of the rest."""
    meta: dict[str, object] = {}
    left: list[str] = []
    for key, value in doc.user_data.items():
        name = _doc_attribute(key)
        if name is not None and _is_plain(value):
            meta[name] = NormalisedText(value).text if isinstance(value, str) else value
        elif name is not None and value is not None:
            left.append(name)
    return meta, left


def _doc_attribute(key: Any) -> str | None:  # noqa: ANN401 - msgpack
    """The name of a value that belongs to the Doc and not to one of its spans or tokens."""
    if isinstance(key, str):
        return key
    is_extension = isinstance(key, tuple) and len(key) == 4 and key[0] == _ATTRIBUTE  # noqa: PLR2004 - name, begin, end
    return str(key[1]) if is_extension and key[2] is None else None


def _is_plain(value: object) -> bool:
    """Whether JSON has such a value."""
    return isinstance(value, (str, bool, int)) or (isinstance(value, float) and isfinite(value))
