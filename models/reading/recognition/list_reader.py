"""Reads the rows of a table that a clerk lengthens: main tasks."""

from __future__ import annotations

from models.definitions.label_words import TOTALS
from models.definitions.labels import ListLabels, fold
from models.form import Place
from models.reading.recognition.form_builder import FormBuilder
from models.reading.recognition.heads import Head
from models.reading.source_grid import SourceCell, SourceRow


class ListReader:
    """Reads the rows under one head."""

    def __init__(self, labels: ListLabels, head: Head, builder: FormBuilder) -> None:
        self._labels, self._head, self._builder = labels, head, builder
        self._block = labels.block

    def has_text_at(self, cell: SourceCell) -> bool:
        """Return whether a cell stands where the clerk types a text."""
        slot = self._head.slot(cell)
        return slot is not None and slot.column is not None

    def read(self, row: SourceRow) -> bool:
        """Read a row, and return whether it was one of this table."""
        cells = list(row.cells)
        if cells and self._head.slot(cells[0]) is None:
            if fold(cells[0].text) not in self._labels.sides:
                return False
            self._builder.claim(cells.pop(0))
        if cells and fold(cells[0].text) in TOTALS:
            self._leave(cells)
        else:
            self._add(cells)
        return True

    def _leave(self, cells: list[SourceCell]) -> None:
        """Leave a row unread that sums up the others, whole."""
        self._builder.leave_together(cells)
        for cell in cells:
            if slot := self._head.slot(cell):
                self._builder.name_column(cell, slot.name)

    def _add(self, cells: list[SourceCell]) -> None:
        texts: dict[str, str] = {}
        found: dict[str, SourceCell] = {}
        for cell in cells:
            slot = self._head.slot(cell)
            if slot and slot.column and slot.column.key not in texts:
                texts[slot.column.key] = cell.text
                found[slot.column.key] = cell
            elif slot:
                self._builder.name_column(cell, slot.name)
        if texts:
            row_id = self._builder.add_row(self._block.list, self._merged() | texts)
            for key, cell in found.items():
                self._builder.trace(cell, Place(row_id, key))

    def _merged(self) -> dict[str, str]:
        """Return what merged cells carry down from the row above."""
        last = self._builder.last_row(self._block.list)
        return {each.key: last[each.key] for each in self._block.columns if each.merge}
