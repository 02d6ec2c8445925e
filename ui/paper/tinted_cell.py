"""The cell that is being edited, tinted on the paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QWidget

from models.form import Place
from printing.page import Page
from ui.paper.paper_layer import PaperLayer
from ui.paper.place_boxes import PlaceBoxes
from ui.paper.smooth_scroll import animation_ms
from ui.widgets.severity import faded

TINT = 46
"""Opacity of the tint on a cell, of 255: its text stays black on white."""
EDGE = 170
"""Opacity of the line around the tint."""


class TintedCell(PaperLayer):
    """Tints the boxes of one place, which fade in.

    Attributes:
        place: Where it is: a list's key stands for its blank row.
    """

    def __init__(self, view: QWidget, boxes: PlaceBoxes) -> None:
        self._view, self._boxes = view, boxes
        self.place: Place | str | None = None
        self.fade = Fade(view)

    def put(self, place: Place | str | None) -> None:
        """Tint another place, from nothing on."""
        self.place = place
        self.fade.begin(animation_ms(self._view.style()))

    # What it is on the paper.

    def paint_under(self, painter: QPainter, page: Page, scale: float) -> None:
        accent = self._view.palette().color(QPalette.ColorRole.Highlight)
        shown = self.fade.shown
        for rect in self.rects(page, scale):
            pixels = _scaled(rect, scale)
            painter.fillRect(pixels, faded(accent, round(TINT * shown)))
            painter.setPen(faded(accent, round(EDGE * shown)))
            painter.drawRect(pixels.adjusted(1, 1, -2, -2))

    def rects(self, page: Page, scale: float) -> tuple[QRectF, ...]:
        """Return its boxes on a page; a cell cut in two has one on each."""
        if self.place is None:
            return ()
        return self._boxes.of(self.place, page)


class Fade(QObject):
    """Lets something come up, from 0 to 1.

    Signals:
        moved: It is more or less seen than before.
    """

    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self.moved)

    @property
    def shown(self) -> float:
        """How much it is seen, of 1."""
        return float(self._animation.currentValue())

    def begin(self, duration_ms: int) -> None:
        """Come up from nothing."""
        self._animation.stop()
        self._animation.setDuration(duration_ms)
        self._animation.start()


def _scaled(rect: QRectF, scale: float) -> QRect:
    """Return the pixels inside a box of so many points."""
    corner, end = rect.topLeft() * scale, rect.bottomRight() * scale
    return QRect(corner.toPoint(), end.toPoint())
