"""Where the pages of a sheet lie when they are shown one below the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF

GAP = 18
"""Grey around and between the pages, in pixels."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of the column that can be found again at another scale.

    Attributes:
        index: The page it is on, or under.
        point: On that page, in points.
        beside: How far it lies off the page, in pixels: grey never scales.
    """

    index: int
    point: QPointF
    beside: QPoint


class PaperStack:
    """Pages in a column, centred in what is seen of it; in pixels.

    Attributes:
        scale: Pixels to the point.
        rects: The rectangle of each page, from the top down.
        size: Of the whole column with the grey around it.
        view: What can be seen at once, beside the scroll bars it needs.
    """

    def __init__(
        self, sizes: Sequence[QSizeF], scale: float, room: QSize, bar: int = 0
    ) -> None:
        self.scale = scale
        papers = [_in_pixels(size, scale) for size in sizes]
        height = GAP + sum(paper.height() + GAP for paper in papers)
        width = max((paper.width() for paper in papers), default=0) + 2 * GAP
        self.view = _view(QSize(width, height), room, bar)
        self.size = self.view.expandedTo(QSize(width, height))
        self.rects: list[QRect] = []
        y = GAP
        for paper in papers:
            x = (self.size.width() - paper.width()) // 2
            self.rects.append(QRect(QPoint(x, y), paper))
            y += paper.height() + GAP
        self._tops = [rect.top() for rect in self.rects]

    def indexes_in(self, rect: QRect) -> range:
        """Return the pages that a rectangle touches, with their shadows."""
        first = self.nearest(rect.top() - GAP)
        last = bisect_right(self._tops, rect.bottom() + GAP)
        return range(first, last)

    def nearest(self, y: int) -> int:
        """Return the page at a height, or the one above the gap there."""
        return max(0, bisect_right(self._tops, y) - 1)

    def anchor(self, point: QPoint) -> Anchor:
        """Return what a point of this column is in any other."""
        index = self.nearest(point.y())
        rect = self.rects[index]
        x = min(max(point.x(), rect.left()), rect.right())
        y = min(max(point.y(), rect.top()), rect.bottom())
        nearest = QPoint(x, y)
        return Anchor(index, self.on_page(index, QPointF(nearest)), point - nearest)

    def found(self, anchor: Anchor) -> QPoint:
        """Return where an anchor lies in this column."""
        return self.from_page(anchor.index, anchor.point).toPoint() + anchor.beside

    def on_page(self, index: int, point: QPointF) -> QPointF:
        """Return a point of the column in points on a page."""
        return (point - QPointF(self.rects[index].topLeft())) / self.scale

    def from_page(self, index: int, point: QPointF) -> QPointF:
        """Return where a point on a page lies in the column."""
        return QPointF(self.rects[index].topLeft()) + point * self.scale

    def rect_on_page(self, index: int, rect: QRectF) -> QRectF:
        """Return a rectangle of the column in points on a page."""
        size = QSizeF(rect.width() / self.scale, rect.height() / self.scale)
        return QRectF(self.on_page(index, rect.topLeft()), size)

    def rect_from_page(self, index: int, rect: QRectF) -> QRect:
        """Return the pixels that a rectangle on a page reaches into."""
        size = QSizeF(rect.width() * self.scale, rect.height() * self.scale)
        return QRectF(self.from_page(index, rect.topLeft()), size).toAlignedRect()


def _in_pixels(size: QSizeF, scale: float) -> QSize:
    return QSize(round(size.width() * scale), round(size.height() * scale))


def _view(size: QSize, room: QSize, bar: int) -> QSize:
    """Return what is left of the room when the bars it needs are shown."""
    width = room.width() - (bar if size.height() > room.height() else 0)
    height = room.height() - (bar if size.width() > width else 0)
    return QSize(width, height)
