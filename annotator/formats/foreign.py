"""From a foreign file's annotations to a set of ours: labels, offsets and ids checked, each doubt told.

Readers of other programs' formats put what they find into a ``ForeignSet`` per article. A label nobody has
mapped and the schema does not have stops the import, for it concerns the whole file; a single span or
argument that cannot be what it says is left out, with a notice that names file, line, article and span.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotator.domain.argument import Argument, RoleState
from annotator.domain.changes import Status
from annotator.domain.errors import ForeignLabelError, UnnamedAnnotatorError
from annotator.domain.ids import AnnotatorId, ArgumentId, SpanId
from annotator.domain.offsets import Fragments, TextRange, are_fragments, covered_text
from annotator.domain.provenance import Origin, Provenance
from annotator.domain.reason import Reason
from annotator.domain.schema import Schema
from annotator.domain.span import AttributeValue, Span
from annotator.formats.reading import Notice, NoticeKind, ReadOptions, SourceSet
from annotator.formats.units import Utf16Offsets

_NEAR: Final = 200
"""How many code points away the text a file names for a span is looked for."""


class ForeignSet:
    """The annotations of one article while a reader finds them.

    Args:
        text: Of the article, normalised; all offsets refer to it.
        file: Where it stands, for notices.
        options: Schema and mapping of labels.
        source: What made the file, for provenance, e.g. ``brat``.
        article: Its title, for notices.

    Attributes:
        notices: What was changed or left out; give them to the ``SourceArticle``.
    """

    def __init__(
        self, text: str, file: str, options: ReadOptions, *, source: str, article: str = ""
    ) -> None:
        if options.schema is None:
            raise ValueError("a foreign file cannot be read without the schema of the corpus")
        self._schema: Schema = options.schema
        self._text = text
        self._file = file
        self._options = options
        self._article = article
        self._provenance = Provenance(origin=Origin.IMPORTED, by=source)
        self._spans: dict[SpanId, Span] = {}
        self._arguments: dict[ArgumentId, Argument] = {}
        self._units: Utf16Offsets | None = None
        self.notices: list[Notice] = []

    @property
    def schema(self) -> Schema:
        """What labels and roles there are."""
        return self._schema

    def layer_of(self, label: str, layer: str | None = None) -> str | None:
        """The layer a label of the file will be on; ``None`` if it is left out or unknown."""
        mapped = self._options.labels.get(label)
        found = list(_meant(mapped or label, None if mapped else layer, self._schema))
        return found[0][0] if len(found) == 1 else None

    def add_span(
        self,
        label: str,
        ranges: Sequence[tuple[int, int]],
        *,
        layer: str | None = None,
        covered: str | None = None,
        id: str | None = None,  # noqa: A002 - what it is called everywhere
        attributes: Mapping[str, AttributeValue] | None = None,
        provenance: Provenance | None = None,
        note: str = "",
        line: int | None = None,
    ) -> Span | None:
        """Take in a span.

        Args:
            label: As the file calls it.
            ranges: Its fragments, code points, half open, in any order.
            layer: If the file names one; else the label decides.
            covered: What it covers according to the file, fragments joined by blanks.
            id: If the file gives one; an id that is taken or missing is replaced.
            attributes: What the layer does not have is left out and told.
            provenance: If the file knows more than that it was imported.
            note: A remark on it.
            line: 1-based, where the span stands.

        Returns:
            The span; ``None`` if it was left out.

        Raises:
            ForeignLabelError: If label or layer are unknown and nobody has mapped them.
        """
        target = self._label(label, layer, line)
        if target is None:
            self._tell(
                NoticeKind.SKIPPED, "label {label!r} is left out, as asked", line, id, label=label
            )
            return None
        fragments = self._fragments(ranges, covered, line, id or label)
        if fragments is None:
            return None
        span = Span(
            id=SpanId(self._free(id, "s", self._spans, line)),
            layer=target[0],
            label=target[1],
            fragments=fragments,
            attributes=self._attributes(target[0], attributes or {}, line, id),
            provenance=provenance or self._provenance,
            note=note,
        )
        self._spans[span.id] = span
        return span

    def add_argument(
        self,
        role: str,
        head: Span | None,
        filler: Span | None,
        *,
        id: str | None = None,  # noqa: A002 - what it is called everywhere
        state: RoleState = RoleState.MARKED,
        provenance: Provenance | None = None,
        line: int | None = None,
    ) -> Argument | None:
        """Take in an argument.

        Args:
            role: As the file calls it.
            head: What ``add_span`` gave for it; ``None``: it was left out, and so is the argument.
            filler: The same; ``None`` is right for ``implicit`` and ``absent``.
            id: If the file gives one.
            state: ``marked`` needs a filler.
            provenance: If the file knows more than that it was imported.
            line: 1-based, where the argument stands.

        Returns:
            The argument; ``None`` if it was left out.
        """
        wanted = self._options.labels.get(role, role)
        reason = self._no_argument(wanted, head, filler, state)
        if reason or head is None:
            self._tell(
                NoticeKind.SKIPPED,
                "role {role!r} is left out: {reason}",
                line,
                head.id if head else id,
                role=role,
                reason=reason,
            )
            return None
        argument = Argument(
            id=ArgumentId(self._free(id, "a", self._arguments, line)),
            role=wanted,
            head=head.id,
            filler=filler.id if filler else None,
            state=state,
            provenance=provenance or self._provenance,
        )
        self._arguments[argument.id] = argument
        return argument

    def finished(
        self,
        annotator: AnnotatorId | None = None,
        *,
        pipeline: str = "",
        status: Status = Status.STARTED,
        note: str = "",
    ) -> SourceSet:
        """The set.

        Args:
            annotator: Whose it is, if the file says so; ``suggestions`` for machine work.
            pipeline: For suggestions, ``name@version``.
            status: How far the annotator was.
            note: A remark on the article.

        Raises:
            UnnamedAnnotatorError: If neither the file nor anybody else says whose it is.
        """
        whose = annotator or self._options.annotator
        if whose is None:
            raise UnnamedAnnotatorError(
                option="--as",
                reason=Reason(
                    "{file} holds annotations and does not say whose; name the annotator.",
                    file=self._file,
                ),
            )
        return SourceSet(
            annotator=whose,
            pipeline=pipeline,
            status=status,
            spans=tuple(self._spans.values()),
            arguments=tuple(self._arguments.values()),
            note=note,
        )

    def _label(self, label: str, layer: str | None, line: int | None) -> tuple[str, str] | None:
        mapped = self._options.labels.get(f"{layer}.{label}" if layer else label)
        if mapped is None and layer:
            mapped = self._options.labels.get(label)
        if mapped == "":
            return None
        found = list(_meant(mapped or label, None if mapped else layer, self._schema))
        if len(found) == 1:
            return found[0]
        name = f"{layer}.{label}" if layer else label
        which = " and ".join(".".join(pair) for pair in found)
        template = (
            "label {label!r} could be {which}; say what it is with --map {name}=LAYER.LABEL, "
            "or leave it out with --map {name}="
            if found
            else "the schema of the corpus has no label {label!r}; say what it is with "
            "--map {name}=LAYER.LABEL, or leave it out with --map {name}="
        )
        label = name if found else mapped or name
        raise ForeignLabelError(
            file=self._file,
            line=line or 1,
            reason=Reason(template, label=label, which=which, name=name),
            label=name,
            candidates=" ".join(".".join(pair) for pair in found),
        )

    def _fragments(
        self, ranges: Sequence[tuple[int, int]], covered: str | None, line: int | None, name: str
    ) -> Fragments | None:
        try:
            fragments = tuple(TextRange(begin, end) for begin, end in sorted(ranges))
        except ValueError:
            fragments = ()
        sound = are_fragments(fragments)
        if sound and fragments[-1].end <= len(self._text) and self._covers(fragments, covered):
            return fragments
        told = ", ".join(f"{begin}–{end}" for begin, end in ranges)
        moved = self._looked_for(fragments, covered) if sound and covered else None
        if moved is None:
            template = "{range} is no place in a text of {length} characters; left out"
            if sound and fragments[-1].end <= len(self._text):
                template = "{range} is “{here}”, not “{covered}”; left out"
            here = covered_text(fragments, self._text) if sound else ""
            self._tell(
                NoticeKind.SKIPPED,
                template,
                line,
                name,
                range=told,
                length=len(self._text),
                here=here,
                covered=covered,
            )
            return None
        now = ", ".join(f"{part.begin}–{part.end}" for part in moved)
        template = "{range} is not “{covered}”; taken as {now}, where it stands"
        self._tell(NoticeKind.CHANGED, template, line, name, range=told, covered=covered, now=now)
        return moved

    def _covers(self, fragments: Fragments, covered: str | None) -> bool:
        """Whether this is the text the file names; blanks do not count, formats join and collapse them."""
        if covered is None:
            return True
        here = "".join(part.covered_text(self._text) for part in fragments)
        return "".join(here.split()) == "".join(covered.split())

    def _looked_for(self, fragments: Fragments, covered: str) -> Fragments | None:
        """Where the named text stands: as UTF-16 offsets have it, else the nearest place."""
        self._units = self._units or Utf16Offsets(self._text)
        try:
            moved = tuple(
                TextRange(
                    self._units.to_code_points(part.begin), self._units.to_code_points(part.end)
                )
                for part in fragments
            )
        except ValueError:
            moved = ()
        if moved and self._covers(moved, covered):
            return moved
        if len(fragments) > 1 or not covered:
            return None
        begin = fragments[0].begin
        low = max(0, begin - _NEAR)
        window = self._text[low : begin + _NEAR + len(covered)]
        places = [low + at for at in _occurrences(covered, window)]
        if not places:
            return None
        nearest = min(places, key=lambda place: (abs(place - begin), place))
        return (TextRange(nearest, nearest + len(covered)),)

    def _attributes(
        self, layer: str, wanted: Mapping[str, AttributeValue], line: int | None, span: str | None
    ) -> dict[str, AttributeValue]:
        known = self._schema.layer(layer).attributes
        kept: dict[str, AttributeValue] = {}
        for name, said in wanted.items():
            value = _as_kind(known[name].kind, said) if name in known else said
            if name in known and known[name].allows(value):
                kept[name] = value
            else:
                template = "attribute {name!r} with the value {value!r} is unknown here; left out"
                self._tell(NoticeKind.CHANGED, template, line, span, name=name, value=value)
        return kept

    def _no_argument(
        self, role: str, head: Span | None, filler: Span | None, state: RoleState
    ) -> str:
        if head is None:
            return "its head is not there"
        if role not in self._schema.layer(head.layer).roles:
            return f"layer {head.layer!r} has no such role"
        if (filler is None) == (state is RoleState.MARKED):
            return "what fills it is not there" if filler is None else f"it is {state}, but filled"
        if filler is head:
            return "a span cannot fill its own role"
        return ""

    def _free(
        self,
        wanted: str | None,
        letter: str,
        taken: Mapping[SpanId, Span] | Mapping[ArgumentId, Argument],
        line: int | None,
    ) -> str:
        if wanted and wanted not in taken:
            return wanted
        number = len(taken) + 1
        while f"{letter}{number}" in taken:
            number += 1
        new = f"{letter}{number}"
        if wanted:
            template = "the id {id} is there twice; this one got the id {new}"
            self._tell(NoticeKind.CHANGED, template, line, wanted, id=wanted, new=new)
        return new

    def _tell(
        self, kind: NoticeKind, template: str, line: int | None, span: str | None, **params: object
    ) -> None:
        self.notices.append(
            Notice(kind, self._file, template, params, line, self._article, span or "")
        )


def _as_kind(kind: str, value: AttributeValue) -> AttributeValue:
    """Flags that a file writes as words; anything else as it is."""
    if kind == "flag" and isinstance(value, str):
        return {"true": True, "false": False}.get(value.lower(), value)
    return value


def _meant(name: str, layer: str | None, schema: Schema) -> Iterator[tuple[str, str]]:
    """The labels of the schema a name can stand for: ``layer.label``, or a label alone."""
    before, dot, after = name.rpartition(".")
    if layer is None and dot and before in schema.layers:
        layer, name = before, after
    for each, definition in schema.layers.items():
        if layer in {None, each} and name in definition.labels:
            yield each, name


def _occurrences(words: str, text: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)
