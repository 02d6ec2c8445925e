"""The edits a clerk can make, each of which knows how to be undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.cells import Cells
from models.form import FORM, Form, Place, Row, RowList
from models.working_form import WorkingForm


@dataclass(frozen=True, slots=True)
class SetText:
    """Type a text into one place."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Insert:
    """Put a row at a position of a list."""

    list: str
    position: int
    row: Row


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a row out of its list."""

    row_id: int


@dataclass(frozen=True, slots=True)
class Move:
    """Move a row to a position, counted as if it had been taken out first."""

    row_id: int
    list: str
    position: int


@dataclass(frozen=True, slots=True)
class NoteLastYear:
    """Note what stood at places last year, or, with "", no longer."""

    texts: tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Make several edits as one step: a paste, a quick fix, a new year."""

    edits: tuple[Edit, ...]


Edit = SetText | Insert | Remove | Move | NoteLastYear | Together


def apply(form: Form, edit: Edit) -> tuple[Form, Edit]:
    """Return the form after the edit, and the edit that undoes it.

    Raises:
        KeyError: The edit names a row that the form does not have.
        ValueError: The edit inserts a row whose id is taken, or at a
            position outside its list.
    """
    match edit:
        case SetText():
            return _set_text(form, edit)
        case Insert():
            return _insert(form, edit)
        case Remove():
            return _remove(form, edit)
        case Move():
            return _move(form, edit)
        case NoteLastYear():
            return _note_last_year(form, edit)
        case Together():
            return _apply_all(form, edit)


def _set_text(form: Form, edit: SetText) -> tuple[Form, Edit]:
    place = edit.place
    undo = SetText(place, form.text(place))
    if place.is_field:
        return replace(form, fields=form.fields.put(place.key, edit.text)), undo
    key, position, row = form.find(place.row)
    typed = replace(row, cells=row.cells.put(place.key, edit.text))
    rows = form.rows(key)
    return form.with_rows(key, (*rows[:position], typed, *rows[position + 1 :])), undo


def _insert(form: Form, edit: Insert) -> tuple[Form, Edit]:
    if any(row.id == edit.row.id for row in form.all_rows()):
        raise ValueError(f"row id {edit.row.id} is taken")
    rows = form.rows(edit.list)
    if not 0 <= edit.position <= len(rows):
        raise ValueError(f"position {edit.position} is outside {edit.list}")
    longer = (*rows[: edit.position], edit.row, *rows[edit.position :])
    return form.with_rows(edit.list, longer), Remove(edit.row.id)


def _remove(form: Form, edit: Remove) -> tuple[Form, Edit]:
    key, position, row = form.find(edit.row_id)
    rows = form.rows(key)
    shorter = (*rows[:position], *rows[position + 1 :])
    return form.with_rows(key, shorter), Insert(key, position, row)


def _move(form: Form, edit: Move) -> tuple[Form, Edit]:
    key, position, row = form.find(edit.row_id)
    lifted, _ = _remove(form, Remove(edit.row_id))
    moved, _ = _insert(lifted, Insert(edit.list, edit.position, row))
    return moved, Move(edit.row_id, key, position)


def _note_last_year(form: Form, edit: NoteLastYear) -> tuple[Form, Edit]:
    # In one pass: a whole form is confirmed at once, thousands of cells.
    known = {FORM: form.last_year, **{row.id: row.last_year for row in form.all_rows()}}
    undo = tuple((place, known[place.row][place.key]) for place, _ in edit.texts)
    noted: dict[int, dict[str, str]] = {}
    for place, text in edit.texts:
        noted.setdefault(place.row, dict(known[place.row]))[place.key] = text
    lists = tuple(
        RowList(each.key, tuple(_noted(row, noted) for row in each.rows))
        for each in form.lists
    )
    last_year = Cells(noted.get(FORM, form.last_year))
    return replace(form, lists=lists, last_year=last_year), NoteLastYear(undo)


def _noted(row: Row, noted: Mapping[int, Mapping[str, str]]) -> Row:
    if row.id not in noted:
        return row
    return replace(row, last_year=Cells(noted[row.id]))


def _apply_all(form: Form, edit: Together) -> tuple[Form, Edit]:
    """Return what many edits make, in one go: a paste has thousands."""
    working = WorkingForm(form)
    undo = perform(working, edit)
    return working.form(), undo


def perform(working: WorkingForm, edit: Edit) -> Edit:
    """Make an edit in a form taken apart, and return what undoes it.

    Raises:
        KeyError, ValueError: As apply() does.
    """
    match edit:
        case SetText(place, text):
            return SetText(place, working.put_text(place, text))
        case Insert(key, position, row):
            working.insert(key, position, row)
            return Remove(row.id)
        case Remove(row_id):
            return Insert(*working.remove(row_id))
        case Move(row_id, key, position):
            old_key, old_position, row = working.remove(row_id)
            working.insert(key, position, row)
            return Move(row_id, old_key, old_position)
        case NoteLastYear(texts):
            before = [
                (place, working.note_last_year(place, text)) for place, text in texts
            ]
            return NoteLastYear(tuple(reversed(before)))
        case Together(edits):
            undos = [perform(working, each) for each in edits]
            return Together(tuple(reversed(undos)))
