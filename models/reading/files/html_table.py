"""Cells of web tables, each put where the ones before it leave room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.reading.files.merged_table import BlockItem, MergedTable, TableCell
from models.reading.files.remarks import BAD_SPAN, Remarks
from models.reading.limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SPAN,
    TOO_LARGE,
)
from models.reading.unreadable import Unfit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BEYOND = f"第 {MOST_COLUMNS} 列以后的内容没有读入"


class TablePlacer:
    """Takes in the rows and cells of one table in the order of the page."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._cells: list[TableCell] = []
        self._taken: dict[int, int] = {}
        self._row = -1
        self._column = 0

    def begin_row(self) -> None:
        """Go on with the next row.

        Raises:
            Unfit: There are too many.
        """
        self._row, self._column = self._row + 1, 0
        if self._row >= MOST_ROWS:
            raise Unfit(TOO_LARGE)

    def put(self, element: Element, blocks: tuple[BlockItem, ...]) -> None:
        """Put a cell into the first columns that no cell above covers.

        Raises:
            Unfit: There are too many.
        """
        if self._row < 0:
            self.begin_row()
        while self._taken.get(self._column, 0) > self._row:
            self._column += 1
        if self._column >= MOST_COLUMNS:
            self._drop(blocks)
            return
        room = MOST_COLUMNS - self._column
        across = min(self._span(element, "colspan", MOST_SPAN), room)
        down = self._span(element, "rowspan", MOST_ROWS)
        cell = TableCell(self._row, self._column, blocks, across, down)
        self._cells.append(cell)
        if len(self._cells) > MOST_CELLS:
            raise Unfit(TOO_LARGE)
        for column in range(self._column, self._column + across):
            self._taken[column] = max(self._taken.get(column, 0), self._row + down)
        self._column += across

    def table(self) -> MergedTable:
        """Return the table; no cell reaches beyond its last row."""
        return MergedTable(
            tuple(
                TableCell(
                    each.row,
                    each.column,
                    each.blocks,
                    each.across,
                    min(each.down, self._row + 1 - each.row),
                )
                for each in self._cells
            )
        )

    def _drop(self, blocks: tuple[BlockItem, ...]) -> None:
        if blocks:
            self._remarks.note(BEYOND)

    def _span(self, element: Element, name: str, most: int) -> int:
        """Return how far a cell reaches; a senseless number is as none.

        A row span of 0 goes down to the end of the table.
        """
        written = element.get(name, "1").strip()
        if not (written.isascii() and written.isdecimal()):
            self._remarks.note(BAD_SPAN, written)
            return 1
        number = int(written[:9])
        return min(number, most) if number else (most if name == "rowspan" else 1)
