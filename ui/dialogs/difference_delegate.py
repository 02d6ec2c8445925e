"""How a difference looks in its table: whole texts, and quiet kinds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.dialogs.differences_model import DifferenceColumn
from ui.editor.rows.wrapped_text import WrappedText
from ui.widgets.indexes import Index

PAD_X, PAD_Y = 8, 6
QUIET, LOUD = QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Text
LEFT = Qt.AlignmentFlag.AlignLeft


class DifferenceDelegate(QStyledItemDelegate):
    """Paints texts of any length, broken into lines, none of them cut."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view, self._text = view, WrappedText(view.font())

    # Overrides of Qt, which keep Qt's names.

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        is_quiet = index.column() == DifferenceColumn.KIND
        painter.save()
        painter.setPen(option.palette.color(QUIET if is_quiet else LOUD))
        inside = option.rect.adjusted(PAD_X, PAD_Y, -PAD_X, 0)
        self._text.paint(painter, inside, index.data(), LEFT)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = index.data()
        if index.column() == DifferenceColumn.KIND:
            wanted = self._view.fontMetrics().horizontalAdvance(text)
            return QSize(wanted + 2 * PAD_X, self._text.height(text, wanted + 1))
        # Its last pixel is the line of the grid.
        width = self._view.columnWidth(index.column()) - 2 * PAD_X - 1
        return QSize(0, self._text.height(text, width) + 2 * PAD_Y + 1)
