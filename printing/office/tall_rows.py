"""Rows that are higher than a spreadsheet can show, made several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil

from printing.office.table import Table

TALLEST = 400.0
"""In points; a row of Excel has 409 at most."""


def without_tall_rows(
    table: Table, heights: Sequence[float]
) -> tuple[Table, tuple[float, ...]]:
    """Return the table, and the heights of its rows, none above the most.

    A row that is higher becomes several, which all its cells cover.
    """
    counts = [max(1, ceil(height / TALLEST)) for height in heights]
    firsts = (0, *accumulate(counts))
    cells = (
        replace(
            cell,
            row=firsts[cell.row],
            down=firsts[cell.rows.stop] - firsts[cell.row],
        )
        for cell in table.cells
    )
    parted = replace(
        table,
        rows=firsts[-1],
        cells=tuple(cells),
        heads=tuple(range(firsts[h.start], firsts[h.stop]) for h in table.heads),
    )
    shares = (
        height / count for height, count in zip(heights, counts) for _ in range(count)
    )
    return parted, tuple(shares)
