"""The forms of the schema editor: one for each kind of thing a schema has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from annotator.domain.schema import OverlapMode, Schema
from annotator.domain.schema_changes import (
    ChangeLabel,
    ChangeLayer,
    ChangeRole,
    SchemaEdit,
    SetAttribute,
)
from annotator.ui.appearance import UNIT
from annotator.ui.dialogs.forms import form
from annotator.ui.dialogs.schema_editor.checks import key_user
from annotator.ui.dialogs.schema_editor.colour_field import ColourField
from annotator.ui.dialogs.schema_editor.fields import (
    ChoiceField,
    Field,
    FlagField,
    KeyField,
    TextsField,
)
from annotator.ui.dialogs.schema_editor.places import Place, title_of
from annotator.ui.dialogs.schema_editor.role_fields import (
    CardinalityField,
    OrderedChecksField,
    RolesField,
)
from annotator.ui.dialogs.schema_editor.values_field import ValuesField
from annotator.ui.i18n import current_language
from annotator.ui.panels.style import label


class Form(QWidget):
    """Shows one thing of a schema; every change of a field is an edit.

    Args:
        languages: The languages names are asked for in.

    Signals:
        edited: A ``SchemaEdit`` that changes one value; the form learns by ``refuse`` if it does not fit.
        checked: A field was changed; something may be wrong or right again.
    """

    edited = Signal(object)
    checked = Signal()

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.languages = tuple(languages)
        self.fields: dict[str, Field] = {}
        self.schema: Schema | None = None
        self.place = Place("layer", "")
        self._last: Field | None = None
        self.heading = label("title", self)
        self.sub_heading = label("muted", self)
        self.rows = form()
        self._row_labels: dict[str, QLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(UNIT, UNIT, UNIT, 2 * UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self.heading)
        layout.addWidget(self.sub_heading)
        layout.addSpacing(UNIT)
        layout.addLayout(self.rows)
        layout.addStretch(1)

    @property
    def has_problem(self) -> bool:
        """Whether a field shows what is not taken over."""
        return any(field.has_problem for field in self.fields.values())

    def show_place(self, schema: Schema, place: Place) -> None:
        """Show a thing as a schema has it."""
        self.schema, self.place = schema, place
        self._last = None
        title = title_of(schema, place, current_language())
        self.heading.setText(title)
        self.sub_heading.setText(self.named(place))
        for field in self.fields.values():
            field.set_problem("")
        self.fill(schema, place)

    def keep(self, schema: Schema) -> None:
        """Go on with the schema an edit led to; what is typed stays."""
        self.schema = schema
        self.heading.setText(title_of(schema, self.place, current_language()))

    def refuse(self, words: str) -> None:
        """Say beside the field that was changed last why that does not fit."""
        if self._last is not None:
            self._last.set_problem(words)
        self.checked.emit()

    def add(self, title: str, field: Field) -> None:
        """Add a field below the others."""
        words = QLabel(title, self)
        words.setBuddy(field.target())
        self.rows.addRow(words, field)
        field.set_title(title.replace("&", ""))
        self.fields[field.name] = field
        self._row_labels[field.name] = words
        field.changed.connect(lambda: self._on_changed(field))

    def show_row(self, name: str, *, on: bool) -> None:
        """Show or hide a field."""
        self.rows.setRowVisible(self.fields[name], on)

    # --- for each kind -----------------------------------------------------------------------

    def named(self, place: Place) -> str:
        """What kind of thing it is, with its id."""
        raise NotImplementedError

    def fill(self, schema: Schema, place: Place) -> None:
        """Show its values in the fields."""
        raise NotImplementedError

    def edit_of(self, schema: Schema, name: str, value: Any) -> SchemaEdit:  # noqa: ANN401 - as in the schema
        """The edit that gives one value."""
        raise NotImplementedError

    # --- inside ------------------------------------------------------------------------------

    def _on_changed(self, field: Field) -> None:
        if self.schema is None:
            return
        self._last = field
        problem = field.own_problem() or self._key_problem(field)
        field.set_problem(problem)
        if not problem:
            self.edited.emit(self.edit_of(self.schema, field.name, field.value()))
        self.checked.emit()

    def _key_problem(self, field: Field) -> str:
        if not isinstance(field, KeyField) or self.schema is None or not field.value():
            return ""
        user = key_user(self.schema, self.place, field.value())
        if user is None:
            return ""
        words = self.tr("%1 is the key of “%2” (%3); choose another one or take it away there.")
        layer = title_of(self.schema, Place("layer", user.layer), current_language())
        named = title_of(self.schema, user, current_language())
        return words.replace("%1", field.value()).replace("%2", named).replace("%3", layer)


class LayerForm(Form):
    """A layer: names, look, colour, key and constraints."""

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(languages, parent)
        self.add(self.tr("N&ame"), TextsField("title", languages, self))
        self.add(self.tr("&Key"), KeyField("key", self))
        self.add(self.tr("C&olour"), ColourField("colour", self))
        looks = (
            ("tint", self.tr("tint behind the words, with a chip")),
            ("bar", self.tr("bar in the margin, underlined")),
            ("underline", self.tr("underlined only")),
            ("trigger", self.tr("framed chip")),
        )
        self.add(self.tr("&Look"), ChoiceField("look", looks, self))
        overlaps = (
            (OverlapMode.NONE, self.tr("never")),
            (OverlapMode.NESTED, self.tr("only one inside the other")),
            (OverlapMode.ANY, self.tr("as they like")),
        )
        self.add(self.tr("O&verlap of its spans"), ChoiceField("overlap", overlaps, self))
        snaps = (("token", self.tr("words")), ("character", self.tr("characters")))
        self.add(self.tr("Selections snap &to"), ChoiceField("snapping", snaps, self))
        gaps = self.tr("may have several fragments")
        self.add(self.tr("&Gaps"), FlagField("discontinuous", gaps, self))
        dependent = self.tr("its spans live only as fillers of roles")
        self.add(self.tr("D&ependent"), FlagField("dependent", dependent, self))
        self.add(self.tr("De&fault label"), ChoiceField("default_label", (), self))

    def named(self, place: Place) -> str:
        """What kind of thing it is, with its id."""
        return self.tr("Layer %1").replace("%1", place.layer)

    def fill(self, schema: Schema, place: Place) -> None:
        """Show its values in the fields."""
        layer = schema.layers[place.layer]
        language = current_language()
        default = self.fields["default_label"]
        if isinstance(default, ChoiceField):
            named = [
                (each, title_of(schema, Place("label", place.layer, each), language))
                for each in layer.labels
            ]
            default.set_choices([("", self.tr("the first one")), *named])
        for name, field in self.fields.items():
            value = getattr(layer, name)
            field.show_value(value or "" if name == "default_label" else value)

    def edit_of(self, schema: Schema, name: str, value: Any) -> SchemaEdit:  # noqa: ANN401 - as in the schema
        """The edit that gives one value."""
        del schema
        values = {"layer": self.place.layer, name: value}
        return ChangeLayer.model_validate(values)


class LabelForm(Form):
    """A label: names, key, colour, roles, guideline."""

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(languages, parent)
        self.add(self.tr("N&ame"), TextsField("title", languages, self))
        self.add(self.tr("&Key"), KeyField("key", self))
        self.add(self.tr("C&olour"), ColourField("colour", self, optional=True))
        self.add(self.tr("Ro&les"), RolesField("roles", self))
        for name, title in (
            ("guideline", self.tr("&Guideline")),
            ("example", self.tr("E&xample")),
            ("counter_example", self.tr("Counter-exam&ple")),
        ):
            hint = self.tr("…with the [span] in brackets") if name != "guideline" else ""
            self.add(title, TextsField(name, languages, self, tall=True, hint=hint))

    def named(self, place: Place) -> str:
        """What kind of thing it is, with its id."""
        return self.tr("Label %1").replace("%1", place.name)

    def fill(self, schema: Schema, place: Place) -> None:
        """Show its values in the fields."""
        layer = schema.layers[place.layer]
        found = layer.labels[place.name]
        for name, field in self.fields.items():
            if isinstance(field, RolesField):
                titles = {
                    role: title_of(schema, Place("role", place.layer, role), current_language())
                    for role in layer.roles
                }
                counts = {role: each.cardinality for role, each in layer.roles.items()}
                field.show_roles(titles, counts, found.roles)
                continue
            if isinstance(field, ColourField):
                field.set_fallback(layer.colour)
            field.show_value(getattr(found, name))
        self.show_row("roles", on=bool(layer.roles))

    def edit_of(self, schema: Schema, name: str, value: Any) -> SchemaEdit:  # noqa: ANN401 - as in the schema
        """The edit that gives one value."""
        layer, name_of = self.place.layer, self.place.name
        changed = schema.label(layer, name_of).model_copy(
            update={name: (value or None) if name == "key" else value}
        )
        return ChangeLabel(layer=layer, label=name_of, definition=changed)


class RoleForm(Form):
    """A role: names, key, fillers, how many, guideline."""

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(languages, parent)
        self.add(self.tr("N&ame"), TextsField("title", languages, self))
        self.add(self.tr("&Key"), KeyField("key", self))
        nobody = self.tr("A role needs at least one layer that fills it.")
        self.add(self.tr("&Filled by, best first"), OrderedChecksField("fillers", nobody, self))
        self.add(self.tr("&How many"), CardinalityField("cardinality", self))
        chain = self.tr("leads to another span for the same person or thing")
        self.add(self.tr("Mention &chain"), FlagField("chain", chain, self))
        self.add(self.tr("&Guideline"), TextsField("guideline", languages, self, tall=True))

    def named(self, place: Place) -> str:
        """What kind of thing it is, with its id."""
        return self.tr("Role %1").replace("%1", place.name)

    def fill(self, schema: Schema, place: Place) -> None:
        """Show its values in the fields."""
        role = schema.layers[place.layer].roles[place.name]
        for name, field in self.fields.items():
            if isinstance(field, OrderedChecksField):
                titles = {
                    each: title_of(schema, Place("layer", each), current_language())
                    for each in schema.layers
                }
                field.show_choices(titles, role.fillers)
                continue
            field.show_value(getattr(role, name))

    def edit_of(self, schema: Schema, name: str, value: Any) -> SchemaEdit:  # noqa: ANN401 - as in the schema
        """The edit that gives one value."""
        layer, role = self.place.layer, self.place.name
        changed = (
            schema.layers[layer]
            .roles[role]
            .model_copy(update={name: (value or None) if name == "key" else value})
        )
        return ChangeRole(layer=layer, role=role, definition=changed)


class AttributeForm(Form):
    """An attribute: names, values, default."""

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(languages, parent)
        self.add(self.tr("N&ame"), TextsField("title", languages, self))
        self.add(self.tr("&Values"), ValuesField(languages, "values", self))
        self.add(self.tr("De&fault"), ChoiceField("default", (), self))

    def named(self, place: Place) -> str:
        """What kind of thing it is, with its id."""
        return self.tr("Attribute %1").replace("%1", place.name)

    def fill(self, schema: Schema, place: Place) -> None:
        """Show its values in the fields."""
        found = schema.layers[place.layer].attributes[place.name]
        is_choice = found.kind == "choice"
        self.fields["title"].show_value(found.title)
        self.fields["values"].show_value(found.values)
        self.show_row("values", on=is_choice)
        default = self.fields["default"]
        if isinstance(default, ChoiceField):
            choices: dict[str, list[tuple[Any, str]]] = {
                "choice": [(each, each) for each in found.values],
                "flag": [(True, self.tr("yes")), (False, self.tr("no"))],
                "text": [],
            }
            default.set_choices([(None, self.tr("none")), *choices[found.kind]])
            default.show_value(found.default)
        self.show_row("default", on=found.kind != "text")

    def edit_of(self, schema: Schema, name: str, value: Any) -> SchemaEdit:  # noqa: ANN401 - as in the schema
        """The edit that gives one value."""
        layer, attribute = self.place.layer, self.place.name
        found = schema.layers[layer].attributes[attribute]
        changed = found.model_copy(update={name: value})
        if name == "values" and changed.default not in changed.values:
            changed = changed.model_copy(update={"default": None})
        return SetAttribute(layer=layer, attribute=attribute, definition=changed)


FORMS: dict[str, Callable[[Sequence[str], QWidget], Form]] = {
    "layer": LayerForm,
    "label": LabelForm,
    "role": RoleForm,
    "attribute": AttributeForm,
}
"""By the kind of place."""
