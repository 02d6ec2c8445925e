"""The amounts of a money block, put into lines of a few each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from models.definitions.definition import Definition, Field, Grid, GridCell

AMOUNTS_ACROSS = 4


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Amounts side by side.

    Attributes:
        group: The label printed over all of them, or "".
    """

    group: str
    fields: tuple[Field, ...]


def money_lines(grid: Grid, definition: Definition) -> Iterator[MoneyLine]:
    """Yield the fields of a grid as lines: no longer than AMOUNTS_ACROSS.

    A new line begins with each row of the grid and with each group.
    """
    line = MoneyLine("", ())
    last_row = -1
    for row, group, field in _fields(grid, definition):
        is_full = len(line.fields) == AMOUNTS_ACROSS
        if line.fields and (is_full or row != last_row or group != line.group):
            yield line
            line = MoneyLine("", ())
        line = MoneyLine(group, (*line.fields, field))
        last_row = row
    if line.fields:
        yield line


def money_title(grid: Grid) -> str:
    """Return the label that is merged down a whole money block, or ""."""
    first = grid.rows[0][0]
    return first.text if first.down == len(grid.rows) else ""


def _fields(grid: Grid, definition: Definition) -> Iterator[tuple[int, str, Field]]:
    """Yield each field with its row and the name of its group."""
    groups: dict[int, str] = {}
    for row, column, cell in _placed(grid):
        if cell.field:
            yield row, groups.get(column, ""), definition.field(cell.field)
        elif cell.across > 1:
            groups |= dict.fromkeys(range(column, column + cell.across), cell.text)


def _placed(grid: Grid) -> Iterator[tuple[int, int, GridCell]]:
    """Yield each cell with its row and column, past cells that reach down."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            below = range(row + 1, row + cell.down)
            across = range(column, column + cell.across)
            taken |= {(down, over) for down in below for over in across}
            column += cell.across
