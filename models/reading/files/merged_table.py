"""Tables with merged cells, put on a lattice of rows and columns.

What documents, web pages and spreadsheets have in common: a cell begins at
a row and a column, covers some of each, and holds lines of text, or tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.reading.source_grid import SourceCell, SourceRow


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table.

    Attributes:
        row, column: Where it begins, from 0.
        blocks: What is in it, downwards.
        across, down: Columns and rows covered.
    """

    row: int
    column: int
    blocks: tuple[BlockItem, ...]
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class MergedTable:
    """A table with its cells in any order; they may leave gaps."""

    cells: tuple[TableCell, ...]


BlockItem = str | MergedTable
"""A line of text, or a table between lines."""


def rows_of(blocks: Iterable[BlockItem]) -> Iterator[SourceRow]:
    """Yield the rows of lines and tables, in the order in which they stand.

    A table of one cell is only a frame round what is in it.
    """
    for block in _unframed(blocks):
        if isinstance(block, MergedTable):
            yield from _rows_of_table(block)
        else:
            yield from map(line_row, block.split("\n"))


def line_row(line: str) -> SourceRow:
    """Return the row of a line outside of tables, parted by its tabs."""
    texts = [each.strip() for each in line.strip().split("\t")]
    cells = (SourceCell(text, at) for at, text in enumerate(texts) if text)
    return SourceRow(tuple(cells), len(texts))


@dataclass(frozen=True, slots=True)
class _Filled:
    """A cell that is not blank, with its lines parted from its tables."""

    cell: TableCell
    blocks: tuple[BlockItem, ...]
    text: str
    tables: tuple[MergedTable, ...]


def _rows_of_table(table: MergedTable) -> Iterator[SourceRow]:
    """Yield the rows of a table, each with the tables within it behind it.

    Columns that are blank all the way down on either side are left out.  A
    text alone in the first column is a line as long as no table has begun:
    spreadsheets have titles, too, and not all are merged over the sheet.
    """
    filled = [each for each in map(_filled, table.cells) if each.text or each.tables]
    if not filled:
        return
    left = min(each.cell.column for each in filled)
    right = max(each.cell.column + each.cell.across for each in filled)
    by_row: dict[int, list[_Filled]] = defaultdict(list)
    for each in sorted(filled, key=lambda each: each.cell.column):
        by_row[each.cell.row].append(each)
    is_above = True
    for row in range(min(by_row), max(by_row) + 1):
        cells = by_row.get(row, [])
        is_above = not cells or (is_above and len(cells) == 1)
        is_line = is_above and bool(cells) and cells[0].cell.column == left
        yield from _rows_of_row(cells, left, left + 1 if is_line else right)


def _rows_of_row(row: list[_Filled], left: int, right: int) -> Iterator[SourceRow]:
    """Yield one row of a table, then what stands in its cells as tables.

    A cell over the whole width is a frame, too, when there are tables in it.
    """
    if len(row) == 1 and row[0].tables and row[0].cell.across >= right - left:
        yield from rows_of(row[0].blocks)
        return
    cells = (
        SourceCell(each.text, each.cell.column - left, each.cell.across, each.cell.down)
        for each in row
        if each.text
    )
    yield SourceRow(tuple(cells), right - left)
    for each in row:
        yield from rows_of(each.tables)


def _filled(cell: TableCell) -> _Filled:
    blocks = tuple(_unframed(cell.blocks))
    lines = (each for each in blocks if isinstance(each, str))
    tables = tuple(each for each in blocks if isinstance(each, MergedTable))
    return _Filled(cell, blocks, "\n".join(lines).strip(), tables)


def _unframed(blocks: Iterable[BlockItem]) -> Iterator[BlockItem]:
    for block in blocks:
        if isinstance(block, MergedTable) and len(block.cells) == 1:
            yield from _unframed(block.cells[0].blocks)
        else:
            yield block
