"""Reads form definitions from TOML, and says exactly what is wrong in one.

docs/definition.md has every key of such a file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from models.definitions.block_file import read_blocks, read_lines, read_slots
from models.definitions.definition import (
    Block,
    Definition,
    Field,
    IndicatorBlock,
    PageStyle,
    Sum,
    WeightPolicy,
    tables_of,
)
from models.definitions.entry import DefinitionFaulty, Entry, read_whole
from models.definitions.limits import MOST_BYTES, MOST_FIELDS, MOST_SIDE
from resources import FORMS

LEAST_ROOM = 80.0
"""Between the margins, in millimetres: a head and a few lines."""
TOO_LONG = f"超过 {MOST_BYTES // 1024} KB，太大了"
LEAST_SIZE, MOST_SIZE = 6.0, 36.0


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
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return definition_in_bytes(data, path.name)


def definition_in_bytes(data: bytes, name: str) -> Definition:
    """Return the definition in the bytes of a file of this name.

    Raises:
        DefinitionFaulty: As of a file.
    """
    try:
        text = data.decode("utf-8-sig") if len(data) <= MOST_BYTES else ""
    except UnicodeDecodeError as error:
        raise DefinitionFaulty(name, "全文", f"不是正确的 TOML：{error}") from None
    if not text and data:
        raise DefinitionFaulty(name, "全文", TOO_LONG)
    return definition_in_text(text, name)


def definition_in_text(text: str, name: str) -> Definition:
    """Return the definition in a text, as a file of this name would hold it.

    Raises:
        DefinitionFaulty: As of a file.
    """
    if len(text) > MOST_BYTES:
        raise DefinitionFaulty(name, "全文", TOO_LONG)
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise DefinitionFaulty(name, "全文", f"不是正确的 TOML：{error}") from None
    except RecursionError:
        raise DefinitionFaulty(name, "全文", "一层套一层太深了") from None
    return definition_in(table, name)


def definition_in(table: Mapping[str, object], name: str) -> Definition:
    """Return the definition in a table, as a file of this name would say it.

    Raises:
        DefinitionFaulty: As of a file.
    """
    root = Entry(name, "", table)
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
    listed = root.entries("fields", MOST_FIELDS)
    fields = _unique(root, [read_whole(each, Field) for each in listed])
    blocks = read_blocks(root, fields)
    return root.read(
        Definition,
        id=root.name("id"),
        version=root.whole("version", 1, least=1),
        title=read_slots(root, "title", root.blank_text("title"), fields),
        fields=fields,
        blocks=blocks,
        top_lines=read_lines(root, "top_lines", fields),
        lines=read_lines(root, "lines", fields),
        feet=read_lines(root, "feet", fields),
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


def _sum(entry: Entry, fields: Sequence[Field]) -> Sum:
    found = read_whole(entry, Sum)
    amounts = [each.key for each in fields if each.kind == "amount"]
    for key, names in (("total", [found.total]), ("parts", found.parts)):
        for name in names:
            if name not in amounts:
                raise entry.fault(key, f"：没有名为“{name}”的金额字段")
    if not found.parts or found.total in found.parts:
        raise entry.fault("parts", "应为合计以外的各项金额")
    return found


def _weights(entry: Entry, blocks: Sequence[Block]) -> WeightPolicy:
    found = read_whole(entry, WeightPolicy, totals=entry.wholes("totals"))
    trees = (t for t in tables_of(blocks) if isinstance(t, IndicatorBlock))
    columns = [column.key for tree in trees for column in tree.columns]
    if found.column and found.column not in columns:
        raise entry.fault("column", f"：没有名为“{found.column}”的指标列")
    return found


def _page(entry: Entry) -> PageStyle:
    plain = PageStyle()
    width, height = plain.width, plain.height
    turned = entry.one_of("orientation", ("landscape", "portrait"), "landscape")
    if turned == "portrait":
        width, height = height, width
    found = read_whole(
        entry,
        PageStyle,
        width=entry.number("width", width),
        height=entry.number("height", height),
    )
    _check_room(entry, found)
    return found


def _check_room(entry: Entry, page: PageStyle) -> None:
    """Refuse a page on which no form could be printed."""
    for key, side in (("width", page.width), ("height", page.height)):
        if side > MOST_SIDE:
            raise entry.fault(key, f"太大，纸最多 {MOST_SIDE:g} 毫米")
    if page.width - page.left - page.right < LEAST_ROOM:
        raise entry.fault("left", f"与 right 太大，中间不足 {LEAST_ROOM:g} 毫米")
    if page.height - page.top - page.bottom < LEAST_ROOM:
        raise entry.fault("top", f"与 bottom 太大，中间不足 {LEAST_ROOM:g} 毫米")
    for key, size in (("size", page.size), ("title_size", page.title_size)):
        if not LEAST_SIZE <= size <= MOST_SIZE:
            raise entry.fault(key, f"应在 {LEAST_SIZE:g} 到 {MOST_SIZE:g} 磅之间")
