"""Where the keyboard goes from a cell: on as one reads, and to the ends."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from models.form import Place
from ui.editor.rows.row_model import RowModel

Action = QTreeView.CursorAction

TO_ROW = {Action.MoveHome: 0, Action.MoveEnd: -1}
IN_READING_ORDER = {Action.MoveNext: 1, Action.MovePrevious: -1}
SIDEWAYS = {Action.MoveRight: 1, Action.MoveLeft: -1}


class RowSteps:
    """Finds cells from cells in a view of rows; it puts the frame nowhere.

    What stands under a closed group is passed over, but for the first and
    the last row, which are opened for whoever asks for them.
    """

    def __init__(self, view: QTreeView, rows: RowModel) -> None:
        self._view, self._rows = view, rows

    def moved(
        self, current: QModelIndex, action: QTreeView.CursorAction
    ) -> QModelIndex | None:
        """Return where a key leads from a cell, None for Qt's own way."""
        if action in TO_ROW:
            return self.end_row(current, TO_ROW[action])
        if action in IN_READING_ORDER:
            return self.step(current, IN_READING_ORDER[action])
        if action in SIDEWAYS and self._rows.place_at(current) is not None:
            beside = current.siblingAtColumn(current.column() + SIDEWAYS[action])
            return beside if beside.isValid() else current
        return None

    def step(self, index: QModelIndex, step: int) -> QModelIndex:
        """Return the next or the last cell that can be typed into."""
        beside = index.column() + step
        if self._rows.place_at(index) and 0 <= beside < len(self._rows.columns):
            return index.siblingAtColumn(beside)
        go = self._view.indexBelow if step > 0 else self._view.indexAbove
        found = go(index) if index.isValid() else self._rows.index(0, 0)
        while found.isValid() and self._rows.place_at(found) is None:
            found = go(found)
        last = len(self._rows.columns) - 1
        return found.siblingAtColumn(0 if step > 0 else last)

    def is_last(self, index: QModelIndex) -> bool:
        """Return whether no cell follows this one."""
        return not self.step(index, 1).isValid()

    def first(self) -> QModelIndex:
        """Return the first cell, or the first group that rows go into."""
        first = self.step(QModelIndex(), 1)
        if first.isValid():
            return first
        return self._rows.index(0, 0, self._rows.index(0, 0))

    def end_row(self, current: QModelIndex, which: int) -> QModelIndex:
        """Return the first row (0) or the last (-1), in the same column."""
        rows = tuple(self._rows.shown_rows())
        if not rows:
            first = self._rows.index(0, 0)
            return first if which == 0 else self.lowest()
        column = self._rows.columns[max(0, current.column())]
        index = self._rows.index_of(Place(rows[which].id, column.key))
        self.open_groups(index)
        return index

    def lowest(self) -> QModelIndex:
        """Return the lowest row or group on show."""
        index = QModelIndex()
        while rows := self._rows.rowCount(index):
            if index.isValid() and not self._view.isExpanded(index):
                break
            index = self._rows.index(rows - 1, 0, index)
        return index

    def open_groups(self, index: QModelIndex) -> None:
        """Open the groups that a row or a group stands in."""
        above = index.parent()
        while above.isValid():
            self._view.setExpanded(above, True)
            above = above.parent()
