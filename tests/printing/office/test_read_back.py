"""What is written for other programs is read back as the same form.

Not printed, and so not read back: the ids of rows, rows without a text, the
face and the number of pages (sheet_face, sheet_pages).  Where sign, target
and unit are printed as one text, a unit alone cannot be told from a target.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models.cells import Cells
from models.definition import Definition
from models.definition_file import definitions
from models.form import Form, Row, RowList
from models.reading.recogniser import recognise
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from printing.office.heads import parted_at_heads
from printing.office.table import Table
from tests.models.reading.test_every_definition import filled
from tests.pictures import picture
from tests.printing.office.drawing import spread_of

WHOLE = ("name", "task_name", "sign", "target", "unit")
"""Columns that are filled in wherever a row is."""


@st.composite
def half_filled(draw: DrawFn, definition: Definition) -> Form:
    """Draw a form with some texts blank, and some in two lines."""
    form = draw(filled(definition))
    random = draw(st.randoms(use_true_random=False))
    long = {each.key for each in definition.fields if each.kind == "long_text"}
    fields = {
        key: f"{text}\n第二行" if key in long and random.random() < 0.3 else text
        for key, text in form.fields.items()
        if random.random() < 0.7
    }
    lists = tuple(
        RowList(each.key, tuple(_half_filled(row, random) for row in each.rows))
        for each in form.lists
    )
    return replace(form, fields=Cells(fields), lists=lists)


def _half_filled(row: Row, random: Random) -> Row:
    kept = {
        key: text
        for key, text in row.cells.items()
        if key in WHOLE or random.random() < 0.7
    }
    return replace(row, cells=Cells(kept))


def grid_of(table: Table) -> SourceGrid:
    """Return a table as a reader of files would hand it on."""
    rows: list[list[SourceCell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.text:
            found = SourceCell(cell.text, cell.column, cell.across, cell.down)
            rows[cell.row].append(found)
    return SourceGrid(tuple(SourceRow(tuple(row), len(table.widths)) for row in rows))


@pytest.mark.parametrize("name", definitions())
@given(data=st.data())
def test_the_table_of_a_form_is_the_form(name: str, data: st.DataObject) -> None:
    form = data.draw(half_filled(definitions()[name]))
    table = spread_of(form)

    for each in (table, parted_at_heads(table)):
        (found,) = recognise([grid_of(each)])
        assert found.form.definition == name
        assert picture(found.form) == picture(form)
        assert (found.unread, found.findings) == ((), ())
