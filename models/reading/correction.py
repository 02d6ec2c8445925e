"""Moves the text of a cell to another place than the recogniser found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from models.cells import Cells
from models.definitions.definition import Definition
from models.edits import Insert, SetText, apply
from models.form import FORM, Form, Place, Row
from models.place_names import list_keys, list_name, place_name
from models.reading.read_form import ReadForm
from models.reading.source import Source
from models.reading.source_grid import SourceCell, SourceRow
from models.values.cleaning import clean


@dataclass(frozen=True, slots=True)
class NewRow:
    """The end of a list, where a row is to be added."""

    list: str


Target = Place | NewRow | None
"""Where a text may go; None leaves it among the unread."""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that a text may go to, and what it is called."""

    target: Target
    name: str


@dataclass(frozen=True, slots=True)
class Placing:
    """A form as it was read, and as the clerk has put it right since."""

    form: Form
    definition: Definition
    source: Source

    def unread(self) -> tuple[SourceCell, ...]:
        """Return the cells whose text, or a part of it, is not in the form."""
        cells = self.source.cells()
        return tuple(each for each in cells if self.source.unread_part(each))

    def cell_at(self, place: Place) -> SourceCell | None:
        """Return the cell that a place has its text from."""
        for cell, places in self.source.places.items():
            if place in places:
                return cell
        return None

    def choices(self, cell: SourceCell) -> tuple[PlaceChoice, ...]:
        """Return where the text of a cell may go, the likely places first."""
        return tuple(self._choices(cell))

    def move(self, cell: SourceCell, target: Target) -> Placing:
        """Return the placing with a cell's text put elsewhere.

        A text that stood there before becomes unread, and so do the other
        lines of a text that several cells made together.
        """
        form, places = self.form, dict(self.source.places)
        for old in places.pop(cell, ()):
            form, _ = apply(form, SetText(old, ""))
            places = _without(places, old)
        if target is None:
            return self._with(form, places)
        form, place = self._made(form, target)
        places = _without(places, place)
        form, _ = apply(form, SetText(place, clean(cell.text)))
        return self._with(form, places | {cell: (place,)})

    def _made(self, form: Form, target: Place | NewRow) -> tuple[Form, Place]:
        """Return the form that has the place, and the place.

        In a new row that is the first column that its list asks for, which
        only the definition knows: a task has no name of an indicator.
        """
        if isinstance(target, Place):
            return form, target
        row = Row(form.next_id(), Cells())
        end = len(form.rows(target.list))
        longer, _ = apply(form, Insert(target.list, end, row))
        return longer, Place(row.id, self.definition.columns_of(target.list)[0].key)

    def _with(self, form: Form, places: dict[SourceCell, tuple[Place, ...]]) -> Placing:
        return replace(self, form=form, source=replace(self.source, places=places))

    def _choices(self, cell: SourceCell) -> Iterator[PlaceChoice]:
        yield PlaceChoice(None, "不放入表中")
        for row_id in self._rows_beside(cell):
            key, _, _ = self.form.find(row_id)
            for column in self.definition.columns_of(key):
                place = Place(row_id, column.key)
                yield PlaceChoice(place, place_name(place, self.form, self.definition))
        for each in self.definition.fields:
            yield PlaceChoice(Place(FORM, each.key), each.label)
        for key in list_keys(self.definition):
            name = list_name(key, self.definition)
            yield PlaceChoice(NewRow(key), f"新增一条：{name}")

    def _rows_beside(self, cell: SourceCell) -> list[int]:
        """Return the rows of the form that a cell's neighbours went to."""
        row = self._row_of(cell)
        found: dict[int, None] = {}
        for each in row.cells:
            for place in self.source.places.get(each, ()):
                if not place.is_field:
                    found[place.row] = None
        return list(found)

    def _row_of(self, cell: SourceCell) -> SourceRow:
        return next(row for row in self.source.rows if cell in row.cells)


def placing_of(read: ReadForm) -> Placing:
    """Return the placing that a file was read with."""
    return Placing(read.form, read.definition, read.source)


def _without(
    places: Mapping[SourceCell, tuple[Place, ...]], gone: Place
) -> dict[SourceCell, tuple[Place, ...]]:
    """Return where texts went, but for the cells of one place."""
    return {cell: taken for cell, taken in places.items() if gone not in taken}
