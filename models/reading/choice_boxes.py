"""Choices printed behind boxes, of which one is ticked: ■新增　□延续."""

from __future__ import annotations

import re

from models.cleaning import clean
from models.definition import Field

TICKED = "■☑☒✓✔√▣◼🗹"
BLANK = "□☐▢◻"
_BOX = re.compile(f"[{TICKED}{BLANK}]")


def chosen(text: str, field: Field) -> str:
    """Return the choice that a text ticks, or what is written beside them.

    A text without boxes is returned as it is, and one that ticks several.
    """
    if not field.choices or not _BOX.search(text):
        return text
    ticked = [each for each in field.choices if _is_boxed(each, TICKED, text)]
    if len(ticked) > 1:
        return text
    return ticked[0] if ticked else _beside(text, field)


def _is_boxed(choice: str, boxes: str, text: str) -> bool:
    return bool(_boxed(choice, boxes).search(text))


def _boxed(choice: str, boxes: str) -> re.Pattern[str]:
    return re.compile(rf"[{boxes}]\s*{re.escape(choice)}")


def _beside(text: str, field: Field) -> str:
    """Return what is left of a text without its choices."""
    for choice in field.choices:
        text = _boxed(choice, BLANK).sub("", text)
    return clean(text)
