"""The rows under a tree of indicators: 合计, 总分."""

from __future__ import annotations

from functools import lru_cache

from models.definitions.definition import IndicatorBlock
from printing.block import SetRow, row_of
from printing.blocks.grid_cell import CellText, set_grid_cell
from printing.geometry import Geometry


@lru_cache(maxsize=256)
def total_rows(
    block: IndicatorBlock, shown: tuple[tuple[CellText, ...], ...], geometry: Geometry
) -> tuple[SetRow, ...]:
    """Return the rows, set to the columns of the tree.

    One that has cells for all columns begins under the label at the left.
    """
    rows = []
    for cells, texts in zip(block.totals, shown, strict=True):
        start = len(geometry.columns) - sum(cell.across for cell in cells)
        done = []
        for cell, text in zip(cells, texts, strict=True):
            left = geometry.lefts[start]
            start += cell.across
            right = geometry.lefts[start - 1] + geometry.widths[start - 1]
            setting = geometry.setting
            done.append(set_grid_cell(cell, text, left, right - left, setting))
        rows.append(row_of(tuple(done), geometry.setting.style.row_height))
    return tuple(rows)
