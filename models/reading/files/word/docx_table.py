"""Tables in .docx, whose cells are merged by spans and by marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from models.reading.files.merged_table import BlockItem, MergedTable, TableCell
from models.reading.files.remarks import (
    BAD_SPAN,
    COVERED,
    DELETED,
    HIDDEN,
    REVISED,
    Remarks,
)
from models.reading.files.word.docx_text import all_text, is_on, unwrapped
from models.reading.files.xml_part import attribute
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

    ReadBlocks = Callable[[Element], tuple[BlockItem, ...]]

CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell as it is written: merged cells are still in pieces.

    Attributes:
        merge: "restart" or "continue" when it is merged down, else "".
    """

    row: int
    column: int
    across: int
    merge: str
    element: Element


def read_table(
    table: Element, read_blocks: ReadBlocks, remarks: Remarks
) -> MergedTable:
    """Return a table, merged cells put together.

    Raises:
        Unfit: It is far too long or wide for a form.
    """
    pieces = list(islice(_pieces(table, remarks), MOST_CELLS + 1))
    if len(pieces) > MOST_CELLS:
        raise Unfit(TOO_LARGE)
    below = {
        (each.row, each.column): each for each in pieces if each.merge == CONTINUE
    }
    return MergedTable(tuple(_cells(pieces, below, read_blocks, remarks)))


def _cells(
    pieces: Sequence[_Piece],
    below: dict[tuple[int, int], _Piece],
    read_blocks: ReadBlocks,
    remarks: Remarks,
) -> Iterator[TableCell]:
    """Yield a cell for each piece but for those merged into one above.

    A piece that goes on with nothing is a cell of its own.
    """
    for piece in pieces:
        if (piece.row, piece.column) not in below and piece.merge == CONTINUE:
            continue
        down = 1
        while piece.merge and (piece.row + down, piece.column) in below:
            covered = below.pop((piece.row + down, piece.column))
            if all_text(covered.element).strip():
                remarks.note(COVERED, all_text(covered.element))
            down += 1
        blocks = read_blocks(piece.element)
        yield TableCell(piece.row, piece.column, blocks, piece.across, down)


def _pieces(table: Element, remarks: Remarks) -> Iterator[_Piece]:
    rows = (each for each in unwrapped(table, remarks) if each.tag == "tr")
    kept = (each for each in rows if not _is_out_of_sight(each, remarks))
    for number, row in enumerate(kept):
        if number >= MOST_ROWS:
            raise Unfit(TOO_LARGE)
        yield from _pieces_of_row(number, row, remarks)


def _pieces_of_row(number: int, row: Element, remarks: Remarks) -> Iterator[_Piece]:
    column = _count(row.find("trPr/gridBefore"), remarks, least=0)
    last: _Piece | None = None
    for cell in unwrapped(row, remarks):
        if cell.tag != "tc":
            continue
        properties = cell.find("tcPr")
        across = _count(cell.find("tcPr/gridSpan"), remarks, least=1)
        if column + across > MOST_COLUMNS:
            raise Unfit(TOO_LARGE)
        if last and _merge(properties, "hMerge") == CONTINUE:
            last = _Piece(
                number, last.column, last.across + across, last.merge, last.element
            )
        else:
            yield from filter(None, [last])
            last = _Piece(number, column, across, _merge(properties, "vMerge"), cell)
        column += across
    yield from filter(None, [last])


def _merge(properties: Element | None, name: str) -> str:
    """Return how a cell is merged: a mark without a word means going on."""
    mark = properties.find(name) if properties is not None else None
    return "" if mark is None else attribute(mark, "val") or CONTINUE


def _count(element: Element | None, remarks: Remarks, *, least: int) -> int:
    """Return a number of columns; a senseless one is as good as none."""
    if element is None:
        return least
    written = attribute(element, "val")
    if written.isascii() and written.isdecimal() and len(written) < 9:
        if least <= int(written) <= MOST_SPAN:
            return int(written)
    remarks.note(BAD_SPAN, written)
    return least


def _is_out_of_sight(row: Element, remarks: Remarks) -> bool:
    """Return whether a row was deleted, or is hidden."""
    properties = row.find("trPr")
    if properties is None:
        return False
    if properties.find("ins") is not None:
        remarks.note(REVISED)
    if properties.find("del") is not None:
        remarks.note(REVISED)
        remarks.note(DELETED, all_text(row))
        return True
    if is_on(properties, "hidden"):
        remarks.note(HIDDEN, all_text(row))
        return True
    return False
