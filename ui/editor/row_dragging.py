"""Rows on the way to another place: what is dragged, and where it lands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QWidget

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
