"""What all texts of one sheet are set by: definition, faces, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.definitions.definition import Align, Definition
from printing.cell import SetCell
from printing.fonts.faces import Chain, Faces
from printing.seals.owners import NOBODY, Owners
from printing.style import LEADING, LEAST_CELL_SIZE, Style, style_of
from printing.wrap import EPSILON, Paragraph, SetLine, paragraphs

MOST_BALANCED = 4
"""Lines of a centred cell that are still evened out."""
BALANCE_STEP = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class TypeSetting:
    """The definition, faces and sizes of a sheet; equal only to itself."""

    definition: Definition
    faces: Faces
    style: Style

    @property
    def chain(self) -> Chain:
        """The faces of the cells, and of all lines but the title."""
        return self.faces.regular

    def need(self, text: str) -> float:
        """Return the width that keeps the numbers of a text whole."""
        widest = max(paragraph.need for paragraph in self._paragraphs(text))
        return widest * self.style.size + 2 * self.style.pad_x if widest else 0.0

    def cell(
        self,
        text: str,
        left: float,
        width: float,
        *,
        align: Align = "centre",
        owners: Owners = NOBODY,
        list_key: str = "",
        least_lines: int = 1,
    ) -> SetCell:
        """Return a text set into a cell, smaller if a number needs it.

        A number stays whole with its sign and unit.  Source: CLREQ,
        prohibition rules for line start and line end.
        """
        style, set_text = self.style, self._paragraphs(text)
        inner = max(0.0, width - 2 * style.pad_x)
        need = max(paragraph.need for paragraph in set_text)
        size = _fitting_size(need, inner, style.size)
        lines = _broken(set_text, inner / size, balanced=align == "centre")
        is_parted = need * size > inner + EPSILON
        return SetCell(
            left=left,
            width=width,
            lines=tuple(lines),
            size=size,
            leading=style.leading * size / style.size,
            pad_x=style.pad_x,
            pad_y=style.pad_y,
            align=align,
            owners=owners,
            list_key=list_key,
            text=text,
            least_lines=least_lines,
            parted=is_parted,
            shrunk=size < style.size and not is_parted,
            spills=any(line.width > inner / size + EPSILON for line in lines),
            missing="".join(paragraph.missing for paragraph in set_text),
        )

    def line(
        self,
        text: str,
        width: float,
        align: Align,
        owners: Owners = NOBODY,
        *,
        is_title: bool = False,
    ) -> SetCell:
        """Return a text outside of the tables: a cell without padding.

        Nothing in it shrinks, and where nothing is typed it has no height.
        """
        chain = self.faces.bold if is_title else self.chain
        size = self.style.title_size if is_title else self.style.size
        lines = [
            line
            for paragraph in (paragraphs(text, chain) if text else ())
            for line in paragraph.lines(width / size)
        ]
        return SetCell(
            left=0.0,
            width=width,
            lines=tuple(lines),
            size=size,
            leading=size * LEADING,
            pad_x=0.0,
            pad_y=0.0,
            align=align,
            owners=owners,
            text=text,
            least_lines=0,
        )

    def _paragraphs(self, text: str) -> tuple[Paragraph, ...]:
        """Return a text measured as it stands in a cell."""
        return paragraphs(text, self.chain, gap=self.definition.page.han_latin_gap)


@lru_cache(maxsize=64)
def setting_of(
    definition: Definition, faces: Faces, shrink: float = 1.0
) -> TypeSetting:
    """Return the one setting of a definition at this size of type."""
    return TypeSetting(definition, faces, style_of(definition.page, shrink))


def _fitting_size(need: float, inner: float, usual: float) -> float:
    """Return the size in which the widest number of a text has its room."""
    if need * usual <= inner + EPSILON:
        return usual
    return max(LEAST_CELL_SIZE, inner / need)


def _broken(
    set_text: tuple[Paragraph, ...], width: float, *, balanced: bool
) -> list[SetLine]:
    """Return the lines of a text, centred ones of about the same width."""
    lines = [line for paragraph in set_text for line in paragraph.lines(width)]
    if balanced and 1 < len(lines) <= MOST_BALANCED and len(set_text) == 1:
        return _balanced(set_text[0], width, lines)
    return lines


def _balanced(
    paragraph: Paragraph, width: float, lines: list[SetLine]
) -> list[SetLine]:
    """Return as many lines, as narrow as they can be: 指标值｜类型."""
    evenly = sum(line.width for line in lines) / len(lines)
    narrow = max(evenly, paragraph.widest_atom())
    while narrow < width:
        evened = paragraph.lines(narrow)
        if len(evened) == len(lines):
            return evened
        narrow += BALANCE_STEP
    return lines
