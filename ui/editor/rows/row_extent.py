"""How much room a view of rows takes: its columns, its height, its head."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTreeView

from models.definitions.definition import Column
from ui.editor.rows.column_widths import NARROWEST, column_widths
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.row_painter import GUTTER
from ui.editor.rows.row_steps import RowSteps
from ui.widgets.text_box import PAD_X

LEAST_FOR_WORDS = {"text": 64, "long_text": 72}
WIDEST_NUMBER = 128
EMPTY_HEIGHT = 33
"""Of the line that says there are no rows, in pixels."""


class RowExtent:
    """Fits a view to its rows, so that the page around it scrolls.

    Its head stays in sight: the page tells how far it has scrolled.
    """

    def __init__(self, view: QTreeView, rows: RowModel, steps: RowSteps) -> None:
        self._view, self._rows, self._steps = view, rows, steps
        self._scrolled = 0

    def stick(self, scrolled: int) -> None:
        """Keep the head in sight after the page scrolled so far into this."""
        self._scrolled = scrolled
        head = self._view.header()
        lowest = self._view.height() - head.height()
        head.move(0, max(0, min(scrolled, lowest)))

    def stick_again(self) -> None:
        """Put the head where it stood before Qt laid out the view."""
        self.stick(self._scrolled)

    def cell_width(self, column: int) -> int:
        """Return the width of the cells of a column, in pixels."""
        return self._view.columnWidth(column) - _gutter(column)

    def cell_rects(self, top: int, height: int) -> list[QRect]:
        """Return where the cells of a row are, in pixels of the viewport."""
        rects = []
        for column in range(len(self._rows.columns)):
            x = self._view.columnViewportPosition(column) + _gutter(column)
            rects.append(QRect(x, top, self.cell_width(column), height))
        return rects

    def empty_rect(self) -> QRect:
        """Return where it is said that there are no rows."""
        return QRect(0, 0, self._view.viewport().width(), EMPTY_HEIGHT)

    def fit_columns(self) -> None:
        """Share the room among the columns as on the sheet."""
        room = self._view.viewport().width() - GUTTER
        preferred = [column.width for column in self._rows.columns]
        least = [self._least_width(each) for each in range(len(preferred))]
        widths = column_widths(preferred, least, room)
        if widths == [self.cell_width(each) for each in range(len(widths))]:
            return
        for column, width in enumerate(widths):
            self._view.header().resizeSection(column, width + _gutter(column))
        self._view.scheduleDelayedItemsLayout()

    def fit_widened(self, columns: Iterable[int]) -> None:
        """Fit all columns where one of these has become too narrow."""
        if any(self.cell_width(each) < self._least_width(each) for each in columns):
            self.fit_columns()

    def fit_height(self) -> None:
        """Make the view as high as what stands in it."""
        view = self._view
        foot = view.visualRect(self._steps.lowest()).bottom() + 1
        foot = EMPTY_HEIGHT if self._rows.is_empty else foot
        height = view.header().sizeHint().height() + foot + view.verticalOffset()
        if view.horizontalScrollBar().maximum():
            height += view.horizontalScrollBar().sizeHint().height()
        if height != view.height():
            view.setFixedHeight(height)
            view.updateEditorGeometries()

    def _least_width(self, column: int) -> int:
        asked = self._rows.columns[column]
        texts = (row.cells[asked.key] for row in self._rows.shown_rows())
        advance = self._view.fontMetrics().horizontalAdvance
        return least_width(asked, texts, advance)


def least_width(
    column: Column, texts: Iterable[str], advance: Callable[[str], int]
) -> int:
    """Return a width in pixels that parts no number and no sign.

    The texts are looked at only where they may not be parted.
    """
    if column.kind in LEAST_FOR_WORDS:
        return LEAST_FOR_WORDS[column.kind]
    widest = max(map(advance, texts), default=0)
    return max(NARROWEST, min(widest + 2 * PAD_X + 2, WIDEST_NUMBER))


def _gutter(column: int) -> int:
    return GUTTER if column == 0 else 0
