"""What an edit of a form is to the rows on show: which come, go or move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.edits import Edit, Insert, Move, NoteLastYear, Remove, SetText, Together
from models.form import Form, Place

RowSpot = tuple[str, int]
"""The list that a row is in, and its position there."""


@dataclass(frozen=True, slots=True)
class RowComes:
    """A row comes into a list."""

    list: str
    position: int


@dataclass(frozen=True, slots=True)
class RowGoes:
    """A row goes out of a list."""

    list: str
    position: int


@dataclass(frozen=True, slots=True)
class RowMoves:
    """A row goes from one list to another, or to another place in its own.

    Attributes:
        before: The position in front of which it goes, counted while it is
            still in its old place, as Qt counts.
    """

    list: str
    position: int
    new_list: str
    before: int


@dataclass(frozen=True, slots=True)
class TextsChange:
    """Some cells are other than before, or look so; no row comes or goes."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class ManyChange:
    """Anything may be other than before."""


Change = RowComes | RowGoes | RowMoves | TextsChange | ManyChange


def change_of(
    edit: Edit, lists: Sequence[str], rows: Mapping[int, RowSpot]
) -> Change | None:
    """Return what an edit changes of the lists on show, None for nothing.

    The rows are those before the edit.
    """
    match edit:
        case SetText(place):
            return TextsChange((place,))
        case NoteLastYear(texts):
            return TextsChange(tuple(place for place, _ in texts))
        case Insert(key, position) if key in lists:
            return RowComes(key, position)
        case Remove(row_id) if row_id in rows:
            return RowGoes(*rows[row_id])
        case Move():
            return _move(edit, lists, rows)
        case Together():
            return ManyChange()
    return None


def _move(
    move: Move, lists: Sequence[str], rows: Mapping[int, RowSpot]
) -> Change | None:
    if move.row_id not in rows:
        comes = move.list in lists
        return RowComes(move.list, move.position) if comes else None
    key, old = rows[move.row_id]
    if move.list not in lists:
        return RowGoes(key, old)
    before = move.position + (key == move.list and move.position > old)
    return RowMoves(key, old, move.list, before)


def find_rows(form: Form, lists: Sequence[str]) -> dict[int, RowSpot]:
    """Return where each row of some lists stands, by its id."""
    return {
        row.id: (key, position)
        for key in lists
        for position, row in enumerate(form.rows(key))
    }


def stand_elsewhere(before: Form, after: Form, lists: Sequence[str]) -> bool:
    """Return whether rows came, went or moved between two forms."""
    return any(_ids(before, key) != _ids(after, key) for key in lists)


def rewritten(
    before: Form, after: Form, lists: Sequence[str]
) -> Iterator[tuple[str, list[int]]]:
    """Yield each list with the positions of rows that have other texts.

    Rows that came are not among them.
    """
    was = {row.id: row for key in lists for row in before.rows(key)}
    for key in lists:
        rows = enumerate(after.rows(key))
        yield key, [at for at, row in rows if was.get(row.id, row) != row]


def _ids(form: Form, key: str) -> list[int]:
    return [row.id for row in form.rows(key)]
