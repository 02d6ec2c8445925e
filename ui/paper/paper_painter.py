"""Paints the papers on grey as they are stacked, with what lies on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from printing.page import Sheet
from ui.paper.page_painter import paint_page_on_screen
from ui.paper.paper_layer import PaperLayer
from ui.paper.paper_shadow import paint_shadow
from ui.paper.paper_stack import PaperStack

PAPER = QColor(0xFF, 0xFF, 0xFF)


class PaperPainter:
    """Paints no more than the part of a stack that is asked for."""

    def __init__(
        self, sheet: Sheet, stack: PaperStack, layers: Sequence[PaperLayer]
    ) -> None:
        self._sheet, self._stack, self._layers = sheet, stack, layers

    def paint(
        self, painter: QPainter, rect: QRect, offset: QPoint, ground: QColor
    ) -> None:
        """Paint a rectangle of the view, whose corner is so far in the stack.

        What no paper covers takes the colour of the ground.
        """
        seen = rect.translated(offset)
        indexes = self._stack.indexes_in(seen)
        if not any(self._stack.rects[index].contains(seen) for index in indexes):
            painter.fillRect(rect, ground)
        painter.save()
        painter.setClipRect(rect)
        painter.translate(-offset)
        for index in indexes:
            self._paint_paper(painter, index, seen)
        painter.restore()

    def _paint_paper(self, painter: QPainter, index: int, seen: QRect) -> None:
        page, paper = self._sheet.pages[index], self._stack.rects[index]
        scale = self._stack.scale
        if not paper.contains(seen):
            paint_shadow(painter, paper, painter.device().devicePixelRatioF())
        painter.save()
        painter.fillRect(paper, PAPER)
        painter.translate(paper.topLeft())
        for layer in self._layers:
            layer.paint_under(painter, page, scale)
        clip = self._stack.rect_on_page(index, QRectF(seen))
        paint_page_on_screen(painter, page, scale, clip)
        for layer in self._layers:
            layer.paint_over(painter, page, scale)
        painter.restore()
