"""The blocks of a sheet as rows of set cells, before any page.

A block is a table: rows of cells whose text is broken into lines, and merged
cells that reach over several rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import attrgetter

from models.definitions.definition import TextLine
from printing.cell import SetCell
from printing.setting import TypeSetting

_height = attrgetter("height")
STRETCH = 32
"""Rows whose merged cells are looked up together."""
TALLEST_LABEL = 0.5
"""A merged text taller than this share of a page is not repeated on each."""


@dataclass(frozen=True, slots=True, eq=False)
class SetRow:
    """One row of a table: the cells that begin and end in it.

    Attributes:
        height: What its own cells need, in points.
        edges: Where upright rules stand, merged cells left aside.
        bottoms: From where to where its own cells are closed below.
        is_troubled: Whether a cell has something to tell before printing.
    """

    cells: tuple[SetCell, ...]
    height: float
    edges: tuple[float, ...]
    bottoms: tuple[tuple[float, float], ...]
    is_troubled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SetSpan:
    """A merged cell over the rows first to last, both included."""

    cell: SetCell
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class SetBlock:
    """A table: rows, the first of which may be a head that repeats.

    Attributes:
        head: How many rows at the top are its head.
        repeats: Whether the head stands again on each page it reaches.
        spans: Merged cells; inner ones before those that hold them.
        width: Of the table, in points.
        tallest: The height of the tallest label merged over rows.
        tops: Where each row would begin if no label made it higher, and
            where the last would end.
        reaches: The numbers of the merged cells over each stretch of rows.
        lines: What it prints where it is no table, but lines between two;
            it has no rules then.
    """

    rows: tuple[SetRow, ...]
    head: int
    spans: tuple[SetSpan, ...]
    width: float
    repeats: bool = True
    tallest: float = 0.0
    tops: tuple[float, ...] = ()
    reaches: tuple[tuple[int, ...], ...] = ()
    lines: tuple[TextLine, ...] = ()

    @property
    def is_ruled(self) -> bool:
        """Whether it is a table."""
        return not self.lines

    @property
    def least_height(self) -> float:
        """What of it has to stand together at its beginning."""
        return sum(row.height for row in self.rows[: self.head + 1])

    def spans_over(self, *stretches: range) -> list[SetSpan]:
        """Return the merged cells over some rows, in their order.

        Others may be among them.
        """
        near = {
            number
            for rows in stretches
            for at in range(rows.start // STRETCH, -(-rows.stop // STRETCH))
            for number in self.reaches[at]
        }
        return [self.spans[number] for number in sorted(near)]


def row_of(cells: tuple[SetCell, ...], least: float) -> SetRow:
    """Return a row of these cells, no lower than the least height."""
    height = max((cell.height for cell in cells), default=least)
    edges = {cell.left for cell in cells} | {cell.right for cell in cells}
    return SetRow(
        cells=cells,
        height=max(height, least),
        edges=tuple(sorted(edges)),
        bottoms=tuple((cell.left, cell.right) for cell in cells),
        is_troubled=any(cell.is_troubled for cell in cells),
    )


def block_of(
    rows: Sequence[SetRow],
    spans: Sequence[SetSpan],
    setting: TypeSetting,
    *,
    head: int = 0,
    repeats: bool = True,
) -> SetBlock:
    """Return a block; a merged text too tall for a page goes to one row.

    There it is divided between its lines like any other, and printed once.
    """
    tall = setting.style.inner_height * TALLEST_LABEL
    loose = list(rows)
    merged = []
    for span in spans:
        if span.cell.height > tall:
            flowing = replace(span.cell, is_boxed=False)
            loose[span.first] = _with_cell(loose[span.first], flowing, setting)
            blank = span.cell.emptied()
            span = SetSpan(blank, span.first, span.last)
        merged.append(span)
    return SetBlock(
        rows=tuple(loose),
        head=head,
        spans=tuple(merged),
        width=setting.style.inner_width,
        repeats=repeats,
        tops=tuple(accumulate(map(_height, loose), initial=0.0)),
        tallest=max((span.cell.height for span in merged), default=0.0),
        reaches=reaches_of(merged, len(loose)),
    )


def reaches_of(spans: Sequence[SetSpan], rows: int) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the merged cells over each stretch of rows."""
    found: list[list[int]] = [[] for _ in range(0, rows, STRETCH)]
    for number, span in enumerate(spans):
        for at in range(span.first // STRETCH, span.last // STRETCH + 1):
            found[at].append(number)
    return tuple(map(tuple, found))


def _with_cell(row: SetRow, cell: SetCell, setting: TypeSetting) -> SetRow:
    taller = row_of((*row.cells, cell), setting.style.row_height)
    return replace(taller, bottoms=row.bottoms)
