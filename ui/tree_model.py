"""The tree of indicators: two given levels, and the rows of the clerk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from models.definition import (
    Column,
    IndicatorBlock,
    band_columns,
    list_key,
)
from models.edits import Edit, Insert, Move, Remove, SetText, Together, apply
from models.form import Form, Place, Row
from ui.marks import Marks
from ui.moves import END, move_rows
from ui.roles import Role
from ui.row_drag import ROWS_MIME, pack_rows, unpack_rows

Index = QModelIndex | QPersistentModelIndex

GROUP = 1 << 56
"""Internal ids from here on are groups; below it, they are ids of rows."""

FIRST, SECOND, THIRD = 1, 2, 3


class TreeModel(QAbstractItemModel):
    """Shows the indicators of one form, and turns typing into edits.

    It follows the form, which is a value, edit by edit; it changes nothing
    itself.  An index carries an int: the id of a row, or the number of a
    group, and no Python object, for every edit replaces those.

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
        block: IndicatorBlock,
        form: Form,
        band: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.form = form
        self.columns: tuple[Column, ...] = band_columns(block, band)
        self._levels = block.levels
        self._groups = {
            list_key(band, second): (i, j)
            for i, first in enumerate(block.levels)
            for j, second in enumerate(first.second_levels)
        }
        self._keys = {group: key for key, group in self._groups.items()}
        self._marks: Marks = {}
        self._places: dict[int, tuple[str, int]] = {}
        self._find_rows()

    @property
    def lists(self) -> tuple[str, ...]:
        """The keys of the lists of rows, in printed order."""
        return tuple(self._groups)

    def index_of(self, place: Place) -> QModelIndex:
        """Return the cell at a place, an invalid index where there is none."""
        keys = [column.key for column in self.columns]
        if place.row not in self._places or place.key not in keys:
            return QModelIndex()
        return self._row_index(place.row, keys.index(place.key))

    def group_index(self, key: str) -> QModelIndex:
        """Return the second level that a list of rows stands under."""
        first, second = self._groups[key]
        return self.createIndex(second, 0, _second_id(first, second))

    def place_at(self, index: Index) -> Place | None:
        """Return the place of a cell, None for a group."""
        row_id = self.row_id_at(index)
        return None if row_id is None else Place(row_id, self._column(index).key)

    def row_id_at(self, index: Index) -> int | None:
        """Return the id of the row an index stands on, None for a group."""
        is_row = index.isValid() and index.internalId() < GROUP
        return index.internalId() if is_row else None

    def list_at(self, index: Index) -> tuple[str, int] | None:
        """Return the list, and the position in it, that an index is in.

        The position of a second level is the end of its list; a first level
        is in no list.
        """
        if not index.isValid():
            return None
        if index.internalId() < GROUP:
            return self._places[index.internalId()]
        first, second = _group(index.internalId())
        return None if second is None else (self._keys[first, second], END)

    def follow(self, form: Form, edit: Edit) -> None:
        """Show the form that an edit made, telling the views what moved."""
        match edit:
            case SetText(place):
                self._follow_text(form, place)
            case Insert(key, position):
                self._follow_insert(form, key, position)
            case Remove(row_id):
                self._follow_remove(form, row_id)
            case Move():
                self._follow_move(form, edit)
            case Together(edits):
                for each in edits:
                    self.follow(apply(self.form, each)[0], each)
                self.form = form

    def set_marks(self, marks: Marks) -> None:
        """Mark the cells that have findings."""
        old, self._marks = self._marks, marks
        for place in sorted({*old, *marks}):
            if old.get(place) != marks.get(place):
                self._tell(self.index_of(place))

    def _find_rows(self) -> None:
        self._places = {
            row.id: (key, position)
            for key in self._groups
            for position, row in enumerate(self.form.rows(key))
        }

    def _show(self, form: Form) -> None:
        self.form = form
        self._find_rows()

    def _follow_text(self, form: Form, place: Place) -> None:
        self.form = form
        self._tell(self.index_of(place))

    def _follow_insert(self, form: Form, key: str, position: int) -> None:
        if key not in self._groups:
            self.form = form
            return
        self.beginInsertRows(self.group_index(key), position, position)
        self._show(form)
        self.endInsertRows()
        self._tell_count(key)

    def _follow_remove(self, form: Form, row_id: int) -> None:
        if row_id not in self._places:
            self.form = form
            return
        key, position = self._places[row_id]
        self.beginRemoveRows(self.group_index(key), position, position)
        self._show(form)
        self.endRemoveRows()
        self._tell_count(key)

    def _follow_move(self, form: Form, move: Move) -> None:
        if move.row_id not in self._places or move.list not in self._groups:
            self._follow_foreign_move(form, move)
            return
        key, old = self._places[move.row_id]
        # Qt counts the target while the row is still in its old place.
        new = move.position + (key == move.list and move.position > old)
        source, target = self.group_index(key), self.group_index(move.list)
        if not self.beginMoveRows(source, old, old, target, new):
            self.form = form
            return
        self._show(form)
        self.endMoveRows()
        if key != move.list:
            self._tell_count(key)
            self._tell_count(move.list)

    def _follow_foreign_move(self, form: Form, move: Move) -> None:
        if move.row_id in self._places:
            self._follow_remove(form, move.row_id)
        else:
            self._follow_insert(form, move.list, move.position)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.dataChanged.emit(index, index)

    def _tell_count(self, key: str) -> None:
        second = self.group_index(key)
        self._tell(second)
        self._tell(second.parent())

    def _row_index(self, row_id: int, column: int) -> QModelIndex:
        return self.createIndex(self._places[row_id][1], column, row_id)

    def _row(self, row_id: int) -> Row:
        key, position = self._places[row_id]
        return self.form.rows(key)[position]

    def _column(self, index: Index) -> Column:
        return self.columns[index.column()]

    def _rows_below(self, internal_id: int) -> int:
        if internal_id < GROUP:
            return 0
        first, second = _group(internal_id)
        if second is None:
            return len(self._levels[first].second_levels)
        return len(self.form.rows(self._keys[first, second]))

    def _row_data(self, row_id: int, index: Index, role: int) -> object:
        place = Place(row_id, self._column(index).key)
        mark = self._marks.get(place)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._row(row_id).cells[place.key]
            case Qt.ItemDataRole.ToolTipRole:
                return mark.tool_tip if mark else None
            case Role.PLACE:
                return place
            case Role.COLUMN:
                return self._column(index)
            case Role.MARK:
                return mark
            case Role.LEVEL:
                return THIRD
        return None

    def _group_data(self, internal_id: int, role: int) -> object:
        first, second = _group(internal_id)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._group_name(first, second)
            case Role.LEVEL:
                return FIRST if second is None else SECOND
            case Role.COUNT:
                return self._count(first, second)
        return None

    def _group_name(self, first: int, second: int | None) -> str:
        level = self._levels[first]
        return level.name if second is None else level.second_levels[second].name

    def _count(self, first: int, second: int | None) -> int:
        seconds = range(len(self._levels[first].second_levels))
        chosen = seconds if second is None else (second,)
        return sum(len(self.form.rows(self._keys[first, each])) for each in chosen)

    # Overrides of Qt, which keep Qt's names.

    def index(
        self, row: int, column: int, parent: Index = QModelIndex()
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, _first_id(row))
        first, second = _group(parent.internalId())
        if second is None:
            return self.createIndex(row, column, _second_id(first, row))
        rows = self.form.rows(self._keys[first, second])
        return self.createIndex(row, column, rows[row].id)

    def parent(  # type: ignore[override]
        self, index: Index = QModelIndex()
    ) -> QModelIndex:
        if not index.isValid():
            return QModelIndex()
        if index.internalId() < GROUP:
            return self.group_index(self._places[index.internalId()][0])
        first, second = _group(index.internalId())
        if second is None:
            return QModelIndex()
        return self.createIndex(first, 0, _first_id(first))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if not parent.isValid():
            return len(self._levels)
        return 0 if parent.column() else self._rows_below(parent.internalId())

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.internalId() < GROUP:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
            return flags | Qt.ItemFlag.ItemNeverHasChildren
        if _group(index.internalId())[1] is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if index.internalId() < GROUP:
            return self._row_data(index.internalId(), index, role)
        return None if index.column() else self._group_data(index.internalId(), role)

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
        rows = unpack_rows(self, data)
        is_group = parent.isValid() and self.row_id_at(parent) is None
        is_known = all(each in self._places for each in rows)
        return is_group and self.list_at(parent) is not None and is_known and bool(rows)

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
        edit = move_rows(self.form, unpack_rows(self, data), target[0], row)
        if edit is not None:
            self.edit_requested.emit(edit)
        return edit is not None


def _first_id(first: int) -> int:
    return GROUP + (first << 16)


def _second_id(first: int, second: int) -> int:
    return GROUP + (first << 16) + second + 1


def _group(internal_id: int) -> tuple[int, int | None]:
    """Return the positions of a group: a first level has no second."""
    first, second = divmod(internal_id - GROUP, 1 << 16)
    return first, second - 1 if second else None
