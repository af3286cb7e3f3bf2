"""The questions the schema editor asks: one for each edit that needs more than what is in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.schema import AttributeDef, LabelDef, LayerDef, RoleDef, Schema
from annotator.domain.schema_changes import (
    AddLabel,
    AddLayer,
    AddRole,
    DeleteLabel,
    MergeLabels,
    MergeRoles,
    RenameLabel,
    RenameRole,
    SchemaEdit,
    SetAttribute,
)
from annotator.ui.dialogs.schema_editor.checks import PALETTE
from annotator.ui.dialogs.schema_editor.fields import (
    ChoiceField,
    Field,
    FlagField,
    IdField,
    TextsField,
)
from annotator.ui.dialogs.schema_editor.places import Place, PlaceKind, parts, title_of
from annotator.ui.dialogs.schema_editor.questions import Make, Question, Take
from annotator.ui.dialogs.schema_editor.role_fields import OrderedChecksField
from annotator.ui.dialogs.schema_editor.split_field import SplitField
from annotator.ui.dialogs.schema_editor.values_field import ValuesField
from annotator.ui.i18n import current_language
from annotator.ui.theme import Theme

Fields = Mapping[str, Field]


class Asking(QObject):
    """Opens questions about a schema.

    Args:
        languages: The languages names are asked for in.
        take: Takes an edit on, or raises an ``AnnotatorError``.
        theme: Their colours.
        parent: The editor.
    """

    def __init__(self, languages: Sequence[str], take: Take, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._languages, self._take, self._theme, self._over = languages, take, theme, parent

    def add(self, schema: Schema, kind: PlaceKind, layer: str) -> None:
        """Ask for a new layer, or a new part of one."""
        taken = tuple(parts(schema, layer, kind)) if layer in schema.layers else ()
        name = IdField("id", tuple(schema.layers) if kind == "layer" else taken)
        title = TextsField("title", self._languages)
        rows: list[tuple[str, Field]] = [(self.tr("&Id"), name), (self.tr("&Name"), title)]
        heading = {
            "layer": self.tr("New layer"),
            "label": self.tr("New label"),
            "role": self.tr("New role"),
            "attribute": self.tr("New attribute"),
        }[kind]
        make = {
            "layer": self._layer_rows,
            "label": self._label_rows,
            "role": self._role_rows,
            "attribute": self._attribute_rows,
        }[kind](schema, layer, rows)
        self._open(heading, rows, make)

    def rename(self, schema: Schema, place: Place) -> None:
        """Ask for another id of a label or role."""
        known = parts(schema, place.layer, place.kind)
        field = IdField("id", [name for name in known if name != place.name])
        field.show_value(place.name)
        field.edit.selectAll()

        def make(_fields: Fields) -> SchemaEdit:
            to = field.value()
            if place.kind == "role":
                return RenameRole(layer=place.layer, role=place.name, to=to)
            return RenameLabel(layer=place.layer, label=place.name, to=to)

        heading = self.tr("Rename “%1”").replace("%1", place.name)
        self._open(heading, [(self.tr("New &id"), field)], make)

    def merge(self, schema: Schema, place: Place) -> None:
        """Ask which labels or roles become one, and which one."""
        names = {
            each: self._named(schema, Place(place.kind, place.layer, each))
            for each in parts(schema, place.layer, place.kind)
        }
        nothing = self.tr("Tick what is to be merged.")
        gone = OrderedChecksField("gone", nothing)
        gone.show_choices(names, [place.name])
        into = ChoiceField("into", [(each, names[each]) for each in names if each != place.name])

        def make(_fields: Fields) -> SchemaEdit:
            to = str(into.value())
            chosen = tuple(each for each in gone.value() if each != to)
            if place.kind == "role":
                return MergeRoles(layer=place.layer, roles=chosen or (to,), into=to)
            return MergeLabels(layer=place.layer, labels=chosen or (to,), into=to)

        rows: list[tuple[str, Field]] = [(self.tr("&These"), gone), (self.tr("&become"), into)]
        self._open(self.tr("Merge"), rows, make)

    def split(self, schema: Schema, place: Place) -> None:
        """Ask how a label is split."""
        field = SplitField("split", schema.layers[place.layer], place.name)
        heading = self.tr("Split “%1”").replace("%1", place.name)
        self._open(heading, [("", field)], lambda _fields: field.edit_of(place.layer))

    def delete(self, schema: Schema, place: Place) -> None:
        """Ask what becomes of the spans of a label that goes."""
        others = [
            (each, self.tr("get the label “%1”").replace("%1", each))
            for each in schema.layers[place.layer].labels
            if each != place.name
        ]
        field = ChoiceField("relabel", [("", self.tr("go with it")), *others])

        def make(_fields: Fields) -> SchemaEdit:
            relabel = str(field.value()) or None
            return DeleteLabel(layer=place.layer, label=place.name, relabel=relabel)

        heading = self.tr("Delete “%1”").replace("%1", place.name)
        self._open(heading, [(self.tr("Its &spans"), field)], make)

    # --- inside ------------------------------------------------------------------------------

    def _layer_rows(self, schema: Schema, _layer: str, rows: list[tuple[str, Field]]) -> Make:
        first = IdField("label")
        rows.append((self.tr("First &label"), first))
        used = {layer.colour for layer in schema.layers.values()}
        colour = next((hue for hue in PALETTE if hue not in used), PALETTE[0])

        def make(fields: Fields) -> SchemaEdit:
            label = LabelDef(title={})
            made = LayerDef(
                title=fields["title"].value(), colour=colour, labels={first.value(): label}
            )
            return AddLayer(layer=fields["id"].value(), definition=made)

        return make

    def _label_rows(self, _schema: Schema, layer: str, _rows: list[tuple[str, Field]]) -> Make:
        def make(fields: Fields) -> SchemaEdit:
            made = LabelDef(title=fields["title"].value())
            return AddLabel(layer=layer, label=fields["id"].value(), definition=made)

        return make

    def _role_rows(self, schema: Schema, layer: str, rows: list[tuple[str, Field]]) -> Make:
        nobody = self.tr("A role needs at least one layer that fills it.")
        fillers = OrderedChecksField("fillers", nobody)
        titles = {
            each: title_of(schema, Place("layer", each), current_language())
            for each in schema.layers
        }
        fillers.show_choices(titles, ())
        chain = FlagField("chain", self.tr("leads to another span for the same person or thing"))
        rows += [(self.tr("&Filled by"), fillers), (self.tr("Mention &chain"), chain)]

        def make(fields: Fields) -> SchemaEdit:
            made = RoleDef(
                title=fields["title"].value(), fillers=fillers.value(), chain=chain.value()
            )
            return AddRole(layer=layer, role=fields["id"].value(), definition=made)

        return make

    def _attribute_rows(self, _schema: Schema, layer: str, rows: list[tuple[str, Field]]) -> Make:
        kinds = (
            ("choice", self.tr("one of several values")),
            ("flag", self.tr("yes or no")),
            ("text", self.tr("any text")),
        )
        kind = ChoiceField("kind", kinds)
        values = ValuesField(self._languages)
        kind.changed.connect(lambda: values.setVisible(kind.value() == "choice"))
        rows += [(self.tr("&Kind"), kind), (self.tr("&Values"), values)]

        def make(fields: Fields) -> SchemaEdit:
            is_choice = kind.value() == "choice"
            made = AttributeDef(
                title=fields["title"].value(),
                kind=kind.value(),
                values=values.value() if is_choice else {},
            )
            return SetAttribute(layer=layer, attribute=fields["id"].value(), definition=made)

        return make

    def _named(self, schema: Schema, place: Place) -> str:
        title = title_of(schema, place, current_language())
        return place.name if title == place.name else f"{title} · {place.name}"

    def _open(self, heading: str, rows: list[tuple[str, Field]], make: Make) -> None:
        Question(heading, rows, make, self._take, self._theme, self._over).open()
