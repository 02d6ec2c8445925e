"""Rows of a form in a view: what a tree and a flat table of them share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from models.definitions.definition import Column
from models.edits import Edit
from models.form import Form, Place, Row
from models.row_edits import END, move_rows
from ui.editor.rows.row_changes import (
    ManyChange,
    RowComes,
    RowGoes,
    RowMoves,
    TextsChange,
    change_of,
    find_rows,
    rewritten,
    stand_elsewhere,
)
from ui.editor.rows.row_data import row_data
from ui.editor.rows.row_drag import ROWS_MIME, pack_rows, unpack_rows
from ui.widgets.cell_findings import FindingsByPlace
from ui.widgets.indexes import Index

ROW_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


class RowModel(QAbstractItemModel):
    """Shows some lists of one form, and turns typing into edits.

    It follows the form, which is a value, edit by edit; it changes nothing
    itself.  An index carries an int, the id of its row, and no Python
    object, for every edit replaces those.

    Attributes:
        form: The form on show.
        columns: What is filled in for a row, in printed order.
        lists: The keys of the lists of rows, in printed order.

    Signals:
        edit_requested: The clerk wants a change.  arg: the Edit.
        text_typed: The clerk typed into a cell.  args: the Place, the text.
    """

    edit_requested = Signal(object)
    text_typed = Signal(object, str)

    def __init__(
        self,
        form: Form,
        columns: tuple[Column, ...],
        lists: tuple[str, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.form, self.columns, self.lists = form, columns, lists
        self._keys = [column.key for column in columns]
        self._findings: FindingsByPlace = {}
        self._places = find_rows(form, lists)

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a row nor a group."""
        return self.rowCount() == 0

    def group_index(self, key: str) -> QModelIndex:
        """Return what the rows of a list stand under: nothing, or a group."""
        return QModelIndex()

    def index_of(self, place: Place) -> QModelIndex:
        """Return the cell at a place, an invalid index where there is none."""
        if place.row not in self._places or place.key not in self._keys:
            return QModelIndex()
        position = self._places[place.row][1]
        return self.createIndex(position, self._keys.index(place.key), place.row)

    def place_at(self, index: Index) -> Place | None:
        """Return the place of a cell, None for a group."""
        row_id = self.row_id_at(index)
        return None if row_id is None else Place(row_id, self._keys[index.column()])

    def row_id_at(self, index: Index) -> int | None:
        """Return the id of the row an index stands on, None for a group."""
        row_id = index.internalId()
        return row_id if index.isValid() and row_id in self._places else None

    def row_index(self, key: str, position: int) -> QModelIndex:
        """Return the first cell of a row, or of the last before it.

        In a list without rows it is what they would stand under.
        """
        rows = self.form.rows(key)[: position + 1]
        if not rows:
            return self.group_index(key)
        return self.createIndex(len(rows) - 1, 0, rows[-1].id)

    def list_at(self, index: Index) -> tuple[str, int] | None:
        """Return the list, and the position in it, that an index is in.

        Where a list as a whole is meant, the position is END; None is where
        no list is.
        """
        row_id = self.row_id_at(index)
        return None if row_id is None else self._places[row_id]

    def texts_at(self, index: Index) -> list[str] | None:
        """Return the texts of the row an index stands on, None for a group."""
        row_id = self.row_id_at(index)
        if row_id is None:
            return None
        cells = self._row(row_id).cells
        return [cells[key] for key in self._keys]

    def shown_rows(self) -> Iterator[Row]:
        """Yield the rows on show, in printed order."""
        for key in self.lists:
            yield from self.form.rows(key)

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made, telling the views what moved."""
        match change_of(edit, self.lists, self._places):
            case TextsChange(places):
                self.form = form
                self._tell_places(places)
            case RowComes(key, position):
                self._take_in(form, key, position)
            case RowGoes(key, position):
                self._let_go(form, key, position)
            case RowMoves() as move:
                self._move(form, move)
            case ManyChange():
                self._change_many(form)
        self.form = form

    def set_findings(self, findings: FindingsByPlace) -> None:
        """Mark the cells that have findings."""
        old, self._findings = self._findings, findings
        places = {*old, *findings}
        self._tell_places(
            each for each in places if old.get(each) != findings.get(each)
        )

    def _show(self, form: Form) -> None:
        self.form = form
        self._places = find_rows(form, self.lists)

    def _take_in(self, form: Form, key: str, position: int) -> None:
        self.beginInsertRows(self.group_index(key), position, position)
        self._show(form)
        self.endInsertRows()
        self._on_count_changed(key)

    def _let_go(self, form: Form, key: str, position: int) -> None:
        self.beginRemoveRows(self.group_index(key), position, position)
        self._show(form)
        self.endRemoveRows()
        self._on_count_changed(key)

    def _move(self, form: Form, move: RowMoves) -> None:
        source, target = self.group_index(move.list), self.group_index(move.new_list)
        at = move.position
        if not self.beginMoveRows(source, at, at, target, move.before):
            return
        self._show(form)
        self.endMoveRows()
        if move.list != move.new_list:
            self._on_count_changed(move.list)
            self._on_count_changed(move.new_list)

    def _change_many(self, form: Form) -> None:
        """Show what many edits made, telling the views once.

        A view measures all its rows whenever it is told of something.
        """
        before = self.form
        if stand_elsewhere(before, form, self.lists):
            self._lay_out_anew(form)
        self.form = form
        for key, positions in rewritten(before, form, self.lists):
            self._tell_rows(key, positions)

    def _lay_out_anew(self, form: Form) -> None:
        self.layoutAboutToBeChanged.emit()
        known = self.persistentIndexList()
        self._show(form)
        self.changePersistentIndexList(known, [self._index_now(each) for each in known])
        self.layoutChanged.emit()

    def _index_now(self, index: QModelIndex) -> QModelIndex:
        """Return where the row or the group of an older index is now."""
        row_id = index.internalId()
        if row_id in self._places:
            position = self._places[row_id][1]
            return self.createIndex(position, index.column(), row_id)
        return index if self._is_group(index) else QModelIndex()

    def _is_group(self, index: Index) -> bool:
        """Return whether an index is of a group, which no edit takes out."""
        return False

    def _tell_places(self, places: Iterable[Place]) -> None:
        """Tell of cells, of several in one list at once."""
        cells: dict[str, list[QModelIndex]] = defaultdict(list)
        for place in places:
            index = self.index_of(place)
            if index.isValid():
                cells[self._places[place.row][0]].append(index)
        for key, found in cells.items():
            if len(found) == 1:
                self._tell(found[0])
            else:
                self._tell_rows(key, [index.row() for index in found])

    def _tell_rows(self, key: str, positions: Sequence[int]) -> None:
        """Tell that rows of a list are different, as one piece."""
        if positions:
            top, foot = min(positions), max(positions)
            rows, last = self.form.rows(key), len(self._keys) - 1
            self.dataChanged.emit(
                self.createIndex(top, 0, rows[top].id),
                self.createIndex(foot, last, rows[foot].id),
            )

    def _on_count_changed(self, key: str) -> None:
        """Tell the groups above a list that it has more or fewer rows."""

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _row(self, row_id: int) -> Row:
        key, position = self._places[row_id]
        return self.form.rows(key)[position]

    # Overrides of Qt, which keep Qt's names.

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.place_at(index)
        if place is None:
            return None
        column, findings = self.columns[index.column()], self._findings.get(place)
        return row_data(self.form, self._row(place.row), column, findings, role)

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        place = self.place_at(index)
        if place is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.text_typed.emit(place, str(value))
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if not across or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.columns[section].label if section < len(self.columns) else None

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROWS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        chosen = {self.row_id_at(index) for index in indexes}
        return pack_rows(self, (each for each in self._places if each in chosen))

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        target = self.list_at(parent)
        is_whole_list = target is not None and target[1] == END
        return is_whole_list and bool(unpack_rows(self, data, self._places))

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: Index,
    ) -> bool:
        target = self.list_at(parent)
        fits = self.canDropMimeData(data, action, row, column, parent)
        if target is None or not fits:
            return False
        rows = unpack_rows(self, data, self._places)
        edit = move_rows(self.form, rows, target[0], row)
        if edit is not None:
            self.edit_requested.emit(edit)
        return edit is not None
