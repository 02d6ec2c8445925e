"""Reads form definitions from TOML, and says exactly what is wrong in one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from models.definitions.definition import (
    Align,
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
    TextKind,
    TextLine,
    WeightPolicy,
)
from resources import FORMS

KINDS = get_args(TextKind)
ALIGNMENTS = get_args(Align)
ASIDE_WIDTH = 24.0
"""Of a column that is only asked for, in millimetres."""
LEAST_ROOM = 80.0
"""Between the margins, in millimetres: a head and a few lines."""
LEAST_SIZE, MOST_SIZE = 6.0, 36.0
LEAST_SHARE, MOST_SHARE = 0.7, 1.8
"""How far a column may shrink or grow when its definition does not say."""


class DefinitionFaulty(Exception):
    """A definition file cannot be used; the message names file and key."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(f"表样文件“{file}”的“{key}”{reason}")
        self.file, self.key, self.reason = file, key, reason


class Entry:
    """One TOML table that knows where it stands, for messages.

    Every key is asked for by kind, and finish() refuses what nobody asked
    for: a misspelt key is a fault, not a default.
    """

    def __init__(self, file: str, where: str, table: Mapping[str, Any]) -> None:
        self._file, self._where, self._table = file, where, table
        self._asked: set[str] = set()

    def fault(self, key: str, reason: str) -> DefinitionFaulty:
        """Return the exception that names a key of this table."""
        where = f"{self._where}.{key}" if self._where else key
        return DefinitionFaulty(self._file, where.strip("."), reason)

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                raise self.fault(key, "不是可用的键名")

    def has(self, key: str) -> bool:
        """Return whether the key is given."""
        self._asked.add(key)
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be given and not empty."""
        if not self.has(key):
            if default is None:
                raise self.fault(key, "没有填写")
            return default
        value = self._table[key]
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.fault(key, "应为文字")
        return value

    def one_of(self, key: str, allowed: Sequence[str], default: str) -> str:
        """Return one of the allowed words."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.fault(key, f"应为 {'、'.join(allowed)} 之一，现为“{value}”")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """Return a number that is not negative."""
        if not self.has(key):
            if default is None:
                raise self.fault(key, "没有填写")
            return default
        value = self._table[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise self.fault(key, "应为不小于 0 的数")
        return value

    def whole(self, key: str, default: int, least: int = 0) -> int:
        """Return a whole number not below the least."""
        value = self.number(key, default)
        if value != int(value) or value < least:
            raise self.fault(key, f"应为不小于 {least} 的整数")
        return int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._table[key] if self.has(key) else default
        if not isinstance(value, bool):
            raise self.fault(key, "应为 true 或 false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when not given."""
        value = self._table[key] if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(t, str) for t in value):
            raise self.fault(key, "应为文字的列表")
        return tuple(value)

    def entry(self, key: str) -> Entry:
        """Return a table in this table; an absent one is empty."""
        value = self._table[key] if self.has(key) else {}
        if not isinstance(value, dict):
            raise self.fault(key, "应为一组键值")
        return Entry(self._file, f"{self._where}.{key}".strip("."), value)

    def entries(self, key: str) -> list[Entry]:
        """Return the tables of a list in this table, none when not given."""
        value = self._table[key] if self.has(key) else []
        if not isinstance(value, list) or not all(isinstance(t, dict) for t in value):
            raise self.fault(key, "应为一组一组的键值")
        return [
            Entry(self._file, f"{self._where}.{key}[{number}]".strip("."), table)
            for number, table in enumerate(value, start=1)
        ]


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
    fields = _unique(root, "fields", [_field(each) for each in root.entries("fields")])
    return Definition(
        id=root.text("id"),
        version=root.whole("version", 1, least=1),
        form=root.text("form"),
        name=root.text("name"),
        aliases=root.texts("aliases"),
        title=_slots(root, "title", root.text("title"), fields),
        fields=fields,
        blocks=tuple(_block(each, fields) for each in root.entries("blocks")),
        lines=tuple(_text_line(each, fields) for each in root.entries("lines")),
        feet=tuple(_text_line(each, fields) for each in root.entries("feet")),
        page=_page(root.entry("page")),
        weights=_weights(root.entry("weights")),
    )


def _unique(entry: Entry, name: str, found: list[Field]) -> tuple[Field, ...]:
    keys = [each.key for each in found]
    for key in keys:
        if keys.count(key) > 1:
            raise entry.fault(name, f"里有两个“{key}”")
    return tuple(found)


def _field(entry: Entry) -> Field:
    part = entry.one_of("part", ("field", "budget"), "field")
    found = Field(
        key=entry.text("key"),
        label=entry.text("label"),
        kind=_kind(entry),
        aliases=entry.texts("aliases"),
        choices=entry.texts("choices"),
        default=entry.text("default", ""),
        part="budget" if part == "budget" else "field",
        choice_boxes=entry.flag("choice_boxes", default=False),
        outcome=entry.flag("outcome", default=False),
    )
    entry.finish()
    return found


def _kind(entry: Entry) -> TextKind:
    return cast(TextKind, entry.one_of("kind", KINDS, "text"))


def _align(entry: Entry) -> Align:
    return cast(Align, entry.one_of("align", ALIGNMENTS, "centre"))


def _column(entry: Entry) -> Column:
    in_sheet = entry.flag("in_sheet", default=True)
    width = entry.number("width", None if in_sheet else ASIDE_WIDTH)
    if width == 0:
        raise entry.fault("width", "应大于 0")
    found = Column(
        key=entry.text("key", ""),
        label=entry.text("label", ""),
        width=width,
        least=entry.number("least", width * LEAST_SHARE),
        most=entry.number("most", width * MOST_SHARE),
        kind=_kind(entry),
        aliases=entry.texts("aliases"),
        align=_align(entry),
        join=entry.texts("join"),
        band=entry.text("band", ""),
        group=entry.text("group", ""),
        choices=entry.texts("choices"),
        in_sheet=in_sheet,
        merge=entry.flag("merge", default=False),
        outcome=entry.flag("outcome", default=False),
    )
    if not found.least <= found.width <= found.most:
        raise entry.fault("width", "应在 least 与 most 之间")
    entry.finish()
    return found


def _block(entry: Entry, fields: Sequence[Field]) -> Block:
    kind = entry.one_of("kind", ("grid", "list", "indicators"), "")
    columns = tuple(_column(each) for each in entry.entries("columns"))
    if not columns:
        raise entry.fault("columns", "没有填写")
    block: Block
    if kind == "grid":
        block = _grid(entry, columns, fields)
    elif kind == "list":
        block = _list_block(entry, columns)
    else:
        block = _indicator_block(entry, columns)
    entry.finish()
    return block


def _grid(
    entry: Entry, columns: tuple[Column, ...], fields: Sequence[Field]
) -> Grid:
    rows = []
    for each in entry.entries("rows"):
        rows.append(tuple(_grid_cell(cell, fields) for cell in each.entries("cells")))
        each.finish()
    _check_cover(entry, len(columns), rows)
    return Grid(columns, tuple(rows))


def _grid_cell(entry: Entry, fields: Sequence[Field]) -> GridCell:
    labels = {each.key: each.label for each in fields}
    label, field = entry.text("label", ""), entry.text("field", "")
    for key, name in (("label", label), ("field", field)):
        if name and name not in labels:
            raise entry.fault(key, f"：没有名为“{name}”的字段")
    found = GridCell(
        text=labels[label] if label else entry.text("text", ""),
        field=field,
        across=entry.whole("across", 1, least=1),
        down=entry.whole("down", 1, least=1),
        align=_align(entry),
        lines=entry.whole("lines", 1, least=1),
    )
    entry.finish()
    return found


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


def _list_block(entry: Entry, columns: tuple[Column, ...]) -> ListBlock:
    side, side_column = _side(entry)
    return ListBlock(
        list=entry.text("list"),
        name=entry.text("name"),
        columns=columns,
        side=side,
        side_column=side_column,
        least_rows=entry.whole("least_rows", 1),
        repeat_head=entry.flag("repeat_head", default=True),
    )


def _indicator_block(entry: Entry, columns: tuple[Column, ...]) -> IndicatorBlock:
    side, side_column = _side(entry)
    levels = tuple(_first_level(each) for each in entry.entries("levels"))
    keys = [second.key for first in levels for second in first.second_levels]
    for key in keys:
        if keys.count(key) > 1:
            raise entry.fault("levels", f"里有两个二级指标“{key}”")
    if not keys:
        raise entry.fault("levels", "没有填写")
    bands = [each.band for each in columns if each.band]
    return IndicatorBlock(
        columns=columns,
        levels=levels,
        side=side,
        side_column=side_column,
        repeat_head=entry.flag("repeat_head", default=True),
        repeat_levels=entry.flag("repeat_levels", default=False),
        band_names=_band_names(entry.entry("band_names"), bands),
    )


def _band_names(entry: Entry, bands: Sequence[str]) -> tuple[tuple[str, str], ...]:
    names = [(band, entry.text(band, "")) for band in dict.fromkeys(bands)]
    entry.finish()
    return tuple(each for each in names if each[1])


def _first_level(entry: Entry) -> FirstLevel:
    seconds = []
    for each in entry.entries("second_levels"):
        seconds.append(
            SecondLevel(
                key=each.text("key"),
                name=each.text("name"),
                aliases=each.texts("aliases"),
                least_rows=each.whole("least_rows", 1),
            )
        )
        each.finish()
    found = FirstLevel(
        key=entry.text("key"),
        name=entry.text("name"),
        second_levels=tuple(seconds),
        aliases=entry.texts("aliases"),
        required=entry.flag("required", default=False),
    )
    entry.finish()
    return found


def _text_line(entry: Entry, fields: Sequence[Field]) -> TextLine:
    line = TextLine(
        left=_slots(entry, "left", entry.text("left", ""), fields),
        centre=_slots(entry, "centre", entry.text("centre", ""), fields),
        right=_slots(entry, "right", entry.text("right", ""), fields),
        above=entry.number("above", 0),
    )
    entry.finish()
    return line


def _slots(entry: Entry, key: str, text: str, fields: Sequence[Field]) -> str:
    """Return the text, after a look that each of its slots is a field."""
    plain = text
    for each in fields:
        plain = plain.replace("{" + each.key + "}", "")
    if "{" in plain or "}" in plain:
        raise entry.fault(key, "里花括号中的名字不是任何字段")
    return text


def _weights(entry: Entry) -> WeightPolicy:
    levels = []
    for each in entry.entries("levels"):
        levels.append((each.text("key"), each.number("points")))
        each.finish()
    found = WeightPolicy(
        total=entry.number("total", 0),
        levels=tuple(levels),
        execution=entry.number("execution", 0),
    )
    entry.finish()
    return found


def _page(entry: Entry) -> PageStyle:
    plain = PageStyle()
    portrait = entry.one_of("orientation", ("landscape", "portrait"), "landscape")
    width, height = plain.width, plain.height
    if portrait == "portrait":
        width, height = height, width
    found = PageStyle(
        width=width,
        height=height,
        left=entry.number("left", plain.left),
        top=entry.number("top", plain.top),
        right=entry.number("right", plain.right),
        bottom=entry.number("bottom", plain.bottom),
        size=entry.number("size", plain.size),
        title_size=entry.number("title_size", plain.title_size),
        page_number=entry.text("page_number", plain.page_number),
        continuation_mark=entry.text("continuation_mark", plain.continuation_mark),
        repeat_title=entry.flag("repeat_title", default=plain.repeat_title),
        repeat_lines=entry.flag("repeat_lines", default=plain.repeat_lines),
        annex_mark=entry.text("annex_mark", plain.annex_mark),
        seal=entry.flag("seal", default=plain.seal),
        han_latin_gap=entry.flag("han_latin_gap", default=plain.han_latin_gap),
    )
    _check_room(entry, found)
    entry.finish()
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
