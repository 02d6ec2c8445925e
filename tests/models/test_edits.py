"""Every edit gives the next form, and the edit that undoes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from models.cells import Cells
from models.edits import (
    Edit,
    Insert,
    Move,
    NoteLastYear,
    Remove,
    SetText,
    Together,
    apply,
)
from models.form import FORM, Form, Place, Row
from tests.pictures import assert_looks_like, tree
from tests.strategies import edits, forms, walks

PLAN = tree("""
    project_name: 更换路灯
    quality
      亮灯率
    quantity
      安装路灯 | target=40
      安装灯杆
    """)
LIT, LAMPS, POLES = 1, 2, 3


def after(edit: Edit) -> Form:
    """Return the plan after an edit that undoes exactly."""
    form, undo = apply(PLAN, edit)
    back, again = apply(form, undo)
    assert back == PLAN
    assert apply(back, again)[0] == form
    return form


def test_a_field_is_typed() -> None:
    form = after(SetText(Place(FORM, "project_name"), "更换灯杆"))

    assert form.fields["project_name"] == "更换灯杆"


def test_a_cell_is_typed() -> None:
    form = after(SetText(Place(LAMPS, "target"), "60"))

    assert_looks_like(form, """
        project_name: 更换路灯
        quality
          亮灯率
        quantity
          安装路灯 | target=60
          安装灯杆
        """)


def test_a_row_is_put_between_others() -> None:
    form = after(Insert("quantity", 1, Row(7, Cells(name="铺设电缆"))))

    assert_looks_like(form, """
        project_name: 更换路灯
        quality
          亮灯率
        quantity
          安装路灯 | target=40
          铺设电缆
          安装灯杆
        """)


def test_a_row_begins_a_list() -> None:
    form = after(Insert("cost", 0, Row(7, Cells(name="总成本"))))

    assert [row.cells["name"] for row in form.rows("cost")] == ["总成本"]


def test_a_row_is_taken_out() -> None:
    form = after(Remove(LAMPS))

    assert_looks_like(form, """
        project_name: 更换路灯
        quality
          亮灯率
        quantity
          安装灯杆
        """)


def test_the_last_row_takes_its_list_with_it() -> None:
    form = after(Remove(LIT))

    assert [each.key for each in form.lists] == ["quantity"]


def test_a_row_moves_down_within_its_list() -> None:
    form = after(Move(LAMPS, "quantity", 1))

    assert [row.id for row in form.rows("quantity")] == [POLES, LAMPS]


def test_a_row_moves_to_another_list_with_its_texts() -> None:
    form = after(Move(LAMPS, "quality", 0))

    assert_looks_like(form, """
        project_name: 更换路灯
        quality
          安装路灯 | target=40
          亮灯率
        quantity
          安装灯杆
        """)


def test_what_stood_there_last_year_is_noted_beside() -> None:
    places = Place(LAMPS, "target"), Place(FORM, "project_name")
    form = after(NoteLastYear(tuple((each, "旧") for each in places)))

    assert [form.last_text(each) for each in places] == ["旧", "旧"]
    assert form.text(places[0]) == "40"


def test_what_stood_there_last_year_moves_with_its_row() -> None:
    noted, _ = apply(PLAN, NoteLastYear(((Place(LAMPS, "target"), "30"),)))
    gone, undo = apply(noted, Remove(LAMPS))
    back, _ = apply(gone, undo)

    assert back == noted


def test_several_edits_are_one_step() -> None:
    form = after(Together((Remove(LAMPS), Remove(POLES), Remove(LIT))))

    assert_looks_like(form, "project_name: 更换路灯")


def test_no_edits_at_all_change_nothing() -> None:
    assert after(Together(())) == PLAN


@pytest.mark.parametrize("position", [-1, 3])
def test_a_row_is_not_put_outside_its_list(position: int) -> None:
    with pytest.raises(ValueError, match="outside quantity"):
        apply(PLAN, Insert("quantity", position, Row(7)))


def test_a_taken_id_is_refused() -> None:
    with pytest.raises(ValueError, match="is taken"):
        apply(PLAN, Insert("quality", 0, Row(LAMPS)))


@pytest.mark.parametrize(
    "edit",
    [
        SetText(Place(9, "name"), "x"),
        NoteLastYear(((Place(9, "name"), "x"),)),
        Remove(9),
        Move(9, "quality", 0),
    ],
)
def test_a_row_that_is_not_there_is_refused(edit: Edit) -> None:
    with pytest.raises(KeyError):
        apply(PLAN, edit)


@given(forms(), st.data())
def test_every_edit_can_be_undone(form: Form, data: DataObject) -> None:
    changed, undo = apply(form, data.draw(edits(form)))

    assert apply(changed, undo)[0] == form


@given(forms(), st.data())
def test_every_undo_can_be_undone(form: Form, data: DataObject) -> None:
    changed, undo = apply(form, data.draw(edits(form)))
    back, again = apply(changed, undo)

    assert apply(back, again)[0] == changed


@given(forms(), st.data())
def test_a_walk_of_edits_is_undone_as_one(form: Form, data: DataObject) -> None:
    changed, undo = apply(form, data.draw(walks(form)))

    assert apply(changed, undo)[0] == form


@given(forms(), st.data())
def test_several_edits_make_what_each_makes_after_the_other(
    form: Form, data: DataObject
) -> None:
    walk = data.draw(walks(form))
    step_by_step = form
    for each in walk.edits:
        step_by_step, _ = apply(step_by_step, each)

    assert apply(form, walk)[0] == step_by_step


def test_lists_that_stay_are_the_same_objects() -> None:
    form, _ = apply(PLAN, Together((Remove(LAMPS), Remove(POLES))))

    assert form.lists[0] is PLAN.lists[0]


@pytest.mark.parametrize(
    "edit", [SetText(Place(9, "name"), "x"), Remove(9), Move(9, "quality", 0)]
)
def test_no_row_is_taken_for_another_in_a_step_of_several(edit: Edit) -> None:
    with pytest.raises(KeyError):
        apply(PLAN, Together((Remove(LAMPS), edit)))


@given(forms(), st.data())
def test_ids_stay_unique_on_every_walk(form: Form, data: DataObject) -> None:
    changed, _ = apply(form, data.draw(walks(form)))
    ids = [row.id for row in changed.all_rows()]

    assert len(ids) == len(set(ids))


@given(forms(), st.data())
def test_lists_stay_sorted_and_never_empty(form: Form, data: DataObject) -> None:
    changed, _ = apply(form, data.draw(walks(form)))
    keys = [each.key for each in changed.lists]

    assert keys == sorted(set(keys))
    assert all(each.rows for each in changed.lists)
