"""Plain text broken into lines exactly as a TextBox breaks it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

LINE_SEPARATOR = "\u2028"
MOST_KEPT = 20_000


class WrappedText:
    """Measures and paints texts in one font, and remembers their heights."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._lines: dict[tuple[str, int], int] = {}

    def height(self, text: str, width: int) -> int:
        """Return the height of a text in pixels; a blank has one line."""
        return self._line_count(text, width) * self._metrics.lineSpacing()

    def paint(
        self, painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag
    ) -> None:
        """Paint a text from the top of a rectangle, in the painter's pen."""
        layout = self._layout(text, rect.width(), align)
        layout.draw(painter, QPointF(rect.topLeft()))

    def _line_count(self, text: str, width: int) -> int:
        count = self._lines.get((text, width))
        if count is None:
            if len(self._lines) >= MOST_KEPT:
                self._lines.clear()
            count = self._lines[text, width] = self._count_lines(text, width)
        return count

    def _count_lines(self, text: str, width: int) -> int:
        if "\n" not in text and self._metrics.horizontalAdvance(text) <= width:
            return 1
        return max(1, self._layout(text, width).lineCount())

    def _layout(
        self,
        text: str,
        width: int,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> QTextLayout:
        layout = QTextLayout(text.replace("\n", LINE_SEPARATOR), self._font)
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        line = layout.createLine()
        while line.isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += line.height()
            line = layout.createLine()
        layout.endLayout()
        return layout
