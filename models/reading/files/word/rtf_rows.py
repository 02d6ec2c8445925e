"""The rows of tables in .rtf, each described by words before or behind it."""

from __future__ import annotations

from models.reading.files.word.edged_table import (
    CONTINUE,
    RESTART,
    EdgedCell,
    EdgedRow,
)
from models.reading.limits import MOST_COLUMNS, TOO_LARGE
from models.reading.unreadable import Unfit

FARTHEST = 100_000
"""Twips: no sheet of paper is as wide."""


class RtfRow:
    """The description of a row, which counts until another one begins.

    Attributes:
        is_filled: Whether a cell has another ground than white.
    """

    def __init__(self) -> None:
        self.is_filled = False
        self._left = 0
        self._cells: list[EdgedCell] = []
        self._is_joined, self._merge = False, ""

    def set_left(self, left: int) -> None:
        """Set where the first cell begins."""
        self._left = _within(left)

    def join(self) -> None:
        """Merge the next cell into the one before it."""
        self._is_joined = True

    def begin_merge(self) -> None:
        """Begin to merge the next cell downwards."""
        self._merge = RESTART

    def go_on(self) -> None:
        """Merge the next cell into the one above it."""
        self._merge = CONTINUE

    def end_cell(self, right: int) -> None:
        """Add a cell up to an edge."""
        if len(self._cells) >= MOST_COLUMNS:
            raise Unfit(TOO_LARGE)
        self._cells.append(EdgedCell(_within(right), self._is_joined, self._merge))
        self._is_joined, self._merge = False, ""

    def edges(self) -> EdgedRow:
        """Return the row as it is described so far."""
        return EdgedRow(self._left, tuple(self._cells))


def _within(edge: int) -> int:
    return max(-FARTHEST, min(edge, FARTHEST))
