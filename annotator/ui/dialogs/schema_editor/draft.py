"""The edits a person has collected, and the schema they lead to; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.errors import SchemaEditError
from annotator.domain.schema import Schema
from annotator.domain.schema_changes import (
    AddLabel,
    AddRole,
    ChangeLabel,
    ChangeLayer,
    ChangeRole,
    RenameLabel,
    RenameRole,
    Reorder,
    SchemaEdit,
    SetAttribute,
    is_same,
)


class SchemaDraft:
    """A list of edits that fit one after the other.

    Args:
        base: The schema of the corpus.
        edits: To begin with; those that do not fit it are left out, with all that follow.
    """

    def __init__(self, base: Schema, edits: Sequence[SchemaEdit] = ()) -> None:
        self._edits: list[SchemaEdit] = []
        self._states: list[Schema] = [base]
        self._undone: list[SchemaEdit] = []
        for edit in edits:
            try:
                self._push(edit)
            except SchemaEditError:
                break

    @property
    def base(self) -> Schema:
        """The schema of the corpus."""
        return self._states[0]

    @property
    def schema(self) -> Schema:
        """The schema after all edits; its version is not counted up."""
        return self._states[-1]

    @property
    def edits(self) -> tuple[SchemaEdit, ...]:
        """The edits, in their order."""
        return tuple(self._edits)

    @property
    def steps(self) -> tuple[tuple[SchemaEdit, Schema], ...]:
        """Each edit with the schema it is made on."""
        return tuple(zip(self._edits, self._states, strict=False))

    @property
    def can_redo(self) -> bool:
        """Whether something was undone."""
        return bool(self._undone)

    def add(self, edit: SchemaEdit) -> bool:
        """Take an edit on; one that goes on with the last one becomes one with it.

        Returns:
            Whether anything is different now.

        Raises:
            SchemaEditError: If it does not fit; everything stays as it was.
        """
        if is_same(edit.apply(self.schema), self.schema):
            return False
        last = self._edits[-1] if self._edits else None
        joined = _joined(last, edit) if last is not None else None
        if joined is not None:
            before = self._states[-2]
            after = joined.apply(before)
            self._edits.pop()
            self._states.pop()
            if not is_same(after, before):
                self._edits.append(joined)
                self._states.append(after)
        else:
            self._push(edit)
        self._undone.clear()
        return True

    def undo(self) -> SchemaEdit | None:
        """Take the last edit back; which one it was."""
        if not self._edits:
            return None
        self._states.pop()
        self._undone.append(self._edits.pop())
        return self._undone[-1]

    def redo(self) -> SchemaEdit | None:
        """Bring back what was undone last."""
        if not self._undone:
            return None
        edit = self._undone.pop()
        self._push(edit)
        return edit

    def remove(self, index: int) -> int | None:
        """Take one edit out of the list.

        Args:
            index: Its place.

        Returns:
            ``None``, or the place of a later edit that rests on it; everything stays as it was then.
        """
        states = self._states[: index + 1]
        rest = self._edits[index + 1 :]
        for place, edit in enumerate(rest, start=index + 1):
            try:
                states.append(edit.apply(states[-1]))
            except SchemaEditError:
                return place
        del self._edits[index]
        self._states = states
        self._undone.clear()
        return None

    def _push(self, edit: SchemaEdit) -> None:
        self._states.append(edit.apply(self.schema))
        self._edits.append(edit)


def _joined(  # noqa: PLR0911 - one answer for each pair of kinds
    last: SchemaEdit, edit: SchemaEdit
) -> SchemaEdit | None:
    """Both edits as one, if the second only goes on with what the first began."""
    match last, edit:
        case ChangeLayer(), ChangeLayer() if last.layer == edit.layer:
            return last.model_copy(update=_given(edit))
        case AddLabel() | ChangeLabel(), ChangeLabel() if (last.layer, last.label) == (
            edit.layer,
            edit.label,
        ):
            return last.model_copy(update={"definition": edit.definition})
        case AddRole() | ChangeRole(), ChangeRole() if (last.layer, last.role) == (
            edit.layer,
            edit.role,
        ):
            return last.model_copy(update={"definition": edit.definition})
        case SetAttribute(), SetAttribute() if (last.layer, last.attribute) == (
            edit.layer,
            edit.attribute,
        ):
            return edit
        case Reorder(), Reorder() if (last.layer, last.part) == (edit.layer, edit.part):
            return edit
        case AddLabel(), RenameLabel() if (last.layer, last.label) == (edit.layer, edit.label):
            return last.model_copy(update={"label": edit.to})
        case AddRole(), RenameRole() if (last.layer, last.role) == (edit.layer, edit.role):
            return last.model_copy(update={"role": edit.to})
        case RenameLabel(), RenameLabel() if (last.layer, last.to) == (edit.layer, edit.label):
            return last.model_copy(update={"to": edit.to}) if edit.to != last.label else None
        case RenameRole(), RenameRole() if (last.layer, last.to) == (edit.layer, edit.role):
            return last.model_copy(update={"to": edit.to}) if edit.to != last.role else None
        case _:
            return None


def _given(edit: ChangeLayer) -> dict[str, object]:
    names = type(edit).model_fields.keys() - {"kind", "layer"}
    return {name: value for name in names if (value := getattr(edit, name)) is not None}
