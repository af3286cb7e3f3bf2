"""What the review desk says about an item: its roles, what was said about it, and what is missing as a span to show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.ids import SpanId
from annotator.domain.offsets import covered_text
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.reviews import Judgement, ReviewItem
from annotator.domain.schema import Schema
from annotator.domain.span import Span
from annotator.ui.choices import role_title
from annotator.ui.dialogs.reviewing.wording import JUDGED, told
from annotator.ui.i18n import current_language, quoted
from annotator.ui.panels.style import shortened

EXCERPT = 90
"""So many characters of a span are shown."""


def roles_text(schema: Schema, own: AnnotationSet, span: Span | None) -> str:
    """The roles of a span with their fillers, on one line; empty without any."""
    if span is None or span.id not in own.spans:
        return ""
    known = schema.layers.get(span.layer)
    parts: list[str] = []
    for argument in own.arguments_of(span.id):
        if known is None or argument.role not in known.roles:
            continue
        name = role_title(schema, span, argument.role, current_language())
        if argument.filler is not None:
            what = quoted(shortened(own.covered_text(own.span(argument.filler)), EXCERPT))
        elif argument.state is RoleState.IMPLICIT:
            what = QCoreApplication.translate("JudgingView", "implicit")
        else:
            what = QCoreApplication.translate("JudgingView", "absent")
        parts.append(f"{name}: {what}")
    return " · ".join(parts)


def said_text(schema: Schema, own: AnnotationSet, item: ReviewItem, said: Judgement) -> str:
    """What was said about an item, with the correction."""
    parts = [told(JUDGED[said.judged])]
    if said.label:
        parts.append(schema.label_title(item.layer, said.label, current_language()))
    if said.fragments:
        words = covered_text(said.fragments, own.article.text)
        parts.append(quoted(shortened(words, EXCERPT)))
    return "✓ " + ": ".join(parts)


def missing_span(judgement: Judgement) -> Span:
    """What is missing, as a span that can be shown."""
    return Span(
        id=SpanId(f"missing-{judgement.seq}"),
        layer=judgement.layer,
        label=judgement.label,
        fragments=judgement.fragments,
        provenance=Provenance(origin=Origin.PERSON, by=judgement.by),
    )
