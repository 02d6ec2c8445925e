"""Heads that repeat, freed of the cells that reach out of them.

Word repeats no head that holds the beginning of a merged cell, and
LibreOffice draws a rule through its label.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printing.office.table import Cell, Table


def parted_at_heads(table: Table) -> Table:
    """Return the table with such cells in two: a blank one, and the rest.

    No rule stands between the two, so that they look like one.
    """
    cells = [part for cell in table.cells for part in _parts(cell, table)]
    ordered = sorted(cells, key=lambda each: (each.row, each.column))
    return replace(table, cells=tuple(ordered))


def _parts(cell: Cell, table: Table) -> Iterator[Cell]:
    head = next((head for head in table.heads if cell.row in head), None)
    inside = head.stop - cell.row if head else cell.down
    if inside >= cell.down:
        yield cell
        return
    blank = replace(cell, text="", lines=("",), ink=0.0, least_lines=1)
    yield replace(blank, down=inside, open_side="bottom")
    yield replace(
        cell, row=cell.row + inside, down=cell.down - inside, open_side="top"
    )
