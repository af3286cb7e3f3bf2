"""What the outline shows, as plain values: layers, heads with their roles, other spans by label.

Pure: the model turns two of these trees into row-wise changes, the view draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from annotator.domain.argument import Argument, RoleState
from annotator.domain.chains import Chains, Named
from annotator.domain.ids import ArgumentId, SpanId
from annotator.domain.schema import LayerDef, Schema, bounds, in_language
from annotator.domain.span import Span, reading_order
from annotator.domain.workbench import Workbench


class Kind(StrEnum):
    """What a line of the outline is."""

    LAYER = "layer"
    LABEL = "label"
    SPAN = "span"
    ROLE = "role"


class Filling(StrEnum):
    """How a role of a head stands."""

    FILLED = "filled"
    OPEN = "open"
    IMPLICIT = "implicit"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the outline and what hangs below it.

    Attributes:
        key: Names the line among its siblings; stays the same when a suggestion is accepted.
        kind: What it is.
        title: Name of the layer, the label or the role.
        words: The covered text, on one line, and what it refers to: ``Er → Sung Kim``, with a question mark as
            long as that is only proposed; empty for layers, labels and open roles.
        layer: Id of the layer it belongs to; for a filled role the filler's.
        label: Id of the label; for a filled role the filler's.
        span: The span to focus; for a filled role the filler, for an open one the head.
        suggested: Whether it waits for a decision.
        filling: How a role stands.
        needed: Whether the schema wants the role filled.
        argument: The argument behind a role; of a suggestion a proposed one.
        children: The lines below.
    """

    key: str
    kind: Kind
    title: str = ""
    words: str = ""
    layer: str = ""
    label: str = ""
    span: SpanId | None = None
    suggested: bool = False
    filling: Filling | None = None
    needed: bool = False
    argument: ArgumentId | None = None
    children: tuple[Line, ...] = field(default=(), repr=False)


_MOST_WORDS = 160
_BEFORE_NAME = 16

OPEN_ROLES = "#open"
"""Key of the one line that names all roles of a head that are open and need not be filled."""


@dataclass(slots=True)
class KnownLines:
    """Lines of spans as they were, so that an edit of one span does not cost the work for all.

    Attributes:
        lines: By span: what the line was made of, and the line.
    """

    lines: dict[SpanId, tuple[tuple[object, ...], Line]] = field(default_factory=dict)


def outline(
    workbench: Workbench,
    schema: Schema,
    language: str,
    *,
    hidden: frozenset[str] = frozenset(),
    known: KnownLines | None = None,
) -> tuple[Line, ...]:
    """The outline of an article: layers with heads first, each in reading order.

    Args:
        workbench: Own spans and open suggestions.
        schema: Layers, labels and roles.
        language: Of the titles.
        hidden: Layers left out.
        known: Lines of the same article in the same language, used and renewed.
    """
    *_, lines = outline_in_parts(workbench, schema, language, hidden=hidden, known=known)
    return lines


def outline_in_parts(
    workbench: Workbench,
    schema: Schema,
    language: str,
    *,
    hidden: frozenset[str] = frozenset(),
    known: KnownLines | None = None,
) -> Iterator[tuple[Line, ...]]:
    """The same, with a stop after each span: nothing but the last value is the outline.

    What is made by then is kept in ``known``, also if nobody asks for the rest.
    """
    reader = _Reader(workbench, schema, language, known)
    heads = [name for name, layer in schema.layers.items() if layer.holds_heads]
    others = [name for name, layer in schema.layers.items() if not layer.holds_heads]
    shown = [name for name in (*heads, *others) if name not in hidden]
    for name in shown:
        for _ in reader.prepare(name):
            yield ()
    lines = [reader.layer(name) for name in shown]
    yield tuple(line for line in lines if line.children)


def role_lines(workbench: Workbench, schema: Schema, language: str, head: Span) -> tuple[Line, ...]:
    """The roles of one head, filled or open, in the schema's order; none for a span without roles."""
    return _Reader(workbench, schema, language).roles(head)


class _Reader:
    def __init__(
        self,
        workbench: Workbench,
        schema: Schema,
        language: str,
        known: KnownLines | None = None,
    ) -> None:
        self._known = known.lines if known else {}
        self._lines: dict[SpanId, Line] = {}
        self._desk = workbench
        self._schema = schema
        self._language = language
        self._text = workbench.article.text
        self._chains = Chains.of_desk(workbench, schema)
        self._spans: dict[str, list[Span]] = {}
        every = [*workbench.own, *workbench.shown_suggestions]
        every.sort(key=reading_order)
        for span in every:
            self._spans.setdefault(span.layer, []).append(span)

    def prepare(self, name: str) -> Iterator[None]:
        """Make the lines of a layer's spans, one at a time."""
        if self._schema.layers[name].dependent:
            # They are shown at the heads they serve; here only those that serve none.
            spans = self._spans.get(name, [])
            self._spans[name] = [span for span in spans if not self._serves(span)]
        for span in self._spans.get(name, ()):
            self._lines[span.id] = self._span(span)
            yield

    def layer(self, name: str) -> Line:
        """The line of a layer that is prepared."""
        definition = self._schema.layers[name]
        spans = self._spans.get(name, [])
        if definition.holds_heads or len(definition.labels) == 1:
            children = tuple(self._unique(self._lines[span.id] for span in spans))
        else:
            children = tuple(self._labels(name, definition, spans))
        title = in_language(definition.title, self._language) or name
        return Line(name, Kind.LAYER, title=title, layer=name, children=children)

    def roles(self, head: Span) -> tuple[Line, ...]:
        layer = self._schema.layers.get(head.layer)
        if layer is None or head.label not in layer.labels:
            return ()
        suggested = self._desk.is_open(head.id)
        source = self._desk.suggestions if suggested else self._desk.own
        by_role: dict[str, list[Argument]] = {}
        for argument in source.arguments_of(head.id):
            by_role.setdefault(argument.role, []).append(argument)
        return tuple(self._role_lines(head, layer, by_role, suggested=suggested))

    def _role_lines(
        self,
        head: Span,
        layer: LayerDef,
        by_role: Mapping[str, list[Argument]],
        *,
        suggested: bool,
    ) -> Iterator[Line]:
        source = self._desk.suggestions if suggested else self._desk.own
        taken = layer.roles_of(head.label)
        for role in (*taken, *(role for role in by_role if role not in taken)):
            definition = layer.roles.get(role)
            title = in_language(definition.title, self._language) if definition else ""
            least, _ = bounds(taken.get(role, "*"))
            arguments = by_role.get(role, ())
            if not arguments:
                yield Line(
                    role,
                    Kind.ROLE,
                    title=title or role,
                    span=head.id,
                    filling=Filling.OPEN,
                    needed=least > 0,
                )
            for place, argument in enumerate(arguments):
                filler = source.spans.get(argument.filler) if argument.filler else None
                yield Line(
                    f"{role}#{place}",
                    Kind.ROLE,
                    title=title or role,
                    words=self._words(filler) if filler else "",
                    layer=filler.layer if filler else "",
                    label=filler.label if filler else "",
                    span=filler.id if filler else head.id,
                    suggested=suggested,
                    filling=_filling(argument),
                    needed=least > 0,
                    argument=argument.id,
                )

    def _labels(self, name: str, layer: LayerDef, spans: list[Span]) -> Iterator[Line]:
        by_label: dict[str, list[Span]] = {}
        for span in spans:
            by_label.setdefault(span.label, []).append(span)
        for label in (*layer.labels, *(known for known in by_label if known not in layer.labels)):
            found = by_label.get(label)
            if found:
                yield Line(
                    label,
                    Kind.LABEL,
                    title=self._label_title(name, label),
                    layer=name,
                    label=label,
                    children=tuple(self._unique(self._lines[span.id] for span in found)),
                )

    def _span(self, span: Span) -> Line:
        made_of = self._made_of(span)
        known = self._known.get(span.id)
        # Unchanged spans and arguments are the same objects: comparing them costs nothing.
        if known is not None and _are_the_same(known[0], made_of):
            return known[1]
        line = self._new_line(span)
        self._known[span.id] = (made_of, line)
        return line

    def _made_of(self, span: Span) -> tuple[object, ...]:
        suggested = self._desk.is_open(span.id)
        if not self._schema.layers[span.layer].holds_heads:
            return (span, suggested, *_parts(self._chains.name(span.id)))
        source = self._desk.suggestions if suggested else self._desk.own
        arguments = source.arguments_of(span.id)
        fillers = [source.spans.get(a.filler) if a.filler else None for a in arguments]
        named = (self._chains.name(filler.id) for filler in fillers if filler is not None)
        return (span, suggested, *arguments, *fillers, *(part for n in named for part in _parts(n)))

    def _new_line(self, span: Span) -> Line:
        return Line(
            span.provenance.suggestion or span.id,
            Kind.SPAN,
            title=self._label_title(span.layer, span.label),
            words=self._words(span),
            layer=span.layer,
            label=span.label,
            span=span.id,
            suggested=self._desk.is_open(span.id),
            children=_gathered(self.roles(span)) if self._holds_heads(span) else (),
        )

    def _words(self, span: Span) -> str:
        """What a span covers, and the name it leads to."""
        words, named = _excerpt(span, self._text), self._chains.name(span.id)
        if named is None:
            return words
        if len(words) > _BEFORE_NAME:  # the name is what one looks for; it must not be cut off
            words = words[: _BEFORE_NAME - 1].rstrip(" ,") + "…"
        return f"{words} → {told(named, self._text)}"

    def _holds_heads(self, span: Span) -> bool:
        return self._schema.layers[span.layer].holds_heads

    def _unique(self, lines: Iterator[Line]) -> Iterator[Line]:
        """Two spans may come from one suggestion; then only the first one goes by its name."""
        seen: set[str] = set()
        for line in lines:
            if line.key in seen and line.span is not None:
                line = replace(line, key=str(line.span))  # noqa: PLW2901 - the same line
            seen.add(line.key)
            yield line

    def _serves(self, span: Span) -> bool:
        source = self._desk.suggestions if self._desk.is_open(span.id) else self._desk.own
        heads = [source.span(a.head) for a in source.arguments_with(span.id) if a.filler == span.id]
        # A link of a chain is shown at neither end; only structures have lines for what fills their roles.
        shown = [head.id for head in heads if self._holds_heads(head)]
        return any(head in self._desk.own.spans or self._desk.is_open(head) for head in shown)

    def _label_title(self, layer: str, label: str) -> str:
        definition = self._schema.layers.get(layer)
        if definition is None or label not in definition.labels:
            return label
        return in_language(definition.labels[label].title, self._language) or label


def told(named: Named, text: str) -> str:
    """The name a span leads to, with a question mark as long as that is only proposed."""
    return _excerpt(named.span, text) + (" ?" if named.suggested else "")


def _parts(named: Named | None) -> tuple[object, ...]:
    """A name as objects that stay the same as long as it does."""
    return () if named is None else (named.span, named.suggested)


def _are_the_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _gathered(roles: tuple[Line, ...]) -> tuple[Line, ...]:
    """The roles with those that may stay open in one line at the end, as events have many of them."""
    optional = [line for line in roles if line.filling is Filling.OPEN and not line.needed]
    if not optional:
        return roles
    names = ", ".join(line.title for line in optional)
    gathered = replace(optional[0], key=OPEN_ROLES, title="", words=names)
    return (*(line for line in roles if line not in optional), gathered)


def _filling(argument: Argument) -> Filling:
    return {
        RoleState.MARKED: Filling.FILLED,
        RoleState.IMPLICIT: Filling.IMPLICIT,
        RoleState.ABSENT: Filling.ABSENT,
    }[argument.state]


def _excerpt(span: Span, text: str) -> str:
    begin, end = span.begin, min(span.end, span.begin + _MOST_WORDS)
    words = span.covered_text(text) if len(span.fragments) > 1 else text[begin:end]
    return " ".join(words[:_MOST_WORDS].split())
