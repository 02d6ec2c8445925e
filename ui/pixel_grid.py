"""The pixels of a screen under a painter: lines are sharp on whole ones."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform


class PixelGrid:
    """The pixels a painter's units fall on; scaled and shifted, not turned.

    Attributes:
        pixel: The side of a pixel, in the painter's units.
    """

    def __init__(self, to_device: QTransform) -> None:
        self._scale = to_device.m11()
        self._left, self._top = to_device.dx(), to_device.dy()
        self.pixel = 1 / self._scale

    def snapped(self, rule: QRectF) -> QRectF:
        """Return a rule moved less than a pixel, to cover whole pixels.

        Equally thick rules stay equally thick, never thinner than a pixel,
        and two rules that meet at a corner still do.
        """
        thickness = min(rule.width(), rule.height())
        pixels = max(1, round(thickness * self._scale))
        left = self._first(rule.left(), thickness, pixels, self._left)
        right = self._first(rule.right() - thickness, thickness, pixels, self._left)
        top = self._first(rule.top(), thickness, pixels, self._top)
        bottom = self._first(rule.bottom() - thickness, thickness, pixels, self._top)
        return QRectF(
            (left - self._left) * self.pixel,
            (top - self._top) * self.pixel,
            (right - left + pixels) * self.pixel,
            (bottom - top + pixels) * self.pixel,
        )

    def _first(self, start: float, width: float, pixels: int, origin: float) -> int:
        """Return the first of the pixels that lie around a line's middle."""
        middle = (start + width / 2) * self._scale + origin
        return floor(middle - pixels / 2 + 0.5)
