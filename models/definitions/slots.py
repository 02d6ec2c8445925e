"""Texts of a definition with slots for fields: {budget_year}年…表."""

from __future__ import annotations

import re

from models.definitions.definition import Definition, TextLine
from models.form import FORM, Form, Place

_SLOT = re.compile(r"\{([^{}]*)\}")


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


def slot_pieces(template: str, form: Form) -> list[tuple[Place, str]]:
    """Return a filled text in pieces, one for each field it has a slot for.

    A piece begins with what stands before its slot, such as the label; the
    last ends with what stands behind.  A text without slots has none.
    """
    *before, behind = _SLOT.split(template)
    pairs = zip(before[::2], before[1::2], strict=True)
    pieces = [(Place(FORM, key), text + form.fields[key]) for text, key in pairs]
    if pieces:
        place, text = pieces[-1]
        pieces[-1] = place, text + behind
    return pieces


def title_of(form: Form, definition: Definition) -> str:
    """Return the title as printed, with the form's year."""
    return fill_slots(definition.title, form)
