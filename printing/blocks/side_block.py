"""Tables under each other with one label merged down their left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from models.definitions.definition import Column, Grid, SideBlock, TableBlock
from printing.block import SetBlock, SetRow, SetSpan, block_of
from printing.cell import SetCell
from printing.geometry import printed_columns
from printing.setting import TypeSetting


@lru_cache(maxsize=256)
def beside(block: SideBlock, setting: TypeSetting) -> TypeSetting:
    """Return what the tables beside the label are set by: what it leaves."""
    style = setting.style
    narrower = replace(style, left=style.left + _side_width(block, setting))
    return TypeSetting(setting.definition, setting.faces, narrower)


def with_side(
    block: SideBlock, tables: Sequence[SetBlock], setting: TypeSetting
) -> SetBlock:
    """Return tables, set by what beside() gives, as one with their label.

    A head repeats only where it is the head of all: of a single table.
    """
    right = _side_width(block, setting)
    rows: list[SetRow] = []
    spans: list[SetSpan] = []
    for table in tables:
        spans += [_span_moved(each, right, len(rows)) for each in table.spans]
        rows += [_row_moved(each, right) for each in table.rows]
    spans.append(SetSpan(_label(block, setting), 0, len(rows) - 1))
    head = tables[0].head if len(tables) == 1 else 0
    return block_of(rows, spans, setting, head=head, repeats=tables[0].repeats)


def _side_width(block: SideBlock, setting: TypeSetting) -> float:
    """Return the width of the label: its share beside the first table."""
    own = block.side_column.width
    whole = own + sum(column.width for column in _columns(block.blocks[0]))
    return setting.style.inner_width * own / whole


def _columns(table: TableBlock) -> tuple[Column, ...]:
    return table.columns if isinstance(table, Grid) else printed_columns(table)


@lru_cache(maxsize=256)
def _label(block: SideBlock, setting: TypeSetting) -> SetCell:
    return setting.cell(block.side, 0.0, _side_width(block, setting))


def _span_moved(span: SetSpan, right: float, down: int) -> SetSpan:
    return SetSpan(_cell_moved(span.cell, right), span.first + down, span.last + down)


@lru_cache(maxsize=4096)
def _cell_moved(cell: SetCell, right: float) -> SetCell:
    return replace(cell, left=cell.left + right)


@lru_cache(maxsize=4096)
def _row_moved(row: SetRow, right: float) -> SetRow:
    return replace(
        row,
        cells=tuple(_cell_moved(each, right) for each in row.cells),
        edges=tuple(each + right for each in row.edges),
        bottoms=tuple((left + right, end + right) for left, end in row.bottoms),
    )
