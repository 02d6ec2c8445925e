"""Lists and indicator trees as blocks: values to rows, rows to lines.

Rows that were set before come back as the same objects: a trace of the last
time says which list is still the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.definitions.definition import IndicatorBlock, ListBlock, list_key
from models.form import Form, Row
from printing.block import SetBlock, SetRow, SetSpan, block_of, row_of
from printing.blocks.grid_cell import shown_in
from printing.blocks.merged import equal_spans, head_of, level_spans
from printing.blocks.total_rows import total_rows
from printing.geometry import (
    Content,
    Geometry,
    geometry_for,
    is_cell,
    label_cell,
    needs_of,
    row_cell,
)
from printing.setting import TypeSetting


@dataclass(frozen=True, slots=True)
class ListTrace:
    """How one list was set last time, for use while it stays the same."""

    contents: tuple[Content, ...]
    needs: tuple[float, ...]
    geometry: Geometry | None = None
    rows: tuple[SetRow, ...] = ()


Trace = dict[tuple[int, str], ListTrace]


def set_list_block(
    form: Form,
    number: int,
    block: ListBlock | IndicatorBlock,
    setting: TypeSetting,
    before: Trace,
) -> tuple[SetBlock, Trace]:
    """Return the block of that number in the definition, and its trace.

    The trace only saves work the next time.
    """
    lists = _contents(form, block)
    measured = {
        key: _measured(before.get((number, key)), contents, block, setting)
        for key, contents in lists.items()
    }
    needs = [each.needs for each in measured.values()]
    geometry = geometry_for(block, setting, needs)
    done = {key: _set_list(trace, key, geometry) for key, trace in measured.items()}
    rows = {key: trace.rows for key, trace in done.items()}
    after = {(number, key): trace for key, trace in done.items()}
    totals: tuple[SetRow, ...] = ()
    if isinstance(block, IndicatorBlock) and block.totals:
        totals = total_rows(block, shown_in(form, block.totals, setting), geometry)
    return _assembled(block, geometry, rows, lists, totals), after


def _contents(
    form: Form, block: ListBlock | IndicatorBlock
) -> dict[str, tuple[Content, ...]]:
    """Return what the rows of a block show, by list, in printed order."""
    if isinstance(block, ListBlock):
        rows = _filled_up(form.rows(block.list), block.least_rows)
        return {block.list: tuple((row,) for row in rows)}
    return {
        second.key: _side_by_side(
            [form.rows(list_key(band, second)) for band in block.bands],
            second.least_rows,
        )
        for _, second in block.second_levels()
    }


def _filled_up(rows: Sequence[Row], least: int) -> tuple[Row | None, ...]:
    return (*rows, *[None] * (least - len(rows)))


def _side_by_side(bands: list[tuple[Row, ...]], least: int) -> tuple[Content, ...]:
    longest = max(least, *map(len, bands)) if bands else least
    return tuple(zip(*(_filled_up(rows, longest) for rows in bands), strict=True))


def _measured(
    trace: ListTrace | None,
    contents: tuple[Content, ...],
    block: ListBlock | IndicatorBlock,
    setting: TypeSetting,
) -> ListTrace:
    """Return the trace of a list with the widths its numbers need."""
    if trace and trace.contents == contents:
        return trace
    rows = [needs_of(content, block, setting) for content in contents]
    if not rows:
        return ListTrace(contents, ())
    return ListTrace(contents, tuple(map(max, zip(*rows, strict=True))))


def _set_list(trace: ListTrace, key: str, geometry: Geometry) -> ListTrace:
    if trace.geometry is geometry:
        return trace
    rows = tuple(_set_row(content, key, geometry) for content in trace.contents)
    return ListTrace(trace.contents, trace.needs, geometry, rows)


@lru_cache(maxsize=4_096)
def _set_row(content: Content, key: str, geometry: Geometry) -> SetRow:
    cells = [
        row_cell(content, number, key, geometry)
        for number, column in enumerate(geometry.columns)
        if is_cell(column) and not column.merge
    ]
    return row_of(tuple(cells), geometry.setting.style.row_height)


def _assembled(
    block: ListBlock | IndicatorBlock,
    geometry: Geometry,
    lists: Mapping[str, tuple[SetRow, ...]],
    contents: Mapping[str, tuple[Content, ...]],
    totals: tuple[SetRow, ...],
) -> SetBlock:
    head, spans = head_of(geometry)
    rows = (*head, *(row for each in lists.values() for row in each), *totals)
    if isinstance(block, IndicatorBlock):
        spans += level_spans(block, geometry, lists, len(head))
    else:
        spans += equal_spans(geometry, contents[block.list], block.list, len(head))
    if block.side_column:
        last = len(rows) - sum(row.cells[0].left == 0.0 for row in totals) - 1
        spans += [SetSpan(label_cell(block.side, 0, geometry), 0, last)]
    return block_of(
        rows, spans, geometry.setting, head=len(head), repeats=block.repeat_head
    )
