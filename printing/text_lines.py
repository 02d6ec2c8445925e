"""The lines of text outside of the tables: who fills in, who signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from models.definitions.definition import Align, TextLine
from models.definitions.slots import fill_line, slot_pieces
from models.form import Form
from printing.cell import SHARES
from printing.page import Box, Part, Text
from printing.seals.owners import Owners, owners_of
from printing.seals.sealing import SEAL, Rect, label_of, sealed_text
from printing.seals.signing import is_signed, with_room
from printing.setting import TypeSetting
from printing.style import LINE_GAP
from printing.wrap import paragraphs

MIDDLE = 8.0
"""Blank kept between the left and the right text of one line."""
BLANK_NAME = 4.0
"""Where no name is typed, so much behind the label is sealed, in ems."""
ALIGNS: tuple[Align, Align, Align] = ("left", "centre", "right")
Kept = tuple[float, float]
"""What the left and the right text of a line have, whatever is beside."""
NOTHING_KEPT: Kept = (0.0, 0.0)
Rooms = tuple[tuple[float, float], ...]
"""Left and width of what stands left, in the middle and right."""


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A line of a definition as it is printed of a form.

    Attributes:
        owners: Whose its three texts are.
        kept: The room of seal and signature in it.
    """

    line: TextLine
    owners: tuple[Owners, ...]
    kept: Kept

    @property
    def texts(self) -> tuple[str, str, str]:
        """What stands left, in the middle and right."""
        return self.line.left, self.line.centre, self.line.right


def filled_lines(
    lines: tuple[TextLine, ...], form: Form, setting: TypeSetting
) -> tuple[FilledLine, ...]:
    """Return lines of a definition as they are printed of a form."""
    sealed = sealed_text(lines) if setting.definition.page.seal else None
    roomy = [with_room(each, setting.style) for each in lines]
    return tuple(
        FilledLine(
            fill_line(line, form),
            tuple(_owners(line, form)),
            _kept(line, setting, is_sealed=sealed == (number, 0)),
        )
        for number, line in enumerate(roomy)
    )


def _owners(line: TextLine, form: Form) -> Iterator[Owners]:
    for text in (line.left, line.centre, line.right):
        yield owners_of(slot_pieces(text, form))


def _kept(line: TextLine, setting: TypeSetting, *, is_sealed: bool) -> Kept:
    left = right = 0.0
    if is_sealed:
        left = width_of(label_of(line.left), setting) + SEAL
    elif is_signed(line.left):
        left = width_of(line.left, setting) + MIDDLE
    if is_signed(line.right):
        right = width_of(line.right, setting) + MIDDLE
    most = setting.style.inner_width / (3 if line.centre else 2)
    return min(left, most), min(right, most)


def rooms_of(
    line: TextLine, setting: TypeSetting, kept: Kept = NOTHING_KEPT
) -> Rooms:
    """Return left and width of what stands left, in the middle and right.

    The slots of the line are filled in.
    """
    inner = setting.style.inner_width
    middle = min(width_of(line.centre, setting), inner / 2, inner - 2 * max(kept))
    beside = (inner - middle) / 2 if middle else inner
    aside = width_of(line.right, setting) + MIDDLE if line.right else 0.0
    aside = min(aside, inner / 2, beside, inner - kept[0])
    left = beside if middle else inner - aside
    return (0.0, left), ((inner - middle) / 2, middle), (inner - aside, aside)


@lru_cache(maxsize=64)
def lines_part(lines: tuple[FilledLine, ...], setting: TypeSetting) -> Part:
    """Return the lines under each other, with what stands in each."""
    texts: list[Text] = []
    boxes: list[Box] = []
    y = 0.0
    for each in lines:
        y += each.line.above * setting.style.leading
        part = _line_part(each, setting)
        texts += [moved_down(text, y) for text in part.texts]
        boxes += [replace(box, y=y) for box in part.boxes]
        y += part.height
    return Part(y, tuple(texts), boxes=tuple(boxes))


@lru_cache(maxsize=64)
def _line_part(filled: FilledLine, setting: TypeSetting) -> Part:
    """Return one line; a text too wide for its share of it is broken."""
    rooms = rooms_of(filled.line, setting, filled.kept)
    texts: list[Text] = []
    tallest = 0.0
    for text, room, align, owners in zip(
        filled.texts, rooms, ALIGNS, filled.owners, strict=True
    ):
        cell = setting.line(text, room[1], align, owners)
        run = cell.texts(cell.height)
        texts += [replace(each, x=room[0] + each.x) for each in run]
        tallest = max(tallest, cell.height)
    height = tallest + setting.style.size * LINE_GAP
    boxes = [
        Box(left, 0.0, width, height, owners.places)
        for (left, width), owners in zip(rooms, filled.owners, strict=True)
        if owners.places
    ]
    return Part(height, tuple(texts), boxes=tuple(boxes))


def name_rect(
    lines: tuple[FilledLine, ...],
    label: str,
    found: tuple[int, int],
    setting: TypeSetting,
) -> tuple[Rect, Rect]:
    """Return the first line of the name that is sealed, and all of its text.

    Found says which line and which text of it; a label stands before the
    name.  Both lie as in lines_part().
    """
    number, at = found
    style, filled = setting.style, lines[number]
    above = sum(_line_part(each, setting).height for each in lines[:number])
    blank = sum(each.line.above for each in lines[: number + 1]) * style.leading
    top, text = above + blank, filled.texts[at]
    left, room = rooms_of(filled.line, setting, filled.kept)[at]
    width = min(width_of(text, setting), room)
    start = left + (room - width) * SHARES[ALIGNS[at]]
    begins = start + min(width_of(label, setting), room)
    ends = max(start + width, begins + BLANK_NAME * style.size)
    bottom = top + _line_part(filled, setting).height
    return (
        Rect(begins, top, ends, top + style.leading),
        Rect(left, top, left + room, bottom),
    )


def width_of(text: str, setting: TypeSetting) -> float:
    """Return the width of a text in one line."""
    widest = max(
        line.width
        for paragraph in paragraphs(text, setting.chain)
        for line in paragraph.lines(float("inf"))
    )
    return widest * setting.style.size


def moved_down(text: Text, down: float) -> Text:
    """Return a text moved down by so much."""
    return Text(text.x, text.y + down, text.text, text.face, text.size, text.place)
