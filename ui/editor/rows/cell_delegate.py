"""Cells of the trees and tables: how they are painted and typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.definitions.definition import Column
from ui.actions import REMOVE_KEYS
from ui.editor.rows.roles import Role
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.wrapped_text import WrappedText
from ui.widgets.cell_findings import CellFindings
from ui.widgets.indexes import Index
from ui.widgets.severity import SEVERITY_INK
from ui.widgets.suggestions import usual_answers
from ui.widgets.text_box import PAD_X, PAD_Y, TextBox

CORNER = 7
"""The legs of the triangle that marks a cell with a finding, in pixels."""

GROUP_HEIGHTS = {1: 36, 2: 32}
"""The heights of first and second levels, in pixels."""

DASHES = 150
"""The opacity, of 255, of what marks a text as last year's."""

RING = 2
"""The line around the current cell; an editor lies inside it."""

NO_SIZE = QSize(0, 0)
Hint = QAbstractItemDelegate.EndEditHint


class CellDelegate(QStyledItemDelegate):
    """Paints a text that wraps in its cell, and opens a TextBox over it.

    What is typed goes to the model key by key, so that the paper follows;
    Esc puts back what stood there.

    Attributes:
        replaces: Whether the next editor begins with its text selected,
            because a letter opened it, as in a spreadsheet.

    Signals:
        refused: Something could not be put in.  arg: a sentence.
    """

    refused = Signal(str)

    def __init__(
        self,
        view: QAbstractItemView,
        rows: RowModel,
        cell_width: Callable[[int], int],
    ) -> None:
        super().__init__(view)
        self.replaces = False
        self._view, self._rows, self._cell_width = view, rows, cell_width
        self._is_new = False
        self._before = ""
        self._text = WrappedText(view.font())
        # Qt leaves Tab to boxes of several lines, which would leave the view.
        self._ways_out: dict[int, Callable[[TextBox], None]] = {
            Qt.Key.Key_Tab: self._go_on,
            Qt.Key.Key_Backtab: self._go_back,
            Qt.Key.Key_Escape: self._give_up,
        }

    def follow_font(self) -> None:
        """Measure anew, after the view has another font."""
        self._text = WrappedText(self._view.font())

    def row_height(self, texts: Sequence[str]) -> int:
        """Return how high a row must be for the texts of its cells."""
        heights = [
            self._text.height(text, self._cell_width(column) - 2 * PAD_X - 1)
            for column, text in enumerate(texts)
        ]
        return max(heights, default=0) + 2 * PAD_Y + 1

    def _on_box_typed(self, box: TextBox, text: str) -> None:
        self.commitData.emit(box)

    def _on_box_accepted(self, box: TextBox) -> None:
        self.closeEditor.emit(box, Hint.EditNextItem)

    def _go_on(self, box: TextBox) -> None:
        box.take_offered()
        self.closeEditor.emit(box, Hint.EditNextItem)

    def _go_back(self, box: TextBox) -> None:
        box.take_offered()
        self.closeEditor.emit(box, Hint.EditPreviousItem)

    def _give_up(self, box: TextBox) -> None:
        box.restore(self._before)
        self.closeEditor.emit(box, Hint.RevertModelCache)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        column: Column = index.data(Role.COLUMN)
        rect = option.rect.adjusted(PAD_X, PAD_Y, -PAD_X - 1, -PAD_Y)
        painter.setPen(option.palette.color(_ink(index)))
        self._text.paint(painter, rect, str(index.data()), alignment(column))

    # Overrides of Qt, which keep Qt's names.

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        column: Column = index.data(Role.COLUMN)
        box = TextBox(parent)
        box.set_padding(PAD_X - RING, PAD_Y - RING)
        box.setAutoFillBackground(True)
        box.setBackgroundRole(QPalette.ColorRole.Base)
        box.setAccessibleName(column.label)
        box.window_keys |= {REMOVE_KEYS}
        box.takes_lines = column.kind == "long_text"
        box.align(alignment(column))
        box.suggest(usual_answers(column))
        box.typed.connect(partial(self._on_box_typed, box))
        box.accepted.connect(partial(self._on_box_accepted, box))
        box.refused.connect(self.refused)
        self._before = str(index.data())
        self._is_new = True
        return box

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        # It lives on for a moment, and may still be typed into: in vain.
        assert isinstance(editor, TextBox)
        editor.typed.disconnect()
        editor.accepted.disconnect()
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, TextBox)
        editor.show_text(str(index.data()))
        if self._is_new:
            self._is_new = False
            editor.selectAll() if self.replaces else editor.put_cursor_at_end()

    def setModelData(self, editor: QWidget, model: QObject, index: Index) -> None:
        assert isinstance(editor, TextBox)
        self._rows.setData(index, editor.stored)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(RING, RING, -RING - 1, -RING - 1))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, TextBox) and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if editor.is_composing:
                return False
            if event.key() in self._ways_out:
                self._ways_out[event.key()](editor)
                return True
        return super().eventFilter(editor, event)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        painter.save()
        self._paint_text(painter, option, index)
        if index.data(Role.INHERITED):
            paint_inherited(painter, option)
        paint_corner(painter, option.rect, index.data(Role.FINDINGS))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, option)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt asks each cell how high the row must be: the first one answers.
        if index.column():
            return NO_SIZE
        texts = self._rows.texts_at(index)
        if texts is not None:
            return QSize(0, self.row_height(texts))
        return QSize(0, GROUP_HEIGHTS[index.data(Role.LEVEL)])


def _ink(index: Index) -> QPalette.ColorRole:
    """Return the ink of a text: quieter while it is last year's."""
    is_quiet = index.data(Role.INHERITED)
    return QPalette.ColorRole.PlaceholderText if is_quiet else QPalette.ColorRole.Text


def alignment(column: Column) -> Qt.AlignmentFlag:
    """Return how a column stands on the screen: words always at the left."""
    if column.kind in ("text", "long_text") or column.align == "left":
        return Qt.AlignmentFlag.AlignLeft
    if column.align == "right":
        return Qt.AlignmentFlag.AlignRight
    return Qt.AlignmentFlag.AlignHCenter


def paint_inherited(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the dashes under a text that stands as it came from last year."""
    ink = option.palette.color(QPalette.ColorRole.PlaceholderText)
    ink.setAlpha(DASHES)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
    rect = option.rect.adjusted(PAD_X, 0, -PAD_X - 1, -3)
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_corner(painter: QPainter, rect: QRect, findings: CellFindings | None) -> None:
    """Paint the corner of a cell that has findings."""
    if findings is None:
        return
    right, top = rect.right() - 1, rect.top()
    corner = QPolygon(
        [QPoint(right - CORNER, top), QPoint(right, top), QPoint(right, top + CORNER)]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SEVERITY_INK[findings.severity])
    painter.drawPolygon(corner)


def paint_ring(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint the line around the current cell."""
    pen = QPen(option.palette.color(QPalette.ColorRole.Highlight), RING)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(option.rect.adjusted(1, 1, -RING, -RING))
