"""The preview and the PDF put every character in the same place."""

from __future__ import annotations

from functools import cache
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from models.definitions.definition_file import definitions
from models.form import Form
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Sheet
from printing.pdf import write_pdf
from tests.pictures import tree
from tests.printing.paper import random_form
from tests.ui.ink import (
    PrintedPage,
    characters,
    em_box,
    one_a_page,
    painted_ink,
    texts_alone,
)

pytestmark = pytest.mark.usefixtures("qapp")

FORM = tree(
    """
    budget_year: 2026
    reporting_unit: 示例县图书馆
    amount_unit: 万元
    project_name: 流动书车“Wi-Fi 6”覆盖（二期）
    annual_budget: 681.071914
    annual_objective: 全年开放300天，购书6,000册——读者满意度达到95%以上。
    quantity
      购书册数 | target=6000 | unit=册 | sign=≥
      开放天数 | target=300 | unit=天 | sign== | note=法定节假日除外
    timeliness
      按合同约定的时间完成图书编目上架 | target=按时完成 | sign=定性
    """
)
ZOOMS = (3.0, 4.0, 8.0)
"""Pixels to the point: 225, 300 and 600 % of an ordinary screen."""
ORDINARY = 4 / 3
MOST = 30
"""Characters of a form that are looked at."""


@cache
def sheet_of(form: Form) -> Sheet:
    """Return the texts of a form on paper."""
    sheet = lay_out(form, definitions()[form.definition], bundled_faces())
    return texts_alone(sheet)


def offsets(sheet: Sheet, number: int, zoom: float) -> list[QPointF]:
    """Return how far characters are off their place in the PDF, in points."""
    page, printed = sheet.pages[number - 1], PrintedPage(write_pdf(sheet), number)
    boxes = [em_box(character) for character in characters(page)]
    return [painted_ink(page, box, zoom) - printed.ink(box) for box in boxes]


def eighths(offset: QPointF) -> tuple[int, int]:
    """Return an offset in eighths of a point."""
    return round(offset.x() * 8), round(offset.y() * 8)


@pytest.mark.parametrize("zoom", ZOOMS)
def test_every_character_stands_where_the_pdf_has_it(zoom: float) -> None:
    found = {eighths(offset) for offset in offsets(sheet_of(FORM), 1, zoom)}

    assert found == {(0, 0)}


@settings(max_examples=10)
@given(st.sampled_from(sorted(definitions())), st.integers(0, 2**32))
def test_so_does_each_character_of_any_form_by_itself(name: str, seed: int) -> None:
    sheet = sheet_of(random_form(definitions()[name], seed))
    found = [each for page in sheet.pages for each in characters(page)]
    alone = one_a_page(sheet, found[:: 1 + len(found) // MOST])

    for number in range(1, len(alone.pages) + 1):
        assert [eighths(each) for each in offsets(alone, number, 8.0)] == [(0, 0)]


def test_on_an_ordinary_screen_they_err_to_all_sides_alike() -> None:
    found = offsets(sheet_of(FORM), 1, ORDINARY)

    across, down = fmean(each.x() for each in found), fmean(each.y() for each in found)
    assert eighths(QPointF(across, down)) == (0, 0)
