"""Rows on the way to another place: what is dragged, and where it lands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QTreeView, QWidget

from models.form import Place
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.row_steps import RowSteps
from ui.widgets.text_box import PAD_X, PAD_Y

LINE = 3
"""The line where rows would land, in pixels."""

OVER_GROUP = 60
"""Opacity of the tint on a group, of 255: its name shows through."""

WIDEST = 240
BESIDE = QPoint(-14, -10)
"""From the tag to the mouse, so that it hides no text that is aimed at."""


def tag(name: str, count: int, view: QWidget) -> QPixmap:
    """Return a small picture that names what is dragged."""
    metrics = QFontMetrics(view.font())
    room = WIDEST - 2 * PAD_X
    shown = metrics.elidedText(name or "（空）", Qt.TextElideMode.ElideRight, room)
    words = shown if count == 1 else f"{count} 条"
    width = metrics.horizontalAdvance(words) + 2 * PAD_X
    scale = view.devicePixelRatioF()
    height = metrics.height() + PAD_Y
    picture = QPixmap(round(width * scale), round(height * scale))
    picture.setDevicePixelRatio(scale)
    palette = view.palette()
    picture.fill(palette.color(QPalette.ColorRole.Highlight))
    painter = QPainter(picture)
    painter.setFont(view.font())
    painter.setPen(palette.color(QPalette.ColorRole.HighlightedText))
    middle = Qt.AlignmentFlag.AlignCenter
    painter.drawText(QRect(0, 0, width, height), middle, words)
    painter.end()
    return picture


def landing_line(row: QRect, mouse: QPoint) -> QRect:
    """Return the line above or below a row, where rows land on it."""
    y = row.top() if mouse.y() < row.center().y() else row.bottom() + 1
    return QRect(row.left(), max(0, y - LINE // 2 - 1), row.width(), LINE)


def paint_landing(painter: QPainter, landing: QRect, palette: QPalette) -> None:
    """Paint a line where rows would land, or the tint of a whole group."""
    accent = palette.color(QPalette.ColorRole.Highlight)
    if landing.height() > LINE:
        accent.setAlpha(OVER_GROUP)
    painter.fillRect(landing, accent)


class RowDragging:
    """Drags rows out of a view, and shows where in it they would land."""

    def __init__(self, view: QTreeView, rows: RowModel, steps: RowSteps) -> None:
        self._view, self._rows, self._steps = view, rows, steps
        self._landing = QRect()

    def start(self, row_ids: Sequence[int]) -> None:
        """Drag a tag with the mouse: rows drawn over rows can't be read."""
        if not row_ids:
            return
        key = self._rows.columns[0].key
        places = [Place(each, key) for each in row_ids]
        drag = QDrag(self._view)
        drag.setMimeData(self._rows.mimeData([self._rows.index_of(e) for e in places]))
        name = self._rows.form.text(places[0])
        drag.setPixmap(tag(name, len(row_ids), self._view))
        drag.setHotSpot(BESIDE)
        drag.exec(Qt.DropAction.MoveAction)
        self.leave()

    def move_to(self, where: QPoint) -> None:
        """Show where rows would land that are let go of here."""
        self._show(self._landing_at(where))

    def leave(self) -> None:
        """Show no landing: the rows have landed, or went elsewhere."""
        self._show(QRect())

    def paint(self, painter: QPainter) -> None:
        """Paint where rows would land, if any are dragged over the view."""
        if not self._landing.isEmpty():
            paint_landing(painter, self._landing, self._view.palette())

    def _landing_at(self, where: QPoint) -> QRect:
        """Return what to mark where rows would land: a line, or a group."""
        index = self._view.indexAt(where)
        shown = index if index.isValid() else self._steps.lowest()
        row = self._view.visualRect(shown)
        row = QRect(0, row.top(), self._view.viewport().width(), row.height())
        is_group = index.isValid() and self._rows.place_at(index) is None
        return row if is_group else landing_line(row, where)

    def _show(self, landing: QRect) -> None:
        if landing != self._landing:
            self._landing = landing
            self._view.viewport().update()
