"""How high the rows of a table have to be for all its text to show."""

from __future__ import annotations

from collections.abc import Callable

from printing.office.table import Cell, Table


def row_heights(
    table: Table, need: Callable[[Cell], float], least: float
) -> tuple[float, ...]:
    """Return the height of each row, none below the least.

    Need is the height that one cell wants.  Rows under a merged cell that
    wants more than they have share the want equally, as on the sheet.
    """
    heights = [least] * table.rows
    for cell in sorted(table.cells, key=lambda each: each.down):
        want = need(cell) - sum(heights[row] for row in cell.rows)
        for row in cell.rows if want > 0 else ():
            heights[row] += want / cell.down
    return tuple(heights)
