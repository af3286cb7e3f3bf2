"""What a page of the dashboard shows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.ui.dialogs.agreement.tables import Field, Table
from annotator.ui.dialogs.agreement.words import whole
from annotator.ui.plots.charts import Bars, Chart

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Content:
    """What a page shows.

    Attributes:
        chart: The picture.
        table: The numbers.
        note: What else is to be known; empty: nothing.
    """

    chart: Chart = field(default_factory=lambda: Bars(()))
    table: Table = field(default_factory=Table)
    note: str = ""


def count_field(number: int, question: Hashable) -> Field:
    """A number that can be asked unless it is nothing."""
    return Field(whole(number), number, question if number else None)
