"""Annotations that come with imported articles: checked against the schema, taken in as one change set each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.arriving import ArrivingSet
from annotator.domain.article import Article
from annotator.domain.changes import Status
from annotator.domain.errors import RoleNotAllowedError, SchemaLacksError, SettingError
from annotator.domain.ids import RESERVED, AnnotatorId, ChangeSetId
from annotator.domain.ports import UnitOfWork
from annotator.domain.reason import Reason
from annotator.domain.rules import check_attribute
from annotator.domain.schema import Schema
from annotator.domain.workbench import Proposal
from annotator.formats.reading import SourceSet

_MAX_NAME = 100


def check_name(name: str, option: str = "--as") -> AnnotatorId:
    """The name of a person.

    Raises:
        SettingError: If it is empty, too long or one the program needs for itself.
    """
    trimmed = name.strip()
    if not trimmed or len(trimmed) > _MAX_NAME or not trimmed.isprintable():
        raise SettingError(
            option=option, reason=Reason("{name!r} is no name of an annotator.", name=name)
        )
    if trimmed.casefold() in RESERVED:
        raise SettingError(
            option=option,
            reason=Reason(
                "{trimmed!r} is no person; the program uses the name itself.", trimmed=trimmed
            ),
        )
    return AnnotatorId(trimmed)


def check_labels(schema: Schema, source: SourceSet) -> None:
    """Refuse what the schema does not know.

    Raises:
        SchemaLacksError: If it is made with another schema, and this one lacks labels or roles; names all.
        UnknownLabelError: If the schema lacks a layer or label.
        RoleNotAllowedError: If it lacks a role.
        AttributeNotAllowedError: If it lacks an attribute, or its value.
    """
    spans = {span.id: span for span in source.spans}
    ours = f"{schema.id} {schema.version}"
    if source.schema not in {"", ours}:
        unknown = _unknown(schema, source)
        if unknown:
            told = ", ".join(f"{name} ({count}×)" for name, count in sorted(unknown.items()))
            raise SchemaLacksError(theirs=source.schema, ours=ours, unknown=told)
    for layer, label in dict.fromkeys((span.layer, span.label) for span in source.spans):
        schema.label(layer, label)
    for span in source.spans:
        for attribute, value in span.attributes.items():
            check_attribute(schema, span, attribute, value)
    for argument in source.arguments:
        head = spans[argument.head]
        if argument.role not in schema.layer(head.layer).roles:
            filler = spans[argument.filler].layer if argument.filler else "missing"
            raise RoleNotAllowedError(label=head.label, role=argument.role, filler=filler)


def _unknown(schema: Schema, source: SourceSet) -> Counter[str]:
    """The labels and roles the schema lacks, as ``layer.label``, and how often they are used."""
    layers = schema.layers
    spans = {span.id: span for span in source.spans}
    labels = (
        f"{span.layer}.{span.label}"
        for span in source.spans
        if span.layer not in layers or span.label not in layers[span.layer].labels
    )
    heads = ((spans[argument.head].layer, argument.role) for argument in source.arguments)
    roles = (
        f"{layer}.{role}"
        for layer, role in heads
        if layer not in layers or role not in layers[layer].roles
    )
    return Counter((*labels, *roles))


def is_same(own: AnnotationSet, source: SourceSet) -> bool:
    """Whether a stored set says exactly what the file says."""
    found = arriving(own.article, source, "", own.article.imported_at).own
    return own == replace(found, annotator=own.annotator)


def has_begun(own: AnnotationSet) -> bool:
    """Whether there is anything in the set that an import would lay itself over."""
    return own.status is not Status.NEW or bool(own.spans or own.decisions or own.note)


def arriving(article: Article, source: SourceSet, change_set_id: str, at: datetime) -> ArrivingSet:
    """A person's set from a file, as it will be in the corpus.

    Args:
        article: What it belongs to.
        source: What the file holds.
        change_set_id: Id of the action in the change log.
        at: When it is imported, UTC.
    """
    own = AnnotationSet(
        article=article,
        annotator=source.annotator,
        status=source.status,
        spans={span.id: span for span in source.spans},
        arguments={argument.id: argument for argument in source.arguments},
        decisions=dict(source.decisions),
        note=source.note,
    )
    return ArrivingSet(own, ChangeSetId(change_set_id), at)


def take_in_suggestions(work: UnitOfWork, article: Article, source: SourceSet) -> None:
    """Write the suggestions from a file."""
    proposal = Proposal(source.spans, source.arguments)
    work.annotations.replace_suggestions(article.id, proposal, source.pipeline)
