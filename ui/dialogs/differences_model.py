"""What differs between two states of a form, as the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from models.comparison import Difference, Kind
from ui.widgets.indexes import Index

KINDS: dict[Kind, str] = {
    "changed": "改动",
    "added": "新增",
    "removed": "删除",
    "moved": "移动",
}


class DifferenceColumn(IntEnum):
    """The columns of the table."""

    KIND, WHERE, BEFORE, AFTER = range(4)


class DifferencesModel(QAbstractTableModel):
    """Shows differences, the texts of one on either side."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        self._names = "", ""

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The differences on show."""
        return self._differences

    def show(
        self, differences: Sequence[Difference], before: str, after: str
    ) -> None:
        """Show differences between two states with these names."""
        self.beginResetModel()
        self._differences, self._names = tuple(differences), (before, after)
        self.endResetModel()

    # Overrides of Qt, which keep Qt's names.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._differences)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(DifferenceColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_head = orientation == Qt.Orientation.Horizontal
        if is_head and role == Qt.ItemDataRole.DisplayRole:
            return ("", "位置", *self._names)[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return _texts(self._differences[index.row()])[index.column()]
        return None


def _texts(difference: Difference) -> tuple[str, ...]:
    """Return the texts of a row, by DifferenceColumn."""
    kind = KINDS[difference.kind]
    return kind, difference.where, difference.before, difference.after
