"""The preview: the form on paper, live, with its cells to be clicked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from models.form import Place
from printing.page import Box, Sheet
from ui.paper.margin_signs import MarginSign, MarginSigns
from ui.paper.paper_layer import PaperLayer
from ui.paper.paper_view import PaperView
from ui.paper.place_boxes import PlaceBoxes, box_at, number_in_row, place_at
from ui.paper.smooth_scroll import SmoothScroll
from ui.paper.tinted_cell import TintedCell
from ui.widgets.cell_findings import CellFindings, tool_tip

CONTEXT = 24
"""Pixels kept in view around a cell that is scrolled to."""


class Preview(PaperView):
    """Shows a form on paper, tints a cell, and says which cell is clicked.

    It never edits: it is told the sheet, the cell and the findings.

    Signals:
        place_clicked: A cell, or the sign of a finding.  arg: the Place.
        place_double_clicked: A cell, twice.  arg: the Place.
        blank_clicked: A blank row, which the form does not have yet.
            arg: the key of the list it would belong to.
        blank_double_clicked: A cell of one, twice.  args: that key, and how
            many cells stand left of it.
    """

    place_clicked = Signal(object)
    place_double_clicked = Signal(object)
    blank_clicked = Signal(str)
    blank_double_clicked = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        boxes = PlaceBoxes()
        self._cell, self._signs = TintedCell(self, boxes), MarginSigns(boxes)
        self._layers = (self._cell, self._signs)
        self._cell.fade.moved.connect(self._on_fade_moved)
        self._scrolls = (
            SmoothScroll(self.horizontalScrollBar()),
            SmoothScroll(self.verticalScrollBar()),
        )
        self.setAccessibleName("纸面预览")

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another layout, at the same scroll and zoom.

        Where the tinted cell has moved out of view, it is followed.
        """
        before = list(self._rects_of(self._cell))
        super().show_sheet(sheet)
        if before != list(self._rects_of(self._cell)):
            self._reveal()

    def highlight(self, place: Place | str | None) -> None:
        """Tint the boxes of a place, and scroll to them if none is seen.

        The key of a list stands for its blank row.
        """
        if place == self._cell.place:
            return
        self._update_layer(self._cell)
        self._cell.put(place)
        self._reveal()

    def set_findings(self, findings: Mapping[Place, CellFindings]) -> None:
        """Mark the rows with findings in the margin: error, warning, hint.

        A sign says what they say where the mouse rests on it.
        """
        if findings == self._signs.findings:
            return
        self._update_layer(self._signs)
        self._signs.put(findings)
        self._update_layer(self._signs)

    def box_at(self, position: QPointF) -> Box | None:
        """Return the cell's box under a position of the viewport."""
        index = self._page_under(position)
        if index is None:
            return None
        return box_at(self.sheet.pages[index], self._on_page(index, position))

    def place_at(self, position: QPointF) -> Place | None:
        """Return the place that a position of the viewport leads to."""
        index = self._page_under(position)
        if index is None:
            return None
        return place_at(self.sheet.pages[index], self._on_page(index, position))

    def sign_at(self, position: QPointF) -> MarginSign | None:
        """Return the sign of a finding at a position of the viewport."""
        index = self._page_under(position)
        if index is None:
            return None
        scale = self._stack.scale
        corner = self._on_page(index, position) * scale
        return self._signs.at(self.sheet.pages[index], corner, scale)

    def _update_layer(self, layer: PaperLayer) -> None:
        for index, rect in self._rects_of(layer):
            self._update_on_page(index, rect)

    def _rects_of(self, layer: PaperLayer) -> Iterator[tuple[int, QRectF]]:
        """Yield what a layer covers, with the index of its page, in points."""
        for index, page in enumerate(self.sheet.pages):
            for rect in layer.rects(page, self._stack.scale):
                yield index, rect

    def _on_fade_moved(self) -> None:
        self._update_layer(self._cell)

    def _reveal(self) -> None:
        """Scroll to the tinted cell where no box of it is in view."""
        rects = self._rects_of(self._cell)
        pixels = [self._stack.rect_from_page(index, rect) for index, rect in rects]
        view = QRect(self._scrolled.offset, self.viewport().size())
        if not pixels or any(_is_seen(rect, view) for rect in pixels):
            return
        target = pixels[0].adjusted(-CONTEXT, -CONTEXT, CONTEXT, CONTEXT)
        across, down = self._scrolls
        across.to(_nearest(view.left(), view.width(), target.left(), target.width()))
        down.to(_nearest(view.top(), view.height(), target.top(), target.height()))

    def _tell_sign(self, event: QHelpEvent) -> None:
        """Say what was found in the row of the sign under the mouse."""
        sign = self.sign_at(QPointF(event.pos()))
        said = tool_tip(CellFindings(sign.severity, sign.messages)) if sign else ""
        # An empty text hides the one before.
        QToolTip.showText(event.globalPos(), said, self.viewport())

    # Overrides of Qt, which keep Qt's names.

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell_sign(event)
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        sign, place = self.sign_at(event.position()), self.place_at(event.position())
        if sign:
            self.place_clicked.emit(sign.place)
        elif place:
            self.place_clicked.emit(place)
        elif box := self.box_at(event.position()):
            self.blank_clicked.emit(box.list_key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, box = self.place_at(event.position()), self.box_at(event.position())
        index = self._page_under(event.position())
        if place:
            self.place_double_clicked.emit(place)
        elif box and index is not None:
            number = number_in_row(self.sheet.pages[index], box)
            self.blank_double_clicked.emit(box.list_key, number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_on = self.sign_at(event.position()) or self.box_at(event.position())
        shapes = Qt.CursorShape
        shape = shapes.PointingHandCursor if is_on else shapes.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)


def _is_seen(rect: QRect, view: QRect) -> bool:
    """Return whether a cell is in view, or fills it."""
    return view.contains(rect) or rect.intersected(view).height() >= view.height() / 2


def _nearest(seen: int, room: int, start: int, length: int) -> int:
    """Return where to scroll to so that a stretch is seen, from its start."""
    if length > room or start < seen:
        return start
    return max(seen, start + length - room)
