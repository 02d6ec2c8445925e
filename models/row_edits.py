"""Moving and adding rows: the edits behind the keys and the mouse."""

from __future__ import annotations

from collections.abc import Sequence, Set

from models.edits import Edit, Insert, Move, Remove, Together
from models.form import Form, Row
from models.working_form import WorkingForm

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
    before = _rows_before(form, list_key, position, frozenset(row_ids))
    working = WorkingForm(form)
    moves: list[Edit] = []
    for row_id in row_ids:
        key, old = working.find(row_id)
        new = before - (key == list_key and old < before)
        if (key, old) != (list_key, new):
            working.insert(list_key, new, working.remove(row_id)[2])
            moves.append(Move(row_id, list_key, new))
            before = new + 1
    return None if working.form() == form else together(moves)


def shift_rows(
    form: Form, lists: Sequence[str], row_ids: Sequence[int], step: int
) -> Edit | None:
    """Return the edit that moves rows one up (-1) or down (+1).

    At the end of their list they go on into the next one; rows of several
    lists move only where the first of them is.  None is at the very end.
    """
    list_key = form.find(row_ids[0])[0]
    rows = form.rows(list_key)
    chosen = frozenset(row_ids)
    positions = [at for at, row in enumerate(rows) if row.id in chosen]
    mine = [rows[at].id for at in positions]
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


def duplicate_rows(form: Form, row_ids: Sequence[int]) -> list[Insert]:
    """Return the edits that put copies of rows below the last of them.

    Rows of several lists are copied each into its own.

    Raises:
        KeyError: The form does not have one of the rows.
    """
    found = [form.find(row_id) for row_id in row_ids]
    next_place: dict[str, int] = {}
    for list_key, position, _ in found:
        next_place[list_key] = max(next_place.get(list_key, 0), position + 1)
    inserts: list[Insert] = []
    for row_id, (list_key, _, row) in enumerate(found, start=form.next_id()):
        copy = Row(row_id, row.cells)
        inserts.append(Insert(list_key, next_place[list_key], copy))
        next_place[list_key] += 1
    return inserts


def remove_rows(row_ids: Sequence[int]) -> Edit | None:
    """Return the edit that takes rows out; None where there are none."""
    return together([Remove(row_id) for row_id in row_ids])


def together(edits: Sequence[Edit]) -> Edit | None:
    """Return several edits as one; None for no edit at all."""
    if len(edits) == 1:
        return edits[0]
    return Together(tuple(edits)) if edits else None


def _rows_before(
    form: Form, list_key: str, position: int, leaving: Set[int]
) -> int:
    """Return how many rows stand before the first from there that stays."""
    rows = form.rows(list_key)
    start = len(rows) if position == END else position
    stay = (at for at in range(start, len(rows)) if rows[at].id not in leaving)
    return next(stay, len(rows))
