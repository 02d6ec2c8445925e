"""The sheet of a form as a grid of cells, exactly as its definition has it."""

from __future__ import annotations

from collections.abc import Iterator

from models.cells import Cells
from models.definitions.definition import (
    Column,
    Definition,
    FirstLevel,
    Grid,
    IndicatorBlock,
    ListBlock,
    list_key,
)
from models.form import Form, Row
from models.keys import FIRST_LEVEL
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow


def printed_grid(form: Form, definition: Definition) -> SourceGrid:
    """Return the grid that a spreadsheet of the form would hold."""
    return SourceGrid(tuple(_rows(form, definition)))


def _rows(form: Form, definition: Definition) -> Iterator[SourceRow]:
    yield _line(form, definition.title)
    for line in definition.lines:
        for text in (line.left, line.centre, line.right):
            yield _line(form, text)
    for block in definition.tables:
        if isinstance(block, Grid):
            yield from _grid_rows(form, block)
        elif isinstance(block, ListBlock):
            yield from _list_rows(form, block)
        else:
            yield from _tree_rows(form, block)
    for line in definition.feet:
        for text in (line.left, line.centre, line.right):
            yield _line(form, text)


def _line(form: Form, template: str) -> SourceRow:
    for key, text in form.fields.items():
        template = template.replace("{" + key + "}", text)
    return SourceRow((SourceCell(template),) if template else ())


def _grid_rows(form: Form, grid: Grid) -> Iterator[SourceRow]:
    below = [0] * len(grid.columns)
    for row in grid.rows:
        cells = []
        free = [column for column, rows in enumerate(below) if not rows]
        below = [max(0, rows - 1) for rows in below]
        for cell in row:
            column, covered = free[0], free[: cell.across]
            free = free[cell.across :]
            for each in covered:
                below[each] = cell.down - 1
            text = form.fields[cell.field] if cell.field else cell.text
            if text:
                cells.append(SourceCell(text, column, cell.across, cell.down))
        yield SourceRow(tuple(cells), len(grid.columns))


def _list_rows(form: Form, block: ListBlock) -> Iterator[SourceRow]:
    side = int(bool(block.side_column))
    columns = [each for each in block.columns if each.in_sheet]
    yield _row([block.side] * side + [each.label for each in columns])
    above = Cells()
    for row in form.rows(block.list):
        shown = [_unmerged(each, row.cells, above) for each in columns]
        above = row.cells
        yield _row([""] * side + shown)


def _unmerged(column: Column, texts: Cells, above: Cells) -> str:
    """Return what a column shows of a row, nothing where cells are merged."""
    text = texts[column.key]
    return "" if column.merge and text == above[column.key] else text


def _tree_rows(form: Form, block: IndicatorBlock) -> Iterator[SourceRow]:
    side = int(bool(block.side_column))
    columns = [each for each in block.columns if each.in_sheet]
    groups = [each.group for each in columns]
    if any(groups):
        tops = [each.group or each.label for each in columns]
        once = [
            "" if group and group == before else top
            for top, group, before in zip(tops, groups, ["", *groups])
        ]
        yield _row([block.side] * side + once)
        yield _row([""] * side + [each.label * bool(each.group) for each in columns])
    else:
        yield _row([block.side] * side + [each.label for each in columns])
    for first in block.levels:
        for texts in _level_rows(form, block, first, columns):
            yield _row([""] * side + texts)


def _level_rows(
    form: Form, block: IndicatorBlock, first: FirstLevel, columns: list[Column]
) -> Iterator[list[str]]:
    is_first = True
    for second in first.second_levels:
        lists = {band: form.rows(list_key(band, second)) for band in block.bands}
        for number in range(max(1, *map(len, lists.values()))):
            yield [
                _level_text(each, first.name * is_first, second.name * (number == 0))
                if each.is_level
                else _text(each, lists[each.band], number)
                for each in columns
            ]
            is_first = False


def _level_text(column: Column, first: str, second: str) -> str:
    return first if column.key == FIRST_LEVEL else second


def _text(column: Column, rows: tuple[Row, ...], number: int) -> str:
    if number >= len(rows):
        return ""
    return "".join(rows[number].cells[key] for key in column.join or (column.key,))


def _row(texts: list[str]) -> SourceRow:
    cells = (SourceCell(text, at) for at, text in enumerate(texts) if text)
    return SourceRow(tuple(cells), len(texts))
