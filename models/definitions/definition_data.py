"""A definition as plain data: the tables of its file, and which it is.

What a file would say by default is left out, so that equal definitions have
equal data, whoever wrote them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, replace
from typing import Any

from models.definitions.block_file import ASIDE_WIDTH, LEAST_SHARE, MOST_SHARE
from models.definitions.definition import (
    Column,
    Definition,
    Grid,
    GridRow,
    IndicatorBlock,
    LineBlock,
    ListBlock,
    PageStyle,
    SideBlock,
)

Data = dict[str, Any]
"""Texts, numbers, flags, lists of them, and tables of such, by key."""

KINDS = {
    Grid: "grid",
    ListBlock: "list",
    IndicatorBlock: "indicators",
    LineBlock: "line",
    SideBlock: "side",
}
DERIVED = "derived_"
"""How the ids of definitions begin that were read off a sheet."""
DIGITS = 16
"""Of the checksum in such an id: 64 bits, for some thousands of sheets."""


def definition_to_data(definition: Definition) -> Data:
    """Return a definition as the tables that its file would hold."""
    return _table(definition)


def identified(definition: Definition) -> Definition:
    """Return a definition under the id that its content gives it.

    Two that print and ask the same have one id, wherever they were read, and
    whoever keeps them.
    """
    plain = replace(definition, id=DERIVED, version=1, origin="derived")
    text = json.dumps(_table(plain), ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    found = f"{DERIVED}{digest[:DIGITS]}"
    return replace(definition, id=found, version=1)


def _table(value: Any) -> Data:
    """Return the keys of one dataclass, defaults left out."""
    found = {"kind": KINDS[type(value)]} if type(value) in KINDS else {}
    special = _SPECIAL.get(type(value), {})
    for each in fields(value):
        held = getattr(value, each.name)
        if each.name in special:
            found |= special[each.name](value)
        elif not _is_default(each, held):
            found[each.name] = _plain(held)
    return found


def _is_default(field: Field[Any], held: object) -> bool:
    # True and 1 are equal, but never of one field.
    return field.default is not MISSING and held == field.default


def _plain(held: Any) -> Any:
    if isinstance(held, tuple):
        return [_plain(each) for each in held]
    if isinstance(held, float):
        return int(held) if held.is_integer() else held
    return held if isinstance(held, str | int) else _table(held)


def _rows(rows: tuple[GridRow, ...]) -> list[Data]:
    return [{"cells": [_table(cell) for cell in row]} for row in rows]


def _width(column: Column) -> Data:
    is_usual = column.width == ASIDE_WIDTH and not column.in_sheet
    return {} if is_usual else {"width": _plain(column.width)}


def _least(column: Column) -> Data:
    is_usual = column.least == column.width * LEAST_SHARE
    return {} if is_usual else {"least": _plain(column.least)}


def _most(column: Column) -> Data:
    is_usual = column.most == column.width * MOST_SHARE
    return {} if is_usual else {"most": _plain(column.most)}


def _side(block: ListBlock | IndicatorBlock | SideBlock) -> Data:
    """Return the label down the left; its text is that of the column."""
    if block.side_column is None:
        return {}
    return {"side": _table(replace(block.side_column, label=block.side))}


def _nothing(_: object) -> Data:
    return {}


def _page(definition: Definition) -> Data:
    found = _table(definition.page)
    return {"page": found} if found else {}


def _weights(definition: Definition) -> Data:
    found = _table(definition.weights)
    return {"weights": found} if found else {}


def _totals(block: IndicatorBlock) -> Data:
    return {"totals": _rows(block.totals)} if block.totals else {}


def _band_names(block: IndicatorBlock) -> Data:
    return {"band_names": dict(block.band_names)} if block.band_names else {}


_SPECIAL: Mapping[type, Mapping[str, Callable[[Any], Data]]] = {
    Definition: {"page": _page, "weights": _weights},
    Column: {
        "key": lambda column: {"key": column.key} if column.key else {},
        "width": _width,
        "least": _least,
        "most": _most,
    },
    Grid: {"rows": lambda grid: {"rows": _rows(grid.rows)}},
    ListBlock: {"side": _side, "side_column": _nothing},
    SideBlock: {"side": _side, "side_column": _nothing},
    IndicatorBlock: {
        "side": _side,
        "side_column": _nothing,
        "totals": _totals,
        "band_names": _band_names,
    },
    PageStyle: {},
}
"""How keys of a file are made that are not the attribute of their name."""
