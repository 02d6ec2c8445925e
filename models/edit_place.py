"""Where an edit shows: the cell to look at after undoing or redoing it."""

from __future__ import annotations

from models.definitions.definition import Definition
from models.edits import Edit, Insert, Move, NoteLastYear, Remove, SetText, Together
from models.form import Form, Place


def edit_place(edit: Edit, form: Form, definition: Definition) -> Place | None:
    """Return the place that an edit changed, in the form after it."""
    match edit:
        case SetText(place):
            return place
        case Insert(list_key, _, row):
            return Place(row.id, definition.columns_of(list_key)[0].key)
        case Move(row_id, list_key):
            return Place(row_id, definition.columns_of(list_key)[0].key)
        case Remove():
            return None
        case NoteLastYear(texts):
            return texts[0][0] if texts else None
        case Together(edits):
            places = (edit_place(each, form, definition) for each in reversed(edits))
            return next((place for place in places if _stands(place, form)), None)


def _stands(place: Place | None, form: Form) -> bool:
    return place is not None and (place.is_field or form.has(place.row))
