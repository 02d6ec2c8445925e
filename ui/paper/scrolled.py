"""How far an area has scrolled, across and down, as one point."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QAbstractScrollArea

LINE = 48
"""Pixels that an arrow key scrolls by."""


class Scrolled:
    """The two bars of an area, which go by pixels."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._across, self._down = area.horizontalScrollBar(), area.verticalScrollBar()
        for bar in (self._across, self._down):
            bar.setSingleStep(LINE)

    @property
    def offset(self) -> QPoint:
        """Where in the whole the view's corner lies."""
        return QPoint(self._across.value(), self._down.value())

    @property
    def thickness(self) -> int:
        """What a bar takes of the room, in pixels."""
        return self._down.sizeHint().width()

    def to(self, corner: QPoint) -> None:
        """Put the view's corner at a point of the whole."""
        self._across.setValue(corner.x())
        self._down.setValue(corner.y())

    def to_top(self) -> None:
        """Show the upper end of the whole."""
        self._down.setValue(0)

    def to_foot(self) -> None:
        """Show the lower end of the whole."""
        self._down.setValue(self._down.maximum())

    def fit(self, content: QSize, view: QSize) -> None:
        """Let the bars reach to the ends of a whole that is seen in part."""
        self._down.setRange(0, content.height() - view.height())
        self._down.setPageStep(view.height() - LINE)
        self._across.setRange(0, content.width() - view.width())
        self._across.setPageStep(view.width() - LINE)
