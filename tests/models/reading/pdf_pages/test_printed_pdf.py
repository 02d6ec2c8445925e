"""Our own PDFs are read back: rows over several pages, shrunk type and all.

What is on no paper cannot be read from it: blanks at the ends of lines, a
break that was typed where the line ended anyway, and one in a short text in
the middle of a narrow cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.form import Form
from models.reading import ReadForm, read_file
from models.reading.grids import read_grids
from models.reading.recognition.recogniser import recognise
from models.show import describe
from printing.compose import compose
from printing.fit import fit
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Page, Sheet
from printing.pdf import write_pdf
from resources import EXAMPLES
from tests.models.pdf.papers import grids
from tests.models.reading.written_forms import BLANKS, SEEDS, written_form
from tests.pictures import picture, tree

FACES = bundled_faces()
FEW = settings(max_examples=max(4, settings().max_examples // 15))


def printed(form: Form) -> Sheet:
    """Return a form on pages."""
    return lay_out(form, definitions()[form.definition], FACES)


def read_back(sheet: Sheet) -> ReadForm:
    """Return the one form that is read from the PDF of a sheet."""
    (found,) = recognise(grids(write_pdf(sheet)))
    return found


def without_blanks(form: Form) -> str:
    """Return the drawing of a form as it can be told from paper."""
    return re.sub(r"[ 　⏎]", "", picture(form))


@pytest.mark.parametrize("name", definitions())
@FEW
@given(seed=SEEDS)
def test_a_form_comes_back_from_its_pdf_as_it_was(name: str, seed: int) -> None:
    form = written_form(definitions()[name], seed)

    found = read_back(printed(form))

    assert found.form.definition == name
    assert picture(found.form) == picture(form)
    assert (found.unread, found.findings) == ((), ())


@pytest.mark.parametrize("name", definitions())
@FEW
@given(seed=SEEDS, pages=st.integers(1, 3))
def test_so_it_does_in_type_shrunk_to_fit_the_pages(
    name: str, seed: int, pages: int
) -> None:
    definition = definitions()[name]
    form = written_form(definition, seed)

    assert picture(read_back(fit(form, definition, FACES, pages)).form) == picture(form)


@pytest.mark.parametrize("name", definitions())
@FEW
@given(seed=SEEDS)
def test_of_blanks_and_breaks_only_some_can_be_told(name: str, seed: int) -> None:
    form = written_form(definitions()[name], seed, BLANKS)

    assert without_blanks(read_back(printed(form)).form) == without_blanks(form)


@pytest.mark.parametrize(
    "text", ["一是巡查。\n二是整修。", "道路照明\n\n绿化", "采购 Linux V10 各 2 套", "甲  乙"]
)
def test_a_break_or_blank_inside_a_line_is_kept(text: str) -> None:
    form = tree(f"annual_objective: {text.replace(chr(10), '⏎')}")

    assert read_back(printed(form)).form.fields["annual_objective"] == text


def department() -> Form:
    """Return the example that fills three pages."""
    (path,) = EXAMPLES.glob("*department.json")
    (found,) = read_file(path)
    return found.form


@pytest.mark.parametrize("order", [(1, 2, 0), (2, 1, 0), (0, 2, 1)])
def test_the_pages_may_come_in_any_order(order: tuple[int, int, int]) -> None:
    sheet = printed(department())
    mixed = replace(sheet, pages=tuple(sheet.pages[at] for at in order))
    found, form = read_back(mixed).form, department()

    assert found.fields == form.fields
    assert sorted(map(str, _cells(found))) == sorted(map(str, _cells(form)))


def _cells(form: Form) -> list[tuple[str, Cells]]:
    return [(each.key, row.cells) for each in form.lists for row in each.rows]


def test_radicals_that_some_files_have_for_characters_are_read_as_these() -> None:
    form = tree("project_name: 一人工目金")
    radicals = str.maketrans("一人工目金门", "⼀⼈⼯⽬⾦⻔")
    found = read_back(_translated(printed(form), radicals))

    assert picture(found.form) == picture(form)
    assert [each.rule for each in found.findings] == ["text_cleaned"]


def _translated(sheet: Sheet, table: dict[int, int]) -> Sheet:
    """Return a sheet with other characters in its texts."""
    pages = []
    for page in sheet.pages:
        strips = []
        for strip in page.strips:
            texts = (
                replace(text, text=text.text.translate(table))
                for text in strip.part.texts
            )
            part = replace(strip.part, texts=tuple(texts))
            strips.append(replace(strip, part=part))
        pages.append(Page(page.number, page.width, page.height, tuple(strips)))
    return replace(sheet, pages=tuple(pages))


def test_through_the_whole_program_it_is_the_same() -> None:
    form = written_form(definitions()["project_form_2026"], 0)
    found = recognise(read_grids("pdf", write_pdf(printed(form))))

    assert [picture(each.form) for each in found] == [picture(form)]


def test_the_real_forms_are_read_alike_from_text_and_from_our_pdf(
    seeds: Sequence[Path], tmp_path: Path
) -> None:
    for each in (found for path in seeds for found in read_file(path)):
        file = tmp_path / "表.pdf"
        file.write_bytes(write_pdf(compose(each.form, each.definition)))
        (again,) = read_file(file)

        assert describe(FilledForm(again.form, again.definition)) == describe(
            FilledForm(each.form, each.definition)
        )
        assert again.unread == ()


@pytest.mark.parametrize("name", definitions())
def test_a_form_with_its_year_alone_comes_back_so(name: str) -> None:
    form = Form(name, definitions()[name].version, Cells(budget_year="2026"))
    found = read_back(printed(form))

    assert (picture(found.form), found.unread) == ("budget_year: 2026", ())
