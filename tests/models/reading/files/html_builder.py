"""Small web pages from grids, as spreadsheets put them on the clipboard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from tests.models.reading.files.packed import tables_of


def html_of(grid: SourceGrid) -> bytes:
    """Return a page with the lines and tables of a grid."""
    blocks = "".join(_block(rows) for rows in tables_of(grid.rows))
    return page(blocks).encode()


def page(body: str) -> str:
    """Return a page with this body."""
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _block(rows: Sequence[SourceRow]) -> str:
    if rows[0].width == 1:
        cells = rows[0].cells
        return f"<p>{_text(cells[0]) if cells else '&nbsp;'}</p>\n"
    return f"<table>{''.join(_rows(rows))}</table>\n"


def _rows(rows: Sequence[SourceRow]) -> Iterator[str]:
    """Yield the rows of a table; columns covered from above have no cell."""
    below: dict[int, int] = {}
    for number, row in enumerate(rows):
        cells, column = [], 0
        by_column = {cell.column: cell for cell in row.cells}
        while column < row.width:
            cell = by_column.get(column, SourceCell("", column))
            covered = range(column, column + cell.across)
            if below.get(column, 0) <= number:
                below.update(dict.fromkeys(covered, number + cell.down))
                spans = f"colspan={cell.across} rowspan={cell.down}"
                cells.append(f"<td {spans}>{_text(cell)}</td>")
            column += cell.across
        yield f"<tr>{''.join(cells)}</tr>\n"


def _text(cell: SourceCell) -> str:
    return escape(cell.text).replace("\n", "<br>")
