"""The cells of a file as a table, each marked with what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QPalette

from models.findings import Severity
from models.form import Place
from models.reading.correction import Placing
from models.reading.source import Source
from models.reading.source_grid import SourceCell, SourceRow
from ui.widgets.indexes import Index
from ui.widgets.severity import SEVERITY_INK

TINT = 40
"""How much of a colour a marked cell takes, of 255."""

MOST_COLUMNS = 60

Appearance = Literal["label", "read", "doubtful", "unread"]
SEVERITIES: dict[Appearance, Severity] = {"unread": "error", "doubtful": "warning"}


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: where it begins, and what it covers."""

    row: int
    column: int
    down: int
    across: int


class SourceModel(QAbstractTableModel):
    """Shows the rows that one form was read from."""

    def __init__(self, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._placing: Placing | None = None
        self._doubts: Mapping[Place, Severity] = {}
        self._cells: dict[tuple[int, int], SourceCell] = {}
        self._at: dict[SourceCell, tuple[int, int]] = {}
        self._size = 0, 0

    def show(self, placing: Placing, doubts: Mapping[Place, Severity]) -> None:
        """Show a form's cells; those of the places in doubt are marked."""
        self.beginResetModel()
        self._placing, self._doubts = placing, doubts
        self._cells = dict(_placed(placing.source))
        self._at = {cell: at for at, cell in self._cells.items()}
        rows = placing.source.rows
        width = max((row.width for row in rows), default=1)
        last = max((column + 1 for _, column in self._cells), default=1)
        self._size = len(rows), min(max(width, last), MOST_COLUMNS)
        self.endResetModel()

    def follow(self, placing: Placing) -> None:
        """Show the same cells after one was put elsewhere."""
        self._placing = placing
        rows, columns = self._size
        if rows and columns:
            last = self.index(rows - 1, columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def spans(self) -> Iterator[Span]:
        """Yield the merged cells; a line of text covers the whole width.

        Where nothing is merged, as in a text file, the last text of a row
        that is half empty has the rest of it.
        """
        is_plain = all(max(each.across, each.down) == 1 for each in self._at)
        for (row, column), cell in self._cells.items():
            takes_rest = self._is_line(row) or (is_plain and self._is_last(row, cell))
            across = self._size[1] if takes_rest else cell.across
            across = min(across, self._size[1] - column)
            down = min(cell.down, self._size[0] - row)
            if across > 1 or down > 1:
                yield Span(row, column, down, across)

    def _is_line(self, row: int) -> bool:
        return self._rows()[row].is_line

    def _is_last(self, row: int, cell: SourceCell) -> bool:
        cells = self._rows()[row].cells
        return cell is cells[-1] and 2 * len(cells) <= self._size[1]

    def _rows(self) -> tuple[SourceRow, ...]:
        return self._placing.source.rows if self._placing else ()

    def blank_rows(self) -> Iterator[int]:
        """Yield the rows without any text."""
        return (at for at, row in enumerate(self._rows()) if not row.cells)

    def cell_at(self, index: Index) -> SourceCell | None:
        """Return the cell that is shown there, None where it is blank."""
        return self._cells.get((index.row(), index.column()))

    def index_of(self, cell: SourceCell) -> QModelIndex:
        """Return where a cell is shown."""
        return self.index(*self._at[cell]) if cell in self._at else QModelIndex()

    def appearance(self, cell: SourceCell) -> Appearance:
        """Return how a cell is to be marked."""
        source = self._placing.source if self._placing else Source()
        fate = source.fate(cell)
        if fate == "read" and any(
            place in self._doubts for place in source.places[cell]
        ):
            return "doubtful"
        return fate

    # Overrides of Qt, which keep Qt's names.

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._size[1]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell_at(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ForegroundRole and self.appearance(cell) == "label":
            return self._palette.color(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(self.appearance(cell))
        return None

    def _ground(self, appearance: Appearance) -> QColor | None:
        if appearance == "label":
            return self._palette.color(QPalette.ColorRole.AlternateBase)
        if appearance not in SEVERITIES:
            return None
        tint = QColor(SEVERITY_INK[SEVERITIES[appearance]])
        tint.setAlpha(TINT)
        return tint


def _placed(source: Source) -> Iterator[tuple[tuple[int, int], SourceCell]]:
    for number, row in enumerate(source.rows):
        for cell in row.cells:
            yield (number, min(cell.column, MOST_COLUMNS - 1)), cell
