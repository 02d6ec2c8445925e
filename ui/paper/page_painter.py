"""Paints laid-out pages with QPainter, on paper and on the screen.

Both paint what stands in the page at the places it gives.  On the screen
alone rules are put on whole pixels, so that they stay sharp, and guides show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from printing.page import Guide, Page, Strip, Text
from ui.paper.glyphs import EM, draw_text
from ui.paper.pixel_grid import PixelGrid
from ui.paper.strip_extent import meets

INK = QColor(0, 0, 0)
GUIDE_INK = QColor(200, 60, 60, 150)
"""The red of a seal, faint enough to read the unit's name through it."""
LEAST_COVER = 0.55
"""How black the thinnest rule is on the screen, of 1."""
GLYPH_STEP = 1 / 4
CACHED_SIZE = 64
"""Qt draws glyphs below this size in pixels from a cache, at the quarter of
a pixel to the left and above their place; larger ones exactly there."""


def paint_page(
    painter: QPainter, page: Page, scale: float, clip: QRectF | None = None
) -> None:
    """Paint a page for paper, at so many units of the painter to the point.

    The page's top left corner comes to the painter's origin.  Strips that
    do not meet the clip, in points on the page, are left out.
    """
    painter.save()
    painter.scale(scale, scale)
    strips = _strips_in(page, clip)
    for strip in strips:
        for rule in strip.part.rules:
            x, y = strip.x + rule.x, strip.y + rule.y
            painter.fillRect(QRectF(x, y, rule.width, rule.height), INK)
    _paint_texts(painter, strips)
    painter.restore()


def paint_page_on_screen(
    painter: QPainter, page: Page, scale: float, clip: QRectF | None = None
) -> None:
    """Paint a page as paint_page() does, with sharp rules and with guides."""
    painter.save()
    painter.scale(scale, scale)
    grid = PixelGrid(painter.deviceTransform())
    strips = _strips_in(page, clip)
    for strip in strips:
        for rule in strip.part.rules:
            x, y = strip.x + rule.x, strip.y + rule.y
            pixels = grid.snapped(x, y, rule.width, rule.height)
            thickness = min(rule.width, rule.height)
            painter.fillRect(pixels, _rule_ink(thickness, grid.pixel))
    painter.setRenderHints(_TEXT_HINTS)
    _paint_guides(painter, strips)
    _paint_texts(painter, strips, grid.pixel)
    painter.restore()


_TEXT_HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.VerticalSubpixelPositioning
)


@lru_cache(maxsize=64)
def _rule_ink(thickness: float, pixel: float) -> QColor:
    """Return black, or grey for a rule that is thinner than its pixel.

    The grey is opaque, so that no darker dots come up where rules cross.
    """
    grey = 1 - max(LEAST_COVER, min(1.0, thickness / pixel))
    return QColor.fromRgbF(grey, grey, grey)


def _strips_in(page: Page, clip: QRectF | None) -> tuple[Strip, ...]:
    if clip is None:
        return page.strips
    return tuple(strip for strip in page.strips if meets(strip, clip))


def _paint_texts(
    painter: QPainter, strips: Iterable[Strip], pixel: float = 0.0
) -> None:
    """Paint all texts, changing the scale only where the type size does."""
    painter.setPen(INK)
    on_page = painter.transform()
    for size, texts in _by_size(strips):
        em = size / EM
        shift = _half_step(size, pixel)
        painter.setTransform(QTransform.fromScale(em, em) * on_page)
        for x, y, text in texts:
            place = QPointF((x + shift) / em, (y + shift) / em)
            draw_text(painter, place, text.text, text.face)
    painter.setTransform(on_page)


def _half_step(size: float, pixel: float) -> float:
    """Return what makes Qt's steps err to both sides alike, in points."""
    return pixel * GLYPH_STEP / 2 if size < CACHED_SIZE * pixel else 0.0


TextAt = tuple[float, float, Text]
"""A text and where on the page it stands, in points."""


def _by_size(strips: Iterable[Strip]) -> Iterable[tuple[float, list[TextAt]]]:
    sizes: dict[float, list[TextAt]] = {}
    for strip in strips:
        for text in strip.part.texts:
            placed = (strip.x + text.x, strip.y + text.y, text)
            sizes.setdefault(text.size, []).append(placed)
    return sizes.items()


def _paint_guides(painter: QPainter, strips: Iterable[Strip]) -> None:
    painter.setPen(QPen(GUIDE_INK, 0.75, Qt.PenStyle.DashLine))
    for strip, guide in _guides(strips):
        x, y = strip.x + guide.x, strip.y + guide.y
        painter.drawEllipse(QRectF(x, y, guide.diameter, guide.diameter))


def _guides(strips: Iterable[Strip]) -> Iterator[tuple[Strip, Guide]]:
    return ((strip, guide) for strip in strips for guide in strip.part.guides)
