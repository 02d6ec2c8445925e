"""What stands around the tables: title, head lines, feet, page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from models.definitions.definition import Align, TextLine
from models.definitions.slots import slot_pieces, title_of
from models.form import Form
from printing.cell import BASELINE
from printing.page import Box, Guide, Part, Strip
from printing.seals.owners import Owners, owners_of
from printing.seals.sealing import Rect, label_of, seal_at, sealed_text, text_at
from printing.setting import TypeSetting
from printing.style import LINE_GAP, TITLE_GAP, Style
from printing.text_lines import filled_lines, lines_part, moved_down, name_rect
from printing.wrap import paragraphs

FOOT_GAP = 14.0
"""From the lower margin down to the baseline of the page number."""


@dataclass(frozen=True, slots=True, eq=False)
class Margin:
    """Everything of a sheet that is not a table.

    Attributes:
        first_head, next_head: What stands above the tables of page one, and
            of every page after it.
        bottom: Where the room for tables ends, from the top of the paper.
        missing: The characters in it that no face can print.
    """

    setting: TypeSetting
    first_head: tuple[Strip, ...]
    next_head: tuple[Strip, ...]
    feet_part: Part
    bottom: float
    missing: str

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


def margin_of(form: Form, setting: TypeSetting) -> Margin:
    """Return what stands around the tables of a form."""
    definition, style = setting.definition, setting.style
    page = definition.page
    owners = owners_of(slot_pieces(definition.title, form))
    title = _title(title_of(form, definition), owners, setting)
    lines = _set_lines(definition.lines, form, setting)
    again = [title] * page.repeat_title + [lines] * page.repeat_lines
    annex = _aside(page.annex_mark, "left", setting)
    top = _set_lines(definition.top_lines, form, setting)
    above = (annex, top, title, lines)
    return Margin(
        setting=setting,
        first_head=_with_guide(_stacked(above, style), form, setting),
        next_head=_stacked((_continued(setting), *again), style),
        feet_part=_set_lines(definition.feet, form, setting),
        bottom=style.height - style.bottom,
        missing=_missing(form, setting),
    )


def _missing(form: Form, setting: TypeSetting) -> str:
    """Return the characters around the tables that no face can print."""
    definition = setting.definition
    around = (*definition.top_lines, *definition.lines, *definition.feet)
    lines = filled_lines(around, form, setting)
    bold = paragraphs(title_of(form, definition), setting.faces.bold)
    texts = [text for line in lines for text in line.texts]
    set_texts = [paragraphs(text, setting.chain) for text in texts]
    return "".join(each.missing for found in (bold, *set_texts) for each in found)


def _stacked(parts: tuple[Part, ...], style: Style) -> tuple[Strip, ...]:
    """Return parts under each other from the upper margin, empty ones not."""
    filled = [part for part in parts if part.height]
    tops = accumulate((part.height for part in filled), initial=style.top)
    return tuple(
        Strip(style.left, y, part) for y, part in zip(tops, filled, strict=False)
    )


def _with_guide(
    strips: tuple[Strip, ...], form: Form, setting: TypeSetting
) -> tuple[Strip, ...]:
    """Return what stands above the tables with the circle for the seal."""
    definition, style = setting.definition, setting.style
    found = sealed_text(definition.lines) if definition.page.seal else None
    if found is None:
        return strips
    *above, lines = strips
    filled = filled_lines(definition.lines, form, setting)
    label = label_of(text_at(definition.lines, found))
    name, own = name_rect(filled, label, found, setting)
    own = own.moved(lines.x, lines.y)
    guide = seal_at(
        name.moved(lines.x, lines.y),
        tuple(rect for strip in above for rect in _inks(strip)),
        tuple(rect for rect in _inks(lines) if not own.holds(rect)),
        Rect(0.0, 0.0, style.width, style.height),
    )
    if guide is None:
        return strips
    seal = replace(guide, x=guide.x - lines.x, y=guide.y - lines.y)
    return (*above, replace(lines, part=_sealed(lines.part, seal)))


@lru_cache(maxsize=64)
def _sealed(part: Part, guide: Guide) -> Part:
    return replace(part, guides=(guide,))


def _inks(strip: Strip) -> Iterator[Rect]:
    """Yield what the characters of each text of a strip take on the page."""
    for text in strip.part.texts:
        left, top = strip.x + text.x, strip.y + text.y - text.size * BASELINE
        width = text.face.width(text.text) * text.size
        yield Rect(left, top, left + width, top + text.size)


def _set_lines(lines: tuple[TextLine, ...], form: Form, setting: TypeSetting) -> Part:
    return lines_part(filled_lines(lines, form, setting), setting)


@lru_cache(maxsize=64)
def _title(text: str, owners: Owners, setting: TypeSetting) -> Part:
    width, places = setting.style.inner_width, owners.places
    cell = setting.line(text, width, "centre", owners, is_title=True)
    height = cell.height + cell.size * TITLE_GAP
    boxes = (Box(0, 0, width, height, places),) if places else ()
    return Part(height, tuple(cell.texts(cell.height)), boxes=boxes)


@lru_cache(maxsize=64)
def _aside(text: str, align: Align, setting: TypeSetting) -> Part:
    if not text:
        return Part(0.0)
    cell = setting.line(text, setting.style.inner_width, align)
    height = cell.height + cell.size * LINE_GAP
    return Part(height, tuple(cell.texts(cell.height)))


def _continued(setting: TypeSetting) -> Part:
    return _aside(setting.definition.page.continuation_mark, "right", setting)


@lru_cache(maxsize=4096)
def _foot(setting: TypeSetting, number: int, pages: int) -> tuple[Strip, ...]:
    template, style = setting.definition.page.page_number, setting.style
    if not template:
        return ()
    text = template.replace("{page}", str(number)).replace("{pages}", str(pages))
    return (Strip(style.left, style.height - style.bottom, _number(text, setting)),)


def _number(text: str, setting: TypeSetting) -> Part:
    cell = setting.line(text, setting.style.inner_width, "centre")
    texts = (moved_down(each, FOOT_GAP) for each in cell.texts(cell.height))
    return Part(cell.height + FOOT_GAP, tuple(texts))
