"""Boxes of cells on the pages: the one clicked, and those of one place."""

from __future__ import annotations

from collections.abc import Container, Iterator

from PySide6.QtCore import QPointF, QRectF

from models.form import Place
from printing.cell import BASELINE
from printing.page import Box, Page, Strip, Text
from printing.style import LEADING

Boxes = dict[Place | str, list[tuple[Strip, Box]]]
"""Of one page: the boxes in which a place, or a blank row, is printed."""


def box_at(page: Page, point: QPointF) -> Box | None:
    """Return the box a point on the page lies in."""
    for box in page.boxes():
        if rect_of(box).contains(point):
            return box
    return None


def place_at(page: Page, point: QPointF) -> Place | None:
    """Return the place a point leads to: the one whose own text lies there.

    Beside the texts of a box it is the first of its places.
    """
    box = box_at(page, point)
    if box is None or len(box.places) < 2:
        return box.places[0] if box and box.places else None
    for x, y, text in page.texts():
        if text.place in box.places and _text_rect(x, y, text).contains(point):
            return text.place
    return box.places[0]


def _text_rect(x: float, y: float, text: Text) -> QRectF:
    """Return the cells of the characters of a text, as high as its line."""
    height = text.size * LEADING
    top = y - text.size * BASELINE - (height - text.size) / 2
    return QRectF(x, top, text.face.width(text.text) * text.size, height)


def number_in_row(page: Page, blank: Box) -> int:
    """Return how many cells of a blank row stand left of one of them."""
    row = [each for each in page.boxes() if each.list_key == blank.list_key]
    return sum(each.x < blank.x and each.y == blank.y for each in row)


def rect_of(box: Box) -> QRectF:
    """Return a box as a rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


class PlaceBoxes:
    """Knows where each place is on a page: found once for each new page.

    Layouts share the pages that stay as they were.  A list's key stands for
    its blank row.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Page, Boxes]] = {}

    def of(self, place: Place | str, page: Page) -> tuple[QRectF, ...]:
        """Return a place's boxes on a page; a cell cut in two has one each."""
        return tuple(_rect_in(*each) for each in self._on(page).get(place, ()))

    def among(
        self, places: Container[Place], page: Page
    ) -> Iterator[tuple[Place, QRectF]]:
        """Yield the boxes of some places on a page, as they are printed."""
        for place, boxes in self._on(page).items():
            if isinstance(place, Place) and place in places:
                for strip, box in boxes:
                    yield place, _rect_in(strip, box)

    def _on(self, page: Page) -> Boxes:
        known = self._known.get(page.number)
        if known is None or known[0] is not page:
            known = page, _find(page)
            self._known[page.number] = known
        return known[1]


def _find(page: Page) -> Boxes:
    found: Boxes = {}
    for strip in page.strips:
        for box in strip.part.boxes:
            for place in box.places or (box.list_key,):
                found.setdefault(place, []).append((strip, box))
    return found


def _rect_in(strip: Strip, box: Box) -> QRectF:
    return QRectF(strip.x + box.x, strip.y + box.y, box.width, box.height)
