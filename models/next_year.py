"""Last year to this year: a form as next year's begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.cells import Cells
from models.definitions.definition import Column, Definition, Field, TextKind
from models.form import Form, Row, RowList
from models.keys import BUDGET_YEAR, COPY_MARK, PROJECT_NAME, UNIT
from models.values.amount import is_amount
from models.values.year_shift import shift_lone_year, shift_years, year_in

Asked = Field | Column
"""What a text answers: a field of the form, or a column of its rows."""

NEVER_YEARS: tuple[TextKind, ...] = ("amount", "percentage", "sign", "unit", "phone")
"""Kinds whose numbers are no years, even if they look like one."""


class YearUnknown(Exception):
    """A form that does not say its year cannot go on to the next."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”没有写明年度（如 2026），请先填写年度，再复制为下一年度")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many texts the new year changed.

    Attributes:
        moved: Texts with years that were moved on by one.
        emptied: Texts that said what came of the year.
    """

    moved: int
    emptied: int

    @property
    def in_words(self) -> str:
        """What a clerk is told of them: 年份顺延 5 处，清空 2 处."""
        emptied = f"，清空完成情况 {self.emptied} 处" if self.emptied else ""
        return f"年份顺延 {self.moved} 处{emptied}"


def next_year(form: Form, definition: Definition) -> Form:
    """Return the form as that of the next year begins, with the same ids.

    Its own year moves on by one wherever it stands as a year, what came of
    the year is emptied, and beside all is kept what it was (see Row).

    Raises:
        YearUnknown: The form does not say its year.
    """
    year = year_of(form)
    if not year:
        raise YearUnknown(form.fields[PROJECT_NAME] or definition.name)
    fields = {each.key: each for each in definition.fields}
    return replace(
        form,
        fields=_moved_on(form.fields, fields, year).put(COPY_MARK, ""),
        lists=tuple(_list_moved_on(each, definition, year) for each in form.lists),
        last_year=form.fields,
    )


def year_of(form: Form) -> int:
    """Return the year that a form is for, 0 where it does not say."""
    return year_in(form.fields[BUDGET_YEAR])


def text_moved_on(asked: Asked, cells: Cells, year: int) -> str:
    """Return what a text of this year becomes in the form of the next."""
    text = cells[asked.key]
    if asked.outcome:
        return ""
    if asked.kind == "year" or _is_lone_year(asked, cells, year):
        return shift_lone_year(text)
    if asked.kind in NEVER_YEARS or (asked.kind == "target" and is_amount(text)):
        return text
    return shift_years(text, year)


def changes(before: Form, after: Form) -> Changes:
    """Return how many texts next_year() changed."""
    pairs = [(before.fields, after.fields)]
    for old, new in zip(before.all_rows(), after.all_rows(), strict=True):
        pairs.append((old.cells, new.cells))
    changed = [new[key] for old, new in pairs for key in old if old[key] != new[key]]
    moved = sum(map(bool, changed))
    return Changes(moved, len(changed) - moved)


def _is_lone_year(asked: Asked, cells: Cells, year: int) -> bool:
    """Return whether a target is a year, which only its unit says."""
    is_year = year_in(cells[asked.key]) == year and cells[UNIT].strip() == "年"
    return asked.kind == "target" and is_year


def _columns_by_key(list_key: str, definition: Definition) -> dict[str, Column]:
    """Return what is asked for in the rows of a list, nothing if unknown."""
    try:
        columns = definition.columns_of(list_key)
    except KeyError:
        return {}
    return {each.key: each for each in columns}


def _list_moved_on(rows: RowList, definition: Definition, year: int) -> RowList:
    columns = _columns_by_key(rows.key, definition)
    moved = (
        Row(row.id, _moved_on(row.cells, columns, year), row.cells)
        for row in rows.rows
    )
    return RowList(rows.key, tuple(moved))


def _moved_on(cells: Cells, asked: Mapping[str, Asked], year: int) -> Cells:
    moved = {
        key: text_moved_on(asked[key], cells, year) for key in cells if key in asked
    }
    return Cells({**cells, **moved})
