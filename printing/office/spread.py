"""A whole sheet as one table: title, lines, tables and feet on one lattice.

A spreadsheet has nothing but cells, so what stands around the tables takes
cells too.  All lengths are in points.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from models.definitions.definition import Align, TextLine
from models.definitions.slots import fill_line, title_of
from models.form import Form
from printing.block import SetBlock
from printing.layout import set_blocks
from printing.office.table import Cell, CellStyle, Table, table_of
from printing.seals.signing import with_room
from printing.setting import TypeSetting
from printing.text_lines import rooms_of
from printing.wrap import break_lines

ROOM = 0.97
"""The share of a cell's width that text is broken to: other programs break
it otherwise, and none makes a row of merged cells higher by itself."""
APART = "　　"
"""Between the texts of a line that a single cell has to hold."""
ALIGNS: tuple[Align, Align, Align] = ("left", "centre", "right")


def spread(form: Form, setting: TypeSetting) -> Table:
    """Return all of a form's sheet as one table."""
    definition = setting.definition
    blocks, _ = set_blocks(form, setting, {})
    ruled = [block for block in blocks if block.is_ruled]
    table = _with_lines_between(
        table_of(ruled, setting, room=ROOM), blocks, form, setting
    )
    above = [*_titles(form, table, setting)]
    for line in definition.lines:
        above += _line_rows(fill_line(line, form), table, setting)
    below: list[list[Cell]] = []
    for line in definition.feet:
        roomy = with_room(line, setting.style)
        below += _line_rows(fill_line(roomy, form), table, setting)
    return _stacked(above, table, below)


def _with_lines_between(
    table: Table, blocks: Sequence[SetBlock], form: Form, setting: TypeSetting
) -> Table:
    """Return the table of blocks with the lines that stand between them."""
    at = 0
    for block in blocks:
        rows = [
            row
            for line in block.lines
            for row in _line_rows(fill_line(line, form), table, setting)
        ]
        table = _with_rows(table, at, rows) if rows else table
        at += len(rows) or len(block.rows)
    return table


def _with_rows(table: Table, at: int, rows: Sequence[Sequence[Cell]]) -> Table:
    """Return a table with rows of cells put in at a row."""
    down = len(rows)
    cells = [
        replace(cell, row=cell.row + down) if cell.row >= at else cell
        for cell in table.cells
    ]
    heads = (
        range(h.start + down, h.stop + down) if h.start >= at else h
        for h in table.heads
    )
    together = sorted([*cells, *_numbered(rows, at)], key=lambda each: each.row)
    return Table(table.widths, table.rows + down, tuple(together), tuple(heads))


def _stacked(
    above: Sequence[Sequence[Cell]], table: Table, below: Sequence[Sequence[Cell]]
) -> Table:
    """Return a table with rows of cells above and below it."""
    start, end = len(above), len(above) + table.rows
    cells = [
        *_numbered(above, 0),
        *(replace(cell, row=cell.row + start) for cell in table.cells),
        *_numbered(below, end),
    ]
    return Table(
        widths=table.widths,
        rows=end + len(below),
        cells=tuple(cells),
        heads=tuple(range(h.start + start, h.stop + start) for h in table.heads),
    )


def _numbered(rows: Sequence[Sequence[Cell]], first: int) -> Iterator[Cell]:
    for number, cells in enumerate(rows, start=first):
        yield from (replace(cell, row=number) for cell in cells)


def _titles(form: Form, table: Table, setting: TypeSetting) -> Iterator[list[Cell]]:
    mark = setting.definition.page.annex_mark
    if mark:
        yield [_across(mark, "line", "left", table, setting)]
    for line in setting.definition.top_lines:
        yield from _line_rows(fill_line(line, form), table, setting)
    title = title_of(form, setting.definition)
    yield [_across(title, "title", "centre", table, setting)]


def _line_rows(line: TextLine, table: Table, setting: TypeSetting) -> list[list[Cell]]:
    """Return the row of a line, after one for the blank above it."""
    texts = [(text, at) for at, text in enumerate(_texts(line)) if text]
    rows = []
    if line.above:
        blank = _across("", "line", "left", table, setting)
        rows.append([replace(blank, size=line.above * setting.style.size)])
    if len(texts) > len(table.widths) or not texts:
        joined = APART.join(text for text, _ in texts)
        return [*rows, [_across(joined, "line", "left", table, setting)]]
    ends = _ends(line, [at for _, at in texts], table, setting)
    cells = [
        _line_cell(text, start, end, ALIGNS[at], table, setting)
        for (text, at), start, end in zip(texts, [0, *ends], ends)
    ]
    return [*rows, cells]


def _texts(line: TextLine) -> tuple[str, str, str]:
    return line.left, line.centre, line.right


def _ends(
    line: TextLine, shown: Sequence[int], table: Table, setting: TypeSetting
) -> list[int]:
    """Return the columns at which the texts shown of a line end."""
    lattice = (0.0, *accumulate(table.widths))
    rooms = rooms_of(line, setting)
    ends: list[int] = []
    for left, at in enumerate(shown[1:], start=1):
        start, width = rooms[at]
        start -= width * (1 / ROOM - 1)
        found = bisect_right(lattice, start) - 1
        most = len(table.widths) - (len(shown) - left)
        ends.append(min(max(found, ends[-1] + 1 if ends else 1), most))
    return [*ends, len(table.widths)]


def _line_cell(
    text: str, start: int, end: int, align: Align, table: Table, setting: TypeSetting
) -> Cell:
    return _with_lines(
        Cell(text, 0, start, across=end - start, align=align, style="line"),
        table,
        setting,
    )


def _across(
    text: str, kind: CellStyle, align: Align, table: Table, setting: TypeSetting
) -> Cell:
    """Return a cell over all columns."""
    cell = Cell(text, 0, 0, across=len(table.widths), align=align, style=kind)
    return _with_lines(cell, table, setting)


def _with_lines(cell: Cell, table: Table, setting: TypeSetting) -> Cell:
    style = setting.style
    size = style.title_size if cell.style == "title" else style.size
    chain = setting.faces.bold if cell.style == "title" else setting.chain
    width = table.width(cell) * ROOM / size
    return replace(cell, lines=break_lines(cell.text, chain, width), size=size)
