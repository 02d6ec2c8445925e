"""What stands around the tables: title, head lines, feet, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from models.definition import MM, Align, TextLine
from models.form import Form, Place
from printing.cell import BASELINE
from printing.faces import Chain
from printing.page import Box, Guide, Part, Strip, Text
from printing.setting import Setting, fill_slots, first_slot
from printing.style import LEADING
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
        bottom: Where the room for tables ends, from the top of the paper.
        feet_height: What the lines under the last table take.
    """

    setting: Setting
    title: Part
    lines: Part
    annex: Part
    feet_part: Part
    bottom: float

    @property
    def feet_height(self) -> float:
        """What the lines under the last table need."""
        return self.feet_part.height

    def top(self, number: int) -> float:
        """Return where the tables of a page begin."""
        strips = list(self.head(number))
        if not strips:
            return self.setting.style.top
        return max(strip.y + strip.part.height for strip in strips)

    def head(self, number: int) -> Iterator[Strip]:
        """Yield what stands above the tables of a page."""
        page, style = self.setting.definition.page, self.setting.style
        y = style.top
        parts = [self.annex] if number == 1 else [_continued(self.setting)]
        if number == 1 or page.repeat_title:
            parts.append(self.title)
        if number == 1 or page.repeat_lines:
            parts.append(self.lines)
        for part in parts:
            if part.height:
                yield Strip(style.left, y, part)
                y += part.height

    def feet(self, y: float) -> list[Strip]:
        """Return the lines under the last table, which ends at y."""
        if not self.feet_part.height:
            return []
        return [Strip(self.setting.style.left, y, self.feet_part)]

    def foot(self, number: int, pages: int) -> list[Strip]:
        """Return the page number, where there is more than one page."""
        template = self.setting.definition.page.page_number
        if pages == 1 or not template:
            return []
        text = template.replace("{page}", str(number)).replace("{pages}", str(pages))
        part = _number(text, self.setting)
        return [Strip(self.setting.style.left, self.bottom, part)]


def margin_of(form: Form, setting: Setting) -> Margin:
    """Return what stands around the tables of a form."""
    definition, style = setting.definition, setting.style
    texts = _filled(definition.lines, form)
    feet = _filled(definition.feet, form)
    return Margin(
        setting=setting,
        title=_title(fill_slots(definition.title, form), setting),
        lines=_lines(texts, _places(definition.lines), setting, definition.page.seal),
        annex=_aside(definition.page.annex_mark, "left", setting),
        feet_part=_lines(feet, _places(definition.feet), setting, False),
        bottom=style.height - style.bottom,
    )


Pair = tuple[str, str]
Places = tuple[tuple[Place | None, Place | None], ...]


def _filled(lines: tuple[TextLine, ...], form: Form) -> tuple[Pair, ...]:
    return tuple(
        (fill_slots(each.left, form), fill_slots(each.right, form)) for each in lines
    )


def _places(lines: tuple[TextLine, ...]) -> Places:
    return tuple((first_slot(each.left), first_slot(each.right)) for each in lines)


@lru_cache(maxsize=64)
def _title(text: str, setting: Setting) -> Part:
    size, width = setting.style.title_size, setting.style.inner_width
    place = first_slot(setting.definition.title)
    texts, height = _set(text, setting.faces.bold, size, width, "centre", place)
    height += size * TITLE_GAP
    boxes = (Box(0, 0, width, height, place),) if place else ()
    return Part(height, tuple(texts), boxes=boxes)


@lru_cache(maxsize=64)
def _lines(
    pairs: tuple[Pair, ...], places: Places, setting: Setting, seal: bool
) -> Part:
    """Return the lines under each other, each with a left and a right text."""
    texts: list[Text] = []
    boxes: list[Box] = []
    y = 0.0
    for (left, right), (left_place, right_place) in zip(pairs, places, strict=True):
        aside = _width(right, setting)
        room = setting.style.inner_width - (aside + MIDDLE if aside else 0)
        line, height = _body(left, setting, room, "left", left_place)
        side, other = _body(
            right, setting, setting.style.inner_width, "right", right_place
        )
        height = max(height, other) + setting.style.size * LINE_GAP
        texts += [_moved(text, y) for text in (*line, *side)]
        if left_place:
            boxes.append(Box(0, y, room, height, left_place))
        if right_place:
            boxes.append(Box(room, y, aside + MIDDLE, height, right_place))
        y += height
    guides = (_seal_guide(pairs, setting),) if seal and pairs else ()
    return Part(y, tuple(texts), boxes=tuple(boxes), guides=guides)


def _seal_guide(pairs: tuple[Pair, ...], setting: Setting) -> Guide:
    """Return the circle over the unit's name, which a seal is pressed on."""
    left = pairs[0][0]
    label, _, _ = left.partition("：")
    start = _width(f"{label}：", setting) if "：" in left else 0.0
    return Guide(start, setting.style.row_height / 2 - SEAL / 2, SEAL)


@lru_cache(maxsize=64)
def _aside(text: str, align: Align, setting: Setting) -> Part:
    if not text:
        return Part(0.0)
    width = setting.style.inner_width
    texts, height = _body(text, setting, width, align, None)
    return Part(height + setting.style.size * LINE_GAP, tuple(texts))


def _continued(setting: Setting) -> Part:
    return _aside(setting.definition.page.continuation_mark, "right", setting)


@lru_cache(maxsize=1024)
def _number(text: str, setting: Setting) -> Part:
    width = setting.style.inner_width
    texts, height = _body(text, setting, width, "centre", None)
    return Part(height + FOOT_GAP, tuple(_moved(each, FOOT_GAP) for each in texts))


def _body(
    text: str, setting: Setting, width: float, align: Align, place: Place | None
) -> tuple[list[Text], float]:
    return _set(text, setting.chain, setting.style.size, width, align, place)


def _width(text: str, setting: Setting) -> float:
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
    place: Place | None,
) -> tuple[list[Text], float]:
    """Return the runs of a text in a box of this width, and its height."""
    if not text:
        return [], 0.0
    runs = []
    leading = size * LEADING
    y = (leading - size) / 2 + size * BASELINE
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    for paragraph in paragraphs(text, chain, False):
        for line in paragraph.lines(width / size):
            x = max(0.0, width - line.width * size) * share
            for each in line.segments:
                runs.append(
                    Text(x + each.x * size, y, each.text, each.face, size, place)
                )
            y += leading
    return runs, y - (leading - size) / 2 - size * BASELINE


def _moved(text: Text, down: float) -> Text:
    return Text(text.x, text.y + down, text.text, text.face, text.size, text.place)
