"""The tree of indicators: two given levels, and the rows of the clerk."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from models.definitions.definition import IndicatorBlock, band_columns, list_key
from models.form import Form
from models.row_edits import END
from ui.editor.rows.roles import Role
from ui.editor.rows.row_model import ROW_FLAGS, RowModel
from ui.widgets.indexes import Index

GROUP = 1 << 56
"""Internal ids from here on are groups; below it, they are ids of rows."""

FIRST, SECOND = 1, 2


class TreeModel(RowModel):
    """Shows the indicators of one form under their levels.

    The internal id of a group is the number of its first level and, for a
    second level, that of the second too: the same as long as the form has
    the same definition.
    """

    def __init__(
        self,
        block: IndicatorBlock,
        form: Form,
        band: str = "",
        parent: QObject | None = None,
    ) -> None:
        self._levels = block.levels
        self._groups = {
            list_key(band, second): (i, j)
            for i, first in enumerate(block.levels)
            for j, second in enumerate(first.second_levels)
        }
        self._lists = {group: key for key, group in self._groups.items()}
        super().__init__(form, band_columns(block, band), tuple(self._groups), parent)

    def group_index(self, key: str) -> QModelIndex:
        """Return the second level that the rows of a list stand under."""
        first, second = self._groups[key]
        return self.createIndex(second, 0, _second_id(first, second))

    def list_at(self, index: Index) -> tuple[str, int] | None:
        """Return the list, and the position in it, that an index is in.

        The position of a second level is the end of its list; a first level
        is in no list.
        """
        if not index.isValid() or index.internalId() < GROUP:
            return super().list_at(index)
        first, second = _group(index.internalId())
        return None if second is None else (self._lists[first, second], END)

    def _is_group(self, index: Index) -> bool:
        return index.isValid() and index.internalId() >= GROUP

    def _on_count_changed(self, key: str) -> None:
        second = self.group_index(key)
        self._tell(second)
        self._tell(second.parent())

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
        return sum(len(self.form.rows(self._lists[first, each])) for each in chosen)

    # Overrides of Qt, which keep Qt's names.

    def index(
        self, row: int, column: int, parent: Index = QModelIndex()
    ) -> QModelIndex:
        # Asked for thousands of times: hasIndex() would ask back each time.
        if not 0 <= column < len(self.columns) or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, _first_id(row))
        first, second = _group(parent.internalId())
        if second is None:
            return self.createIndex(row, column, _second_id(first, row))
        rows = self.form.rows(self._lists[first, second])
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
        if parent.column() or parent.internalId() < GROUP:
            return 0
        first, second = _group(parent.internalId())
        if second is None:
            return len(self._levels[first].second_levels)
        return len(self.form.rows(self._lists[first, second]))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() < GROUP:
            return ROW_FLAGS
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if _group(index.internalId())[1] is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.internalId() < GROUP:
            return super().data(index, role)
        return None if index.column() else self._group_data(index.internalId(), role)


def _first_id(first: int) -> int:
    return GROUP + (first << 16)


def _second_id(first: int, second: int) -> int:
    return GROUP + (first << 16) + second + 1


def _group(internal_id: int) -> tuple[int, int | None]:
    """Return the positions of a group: a first level has no second."""
    first, second = divmod(internal_id - GROUP, 1 << 16)
    return first, second - 1 if second else None
