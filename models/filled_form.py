"""A form with its definition: what stands where, and how it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.cells import Cells
from models.definitions.definition import (
    Column,
    Definition,
    Field,
    FirstLevel,
    SecondLevel,
    list_key,
)
from models.definitions.own_definition import filled_by
from models.definitions.slots import title_of
from models.form import FORM, Form, Place, Row
from models.keys import AMOUNT_UNIT, BUDGET_YEAR
from models.place_names import list_keys, place_name
from models.values.amount import is_amount, parse_amount, to_yuan
from models.values.units import YUAN


@dataclass(frozen=True, slots=True)
class Indicator:
    """A third-level indicator with the levels above it."""

    list: str
    first: FirstLevel
    second: SecondLevel
    row: Row
    columns: tuple[Column, ...]

    def text(self, key: str) -> str:
        """Return a text of the row."""
        return self.row.cells[key]

    def place(self, key: str) -> Place:
        """Return where a text of the row stands."""
        return Place(self.row.id, key)

    def has(self, key: str) -> bool:
        """Return whether the form has such a column."""
        return any(each.key == key for each in self.columns)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One form, and the definition by which it was filled in."""

    form: Form
    definition: Definition

    @property
    def title(self) -> str:
        """The title as printed, with the form's year."""
        return title_of(self.form, self.definition)

    def indicators(self) -> Iterator[Indicator]:
        """Yield the indicators that say anything, in printed order."""
        for tree in self.definition.indicator_blocks:
            for band in tree.bands:
                for first, second in tree.second_levels():
                    key = list_key(band, second)
                    columns = self.definition.columns_of(key)
                    for row in self.form.rows(key):
                        if row.cells:
                            yield Indicator(key, first, second, row, columns)

    def fields(self) -> Iterator[tuple[Field, str]]:
        """Yield the fields that are filled in, with their texts."""
        for field in self.definition.fields:
            text = self.form.fields[field.key]
            if text:
                yield field, text

    def cells(self) -> Iterator[tuple[Column, Place, str]]:
        """Yield the texts of all rows that the form has columns for."""
        return (each for each in self._all_cells() if each[2])

    def texts(self) -> Iterator[tuple[Field | Column, Place, str]]:
        """Yield the texts of the form, fields before rows."""
        for field, text in self.fields():
            yield field, Place(FORM, field.key), text
        yield from self.cells()

    def amounts(self, *keys: str) -> dict[str, Decimal]:
        """Return the amounts of fields in 元, of those that are amounts."""
        found = {key: self.form.fields[key] for key in keys}
        return {
            key: self.yuan(parse_amount(text))
            for key, text in found.items()
            if is_amount(text)
        }

    def yuan(self, amount: Decimal) -> Decimal:
        """Return an amount of the form in 元."""
        is_yuan = self.form.fields[AMOUNT_UNIT].strip() == YUAN
        return amount if is_yuan else to_yuan(amount)

    def has_field(self, key: str) -> bool:
        """Return whether the form has such a field."""
        return any(each.key == key for each in self.definition.fields)

    def has(self, key: str) -> bool:
        """Return whether the form has such a field, and it is filled in."""
        return key in self.form.fields and self.has_field(key)

    def name(self, place: Place) -> str:
        """Return a place in words."""
        return place_name(place, self.form, self.definition)

    def cells_of(self, key: str) -> Iterator[tuple[Column, Place, str]]:
        """Yield the texts of a list's rows, blank ones too, as printed."""
        columns = self.definition.columns_of(key)
        for row in self.form.rows(key):
            for column in columns:
                yield column, Place(row.id, column.key), row.cells[column.key]

    def _all_cells(self) -> Iterator[tuple[Column, Place, str]]:
        """Yield each cell of the form's rows, blank ones too, as printed."""
        for key in list_keys(self.definition):
            yield from self.cells_of(key)


def blank_form(definition: Definition, budget_year: str = "") -> Form:
    """Return an empty form with the defaults of its definition."""
    defaults = {each.key: each.default for each in definition.fields}
    if budget_year:
        defaults[BUDGET_YEAR] = budget_year
    return filled_by(definition, Cells(defaults))
