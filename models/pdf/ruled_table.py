"""Finds the cells of tables between rules, however the rules were drawn.

Pieces of a line that nearly touch are one line, lines that cross make a
table, and doubled lines are one edge.  A cell is what no line divides; where
the outer lines are missing, it ends where the others end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.pdf.ink import Ruling
from models.pdf.limits import PdfRefused

DASH = 4.0
"""Between two pieces of a line, at most: dashes, dots, corners."""

SHORTEST = 5.0
"""Shorter lines belong to characters and boxes to tick."""

TOUCH = 2.0
"""By so much a line may fall short of another that it meets."""

EDGE = 3.0
"""Lines no further apart are one edge; no row or column is as narrow."""

MOST_CROSSINGS = 1_000_000
"""Pairs of a level and an upright line that may meet."""

MOST_SQUARES = 100_000


class GridLine(NamedTuple):
    """A level line at y from left to right, or an upright one alike."""

    at: float
    start: float
    end: float


class CellBox(NamedTuple):
    """A cell: its first row and column, and how many it covers.

    Attributes:
        left, right: Where its own lines stand; edges are but near to them.
    """

    row: int
    column: int
    down: int
    across: int
    left: float
    right: float


class RuledTable(NamedTuple):
    """A table.

    Attributes:
        xs, ys: Where its columns and rows begin, and where the last ends.
        cells: From the top down, left to right.
        owners: The number of the cell that each square belongs to, row by
            row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[CellBox, ...]
    owners: tuple[int, ...]

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the number of the cell at a point, None outside of all."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owners[row * (len(self.xs) - 1) + column]
        return None

    @property
    def area(self) -> float:
        """Of all cells together, in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def ruled_tables(rules: Iterable[Ruling]) -> tuple[RuledTable, ...]:
    """Return the tables between rules, from the top down.

    Raises:
        PdfRefused: There are far more rules than any form has.
    """
    level, upright = [], []
    for rule in rules:
        if rule.is_level:
            level.append(GridLine((rule.top + rule.bottom) / 2, rule.left, rule.right))
        else:
            middle = (rule.left + rule.right) / 2
            upright.append(GridLine(middle, rule.top, rule.bottom))
    parts = _connected(_joined(level), _joined(upright))
    tables = (_table(*part) for part in parts)
    return tuple(sorted(filter(None, tables), key=lambda each: each.ys[0]))


def _joined(lines: list[GridLine]) -> list[GridLine]:
    """Return lines made of pieces that follow each other, without dots."""
    done: list[GridLine] = []
    for group in _groups(sorted(lines), DASH / 4):
        start = len(done)
        for line in sorted(group, key=lambda each: each.start):
            if len(done) > start and line.start <= done[-1].end + DASH:
                done[-1] = done[-1]._replace(end=max(done[-1].end, line.end))
            else:
                done.append(line)
    return [line for line in done if line.end - line.start >= SHORTEST]


def _groups(lines: Sequence[GridLine], width: float) -> Iterator[list[GridLine]]:
    """Yield sorted lines in groups, none wider than that."""
    group: list[GridLine] = []
    for line in lines:
        if group and line.at - group[0].at > width:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _connected(
    level: list[GridLine], upright: list[GridLine]
) -> Iterator[tuple[list[GridLine], list[GridLine]]]:
    """Yield the level and the upright lines that hang together."""
    near = [_beside(line, level) for line in upright]
    if sum(map(len, near)) > MOST_CROSSINGS:
        raise PdfRefused("objects")
    groups = _Groups(len(level) + len(upright))
    for number, (line, numbers) in enumerate(zip(upright, near), start=len(level)):
        for met in numbers:
            if level[met].start - TOUCH <= line.at <= level[met].end + TOUCH:
                groups.join(number, met)
    parts: dict[int, tuple[list[GridLine], list[GridLine]]]
    parts = defaultdict(lambda: ([], []))
    for number, line in enumerate((*level, *upright)):
        parts[groups.find(number)][number >= len(level)].append(line)
    yield from parts.values()


def _beside(line: GridLine, level: list[GridLine]) -> range:
    """Return the numbers of the sorted level lines at an upright's height."""
    first = bisect_left(level, (line.start - TOUCH,))
    return range(first, bisect_right(level, (line.end + TOUCH, float("inf"))))


class _Groups:
    """Numbers in groups that can be joined."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, number: int) -> int:
        """Return the number that stands for the group of another."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        one, other = self.find(one), self.find(other)
        self._above[max(one, other)] = min(one, other)


def _table(level: list[GridLine], upright: list[GridLine]) -> RuledTable | None:
    """Return the table between lines that hang together, if they make one."""
    if not level or not upright:
        return None
    xs, ys = _edges(upright, level), _edges(level, upright)
    squares = (len(xs) - 1) * (len(ys) - 1)
    if squares < 2:
        return None
    if squares > MOST_SQUARES:
        raise PdfRefused("objects")
    walls, floors = _barred(upright, xs, ys), _barred(level, ys, xs)
    groups = _open_squares(len(xs) - 1, len(ys) - 1, walls, floors)
    cells = sorted(_boxes(groups, xs, walls))
    owners = [0] * squares
    for number, cell in enumerate(cells):
        for row in range(cell.row, cell.row + cell.down):
            at = row * (len(xs) - 1) + cell.column
            owners[at : at + cell.across] = [number] * cell.across
    return RuledTable(xs, ys, tuple(cells), tuple(owners)) if len(cells) > 1 else None


def _edges(
    lines: Iterable[GridLine], across: Iterable[GridLine]
) -> tuple[float, ...]:
    """Return where lines stand, and where those across them end."""
    ends = [min(each.start for each in across), max(each.end for each in across)]
    spots = sorted([*(line.at for line in lines), *ends])
    groups = _groups([GridLine(at, 0, 0) for at in spots], EDGE)
    return tuple(sum(each.at for each in group) / len(group) for group in groups)


Bars = dict[int, dict[int, float]]
"""By edge, the squares along it that a line bars, and where it stands."""


def _barred(
    lines: Iterable[GridLine], edges: Sequence[float], across: Sequence[float]
) -> Bars:
    """Return what bars the way over each edge."""
    middles = [(start + end) / 2 for start, end in zip(across, across[1:])]
    barred: Bars = defaultdict(dict)
    for line in lines:
        edge = min(_around(edges, line.at), key=lambda each: abs(edges[each] - line.at))
        first, last = bisect_left(middles, line.start), bisect_right(middles, line.end)
        barred[edge].update(dict.fromkeys(range(first, last), line.at))
    return barred


def _around(edges: Sequence[float], at: float) -> Sequence[int]:
    """Return the numbers of the edges on both sides of a place."""
    number = bisect_left(edges, at)
    return range(max(0, number - 1), min(len(edges), number + 1))


def _open_squares(columns: int, rows: int, walls: Bars, floors: Bars) -> list[int]:
    """Return, row by row, the group of each square: no line is between."""
    groups = _Groups(columns * rows)
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and row not in walls[column + 1]:
                groups.join(here, here + 1)
            if row + 1 < rows and column not in floors[row + 1]:
                groups.join(here, here + columns)
    return [groups.find(square) for square in range(columns * rows)]


def _boxes(
    groups: Sequence[int], xs: Sequence[float], walls: Bars
) -> Iterator[CellBox]:
    """Yield the cells that groups of squares make.

    A group that is no rectangle, for want of a line, falls into cells that
    are as high as its columns stay the same.
    """
    begun: dict[tuple[int, int, int], int] = {}
    columns = len(xs) - 1
    for row in range(len(groups) // columns + 1):
        here = set(_stretches(groups[row * columns : (row + 1) * columns]))
        for stretch in [each for each in begun if each not in here]:
            _, first, end = stretch
            top = begun.pop(stretch)
            left = walls[first].get(top, xs[first])
            right = walls[end].get(top, xs[end])
            yield CellBox(top, first, row - top, end - first, left, right)
        begun |= {each: row for each in here if each not in begun}


def _stretches(groups: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield each group in a row, its first column and the one after it."""
    first = 0
    for column, group in enumerate(groups):
        if column + 1 == len(groups) or groups[column + 1] != group:
            yield group, first, column + 1
            first = column + 1
