"""Grids of cells drawn as text, both ways.

Bars part cells; a dot is a blank cell, an arrow to the left or upwards one
that is merged into its neighbour there.  A line without bars is a line.

    2026年项目支出绩效目标表
    项目名称 | 更换路灯 | <
    产出指标 | 数量指标 | 安装路灯
    ^       | 质量指标 | .
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import dedent

from models.reading.source_grid import SourceCell, SourceGrid, SourceRow

BLANK, LEFT, UP, NEW_LINE = ".", "<", "^", "⏎"


def grid(drawing: str) -> SourceGrid:
    """Return the grid in a drawing."""
    lines = [_texts(line) for line in dedent(drawing).strip("\n").split("\n")]
    rows = (SourceRow(tuple(_cells(lines, at)), len(lines[at])) for at in _at(lines))
    return SourceGrid(tuple(rows))


def drawn(found: SourceGrid | Iterable[SourceGrid]) -> str:
    """Return the drawing of a grid, or of several without a gap."""
    grids = [found] if isinstance(found, SourceGrid) else found
    return "\n".join(line for each in grids for line in _lines(each.rows))


def dedented(drawing: str) -> str:
    """Return a drawing as drawn() would return it."""
    return drawn(grid(drawing))


def _at(lines: list[list[str]]) -> range:
    return range(len(lines))


def _texts(line: str) -> list[str]:
    return [each.strip() for each in line.split("|")]


def _cells(lines: list[list[str]], row: int) -> Iterator[SourceCell]:
    for column, text in enumerate(lines[row]):
        if text not in ("", BLANK, LEFT, UP):
            across = 1 + _run(lines[row][column + 1 :], LEFT)
            below = (line[column] if column < len(line) else "" for line in lines)
            down = 1 + _run(list(below)[row + 1 :], UP)
            yield SourceCell(text.replace(NEW_LINE, "\n"), column, across, down)


def _run(texts: list[str], mark: str) -> int:
    """Return how many of the first texts are the mark."""
    return next((at for at, each in enumerate(texts) if each != mark), len(texts))


def _lines(rows: tuple[SourceRow, ...]) -> Iterator[str]:
    below: dict[int, int] = {}
    for number, row in enumerate(rows):
        texts = [UP if below.get(at, 0) > number else BLANK for at in range(row.width)]
        for cell in row.cells:
            across = range(cell.column, min(cell.column + cell.across, row.width))
            for column in across:
                texts[column] = LEFT
                below[column] = number + cell.down
            texts[cell.column] = cell.text.replace("\n", NEW_LINE)
        yield " | ".join(texts) if row.cells or row.width > 1 else ""
