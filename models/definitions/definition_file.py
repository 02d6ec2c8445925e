"""Reads form definitions from TOML, and says exactly what is wrong in one.

docs/definition.md has every key of such a file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from models.definitions.definition import (
    Block,
    Column,
    Definition,
    Field,
    FirstLevel,
    Grid,
    GridCell,
    IndicatorBlock,
    ListBlock,
    PageStyle,
    SecondLevel,
    Sum,
    TextLine,
    WeightPolicy,
)
from models.definitions.entry import DefinitionFaulty, Entry, Values
from resources import FORMS

ASIDE_WIDTH = 24.0
"""Of a column that is only asked for, in millimetres."""
LEAST_ROOM = 80.0
"""Between the margins, in millimetres: a head and a few lines."""
LEAST_SIZE, MOST_SIZE = 6.0, 36.0
LEAST_SHARE, MOST_SHARE = 0.7, 1.8
"""How far a column may shrink or grow when its definition does not say."""


class DefinitionMissing(Exception):
    """A form was filled in by a definition that this program does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"这份表用的表样“{name}”不在这台电脑上，请升级程序后再打开；草稿没有改动"
        )


def read_definition(path: Path) -> Definition:
    """Return the definition in a TOML file.

    Raises:
        DefinitionFaulty: It is no TOML, or a key is missing, unknown, of
            the wrong kind, or at odds with another; the message names file,
            key and reason.
        OSError: The file cannot be read.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DefinitionFaulty(path.name, "全文", f"不是正确的 TOML：{error}") from None
    root = Entry(path.name, "", table)
    definition = _definition(root)
    root.finish()
    return definition


def definitions() -> dict[str, Definition]:
    """Return the definitions beside the program that can be used, by id."""
    return read_folder(FORMS)[0]


def definition_named(name: str) -> Definition:
    """Return the definition of this id.

    Raises:
        DefinitionMissing: It is not among those beside the program.
    """
    found = definitions().get(name)
    if found is None:
        raise DefinitionMissing(name)
    return found


def definition_faults() -> tuple[str, ...]:
    """Return a sentence for each definition that cannot be used."""
    return read_folder(FORMS)[1]


@cache
def read_folder(folder: Path) -> tuple[dict[str, Definition], tuple[str, ...]]:
    """Return the definitions in a folder by id, and what is wrong with others.

    A faulty file stops nobody from filling in the other forms.
    """
    found: dict[str, Definition] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            definition = read_definition(path)
        except (DefinitionFaulty, OSError) as error:
            faults.append(str(error))
            continue
        found[definition.id] = definition
    return found, tuple(faults)


def _definition(root: Entry) -> Definition:
    fields = _unique(root, [_field(each) for each in root.entries("fields")])
    blocks = tuple(_block(each, fields) for each in root.entries("blocks"))
    return root.read(
        Definition,
        id=root.text("id"),
        version=root.whole("version", 1, least=1),
        title=_slots(root, "title", root.text("title"), fields),
        fields=fields,
        blocks=blocks,
        lines=tuple(_text_line(each, fields) for each in root.entries("lines")),
        feet=tuple(_text_line(each, fields) for each in root.entries("feet")),
        page=_page(root.entry("page")),
        sums=tuple(_sum(each, fields) for each in root.entries("sums")),
        weights=_weights(root.entry("weights"), blocks),
    )


def _unique(root: Entry, found: list[Field]) -> tuple[Field, ...]:
    keys = [each.key for each in found]
    for key in keys:
        if keys.count(key) > 1:
            raise root.fault("fields", f"里有两个“{key}”")
    return tuple(found)


def _whole(entry: Entry, values: type[Values], **made: object) -> Values:
    """Return a table's values, and refuse what else stands in it."""
    found = entry.read(values, **made)
    entry.finish()
    return found


def _field(entry: Entry) -> Field:
    return _whole(entry, Field)


def _column(entry: Entry) -> Column:
    in_sheet = entry.flag("in_sheet", default=True)
    width = entry.number("width", None if in_sheet else ASIDE_WIDTH)
    if width == 0:
        raise entry.fault("width", "应大于 0")
    found = _whole(
        entry,
        Column,
        key=entry.text("key", ""),
        width=width,
        least=entry.number("least", width * LEAST_SHARE),
        most=entry.number("most", width * MOST_SHARE),
    )
    if not found.least <= found.width <= found.most:
        raise entry.fault("width", "应在 least 与 most 之间")
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


def _block(entry: Entry, fields: Sequence[Field]) -> Block:
    kind = entry.one_of("kind", ("grid", "list", "indicators"), "")
    entries = entry.entries("columns")
    columns = tuple(map(_column, entries))
    for each, column in zip(entries, columns, strict=True):
        _check_key(each, column, columns)
    if not columns:
        raise entry.fault("columns", "没有填写")
    if kind == "grid":
        return _grid(entry, columns, fields)
    side, side_column = _side(entry)
    beside = {"columns": columns, "side": side, "side_column": side_column}
    if kind == "list":
        return _whole(entry, ListBlock, **beside)
    levels = _levels(entry)
    bands = [each.band for each in columns if each.band]
    names = _band_names(entry.entry("band_names"), bands)
    return _whole(entry, IndicatorBlock, levels=levels, band_names=names, **beside)


def _grid(
    entry: Entry, columns: tuple[Column, ...], fields: Sequence[Field]
) -> Grid:
    rows = []
    for each in entry.entries("rows"):
        rows.append(tuple(_grid_cell(cell, fields) for cell in each.entries("cells")))
        each.finish()
    _check_cover(entry, len(columns), rows)
    return _whole(entry, Grid, columns=columns, rows=tuple(rows))


def _grid_cell(entry: Entry, fields: Sequence[Field]) -> GridCell:
    labels = {each.key: each.label for each in fields}
    label = entry.text("label", "")
    for key, name in (("label", label), ("field", entry.text("field", ""))):
        if name and name not in labels:
            raise entry.fault(key, f"：没有名为“{name}”的字段")
    text = labels[label] if label else entry.text("text", "")
    return _whole(entry, GridCell, text=text)


def _check_cover(entry: Entry, width: int, rows: list[tuple[GridCell, ...]]) -> None:
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


def _levels(entry: Entry) -> tuple[FirstLevel, ...]:
    levels = tuple(_first_level(each) for each in entry.entries("levels"))
    keys = [second.key for first in levels for second in first.second_levels]
    for key in keys:
        if keys.count(key) > 1:
            raise entry.fault("levels", f"里有两个二级指标“{key}”")
    if not keys:
        raise entry.fault("levels", "没有填写")
    return levels


def _first_level(entry: Entry) -> FirstLevel:
    seconds = [_whole(each, SecondLevel) for each in entry.entries("second_levels")]
    return _whole(entry, FirstLevel, second_levels=tuple(seconds))


def _band_names(entry: Entry, bands: Sequence[str]) -> tuple[tuple[str, str], ...]:
    names = [(band, entry.text(band, "")) for band in dict.fromkeys(bands)]
    entry.finish()
    return tuple(each for each in names if each[1])


def _text_line(entry: Entry, fields: Sequence[Field]) -> TextLine:
    line = _whole(entry, TextLine)
    for key, text in (("left", line.left), ("centre", line.centre)):
        _slots(entry, key, text, fields)
    _slots(entry, "right", line.right, fields)
    return line


def _slots(entry: Entry, key: str, text: str, fields: Sequence[Field]) -> str:
    """Return the text, after a look that each of its slots is a field."""
    plain = text
    for each in fields:
        plain = plain.replace("{" + each.key + "}", "")
    if "{" in plain or "}" in plain:
        raise entry.fault(key, "里花括号中的名字不是任何字段")
    return text


def _sum(entry: Entry, fields: Sequence[Field]) -> Sum:
    found = _whole(entry, Sum)
    amounts = [each.key for each in fields if each.kind == "amount"]
    for key, names in (("total", [found.total]), ("parts", found.parts)):
        for name in names:
            if name not in amounts:
                raise entry.fault(key, f"：没有名为“{name}”的金额字段")
    if not found.parts or found.total in found.parts:
        raise entry.fault("parts", "应为合计以外的各项金额")
    return found


def _weights(entry: Entry, blocks: Sequence[Block]) -> WeightPolicy:
    found = _whole(entry, WeightPolicy, totals=entry.wholes("totals"))
    columns = [
        column.key
        for block in blocks
        if isinstance(block, IndicatorBlock)
        for column in block.columns
    ]
    if found.column and found.column not in columns:
        raise entry.fault("column", f"：没有名为“{found.column}”的指标列")
    return found


def _page(entry: Entry) -> PageStyle:
    plain = PageStyle()
    width, height = plain.width, plain.height
    turned = entry.one_of("orientation", ("landscape", "portrait"), "landscape")
    if turned == "portrait":
        width, height = height, width
    found = _whole(entry, PageStyle, width=width, height=height)
    _check_room(entry, found)
    return found


def _check_room(entry: Entry, page: PageStyle) -> None:
    """Refuse a page on which no form could be printed."""
    if page.width - page.left - page.right < LEAST_ROOM:
        raise entry.fault("left", f"与 right 太大，中间不足 {LEAST_ROOM:g} 毫米")
    if page.height - page.top - page.bottom < LEAST_ROOM:
        raise entry.fault("top", f"与 bottom 太大，中间不足 {LEAST_ROOM:g} 毫米")
    for key, size in (("size", page.size), ("title_size", page.title_size)):
        if not LEAST_SIZE <= size <= MOST_SIZE:
            raise entry.fault(key, f"应在 {LEAST_SIZE:g} 到 {MOST_SIZE:g} 磅之间")
