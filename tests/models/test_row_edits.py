"""Rows are moved, copied and added by edits that a test can draw."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from models.edits import Edit, apply
from models.form import Form
from models.row_edits import (
    END,
    add_row,
    duplicate_rows,
    move_rows,
    remove_rows,
    shift_rows,
    together,
)
from tests.pictures import assert_looks_like, tree

LISTS = ("quantity", "quality", "timeliness")
FORM = tree(
    """
    quantity
      甲
      乙
      丙
    quality
      丁
    """
)


def names(form: Form) -> str:
    """Draw the names in each list: 甲乙丙/丁/."""
    return "/".join(
        "".join(row.cells["name"] for row in form.rows(key)) for key in LISTS
    )


def after(edit: Edit | None) -> str:
    return names(FORM if edit is None else apply(FORM, edit)[0])


@pytest.mark.parametrize(
    ("rows", "key", "position", "drawn"),
    [
        ([1], "quantity", 3, "乙丙甲/丁/"),
        ([1], "quantity", END, "乙丙甲/丁/"),
        ([3], "quantity", 0, "丙甲乙/丁/"),
        ([1, 3], "quantity", 2, "乙甲丙/丁/"),
        ([1, 2], "quality", 0, "丙/甲乙丁/"),
        ([4, 1], "timeliness", 0, "乙丙//丁甲"),
        ([1], "quantity", 0, "甲乙丙/丁/"),
        ([1], "quantity", 1, "甲乙丙/丁/"),
    ],
)
def test_rows_land_before_the_position_in_their_order(
    rows: Sequence[int], key: str, position: int, drawn: str
) -> None:
    assert after(move_rows(FORM, rows, key, position)) == drawn


def test_rows_that_stay_make_no_edit() -> None:
    assert move_rows(FORM, [1, 2], "quantity", 0) is None


@pytest.mark.parametrize(
    ("rows", "step", "drawn"),
    [
        ([2], -1, "乙甲丙/丁/"),
        ([2], 1, "甲丙乙/丁/"),
        ([1, 2], 1, "丙甲乙/丁/"),
        ([3], 1, "甲乙/丙丁/"),
        ([4], -1, "甲乙丙丁//"),
        ([4], 1, "甲乙丙//丁"),
        ([1], -1, "甲乙丙/丁/"),
    ],
)
def test_a_step_past_the_end_leads_into_the_next_list(
    rows: Sequence[int], step: int, drawn: str
) -> None:
    assert after(shift_rows(FORM, LISTS, rows, step)) == drawn


def test_a_row_is_added_at_the_end_or_where_it_is_wanted() -> None:
    form, _ = apply(FORM, add_row(FORM, "quality"))
    form, _ = apply(form, add_row(form, "quality", 0))

    assert [row.id for row in form.rows("quality")] == [6, 4, 5]


def test_a_copy_stands_below_with_an_id_of_its_own() -> None:
    assert after(together(duplicate_rows(FORM, [2]))) == "甲乙乙丙/丁/"


def test_copies_stand_together_below_the_last_of_their_list() -> None:
    assert after(together(duplicate_rows(FORM, [1, 2, 4]))) == "甲乙甲乙丙/丁丁/"


def test_several_rows_go_in_one_step() -> None:
    form, undo = apply(FORM, remove_rows([1, 4]) or add_row(FORM, "quality"))

    assert_looks_like(form, "quantity\n  乙\n  丙")
    assert apply(form, undo)[0] == FORM


def test_no_edits_together_are_no_edit() -> None:
    assert together([]) is None
