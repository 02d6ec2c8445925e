"""A form under review, as the rules look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from models.definitions.definition import (
    Column,
    Definition,
    Field,
    FirstLevel,
    SecondLevel,
    list_key,
)
from models.edits import Edit, SetText
from models.findings import Finding, Severity
from models.form import FORM, Form, Place, Row
from models.keys import AMOUNT_UNIT
from models.place_names import list_keys, place_name
from models.values.amount import is_amount, parse_amount, to_yuan
from models.values.units import YUAN

UNNAMED = ""
"""Of a finding that its rule has yet to put its name on."""


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
class Subject:
    """One form with its definition."""

    form: Form
    definition: Definition

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

    def in_order(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return findings in the order in which their places are printed."""
        order = {each: number for number, each in enumerate(self._printed())}
        return tuple(
            sorted(findings, key=lambda each: order.get(each.place or each.list, -1))
        )

    def name(self, place: Place) -> str:
        """Return a place in words."""
        return place_name(place, self.form, self.definition)

    def finding(
        self,
        severity: Severity,
        place: Place,
        message: str,
        fix: Edit | None = None,
    ) -> Finding:
        """Return a finding about one place."""
        return Finding(UNNAMED, severity, self.name(place), message, place, fix)

    def missing(
        self,
        severity: Severity,
        place: Place,
        message: str,
        fix: Edit | None = None,
    ) -> Finding:
        """Return a finding about a place where nothing stands yet."""
        found = self.finding(severity, place, message, fix)
        return replace(found, is_missing=True)

    def of_field(
        self,
        severity: Severity,
        key: str,
        message: str,
        fix: str = "",
    ) -> Finding:
        """Return a finding about a field, mended by the text of the fix."""
        place = Place(FORM, key)
        edit = SetText(place, fix) if fix else None
        return self.finding(severity, place, message, edit)

    def _printed(self) -> Iterator[Place | str]:
        """Yield each place of the form, and a list's key before its rows."""
        yield from (Place(FORM, each.key) for each in self.definition.fields)
        for key in list_keys(self.definition):
            yield key
            yield from (place for _, place, _ in self._cells_of(key))

    def _all_cells(self) -> Iterator[tuple[Column, Place, str]]:
        """Yield each cell of the form's rows, blank ones too, as printed."""
        for key in list_keys(self.definition):
            yield from self._cells_of(key)

    def _cells_of(self, key: str) -> Iterator[tuple[Column, Place, str]]:
        columns = self.definition.columns_of(key)
        for row in self.form.rows(key):
            for column in columns:
                yield column, Place(row.id, column.key), row.cells[column.key]
