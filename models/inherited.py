"""Texts that still stand as they came from last year's form (沿用上年)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from models.cells import Cells
from models.definitions.definition import TextKind
from models.edits import NoteLastYear
from models.filled_form import FilledForm
from models.form import FORM, Form, Place
from models.keys import BUDGET_YEAR, DEPARTMENT_NAME, REPORTING_UNIT
from models.next_year import Asked, text_moved_on
from models.place_names import list_keys
from models.values.year_shift import year_in

NOTHING_NEW: tuple[TextKind, ...] = ("year", "sign", "unit", "choice", "phone")
"""Kinds that are as a rule the same each year; nobody need confirm them."""

NAMES = (REPORTING_UNIT, DEPARTMENT_NAME)
"""Fields that say whose form it is, which no year changes."""


def inherited(filled: FilledForm) -> Iterator[Place]:
    """Yield where texts still stand as they came, in the order of the sheet.

    A text that was changed is not among them, until it is typed back.
    """
    form, definition = filled.form, filled.definition
    year = origin_year(form)
    fields = {each.key: each for each in definition.fields}
    for key in _inherited_keys(form.fields, form.last_year, fields, year):
        yield Place(FORM, key)
    for list_key in list_keys(definition):
        columns = {each.key: each for each in definition.columns_of(list_key)}
        for row in form.rows(list_key):
            for key in _inherited_keys(row.cells, row.last_year, columns, year):
                yield Place(row.id, key)


def origin_year(form: Form) -> int:
    """Return the year of the form that this one came from, 0 for none."""
    return year_in(form.last_year[BUDGET_YEAR])


def is_inherited(asked: Asked, cells: Cells, last_year: Cells, year: int) -> bool:
    """Return whether a text still stands as it came from a year's form."""
    if asked.key not in cells or asked.key not in last_year:
        return False
    if asked.kind in NOTHING_NEW or asked.key in NAMES:
        return False
    return cells[asked.key] == text_moved_on(asked, last_year, year)


def confirmed(places: Iterable[Place]) -> NoteLastYear:
    """Return the edit that takes texts at places for those of this year."""
    return NoteLastYear(tuple((place, "") for place in places))


def _inherited_keys(
    cells: Cells, last_year: Cells, asked: Mapping[str, Asked], year: int
) -> Iterator[str]:
    """Yield the keys of inherited texts, in the order they are asked for."""
    if last_year:
        for key, each in asked.items():
            if is_inherited(each, cells, last_year, year):
                yield key
