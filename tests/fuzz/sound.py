"""What has to be true of articles that were read from a damaged file all the same: every offset is right.

They are imported as the program does it. Then every span lies in its text, and covers something without white space at
its edges or was told of; and what is exported comes back as it was, as the program's own lines and in the format it came in.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import SUGGESTIONS
from annotator.domain.offsets import normalise_text
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.formats.catalogue import FORMATS
from annotator.formats.reading import Notice, NoticeKind, SourceArticle
from annotator.services.context import AppContext
from annotator.services.import_articles import ImportRequest, import_articles
from annotator.services.tasks import NullMonitor
from factories import ANNA
from fakes import FakeStore, FakeStores, counted_ids, frozen_clock
from there_and_back import check_there_and_back

Item = SourceArticle | Notice
BOTH_WAYS = {each.name for each in FORMATS if each.reader and each.exporter}


def check(item: Item) -> None:
    """See that what a reader gives back fits together.

    Raises:
        AssertionError: If not.
    """
    if isinstance(item, Notice):
        assert item.text
        return
    assert item.text.strip()
    assert normalise_text(item.text) == item.text
    for notice in item.notices:
        assert notice.text
    own = item.annotations
    if own is None:
        return
    ids = [span.id for span in own.spans]
    assert len(set(ids)) == len(ids)
    for span in own.spans:
        check_span(span, item.text)
    for argument in own.arguments:
        assert argument.head in ids
        assert argument.filler is None or argument.filler in ids


def check_span(span: Span, text: str) -> None:
    """See that a span lies in its text.

    Raises:
        AssertionError: If not.
    """
    Span.model_validate(span.model_dump())
    reached = 0
    for part in span.fragments:
        assert reached <= part.begin < part.end <= len(text)
        reached = part.end


@dataclass
class _Given:
    """Stands in for a reader whose file was read before."""

    items: list[Item]

    def read(self, *_: object) -> Iterable[Item]:
        return iter(self.items)


def check_offsets(name: str, path: Path, schema: Schema, items: list[Item]) -> None:
    """See that what was read is sound, can be imported, and agrees with what is read of its export.

    Args:
        name: Of the format.
        path: Of the file.
        schema: Of the corpus.
        items: What was read.

    Raises:
        AssertionError: If not.
    """
    for item in items:
        check(item)
    store = FakeStore(schema)
    context = AppContext(
        stores=FakeStores(store),
        load_suggester=None,
        readers={name: lambda: _Given(items)},
        exporters={},
        read_schema=None,
        default_schema=lambda: schema,
        clock=frozen_clock,
        new_id=counted_ids(),
        version="0",
    )
    try:
        request = ImportRequest((path,), name, annotator=ANNA)
        report = import_articles(context, store, request, NullMonitor())
    except AnnotatorError:
        assert not store.state.articles
        return
    own = [each for each in store.state.sets.values() if each.annotator != SUGGESTIONS]
    doubted = {each.span for each in report.of(NoticeKind.DOUBTFUL)}
    for each in own:
        for span in each:
            check_span(span, each.article.text)
            words = [part.covered_text(each.article.text) for part in span.fragments]
            assert span.id in doubted or all(word and word == word.strip() for word in words)
    if own:
        _check_export(name, schema, own)


def _check_export(name: str, schema: Schema, own: list[AnnotationSet]) -> None:
    with tempfile.TemporaryDirectory(prefix="there-and-back-") as scratch:
        for each in {"jsonl", name} & BOTH_WAYS:
            folder = Path(scratch) / each
            folder.mkdir()
            check_there_and_back(each, folder, schema, own)
