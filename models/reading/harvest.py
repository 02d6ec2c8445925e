"""What has been read of one form so far, and out of which cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.cells import Cells
from models.cleaning import clean, repairs
from models.definition import Definition
from models.findings import Finding, Severity
from models.form import FORM, Form, Place, Row, RowList
from models.place_names import field_name, row_place_name
from models.reading.limits import MOST_IN_CELL
from models.reading.source_grid import SourceCell, SourceRow


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


class Harvest:
    """Texts gathered from cells; a cell that gave none is left over.

    Nothing gets lost: every cell that nobody claims is in leftovers().
    """

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._lists: dict[str, list[Row]] = {}
        self._positions: dict[int, tuple[str, int]] = {}
        self._repairs: list[Repair] = []
        self._claimed: set[SourceCell] = set()
        self._columns: dict[SourceCell, str] = {}
        self._last_id = FORM

    def claim(self, *cells: SourceCell) -> None:
        """Say that cells hold nothing but known labels, or have been read."""
        self._claimed.update(cells)

    def put_field(self, key: str, text: str, cell: SourceCell) -> None:
        """Read a field's text out of a cell, unless the field has one.

        The same text once more is fine: page heads are repeated.
        """
        cleaned = clean(text)
        if self.fields.setdefault(key, cleaned) == cleaned:
            self.claim(cell)
            self.note_cleaning(text, Place(FORM, key))

    def extend_field(self, key: str, cell: SourceCell) -> None:
        """Add a line to a field's text, unless that is endless already."""
        if len(self.fields[key]) > MOST_IN_CELL:
            return
        self.fields[key] += "\n" + clean(cell.text)
        self.claim(cell)
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

    def name_column(self, cell: SourceCell, name: str) -> None:
        """Say under which head a cell stands, in case it is left over."""
        self._columns[cell] = name

    def form(self, definition: Definition) -> Form:
        """Return what was read as a form."""
        lists = tuple(
            RowList(key, tuple(self._lists[key])) for key in sorted(self._lists)
        )
        return Form(definition.id, definition.version, Cells(self.fields), lists)

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

    def leftovers(self, rows: Iterable[SourceRow]) -> tuple[str, ...]:
        """Return the texts that found no place, with the column's name."""
        return tuple(
            self._named(cell)
            for row in rows
            for cell in row.cells
            if cell not in self._claimed
        )

    def _where(self, place: Place | None, definition: Definition) -> str:
        if place is None:
            return ""
        if place.is_field:
            return field_name(place.key, definition)
        return row_place_name(*self._positions[place.row], place.key, definition)

    def _named(self, cell: SourceCell) -> str:
        name = self._columns.get(cell)
        return f"{name}：{cell.text}" if name else cell.text
