"""What paragraphs of a .doc say of themselves: depth, marks, edges of rows.

Source: [MS-DOC], 2.6.2, 2.6.3 and 2.9.326.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from models.reading.files.word.doc_header import DocStreams, number_at
from models.reading.files.word.doc_looks import is_filled_shade, is_filled_shade_of_old
from models.reading.files.word.doc_properties import properties_in
from models.reading.files.word.doc_styles import DocStyles
from models.reading.files.word.edged_table import (
    CONTINUE,
    NO_EDGES,
    RESTART,
    EdgedCell,
    EdgedRow,
)
from models.reading.files.word.step_limit import StepLimit
from models.reading.limits import MOST_DEPTH

IN_TABLE, IS_ROW, DEPTH, DEEPER = 0x2416, 0x2417, 0x6649, 0x664A
IS_INNER_CELL, IS_INNER_ROW = 0x244B, 0x244C
LIST, LEVEL = 0x460B, 0x260A
SHADE_OF_OLD, SHADE = 0x442D, 0xC64D
ELSEWHERE = frozenset([0x6645, 0x6646, 0x646B])
"""Properties whose value is where in the stream of data more of them are."""

ROW, ROW_OF_OLD = 0xD608, 0xD606
INSERT, DELETE, WIDTH = 0x7621, 0x5622, 0x7623
JOIN, SPLIT, MERGE = 0x5624, 0x5625, 0xD62B
ROW_SHADE_OF_OLD = 0xD609
ROW_SHADES = frozenset([0xD612, 0xD616, 0xD60C, 0xD670, 0xD671, 0xD672])
CELLS_SHADE_OF_OLD, CELLS_SHADE, TABLE_SHADE = 0x7627, 0xD62D, 0xD660
ALL_SHADES = ROW_SHADES | {
    *(SHADE, ROW_SHADE_OF_OLD, CELLS_SHADE_OF_OLD, CELLS_SHADE, TABLE_SHADE)
}
TABLE_STYLE = 0x563A
SHADE_SIZE = 10

CELL_SIZES = {ROW: 20, ROW_OF_OLD: 10}
"""Bytes that describe a cell, in the two kinds of rows."""

TOO_MANY = MOST_DEPTH + 1
"""Tables that a paragraph stands in, though it may say that there are more."""

MOST_MOVES = 3
"""Lists that lead to other lists."""


@dataclass(frozen=True, slots=True)
class DocParagraph:
    """What the properties of a paragraph say.

    Attributes:
        style: Its number.
        depth: How many tables it stands in.
        list_number, level: Its place in lists; 0 is none.
    """

    style: int = 0
    depth: int = 0
    is_row: bool = False
    is_inner_row: bool = False
    is_inner_cell: bool = False
    list_number: int = 0
    level: int = 0
    is_filled: bool = False
    row: EdgedRow = NO_EDGES


class DocParagraphs:
    """Reads the properties of paragraphs, each list but once."""

    def __init__(
        self, streams: DocStreams, styles: DocStyles, steps: StepLimit
    ) -> None:
        self._streams, self._styles, self._steps = streams, styles, steps
        self._known: dict[tuple[bytes, bytes], DocParagraph] = {}
        self._of_styles: dict[int, DocParagraph] = {}

    def of(self, listed: bytes, changes: bytes) -> DocParagraph:
        """Return what a list says that begins with the number of a style.

        The changes of its piece come on top.
        """
        found = self._known.get((listed, changes))
        if found is None:
            below = self._of_style(number_at(listed, 0, 2))
            found = self._read(below, listed[2:] + changes, 0)
            self._known[listed, changes] = found
        return found

    def _of_style(self, number: int) -> DocParagraph:
        found = self._of_styles.get(number)
        if found is None:
            found = DocParagraph(number)
            for style in self._styles.chain(number):
                found = self._read(found, style.of_paragraphs, MOST_MOVES)
            self._of_styles[number] = found
        return found

    def _read(self, found: DocParagraph, listed: bytes, moves: int) -> DocParagraph:
        cells = _Cells()
        for code, value in properties_in(listed, self._steps):
            number = number_at(value, 0, 4)
            if code in _SAYS:
                found = _SAYS[code](found, number)
            elif code in ELSEWHERE and moves < MOST_MOVES:
                found = self._read(found, self._elsewhere(number), moves + 1)
                cells = _Cells.of(found.row)
            elif code in CELL_SIZES:
                cells = _described(value, CELL_SIZES[code])
            elif code in _CHANGES:
                self._steps.spend(len(cells.cells))
                _CHANGES[code](cells, value)
            elif code in ALL_SHADES:
                is_filled = found.is_filled or _is_filled(code, value)
                found = replace(found, is_filled=is_filled)
            elif code == TABLE_STYLE and self._may_fill(number):
                found = replace(found, is_filled=True)
        return replace(found, row=cells.row()) if cells.cells else found

    def _may_fill(self, number: int) -> bool:
        """Return whether a style of tables has a ground for any cell."""
        return any(
            code.to_bytes(2, "little") in style.of_tables
            for style in self._styles.chain(number)
            for code in ALL_SHADES
        )

    def _elsewhere(self, place: int) -> bytes:
        data = self._streams.data
        return data[place + 2 : place + 2 + number_at(data, place, 2)]


@dataclass(slots=True)
class _Cell:
    width: int
    sideways: int = 0
    down: int = 0


class _Cells:
    """The cells of a row while properties change them."""

    def __init__(self) -> None:
        self.left = 0
        self.cells: list[_Cell] = []

    @classmethod
    def of(cls, row: EdgedRow) -> _Cells:
        """Return the cells of a row that was read."""
        found, last = cls(), row.left
        found.left = row.left
        for each in row.cells:
            down = {RESTART: 3, CONTINUE: 1}.get(each.merge, 0)
            sideways = 2 if each.is_joined else 1
            found.cells.append(_Cell(each.right - last, sideways, down))
            last = each.right
        return found

    def row(self) -> EdgedRow:
        """Return the edges of the row."""
        right, first, cells = self.left, 0, []
        for each in self.cells:
            right += each.width
            # What begins a run of merged cells is a 1 by the old description
            # and a 2 by the new one; those that go on are the other.
            is_joined = bool(each.sideways and first and each.sideways != first)
            first = (first or each.sideways) if each.sideways else 0
            merge = (CONTINUE, RESTART)[each.down >> 1 & 1] if each.down & 1 else ""
            cells.append(EdgedCell(right, is_joined, merge))
        return EdgedRow(self.left, tuple(cells))


def _described(value: bytes, size: int) -> _Cells:
    """Return the cells of a description: edges, then what is said of each."""
    cells, count = _Cells(), number_at(value, 0, 1)
    if len(value) < 1 + 2 * (count + 1):
        return cells
    edges = struct.unpack_from(f"<{count + 1}h", value, 1)
    cells.left = edges[0]
    for at in range(count):
        says = number_at(value, 1 + 2 * (count + 1) + size * at, 2)
        width = edges[at + 1] - edges[at]
        cells.cells.append(_Cell(width, says & 3, says >> 5 & 3))
    return cells


def _insert(cells: _Cells, value: bytes) -> None:
    first, count, width = value[0], value[1], number_at(value, 2, 2)
    while len(cells.cells) < first:
        cells.cells.append(_Cell(width))
    cells.cells[first:first] = [_Cell(width) for _ in range(count)]


def _delete(cells: _Cells, value: bytes) -> None:
    del cells.cells[value[0] : value[1]]


def _widen(cells: _Cells, value: bytes) -> None:
    for each in cells.cells[value[0] : value[1]]:
        each.width = number_at(value, 2, 2)


def _join(cells: _Cells, value: bytes) -> None:
    for at, each in enumerate(cells.cells[value[0] : value[1]]):
        each.sideways = 2 if at else 1


def _split(cells: _Cells, value: bytes) -> None:
    for each in cells.cells[value[0] : value[1]]:
        each.sideways = 0


def _merge(cells: _Cells, value: bytes) -> None:
    for each in cells.cells[number_at(value, 0, 1) :][:1]:
        each.down = number_at(value, 1, 1)


def _is_filled(code: int, value: bytes) -> bool:
    if code == ROW_SHADE_OF_OLD:
        shades = struct.unpack_from(f"<{len(value) // 2}H", value)
        return any(map(is_filled_shade_of_old, shades))
    if code == CELLS_SHADE_OF_OLD:
        return is_filled_shade_of_old(number_at(value, 2, 2))
    if code == CELLS_SHADE:
        value = value[2:]
    starts = range(0, len(value) - SHADE_SIZE + 1, SHADE_SIZE)
    return any(is_filled_shade(value[at : at + SHADE_SIZE]) for at in starts)


def _in_table(found: DocParagraph, number: int) -> DocParagraph:
    depth = max(found.depth, 1) if number & 1 else 0
    return replace(found, depth=depth)


def _depth(found: DocParagraph, number: int) -> DocParagraph:
    return replace(found, depth=min(number, TOO_MANY) if number < 1 << 31 else 0)


def _deeper(found: DocParagraph, number: int) -> DocParagraph:
    change = number - (1 << 32) if number >= 1 << 31 else number
    return replace(found, depth=max(0, min(found.depth + change, TOO_MANY)))


def _row(found: DocParagraph, number: int) -> DocParagraph:
    return replace(found, is_row=bool(number & 1))


def _inner_row(found: DocParagraph, number: int) -> DocParagraph:
    return replace(found, is_inner_row=bool(number & 1))


def _inner_cell(found: DocParagraph, number: int) -> DocParagraph:
    return replace(found, is_inner_cell=bool(number & 1))


def _list(found: DocParagraph, number: int) -> DocParagraph:
    return replace(found, list_number=number if number < 0x800 else 0)


def _level(found: DocParagraph, number: int) -> DocParagraph:
    return replace(found, level=number)


def _shade(found: DocParagraph, number: int) -> DocParagraph:
    is_filled = is_filled_shade_of_old(number) or found.is_filled
    return replace(found, is_filled=is_filled)


_Say = Callable[[DocParagraph, int], DocParagraph]
_Change = Callable[[_Cells, bytes], None]

_SAYS: Mapping[int, _Say] = {
    **{IN_TABLE: _in_table, IS_ROW: _row, DEPTH: _depth, DEEPER: _deeper},
    **{IS_INNER_ROW: _inner_row, IS_INNER_CELL: _inner_cell},
    **{LIST: _list, LEVEL: _level, SHADE_OF_OLD: _shade},
}
_CHANGES: Mapping[int, _Change] = {
    **{INSERT: _insert, DELETE: _delete, WIDTH: _widen},
    **{JOIN: _join, SPLIT: _split, MERGE: _merge},
}
