"""What lies on the paper on the screen, and is never printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from printing.page import Page


class PaperLayer:
    """Nothing, on every page: a layer says what it adds to that."""

    def paint_under(self, painter: QPainter, page: Page, scale: float) -> None:
        """Paint what lies under the ink, from the page's corner, in pixels."""

    def paint_over(self, painter: QPainter, page: Page, scale: float) -> None:
        """Paint what lies over the ink, from the page's corner, in pixels."""

    def rects(self, page: Page, scale: float) -> Sequence[QRectF]:
        """Return what it covers of a page, in points."""
        return ()
