"""An edit is a row that comes, goes or moves, or texts that change."""

from __future__ import annotations

import pytest

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
from models.form import Place, Row
from tests.pictures import tree
from ui.editor.rows.row_changes import (
    Change,
    ManyChange,
    RowComes,
    RowGoes,
    RowMoves,
    TextsChange,
    change_of,
    find_rows,
    rewritten,
    stand_elsewhere,
)

LAMPS = tree(
    """
    quantity
      路灯
      灯杆
      电缆
    quality
      完好率
    social_benefit
      满意度
    """
)
SHOWN = ("quantity", "quality")
"""The last list is on show in another view."""

NAME, ELSEWHERE = Place(2, "name"), Place(5, "name")
NEW = Row(9, Cells())


@pytest.mark.parametrize(
    ("edit", "change"),
    [
        (SetText(NAME, "杆"), TextsChange((NAME,))),
        (NoteLastYear(((NAME, "杆"),)), TextsChange((NAME,))),
        (Insert("quality", 1, NEW), RowComes("quality", 1)),
        (Insert("social_benefit", 0, NEW), None),
        (Remove(3), RowGoes("quantity", 2)),
        (Remove(5), None),
        (Move(3, "quantity", 0), RowMoves("quantity", 2, "quantity", 0)),
        (Move(1, "quantity", 2), RowMoves("quantity", 0, "quantity", 3)),
        (Move(1, "quality", 1), RowMoves("quantity", 0, "quality", 1)),
        (Move(1, "social_benefit", 0), RowGoes("quantity", 0)),
        (Move(5, "quality", 0), RowComes("quality", 0)),
        (Move(5, "social_benefit", 0), None),
        (Together((Remove(1), Remove(5))), ManyChange()),
    ],
)
def test_an_edit_changes_the_rows_on_show(edit: Edit, change: Change | None) -> None:
    assert change_of(edit, SHOWN, find_rows(LAMPS, SHOWN)) == change


def test_rows_are_found_in_the_lists_on_show_alone() -> None:
    assert find_rows(LAMPS, SHOWN) == {
        1: ("quantity", 0),
        2: ("quantity", 1),
        3: ("quantity", 2),
        4: ("quality", 0),
    }


@pytest.mark.parametrize(
    ("edit", "is_elsewhere"),
    [(SetText(NAME, "杆"), False), (Remove(3), True), (Remove(5), False)],
)
def test_rows_stand_elsewhere_when_one_on_show_came_or_went(
    edit: Edit, is_elsewhere: bool
) -> None:
    after, _ = apply(LAMPS, edit)

    assert stand_elsewhere(LAMPS, after, SHOWN) is is_elsewhere


def test_rows_with_other_texts_are_told_by_list_and_new_ones_are_not() -> None:
    edits = (SetText(NAME, "杆"), SetText(ELSEWHERE, "满"), Insert("quality", 0, NEW))
    after, _ = apply(LAMPS, Together(edits))

    assert dict(rewritten(LAMPS, after, SHOWN)) == {"quantity": [1], "quality": []}
