"""What differs between two layouts of one page, for repainting no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from printing.page import Page, Sheet, Strip
from ui.paper.strip_extent import ink_rect, reach

StripAt = tuple[int, float, float]
"""A part and where on the page it stands."""

MANY = 12
"""Strips above this number are taken together: rows that have moved."""


def changed_rects(old: Page, new: Page) -> list[QRectF]:
    """Return the rectangles on the page in which anything differs.

    Parts are compared by identity: an equal but new part is only painted
    once too often.
    """
    if old is new:
        return []
    before, after = _by_place(old), _by_place(new)
    strips = [before.get(key) or after[key] for key in before.keys() ^ after.keys()]
    if len(strips) > MANY:
        return [_band(strips, new.width)]
    return [ink_rect(strip) for strip in strips]


def _band(strips: Sequence[Strip], width: float) -> QRectF:
    """Return the page from the highest of the strips to the lowest."""
    spans = [reach(strip) for strip in strips]
    top, bottom = min(top for top, _ in spans), max(bottom for _, bottom in spans)
    return QRectF(0.0, top, width, bottom - top)


def same_papers(old: Sheet, new: Sheet) -> bool:
    """Return whether both have as many pages, each of the same size."""
    return _sizes(old) == _sizes(new)


def _by_place(page: Page) -> dict[StripAt, Strip]:
    return {(id(strip.part), strip.x, strip.y): strip for strip in page.strips}


def _sizes(sheet: Sheet) -> list[tuple[float, float]]:
    return [(page.width, page.height) for page in sheet.pages]
