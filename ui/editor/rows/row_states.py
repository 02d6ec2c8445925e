"""How each row of a view looks now: under the mouse, chosen, or current."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QTreeView

from ui.editor.rows.row_choice import RowChoice
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.row_painter import RowState


class RowStates:
    """Tells the painter what a row looks like beside what stands in it."""

    def __init__(self, view: QTreeView, rows: RowModel, choice: RowChoice) -> None:
        self._view, self._rows, self._choice = view, rows, choice
        self._hovered = QPersistentModelIndex()
        self._shows_rows = False

    def begin(self) -> None:
        """Look once for a whole painting whether rows or a cell are meant."""
        self._shows_rows = self._choice.are_rows

    def hover(self, index: QModelIndex) -> None:
        """Take note of the row that the mouse is on, if of any."""
        first = index.siblingAtColumn(0)
        if first != self._hovered:
            self._hovered = QPersistentModelIndex(first)
            self._view.viewport().update()

    def of(self, index: QModelIndex) -> RowState:
        """Return what a row looks like, given its first cell."""
        view, current = self._view, self._view.currentIndex()
        is_current = current.siblingAtColumn(0) == index
        is_whole = self._shows_rows or self._rows.place_at(index) is None
        is_typing = view.state() == QTreeView.State.EditingState
        return RowState(
            width=view.viewport().width(),
            is_open=view.isExpanded(index),
            is_hovered=self._hovered == index,
            is_chosen=is_whole and view.selectionModel().isSelected(index),
            is_active=view.hasFocus() or is_typing,
            is_framed=is_current and is_whole,
            current=current.column() if is_current and not self._shows_rows else -1,
        )
