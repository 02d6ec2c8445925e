"""What has been read of one form so far, and out of which cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.cells import Cells
from models.definitions.definition import Definition
from models.definitions.own_definition import filled_by
from models.findings import Finding, Severity
from models.form import FORM, Form, Place, Row, RowList
from models.place_names import field_name, row_place_name
from models.reading.limits import MOST_IN_CELL
from models.reading.source import Source
from models.reading.source_grid import SourceCell, SourceRow
from models.values.cleaning import clean, repairs


@dataclass(frozen=True, slots=True)
class Repair:
    """Something put right while reading, which the clerk is told.

    Attributes:
        where: The place in words, where it is no cell of the form.
    """

    rule: str
    severity: Severity
    message: str
    place: Place | None = None
    where: str = ""


class FormBuilder:
    """Texts gathered from cells; a cell that gave none is left over.

    Nothing gets lost: every cell that nobody claims is unread in source().
    """

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._lists: dict[str, list[Row]] = {}
        self._positions: dict[int, tuple[str, int]] = {}
        self._repairs: list[Repair] = []
        self._claimed: set[SourceCell] = set()
        self._places: dict[SourceCell, tuple[Place, ...]] = {}
        self._columns: dict[SourceCell, str] = {}
        self._left: dict[SourceCell, tuple[str, ...]] = {}
        self._together: dict[SourceCell, tuple[SourceCell, ...]] = {}
        self._row: tuple[str, ...] = ()
        self._rows_of_fields: dict[str, tuple[str, ...]] = {}
        self._last_id = FORM

    def begin(self, row: SourceRow) -> None:
        """Say which row is read now."""
        self._row = tuple(cell.text for cell in row.cells)

    def claim(self, *cells: SourceCell) -> None:
        """Say that cells hold nothing but known labels, or have been read."""
        self._claimed.update(cells)

    def trace(self, cell: SourceCell, place: Place) -> None:
        """Say that a place has its text, or a part of it, from a cell."""
        self.claim(cell)
        self._places[cell] = (*self._places.get(cell, ()), place)

    def put_field(self, key: str, text: str, cell: SourceCell) -> bool:
        """Read a field's text out of a cell, and return whether it was.

        A field that has a text keeps it.  The same text once more is fine
        where the whole row comes again, as at the head of each page: an
        amount that only equals another says something else.
        """
        cleaned = clean(text)
        is_again = self._rows_of_fields.setdefault(key, self._row) == self._row
        if not is_again or self.fields.setdefault(key, cleaned) != cleaned:
            return False
        self.trace(cell, Place(FORM, key))
        self.note_cleaning(text, Place(FORM, key))
        return True

    def leave(self, cell: SourceCell, text: str) -> None:
        """Say that a part of a cell is unread, though the rest is known."""
        self._left[cell] = (*self._left.get(cell, ()), text)

    def extend_field(self, key: str, cell: SourceCell) -> None:
        """Add a line to a field's text, unless that is endless already."""
        if len(self.fields[key]) > MOST_IN_CELL:
            return
        self.fields[key] += "\n" + clean(cell.text)
        self.trace(cell, Place(FORM, key))
        self.note_cleaning(cell.text, Place(FORM, key))

    def add_row(self, list_key: str, texts: Mapping[str, str]) -> int:
        """Add a row at the end of a list, and return its id."""
        self._last_id += 1
        cleaned = {key: clean(text) for key, text in texts.items()}
        row = Row(self._last_id, Cells(cleaned))
        rows = self._lists.setdefault(list_key, [])
        self._positions[row.id] = (list_key, len(rows))
        rows.append(row)
        for key, text in texts.items():
            self.note_cleaning(text, Place(row.id, key))
        return row.id

    def last_row(self, list_key: str) -> Cells:
        """Return the texts of the last row of a list, none if it has none."""
        rows = self._lists.get(list_key, ())
        return rows[-1].cells if rows else Cells()

    def note(self, repair: Repair) -> None:
        """Remember something that was put right."""
        self._repairs.append(repair)

    def note_cleaning(self, text: str, place: Place) -> None:
        """Remember what cleaning changed in the text of a place."""
        for words in repairs(text):
            self.note(Repair("text_cleaned", "hint", f"{words}，请核对", place))

    def leave_together(self, cells: Sequence[SourceCell]) -> None:
        """Say that cells are one row of a table, in case it is left over."""
        self._together.update(dict.fromkeys(cells, tuple(cells)))

    def name_column(self, cell: SourceCell, name: str) -> None:
        """Say under which head a cell stands, in case it is left over."""
        self._columns[cell] = name

    def form(self, definition: Definition) -> Form:
        """Return what was read as a form."""
        lists = tuple(
            RowList(key, tuple(self._lists[key])) for key in sorted(self._lists)
        )
        return filled_by(definition, Cells(self.fields), lists)

    def findings(self, definition: Definition) -> tuple[Finding, ...]:
        """Return what was put right, each at its place in the form."""
        return tuple(
            Finding(
                rule=each.rule,
                severity=each.severity,
                where=each.where or self._where(each.place, definition),
                message=each.message,
                place=each.place,
            )
            for each in self._repairs
        )

    def source(self, rows: Sequence[SourceRow]) -> Source:
        """Return the rows, and what became of their cells."""
        known = frozenset(self._claimed - self._places.keys())
        return Source(
            tuple(rows),
            self._places,
            known,
            columns=self._columns,
            left=self._left,
            together=self._together,
        )

    def _where(self, place: Place | None, definition: Definition) -> str:
        if place is None:
            return ""
        if place.is_field:
            return field_name(place.key, definition)
        return row_place_name(*self._positions[place.row], place.key, definition)
