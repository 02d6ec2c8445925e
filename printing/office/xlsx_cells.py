"""Puts the cells of a table into a worksheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.definitions.definition import Align, TextKind
from models.form import Place
from printing.office.cell_value import cell_number, cell_string, is_risky
from printing.office.table import Cell, Table
from printing.office.workbook import Workbook

H_ALIGN: dict[Align, str] = {"left": "left", "centre": "center", "right": "right"}
THIN = 1
"""The rule of a spreadsheet that is nearest to ours."""
AS_TEXT = "@"
LONGEST_AS_TEXT = 255
"""Older programs show #### for longer texts where the format is text."""
OPEN_KINDS: tuple[TextKind, ...] = ("long_text", "amount", "percentage", "target")
"""What is typed here later may be long, or is to become a number."""


def put_cells(
    workbook: Workbook,
    worksheet: Any,
    table: Table,
    kinds: Mapping[Place, TextKind],
    face: str,
) -> None:
    """Write all cells of a table, merged ones as such."""
    for cell in table.cells:
        kind = kinds.get(cell.place, "") if cell.place else ""
        _put(workbook, worksheet, cell, kind, face)


def value_format(text: str, kind: str, *, is_number: bool) -> dict[str, object]:
    """Return how a value is shown: a number with the digits it was typed with.

    A number that is too wide gets smaller; a text is broken into lines.
    """
    if is_number:
        _, _, decimals = text.partition(".")
        digits = f"0.{'0' * len(decimals)}" if decimals else "0"
        return {"num_format": digits, "shrink": True}
    found: dict[str, object] = {"text_wrap": True}
    if is_risky(text):
        found["quote_prefix"] = True
    if kind and kind not in OPEN_KINDS and len(text) <= LONGEST_AS_TEXT:
        found["num_format"] = AS_TEXT
    return found


def _put(workbook: Workbook, worksheet: Any, cell: Cell, kind: str, face: str) -> None:
    text = _text(cell)
    number = cell_number(text, kind)
    cell_format = workbook.cell_format(
        font_name=face,
        font_size=cell.size,
        **_place(cell),
        **value_format(text, kind, is_number=number is not None),
    )
    if cell.down > 1 or cell.across > 1:
        last_row, last_column = cell.rows.stop - 1, cell.columns.stop - 1
        worksheet.merge_range(
            cell.row, cell.column, last_row, last_column, "", cell_format
        )
    if number is not None:
        worksheet.write_number(cell.row, cell.column, number, cell_format)
    elif text:
        worksheet.write_string(cell.row, cell.column, text, cell_format)
    else:
        worksheet.write_blank(cell.row, cell.column, None, cell_format)


def _text(cell: Cell) -> str:
    """Return what a cell holds; a label broken as on the sheet: 指标值｜类型."""
    is_label = cell.place is None and cell.style == "cell"
    return "\n".join(cell.lines) if is_label else cell_string(cell.text)


def _place(cell: Cell) -> dict[str, object]:
    """Return where a text stands in its cell, and the rules round it."""
    found: dict[str, object] = {"align": H_ALIGN[cell.align], "valign": "vcenter"}
    if cell.style == "cell":
        found["border"] = THIN
    if cell.style == "title":
        found["bold"] = True
    return found
