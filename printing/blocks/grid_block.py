"""Fixed grids of labels and fields as blocks."""

from __future__ import annotations

from functools import lru_cache

from models.definitions.definition import Grid, GridCell
from models.form import Form
from printing.block import SetBlock, SetRow, SetSpan, block_of, row_of
from printing.blocks.grid_cell import CellText, set_grid_cell, shown_in
from printing.columns import share_width
from printing.geometry import lefts_of
from printing.setting import TypeSetting

CellTexts = tuple[tuple[CellText, ...], ...]


def set_grid(form: Form, block: Grid, setting: TypeSetting) -> SetBlock:
    """Return a grid as a block, with the texts of the form in it."""
    return _grid_block(block, shown_in(form, block.rows, setting), setting)


@lru_cache(maxsize=256)
def _grid_block(block: Grid, shown: CellTexts, setting: TypeSetting) -> SetBlock:
    needs = _grid_needs(block, shown, setting)
    widths = share_width(block.columns, setting.style.inner_width, needs)
    edges = (*lefts_of(widths), sum(widths))
    rows: list[SetRow] = []
    spans: list[SetSpan] = []
    for number, placed in enumerate(_placed(block)):
        own = []
        for index, (start, cell) in enumerate(placed):
            left, right = edges[start], edges[start + cell.across]
            text = shown[number][index]
            done = set_grid_cell(cell, text, left, right - left, setting)
            if cell.down == 1:
                own.append(done)
            else:
                spans.append(SetSpan(done, number, number + cell.down - 1))
        rows.append(row_of(tuple(own), setting.style.row_height))
    return block_of(rows, spans, setting)


def _placed(block: Grid) -> list[list[tuple[int, GridCell]]]:
    """Return the cells of each row with the column they begin in."""
    taken = [0] * len(block.columns)
    placed = []
    for row in block.rows:
        here, column = [], 0
        for cell in row:
            while taken[column]:
                column += 1
            here.append((column, cell))
            for covered in range(column, column + cell.across):
                taken[covered] = cell.down
            column += cell.across
        taken = [max(0, rows - 1) for rows in taken]
        placed.append(here)
    return placed


def _grid_needs(
    block: Grid, shown: CellTexts, setting: TypeSetting
) -> list[float]:
    """Return what the cells of one column need; wider ones ask for nothing."""
    needs = [0.0] * len(block.columns)
    for number, placed in enumerate(_placed(block)):
        for index, (start, cell) in enumerate(placed):
            if cell.across == 1:
                need = setting.need(shown[number][index].text)
                needs[start] = max(needs[start], need)
    return needs
