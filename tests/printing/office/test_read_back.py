"""What is written for other programs is read back as the same form.

Not printed, and so not read back: the ids of rows, rows without a text, the
face and the number of pages (sheet_face, sheet_pages).  Where sign, target
and unit are printed as one text, a unit alone cannot be told from a target.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from models.cells import Cells
from models.definitions.definition import Definition
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form, Row, RowList
from models.reading import ReadForm, read_file
from models.reading.recognition.recogniser import recognise
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from printing.office.heads import parted_at_heads
from printing.office.table import Table
from printing.writers import ExportOptions, draw
from resources import EXAMPLES
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


def any_form() -> SearchStrategy[Form]:
    """Return a strategy for such forms of every definition."""
    return st.sampled_from(list(definitions().values())).flatmap(half_filled)


def grid_of(table: Table) -> SourceGrid:
    """Return a table as a reader of files would hand it on."""
    rows: list[list[SourceCell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.text:
            found = SourceCell(cell.text, cell.column, cell.across, cell.down)
            rows[cell.row].append(found)
    return SourceGrid(tuple(SourceRow(tuple(row), len(table.widths)) for row in rows))


def read_back(form: Form, kind: str, folder: Path) -> ReadForm:
    """Return the form that a file of one kind holds, once it is written."""
    written = FilledForm(form, definitions()[form.definition])
    path = folder / f"表.{kind}"
    path.write_bytes(draw(written, ExportOptions(kind)).data)
    (found,) = read_file(path)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for files that are read at once."""
    return tmp_path_factory.mktemp("read back")


@given(form=any_form())
def test_the_table_of_a_form_is_the_form(form: Form) -> None:
    table = spread_of(form)

    for each in (table, parted_at_heads(table)):
        (found,) = recognise([grid_of(each)])
        assert_same(found, form)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@given(form=any_form())
def test_a_file_for_other_programs_holds_the_form(
    kind: str, form: Form, folder: Path
) -> None:
    assert_same(read_back(form, kind, folder), form)


@pytest.mark.parametrize("kind", ["docx", "xlsx", "jibiao", "json"])
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda p: p.stem)
def test_the_examples_come_back(path: Path, kind: str, tmp_path: Path) -> None:
    (example,) = read_file(path)

    assert_same(read_back(example.form, kind, tmp_path), example.form)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_seeds_come_back(
    seeds: tuple[Path, ...], kind: str, tmp_path: Path
) -> None:
    for path in seeds:
        for each in read_file(path):
            found = read_back(each.form, kind, tmp_path)
            assert picture(found.form) == picture(each.form)


def assert_same(found: ReadForm, form: Form) -> None:
    """Compare what was read with what was written, ids aside."""
    assert found.form.definition == form.definition
    assert picture(found.form) == picture(form)
    assert (found.unread, found.findings) == ((), ())
