"""Packages of work: made for one annotator, opened as a corpus of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article
from annotator.domain.assignments import Assignment
from annotator.domain.errors import PackageError, SettingError
from annotator.domain.guideline import Guideline
from annotator.domain.ids import GOLD, SUGGESTIONS, AnnotatorId, ArticleId
from annotator.domain.people import TrainingScore
from annotator.domain.ports import ArticleQuery, CorpusStore, Monitor, UnitOfWork
from annotator.domain.questions import Question
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.workbench import Workbench
from annotator.formats.package import (
    GrownSet,
    Package,
    PackageContent,
    opened_package,
    write_package,
)
from annotator.formats.reading import SourceArticle
from annotator.formats.writing import ExportItem
from annotator.services.context import AppContext
from annotator.services.corpora import remove_made
from annotator.services.guideline import shipped_guideline
from annotator.services.import_annotations import arriving, has_begun, take_in_suggestions
from annotator.services.merge_history import Taken, change_set_of, past_of, state_of
from annotator.services.questions import take_in as take_in_questions
from annotator.services.tasks import tracked

SUFFIX = ".zip"


@dataclass(frozen=True, slots=True)
class PackageRequest:
    """What to pack.

    Attributes:
        out: The zip to make.
        annotator: For whom.
        batch: Only this batch; empty: everything that is assigned, and what the annotator has begun.
        training: A further batch of articles whose gold goes along, to learn from; empty: none. The gold of batches
            that were shared out to learn from goes along anyhow.
        guideline: A Markdown file that goes along; ``None``: that of the corpus, else the one that ships with the schema.
    """

    out: Path
    annotator: str
    batch: str = ""
    training: str = ""
    guideline: Path | None = None


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What was packed.

    Attributes:
        articles: How many.
        sets: How many of them the annotator has begun.
        training: How many go along with their gold.
    """

    articles: int
    sets: int
    training: int


def package(
    context: AppContext, store: CorpusStore, request: PackageRequest, monitor: Monitor
) -> PackageReport:
    """Make a package: articles, suggestions, the annotator's own sets, and nobody else's.

    Args:
        context: The program's parts.
        store: The corpus; reading is enough.
        request: What to pack.
        monitor: Told about each article; may cancel.

    Raises:
        SettingError: If there is nothing to pack.
        PackageError: If something stands where the package should.
        FileReadError: If the guideline cannot be read.
        FileWriteError: If it cannot be written.
    """
    if request.out.exists():
        reason = Reason("it is there already; choose another name")
        raise PackageError(package=request.out, reason=reason)
    annotator = AnnotatorId(request.annotator.strip())
    with store.open_unit_of_work() as work:
        packing = _Packing(work, annotator, request)
        items = list(packing.items(monitor))
        schema = work.schemas.current()
        wanted = {each.batch for each in packing.assignments}
        content = PackageContent(
            annotator,
            schema,
            [each for each in work.assignments.batches() if each.name in wanted],
            packing.assignments,
            packing.grown,
            _guideline(request.guideline, work, schema),
            packing.scores(),
            packing.questions(),
            work.people.controls(),
        )
        write_package(request.out, content, items, context.version)
    return PackageReport(len(packing.articles), len(packing.grown), packing.training)


class _Packing:
    def __init__(self, work: UnitOfWork, annotator: AnnotatorId, request: PackageRequest) -> None:
        self._work = work
        self._annotator = annotator
        given = work.assignments.all(annotator)
        self.assignments: list[Assignment] = [
            each for each in given if request.batch in {"", each.batch}
        ]
        known = {each.article for each in work.assignments.all() if each.batch == request.training}
        if request.training and not known:
            names = ", ".join(each.name for each in work.assignments.batches()) or "none"
            reason = Reason(
                "there is no batch {training!r}; known: {names}.",
                training=request.training,
                names=names,
            )
            raise SettingError(option="--training", reason=reason)
        learning = {each.name for each in work.assignments.batches() if each.training}
        self._training = known if request.training else set()
        self._training |= {each.article for each in self.assignments if each.batch in learning}
        chosen = {each.article for each in self.assignments} | self._training
        order = list(work.articles.ids(ArticleQuery(annotator)))
        if not request.batch:
            chosen |= {each for each in order if annotator in work.annotations.annotators_of(each)}
        self.articles = [each for each in order if each in chosen]
        if not self.articles:
            reason = Reason(
                "nothing is assigned to {annotator}; share work out with “annotator assign” first.",
                annotator=annotator,
            )
            raise SettingError(option="--for", reason=reason)
        self._unseen = set(work.annotations.without_suggestions())
        self.grown: list[GrownSet] = []
        self.training = 0

    def items(self, monitor: Monitor) -> Iterator[ExportItem]:
        """What goes in; blind: of people only the annotator's own sets."""
        for article in tracked(self.articles, monitor, str):
            own = self._work.annotations.get(article, self._annotator)
            yield ExportItem(own.article, None)
            if article not in self._unseen:
                suggested = self._work.annotations.get(article, SUGGESTIONS)
                source = self._work.annotations.suggested_by(article) or ""
                yield ExportItem(own.article, suggested, source)
            if has_begun(own):
                self._note_past(own)
                yield ExportItem(own.article, own)
            if article in self._training and GOLD in self._work.annotations.annotators_of(article):
                self.training += 1
                yield ExportItem(own.article, self._work.annotations.get(article, GOLD))

    def scores(self) -> list[TrainingScore]:
        """How the articles that go along and that one learnt on went."""
        there = set(self.articles)
        found = self._work.people.scores(self._annotator)
        return [each for each in found if each.article in there]

    def questions(self) -> list[Question]:
        """What the annotator asked about the articles that go along, with what was said."""
        there = set(self.articles)
        return [each for each in self._work.questions.all(self._annotator) if each.article in there]

    def _note_past(self, own: AnnotationSet) -> None:
        past = past_of(self._work, own)
        self.grown.append(
            GrownSet(
                article=own.article.id,
                annotator=own.annotator,
                changed_at=past.changed_at or own.article.imported_at,
                grew_from=tuple(dict.fromkeys(each.state for each in past.taken)),
            )
        )


def open_package(context: AppContext, path: Path, location: str) -> CorpusStore:
    """Make a corpus of a package.

    Args:
        context: The program's parts.
        path: The package.
        location: Of the corpus to make.

    Returns:
        The corpus, opened for writing.

    Raises:
        PackageError: If the package is not sound.
        CorpusExistsError: If there is a corpus already; merge into that.
        StorageError: If it cannot be written.
    """
    with opened_package(path) as found:
        items = list(found.articles())
        store = context.stores.create(location, found.content.schema, at=context.clock())
        try:
            with store.open_unit_of_work() as work:
                _Unpacking(context, work, found).run(items)
                work.commit()
        except BaseException:  # also Ctrl+C: half a package is none
            store.close()
            remove_made(store.location)
            raise
    return store


class _Unpacking:
    def __init__(self, context: AppContext, work: UnitOfWork, found: Package) -> None:
        self._context = context
        self._work = work
        self._package = found
        self._grown = {(each.article, each.annotator): each for each in found.content.sets}

    def run(self, items: list[SourceArticle]) -> None:
        articles: dict[ArticleId, Article] = {}
        for item in items:
            article = self._article(item)
            articles.setdefault(article.id, article)
        number = self._work.imports.begin(self._package.path.name, self._context.clock())
        self._work.imports.add(number, list(articles.values()))
        for item in items:
            if item.annotations is not None and item.annotations.annotator == SUGGESTIONS:
                take_in_suggestions(self._work, articles[self._id(item)], item.annotations)
        self._work.imports.finish(number)
        for item in items:
            if item.annotations is not None and item.annotations.annotator != SUGGESTIONS:
                self._take(articles[self._id(item)], item)
        content = self._package.content
        for batch in content.batches:
            given = [each for each in content.assignments if each.batch == batch.name]
            pairs = [(each.article, each.annotator) for each in given]
            self._work.assignments.assign(batch, pairs)
        for score in content.scores:
            self._work.people.keep_score(score)
        take_in_questions(self._work, content.questions)
        if content.guideline and content.guideline != shipped_guideline(content.schema.id):
            now = self._context.clock()
            self._work.guidelines.put(Guideline(content.guideline, "", now))
        if content.controls:
            self._work.people.set_controls(content.controls)
        self._work.people.set_made_for(content.annotator)

    def _take(self, article: Article, item: SourceArticle) -> None:
        source = item.annotations
        if source is None:
            return
        now = self._context.clock()
        arrived = arriving(article, source, "", now)
        grown = self._grown.get((article.id, source.annotator))
        changed_at = grown.changed_at if grown else article.imported_at
        taken = Taken(changed_at, state_of(arrived.own))
        desk = Workbench(*self._work.annotations.pair(article.id, source.annotator))
        changes = change_set_of(
            arrived.own,
            replace(arrived, id=taken.id).change_set().changes,
            taken.id,
            self._package.path.name,
            now,
        )
        self._work.annotations.record(changes, desk.apply(changes).tally)

    def _article(self, item: SourceArticle) -> Article:
        return Article(
            id=self._id(item),
            title=item.title,
            text=item.text,
            language=item.language or self._package.content.schema.language,
            imported_at=item.imported_at or self._context.clock(),
            source=item.source,
            meta=item.meta,
        )

    def _id(self, item: SourceArticle) -> ArticleId:
        if item.id is None:
            raise PackageError(
                package=self._package.path, reason=Reason("an article in it has no id")
            )
        return item.id


def _guideline(path: Path | None, work: UnitOfWork, schema: Schema) -> str:
    if path is None:
        stored = work.guidelines.current()
        return stored.text if stored is not None else shipped_guideline(schema.id)
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(
            option="--guideline",
            reason=Reason("{path} cannot be read ({error}).", path=str(path), error=str(error)),
        ) from error
