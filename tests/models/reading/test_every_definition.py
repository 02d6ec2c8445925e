"""Whatever form the program knows, it reads back from a printed sheet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models.cells import Cells
from models.definitions.definition import Column, Definition, Field
from models.definitions.definition_file import definitions
from models.form import Form, Row
from models.place_names import list_keys
from models.reading.recognition.recogniser import recognise
from tests.models.reading.pdf_pages.printed_grid import printed_grid
from tests.pictures import picture

NUMBERS = st.integers(1, 999)


def _field_text(field: Field, number: int) -> str:
    if field.key == "amount_unit":
        return field.choices[number % len(field.choices)]
    given = {"amount": f"{number}.5", "year": "2026", "percentage": f"{number}"}
    return given.get(field.kind, f"内容{number}")


def _cells(columns: tuple[Column, ...], number: int) -> Iterator[tuple[str, str]]:
    for at, column in enumerate(columns):
        texts = {"sign": "≥", "target": f"{number}", "unit": "米"}
        yield column.key, texts.get(column.key, f"甲{number}乙{at}")


@st.composite
def filled(draw: DrawFn, definition: Definition) -> Form:
    """Draw a form with every field filled in, and up to two rows a list."""
    fields = {
        each.key: _field_text(each, draw(NUMBERS)) for each in definition.fields
    }
    form = Form(definition.id, definition.version, Cells(fields))
    for key in list_keys(definition):
        for _ in range(draw(st.integers(0, 2))):
            columns = definition.columns_of(key)
            texts = Cells(dict(_cells(columns, draw(NUMBERS))))
            form = form.with_rows(key, (*form.rows(key), Row(form.next_id(), texts)))
    return form


@pytest.mark.parametrize("name", definitions())
@given(data=st.data())
def test_a_printed_form_is_read_back_whole(name: str, data: st.DataObject) -> None:
    definition = definitions()[name]
    form = data.draw(filled(definition))

    (found,) = recognise([printed_grid(form, definition)])

    assert found.form.definition == name
    assert picture(found.form) == picture(form)
    assert (found.unread, found.findings) == ((), ())
