"""Annotation sets as UIMA annotations and back: what WebAnno TSV and CAS files have in common.

A span is an annotation for each of its fragments, a continuation leading from one to the next; the first carries
the label, what fills the roles, and the rest. Offsets are code points; formats that count otherwise convert.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.argument import RoleState
from annotator.domain.reason import Reason
from annotator.domain.span import Span
from annotator.formats.foreign import ForeignSet
from annotator.formats.reading import Notice, NoticeKind, ReadOptions
from annotator.formats.token_fit import fit
from annotator.formats.uima_types import (
    BUILT_IN,
    LABEL,
    REMARK,
    STATES,
    VALUE,
    TypeNames,
    short_name,
)
from annotator.formats.writing import ExportJob, Losses, LossKind, span_loss

Writable = Callable[[str], str | None]
"""A value as the format can hold it; ``None`` if it cannot."""


@dataclass(eq=False, slots=True)
class Mark:
    """An annotation: a stretch of text of some type.

    Attributes:
        type: Full name.
        begin: First code point.
        end: One past the last.
        features: Plain values by name.
        links: Role and target of each link.
        line: 1-based, where it stands, if it was read.
    """

    type: str
    begin: int
    end: int
    features: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, Mark]] = field(default_factory=list)
    line: int | None = None


@dataclass(eq=False, slots=True)
class Arc:
    """A relation from one annotation to another.

    Attributes:
        type: Full name.
        source: UIMA's governor.
        target: UIMA's dependent.
        features: Plain values by name.
        line: 1-based, where it stands, if it was read.
        chain: Whether it leads from a mention to the one before.
    """

    type: str
    source: Mark
    target: Mark
    features: dict[str, str] = field(default_factory=dict)
    line: int | None = None
    chain: bool = False


@dataclass(slots=True)
class Annotated:
    """All annotations of an article.

    Attributes:
        marks: Stretches of text.
        arcs: Relations between them.
        loose: Number of relations and links of each type that lead to something else than those.
    """

    marks: list[Mark] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    loose: Counter[str] = field(default_factory=Counter)


class SetWriter:
    """Makes annotations of a set.

    Args:
        own: The set.
        job: How to write.
        names: Of types and features.
        writable: Values as the format can hold them.
        losses: What has no place is appended.
    """

    def __init__(
        self,
        own: AnnotationSet,
        job: ExportJob,
        names: TypeNames,
        writable: Writable,
        losses: Losses,
    ) -> None:
        self._own = own
        self._schema = job.schema
        self._layers = job.layers
        self._names = names
        self._writable = writable
        self._losses = losses
        self._heads: dict[str, Mark] = {}

    def written(self) -> Annotated:
        """The annotations, in reading order of their spans."""
        result = Annotated()
        spans = [span for span in self._own if span.layer in self._layers]
        for span in spans:
            self._add(span, result)
        for span in spans:
            if span.id in self._heads:
                self._link(span, result)
        return result

    def _add(self, span: Span, result: Annotated) -> None:
        found = fit(span.fragments, self._own.article.text, lambda _: True)
        if not found.pieces:
            reason = Reason("it covers nothing but white space; left out")
            self._lose(LossKind.WHITE_SPACE, span, reason)
            return
        if found.loose or found.blank:
            reason = Reason("white space at its edges has no place in this format; left out")
            self._lose(LossKind.WHITE_SPACE, span, reason)
        kind, label = self._names.types[span.layer], self._names.label_feature(span.layer)
        marks = [Mark(kind, part.begin, part.end, {label: span.label}) for part in found.pieces]
        marks[0].features |= dict(self._values(span))
        self._heads[span.id] = marks[0]
        result.marks += marks
        for one, other in pairwise(marks):
            result.arcs.append(Arc(self._names.continuations[span.layer], one, other))

    def _values(self, span: Span) -> Iterator[tuple[str, str]]:
        for name, value in span.attributes.items():
            wanted = str(value).lower() if isinstance(value, bool) else value
            written = self._writable(wanted)
            if written != wanted:
                if written is None:
                    reason = Reason(
                        "the attribute {name} ({value}) cannot be written as it is; left out",
                        name=name,
                        value=value,
                    )
                else:
                    reason = Reason(
                        "the attribute {name} ({value}) cannot be written as it is; changed",
                        name=name,
                        value=value,
                    )
                self._lose(LossKind.ATTRIBUTE, span, reason)
            if written is not None:
                yield self._names.features[span.layer][name], written
        if span.note:
            written = self._writable(span.note)
            if written != span.note:
                reason = Reason(
                    "its remark holds characters that have no place in this format; changed"
                )
                self._lose(LossKind.REMARK, span, reason)
            if written is not None:
                yield REMARK, written

    def _link(self, span: Span, result: Annotated) -> None:
        mark = self._heads[span.id]
        roles = self._schema.layers[span.layer].roles
        states = []
        for argument in self._own.arguments_of(span.id):
            role, filler = argument.role, argument.filler
            if filler is None:
                states.append(f"{role}:{argument.state}")
            elif filler not in self._heads:
                reason = Reason("what fills its role {role} is not exported; left out", role=role)
                self._lose(LossKind.ROLE, span, reason)
            elif role in roles and roles[role].chain:
                kind = self._names.references[span.layer]
                result.arcs.append(Arc(kind, mark, self._heads[filler], {LABEL: role}))
            else:
                mark.links.append((role, self._heads[filler]))
        if states:
            mark.features[STATES] = " ".join(states)

    def _lose(self, kind: LossKind, span: Span, reason: Reason) -> None:
        self._losses.append(span_loss(kind, self._own.article, span, reason))


class SetReader:
    """Makes spans and arguments of annotations.

    Args:
        found: Takes them.
        names: Of types and features.
        options: How to read.
        file: For notices.
    """

    def __init__(
        self, found: ForeignSet, names: TypeNames, options: ReadOptions, file: str
    ) -> None:
        self._found = found
        self._names = names
        self._options = options
        self._file = file
        self._spans: dict[Mark, Span | None] = {}
        self._skipped: Counter[str] = Counter()
        self.notices: list[Notice] = []

    def take(self, annotated: Annotated) -> None:
        """Hand over everything."""
        continuations = set(self._names.continuations.values())
        following = {a.source: a.target for a in annotated.arcs if a.type in continuations}
        later = set(following.values())
        for mark in annotated.marks:
            if mark not in later:
                self._spans[mark] = self._span(mark, following)
        for mark, span in list(self._spans.items()):
            for role, target in mark.links:
                if not self._left_out(mark):
                    self._found.add_argument(role, span, self._spans.get(target), line=mark.line)
            for state in mark.features.get(STATES, "").split():
                self._state(state, span, mark)
        for arc in annotated.arcs:
            if arc.type not in continuations:
                self._arc(arc)
        for kind, count in annotated.loose.items():
            self._skipped[short_name(kind)] += count
        template = "the layer {layer} has no place here; left out: {count}"
        self.notices += [
            Notice(NoticeKind.SKIPPED, self._file, template, {"layer": kind, "count": count})
            for kind, count in self._skipped.items()
        ]

    def _span(self, mark: Mark, following: dict[Mark, Mark]) -> Span | None:
        if self._left_out(mark):
            self._skipped[short_name(mark.type)] += 1
            return None
        layer = self._names.layer_of(mark.type)
        name, label = self._label(mark, layer)
        ranges, each, known = [(mark.begin, mark.end)], mark, {mark}
        while each in following and following[each] not in known:
            each = following[each]
            known.add(each)
            ranges.append((each.begin, each.end))
        attributes = {
            self._names.attribute_of(layer, feature): value
            for feature, value in mark.features.items()
            if feature not in {name, REMARK, STATES}
        }
        short = short_name(mark.type)
        named = layer or (short if f"{short}.{label}" in self._options.labels else None)
        return self._found.add_span(
            label,
            ranges,
            layer=named,
            attributes=attributes,
            note=mark.features.get(REMARK, ""),
            line=mark.line,
        )

    def _label(self, mark: Mark, layer: str | None) -> tuple[str, str]:
        """The feature that is the label, and its value; the name of the type where nothing is said."""
        wanted = [LABEL, VALUE]
        if layer is not None:
            wanted.insert(0, self._names.label_feature(layer))
        wanted += [name for name in mark.features if name not in {REMARK, STATES, "identifier"}]
        name = next((each for each in wanted if each in mark.features), "")
        return name, mark.features.get(name) or short_name(mark.type)

    def _left_out(self, mark: Mark) -> bool:
        """Whether its layer is left out: asked for, or one of INCEpTION's own that has nothing to do with ours."""
        short = short_name(mark.type)
        if self._options.labels.get(short) == "":
            return True
        if self._names.layer_of(mark.type) is not None or not mark.type.startswith(BUILT_IN):
            return False
        own = mark.type.startswith((f"{BUILT_IN}ner.", f"{BUILT_IN}coref."))
        asked = any(label.startswith(f"{short}.") for label in self._options.labels)
        return not own and not asked

    def _arc(self, arc: Arc) -> None:
        head = self._spans.get(arc.source)
        if self._left_out(arc.source) or arc.type.startswith(f"{BUILT_IN}syntax."):
            self._skipped[short_name(arc.type)] += 1
            return
        role = arc.features.get(LABEL) or next(iter(arc.features.values()), short_name(arc.type))
        if arc.chain and head:
            role = self._found.schema.layers[head.layer].chain_role or role
        self._found.add_argument(role, head, self._spans.get(arc.target), line=arc.line)

    def _state(self, said: str, span: Span | None, mark: Mark) -> None:
        role, _, state = said.rpartition(":")
        if state in {RoleState.IMPLICIT, RoleState.ABSENT}:
            self._found.add_argument(role, span, None, state=RoleState(state), line=mark.line)
        else:
            template = "{said!r} says nothing of a role; left out"
            told = (NoticeKind.SKIPPED, self._file, template, {"said": said}, mark.line)
            self.notices.append(Notice(*told))
