"""The blocks of a sheet as rows of set cells: values to rows and lines.

In goes a form and its definition, out come blocks: rows of cells whose text
is broken into lines, and merged cells that reach over several rows.  Nothing
has a place on a page yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby

from models.definition import (
    FIRST_LEVEL,
    SECOND_LEVEL,
    Block,
    Column,
    Grid,
    GridCell,
    IndicatorBlock,
    ListBlock,
    list_key,
)
from models.form import FORM, Form, Place, Row
from printing.cell import SetCell
from printing.columns import share_width
from printing.setting import Setting

Content = tuple[Row | None, ...]
"""What one printed row shows: a row per band, None where it is blank."""
TALLEST_LABEL = 0.5
"""A merged text taller than this share of a page is not repeated on each."""


@dataclass(frozen=True, slots=True, eq=False)
class SetRow:
    """One row of a table: the cells that begin and end in it.

    Attributes:
        height: What its own cells need, in points.
        edges: Where upright rules stand, merged cells left aside.
        bottoms: From where to where its own cells are closed below.
    """

    cells: tuple[SetCell, ...]
    height: float
    edges: tuple[float, ...]
    bottoms: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class SetSpan:
    """A merged cell over the rows first to last, both included."""

    cell: SetCell
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class SetBlock:
    """A table: rows, the first of which may be a head that repeats.

    Attributes:
        head: How many rows at the top are its head.
        repeats: Whether the head stands again on each page it reaches.
        spans: Merged cells; inner ones before those that hold them.
        width: Of the table, in points.
    """

    rows: tuple[SetRow, ...]
    head: int
    spans: tuple[SetSpan, ...]
    width: float
    repeats: bool = True


@dataclass(frozen=True, slots=True)
class ListTrace:
    """How one list was set last time, for use while it stays the same."""

    contents: tuple[Content, ...]
    needs: tuple[float, ...]
    geometry: Geometry | None = None
    rows: tuple[SetRow, ...] = ()


Trace = dict[tuple[int, str], ListTrace]


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """Where the columns of a block lie; equal only to itself."""

    columns: tuple[Column, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    bands: tuple[str, ...]
    setting: Setting

    def box(self, number: int) -> tuple[float, float]:
        """Return left and width of a column."""
        return self.lefts[number], self.widths[number]


def set_blocks(
    form: Form, setting: Setting, before: Trace
) -> tuple[tuple[SetBlock, ...], Trace]:
    """Return the blocks of a form, and the trace for the next time.

    The trace only saves work: rows that were set before come back as the
    same objects.
    """
    after: Trace = {}
    blocks = [
        _set_block(form, number, block, setting, before, after)
        for number, block in enumerate(setting.definition.blocks)
    ]
    return tuple(blocks), after


def _set_block(
    form: Form,
    number: int,
    block: Block,
    setting: Setting,
    before: Trace,
    after: Trace,
) -> SetBlock:
    if isinstance(block, Grid):
        return _set_grid(form, block, setting)
    lists = _contents(form, block)
    traces = {
        key: _measured(before.get((number, key)), contents, block, setting)
        for key, contents in lists.items()
    }
    geometry = _geometry(block, setting, [each.needs for each in traces.values()])
    for key, trace in traces.items():
        after[number, key] = _set_list(trace, key, geometry)
    rows = {key: after[number, key].rows for key in lists}
    return _assembled(block, geometry, rows, lists)


# Values to rows.


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


def _printed(block: ListBlock | IndicatorBlock) -> tuple[Column, ...]:
    side = [block.side_column] if block.side_column else []
    return (*side, *(column for column in block.columns if column.in_sheet))


# Rows to lines.


def _measured(
    trace: ListTrace | None,
    contents: tuple[Content, ...],
    block: ListBlock | IndicatorBlock,
    setting: Setting,
) -> ListTrace:
    """Return the trace of a list with the widths its numbers need."""
    if trace and _same(trace.contents, contents):
        return trace
    rows = [_needs(content, block, setting) for content in contents]
    if not rows:
        return ListTrace(contents, ())
    return ListTrace(contents, tuple(map(max, zip(*rows, strict=True))))


def _same(left: tuple[Content, ...], right: tuple[Content, ...]) -> bool:
    """Return whether two lists hold the same row objects."""
    return left == right


@lru_cache(maxsize=16_384)
def _needs(
    content: Content, block: ListBlock | IndicatorBlock, setting: Setting
) -> tuple[float, ...]:
    columns = _printed(block)
    bands = block.bands if isinstance(block, IndicatorBlock) else ("",)
    return tuple(
        setting.need(_text(content[bands.index(column.band)], column))
        if _is_cell(column)
        else 0.0
        for column in columns
    )


def _is_cell(column: Column) -> bool:
    return bool(column.key or column.join) and not column.is_level


def _text(row: Row | None, column: Column) -> str:
    if row is None:
        return ""
    if column.join:
        return "".join(row.cells[key] for key in column.join)
    return row.cells[column.key]


def _geometry(
    block: ListBlock | IndicatorBlock,
    setting: Setting,
    needs: list[tuple[float, ...]],
) -> Geometry:
    filled = [each for each in needs if each]
    count = len(_printed(block))
    widest = tuple(map(max, zip(*filled, strict=True))) if filled else (0.0,) * count
    return _geometry_of(block, setting, widest)


@lru_cache(maxsize=256)
def _geometry_of(
    block: ListBlock | IndicatorBlock, setting: Setting, needs: tuple[float, ...]
) -> Geometry:
    columns = _printed(block)
    widths = share_width(columns, setting.style.inner_width, needs)
    bands = block.bands if isinstance(block, IndicatorBlock) else ("",)
    return Geometry(columns, _lefts(widths), widths, bands, setting)


def _lefts(widths: Sequence[float]) -> tuple[float, ...]:
    return (0.0, *accumulate(widths[:-1]))


def _set_list(trace: ListTrace, key: str, geometry: Geometry) -> ListTrace:
    if trace.geometry is geometry:
        return trace
    rows = tuple(_set_row(content, key, geometry) for content in trace.contents)
    return ListTrace(trace.contents, trace.needs, geometry, rows)


@lru_cache(maxsize=16_384)
def _set_row(content: Content, key: str, geometry: Geometry) -> SetRow:
    cells = [
        _row_cell(content, number, key, geometry)
        for number, column in enumerate(geometry.columns)
        if _is_cell(column) and not column.merge
    ]
    return row_of(tuple(cells), geometry.setting.style.row_height)


def _row_cell(content: Content, number: int, key: str, geometry: Geometry) -> SetCell:
    column = geometry.columns[number]
    left, width = geometry.box(number)
    row = content[geometry.bands.index(column.band)]
    return geometry.setting.cell(
        _text(row, column),
        left,
        width,
        align=column.align,
        place=Place(row.id, (column.join or (column.key,))[0]) if row else None,
        list_key="" if row else (f"{column.band}.{key}" if column.band else key),
    )


def row_of(cells: tuple[SetCell, ...], least: float) -> SetRow:
    """Return a row of these cells, no lower than the least height."""
    height = max((cell.height for cell in cells), default=least)
    edges = {cell.left for cell in cells} | {cell.right for cell in cells}
    return SetRow(
        cells=cells,
        height=max(height, least),
        edges=tuple(sorted(edges)),
        bottoms=tuple((cell.left, cell.right) for cell in cells),
    )


# Rows to blocks, with their heads and merged cells.


def _assembled(
    block: ListBlock | IndicatorBlock,
    geometry: Geometry,
    lists: Mapping[str, tuple[SetRow, ...]],
    contents: Mapping[str, tuple[Content, ...]],
) -> SetBlock:
    head, spans = _head(geometry)
    rows = (*head, *(row for each in lists.values() for row in each))
    if isinstance(block, IndicatorBlock):
        spans += _level_spans(block, geometry, lists, len(head))
    else:
        spans += _equal_spans(geometry, contents[block.list], len(head))
    if block.side_column:
        spans += [SetSpan(_label(block.side, 0, geometry), 0, len(rows) - 1)]
    return _block(
        rows, spans, geometry.setting, head=len(head), repeats=block.repeat_head
    )


def _block(
    rows: Sequence[SetRow],
    spans: Sequence[SetSpan],
    setting: Setting,
    *,
    head: int = 0,
    repeats: bool = True,
) -> SetBlock:
    """Return a block; a merged text too tall for a page goes to one row.

    There it is divided between its lines like any other, and printed once.
    """
    tall = setting.style.inner_height * TALLEST_LABEL
    loose = list(rows)
    merged = []
    for span in spans:
        if span.cell.height > tall:
            flowing = replace(span.cell, is_boxed=False)
            loose[span.first] = _with_cell(loose[span.first], flowing, setting)
            blank = replace(span.cell, lines=(), least_lines=0)
            span = SetSpan(blank, span.first, span.last)
        merged.append(span)
    return SetBlock(
        tuple(loose), head, tuple(merged), setting.style.inner_width, repeats
    )


def _with_cell(row: SetRow, cell: SetCell, setting: Setting) -> SetRow:
    taller = row_of((*row.cells, cell), setting.style.row_height)
    return replace(taller, bottoms=row.bottoms)


def _head(geometry: Geometry) -> tuple[tuple[SetRow, ...], list[SetSpan]]:
    """Return the rows of the head, and the labels merged in it.

    Where columns have a common label over them the head has two rows.
    """
    rows, spans = _head_of(geometry)
    return rows, list(spans)


@lru_cache(maxsize=256)
def _head_of(geometry: Geometry) -> tuple[tuple[SetRow, ...], tuple[SetSpan, ...]]:
    least = geometry.setting.style.row_height
    numbers = [n for n, each in enumerate(geometry.columns) if _has_head(each)]
    labels = {n: _label(geometry.columns[n].label, n, geometry) for n in numbers}
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
    return _is_cell(column) or column.is_level


@lru_cache(maxsize=1024)
def _label(text: str, number: int, geometry: Geometry) -> SetCell:
    return geometry.setting.cell(text, *geometry.box(number))


def _level_spans(
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
        SetSpan(_label(name, number, geometry), first, first + count - 1)
        for number, column in enumerate(geometry.columns)
        if column.key == key
    ]


def _equal_spans(
    geometry: Geometry, contents: tuple[Content, ...], head: int
) -> list[SetSpan]:
    """Return the equal neighbours in columns that merge, as merged cells.

    Columns at the left hold those at their right together: a second level
    never merges across the end of its first.
    """
    numbers = [n for n, column in enumerate(geometry.columns) if column.merge]
    shown = [
        tuple(_text(row, geometry.columns[n]) or str(at) for n in numbers)
        for at, (row,) in enumerate(contents)
    ]
    return [
        SetSpan(
            _row_cell(contents[first], numbers[depth], "", geometry),
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


# Fixed grids.


def _set_grid(form: Form, block: Grid, setting: Setting) -> SetBlock:
    shown = tuple(
        tuple(_grid_text(form, cell, setting) for cell in row) for row in block.rows
    )
    return _grid_block(block, shown, setting)


@lru_cache(maxsize=256)
def _grid_block(
    block: Grid, shown: tuple[tuple[str, ...], ...], setting: Setting
) -> SetBlock:
    needs = _grid_needs(block, shown, setting)
    widths = share_width(block.columns, setting.style.inner_width, needs)
    edges = (*_lefts(widths), sum(widths))
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
    return _block(rows, spans, setting)


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
    block: Grid, shown: tuple[tuple[str, ...], ...], setting: Setting
) -> list[float]:
    """Return what the cells of one column need; wider ones ask for nothing."""
    needs = [0.0] * len(block.columns)
    for number, placed in enumerate(_placed(block)):
        for index, (start, cell) in enumerate(placed):
            if cell.across == 1:
                needs[start] = max(needs[start], setting.need(shown[number][index]))
    return needs


def _grid_text(form: Form, cell: GridCell, setting: Setting) -> str:
    if not cell.field:
        return cell.text
    typed = form.fields[cell.field]
    field = setting.definition.field(cell.field)
    if not field.choice_boxes:
        return typed
    boxes = [f"{'■' if each == typed else '□'}{each}" for each in field.choices]
    return "　".join(boxes if typed in (*field.choices, "") else [*boxes, typed])


def _grid_cell(
    cell: GridCell, text: str, left: float, width: float, setting: Setting
) -> SetCell:
    return setting.cell(
        text,
        left,
        width,
        align=cell.align,
        place=Place(FORM, cell.field) if cell.field else None,
        least_lines=cell.lines,
    )
