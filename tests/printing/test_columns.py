"""Columns share the sheet, and give way to a number that needs room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.definitions.definition import Column
from printing.columns import share_width


def columns(*widths: float) -> list[Column]:
    """Return columns that may shrink by half and grow to double."""
    return [Column(str(w), w, w / 2, w * 2) for w in widths]


def test_columns_share_in_proportion() -> None:
    assert share_width(columns(10, 30), 80, [0, 0]) == (20, 60)


def test_a_column_grows_for_its_need_and_the_others_give_way() -> None:
    assert share_width(columns(10, 10, 20), 40, [15, 0, 0]) == pytest.approx(
        (15, 10 - 5 / 3, 20 - 10 / 3)
    )


def test_a_column_never_grows_beyond_its_most() -> None:
    assert share_width(columns(10, 30), 40, [35, 0]) == (20, 20)


def test_no_column_gives_way_below_its_own_need() -> None:
    assert share_width(columns(10, 30), 40, [20, 25]) == (15, 25)


def test_where_nobody_can_give_way_nothing_moves() -> None:
    assert share_width(columns(10, 10), 20, [20, 20]) == (10, 10)


@given(
    st.lists(st.tuples(st.floats(1, 50), st.floats(0, 200)), min_size=1, max_size=9),
    st.floats(50, 800),
)
def test_widths_fill_the_sheet_exactly(
    asked: list[tuple[float, float]], total: float
) -> None:
    widths = share_width(columns(*(w for w, _ in asked)), total, [n for _, n in asked])

    assert sum(widths) == pytest.approx(total)
    assert min(widths) > 0
