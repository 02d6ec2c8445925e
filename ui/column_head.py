"""The head over the columns of a view, its labels wrapped and quiet."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QTreeView

from ui.row_painter import GUTTER

PAD_X, PAD_Y = 4, 6
WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class ColumnHead(QHeaderView):
    """Labels of the columns, as high as the longest of them needs."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsMovable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setStretchLastSection(False)

    def _label(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _label_rect(self, section: int, rect: QRect) -> QRect:
        gutter = GUTTER if section == 0 else 0
        return rect.adjusted(gutter + PAD_X, PAD_Y, -PAD_X, -PAD_Y)

    def _label_height(self, section: int) -> int:
        room = QRect(0, 0, self.sectionSize(section), 10_000)
        room = self._label_rect(section, room)
        metrics = self.fontMetrics()
        return metrics.boundingRect(room, WRAPPED, self._label(section)).height()

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
        painter.drawText(label_rect, WRAPPED, self._label(section))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()
