"""The tables of a sheet as cells on a lattice of rows and columns.

    blocks -> cells            on the columns that all blocks can stand on
    cells  -> lines            each broken to the width that it has there

All lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Literal

from models.definitions.definition import Align
from models.form import Place
from printing.block import SetBlock
from printing.cell import SetCell
from printing.office.lattice import ColumnEdges, column_at, merged_edges
from printing.setting import TypeSetting

CellStyle = Literal["cell", "line", "title"]
"""A cell of a table; or, without rules, a line outside of one, the title."""
DIGITS = 3
"""Edges that differ by less than a thousandth of a point are the same."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text over some rows and columns.

    Attributes:
        text: As typed, or as the definition prints it.
        row, column: Where it begins, from 0.
        lines: The text broken to the width of the cell.
        ink: The width of the widest of them.
        size: Of its type; smaller where a number would not fit.
        least_lines: It is as high as this many lines, though it has fewer.
        place: Where the text comes from; None for a label.
        style: What it is drawn as.
        open_side: Where no rule is drawn, because it goes on there.
    """

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1
    align: Align = "centre"
    lines: tuple[str, ...] = ("",)
    ink: float = 0.0
    size: float = 0.0
    least_lines: int = 1
    place: Place | None = None
    style: CellStyle = "cell"
    open_side: Literal["", "top", "bottom"] = ""

    @property
    def line_count(self) -> int:
        """How many lines it is high."""
        return max(len(self.lines), self.least_lines)

    @property
    def rows(self) -> range:
        """The rows it covers."""
        return range(self.row, self.row + self.down)

    @property
    def columns(self) -> range:
        """The columns it covers."""
        return range(self.column, self.column + self.across)


@dataclass(frozen=True, slots=True)
class Table:
    """Cells that cover each row and column exactly once.

    Attributes:
        widths: Of the columns.
        rows: How many there are.
        cells: Row by row, left to right.
        heads: The rows that stand again on each page their table reaches.
    """

    widths: tuple[float, ...]
    rows: int
    cells: tuple[Cell, ...]
    heads: tuple[range, ...] = ()

    def width(self, cell: Cell) -> float:
        """Return the width of a cell."""
        return sum(self.widths[column] for column in cell.columns)

    def by_row(self) -> list[list[Cell]]:
        """Return the cells that cover each row, left to right."""
        found: list[list[Cell]] = [[] for _ in range(self.rows)]
        for cell in sorted(self.cells, key=lambda each: each.column):
            for row in cell.rows:
                found[row].append(cell)
        return found


def table_of(
    blocks: Sequence[SetBlock], setting: TypeSetting, *, room: float = 1.0
) -> Table:
    """Return blocks under each other as one table.

    Room is the share of a cell's width that its text is broken to, for
    programs that break a little otherwise than we do.
    """
    whole = (0.0, round(setting.style.inner_width, DIGITS))
    lattice = merged_edges([whole, *map(_edges_of, blocks)])
    firsts = list(accumulate((len(block.rows) for block in blocks), initial=0))
    cells = [
        _on_lattice(cell, rows, first, lattice)
        for block, first in zip(blocks, firsts)
        for cell, rows in _cells_of(block)
    ]
    widths = tuple(right - left for left, right in pairwise(lattice))
    cells += list(_blanks(cells, firsts[-1], len(widths)))
    table = Table(
        widths=widths,
        rows=firsts[-1],
        cells=tuple(sorted(cells, key=_at)),
        heads=tuple(
            range(first, first + block.head)
            for block, first in zip(blocks, firsts)
            if block.repeats and block.head
        ),
    )
    return replace(
        table, cells=tuple(_broken(each, table, setting, room) for each in table.cells)
    )


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


def _edges_of(block: SetBlock) -> ColumnEdges:
    edges = {0.0, round(block.width, DIGITS)}
    for cell, _ in _cells_of(block):
        edges |= {round(cell.left, DIGITS), round(cell.right, DIGITS)}
    return tuple(sorted(edges))


def _cells_of(block: SetBlock) -> Iterator[tuple[SetCell, range]]:
    """Yield the cells of a block with the rows they cover.

    A merged cell whose text was moved to its first row is whole again: its
    box alone is yielded, which still knows its text.
    """
    for number, row in enumerate(block.rows):
        for cell in row.cells:
            if cell.is_boxed:
                yield cell, range(number, number + 1)
    for span in block.spans:
        yield span.cell, range(span.first, span.last + 1)


def _on_lattice(cell: SetCell, rows: range, first: int, lattice: ColumnEdges) -> Cell:
    left, right = column_at(cell.left, lattice), column_at(cell.right, lattice)
    return Cell(
        text=cell.text,
        row=first + rows.start,
        column=left,
        down=len(rows),
        across=right - left,
        align=cell.align,
        least_lines=cell.least_lines,
        place=cell.place,
    )


def _blanks(cells: Sequence[Cell], rows: int, columns: int) -> Iterator[Cell]:
    """Yield a blank cell for each place that no cell covers."""
    covered = {
        (row, column) for cell in cells for row in cell.rows for column in cell.columns
    }
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in covered:
                yield Cell("", row, column)


def _at(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _broken(cell: Cell, table: Table, setting: TypeSetting, room: float) -> Cell:
    """Return a cell with its text broken into lines.

    A label needs no more room than on the sheet: Han are as wide in every
    face.
    """
    width = table.width(cell) * (room if cell.place else 1.0)
    done = setting.cell(cell.text, 0.0, width, align=cell.align)
    return replace(
        cell,
        lines=tuple(line.text for line in done.lines),
        ink=max(line.width for line in done.lines) * done.size,
        size=done.size,
    )
