"""What a step is called in the menu, 撤销 修改指标值, and where it shows."""

from __future__ import annotations

from models.definitions.definition import Definition
from models.edits import Edit, Insert, Move, NoteLastYear, Remove, SetText, Together
from models.form import Form, Place
from models.keys import MAIN_TASKS

INDICATOR = "指标"
TASK = "任务"
ROW = "行"
CONFIRM = "确认沿用上年值"


def edit_name(edit: Edit, form: Form, definition: Definition) -> str:
    """Return what an edit does to the form as it is before, in a few words."""
    match edit:
        case SetText(place):
            return f"修改{place_label(place, form, definition)}"
        case Insert(list_key):
            return f"添加{row_name(list_key, definition)}"
        case Remove(row_id):
            return f"删除{row_name(form.find(row_id)[0], definition)}"
        case Move(row_id):
            return f"移动{row_name(form.find(row_id)[0], definition)}"
        case NoteLastYear():
            return CONFIRM
        case Together(edits):
            return _common_name(edits, form, definition)


def place_label(place: Place, form: Form, definition: Definition) -> str:
    """Return the printed label of the field or column at a place."""
    if place.is_field:
        return definition.field(place.key).label
    list_key = form.find(place.row)[0]
    for column in definition.columns_of(list_key):
        if column.key == place.key:
            return column.label
    raise KeyError(place.key)


def rows_in_words(list_key: str, count: int, definition: Definition) -> str:
    """Return how many rows of a list there are: 3 条指标."""
    return f"{count} 条{row_name(list_key, definition)}"


def row_name(list_key: str, definition: Definition) -> str:
    """Return what one row of a list is called."""
    if list_key == MAIN_TASKS:
        return TASK
    if any(block.list == list_key for block in definition.list_blocks):
        return ROW
    return INDICATOR


def edit_place(edit: Edit, form: Form, definition: Definition) -> Place | None:
    """Return the place that an edit changed, in the form after it.

    It is the cell to look at after undoing or redoing the edit.
    """
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


def _common_name(edits: tuple[Edit, ...], form: Form, definition: Definition) -> str:
    if not edits:
        return "修改"
    # Only the first is sure to fit the form as it is before.
    first = edit_name(edits[0], form, definition)
    kinds = {type(each) for each in edits}
    return f"{first}等 {len(edits)} 处" if len(kinds) == 1 else first


def _stands(place: Place | None, form: Form) -> bool:
    return place is not None and (place.is_field or form.has(place.row))
