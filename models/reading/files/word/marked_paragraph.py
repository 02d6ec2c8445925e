"""Paragraphs that end cells and rows: how .doc and .rtf write their tables.

There are no tables in such files, only paragraphs, each of which says how
deep in tables it stands, and whether a cell or a row ends with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from models.reading.files.merged_table import BlockItem
from models.reading.files.remarks import HIDDEN, Remarks
from models.reading.files.word.edged_table import (
    NO_EDGES,
    CellBlocks,
    EdgedRow,
    covered_text,
    edged_table,
)
from models.reading.limits import MOST_DEPTH, TOO_DEEP
from models.reading.unreadable import Unfit


class EndMark(Enum):
    """What ends with a paragraph."""

    LINE = "line"
    CELL = "cell"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph and its mark.

    Attributes:
        depth: How many tables it stands in.
        row: The edges of the row that ends with it.
        is_gone: Whether that row is hidden or was deleted.
    """

    text: str
    depth: int = 0
    mark: EndMark = EndMark.LINE
    row: EdgedRow = NO_EDGES
    is_gone: bool = False


@dataclass(slots=True)
class _Open:
    """A table whose end is still ahead, or the document round all of them.

    Attributes:
        blocks: What the cell that is still open has so far.
        cells: The cells of the row that is still open.
    """

    blocks: list[BlockItem] = field(default_factory=list)
    cells: list[CellBlocks] = field(default_factory=list)
    rows: list[tuple[EdgedRow, Sequence[CellBlocks]]] = field(default_factory=list)


def blocks_of_marked(
    paragraphs: Iterable[MarkedParagraph], remarks: Remarks
) -> tuple[BlockItem, ...]:
    """Return the lines and tables that some paragraphs make.

    What follows the last mark of a table that has no end is a row, too.

    Raises:
        Unfit: Tables are too large, or too deep within each other.
    """
    tables = [_Open()]
    for each in paragraphs:
        if each.depth > MOST_DEPTH:
            raise Unfit(TOO_DEEP)
        _close(tables, each.depth, remarks)
        while len(tables) <= each.depth:
            tables.append(_Open())
        _take(tables[-1], each, remarks)
    _close(tables, 0, remarks)
    return tuple(tables[0].blocks)


def _take(table: _Open, paragraph: MarkedParagraph, remarks: Remarks) -> None:
    if paragraph.mark is not EndMark.ROW:
        table.blocks.append(paragraph.text)
    if paragraph.mark is EndMark.CELL:
        _end_cell(table)
    elif paragraph.mark is EndMark.ROW:
        _end_row(table, paragraph, remarks)


def _end_cell(table: _Open) -> None:
    table.cells.append(tuple(table.blocks))
    table.blocks.clear()


def _end_row(table: _Open, paragraph: MarkedParagraph, remarks: Remarks) -> None:
    if covered_text((*table.blocks, paragraph.text)):
        table.blocks.append(paragraph.text)
        _end_cell(table)
    if not paragraph.is_gone:
        table.rows.append((paragraph.row, tuple(table.cells)))
    else:
        text = " ".join(filter(None, map(covered_text, table.cells)))
        if text:
            remarks.note(HIDDEN, text)
    table.blocks.clear()
    table.cells.clear()


def _close(tables: list[_Open], depth: int, remarks: Remarks) -> None:
    """End the tables that are deeper than what comes next."""
    while len(tables) > depth + 1:
        table = tables.pop()
        if table.cells or covered_text(table.blocks):
            _end_row(table, MarkedParagraph("", mark=EndMark.ROW), remarks)
        if table.rows:
            tables[-1].blocks.append(edged_table(table.rows, remarks))
