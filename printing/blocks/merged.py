"""The merged cells of growing tables: heads, levels, equal neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from models.definitions.definition import (
    Column,
    IndicatorBlock,
)
from models.keys import FIRST_LEVEL, SECOND_LEVEL
from printing.block import SetRow, SetSpan, row_of
from printing.cell import SetCell
from printing.geometry import (
    Content,
    Geometry,
    is_cell,
    label_cell,
    merged_cell,
    printed_text,
)


def head_of(geometry: Geometry) -> tuple[tuple[SetRow, ...], list[SetSpan]]:
    """Return the rows of the head, and the labels merged in it.

    Where columns have a common label over them the head has two rows.
    """
    rows, spans = _cached_head(geometry)
    return rows, list(spans)


@lru_cache(maxsize=256)
def _cached_head(geometry: Geometry) -> tuple[tuple[SetRow, ...], tuple[SetSpan, ...]]:
    least = geometry.setting.style.row_height
    numbers = [n for n, each in enumerate(geometry.columns) if _has_head(each)]
    labels = {n: label_cell(geometry.columns[n].label, n, geometry) for n in numbers}
    if not any(column.group for column in geometry.columns):
        return (row_of(tuple(labels.values()), least),), ()
    grouped = [n for n in numbers if geometry.columns[n].group]
    spans = [SetSpan(labels[n], 0, 1) for n in numbers if n not in grouped]
    groups = row_of(tuple(_group_cells(grouped, geometry)), least)
    below = row_of(tuple(labels[n] for n in grouped), least)
    return (groups, below), tuple(spans)


def _group_cells(numbers: list[int], geometry: Geometry) -> Iterator[SetCell]:
    """Yield the common labels over neighbouring columns."""
    for name, members in groupby(numbers, lambda n: geometry.columns[n].group):
        grouped = list(members)
        first, last = grouped[0], grouped[-1]
        left = geometry.lefts[first]
        right = geometry.lefts[last] + geometry.widths[last]
        yield geometry.setting.cell(name, left, right - left)


def _has_head(column: Column) -> bool:
    return is_cell(column) or column.is_level


def level_spans(
    block: IndicatorBlock,
    geometry: Geometry,
    lists: Mapping[str, tuple[SetRow, ...]],
    row: int,
) -> list[SetSpan]:
    """Return the merged level names, second levels before the first."""
    inner: list[SetSpan] = []
    outer: list[SetSpan] = []
    for first in block.levels:
        start = row
        for second in first.second_levels:
            count = len(lists[second.key])
            inner += _spans(SECOND_LEVEL, second.name, row, count, geometry)
            row += count
        outer += _spans(FIRST_LEVEL, first.name, start, row - start, geometry)
    found = inner + outer
    return _single_rows(found) if block.repeat_levels else found


def _single_rows(spans: list[SetSpan]) -> list[SetSpan]:
    """Return each merged cell as one cell on each of its rows."""
    return [
        SetSpan(span.cell, row, row)
        for span in spans
        for row in range(span.first, span.last + 1)
    ]


def _spans(
    key: str, name: str, first: int, count: int, geometry: Geometry
) -> list[SetSpan]:
    if not count:
        return []
    return [
        SetSpan(label_cell(name, number, geometry), first, first + count - 1)
        for number, column in enumerate(geometry.columns)
        if column.key == key
    ]


def equal_spans(
    geometry: Geometry, contents: tuple[Content, ...], key: str, head: int
) -> list[SetSpan]:
    """Return the equal neighbours in columns that merge, as merged cells.

    Columns at the left hold those at their right together: a second level
    never merges across the end of its first.
    """
    numbers = [n for n, column in enumerate(geometry.columns) if column.merge]
    shown = [
        tuple(printed_text(row, geometry.columns[n]) or str(at) for n in numbers)
        for at, (row,) in enumerate(contents)
    ]
    return [
        SetSpan(
            merged_cell(contents[first : last + 1], numbers[depth], key, geometry),
            first + head,
            last + head,
        )
        for depth in reversed(range(len(numbers)))
        for first, last in _runs([each[: depth + 1] for each in shown])
    ]


def _runs(keys: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of equal keys."""
    first = 0
    for _, members in groupby(keys):
        last = first + len(list(members)) - 1
        yield first, last
        first = last + 1
