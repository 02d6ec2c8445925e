"""Pages of paper on grey: stacked, scrolled, zoomed, and only then painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from printing.page import Page, Sheet
from ui.paper.paper_layer import PaperLayer
from ui.paper.paper_painter import PaperPainter
from ui.paper.paper_stack import GAP, Anchor, PaperStack
from ui.paper.scrolled import Scrolled
from ui.paper.sheet_changes import changed_rects, same_papers
from ui.paper.zoom import Fit, Zoom, limited, next_step, previous_step

WHEEL_ZOOM = 1.1
NOTCH = 120
"""Zoom by one notch of the wheel, and the units Qt counts it in."""
MOST_RECTS = 12
"""Above this many rectangles a region is painted as one."""


class PaperView(QAbstractScrollArea):
    """Shows the pages of a sheet, and paints only what is seen and new.

    Attributes:
        sheet: The sheet on show; change it through show_sheet().

    Signals:
        page_changed: Another page is in the middle, or there are more or
            fewer.  args: its number from 1, and how many there are.
        zoom_changed: The pages are shown larger or smaller.  arg: the zoom.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = Sheet(())
        self._layers: tuple[PaperLayer, ...] = ()
        self._wish = Zoom()
        self._room = QSize()
        self._stack = PaperStack((), 1.0, self._room)
        self._page_said = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scrolled = Scrolled(self)

    @property
    def zoom(self) -> float:
        """How large the paper is shown, 1 being its real size."""
        return self._stack.scale / self._full_size

    @property
    def page_shown(self) -> int:
        """The number of the page in the middle of the view, 0 for none."""
        if not self.sheet.pages:
            return 0
        middle = self._scrolled.offset.y() + self.viewport().height() // 2
        return self._stack.nearest(middle) + 1

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another layout, at the same scroll and zoom."""
        old, self.sheet = self.sheet, sheet
        if not same_papers(old, sheet):
            self._restack(QPoint(self.viewport().width() // 2, 0))
            return
        for index in self._in_sight():
            before, after = old.pages[index], sheet.pages[index]
            rects = changed_rects(before, after)
            if rects:
                rects += [*self._layer_rects(before), *self._layer_rects(after)]
            for rect in rects:
                self._update_on_page(index, rect)

    def zoom_to_width(self) -> None:
        """Make the page as wide as the view, and keep it so."""
        self._set_fit(Fit.WIDTH)

    def zoom_to_page(self) -> None:
        """Make the whole page visible, and keep it so."""
        self._set_fit(Fit.PAGE)

    def set_zoom(self, factor: float) -> None:
        """Show the paper at a factor, 1 being its size, around the cursor."""
        self._zoom_at(self._cursor_or_middle(), factor)

    def zoom_to_paper(self) -> None:
        """Show the paper at its real size."""
        self.set_zoom(1.0)

    def zoom_in(self) -> None:
        """Show the paper one step larger."""
        self.set_zoom(next_step(self.zoom))

    def zoom_out(self) -> None:
        """Show the paper one step smaller."""
        self.set_zoom(previous_step(self.zoom))

    def go_to_start(self) -> None:
        """Show the top of the first page."""
        self._scrolled.to_top()

    def go_to_end(self) -> None:
        """Show the foot of the last page."""
        self._scrolled.to_foot()

    def _zoom_at(self, held: QPoint, factor: float) -> None:
        self._wish = Zoom(Fit.NONE, limited(factor))
        self._restack(held)

    def _set_fit(self, fit: Fit) -> None:
        self._wish = Zoom(fit)
        self._restack(QPoint(self.viewport().width() // 2, 0))

    def _layer_rects(self, page: Page) -> Iterator[QRectF]:
        """Yield what the layers cover of a page, in points."""
        for layer in self._layers:
            yield from layer.rects(page, self._stack.scale)

    # Places.

    def _in_sight(self) -> range:
        """Return the indexes of the pages of which something is seen."""
        view = QRect(self._scrolled.offset, self.viewport().size())
        return self._stack.indexes_in(view)

    def _page_under(self, position: QPointF) -> int | None:
        """Return the index of the page under a position of the view."""
        point = position.toPoint() + self._scrolled.offset
        index = self._stack.nearest(point.y())
        is_on = self.sheet.pages and self._stack.rects[index].contains(point)
        return index if is_on else None

    def _on_page(self, index: int, position: QPointF) -> QPointF:
        """Return a position of the view in points on a page."""
        return self._stack.on_page(index, position + QPointF(self._scrolled.offset))

    def _update_on_page(self, index: int, rect: QRectF) -> None:
        """Ask for a rectangle on a page, in points, to be painted anew."""
        pixels = self._stack.rect_from_page(index, rect).adjusted(-1, -1, 1, 1)
        self.viewport().update(pixels.translated(-self._scrolled.offset))

    def _cursor_or_middle(self) -> QPoint:
        position = self.viewport().mapFromGlobal(QCursor.pos())
        inside = self.viewport().rect().contains(position)
        return position if inside else self.viewport().rect().center()

    # Stacking.

    def _restack(self, held: QPoint) -> None:
        """Stack the pages anew; the point of paper at held stays there."""
        anchor = self._anchor(held)
        zoom, self._room = self.zoom, self.maximumViewportSize()
        sizes = [QSizeF(page.width, page.height) for page in self.sheet.pages]
        bar, full = self._scrolled.thickness, self._full_size
        scale = self._wish.scale(sizes, self._room, bar, GAP, full)
        self._stack = PaperStack(sizes, scale, self._room, bar)
        self._scrolled.fit(self._stack.size, self._stack.view)
        if anchor and anchor.index < len(self.sheet.pages):
            self._scrolled.to(self._stack.found(anchor) - held)
        self.viewport().update()
        self._tell_page()
        if self.zoom != zoom:
            self.zoom_changed.emit(self.zoom)

    def _anchor(self, position: QPoint) -> Anchor | None:
        if not self._stack.rects:
            return None
        return self._stack.anchor(position + self._scrolled.offset)

    @property
    def _full_size(self) -> float:
        """Pixels to the point at which the paper has its real size."""
        return self.logicalDpiX() / 72

    def _tell_page(self) -> None:
        page = self.page_shown, len(self.sheet.pages)
        if page != self._page_said:
            self._page_said = page
            self.setAccessibleDescription(f"第 {page[0]} 页，共 {page[1]} 页")
            self.page_changed.emit(*page)

    # Overrides of Qt, which keep Qt's names.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        papers = PaperPainter(self.sheet, self._stack, self._layers)
        ground = self.palette().color(QPalette.ColorRole.Dark)
        for rect in _rects(event.region()):
            papers.paint(painter, rect, self._scrolled.offset, ground)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The viewport also shrinks for a scroll bar, which _restack foresaw.
        if self.maximumViewportSize() != self._room:
            self._restack(QPoint(self.viewport().width() // 2, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self._tell_page()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / NOTCH
            held = event.position().toPoint()
            self._zoom_at(held, self.zoom * WHEEL_ZOOM**notches)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(event.key())
        if act:
            act(self)
        else:
            super().keyPressEvent(event)


_KEYS: dict[int, Callable[[PaperView], None]] = {
    Qt.Key.Key_Plus: PaperView.zoom_in,
    Qt.Key.Key_Equal: PaperView.zoom_in,
    Qt.Key.Key_Minus: PaperView.zoom_out,
    Qt.Key.Key_0: PaperView.zoom_to_paper,
    Qt.Key.Key_1: PaperView.zoom_to_page,
    Qt.Key.Key_2: PaperView.zoom_to_width,
    Qt.Key.Key_Home: PaperView.go_to_start,
    Qt.Key.Key_End: PaperView.go_to_end,
}
"""With or without Ctrl: nothing is typed into the paper."""


def _rects(region: QRegion) -> Iterator[QRect]:
    """Yield the rectangles of a region, one by one or as one if many."""
    if region.rectCount() > MOST_RECTS:
        yield region.boundingRect()
    else:
        yield from cast(Iterable[QRect], region)
