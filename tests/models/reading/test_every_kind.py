"""A form in whatever kind of file reads back as the same form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.reading import read_file
from models.reading.files.text_file import read_text
from models.reading.files.text_grid import text_grid
from models.reading.source_grid import SourceGrid
from models.show import describe
from tests.models.reading.files.doc_builder import doc_of
from tests.models.reading.files.docx_builder import docx_of
from tests.models.reading.files.html_builder import html_of
from tests.models.reading.files.ods_builder import ods_of
from tests.models.reading.files.rtf_builder import rtf_of
from tests.models.reading.files.xls_builder import xls_of
from tests.models.reading.files.xlsx_builder import xlsx_of
from tests.models.reading.pdf_pages.printed_grid import printed_grid
from tests.models.reading.test_every_definition import filled
from tests.pictures import picture

KINDS: Mapping[str, Callable[[SourceGrid], bytes]] = {
    "docx": docx_of,
    "doc": doc_of,
    "rtf": rtf_of,
    "xlsx": xlsx_of,
    "xls": xls_of,
    "ods": ods_of,
    "html": html_of,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", definitions())
@settings(max_examples=10)
@given(data=st.data())
def test_a_printed_form_is_read_back_from_any_kind_of_file(
    name: str, kind: str, data: st.DataObject
) -> None:
    definition = definitions()[name]
    form = data.draw(filled(definition))

    with TemporaryDirectory() as folder:
        file = Path(folder, "表")
        file.write_bytes(KINDS[kind](printed_grid(form, definition)))
        (found,) = read_file(file)

    assert found.form.definition == name
    assert picture(found.form) == picture(form)
    assert (found.unread, found.findings) == ((), ())


def shown(path: Path) -> str:
    """Return what `show --json` says of a file."""
    described = (
        describe(FilledForm(each.form, each.definition), each.findings, each.unread)
        for each in read_file(path)
    )
    return json.dumps(list(described), ensure_ascii=False, indent=1)


@pytest.mark.parametrize("kind", KINDS)
def test_real_forms_are_the_same_in_any_kind_of_file(
    kind: str, seeds: tuple[Path, ...], tmp_path: Path
) -> None:
    for seed in seeds:
        grid = text_grid(read_text(seed.read_bytes()))
        file = tmp_path / "表"
        file.write_bytes(KINDS[kind](grid))

        assert shown(file) == shown(seed)
