"""Choices that a sheet prints behind boxes: □新增　■延续."""

from __future__ import annotations

import re

from models.definitions.definition import Field
from models.values.cleaning import clean

TICKED, OPEN = "■☑☒✓✔√●", "□☐○◻"
_BOX = re.compile(f"([{TICKED}{OPEN}])\\s*([^{TICKED}{OPEN}]*)")


def choice_in(text: str, field: Field) -> str:
    """Return what a clerk chose of a field's choices, or typed beside them.

    A text that is not of such boxes comes back as it is.
    """
    boxes = _BOX.findall(text)
    if not boxes or not field.choices or _BOX.sub("", text).strip():
        return text
    found: list[str] = []
    for mark, behind in boxes:
        choice = next((each for each in field.choices if behind.startswith(each)), None)
        if choice is None:
            return text
        found += [choice] if mark in TICKED else []
        found += [clean(behind.removeprefix(choice))]
    return "、".join(filter(None, found))
