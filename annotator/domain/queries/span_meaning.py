"""What a query asks of a span: patterns with what is in their brackets, and conditions on spans outside of any."""

from __future__ import annotations

from annotator.domain.argument import RoleState
from annotator.domain.errors import QueryNameError, QueryValueError
from annotator.domain.queries.fields import Kind, canonical
from annotator.domain.queries.names import Names
from annotator.domain.queries.tests import (
    All,
    Any,
    Covers,
    Fills,
    HasRole,
    Lies,
    No,
    OfKind,
    Said,
    Scored,
    SpanTest,
    WithAttribute,
    one_of,
)
from annotator.domain.queries.tree import (
    And,
    Condition,
    Named,
    Node,
    Not,
    Op,
    Or,
    Pattern,
    Phrase,
    Range,
    Regex,
    Related,
    Value,
    Word,
)
from annotator.domain.queries.values import choice_of, interval_of, text_of
from annotator.domain.reason import Reason
from annotator.domain.schema import AttributeDef

_STATES = {state.value: state for state in RoleState} | {
    "implizit": RoleState.IMPLICIT,
    "markiert": RoleState.MARKED,
}
_SAID = frozenset({"rule", "why", "note"})
_ANYWHERE: frozenset[str] = frozenset()


class SpanReader:
    """Reads what is said about spans."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def test(self, node: Pattern | Related) -> SpanTest:
        """What a pattern, or two that lie to each other, ask of a span. Raises ``QueryError``."""
        if isinstance(node, Related):
            lies = Lies(node.relation, self.test(node.right))
            return All((self.test(node.left), lies))
        layers = self._names.layer(node.layer, node.column)
        kind: SpanTest
        within = layers
        if node.kind and self._names.is_role(node.kind, layers):
            kind = Fills(frozenset({self._names.role(node.kind, layers, node.column)}), layers)
            within = _ANYWHERE
        else:
            kind = OfKind(layers, self._names.labels(node.kind, layers, node.column))
        if node.inside is None:
            return kind
        return All((kind, self._inside(node.inside, within)))

    def condition(self, part: Condition, layers: frozenset[str] = _ANYWHERE) -> SpanTest:
        """What a condition on spans asks, whether in brackets or not. Raises ``QueryError``."""
        test = self._positive(part, layers)
        return No(test) if part.op is Op.UNEQUAL else test

    # --- inside ------------------------------------------------------------------------------

    def _inside(self, node: Node, layers: frozenset[str]) -> SpanTest:  # noqa: PLR0911 - a case for each kind of part
        match node:
            case And(parts=parts):
                return All(tuple(self._inside(part, layers) for part in parts))
            case Or(parts=parts):
                return Any(tuple(self._inside(part, layers) for part in parts))
            case Not(part=part):
                return No(self._inside(part, layers))
            case Word() | Phrase():
                return Covers(text_of(node, Op.EQUAL, "text"))
            case Regex():
                return Covers(text_of(node, Op.HAS, "text"))
            case Condition():
                return self.condition(node, layers)
            case Named(name=name, column=column):
                return self._named(name, layers, column)
            case Pattern() | Related():
                return self.test(node)

    def _named(self, name: str, layers: frozenset[str], column: int) -> SpanTest:
        attribute = self._names.attribute(name, layers)
        if attribute is not None and not self._names.is_role(name, layers):
            return WithAttribute(attribute[0], ())
        if not self._names.is_role(name, layers):
            raise self._names.unknown(name, layers, column)
        return HasRole(self._names.role(name, layers, column))

    def _positive(self, part: Condition, layers: frozenset[str]) -> SpanTest:
        name = part.name
        layer, dot, rest = name.partition(".")
        if dot:
            layers = self._names.layer(layer, part.column)
            attribute = self._names.attribute(rest, layers)
            if attribute is None and self._names.is_role(rest, layers):
                return All((OfKind(layers), self._role(part, rest, layers)))
            if attribute is None:
                raise self._names.unknown(rest, layers, part.column)
            return All((OfKind(layers), self._attribute(part, *attribute)))
        if layers or canonical(name) is None:
            if self._names.is_role(name, layers):
                return self._role(part, name, layers)
            attribute = self._names.attribute(name, layers)
            if attribute is not None:
                return self._attribute(part, *attribute)
        return self._field(part, layers)

    def _field(self, part: Condition, layers: frozenset[str]) -> SpanTest:
        name, values = part.name, part.values
        if name in _SAID:
            return Said(name, tuple(text_of(each, part.op, name) for each in values))
        match name:
            case "text":
                return one_of([Covers(text_of(each, part.op, name)) for each in values])
            case "score":
                found = tuple(interval_of(each, part.op, Kind.NUMBER, name) for each in values)
                return Scored(found)
            case "layer":
                found_layers = [
                    self._names.layer(choice_of(each, name), each.column) for each in values
                ]
                return OfKind(frozenset().union(*found_layers))
            case "label":
                return one_of([self._label(each, layers) for each in values])
            case "role":
                roles = [
                    self._names.role(choice_of(each, name), _ANYWHERE, each.column)
                    for each in values
                ]
                return Fills(frozenset(roles))
        raise self._names.unknown(name, layers, part.column)

    def _label(self, value: Value, layers: frozenset[str]) -> SpanTest:
        typed = choice_of(value, "label")
        layer, dot, label = typed.partition(".")
        if dot:
            layers = self._names.layer(layer, value.column)
            return OfKind(layers, self._names.labels(label, layers, value.column))
        labels = self._names.labels(typed, layers, value.column)
        return OfKind(self._names.layers_with(labels), labels)

    def _role(self, part: Condition, name: str, layers: frozenset[str]) -> SpanTest:
        role = self._names.role(name, layers, part.column)
        states: set[RoleState] = set()
        fillers: list[SpanTest] = []
        for value in part.values:
            match value:
                case Pattern():
                    fillers.append(self.test(value))
                case Word(text=text) if text.casefold() in _STATES:
                    states.add(_STATES[text.casefold()])
                case Word() | Phrase():
                    fillers.append(Covers(text_of(value, Op.EQUAL, name)))
                case Regex():
                    fillers.append(Covers(text_of(value, Op.HAS, name)))
                case Range():
                    said = f"{value.low}..{value.high}"
                    raise QueryValueError(
                        column=value.column, value=said, kind=Reason("filler"), name=name
                    )
        return HasRole(role, frozenset(states), one_of(fillers) if fillers else None)

    @staticmethod
    def _attribute(part: Condition, name: str, defined: dict[str, AttributeDef]) -> SpanTest:
        if part.op not in {Op.HAS, Op.EQUAL, Op.UNEQUAL}:
            raise QueryNameError(column=part.column, what=Reason("number"), name=name)
        defaults = tuple(
            (layer, _as_text(default))
            for layer, each in defined.items()
            if (default := each.default) is not None
        )
        texts = tuple(text_of(each, Op.EQUAL, name) for each in part.values)
        return WithAttribute(name, texts, defaults)


def _as_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
