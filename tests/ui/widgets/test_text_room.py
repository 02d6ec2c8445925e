"""A box takes what fits, and says what it does not take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.pasting.limits import REMOVED
from ui.widgets.text_room import LIMIT, fitted_insert, fitted_typing, moved_cursor

texts = st.text("路灯杆", max_size=6)


@pytest.mark.parametrize(
    ("text", "takes_lines", "kept", "refusals"),
    [
        ("路灯", False, "路灯", ()),
        ("路\n灯", True, "路\n灯", ()),
        ("路\n灯", False, "路 灯", ()),
        ("路\x00灯", False, "路灯", (REMOVED,)),
    ],
)
def test_typing_keeps_what_a_text_may_hold(
    text: str, takes_lines: bool, kept: str, refusals: tuple[str, ...]
) -> None:
    assert fitted_typing(text, "", takes_lines=takes_lines) == (kept, refusals)


def test_what_is_typed_into_a_full_box_is_what_goes() -> None:
    full = "首" + "尾" * (LIMIT - 1)
    fit, refusals = fitted_typing("首中中" + full[1:], full, takes_lines=False)

    assert fit == full
    assert refusals == (f"一格最多 {LIMIT} 字，多出的 2 字没有放入",)


def test_a_text_that_a_file_brought_stays_however_long() -> None:
    long = "长" * (LIMIT + 7)

    assert fitted_typing(long[:-1], long, takes_lines=False) == (long[:-1], ())


@pytest.mark.parametrize(
    ("before", "replaced", "kept"),
    [(0, 0, 9), (LIMIT - 4, 0, 4), (LIMIT, 0, 0), (LIMIT, 3, 3), (LIMIT + 7, 0, 0)],
)
def test_as_much_is_put_in_as_there_is_room_for(
    before: int, replaced: int, kept: int
) -> None:
    fit, refusals = fitted_insert("长" * 9, before, replaced)

    assert len(fit) == kept
    assert len(refusals) == (kept < 9)


@pytest.mark.parametrize(
    ("before", "after", "cursor"),
    [
        ("路|灯", "路灯杆", "路|灯杆"),
        ("路灯|", "新路灯", "新路灯|"),
        ("路灯|杆", "路杆", "路|杆"),
        ("路|灯杆", "甲乙丙", "甲乙丙|"),
    ],
)
def test_a_cursor_stays_with_its_neighbours(
    before: str, after: str, cursor: str
) -> None:
    old = before.replace("|", "")
    _, where = moved_cursor(old, after, before.index("|"))

    assert f"{after[:where]}|{after[where:]}" == cursor


@given(texts, texts, st.integers(0, 6))
def test_a_cursor_never_leaves_its_text(before: str, after: str, where: int) -> None:
    changed, now = moved_cursor(before, after, min(where, len(before)))

    assert 0 <= changed <= len(after)
    assert 0 <= now <= len(after)
