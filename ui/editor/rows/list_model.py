"""A table the clerk lengthens, such as the main tasks."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt

from models.definitions.definition import ListBlock
from models.form import Form
from models.row_edits import END
from ui.editor.rows.row_model import ROW_FLAGS, RowModel
from ui.widgets.indexes import Index


class ListModel(RowModel):
    """Shows the rows of one list, one under the other."""

    def __init__(
        self, block: ListBlock, form: Form, parent: QObject | None = None
    ) -> None:
        super().__init__(form, block.columns, (block.list,), parent)

    def list_at(self, index: Index) -> tuple[str, int] | None:
        """Return the list and a row's position; without a row, its end."""
        return super().list_at(index) or (self.lists[0], END)

    # Overrides of Qt, which keep Qt's names.

    def index(
        self, row: int, column: int, parent: Index = QModelIndex()
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self.form.rows(self.lists[0])[row].id)

    def parent(  # type: ignore[override]
        self, index: Index = QModelIndex()
    ) -> QModelIndex:
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.form.rows(self.lists[0]))

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Where there is no row, one may be dropped.
        return ROW_FLAGS if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
