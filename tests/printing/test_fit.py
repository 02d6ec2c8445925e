"""A form can be asked to fit on a number of pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.definitions.definition_file import definitions
from models.form import Form
from printing.fit import fit
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Sheet
from tests.pictures import tree
from tests.printing.paper import Sample, samples, typed_by_place, words_by_place

FACES = bundled_faces()
PROJECT = definitions()["project_form_2026"]


def form_of(rows: int) -> Form:
    """Return a form with so many quantity indicators of one line."""
    return tree("quantity\n" + "  安装路灯 | target=8\n" * rows)


def sizes(sheet: Sheet) -> set[float]:
    """Return the sizes of the type in the cells."""
    return {t.size for page in sheet.pages for _, _, t in page.texts() if t.place}


def test_a_form_that_fits_is_left_as_it_is() -> None:
    form = form_of(3)

    assert fit(form, PROJECT, FACES, 1) == lay_out(form, PROJECT, FACES)


def test_type_shrinks_no_more_than_it_must_and_the_clerk_is_told() -> None:
    sheet = fit(form_of(13), PROJECT, FACES, 1)

    assert len(lay_out(form_of(13), PROJECT, FACES).pages) == 2
    assert len(sheet.pages) == 1
    assert sheet.notices == ("为排进 1 页，字号由 10.5 磅缩为 9 磅。",)


def test_type_is_never_shrunk_below_eight_points() -> None:
    sheet = fit(form_of(80), PROJECT, FACES, 1)

    assert min(sizes(sheet)) == 8
    assert sheet.notices == ("字号缩到 8 磅仍需 3 页，排不进 1 页。",)


@given(samples(), st.integers(1, 3))
def test_nothing_is_lost_by_shrinking(sample: Sample, pages: int) -> None:
    sheet = fit(sample.form, sample.definition, FACES, pages)

    said = words_by_place(sheet)
    typed = typed_by_place(sample.form)
    assert {p: said[p] for p in typed if not p.is_field} == {
        p: text for p, text in typed.items() if not p.is_field
    }
