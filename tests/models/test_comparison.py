"""What differs between two states of a form, and leads to the later one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from models.cells import Cells
from models.comparison import compare
from models.definitions.definition_file import definitions
from models.edits import Edit, Insert, Move, Remove, SetText, Together, apply
from models.form import FORM, Form, Place, Row
from tests.pictures import tree
from tests.strategies import forms, walks

DEFINITION = definitions()["project_form_2026"]
PLAN = tree("""
    project_name: 更换路灯
    quality
      亮灯率
    quantity
      安装路灯 | target=40
      安装灯杆
      安装电缆
    """)
LIT, LAMPS, POLES, CABLES = 1, 2, 3, 4


def picture(edit: Edit) -> list[str]:
    """Return what an edit makes different in the plan, in words."""
    return words(PLAN, apply(PLAN, edit)[0])


def words(before: Form, after: Form) -> list[str]:
    return [
        f"{each.kind} {each.where}: {each.before} -> {each.after}"
        for each in compare(before, after, DEFINITION)
    ]


def texts(form: Form) -> tuple[object, ...]:
    """Return all that a form shows, without the ids of its rows."""
    lists = [(each.key, [row.cells for row in each.rows]) for each in form.lists]
    return form.fields, lists


def test_a_field_typed_is_named() -> None:
    assert picture(SetText(Place(FORM, "project_name"), "更换灯杆")) == [
        "changed 项目名称: 更换路灯 -> 更换灯杆"
    ]


def test_a_cell_typed_is_named() -> None:
    (said,) = picture(SetText(Place(LAMPS, "target"), "50"))

    assert said.startswith("changed ")
    assert "数量指标 第1条" in said
    assert said.endswith(": 40 -> 50")


def test_a_row_removed_moves_no_other() -> None:
    (said,) = picture(Remove(LAMPS))

    assert said.startswith("removed ")
    assert said.endswith("第1条: 安装路灯　40 -> ")


def test_texts_are_told_in_the_order_of_the_sheet() -> None:
    whole = Cells(name="拆除旧灯", target="9", unit="盏", sign="=", note="夜间")
    (said,) = picture(Insert("quantity", 0, Row(9, whole)))
    both = (
        SetText(Place(FORM, "annual_budget"), "12"),
        SetText(Place(FORM, "budget_year"), "2026"),
    )

    assert said.endswith(" -> 拆除旧灯　9　盏　=　夜间")
    assert [each.partition(":")[0] for each in picture(Together(both))] == [
        "changed 年度",
        "changed 年度本级预算金额",
    ]


def test_a_row_added_moves_no_other() -> None:
    (said,) = picture(Insert("quantity", 0, Row(9, Cells(name="拆除旧灯"))))

    assert said.startswith("added ")
    assert said.endswith("第1条:  -> 拆除旧灯")


def test_only_the_row_that_moved_is_told() -> None:
    (said,) = picture(Move(LAMPS, "quantity", 2))

    assert said.startswith("moved ")
    assert "第1条 -> " in said


def test_a_row_moved_to_another_list_is_told_once() -> None:
    (said,) = picture(Move(LIT, "quantity", 1))

    assert said.startswith("moved ")
    assert "质量指标 第1条 -> " in said


def test_rows_given_other_ids_are_the_same_rows() -> None:
    rows = tuple(Row(row.id + 70, row.cells) for row in PLAN.rows("quantity"))

    assert words(PLAN, PLAN.with_rows("quantity", rows)) == []


@given(forms())
def test_a_form_does_not_differ_from_itself(form: Form) -> None:
    assert compare(form, form, DEFINITION) == ()


@given(forms(), forms())
def test_the_differences_lead_from_one_form_to_the_other(
    before: Form, after: Form
) -> None:
    edits = tuple(each.edit for each in compare(before, after, DEFINITION))

    assert texts(apply(before, Together(edits))[0]) == texts(after)


@given(st.data())
def test_the_differences_do_again_what_a_clerk_did(data: DataObject) -> None:
    before = data.draw(forms())
    after, _ = apply(before, data.draw(walks(before)))
    edits = tuple(each.edit for each in compare(before, after, DEFINITION))

    assert texts(apply(before, Together(edits))[0]) == texts(after)


@given(forms(), forms())
def test_each_difference_is_there(before: Form, after: Form) -> None:
    for each in compare(before, after, DEFINITION):
        form = before if each.kind == "removed" else after
        if not each.place.is_field:
            form.find(each.place.row)
        assert each.before != each.after or each.kind != "changed"
        assert each.where
