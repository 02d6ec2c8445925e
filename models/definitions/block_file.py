"""Reads the blocks of a definition: tables, lines between them, sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from models.definitions.definition import (
    Block,
    Column,
    Field,
    FirstLevel,
    Grid,
    GridCell,
    GridRow,
    IndicatorBlock,
    LineBlock,
    ListBlock,
    SecondLevel,
    SideBlock,
    TableBlock,
    TextLine,
    band_lists,
    tables_of,
)
from models.definitions.entry import Entry, read_whole
from models.definitions.limits import (
    MOST_BLANK_ROWS,
    MOST_BLOCKS,
    MOST_COLUMNS,
    MOST_LEVELS,
    MOST_LINES,
)

ASIDE_WIDTH = 24.0
"""Of a column that is only asked for, in millimetres."""
LEAST_SHARE, MOST_SHARE = 0.7, 1.8
"""How far a column may shrink or grow when its definition does not say."""
TABLES = ("grid", "list", "indicators")
KINDS = (*TABLES, "line", "side")


def read_blocks(root: Entry, fields: Sequence[Field]) -> tuple[Block, ...]:
    """Return the blocks of a definition.

    Raises:
        DefinitionFaulty: A key is missing, unknown, of the wrong kind, or at
            odds with another.
    """
    found = tuple(_block(each, fields) for each in root.entries("blocks", MOST_BLOCKS))
    for name, count in Counter(_lists_of(found)).items():
        if count > 1:
            raise root.fault("blocks", f"里有两张表的行都叫“{name}”")
    return found


def read_lines(
    entry: Entry, key: str, fields: Sequence[Field]
) -> tuple[TextLine, ...]:
    """Return the lines of text under a key of a table."""
    return tuple(_text_line(each, fields) for each in entry.entries(key, MOST_LINES))


def read_slots(entry: Entry, key: str, text: str, fields: Sequence[Field]) -> str:
    """Return the text, after a look that each of its slots is a field."""
    plain = text
    for each in fields if "{" in text else ():
        plain = plain.replace("{" + each.key + "}", "")
    if "{" in plain or "}" in plain:
        raise entry.fault(key, "里花括号中的名字不是任何字段")
    return text


def _lists_of(blocks: Sequence[Block]) -> Iterator[str]:
    for table in tables_of(blocks):
        if isinstance(table, ListBlock):
            yield table.list
        elif isinstance(table, IndicatorBlock):
            for band in table.bands:
                yield from band_lists(table, band)


def _block(entry: Entry, fields: Sequence[Field]) -> Block:
    kind = entry.one_of("kind", KINDS, "")
    if kind == "line":
        return read_whole(entry, LineBlock, lines=read_lines(entry, "lines", fields))
    if kind == "side":
        return _side_block(entry, fields)
    return _table(entry, kind, fields)


def _side_block(entry: Entry, fields: Sequence[Field]) -> SideBlock:
    side, side_column = _side(entry)
    blocks = []
    for each in entry.entries("blocks", MOST_BLOCKS):
        kind = each.one_of("kind", TABLES, "")
        blocks.append(_table(each, kind, fields))
    if side_column is None:
        raise entry.fault("side", "没有填写")
    if not blocks:
        raise entry.fault("blocks", "没有填写")
    return read_whole(
        entry, SideBlock, side=side, side_column=side_column, blocks=tuple(blocks)
    )


def _table(entry: Entry, kind: str, fields: Sequence[Field]) -> TableBlock:
    listed = entry.entries("columns", MOST_COLUMNS)
    columns = tuple(map(_column, listed))
    for each, column in zip(listed, columns, strict=True):
        _check_key(each, column, columns)
    if not columns:
        raise entry.fault("columns", "没有填写")
    if kind == "grid":
        return _grid(entry, columns, fields)
    side, side_column = _side(entry)
    beside = {"columns": columns, "side": side, "side_column": side_column}
    if kind == "list":
        return _checked_rows(entry, read_whole(entry, ListBlock, **beside))
    levels = _levels(entry)
    bands = [each.band for each in columns if each.band]
    names = _band_names(entry.entry("band_names"), bands)
    totals = _totals(entry, columns, side_column, fields)
    return read_whole(
        entry,
        IndicatorBlock,
        levels=levels,
        band_names=names,
        totals=totals,
        **beside,
    )


def _checked_rows(entry: Entry, block: ListBlock) -> ListBlock:
    _check_blank_rows(entry, block.least_rows)
    return block


def _check_blank_rows(entry: Entry, count: int) -> None:
    if count > MOST_BLANK_ROWS:
        raise entry.fault("least_rows", f"太多，最多 {MOST_BLANK_ROWS}")


def _column(entry: Entry) -> Column:
    in_sheet = entry.flag("in_sheet", default=True)
    width = entry.number("width", None if in_sheet else ASIDE_WIDTH)
    if width == 0:
        raise entry.fault("width", "应大于 0")
    found = read_whole(
        entry,
        Column,
        key=entry.name("key", ""),
        width=width,
        least=entry.number("least", width * LEAST_SHARE),
        most=entry.number("most", width * MOST_SHARE),
    )
    if not found.least <= found.width <= found.most:
        raise entry.fault("width", "应在 least 与 most 之间")
    if found.typed and not found.join:
        raise entry.fault("typed", "只用于合并几列的栏（join）")
    return found


def _check_key(entry: Entry, column: Column, columns: Sequence[Column]) -> None:
    """Refuse a column whose texts would be asked for, and never printed."""
    if column.key and column.join:
        raise entry.fault("key", "不能与 join 同时填写：合印的列自己没有内容")
    keys = [each.key for each in columns]
    for name in column.join:
        if name not in keys:
            raise entry.fault("join", f"：没有名为“{name}”的列")
    alike = [each for each in columns if each.key == column.key != ""]
    if [each.band for each in alike].count(column.band) > 1:
        raise entry.fault("key", f"：有两列叫“{column.key}”")


def _grid(entry: Entry, columns: tuple[Column, ...], fields: Sequence[Field]) -> Grid:
    rows = _grid_rows(entry, "rows", fields)
    _check_cover(entry, len(columns), rows)
    return read_whole(entry, Grid, columns=columns, rows=rows)


def _grid_rows(
    entry: Entry, key: str, fields: Sequence[Field]
) -> tuple[GridRow, ...]:
    rows = []
    for each in entry.entries(key):
        cells = each.entries("cells", MOST_COLUMNS)
        rows.append(tuple(_grid_cell(cell, fields) for cell in cells))
        each.finish()
    return tuple(rows)


def _grid_cell(entry: Entry, fields: Sequence[Field]) -> GridCell:
    labels = {each.key: each.label for each in fields}
    label = entry.text("label", "")
    for key, name in (("label", label), ("field", entry.text("field", ""))):
        if name and name not in labels:
            raise entry.fault(key, f"：没有名为“{name}”的字段")
    text = labels[label] if label else entry.text("text", "")
    if not label:
        read_slots(entry, "text", text, fields)
    found = read_whole(entry, GridCell, text=text)
    if found.lines > MOST_LINES or found.piece > MOST_LINES:
        raise entry.fault("lines", f"太多，最多 {MOST_LINES}")
    if found.piece and not found.field:
        raise entry.fault("piece", "只用于有字段（field）的单元格")
    return found


def _check_cover(entry: Entry, width: int, rows: Sequence[GridRow]) -> None:
    """Refuse a grid whose cells leave a hole, overlap, or stick out."""
    open_below = [0] * width
    for number, row in enumerate(rows, start=1):
        covered = [below > 0 for below in open_below]
        open_below = [max(0, below - 1) for below in open_below]
        for cell in row:
            start = covered.index(False) if False in covered else width
            if any(covered[start : start + cell.across]) or start + cell.across > width:
                raise entry.fault(f"rows[{number}]", f"的单元格放不进 {width} 列")
            for column in range(start, start + cell.across):
                covered[column] = True
                open_below[column] = cell.down - 1
        if not all(covered):
            raise entry.fault(f"rows[{number}]", f"的单元格没有占满 {width} 列")
    if any(open_below):
        raise entry.fault("rows", "的合并单元格超出最后一行")


def _side(entry: Entry) -> tuple[str, Column | None]:
    if not entry.has("side"):
        return "", None
    column = _column(entry.entry("side"))
    return column.label, column


def _totals(
    entry: Entry,
    columns: Sequence[Column],
    side: Column | None,
    fields: Sequence[Field],
) -> tuple[GridRow, ...]:
    """Return the rows under a tree; those below its side come last."""
    rows = _grid_rows(entry, "totals", fields)
    inner = sum(each.in_sheet for each in columns)
    whole = inner + (side is not None)
    before = inner
    for number, row in enumerate(rows, start=1):
        width = sum(cell.across for cell in row)
        if any(cell.down > 1 for cell in row):
            raise entry.fault(f"totals[{number}]", "的单元格不能跨行")
        if width not in (inner, whole) or width < before:
            raise entry.fault(f"totals[{number}]", f"的单元格没有占满 {whole} 列")
        before = width
    return rows


def _levels(entry: Entry) -> tuple[FirstLevel, ...]:
    levels = tuple(_first_level(each) for each in entry.entries("levels", MOST_LEVELS))
    keys = [second.key for first in levels for second in first.second_levels]
    for key, count in Counter(keys).items():
        if count > 1:
            raise entry.fault("levels", f"里有两个二级指标“{key}”")
    if not keys:
        raise entry.fault("levels", "没有填写")
    if len(keys) > MOST_LEVELS:
        raise entry.fault("levels", f"太多，二级指标最多 {MOST_LEVELS} 个")
    return levels


def _first_level(entry: Entry) -> FirstLevel:
    seconds = [_second_level(each) for each in entry.entries("second_levels")]
    return read_whole(entry, FirstLevel, second_levels=tuple(seconds))


def _second_level(entry: Entry) -> SecondLevel:
    found = read_whole(entry, SecondLevel)
    _check_blank_rows(entry, found.least_rows)
    return found


def _band_names(entry: Entry, bands: Sequence[str]) -> tuple[tuple[str, str], ...]:
    names = [(band, entry.text(band, "")) for band in dict.fromkeys(bands)]
    entry.finish()
    return tuple(each for each in names if each[1])


def _text_line(entry: Entry, fields: Sequence[Field]) -> TextLine:
    line = read_whole(entry, TextLine)
    for key, text in (("left", line.left), ("centre", line.centre)):
        read_slots(entry, key, text, fields)
    read_slots(entry, "right", line.right, fields)
    if line.above > MOST_LINES:
        raise entry.fault("above", f"太多，最多 {MOST_LINES}")
    return line
