"""Numbers as tables on a terminal. What draws them is loaded with the first one: nobody waits for it who wants JSON."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

_WIDTH = 200
_TITLE_WIDTH = 40


def new_table(title: str, heads: Sequence[str]) -> Table:
    """A table without rows.

    Args:
        title: Stands above it.
        heads: Of the columns with words, which are cut where they are long; those with numbers are added to them.
    """
    from rich import box  # noqa: PLC0415 - see above
    from rich.table import Table  # noqa: PLC0415 - see above

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, collapse_padding=True)
    for head in heads:
        table.add_column(head, max_width=_TITLE_WIDTH, no_wrap=True, overflow="ellipsis")
    return table


def add_row(table: Table, cells: Sequence[str]) -> None:
    """Add a row; what stands in it is taken as it is, for titles are no markup."""
    from rich.text import Text  # noqa: PLC0415 - see above

    table.add_row(*map(Text, cells))


def rendered(table: Table) -> list[str]:
    """The lines of a table."""
    from rich.console import Console  # noqa: PLC0415 - see above

    stream = io.StringIO()
    Console(file=stream, width=_WIDTH, color_system=None).print(table)
    return [line.rstrip() for line in stream.getvalue().splitlines()]
