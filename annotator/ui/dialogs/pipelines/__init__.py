"""The dialog about suggestion pipelines: what is here, what it would run, what its labels are."""

from annotator.ui.dialogs.pipelines.dialog import PipelinesDialog

__all__ = ["PipelinesDialog"]
