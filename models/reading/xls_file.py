"""Workbooks of Excel 97 to 2003 and old WPS (.xls, .et) as grids of cells."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from models.reading.format_code import BUILT_IN, GENERAL
from models.reading.kind import LOCKED
from models.reading.limits import MOST_ROWS, TOO_LARGE
from models.reading.sheet import (
    BEYOND,
    HIDDEN_LINES,
    HIDDEN_SHEET,
    Position,
    Range,
    Sheet,
    cell_name,
)
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import INCOMPLETE, Unfit

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as OldSheet

EMPTY = frozenset([0, 6])
"""The kinds of cells that hold nothing, at most a colour."""

MOST_BYTES = 20 * 1024 * 1024
"""Cells of old files take a few bytes each."""


def xls_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the sheets of a workbook, hidden ones, too, in their order.

    Raises:
        Unfit: It is damaged, locked, or goes beyond a limit.
    """
    if len(data) > MOST_BYTES:
        raise Unfit(TOO_LARGE)
    book = _opened(data)
    return tuple(_Reader(book, each).grid() for each in book.sheets())


def _opened(data: bytes) -> Book:
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            logfile=StringIO(),
        )
    except Exception as error:
        # xlrd raises whatever a damaged file makes it stumble over.
        reason = LOCKED if "encrypted" in str(error) else INCOMPLETE
        raise Unfit(reason) from None


class _Reader:
    """Reads one sheet."""

    def __init__(self, book: Book, source: OldSheet) -> None:
        self._book, self._source = book, source
        self._sheet = Sheet(source.name)

    def grid(self) -> SourceGrid:
        """Return the sheet as a grid."""
        source = self._source
        for row in range(source.nrows):
            if EMPTY.issuperset(source.row_types(row)):
                continue
            if row >= MOST_ROWS:
                self._sheet.remarks.note(BEYOND, cell_name(row, 0))
                break
            for column, cell in enumerate(source.row(row)):
                if cell.ctype not in EMPTY:
                    self._sheet.put(row, column, self._text(cell, (row, column)))
        for top, bottom, left, right in source.merged_cells:
            self._sheet.merge(Range(top, left, bottom - 1, right - 1))
        self._note_hidden()
        return self._sheet.grid()

    def _text(self, cell: Cell, at: Position) -> str:
        import xlrd

        if cell.ctype == xlrd.XL_CELL_TEXT:
            return str(cell.value)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        if cell.ctype == xlrd.XL_CELL_ERROR:
            self._sheet.note_error(at, xlrd.error_text_from_code.get(cell.value, ""))
            return ""
        since_1904 = self._book.datemode == 1
        written, code = repr(cell.value), self._code(cell)
        return self._sheet.number(at, written, code, since_1904=since_1904)

    def _code(self, cell: Cell) -> str:
        """Return the code of a cell's format."""
        styles, formats = self._book.xf_list, self._book.format_map
        index = cell.xf_index or 0
        key = styles[index].format_key if index < len(styles) else 0
        if key in BUILT_IN or key not in formats:
            return BUILT_IN.get(key, GENERAL)
        return str(formats[key].format_str)

    def _note_hidden(self) -> None:
        source, remarks = self._source, self._sheet.remarks
        if source.visibility:
            remarks.note(HIDDEN_SHEET)
        lines = [*source.rowinfo_map.values(), *source.colinfo_map.values()]
        if any(each.hidden for each in lines):
            remarks.note(HIDDEN_LINES)
