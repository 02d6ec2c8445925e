"""What is meant in a view of rows: the cell with the frame, or whole rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeView

from models.form import Place
from ui.editor.rows.row_model import RowModel

UP_AND_DOWN = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)

Flag = QItemSelectionModel.SelectionFlag
THIS_ROW = Flag.ClearAndSelect | Flag.Rows
UP_TO_HERE = Flag.Select | Flag.Current | Flag.Rows
THIS_ROW_TOO = Flag.Select | Flag.Rows


class RowChoice:
    """The rows chosen in a view, beside the cell that has the frame.

    Where one cell has the frame, that cell is meant; rows are meant where
    they were chosen by their number, or several of them were.  The view
    asks command() what to choose, for Qt would ask the keyboard.
    """

    def __init__(self, view: QTreeView, rows: RowModel) -> None:
        self._view, self._rows = view, rows
        self._is_by_number = self._is_choosing_more = False

    @property
    def is_by_number(self) -> bool:
        """Whether the row with the frame was chosen by its number."""
        return self._is_by_number

    @property
    def are_rows(self) -> bool:
        """Whether whole rows are meant, and not the cell with the frame."""
        return self._is_by_number or len(self._selected_ids()) > 1

    def rows(self) -> tuple[int, ...]:
        """Return the ids of the rows that a command would act on, as printed.

        They are the row with the frame, unless rows were chosen with it.
        """
        current = self._rows.row_id_at(self._view.currentIndex())
        ids = self._selected_ids() if self.are_rows else [current]
        if len(ids) == 1:
            return tuple(each for each in ids if each is not None)
        wanted = set(ids)
        return tuple(row.id for row in self._rows.shown_rows() if row.id in wanted)

    def choose(self, index: QModelIndex) -> None:
        """Put the frame on a cell or a group, and choose nothing else."""
        self._is_by_number = False
        # It asks selectionCommand(), and is where Shift goes on from.
        self._view.setCurrentIndex(index)

    def choose_rows(self, row_ids: Sequence[int]) -> None:
        """Choose whole rows, as clicks on their numbers do.

        Raises:
            IndexError: There are none.
        """
        column = max(0, self._view.currentIndex().column())
        key = self._rows.columns[column].key
        found = [self._rows.index_of(Place(each, key)) for each in row_ids]
        self.choose(found[0])
        for index in found[1:]:
            self._view.selectionModel().select(index, THIS_ROW_TOO)
        self.mean_row()

    def mean_row(self) -> None:
        """Mean the whole row with the frame from now on."""
        current = self._view.currentIndex()
        self._is_by_number = self._rows.place_at(current) is not None
        self._view.viewport().update()

    def mean_frame(self) -> None:
        """Mean the cell with the frame, unless several rows are chosen."""
        self._is_by_number = False
        self._view.viewport().update()

    def mean_cell(self) -> None:
        """Mean the cell with the frame, and let go of all rows but its own."""
        self.choose(self._view.currentIndex())
        self._view.viewport().update()

    @contextmanager
    def moving(self, *, is_more: bool) -> Iterator[None]:
        """Let a key or the mouse move the frame, perhaps to choose more.

        Shift goes on from the frame, where Qt goes on from its last click;
        and where the frame's own row is let go of, it moves to what is left.
        """
        if is_more and not self.are_rows:
            self.choose(self._view.currentIndex())
        self._is_choosing_more = is_more
        yield
        self._is_choosing_more = False
        chosen = self._view.selectionModel()
        if not chosen.isSelected(chosen.currentIndex()) and chosen.selectedRows():
            chosen.setCurrentIndex(chosen.selectedRows()[-1], Flag.NoUpdate)

    def command(self, event: QEvent | None) -> Flag | None:
        """Return what to choose where the frame goes to, None for Qt's way."""
        if event is None:
            # Qt would ask here which keys happen to be held.
            return UP_TO_HERE if self._is_choosing_more else THIS_ROW
        if isinstance(event, QKeyEvent) and not chooses_more(event):
            return THIS_ROW
        return None

    def _selected_ids(self) -> list[int]:
        """Return the rows that are selected, without the groups."""
        chosen = self._view.selectionModel().selectedRows()
        ids = (self._rows.row_id_at(index) for index in chosen)
        return [each for each in ids if each is not None]


def chooses_more(event: QKeyEvent) -> bool:
    """Return whether a key adds rows to those chosen, or lets go of one."""
    held, key = event.modifiers(), event.key()
    if key == Qt.Key.Key_Space:
        return bool(held & Qt.KeyboardModifier.ControlModifier)
    return bool(held & Qt.KeyboardModifier.ShiftModifier) and key in UP_AND_DOWN
