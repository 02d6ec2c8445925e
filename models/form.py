"""The performance-target form (绩效目标表) as an immutable value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from models.cells import Cells

_row_id = attrgetter("id")

FORM = 0
"""The row id that stands for the form itself: its fields are cells of it."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a text stands: a field of the form, or a column of one row."""

    row: int
    key: str

    @property
    def is_field(self) -> bool:
        """Whether the text is one of the form's own fields."""
        return self.row == FORM


@dataclass(frozen=True, slots=True)
class Row:
    """One row the clerk adds: a third-level indicator, or a main task.

    Attributes:
        id: Positive, unique in its form; it outlives every edit of the row.
        cells: Texts as typed, by column key.
        last_year: What they were in the form of the year before, where it
            was made from one; nothing prints it.
    """

    id: int
    cells: Cells = field(default_factory=Cells)
    last_year: Cells = field(default_factory=Cells)


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows under one head: a second level (quantity), or main_tasks."""

    key: str
    rows: tuple[Row, ...]
    _positions: dict[int, int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Filled when first asked for: a form of thousands of rows is asked for
    the place of each finding, and typing makes one list anew, not all."""

    def position(self, row_id: int) -> int | None:
        """Return where the row with this id is, None where it is not."""
        if not self._positions:
            ids = map(_row_id, self.rows)
            self._positions.update(zip(ids, range(len(self.rows))))
        return self._positions.get(row_id)


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its fields and its lists of rows, all kept as typed.

    Attributes:
        definition: The id of the definition it was filled in by.
        version: The version of that definition.
        fields: Single texts, by field key; budget_year and reporting_unit
            are fields like any other.
        lists: Lists that have rows, sorted by key; an absent list is empty.
        last_year: What the fields were in the form of the year before.
        own_definition: The definition itself, as the text of its file, where
            it is none of the program's; see models.definitions.
    """

    definition: str
    version: int = 1
    fields: Cells = field(default_factory=Cells)
    lists: tuple[RowList, ...] = ()
    last_year: Cells = field(default_factory=Cells)
    own_definition: str = ""

    def rows(self, key: str) -> tuple[Row, ...]:
        """Return the rows of a list, none where it has not been begun."""
        for each in self.lists:
            if each.key == key:
                return each.rows
        return ()

    def with_rows(self, key: str, rows: tuple[Row, ...]) -> Form:
        """Return the form with the rows of one list replaced."""
        others = [each for each in self.lists if each.key != key]
        if rows:
            others.append(RowList(key, rows))
        return replace(self, lists=tuple(sorted(others, key=lambda each: each.key)))

    def all_rows(self) -> Iterator[Row]:
        """Yield every row, list by list."""
        for each in self.lists:
            yield from each.rows

    def find(self, row_id: int) -> tuple[str, int, Row]:
        """Return the list, the position in it, and the row with this id.

        Raises:
            KeyError: No row has this id.
        """
        for each in self.lists:
            position = each.position(row_id)
            if position is not None:
                return each.key, position, each.rows[position]
        raise KeyError(row_id)

    def has(self, row_id: int) -> bool:
        """Return whether a row has this id."""
        return any(each.position(row_id) is not None for each in self.lists)

    def text(self, place: Place) -> str:
        """Return the text at a place.

        Raises:
            KeyError: No row has this id.
        """
        cells = self.fields if place.is_field else self.find(place.row)[2].cells
        return cells[place.key]

    def last_text(self, place: Place) -> str:
        """Return what stood at a place last year, "" where nothing is known.

        Raises:
            KeyError: No row has this id.
        """
        last = self.last_year if place.is_field else self.find(place.row)[2].last_year
        return last[place.key]

    def next_id(self) -> int:
        """Return an id that no row of this form has."""
        return max((row.id for row in self.all_rows()), default=FORM) + 1
