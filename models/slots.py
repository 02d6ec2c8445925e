"""Texts of a definition with slots for fields: {budget_year}年…表."""

from __future__ import annotations

from models.definition import Definition, TextLine
from models.form import FORM, Form, Place


def fill_slots(template: str, form: Form) -> str:
    """Return a text with its slots, such as {budget_year}, filled in.

    What the clerk typed is put in as it is; a brace in it is no slot.
    """
    pieces = template.replace("}", "{").split("{")
    texts = (form.fields[each] if at % 2 else each for at, each in enumerate(pieces))
    return "".join(texts)


def fill_line(line: TextLine, form: Form) -> TextLine:
    """Return a line with the slots of its texts filled in."""
    left, centre, right = (
        fill_slots(each, form) for each in (line.left, line.centre, line.right)
    )
    return TextLine(left, centre, right, line.above)


def first_slot(template: str) -> Place | None:
    """Return the place of the first field a text has a slot for."""
    _, opened, rest = template.partition("{")
    return Place(FORM, rest.partition("}")[0]) if opened else None


def title_of(form: Form, definition: Definition) -> str:
    """Return the title as printed, with the form's year."""
    return fill_slots(definition.title, form)
