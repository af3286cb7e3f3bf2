"""Edits of a schema in words, for the list of what is going to be changed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.domain.schema import Schema
from annotator.domain.schema_changes import (
    AddLabel,
    AddLayer,
    AddRole,
    AdoptSchema,
    ChangeLabel,
    ChangeLayer,
    ChangeRole,
    DeleteLabel,
    DeleteRole,
    MergeLabels,
    MergeRoles,
    RemoveAttribute,
    RemoveLayer,
    RenameLabel,
    RenameRole,
    Reorder,
    SchemaEdit,
    SetAttribute,
    SplitLabel,
)
from annotator.ui.dialogs.schema_editor.places import Place, exists, title_of
from annotator.ui.i18n import current_language, quoted


class Wording(QObject):
    """Says in the language of the window what an edit does."""

    def of(self, edit: SchemaEdit, before: Schema) -> str:
        """One line.

        Args:
            edit: What is done.
            before: The schema it is done to.
        """
        if isinstance(edit, AdoptSchema):
            return self.tr("Another schema as a whole")
        line = self._layers(edit) or self._labels(edit, before) or self._others(edit, before)
        layer = edit.layer
        if not layer or isinstance(edit, (AddLayer, RemoveLayer)):
            return line
        where = Place("layer", layer)
        title = title_of(before, where, current_language()) if exists(before, where) else layer
        return f"{title}: {line}"

    def _layers(self, edit: SchemaEdit) -> str:
        match edit:
            case AddLayer(layer=name):
                return self.tr("New layer “%1”").replace("%1", name)
            case RemoveLayer(layer=name):
                return self.tr("Layer “%1” goes, with its spans").replace("%1", name)
            case ChangeLayer():
                names = [
                    name
                    for name in type(edit).model_fields
                    if name not in {"kind", "layer"} and getattr(edit, name) is not None
                ]
                return self._changed(names)
            case Reorder(part=part):
                return {
                    "layers": self.tr("Layers in another order"),
                    "labels": self.tr("labels in another order"),
                    "roles": self.tr("roles in another order"),
                    "attributes": self.tr("attributes in another order"),
                }[part]
            case _:
                return ""

    def _labels(  # noqa: PLR0911 - one sentence for each kind
        self, edit: SchemaEdit, before: Schema
    ) -> str:
        match edit:
            case AddLabel(label=name):
                return self.tr("new label “%1”").replace("%1", name)
            case ChangeLabel(layer=layer, label=name, definition=new):
                old = before.layers[layer].labels[name]
                return f"{quoted(name)}: {self._changed(_different(old, new))}"
            case RenameLabel(label=old_name, to=to):
                return _pair(self.tr("“%1” is called “%2”"), old_name, to)
            case MergeLabels(labels=names, into=into):
                gone = "”, “".join(name for name in names if name != into)
                return _pair(self.tr("“%1” becomes part of “%2”"), gone, into)
            case SplitLabel(label=name, into=into):
                return _pair(self.tr("“%1” is split into “%2”"), name, "”, “".join(into))
            case DeleteLabel(label=name, relabel=None):
                return self.tr("“%1” goes, with its spans").replace("%1", name)
            case DeleteLabel(label=name, relabel=str(other)):
                return _pair(self.tr("“%1” goes; its spans become “%2”"), name, other)
            case _:
                return ""

    def _others(  # noqa: PLR0911 - one sentence for each kind
        self, edit: SchemaEdit, before: Schema
    ) -> str:
        match edit:
            case AddRole(role=name):
                return self.tr("new role “%1”").replace("%1", name)
            case ChangeRole(layer=layer, role=name, definition=new):
                old = before.layers[layer].roles[name]
                return f"{quoted(name)}: {self._changed(_different(old, new))}"
            case RenameRole(role=old_name, to=to):
                return _pair(self.tr("role “%1” is called “%2”"), old_name, to)
            case MergeRoles(roles=names, into=into):
                gone = "”, “".join(name for name in names if name != into)
                return _pair(self.tr("role “%1” becomes part of “%2”"), gone, into)
            case DeleteRole(role=name):
                return self.tr("role “%1” goes, with its arguments").replace("%1", name)
            case SetAttribute(layer=layer, attribute=name, definition=new):
                known = before.layers[layer].attributes.get(name)
                if known is None:
                    return self.tr("new attribute “%1”").replace("%1", name)
                return f"{quoted(name)}: {self._changed(_different(known, new))}"
            case RemoveAttribute(attribute=name):
                return self.tr("attribute “%1” goes, with its values").replace("%1", name)
            case _:
                return edit.kind

    def _changed(self, names: list[str]) -> str:
        known = {
            "title": self.tr("name"),
            "colour": self.tr("colour"),
            "key": self.tr("key"),
            "guideline": self.tr("guideline"),
            "example": self.tr("example"),
            "counter_example": self.tr("counter-example"),
            "roles": self.tr("roles it takes"),
            "fillers": self.tr("fillers"),
            "cardinality": self.tr("number of fillers"),
            "chain": self.tr("mention chains"),
            "values": self.tr("values"),
            "default": self.tr("default value"),
            "overlap": self.tr("overlap"),
            "snapping": self.tr("snapping"),
            "discontinuous": self.tr("gaps"),
            "dependent": self.tr("dependence"),
            "look": self.tr("look"),
            "default_label": self.tr("default label"),
        }
        return self.tr("changed: %1").replace(
            "%1", ", ".join(known.get(name, name) for name in names)
        )


def _different(old: object, new: object) -> list[str]:
    names = type(new).model_fields  # type: ignore[attr-defined] # both are parts of a schema
    return [name for name in names if getattr(old, name) != getattr(new, name)]


def _pair(template: str, first: str, second: str) -> str:
    return template.replace("%1", first).replace("%2", second)
