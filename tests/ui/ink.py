"""Where the ink of a page lies, as each of the two painters puts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from printing.page import Page, Part, Sheet, Strip, Text
from tests.pdfs import open_pdf
from ui.paper.page_painter import paint_page_on_screen

FINE = 16.0
"""Pixels to the point at which the PDF is looked at.

Below 50 pixels to the em pdfium moves characters to whole pixels.
"""


class PrintedPage:
    """A page of a PDF, as pdfium shows it."""

    def __init__(self, data: bytes, number: int) -> None:
        self._page = open_pdf(data)[number - 1]

    def ink(self, window: QRectF) -> QPointF:
        """Return the middle of the ink in a window of the page, in points."""
        width, height = self._page.get_size()
        pixels = _pixels(window, FINE)
        crop = (
            pixels.left() / FINE,
            height - (pixels.bottom() + 1) / FINE,
            width - (pixels.right() + 1) / FINE,
            pixels.top() / FINE,
        )
        bitmap = self._page.render(scale=FINE, crop=crop, grayscale=True)
        size = QSize(bitmap.width, bitmap.height)
        found = _middle(bytes(bitmap.buffer), bitmap.stride, size) + pixels.topLeft()
        # pdfium stretches the page to whole pixels.
        across, down = ceil(width * FINE) / width, ceil(height * FINE) / height
        return QPointF(found.x() / across, found.y() / down)


def painted_ink(page: Page, window: QRectF, zoom: float) -> QPointF:
    """Return the same of the page on the screen, so many pixels to a point."""
    pixels = _pixels(window, zoom)
    image = QImage(pixels.size(), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.translate(-pixels.topLeft())
    paint_page_on_screen(painter, page, zoom, window)
    painter.end()
    data = bytes(image.constBits())
    return (_middle(data, image.bytesPerLine(), image.size()) + pixels.topLeft()) / zoom


def characters(page: Page) -> Iterator[Text]:
    """Yield the ends and the middle of each text, each as a text by itself."""
    for x, y, text in page.texts():
        for at in sorted({0, len(text.text) // 2, len(text.text) - 1}):
            character = text.text[at]
            if character.isspace() or not text.face.can_print(character):
                continue
            left = x + text.face.width(text.text[:at]) * text.size
            yield replace(text, x=left, y=y, text=character)


def em_box(character: Text) -> QRectF:
    """Return the box on the page that holds the ink of a character."""
    width = character.face.width(character.text) * character.size
    top = character.y - character.size * 0.95
    return QRectF(character.x, top, width, character.size * 1.17)


def one_a_page(sheet: Sheet, characters: Iterable[Text]) -> Sheet:
    """Return each character on a page by itself, where nothing touches it."""
    width, height = sheet.pages[0].width, sheet.pages[0].height
    parts = [Part(height, (character,)) for character in characters]
    pages = [
        Page(number, width, height, (Strip(0, 0, part),))
        for number, part in enumerate(parts, start=1)
    ]
    return replace(sheet, pages=tuple(pages))


def texts_alone(sheet: Sheet) -> Sheet:
    """Return a sheet without rules and guides."""
    pages = tuple(
        Page(page.number, page.width, page.height, _bare(page)) for page in sheet.pages
    )
    return replace(sheet, pages=pages)


def _bare(page: Page) -> tuple[Strip, ...]:
    return tuple(
        replace(strip, part=replace(strip.part, rules=(), guides=()))
        for strip in page.strips
    )


def _pixels(window: QRectF, zoom: float) -> QRect:
    left, top = floor(window.left() * zoom), floor(window.top() * zoom)
    right, bottom = ceil(window.right() * zoom), ceil(window.bottom() * zoom)
    return QRect(left, top, right - left, bottom - top)


def _middle(data: bytes, stride: int, size: QSize) -> QPointF:
    """Return the middle of what is not white, in pixels."""
    width, height = size.width(), size.height()
    rows = [
        width * 255 - sum(data[y * stride : y * stride + width]) for y in range(height)
    ]
    columns = [
        height * 255 - sum(data[x : height * stride : stride]) for x in range(width)
    ]
    return QPointF(_weighted(columns), _weighted(rows))


def _weighted(ink: list[int]) -> float:
    total = sum(ink)
    assert total, "nothing is printed here"
    return sum((at + 0.5) * each for at, each in enumerate(ink)) / total
