"""Where merged work comes from: a package or another corpus file, its sets, and how they get to the schema here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article, text_hash
from annotator.domain.changes import Action, ChangeSet
from annotator.domain.errors import PackageError, PackageSchemaError, SchemaEditError
from annotator.domain.ids import GOLD, RESERVED, ChangeSetId
from annotator.domain.people import TrainingScore
from annotator.domain.ports import Access, ArticleQuery, Monitor, StoredSchema, UnitOfWork
from annotator.domain.questions import Question
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.schema_carrying import SchemaMigration
from annotator.domain.schema_changes import is_same
from annotator.formats.package import Package, opened_package
from annotator.formats.reading import SourceArticle, SourceSet
from annotator.services.context import AppContext
from annotator.services.import_annotations import arriving, has_begun
from annotator.services.merge_history import Taken, past_of, state_of
from annotator.services.schema_editing import path_of
from annotator.services.tasks import tracked


@dataclass(frozen=True)
class Incoming:
    """A set from elsewhere.

    Attributes:
        article: Its article there.
        source: The set.
        taken: When it was changed, and its state.
        grew_from: States it once had, as merging wrote them down.
    """

    article: Article
    source: SourceSet
    taken: Taken
    grew_from: Sequence[str] = ()


@dataclass(frozen=True)
class Origin:
    """What comes from elsewhere.

    Attributes:
        path: Of the package or corpus.
        schema: What the sets were made with.
        sets: The sets of people in it.
        scores: How training articles went there, by the hash of the text.
        questions: What people asked there, by the hash of the text.
        controls: Which share of articles a package keeps without suggestions, in ``[0, 1)``.
    """

    path: Path
    schema: Schema
    sets: Sequence[Incoming] = field(repr=False)
    scores: Sequence[tuple[str, TrainingScore]] = ()
    questions: Sequence[tuple[str, Question]] = ()
    controls: float = 0.0


def origin_of(context: AppContext, path: Path, open_things: ExitStack, monitor: Monitor) -> Origin:
    """Read a package or another corpus.

    Args:
        context: The program's parts.
        path: Of the one or the other.
        open_things: What has to stay open meanwhile.
        monitor: Told about each article; may cancel.

    Raises:
        FileReadError: If it cannot be read.
        PackageError: If it is no sound package.
        StorageError: If the other corpus cannot be opened.
    """
    if path.suffix.lower() != ".corpus":
        with opened_package(path) as package:
            items = list(package.articles())
            hashes = {each.id: text_hash(each.text) for each in items}
            unknown = {each.article for each in package.content.scores} - hashes.keys()
            if unknown:
                reason = Reason(
                    "it says how {article} went, which is not in it", article=min(unknown)
                )
                raise PackageError(package=path, reason=reason)
            scores = [(hashes[each.article], each) for each in package.content.scores]
            asked = {each.article for each in package.content.questions} - hashes.keys()
            if asked:
                reason = Reason(
                    "something is asked about {article}, which is not in it", article=min(asked)
                )
                raise PackageError(package=path, reason=reason)
            questions = [(hashes[each.article], each) for each in package.content.questions]
            found = list(_of_package(context, package, items))
            content = package.content
            return Origin(path, content.schema, found, scores, questions, content.controls)
    other = open_things.enter_context(closing(context.stores.open(str(path), Access.READ)))
    with other.open_unit_of_work() as work:
        of_people = [each for each in work.people.scores() if each.annotator not in RESERVED]
        scores = [(work.articles.get(each.article).sha256, each) for each in of_people]
        questions = [
            (work.articles.get(each.article).sha256, each) for each in work.questions.all()
        ]
        sets = list(_of_corpus(work, monitor))
        return Origin(path, work.schemas.current(), sets, scores, questions)


def migration_to(
    origin: Origin, ours: Schema, versions: Sequence[StoredSchema]
) -> SchemaMigration | None:
    """How annotations made with the other schema get to ours, as far as ours ever was the other one."""
    if is_same(origin.schema, ours):
        return None
    path = path_of(versions)
    place = next((at for at, each in enumerate(path) if is_same(each.schema, origin.schema)), None)
    if place is None:
        return None  # not from here: taken as it stands, if our schema has all of it
    steps = path[place + 1 :]
    if not all(each.edits for each in steps):
        return None  # changed before edits were kept: the same
    try:
        return SchemaMigration.of(origin.schema, [edit for each in steps for edit in each.edits])
    except SchemaEditError as error:
        raise PackageSchemaError(
            package=origin.path,
            theirs=version_of(origin.schema),
            ours=version_of(ours),
            reason=str(error).rstrip("."),
        ) from error


def carried_by(own: AnnotationSet, migration: SchemaMigration) -> AnnotationSet:
    """The set in the schema here."""
    changes = migration.carry(own)
    return own.apply(
        ChangeSet(
            id=ChangeSetId(""),
            action=Action.MIGRATE_SCHEMA,
            subject="",
            article=own.article.id,
            annotator=own.annotator,
            at=own.article.imported_at,
            changes=changes,
        )
    )


def _of_package(
    context: AppContext, package: Package, items: Sequence[SourceArticle]
) -> Iterator[Incoming]:
    grown = {(each.article, each.annotator): each for each in package.content.sets}
    for item in items:
        source = item.annotations
        if source is None or source.annotator in RESERVED or item.id is None:
            continue
        found = grown.get((item.id, source.annotator))
        if found is None:
            reason = Reason(
                "it says nothing of where the set of {annotator} on “{title}” comes from",
                annotator=source.annotator,
                title=item.title,
            )
            raise PackageError(package=package.path, reason=reason)
        article = Article(
            id=item.id,
            title=item.title,
            text=item.text,
            language=item.language or "",
            imported_at=item.imported_at or context.clock(),
        )
        own = arriving(article, source, "", context.clock()).own
        yield Incoming(article, source, Taken(found.changed_at, state_of(own)), found.grew_from)


def _of_corpus(work: UnitOfWork, monitor: Monitor) -> Iterator[Incoming]:
    for article in tracked(list(work.articles.ids(ArticleQuery(GOLD))), monitor, str):
        for annotator in work.annotations.annotators_of(article):
            if annotator in RESERVED:
                continue
            own = work.annotations.get(article, annotator)
            if not has_begun(own):
                continue
            past = past_of(work, own)
            source = SourceSet(
                annotator=annotator,
                status=own.status,
                spans=tuple(own.spans.values()),
                arguments=tuple(own.arguments.values()),
                decisions=own.decisions,
                note=own.note,
            )
            taken = Taken(past.changed_at or own.article.imported_at, state_of(own))
            grew = tuple(dict.fromkeys(each.state for each in past.taken))
            yield Incoming(own.article, source, taken, grew)


def version_of(schema: Schema) -> str:
    """What a schema is called in messages."""
    return f"{schema.id} {schema.version}"
