"""Turns chunks into marks: the rules, texts and boxes of each row.

Parts are remembered by the row they show and what they depend on, so that a
row that was not touched comes back as the same object.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from printing.block import SetRow
from printing.cell import SetCell
from printing.cut import Chunk
from printing.page import Box, Part, RuledLine, Strip
from printing.style import RULE

Interval = tuple[float, float]


@lru_cache(maxsize=1024)
def strips_of(
    chunk: Chunk, x: float, y: float, *, opened: bool
) -> tuple[Strip, ...]:
    """Return the strips of a chunk whose top left corner lies at x, y.

    Opened says that a table above has drawn the upper rule already.
    """
    tops = tuple(accumulate(chunk.heights, initial=y))
    rows = [
        Strip(x, tops[at], _row_strip(chunk, at, is_open=opened or at > 0))
        for at in range(len(chunk.rows))
    ]
    labels = [
        Strip(x, top, _label_part(each.cell, tops[each.last + 1] - top))
        for each in chunk.spans
        for top in [tops[each.first]]
    ]
    return tuple(sorted(rows + labels, key=lambda strip: strip.y))


def _row_strip(chunk: Chunk, at: int, *, is_open: bool) -> Part:
    row, height = chunk.rows[at], chunk.heights[at]
    if not chunk.is_ruled:
        return _row_part(row, height, (), (), 0.0)
    over = [span for span in chunk.spans if span.first <= at <= span.last]
    edges = {edge for span in over for edge in (span.cell.left, span.cell.right)}
    closed = [(s.cell.left, s.cell.right) for s in over if s.last == at]
    is_last = at == len(chunk.rows) - 1
    bottoms = ((0.0, chunk.width),) if is_last else _joined((*row.bottoms, *closed))
    return _row_part(
        row, height, tuple(sorted(edges)), bottoms, 0.0 if is_open else chunk.width
    )


@lru_cache(maxsize=4096)
def _joined(intervals: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Return intervals with those that touch made one."""
    joined: list[Interval] = []
    for left, right in sorted(intervals):
        if joined and left <= joined[-1][1] + RULE:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return tuple(joined)


@lru_cache(maxsize=4_096)
def _row_part(
    row: SetRow,
    height: float,
    more_edges: tuple[float, ...],
    bottoms: tuple[Interval, ...],
    top: float,
) -> Part:
    """Return the marks of one row; top is the width of its upper rule."""
    edges = sorted({*row.edges, *more_edges})
    rules = [
        RuledLine(edge - RULE / 2, -RULE / 2, RULE, height + RULE) for edge in edges
    ]
    rules += [_across(left, right, height) for left, right in bottoms]
    if top:
        rules.append(_across(0.0, top, 0.0))
    return Part(
        height=height,
        texts=tuple(text for cell in row.cells for text in cell.texts(height)),
        rules=tuple(rules),
        boxes=tuple(_boxes(row.cells, height)),
    )


def _across(left: float, right: float, y: float) -> RuledLine:
    return RuledLine(left - RULE / 2, y - RULE / 2, right - left + RULE, RULE)


@lru_cache(maxsize=4096)
def _label_part(cell: SetCell, height: float) -> Part:
    """Return the marks of a merged cell; its rules belong to its rows."""
    texts = tuple(cell.texts(height))
    return Part(height=height, texts=texts, boxes=tuple(_boxes([cell], height)))


def _boxes(cells: Iterable[SetCell], height: float) -> Iterable[Box]:
    for cell in cells:
        places = cell.owners.places
        if cell.is_boxed and (places or cell.list_key):
            yield Box(cell.left, 0.0, cell.width, height, places, cell.list_key)
