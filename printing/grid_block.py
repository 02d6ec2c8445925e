"""Fixed grids of labels and fields as blocks."""

from __future__ import annotations

from functools import lru_cache

from models.definitions.definition import Grid, GridCell
from models.form import FORM, Form, Place
from printing.block import SetBlock, SetRow, SetSpan, block_of, row_of
from printing.cell import SetCell
from printing.columns import share_width
from printing.geometry import lefts_of
from printing.seals.owners import NOBODY, Owners
from printing.setting import TypeSetting


def set_grid(form: Form, block: Grid, setting: TypeSetting) -> SetBlock:
    """Return a grid as a block, with the texts of the form in it."""
    shown = tuple(
        tuple(_grid_text(form, cell, setting) for cell in row) for row in block.rows
    )
    return _grid_block(block, shown, setting)


@lru_cache(maxsize=256)
def _grid_block(
    block: Grid, shown: tuple[tuple[str, ...], ...], setting: TypeSetting
) -> SetBlock:
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
            done = _grid_cell(cell, text, left, right - left, setting)
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
    block: Grid, shown: tuple[tuple[str, ...], ...], setting: TypeSetting
) -> list[float]:
    """Return what the cells of one column need; wider ones ask for nothing."""
    needs = [0.0] * len(block.columns)
    for number, placed in enumerate(_placed(block)):
        for index, (start, cell) in enumerate(placed):
            if cell.across == 1:
                needs[start] = max(needs[start], setting.need(shown[number][index]))
    return needs


def _grid_text(form: Form, cell: GridCell, setting: TypeSetting) -> str:
    if not cell.field:
        return cell.text
    typed = form.fields[cell.field]
    field = setting.definition.field(cell.field)
    if not field.choice_boxes:
        return typed
    boxes = [f"{'■' if each == typed else '□'}{each}" for each in field.choices]
    return "　".join(boxes if typed in (*field.choices, "") else [*boxes, typed])


def _grid_cell(
    cell: GridCell, text: str, left: float, width: float, setting: TypeSetting
) -> SetCell:
    return setting.cell(
        text,
        left,
        width,
        align=cell.align,
        owners=Owners((Place(FORM, cell.field),)) if cell.field else NOBODY,
        least_lines=cell.lines,
    )
