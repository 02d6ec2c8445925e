"""Forms and their texts are values."""

from __future__ import annotations

import pytest
from hypothesis import given

from models.cells import Cells
from models.form import FORM, Form, Place, Row
from tests.pictures import assert_looks_like, dedented, picture, tree
from tests.strategies import forms

DRAWING = dedented("""
    project_name: 更换路灯
    quality
      亮灯率 | target=100 | unit=%
    quantity
      安装路灯 | target=40 | unit=盏
      安装灯杆
    """)
FORM_DRAWN = tree(DRAWING)


def test_a_drawing_comes_back_as_drawn() -> None:
    assert picture(FORM_DRAWN) == DRAWING


def test_blank_cells_are_never_stored() -> None:
    assert Cells({"name": "", "unit": "盏"}) == Cells(unit="盏")


def test_a_blank_cell_reads_as_empty_text() -> None:
    assert Cells()["name"] == ""


def test_cells_are_equal_in_whatever_order_they_were_typed() -> None:
    one, other = Cells(name="路灯", unit="盏"), Cells(unit="盏", name="路灯")

    assert one == other
    assert hash(one) == hash(other)


def test_cells_equal_nothing_else() -> None:
    assert Cells(unit="盏") != {"unit": "盏"}


def test_put_leaves_the_old_cells_alone() -> None:
    old = Cells(unit="盏")

    assert old.put("unit", "") == Cells()
    assert old == Cells(unit="盏")


def test_cells_show_their_texts_in_a_failed_test() -> None:
    assert repr(Cells(unit="盏")) == "Cells({'unit': '盏'})"


def test_a_list_that_was_not_begun_has_no_rows() -> None:
    assert FORM_DRAWN.rows("timeliness") == ()


def test_a_list_that_lost_its_rows_equals_one_never_begun() -> None:
    emptied = FORM_DRAWN.with_rows("quality", ()).with_rows("quantity", ())

    assert_looks_like(emptied, "project_name: 更换路灯")
    assert emptied.lists == ()


def test_find_tells_list_position_and_row() -> None:
    key, position, row = FORM_DRAWN.find(3)

    assert (key, position, row.cells["name"]) == ("quantity", 1, "安装灯杆")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(FORM, "project_name"), "更换路灯"),
        (Place(FORM, "reporting_unit"), ""),
        (Place(2, "target"), "40"),
        (Place(3, "target"), ""),
    ],
)
def test_a_text_is_found_at_its_place(place: Place, text: str) -> None:
    assert FORM_DRAWN.text(place) == text


def test_a_row_that_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        FORM_DRAWN.text(Place(9, "name"))


def test_only_places_of_the_form_itself_are_fields() -> None:
    assert Place(FORM, "project_name").is_field
    assert not Place(1, "name").is_field


def test_ids_begin_at_one() -> None:
    assert Form("project_form_2026").next_id() == 1


@given(forms())
def test_the_next_id_is_free_and_above_all(form: Form) -> None:
    assert all(row.id < form.next_id() for row in form.all_rows())


@given(forms())
def test_forms_can_be_kept_in_sets(form: Form) -> None:
    same = Form(form.definition, form.version, Cells(form.fields), form.lists)

    assert {form, same} == {form}


def test_rows_are_equal_by_id_and_texts() -> None:
    assert Row(1) == Row(1, Cells(name=""))
    assert Row(1) != Row(2)


@given(forms())
def test_each_row_is_found_where_it_stands(form: Form) -> None:
    for each in form.lists:
        for position, row in enumerate(each.rows):
            assert form.find(row.id) == (each.key, position, row)
    assert not form.has(form.next_id())


def test_a_form_that_was_searched_is_the_same_value() -> None:
    searched = tree(DRAWING)
    searched.find(2)

    assert (searched, hash(searched)) == (FORM_DRAWN, hash(FORM_DRAWN))
    assert repr(searched) == repr(FORM_DRAWN)
