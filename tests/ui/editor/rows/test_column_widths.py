"""Columns share the room as on the sheet, but none is too narrow."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.editor.rows.column_widths import column_widths

numbers = st.integers(1, 200)


def test_room_is_shared_as_on_the_sheet() -> None:
    assert column_widths([60, 20, 20], [10, 10, 10], 500) == [300, 100, 100]


def test_a_narrow_column_takes_from_the_others() -> None:
    assert column_widths([90, 10, 100], [10, 48, 10], 200) == [72, 48, 80]


def test_where_not_even_the_least_fits_each_has_its_least() -> None:
    assert column_widths([90, 10], [100, 48], 120) == [100, 48]


@given(
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=9),
    st.integers(0, 3000),
)
def test_no_column_is_narrower_than_its_least_and_no_room_is_wasted(
    columns: list[tuple[int, int]], room: int
) -> None:
    least = [each for _, each in columns]

    widths = column_widths([each for each, _ in columns], least, room)

    assert all(width >= low for width, low in zip(widths, least))
    assert sum(widths) == max(room, sum(least))
