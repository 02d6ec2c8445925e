"""What stands around the tables: title, head lines, feet, page numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from models.definition import MM, Align, TextLine
from models.form import Form
from models.slots import fill_line, slot_pieces, title_of
from printing.cell import BASELINE, texts_of
from printing.faces import Chain
from printing.owners import NOBODY, Owners, owners_of
from printing.page import Box, Guide, Part, Strip, Text
from printing.setting import Setting
from printing.style import LEADING, Style
from printing.wrap import paragraphs

SEAL = 42 * MM
"""Diameter of a county organ's round seal."""
TITLE_GAP = 0.45
LINE_GAP = 0.25
"""Blank under the title and under a head line, in ems of each."""
FOOT_GAP = 14.0
"""From the lower margin down to the baseline of the page number."""
MIDDLE = 8.0
"""Blank kept between the left and the right text of one line."""


@dataclass(frozen=True, slots=True, eq=False)
class Margin:
    """Everything of a sheet that is not a table.

    Attributes:
        first_head, next_head: What stands above the tables of page one, and
            of every page after it.
        bottom: Where the room for tables ends, from the top of the paper.
    """

    setting: Setting
    first_head: tuple[Strip, ...]
    next_head: tuple[Strip, ...]
    feet_part: Part
    bottom: float

    @property
    def feet_height(self) -> float:
        """What the lines under the last table need."""
        return self.feet_part.height

    def top(self, number: int) -> float:
        """Return where the tables of a page begin."""
        strips = self.head(number)
        if not strips:
            return self.setting.style.top
        return strips[-1].y + strips[-1].part.height

    def head(self, number: int) -> tuple[Strip, ...]:
        """Return what stands above the tables of a page."""
        return self.first_head if number == 1 else self.next_head

    def feet(self, y: float) -> list[Strip]:
        """Return the lines under the last table, which ends at y."""
        if not self.feet_part.height:
            return []
        return [Strip(self.setting.style.left, y, self.feet_part)]

    def foot(self, number: int, pages: int) -> tuple[Strip, ...]:
        """Return the page number, where there is more than one page."""
        return _foot(self.setting, number, pages) if pages > 1 else ()


def margin_of(form: Form, setting: Setting) -> Margin:
    """Return what stands around the tables of a form."""
    definition, style = setting.definition, setting.style
    page = definition.page
    owners = owners_of(slot_pieces(definition.title, form))
    title = _title(title_of(form, definition), owners, setting)
    lines = _head_lines(form, setting)
    again = [title] * page.repeat_title + [lines] * page.repeat_lines
    annex = _aside(page.annex_mark, "left", setting)
    return Margin(
        setting=setting,
        first_head=_stacked((annex, title, lines), style),
        next_head=_stacked((_continued(setting), *again), style),
        feet_part=_set_lines(definition.feet, form, setting),
        bottom=style.height - style.bottom,
    )


def rooms_of(line: TextLine, setting: Setting) -> tuple[tuple[float, float], ...]:
    """Return left and width of what stands left, in the middle and right.

    The slots of the line are filled in.
    """
    inner = setting.style.inner_width
    middle = min(_width(line.centre, setting), inner / 2)
    beside = (inner - middle) / 2 if middle else inner
    aside = _width(line.right, setting) + MIDDLE if line.right else 0.0
    aside = min(aside, inner / 2, beside)
    left = beside if middle else inner - aside
    return (0.0, left), ((inner - middle) / 2, middle), (inner - aside, aside)


def _stacked(parts: tuple[Part, ...], style: Style) -> tuple[Strip, ...]:
    """Return parts under each other from the upper margin, empty ones not."""
    filled = [part for part in parts if part.height]
    tops = accumulate((part.height for part in filled), initial=style.top)
    return tuple(
        Strip(style.left, y, part) for y, part in zip(tops, filled, strict=False)
    )


LineOwners = tuple[Owners, Owners, Owners]


def _head_lines(form: Form, setting: Setting) -> Part:
    lines = setting.definition.lines
    part = _set_lines(lines, form, setting)
    if not (lines and setting.definition.page.seal):
        return part
    return _sealed(part, _seal_guide(lines[0], setting))


def _set_lines(lines: tuple[TextLine, ...], form: Form, setting: Setting) -> Part:
    filled = tuple(fill_line(each, form) for each in lines)
    return _lines(filled, tuple(_owners(each, form) for each in lines), setting)


@lru_cache(maxsize=64)
def _sealed(part: Part, guide: Guide) -> Part:
    return replace(part, guides=(guide,))


def _owners(line: TextLine, form: Form) -> LineOwners:
    left, centre, right = (
        owners_of(slot_pieces(each, form))
        for each in (line.left, line.centre, line.right)
    )
    return left, centre, right


@lru_cache(maxsize=64)
def _title(text: str, owners: Owners, setting: Setting) -> Part:
    size, width = setting.style.title_size, setting.style.inner_width
    texts, height = _set(text, setting.faces.bold, size, width, "centre", owners)
    height += size * TITLE_GAP
    places = owners.places
    boxes = (Box(0, 0, width, height, places),) if places else ()
    return Part(height, tuple(texts), boxes=boxes)


@lru_cache(maxsize=64)
def _lines(
    lines: tuple[TextLine, ...], owners: tuple[LineOwners, ...], setting: Setting
) -> Part:
    """Return the lines under each other, with what stands in each."""
    texts: list[Text] = []
    boxes: list[Box] = []
    y = 0.0
    for line, whose in zip(lines, owners, strict=True):
        y += line.above * setting.style.leading
        part = _line(line, whose, setting)
        texts += [_moved(text, y) for text in part.texts]
        boxes += [replace(box, y=y) for box in part.boxes]
        y += part.height
    return Part(y, tuple(texts), boxes=tuple(boxes))


def _line(line: TextLine, whose: LineOwners, setting: Setting) -> Part:
    """Return one line; a text too wide for its share of it is broken."""
    rooms = rooms_of(line, setting)
    aligns: tuple[Align, Align, Align] = ("left", "centre", "right")
    texts: list[Text] = []
    tallest = 0.0
    for text, room, align, owners in zip(
        (line.left, line.centre, line.right), rooms, aligns, whose, strict=True
    ):
        set_text, height = _body(text, setting, room[1], align, owners)
        texts += [replace(each, x=room[0] + each.x) for each in set_text]
        tallest = max(tallest, height)
    height = tallest + setting.style.size * LINE_GAP
    boxes = [
        Box(left, 0.0, width, height, owners.places)
        for (left, width), owners in zip(rooms, whose, strict=True)
        if owners.places
    ]
    return Part(height, tuple(texts), boxes=tuple(boxes))


def _seal_guide(line: TextLine, setting: Setting) -> Guide:
    """Return the circle over the unit's name, which a seal is pressed on."""
    label, _, _ = line.left.partition("{")
    start = _width(label, setting)
    return Guide(start, setting.style.row_height / 2 - SEAL / 2, SEAL)


@lru_cache(maxsize=64)
def _aside(text: str, align: Align, setting: Setting) -> Part:
    if not text:
        return Part(0.0)
    width = setting.style.inner_width
    texts, height = _body(text, setting, width, align, NOBODY)
    return Part(height + setting.style.size * LINE_GAP, tuple(texts))


def _continued(setting: Setting) -> Part:
    return _aside(setting.definition.page.continuation_mark, "right", setting)


@lru_cache(maxsize=4096)
def _foot(setting: Setting, number: int, pages: int) -> tuple[Strip, ...]:
    template, style = setting.definition.page.page_number, setting.style
    if not template:
        return ()
    text = template.replace("{page}", str(number)).replace("{pages}", str(pages))
    return (Strip(style.left, style.height - style.bottom, _number(text, setting)),)


def _number(text: str, setting: Setting) -> Part:
    width = setting.style.inner_width
    texts, height = _body(text, setting, width, "centre", NOBODY)
    return Part(height + FOOT_GAP, tuple(_moved(each, FOOT_GAP) for each in texts))


def _body(
    text: str, setting: Setting, width: float, align: Align, owners: Owners
) -> tuple[list[Text], float]:
    return _set(text, setting.chain, setting.style.size, width, align, owners)


def _width(text: str, setting: Setting) -> float:
    """Return the width of a text in one line."""
    widest = max(
        line.width
        for paragraph in paragraphs(text, setting.chain, False)
        for line in paragraph.lines(float("inf"))
    )
    return widest * setting.style.size


def _set(
    text: str,
    chain: Chain,
    size: float,
    width: float,
    align: Align,
    owners: Owners,
) -> tuple[list[Text], float]:
    """Return the runs of a text in a box of this width, and its height."""
    if not text:
        return [], 0.0
    leading = size * LEADING
    lines = [
        line
        for paragraph in paragraphs(text, chain, False)
        for line in paragraph.lines(width / size)
    ]
    texts = texts_of(
        lines,
        owners,
        left=0.0,
        room=width,
        baseline=(leading - size) / 2 + size * BASELINE,
        leading=leading,
        size=size,
        align=align,
    )
    return texts, len(lines) * leading


def _moved(text: Text, down: float) -> Text:
    return Text(text.x, text.y + down, text.text, text.face, text.size, text.place)
