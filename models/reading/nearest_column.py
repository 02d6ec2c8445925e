"""Puts texts under the columns that they stand nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

MOST_ALIGNED = 24
"""Columns that only blanks keep apart; no form has as many."""


class TextSpan(Protocol):
    """A text that reaches from a start to an end, in any unit."""

    @property
    def start(self) -> float:
        """Where it begins."""

    @property
    def end(self) -> float:
        """Where it ends."""


def places(found: Sequence[TextSpan], columns: Sequence[TextSpan]) -> Sequence[int]:
    """Return the column of each text: in order, with the least gaps.

    There are at least as many columns as texts.
    """
    room = len(columns) - len(found) + 1
    if len(columns) > MOST_ALIGNED:
        return range(len(found))
    best: list[tuple[float, tuple[int, ...]]] = [(0, ())] * room
    for number, piece in enumerate(found):
        ending: list[tuple[float, tuple[int, ...]]] = []
        for at in range(room):
            gap, before = best[at]
            column = columns[number + at]
            here = gap + _gap(piece, column), (*before, number + at)
            ending.append(min([here, *ending[-1:]]))
        best = ending
    return best[-1][1]


def _gap(one: TextSpan, other: TextSpan) -> float:
    """Return how far apart two texts stand, 0 where they overlap."""
    return max(0, one.start - other.end, other.start - one.end)
