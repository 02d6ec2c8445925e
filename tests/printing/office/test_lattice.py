"""Tables with different columns stand on one lattice."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from printing.office.lattice import NEAR, ColumnEdges, column_at, merged_edges

WIDTHS = st.lists(st.floats(1.0, 300.0), min_size=1, max_size=20)
TABLES = st.lists(WIDTHS, min_size=1, max_size=5)


def edges_of(widths: list[float], total: float = 700.0) -> ColumnEdges:
    """Return the edges of columns that share a width."""
    scale = total / sum(widths)
    return tuple(accumulate((each * scale for each in widths), initial=0.0))


def test_edges_of_both_tables_are_kept() -> None:
    assert merged_edges([(0, 100, 300), (0, 200, 300)]) == (0, 100, 200, 300)


def test_an_edge_moves_to_that_of_the_finer_table_nearby() -> None:
    assert merged_edges([(0, 102, 300), (0, 100, 200, 300)]) == (0, 100, 200, 300)


def test_the_nearest_edge_is_found() -> None:
    assert [column_at(x, (0, 100, 200)) for x in (0, 40, 60, 190)] == [0, 0, 1, 2]


@given(TABLES)
def test_no_two_edges_of_a_table_become_one(tables: list[list[float]]) -> None:
    edges = [edges_of(widths) for widths in tables]
    lattice = merged_edges(edges)

    for each in edges:
        columns = [column_at(x, lattice) for x in each]
        assert all(left < right for left, right in pairwise(columns))
        assert (columns[0], columns[-1]) == (0, len(lattice) - 1)


@given(TABLES)
def test_no_edge_moves_far(tables: list[list[float]]) -> None:
    edges = [edges_of(widths) for widths in tables]
    lattice = merged_edges(edges)

    moves = [abs(lattice[column_at(x, lattice)] - x) for each in edges for x in each]
    assert max(moves) <= NEAR
