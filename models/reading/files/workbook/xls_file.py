"""Workbooks of Excel 97 to 2003 and old WPS (.xls, .et) as grids of cells."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from models.reading.files.kind import LOCKED
from models.reading.files.looks import seen_text
from models.reading.files.ole import SIGNATURE
from models.reading.files.workbook.format_code import BUILT_IN, GENERAL
from models.reading.files.workbook.spreadsheet import (
    BEYOND,
    HIDDEN_SHEET,
    Position,
    Range,
    Spreadsheet,
    cell_name,
)
from models.reading.files.workbook.xls_looks import XlsLooks
from models.reading.files.workbook.xls_salvage import salvaged
from models.reading.limits import MOST_ROWS, TOO_LARGE
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import INCOMPLETE, Unfit

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Spreadsheet as OldSheet

EMPTY = frozenset([0, 6])
"""The kinds of cells that hold nothing, at most a colour."""

WAY_OUT = "；如果 Excel、WPS 还能打开，请在那里另存为 .xlsx 文件再读取"
DAMAGED = "文件有损坏的地方，只读入了完好的单元格，请逐项核对，或在 Excel、WPS 里另存为 .xlsx 再读取"
LOST = "已损坏，没有读入，请在 Excel、WPS 里另存为 .xlsx 再读取"

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
    if book is not None:
        return tuple(_Reader(book, each).grid() for each in book.sheets())
    grids = tuple(_salvaged_grids(data))
    if not any(row.cells for grid in grids for row in grid.rows):
        raise Unfit(INCOMPLETE + WAY_OUT)
    return grids


def _opened(data: bytes) -> Book | None:
    """Return the workbook, None when it is damaged."""
    try:
        return _book(data)
    except Exception as error:
        # xlrd raises whatever a damaged file makes it stumble over.
        if "encrypted" in str(error):
            raise Unfit(LOCKED) from None
        return None


def _salvaged_grids(data: bytes) -> Iterator[SourceGrid]:
    """Yield the sheets of a damaged workbook, so far as they can be read."""
    records = salvaged(data)
    try:
        book = _book(records)
    except Exception:
        # As above: there is nothing to be read, and the caller says so.
        return
    for number in range(book.nsheets):
        try:
            reader = _Reader(book, book.sheet_by_index(number))
        except Exception:
            lost = Spreadsheet(book.sheet_names()[number])
            lost.remarks.note(LOST)
            yield lost.grid()
        else:
            yield reader.grid(DAMAGED)


def _book(data: bytes) -> Book:
    import xlrd

    return xlrd.open_workbook(
        file_contents=data,
        formatting_info=True,
        ragged_rows=True,
        on_demand=not data.startswith(SIGNATURE),
        logfile=StringIO(),
    )


class _Reader:
    """Reads one sheet."""

    def __init__(self, book: Book, source: OldSheet) -> None:
        self._book, self._source = book, source
        self._sheet = Spreadsheet(source.name)
        self._looks = XlsLooks(book, source)

    def grid(self, remark: str = "") -> SourceGrid:
        """Return the sheet as a grid, with a remark in front if there is."""
        if remark:
            self._sheet.remarks.note(remark)
        source = self._source
        if source.visibility:
            self._sheet.remarks.note(HIDDEN_SHEET)
            return self._sheet.grid()
        for row in range(source.nrows):
            if EMPTY.issuperset(source.row_types(row)):
                continue
            if row >= MOST_ROWS:
                self._sheet.remarks.note(BEYOND, cell_name(row, 0))
                break
            for column, cell in enumerate(source.row(row)):
                if cell.ctype not in EMPTY:
                    self._sheet.put(row, column, self._seen(cell, (row, column)))
        for top, bottom, left, right in source.merged_cells:
            self._sheet.merge(Range(top, left, bottom - 1, right - 1))
        self._hide_lines()
        return self._sheet.grid()

    def _seen(self, cell: Cell, at: Position) -> str:
        """Return what is seen of a cell."""
        text, pieces = self._text(cell, at), self._looks.pieces(cell, at)
        if not pieces:
            return text
        runs = [
            (text[start:end], look)
            for (start, look), end in zip(
                pieces, [start for start, _ in pieces[1:]] + [len(text)], strict=True
            )
        ]
        return seen_text(runs, self._sheet.remarks, cell_name(*at))

    def _text(self, cell: Cell, at: Position) -> str:
        import xlrd

        if cell.ctype == xlrd.XL_CELL_TEXT:
            return self._sheet.text(at, str(cell.value), self._code(cell))
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

    def _hide_lines(self) -> None:
        for row, line in self._source.rowinfo_map.items():
            if line.hidden:
                self._sheet.hide_rows(row, row)
        for column, line in self._source.colinfo_map.items():
            if line.hidden:
                self._sheet.hide_columns(column, column)
