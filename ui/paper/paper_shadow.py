"""The soft shadow that lifts a white page off the grey."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

REACH = 9
"""How far the shadow spreads around the page, in pixels."""
DROP = 2
"""How far it lies below the page, as if light came from above."""
CORNER = 2 * REACH
LAYER = QColor(0, 0, 0, 4)
"""One of the layers that add up to the shadow."""


def paint_shadow(painter: QPainter, page: QRect, pixel_ratio: float) -> None:
    """Paint the shadow around a page: four corners, four edges."""
    pixmap = _shadow(pixel_ratio)
    outer = page.adjusted(-REACH, DROP - REACH, REACH, DROP + REACH)
    columns = _thirds(outer.left(), outer.width())
    rows = _thirds(outer.top(), outer.height())
    for across, (left, width) in enumerate(columns):
        for down, (top, height) in enumerate(rows):
            if across == 1 and down == 1:
                continue
            source = _source(across, down, pixel_ratio)
            painter.drawPixmap(QRectF(left, top, width, height), pixmap, source)


def _thirds(start: int, length: int) -> tuple[tuple[int, int], ...]:
    """Return start and length of a corner, the edge, the other corner."""
    far = start + length - CORNER
    return (start, CORNER), (start + CORNER, length - 2 * CORNER), (far, CORNER)


def _source(across: int, down: int, ratio: float) -> QRectF:
    left, width = _thirds(0, 2 * CORNER + 1)[across]
    top, height = _thirds(0, 2 * CORNER + 1)[down]
    return QRectF(left * ratio, top * ratio, width * ratio, height * ratio)


@lru_cache(maxsize=4)
def _shadow(ratio: float) -> QPixmap:
    """Return the shadow of a page just large enough to have edges."""
    side = 2 * CORNER + 1
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LAYER)
    for inset in range(REACH):
        layer = QRectF(inset, inset, side - 2 * inset, side - 2 * inset)
        painter.drawRoundedRect(layer, REACH - inset / 2, REACH - inset / 2)
    painter.end()
    return pixmap
