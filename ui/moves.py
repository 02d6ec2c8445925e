"""Moving and adding rows: the edits behind the keys and the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from models.edits import Edit, Insert, Move, Remove, Together, apply
from models.form import Form, Row

END = -1
"""The position after the last row of a list."""


def move_rows(
    form: Form, row_ids: Sequence[int], list_key: str, position: int
) -> Edit | None:
    """Return the edit that puts rows, in their order, before a position.

    The position counts the rows as they are now.  None means that nothing
    would move.

    Raises:
        KeyError: The form does not have one of the rows.
    """
    anchor = _row_at_or_after(form, list_key, position, row_ids)
    moves: list[Edit] = []
    moved = form
    for row_id in row_ids:
        move = Move(row_id, list_key, _position_before(moved, list_key, anchor, row_id))
        if move.position != moved.find(row_id)[1] or list_key != moved.find(row_id)[0]:
            moved, _ = apply(moved, move)
            moves.append(move)
    return None if moved == form else together(moves)


def shift_rows(
    form: Form, lists: Sequence[str], row_ids: Sequence[int], step: int
) -> Edit | None:
    """Return the edit that moves rows one up (-1) or down (+1).

    At the end of their list they go on into the next one; rows of several
    lists move only where the first of them is.  None is at the very end.
    """
    list_key = form.find(row_ids[0])[0]
    rows = form.rows(list_key)
    mine = [row.id for row in rows if row.id in row_ids]
    positions = [position for position, row in enumerate(rows) if row.id in mine]
    target = positions[0] - 1 if step < 0 else positions[-1] + 2
    if 0 <= target <= len(rows):
        return move_rows(form, mine, list_key, target)
    beside = lists.index(list_key) + step
    if not 0 <= beside < len(lists):
        return None
    return move_rows(form, mine, lists[beside], END if step < 0 else 0)


def add_row(form: Form, list_key: str, position: int = END) -> Insert:
    """Return the edit that puts a blank row into a list."""
    if position == END:
        position = len(form.rows(list_key))
    return Insert(list_key, position, Row(form.next_id()))


def duplicate_row(form: Form, row_id: int) -> Insert:
    """Return the edit that puts a copy of a row below it."""
    list_key, position, row = form.find(row_id)
    return Insert(list_key, position + 1, Row(form.next_id(), row.cells))


def remove_rows(row_ids: Sequence[int]) -> Edit | None:
    """Return the edit that takes rows out; None where there are none."""
    return together([Remove(row_id) for row_id in row_ids])


def together(edits: Sequence[Edit]) -> Edit | None:
    """Return several edits as one; None for no edit at all."""
    if len(edits) == 1:
        return edits[0]
    return Together(tuple(edits)) if edits else None


def _row_at_or_after(
    form: Form, list_key: str, position: int, leaving: Sequence[int]
) -> int | None:
    rows = form.rows(list_key)
    for row in rows[position:] if position != END else ():
        if row.id not in leaving:
            return row.id
    return None


def _position_before(
    form: Form, list_key: str, anchor: int | None, leaving: int
) -> int:
    stay = [row.id for row in form.rows(list_key) if row.id != leaving]
    return len(stay) if anchor is None else stay.index(anchor)
