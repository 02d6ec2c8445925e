"""Every text on the paper can be found there: tinted, marked, clicked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF

from models.definitions.definition import Definition, ListBlock, TextLine
from models.definitions.definition_file import definitions
from models.form import FORM, Form, Place
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Page, Sheet
from tests.pictures import tree
from tests.printing.paper import random_form, typed_by_place
from ui.paper.margin_signs import MarginSigns
from ui.paper.place_boxes import PlaceBoxes, place_at
from ui.widgets.cell_findings import CellFindings

NAMES = sorted(definitions())
JOINED = "self_evaluation_2026"
"""A form that prints sign, target and unit in one cell."""
PARTS = [Place(1, key) for key in ("sign", "target", "unit")]


def laid_out(form: Form, definition: Definition | None = None) -> Sheet:
    """Return the sheet of a form."""
    return lay_out(form, definition or definitions()[form.definition], bundled_faces())


def middles(page: Page, place: Place) -> Iterator[QPointF]:
    """Yield the middle of each run of a place; blanks hang out of a box."""
    for x, y, text in page.texts():
        if text.place == place and text.text.strip():
            across = text.face.width(text.text) * text.size / 2
            yield QPointF(x + across, y - text.size * 0.4)


def tinted(sheet: Sheet, place: Place) -> int:
    """Return how many boxes are tinted for a place."""
    return sum(len(PlaceBoxes().of(place, page)) for page in sheet.pages)


def marked(sheet: Sheet, place: Place) -> set[Place]:
    """Return where the signs lead that a finding on a place has."""
    signs = MarginSigns(PlaceBoxes(), {place: CellFindings("error", ())})
    return {sign.place for page in sheet.pages for sign in signs.on(page)}


def led_to(sheet: Sheet, place: Place) -> set[Place | None]:
    """Return where clicks on the text of a place lead."""
    return {
        place_at(page, point)
        for page in sheet.pages
        for point in middles(page, place)
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_tinted_marked_and_clicked_on_paper(
    name: str, seed: int
) -> None:
    form = random_form(definitions()[name], seed)
    sheet = laid_out(form)
    places = [place for place, text in typed_by_place(form).items() if text.strip()]

    assert [place for place in places if not tinted(sheet, place)] == []
    assert [place for place in places if marked(sheet, place) != {place}] == []
    assert [place for place in places if led_to(sheet, place) != {place}] == []


@pytest.mark.parametrize("place", PARTS)
def test_a_part_of_a_joined_cell_is_followed_while_it_is_empty(place: Place) -> None:
    sheet = laid_out(tree("quantity\n  安装路灯", JOINED))

    assert (tinted(sheet, place), marked(sheet, place)) == (1, {place})


def test_a_click_beside_the_texts_of_a_joined_cell_leads_to_its_first() -> None:
    (page,) = laid_out(tree("quantity\n  路灯 | sign=≥ | target=8", JOINED)).pages
    box = next(box for box in page.boxes() if PARTS[0] in box.places)
    corner = QPointF(box.x + 1, box.y + 1)

    assert box.places == tuple(PARTS)
    assert place_at(page, corner) == PARTS[0]


def test_the_lines_of_a_part_over_two_pages_lead_to_it_on_both() -> None:
    long = "安装路灯并调试验收" * 200
    form = tree(f"quantity\n  路灯 | sign=≥ | target={long} | unit=米", JOINED)
    sheet = laid_out(form)
    printed = [page for page in sheet.pages if list(middles(page, PARTS[1]))]

    assert len(printed) > 2
    assert [led_to(sheet, place) for place in PARTS] == [{place} for place in PARTS]
    assert all(PlaceBoxes().of(PARTS[1], page) for page in printed)


def test_the_cell_of_equal_neighbours_is_that_of_each() -> None:
    form = tree("main_tasks\n  道路\n  道路\n  桥梁", "department_form_2026")
    sheet = laid_out(form, merging(definitions()["department_form_2026"]))
    places = [Place(row, "task_name") for row in (1, 2, 3)]

    assert [tinted(sheet, place) for place in places] == [1, 1, 1]
    assert [marked(sheet, place) for place in places] == [{place} for place in places]
    assert led_to(sheet, places[0]) == {places[0]}


def merging(definition: Definition) -> Definition:
    """Return a definition whose lists merge equal neighbours."""
    blocks = tuple(
        replace(
            block,
            columns=(replace(block.columns[0], merge=True), *block.columns[1:]),
        )
        if isinstance(block, ListBlock)
        else block
        for block in definition.tables
    )
    return replace(definition, blocks=blocks)


def test_a_line_with_two_fields_leads_to_each() -> None:
    known = definitions()[JOINED]
    line = TextLine("填表人：{preparer}，电话：{phone}")
    form = tree("preparer: 张三\nphone: 123", JOINED)
    sheet = laid_out(form, replace(known, feet=(line,)))
    places = [Place(FORM, key) for key in ("preparer", "phone")]

    assert [tinted(sheet, place) for place in places] == [1, 1]
    assert [led_to(sheet, place) for place in places] == [{place} for place in places]


def test_the_boxes_of_a_page_laid_out_anew_are_found_anew() -> None:
    boxes, second = PlaceBoxes(), Place(2, "name")
    old, new = (
        laid_out(tree(f"quantity\n  路灯\n{more}", JOINED)).pages[0]
        for more in ("", "  灯杆")
    )

    found = [len(boxes.of(second, page)) for page in (old, new, old)]
    assert found == [0, 1, 0]


def test_a_blank_row_is_found_by_its_list() -> None:
    (page,) = laid_out(tree("quantity\n  路灯", JOINED)).pages

    assert PlaceBoxes().of("quality", page)
    assert not PlaceBoxes().of("quantity", page)
