"""Turns pages into grids of cells, columns with the same number throughout."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.pdf.paper import PaperCell, PaperLine, PaperPage, PaperTable
from models.reading.nearest_column import places
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow

NEAR = 1.5
"""Edges no further apart than that, in points, are the same."""


def paper_grids(pages: Sequence[PaperPage]) -> tuple[SourceGrid, ...]:
    """Return the grid of each page.

    An edge at the same distance from the left of its table is the same
    column on every page: some pages have no head that would tell.
    """
    columns = _Columns(pages)
    return tuple(SourceGrid(tuple(_rows(page, columns))) for page in pages)


class _Columns:
    """The edges of all tables, from the left of each, as column numbers."""

    def __init__(self, pages: Iterable[PaperPage]) -> None:
        self._edges: list[float] = [0.0]
        for page in pages:
            for table in page.tables:
                for edge in table.edges:
                    self._add(edge - table.edges[0])

    def _add(self, edge: float) -> None:
        if abs(self._edges[self.number(edge)] - edge) > NEAR:
            insort(self._edges, edge)

    def number(self, edge: float) -> int:
        """Return the number of the column that begins nearest to an edge."""
        at = bisect_left(self._edges, edge)
        around = range(max(0, at - 1), min(len(self._edges), at + 1))
        return min(around, key=lambda each: abs(self._edges[each] - edge))


def _rows(page: PaperPage, columns: _Columns) -> Iterator[SourceRow]:
    if not page.tables:
        lines = [item for item in page.items if isinstance(item, PaperLine)]
        yield from _loose_rows(lines)
        return
    for item in page.items:
        if isinstance(item, PaperTable):
            yield from _table_rows(item, columns)
        else:
            yield _line(item)


def _table_rows(table: PaperTable, columns: _Columns) -> Iterator[SourceRow]:
    first, width = table.edges[0], columns.number(table.edges[-1] - table.edges[0])
    for row in table.rows:
        cells = []
        for cell in row.cells:
            start = columns.number(cell.left - first)
            across = max(1, columns.number(cell.right - first) - start)
            cells.append(SourceCell(cell.text, start, across, cell.down))
        yield SourceRow(tuple(cells), width)


def _line(line: PaperLine) -> SourceRow:
    cells = (SourceCell(cell.text, at) for at, cell in enumerate(line.cells))
    return SourceRow(tuple(cells), len(line.cells))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From where to where a text reaches, in points."""

    start: float
    end: float


def _loose_rows(lines: Sequence[PaperLine]) -> Iterator[SourceRow]:
    """Yield the rows of a page without rules: columns stand under each other.

    The row with most texts sets the columns.
    """
    widest = max(lines, key=lambda line: len(line.cells), default=None)
    columns = _stretches(widest.cells) if widest else []
    for line in lines:
        spots = places(_stretches(line.cells), columns)
        cells = (SourceCell(each.text, at) for each, at in zip(line.cells, spots))
        yield SourceRow(tuple(cells), len(columns) if len(line.cells) > 1 else 1)


def _stretches(cells: Iterable[PaperCell]) -> list[_Stretch]:
    return [
        _Stretch(
            min(line.lefts[0] for line in cell.lines),
            max(line.rights[-1] for line in cell.lines),
        )
        for cell in cells
    ]
