"""What a cell of fixed rows prints of a form, and whose that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.definitions.definition import Field, GridCell, GridRow
from models.definitions.slots import fill_slots, slot_pieces
from models.form import FORM, Form, Place
from printing.cell import SetCell
from printing.seals.owners import NOBODY, Owners, owners_of
from printing.setting import TypeSetting


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell, and whose it is."""

    text: str
    owners: Owners = NOBODY


def shown_in(
    form: Form, rows: Sequence[GridRow], setting: TypeSetting
) -> tuple[tuple[CellText, ...], ...]:
    """Return what the cells of some rows print of a form."""
    last = _last_pieces(tuple(rows))
    return tuple(
        tuple(_shown(form, cell, last, setting) for cell in row) for row in rows
    )


def set_grid_cell(
    cell: GridCell, shown: CellText, left: float, width: float, setting: TypeSetting
) -> SetCell:
    """Return a cell set to a width."""
    return setting.cell(
        shown.text,
        left,
        width,
        align=cell.align,
        owners=shown.owners,
        least_lines=cell.lines,
    )


@lru_cache(maxsize=256)
def _last_pieces(rows: tuple[GridRow, ...]) -> dict[str, int]:
    """Return the number of the last piece of each field that has some."""
    pieces = sorted((c.field, c.piece) for row in rows for c in row if c.piece)
    return dict(pieces)


def _shown(
    form: Form, cell: GridCell, last: dict[str, int], setting: TypeSetting
) -> CellText:
    if not cell.field:
        if "{" not in cell.text:
            return CellText(cell.text)
        pieces = slot_pieces(cell.text, form)
        return CellText(fill_slots(cell.text, form), owners_of(pieces))
    typed = form.fields[cell.field]
    owners = Owners((Place(FORM, cell.field),))
    if cell.piece:
        is_last = cell.piece == last[cell.field]
        return CellText(_piece(typed, cell.piece, is_last=is_last), owners)
    field = setting.definition.field(cell.field)
    text = _with_boxes(typed, field) if field.choice_boxes else typed
    return CellText(text, owners)


def _piece(text: str, number: int, *, is_last: bool) -> str:
    """Return one line of a text; the last piece has all further ones."""
    lines = text.split("\n")[number - 1 :]
    return "\n".join(lines if is_last else lines[:1])


def _with_boxes(typed: str, field: Field) -> str:
    """Return all choices, each behind a box, and what is none of them."""
    boxes = [f"{'■' if each == typed else '□'}{each}" for each in field.choices]
    return "　".join(boxes if typed in (*field.choices, "") else [*boxes, typed])
