"""Where a spreadsheet is to turn the page.

It would turn it anywhere, and cut through the label of a merged cell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from printing.office.table import Cell, Table

KEPT = 0.2
"""The share of a page up to which a merged cell is kept on one."""
SURE = 0.99
"""The share of a page that rows fill: printers round their heights."""


def page_breaks(
    table: Table, heights: Sequence[float], page: float, line: float
) -> tuple[int, ...]:
    """Return the rows that begin a page, but for the first.

    Page is the height between the margins, in points; line that of a line
    of text, in ems.  Heads are kept with the row below them.
    """
    tops = (0.0, *accumulate(heights))
    shut = _shut_rows(table, tops, line, page * KEPT)
    breaks: list[int] = []
    start = 0
    while True:
        room = page * SURE - _repeated(table, tops, start)
        end = max(start + 1, bisect_right(tops, tops[start] + room) - 1)
        if end >= table.rows:
            return tuple(breaks)
        start = _break_before(start, end, shut)
        breaks.append(start)


def _break_before(start: int, end: int, shut: set[int]) -> int:
    """Return the last row that may begin a page, the very last if none may."""
    open_rows = (row for row in range(end, start, -1) if row not in shut)
    return next(open_rows, end)


def _repeated(table: Table, tops: Sequence[float], start: int) -> float:
    """Return how high the head is that a page beginning there repeats."""
    return sum(
        tops[head.stop] - tops[head.start]
        for head in table.heads[-1:]
        if start >= head.stop
    )


def _shut_rows(
    table: Table, tops: Sequence[float], line: float, kept: float
) -> set[int]:
    """Return the rows that may begin no page.

    Merged cells up to the height that is kept stay on one.
    """
    shut = {row + 1 for head in table.heads for row in head}
    for cell in table.cells:
        if tops[cell.rows.stop] - tops[cell.row] <= kept:
            shut |= set(cell.rows[1:])
        elif cell.down > 1 and cell.text:
            shut |= _through_text(cell, tops, line)
    return shut


def _through_text(cell: Cell, tops: Sequence[float], line: float) -> set[int]:
    """Return the rows whose upper edge runs through a merged cell's text."""
    middle = (tops[cell.row] + tops[cell.rows.stop]) / 2
    half = cell.line_count * cell.size * line / 2
    return {row for row in cell.rows[1:] if abs(tops[row] - middle) < half}
