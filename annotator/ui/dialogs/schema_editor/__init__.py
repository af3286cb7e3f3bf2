"""The schema editor: collects edits of a corpus's schema, counts what they touch, and has them carried out."""

from annotator.ui.dialogs.schema_editor.editor import SchemaEditor
from annotator.ui.dialogs.schema_editor.running import RunningDialog

__all__ = ["RunningDialog", "SchemaEditor"]
