"""A spreadsheet turns the page where no label is cut."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from printing.office.page_breaks import page_breaks
from printing.office.table import Cell, Table


def table(rows: int, *labels: Cell, head: int = 0) -> Table:
    """Return a table of rows with labels merged at its left."""
    texts = tuple(Cell("文字", row, 1, size=10.0) for row in range(rows))
    return Table((50.0, 50.0), rows, (*labels, *texts), (range(head),) if head else ())


def breaks(of: Table, row: float = 10.0, page: float = 101.0) -> tuple[int, ...]:
    """Return the rows that begin pages, all rows being of one height."""
    return page_breaks(of, [row] * of.rows, page / 0.99, 1.4)


def test_a_short_table_turns_no_page() -> None:
    assert breaks(table(10)) == ()


def test_a_page_is_filled_with_rows() -> None:
    assert breaks(table(25)) == (10, 20)


def test_a_label_in_the_way_goes_on_the_next_page() -> None:
    # It is 14 points high, in the middle of rows 8 to 11.
    label = Cell("标签", 8, 0, down=4, size=10.0)

    assert breaks(table(14, label)) == (9,)


def test_a_small_group_of_rows_stays_on_a_page() -> None:
    assert breaks(table(14, Cell("", 9, 0, down=2, size=10.0))) == (9,)


def test_a_blank_in_the_way_is_cut() -> None:
    assert breaks(table(14, Cell("", 8, 0, down=4, size=10.0))) == (10,)


def test_a_head_stays_with_the_row_below_it() -> None:
    tree = table(14)
    late = Table(tree.widths, 14, tree.cells, (range(8, 10),))

    assert breaks(late) == (8,)


def test_a_head_that_is_repeated_takes_its_room() -> None:
    assert breaks(table(25, head=2)) == (10, 18)


def test_what_fits_nowhere_is_cut() -> None:
    assert breaks(table(3), row=300.0) == (1, 2)


@given(st.lists(st.floats(5.0, 400.0), min_size=1, max_size=60))
def test_each_page_has_rows_that_fit_on_it(heights: list[float]) -> None:
    of = table(len(heights), Cell("标签", 0, 0, down=len(heights), size=10.0))
    starts = [0, *page_breaks(of, heights, 500.0, 1.4), len(heights)]

    for start, end in pairwise(starts):
        assert start < end
        assert end == start + 1 or sum(heights[start:end]) <= 500.0
