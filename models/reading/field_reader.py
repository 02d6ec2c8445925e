"""Reads the single texts of a form out of rows of labels and values."""

from __future__ import annotations

from models.labels import Labels, fold, money_unit_of
from models.reading.grid_labels import anchor, grid_labels_of
from models.reading.harvest import Harvest
from models.reading.source_grid import SourceCell, SourceRow
from models.reading.ticked import choice_in

FIELD = "@"


class FieldReader:
    """Reads one run of rows; it remembers the labels that stand above.

    A text belongs to the label at its left or to the one above it, as the
    form's own grids have it.
    """

    def __init__(self, labels: Labels, harvest: Harvest) -> None:
        self._labels, self._harvest = labels, harvest
        self._places = grid_labels_of(labels.definition)
        self._above: dict[int, str] = {}

    def starts_with_label(self, row: SourceRow) -> bool:
        """Return whether the row begins with a label of the form."""
        return bool(row.cells) and bool(anchor(row.cells[0].text, self._labels))

    def goes_on(self, row: SourceRow) -> bool:
        """Return whether the row has a label, or a text under one."""
        return any(
            anchor(cell.text, self._labels) or self._key([], cell)
            for cell in row.cells
        )

    def read(self, row: SourceRow) -> str:
        """Read the texts of a row, and return the key of the last one."""
        before: list[str] = []
        printed: list[str] = []
        key = ""
        for cell in row.cells:
            found = anchor(cell.text, self._labels)
            if found:
                before.append(found)
                printed = list(self._places.printed.get(found, ()))
                self._read_label(found, cell)
            elif cell.text in printed and not self._crossing(before, cell):
                printed.remove(cell.text)
                self._harvest.claim(cell)
            else:
                key = self._read_text(before, cell)
        return key

    def _read_label(self, found: str, cell: SourceCell) -> None:
        self._harvest.claim(cell)
        for column in range(cell.column, cell.column + cell.across):
            self._above[column] = found
        unit = money_unit_of(cell.text)
        if unit and not fold(cell.text) in self._labels.fields:
            self._harvest.fields.setdefault("amount_unit", unit)

    def _read_text(self, before: list[str], cell: SourceCell) -> str:
        key = self._key(before, cell)
        if key:
            field = self._labels.definition.field(key)
            text = choice_in(cell.text, field)
            if text:
                self._harvest.put_field(key, text, cell)
            else:
                self._harvest.claim(cell)
        return key

    def _key(self, before: list[str], cell: SourceCell) -> str:
        """Return the field whose text stands here, or ""."""
        left = before[-1] if before else ""
        above = self._above.get(cell.column, "")
        crossing = self._crossing(before, cell)
        beside = self._places.right.get((left, before.count(left) - 1), ())
        if crossing or (left and len(beside) == 1):
            return crossing or beside[0]
        below = "" if left else self._places.below.get(above, "")
        return below or _own_field(left) or _own_field(above)

    def _crossing(self, before: list[str], cell: SourceCell) -> str:
        """Return the field where a label's row meets a label's column."""
        left = before[-1] if before else ""
        above = self._above.get(cell.column, "")
        return self._places.crossing.get((left, above), "") if above else ""


def _own_field(found: str) -> str:
    return found.removeprefix(FIELD) if found.startswith(FIELD) else ""
