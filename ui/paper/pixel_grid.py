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

    def snapped(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return a rule moved less than a pixel, to cover whole pixels.

        Equally thick rules stay equally thick, never thinner than a pixel,
        and two rules that meet at a corner still do.
        """
        thickness = min(width, height)
        pixels = floor(thickness * self._scale + 0.5) or 1
        # From the first edge of a line to its first pixel, in pixels.
        inset = (thickness * self._scale - pixels + 1) / 2
        left = floor(x * self._scale + self._left + inset)
        top = floor(y * self._scale + self._top + inset)
        right = floor((x + width - thickness) * self._scale + self._left + inset)
        bottom = floor((y + height - thickness) * self._scale + self._top + inset)
        return QRectF(
            (left - self._left) * self.pixel,
            (top - self._top) * self.pixel,
            (right - left + pixels) * self.pixel,
            (bottom - top + pixels) * self.pixel,
        )
