"""How a piece of text looks, and what of it a reader of the paper sees.

What is struck through, or cannot be seen, is no part of a text, and a raised
figure is no digit of the number before it.  Whatever is left out is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from models.reading.files.remarks import HIDDEN, Remarks

STRUCK = "划掉的文字没有读入，请核对"
NOTE_MARKS = "上标或下标的注号没有读入，请核对"
POWERS = "上标的数字已按乘方读入，请核对"

LEAST_POINTS = 2.0
"""Type of this size or less cannot be read: 1 point hides a text."""

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")

_UNIT = re.compile(r"(?:[A-Za-zµμ]|[米里])$")
_EXPONENT = re.compile(r"[23]|[-−][1-9]")
_TEN = re.compile(r"(?<![\d.,])10$")
_POWER = re.compile(r"[-−]?[2-9]|1\d")
_MARK = re.compile(
    r"[\[(（【〔［]?(?:注?[\d①-⑳*＊†‡※#]{1,4}(?:[,，、~～–-][\d①-⑳]{1,3}){0,9}|注|[a-e])"
    r"[\])）】〕］]?"
)


class Height(Enum):
    """Where a text stands beside the line."""

    NORMAL = "normal"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class TextLook:
    """What about the look of a text says whether it counts."""

    is_struck: bool = False
    is_hidden: bool = False
    height: Height = Height.NORMAL


PLAIN_LOOK = TextLook()

Run = tuple[str, TextLook]
"""A text, and how all of it looks."""


def seen_text(runs: Iterable[Run], remarks: Remarks, place: str = "") -> str:
    """Return what is seen of some runs; what is left out is told.

    The place is the name of a cell, if it has one.
    """
    text = ""
    shown = [run for run in runs if _is_shown(run, remarks, place)]
    is_all_raised = not any(
        part.strip() and look.height is Height.NORMAL for part, look in shown
    )
    for part, look in shown:
        if look.height is Height.NORMAL or is_all_raised or not part.strip():
            text += part
        else:
            text += beside_line(text, part, look.height, remarks, place)
    return text


def beside_line(
    before: str, part: str, height: Height, remarks: Remarks, place: str = ""
) -> str:
    """Return what a text above or below the line means behind another one.

    m² and 10⁴ keep their figures, as characters that are no digits; the
    marks of notes mean nothing, and all other text is text.
    """
    mark, ahead = part.strip(), before.rstrip()
    if height is Height.RAISED:
        if _UNIT.search(ahead) and _EXPONENT.fullmatch(mark):
            return part.translate(RAISED)
        if _TEN.search(ahead) and _POWER.fullmatch(mark):
            remarks.note(POWERS, _placed(f"{ahead[-20:]}{mark}", place))
            return part.translate(RAISED)
        if not ahead and mark.isdecimal():
            return part.translate(RAISED)
    is_figure = height is Height.RAISED or ahead[-1:].isdecimal()
    if is_figure and ahead and _MARK.fullmatch(mark):
        remarks.note(NOTE_MARKS, _placed(f"{ahead[-20:]}[{mark}]", place))
        return ""
    return part


def _is_shown(run: Run, remarks: Remarks, place: str) -> bool:
    """Return whether a run is seen and stands; the clerk is told if not."""
    text, look = run
    if not (look.is_hidden or look.is_struck):
        return True
    if text.strip():
        remarks.note(HIDDEN if look.is_hidden else STRUCK, _placed(text, place))
    return False


def _placed(text: str, place: str) -> str:
    return f"{place}（{text}）" if place else text
