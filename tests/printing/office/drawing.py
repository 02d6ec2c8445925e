"""Tables of office files drawn as text: one line a row, one column a bar.

    title | ←
    label | text
    ↑     | text

An arrow points to the cell that covers the place.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.definitions.definition_file import definitions
from models.form import Form
from printing.compose import setting_for
from printing.office.spread import spread
from printing.office.table import Cell, Table

NEW_LINE = "⏎"


def spread_of(form: Form) -> Table:
    """Return the whole sheet of a form as one table."""
    return spread(form, setting_for(form, definitions()[form.definition]))


def drawn(table: Table) -> str:
    """Return a table as a drawing."""
    return "\n".join(
        " | ".join(mark for cell in cells for mark in _marks(cell, row)).strip()
        for row, cells in enumerate(table.by_row())
    )


def _marks(cell: Cell, row: int) -> Iterator[str]:
    yield cell.text.replace("\n", NEW_LINE) if cell.row == row else "↑"
    yield from "←" * (cell.across - 1)
