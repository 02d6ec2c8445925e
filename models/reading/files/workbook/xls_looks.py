"""How cells and pieces of text in an old workbook (.xls) look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.reading.files.looks import LEAST_POINTS, PLAIN_LOOK, Height, TextLook

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet

WHITE = (255, 255, 255)
SOLID = 1
AUTOMATIC = 64
"""The colour of the ground where nobody chose one."""

TWENTIETHS = 20
"""Of a point, in which fonts tell their height."""

HEIGHTS = (Height.NORMAL, Height.RAISED, Height.LOWERED)

Pieces = Sequence[tuple[int, TextLook]]
"""Where each piece of a text begins, and how it looks."""


class XlsLooks:
    """Tells how the cells of one sheet look."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book, self._runs = book, sheet.rich_text_runlist_map

    def pieces(self, cell: Cell, at: tuple[int, int]) -> Pieces:
        """Return the pieces of a cell; none where all of it is as usual."""
        styles = self._book.xf_list
        index = cell.xf_index or 0
        if index >= len(styles):
            return ()
        ground = styles[index].background
        colour = ground.pattern_colour_index
        is_on_white = not ground.fill_pattern or (
            ground.fill_pattern == SOLID
            and (colour == AUTOMATIC or self._is_white(colour))
        )
        runs = [(0, styles[index].font_index), *self._runs.get(at, ())]
        found = [
            (start, self._look(font, is_on_white=is_on_white)) for start, font in runs
        ]
        return found if any(look != PLAIN_LOOK for _, look in found) else ()

    def _look(self, number: int, *, is_on_white: bool) -> TextLook:
        fonts = self._book.font_list
        if not 0 <= number < len(fonts):
            return PLAIN_LOOK
        font = fonts[number]
        is_tiny = 0 < font.height <= LEAST_POINTS * TWENTIETHS
        is_hidden = is_tiny or (is_on_white and self._is_white(font.colour_index))
        height = HEIGHTS[font.escapement] if font.escapement < 3 else Height.NORMAL
        return TextLook(
            is_struck=bool(font.struck_out), is_hidden=is_hidden, height=height
        )

    def _is_white(self, colour: int) -> bool:
        return bool(self._book.colour_map.get(colour) == WHITE)
