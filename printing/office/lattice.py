"""One lattice of columns for tables whose columns differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.definitions.definition import MM

NEAR = 3 * MM
"""Edges of two tables that lie closer become one: no sliver of a column."""

ColumnEdges = tuple[float, ...]
"""Where the columns of a table begin, and where the last one ends."""


def merged_edges(tables: Sequence[ColumnEdges]) -> ColumnEdges:
    """Return the edges that all tables can stand on, in their unit.

    The table with the most columns keeps its own; an edge of another one
    that lies near moves to them.  No two edges of one table become one.
    """
    near = min(NEAR, _narrowest(tables) / 3)
    found: list[float] = []
    for edges in sorted(tables, key=len, reverse=True):
        found += [each for each in edges if not _is_near(each, found, near)]
    return tuple(sorted(found))


def column_at(x: float, lattice: ColumnEdges) -> int:
    """Return the number of the edge that is nearest to x."""
    return min(range(len(lattice)), key=lambda each: abs(lattice[each] - x))


def _narrowest(tables: Sequence[ColumnEdges]) -> float:
    return min(right - left for edges in tables for left, right in pairwise(edges))


def _is_near(x: float, edges: Sequence[float], near: float) -> bool:
    return any(abs(x - each) <= near for each in edges)
