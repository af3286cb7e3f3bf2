"""The export window: what goes out and where to, how it begins, what it keeps, changes and drops."""

from annotator.ui.dialogs.export.dialog import ExportDialog
from annotator.ui.dialogs.export.places import Place
from annotator.ui.dialogs.export.request import ExportRequest

__all__ = ["ExportDialog", "ExportRequest", "Place"]
