"""What differs between two layouts of one page, for repainting no more."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from printing.page import Page, Sheet, Strip
from ui.strip_extent import ink_rect

Placed = tuple[int, float, float]


def changed_rects(old: Page, new: Page) -> list[QRectF]:
    """Return the rectangles on the page in which anything differs.

    Parts are compared by identity: an equal but new part is only painted
    once too often.
    """
    if old is new:
        return []
    before, after = _by_place(old), _by_place(new)
    differing = before.keys() ^ after.keys()
    return [ink_rect(before.get(key) or after[key]) for key in differing]


def same_papers(old: Sheet, new: Sheet) -> bool:
    """Return whether both have as many pages, each of the same size."""
    return _sizes(old) == _sizes(new)


def _by_place(page: Page) -> dict[Placed, Strip]:
    return {(id(strip.part), strip.x, strip.y): strip for strip in page.strips}


def _sizes(sheet: Sheet) -> list[tuple[float, float]]:
    return [(page.width, page.height) for page in sheet.pages]
