"""The head over the columns of a view, its labels wrapped and quiet."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QTreeView

from ui.editor.rows.row_painter import GUTTER

PAD_X, PAD_Y = 4, 6


class ColumnHead(QHeaderView):
    """Labels of the columns, as high as the longest of them needs."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsMovable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setStretchLastSection(False)

    def _label(self, section: int) -> str:
        """Return a label in as few lines as it needs, all about as long."""
        label = str(self.model().headerData(section, self.orientation()) or "")
        room = self._label_rect(section, QRect(0, 0, self.sectionSize(section), 0))
        width = self.fontMetrics().horizontalAdvance(label)
        lines = ceil(width / max(1, room.width()))
        length = ceil(len(label) / max(1, lines))
        return "\n".join(label[i : i + length] for i in range(0, len(label), length))

    def _label_rect(self, section: int, rect: QRect) -> QRect:
        gutter = GUTTER if section == 0 else 0
        return rect.adjusted(gutter + PAD_X, 0, -PAD_X, 0)

    def _label_height(self, section: int) -> int:
        lines = self._label(section).count("\n") + 1
        return lines * self.fontMetrics().lineSpacing()

    # Overrides of Qt, which keep Qt's names.

    def sizeHint(self) -> QSize:
        heights = [self._label_height(section) for section in range(self.count())]
        return QSize(super().sizeHint().width(), max(heights, default=0) + 2 * PAD_Y)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        palette = self.palette()
        painter.save()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        label_rect = self._label_rect(section, rect)
        centred = Qt.AlignmentFlag.AlignCenter
        painter.drawText(label_rect, centred, self._label(section))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()
