"""Articles on their way into a corpus: checked for what is there already, gathered into chunks, shown at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.arriving import ArrivingSet
from annotator.domain.article import Article, text_hash
from annotator.domain.changes import Status
from annotator.domain.errors import (
    DomainError,
    FormatError,
    SettingError,
)
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.ports import ArticleQuery, UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.formats.reading import (
    Notice,
    NoticeKind,
    SourceArticle,
    SourceSet,
)
from annotator.formats.tellings import Tellings
from annotator.services.context import AppContext
from annotator.services.import_annotations import (
    arriving,
    check_labels,
    has_begun,
    is_same,
    take_in_suggestions,
)
from annotator.services.import_checks import breaches

KEPT_NOTICES: Final = 10_000
"""Of each kind: all of any import that somebody looks through, and some ten megabytes."""
_CHUNK_ARTICLES = 500
_CHUNK_CHARACTERS = 4_000_000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of an import.

    Attributes:
        articles: Ids of the new articles, in order.
        sets: How many annotation sets came with articles, new or old; suggestions count too.
        notices: What was skipped, changed or there already, each with its file; of each kind the first
            ``KEPT_NOTICES``.
        counts: How many there were, by kind.
    """

    articles: tuple[ArticleId, ...] = ()
    sets: int = 0
    notices: tuple[Notice, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def notices_total(self) -> int:
        """How many notices there were."""
        return sum(self.counts.values())

    def of(self, kind: NoticeKind) -> tuple[Notice, ...]:
        """The notices of one kind, as far as they are kept."""
        return tuple(notice for notice in self.notices if notice.kind is kind)


@dataclass
class Arrival:
    """Articles on their way into the corpus: gathered into chunks, checked for what is there already."""

    context: AppContext
    work: UnitOfWork
    schema: Schema
    import_id: int
    annotator: AnnotatorId | None
    done: bool = False
    notices: Tellings[Notice] = field(default_factory=lambda: Tellings(KEPT_NOTICES))
    _articles: list[ArticleId] = field(default_factory=list)
    _sets: int = 0
    _new: dict[str, ArticleId] = field(default_factory=dict)
    _ids: set[ArticleId] = field(default_factory=set)
    _was_empty: bool = field(init=False)
    _whose: set[tuple[ArticleId, AnnotatorId]] = field(default_factory=set)
    _chunk: list[Article] = field(default_factory=list)
    _chunk_sets: list[ArrivingSet] = field(default_factory=list)
    _chunk_suggestions: list[tuple[Article, SourceSet]] = field(default_factory=list)
    _characters: int = 0
    _late: list[tuple[ArticleId, SourceSet, SourceArticle]] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Then nothing has to be looked up: what this import brings is known here.
        self._was_empty = self.work.articles.count(ArticleQuery(GOLD)) == 0

    def take(self, item: SourceArticle) -> None:
        """Take an article in, or report that it is there already."""
        self.notices.extend(item.notices)
        if item.annotations is not None:
            self._check(item, item.annotations)
        sha256 = text_hash(item.text)
        known = self._new.get(sha256)
        look_up = known is None and not self._was_empty
        existing = self.work.articles.with_hash(sha256) if look_up else None
        if existing is not None:
            self._take_known(existing, item)
            return
        article = self._article(item, known)
        if known is None:
            self._new[sha256] = article.id
            self._articles.append(article.id)
            self._ids.add(article.id)
            self._chunk.append(article)
        elif item.annotations is None:
            self._report(NoticeKind.DUPLICATE, item, "says the same as a file before it")
        if item.annotations is not None:
            self._gather(item, article, self._own(item, item.annotations, article.id))
        self._characters += len(article.text)
        if len(self._chunk) >= _CHUNK_ARTICLES or self._characters >= _CHUNK_CHARACTERS:
            self._flush()

    def finish(self) -> ImportReport:
        """Write the rest, make all of it visible, and say what came of it."""
        self._flush()
        for article, source, item in self._late:
            self._take_late(article, source, item)
        self.work.imports.finish(self.import_id)
        self.work.commit()
        return ImportReport(
            tuple(self._articles), self._sets, tuple(self.notices.first), dict(self.notices.counts)
        )

    def _article(self, item: SourceArticle, known: ArticleId | None) -> Article:
        new_id = self.context.new_id
        article = known or item.id or ArticleId(new_id())
        if known is None and self._is_taken(article):
            article = ArticleId(new_id())
            template = "the id {id} belongs to another article; it got a new one"
            self._report(NoticeKind.CHANGED, item, template, id=item.id)
        return Article(
            id=article,
            title=item.title,
            text=item.text,
            language=item.language or self.schema.language,
            imported_at=item.imported_at or self.context.clock(),
            source=item.source,
            meta=item.meta,
        )

    def _is_taken(self, article: ArticleId) -> bool:
        if article in self._ids:
            return True
        return not self._was_empty and self.work.articles.with_id(article)

    def _take_known(self, existing: ArticleId, item: SourceArticle) -> None:
        if item.annotations is None:
            self._report(NoticeKind.DUPLICATE, item, "is in the corpus already")
        else:
            source = self._own(item, item.annotations, existing)
            own, _ = self.work.annotations.pair(existing, source.annotator)
            if not self._is_left(own, source, item):
                # Visible at once if written now, so it waits for the last transaction.
                self._late.append((existing, source, item))

    def _take_late(self, existing: ArticleId, source: SourceSet, item: SourceArticle) -> None:
        own, suggestions = self.work.annotations.pair(existing, source.annotator)
        # On a server somebody may have begun meanwhile.
        if not self._is_left(own, source, item):
            self._sets += 1
            if source.annotator == SUGGESTIONS:
                take_in_suggestions(self.work, own.article, source)
            else:
                found = self._arriving(own.article, source)
                self._tell_breaches(item, found.own)
                changes = found.change_set()
                desk = Workbench(own, suggestions).apply(changes)
                self.work.annotations.record(changes, desk.tally)

    def _is_left(self, own: AnnotationSet, source: SourceSet, item: SourceArticle) -> bool:
        """Whether what the corpus has is left as it is, which then is reported."""
        if is_same(own, source):
            self._report(NoticeKind.DUPLICATE, item, "is in the corpus already, annotations too")
        elif has_begun(own):
            template = "{annotator} has annotations on this article already; they were left alone"
            self._report(NoticeKind.SKIPPED, item, template, annotator=source.annotator)
        else:
            return False
        return True

    def _own(self, item: SourceArticle, source: SourceSet, article: ArticleId) -> SourceSet:
        annotator = source.annotator
        if annotator != SUGGESTIONS and self.annotator is not None:
            annotator = self.annotator
        if (article, annotator) in self._whose:
            option = "--as" if self.annotator else item.file
            reason = Reason(
                "there is more than one set of {annotator} for “{title}” ({place}).",
                annotator=annotator,
                title=item.title,
                place=_place(item),
            )
            raise SettingError(option=option, reason=reason)
        self._whose.add((article, annotator))
        ended = self.done and annotator != SUGGESTIONS
        return replace(source, annotator=annotator, status=Status.DONE if ended else source.status)

    def _check(self, item: SourceArticle, source: SourceSet) -> None:
        try:
            check_labels(self.schema, source)
        except DomainError as error:
            reason = Reason(error.template, **error.params)
            raise FormatError(file=item.file, line=item.line or 1, reason=reason) from error

    def _flush(self) -> None:
        if self._chunk:
            self.work.imports.add(self.import_id, self._chunk)
        if self._chunk_sets:
            self.work.imports.add_sets(self.import_id, self._chunk_sets)
        for article, source in self._chunk_suggestions:
            take_in_suggestions(self.work, article, source)
        self.work.commit()
        self._sets += len(self._chunk_sets) + len(self._chunk_suggestions)
        self._chunk_suggestions = []
        self._chunk, self._chunk_sets, self._characters = [], [], 0

    def _gather(self, item: SourceArticle, article: Article, source: SourceSet) -> None:
        if source.annotator == SUGGESTIONS:
            # Proposals may contradict each other; rules see what a person accepts.
            self._chunk_suggestions.append((article, source))
            return
        found = self._arriving(article, source)
        self._tell_breaches(item, found.own)
        self._chunk_sets.append(found)

    def _tell_breaches(self, item: SourceArticle, own: AnnotationSet) -> None:
        title, line = own.article.title, item.line
        self.notices.extend(
            Notice(NoticeKind.DOUBTFUL, item.file, template, params, line, title, span)
            for template, params, span in breaches(own, self.schema)
        )

    def _arriving(self, article: Article, source: SourceSet) -> ArrivingSet:
        return arriving(article, source, self.context.new_id(), self.context.clock())

    def _report(
        self, kind: NoticeKind, item: SourceArticle, template: str, **params: object
    ) -> None:
        values: Mapping[str, object] = params
        self.notices.append(Notice(kind, item.file, template, values, item.line, item.title))


def _place(item: SourceArticle) -> str:
    return item.file if item.line is None else f"{item.file}, line {item.line}"
