"""How rows and the groups above them look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.editor.rows.cell_delegate import CellDelegate, paint_ring
from ui.editor.rows.roles import Role
from ui.editor.rows.tree_model import FIRST
from ui.widgets.icons import paint_icon
from ui.widgets.severity import FAINT, TINT, faded
from ui.widgets.text_box import PAD_X
from ui.widgets.theme import Ink

GUTTER = 36
"""Left of the cells: the number of the row, the arrow of a group."""

PLUS_WIDTH = 36
"""Right in a group: the button that adds a row."""

ICON = 16
FIRST_ARROW, SECOND_ARROW = 4, 20
"""Where the arrows of first and second levels begin."""

FIRST_NAME = 24
COUNT_WIDTH = 64
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
GroupButton = Literal["arrow", "plus", ""]


@dataclass(frozen=True, slots=True)
class RowState:
    """What a row looks like beside what stands in it.

    Attributes:
        width: Of the whole view, in pixels.
        is_active: Whether the keyboard is in the view.
        is_framed: Whether it is on the row as a whole.
        current: The column with the keyboard, or -1.
    """

    width: int
    is_open: bool
    is_hovered: bool
    is_chosen: bool
    is_active: bool
    is_framed: bool
    current: int


class RowPainter:
    """Paints the rows and groups of a view; the delegate paints the cells."""

    def __init__(self, delegate: CellDelegate) -> None:
        self._delegate = delegate

    def paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
        state: RowState,
        cells: Sequence[QRect],
    ) -> None:
        """Paint a row that is filled in, cell by cell."""
        rect = _row_rect(option.rect, state)
        painter.fillRect(rect, option.palette.color(Ink.Base))
        _paint_tint(painter, option.palette, rect, state)
        _paint_number(painter, option.palette, rect, index, state)
        for column, cell in enumerate(cells):
            has_keyboard = state.is_active and column == state.current
            self._paint_cell(
                painter, option, index.siblingAtColumn(column), cell, has_keyboard
            )
        _underline(painter, option.palette, rect)
        _paint_frame(painter, option, rect, state)

    def paint_group(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
        state: RowState,
    ) -> None:
        """Paint a first or a second level: arrow, name, count and button."""
        palette, rect = option.palette, _row_rect(option.rect, state)
        is_first = index.data(Role.LEVEL) == FIRST
        painter.fillRect(rect, palette.color(Ink.AlternateBase))
        _paint_tint(painter, palette, rect, state)
        if is_first or index.data(Role.COUNT):
            _paint_arrow(painter, palette, rect, is_first, state)
        _paint_name(painter, option, rect, index)
        _paint_count(painter, palette, rect, index)
        if not is_first:
            _paint_plus(painter, palette, rect, state)
        _underline(painter, palette, rect)
        _paint_frame(painter, option, rect, state)

    def paint_empty(
        self, painter: QPainter, rect: QRect, words: str, view: QWidget
    ) -> None:
        """Paint the line that says there are no rows."""
        palette = view.palette()
        painter.fillRect(rect, palette.color(Ink.Base))
        painter.setPen(palette.color(Ink.PlaceholderText))
        painter.drawText(rect.adjusted(GUTTER + PAD_X, 0, 0, -1), LEFT, words)
        _underline(painter, palette, rect)
        if view.hasFocus():
            row = QStyleOptionViewItem()
            row.palette, row.rect = palette, rect.adjusted(0, 0, -1, 0)
            paint_ring(painter, row)

    def _paint_cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
        rect: QRect,
        has_keyboard: bool,
    ) -> None:
        painter.setPen(option.palette.color(Ink.Midlight))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        cell = QStyleOptionViewItem(option)
        cell.rect = rect
        cell.state = QStyle.StateFlag.State_Enabled
        if has_keyboard:
            cell.state |= QStyle.StateFlag.State_HasFocus
        self._delegate.paint(painter, cell, index)


def group_button(x: int, width: int, *, takes_rows: bool) -> GroupButton:
    """Return which button of a group is at x, in a view of this width."""
    if x < GUTTER:
        return "arrow"
    return "plus" if takes_rows and x > width - PLUS_WIDTH else ""


def _row_rect(rect: QRect, state: RowState) -> QRect:
    return QRect(0, rect.top(), state.width, rect.height())


def _paint_tint(
    painter: QPainter, palette: QPalette, rect: QRect, state: RowState
) -> None:
    if state.is_chosen and state.is_active:
        painter.fillRect(rect, faded(palette.color(Ink.Highlight), TINT))
    elif state.is_hovered:
        painter.fillRect(rect, faded(palette.color(Ink.Highlight), FAINT))


def _paint_frame(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, state: RowState
) -> None:
    """Paint the line around a row or a group that has the keyboard."""
    if state.is_framed and state.is_active:
        row = QStyleOptionViewItem(option)
        row.rect = rect.adjusted(0, 0, -1, 0)
        paint_ring(painter, row)


def _paint_number(
    painter: QPainter,
    palette: QPalette,
    rect: QRect,
    index: QModelIndex,
    state: RowState,
) -> None:
    ink = palette.color(Ink.PlaceholderText)
    if state.is_hovered:
        grip = QRect(rect.left() + GUTTER - ICON - 4, rect.top() + 8, ICON, ICON)
        paint_icon(painter, grip, "grip", ink)
        return
    is_here = state.is_active and (state.is_framed or state.current >= 0)
    painter.setPen(palette.color(Ink.Highlight) if is_here else ink)
    line = QRect(rect.left(), rect.top() + 6, GUTTER - PAD_X, 20)
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(index.row() + 1))


def _paint_arrow(
    painter: QPainter,
    palette: QPalette,
    rect: QRect,
    is_first: bool,
    state: RowState,
) -> None:
    left = FIRST_ARROW if is_first else SECOND_ARROW
    name = "group_open" if state.is_open else "group_closed"
    square = QRect(left, rect.center().y() - ICON // 2 + 1, ICON, ICON)
    paint_icon(painter, square, name, palette.color(Ink.PlaceholderText))


def _paint_name(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, index: QModelIndex
) -> None:
    is_first = index.data(Role.LEVEL) == FIRST
    font = QFont(option.font)
    font.setBold(is_first)
    is_quiet = not is_first and not index.data(Role.COUNT)
    painter.setPen(option.palette.color(Ink.PlaceholderText if is_quiet else Ink.Text))
    painter.setFont(font)
    left = FIRST_NAME if is_first else GUTTER + PAD_X
    painter.drawText(rect.adjusted(left, 0, 0, -1), LEFT, str(index.data()))
    painter.setFont(option.font)


def _paint_count(
    painter: QPainter, palette: QPalette, rect: QRect, index: QModelIndex
) -> None:
    count = index.data(Role.COUNT)
    painter.setPen(palette.color(Ink.PlaceholderText))
    right = rect.adjusted(0, 0, -PLUS_WIDTH - 4, -1)
    if count:
        painter.drawText(right, RIGHT, f"{count} 条")


def _paint_plus(
    painter: QPainter, palette: QPalette, rect: QRect, state: RowState
) -> None:
    ink = Ink.Highlight if state.is_hovered else Ink.PlaceholderText
    left = rect.right() - (PLUS_WIDTH + ICON) // 2
    square = QRect(left, rect.center().y() - ICON // 2, ICON, ICON)
    paint_icon(painter, square, "plus", palette.color(ink))


def _underline(painter: QPainter, palette: QPalette, rect: QRect) -> None:
    painter.setPen(palette.color(Ink.Midlight))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
