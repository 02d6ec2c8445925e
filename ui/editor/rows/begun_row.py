"""The row a clerk begins: by typing on a group, or by Tab past the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTreeView

from models.row_edits import END
from ui.editor.rows.row_model import RowModel
from ui.editor.rows.row_steps import RowSteps


class BegunRow(QObject):
    """Asks for a row to type into, and lets go of one that stayed empty.

    A row that was begun with Tab and has no text is let go of again: who
    presses Tab in it goes on to what follows.

    Signals:
        row_requested: A row is wanted.  args: list key, position or END.
        row_begun: One is wanted that is typed into at once.  arg: list key.
        row_left_empty: A row that was begun has been left.  arg: its id.
    """

    row_requested = Signal(str, int)
    row_begun = Signal(str)
    row_left_empty = Signal(int)

    def __init__(self, view: QTreeView, rows: RowModel, steps: RowSteps) -> None:
        super().__init__(view)
        self._view, self._rows, self._steps = view, rows, steps
        self._begun: int | None = None

    @property
    def may_change(self) -> bool:
        """Whether anything may be typed into the view."""
        return self._view.editTriggers() != QTreeView.EditTrigger.NoEditTriggers

    def begin(self) -> bool:
        """Begin a row on a group, to be typed into; return whether it is."""
        if not self.may_change or self._is_on_row():
            return False
        self.row_begun.emit(self._list_here())
        return self._is_on_row()

    def ends_at(self, index: QModelIndex) -> bool:
        """Return whether Tab finds no other cell after this one."""
        if self._rows.place_at(index) is None:
            return False
        is_begun = self._rows.row_id_at(index) == self._begun
        return is_begun and self._is_empty(index) or self._steps.is_last(index)

    def go_past(self, index: QModelIndex) -> None:
        """Begin a row after the last one, or leave the view."""
        where, row_id = self._rows.list_at(index), self._rows.row_id_at(index)
        if where is None or not self.may_change:
            return
        if not self._is_empty(index):
            self.row_requested.emit(where[0], END)
            begun = self._rows.row_id_at(self._view.currentIndex())
            self._begun = None if begun == row_id else begun
        elif row_id == self._begun:
            self._leave()
        else:
            self._go_on()

    def _is_on_row(self) -> bool:
        return self._rows.place_at(self._view.currentIndex()) is not None

    def _is_empty(self, index: QModelIndex) -> bool:
        return not any(self._rows.texts_at(index) or ())

    def _list_here(self) -> str:
        """Return the list that a row begun here goes into."""
        index = self._view.currentIndex()
        found = self._rows.list_at(index)
        if found is None and self._rows.rowCount(index):
            found = self._rows.list_at(self._rows.index(0, 0, index))
        return self._rows.lists[0] if found is None else found[0]

    def _leave(self) -> None:
        row_id, self._begun = self._begun, None
        if row_id is not None:
            self.row_left_empty.emit(row_id)
        self._go_on()

    def _go_on(self) -> None:
        """Let the keyboard go on to what follows the view."""
        self._view.setTabKeyNavigation(False)
        self._view.focusNextChild()
        self._view.setTabKeyNavigation(True)
