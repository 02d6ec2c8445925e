"""Rows that slipped by a column: the level's name gives them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.definitions.label_words import is_label
from models.definitions.labels import TreeLabels
from models.keys import FIRST_LEVEL, NAME, SECOND_LEVEL, SIGN
from models.reading.recognition.heads import Head
from models.reading.source_grid import SourceCell
from models.values.signs import is_sign

MOST_COLUMNS = 100_000
"""No table is wider; readers of files refuse them long before."""


@dataclass(frozen=True, slots=True)
class ColumnShift:
    """How far to move the cells of a row, and which of them.

    Attributes:
        shift: Columns to the right; negative to the left.
        start, end: The grid columns that move, the end not included.
        fault: What the clerk is told, or "" where the level's name in the
            wrong column is told anyway.
    """

    shift: int = 0
    start: int = 0
    end: int = MOST_COLUMNS
    fault: str = ""

    def of(self, cell: SourceCell) -> int:
        """Return by how many columns one cell moves."""
        return self.shift if self.start <= cell.column < self.end else 0


def find_shift(
    cells: Sequence[SourceCell], head: Head, labels: TreeLabels
) -> ColumnShift:
    """Return how a row slipped, which is nearly always not at all.

    A level's name in a wrong column, or a name in the level's, proves it
    only together with the sign in its right column after the move.
    """
    texts = {cell.column: cell.text for cell in cells}
    first, second, name = (
        texts.get(head.start(key), "") for key in (FIRST_LEVEL, SECOND_LEVEL, NAME)
    )
    start = head.start(SECOND_LEVEL)
    signs = {shift for shift in (-1, 0, 1) if _has_sign(cells, head, shift)}
    is_name = bool(second) and not labels.is_level(second) and not is_label(second)
    if _is_second(name, labels) and (not second or labels.first_level(second)):
        fault = f"“{name}”及其后各格都靠右错了一列，已移正，请核对"
        is_shifted = -1 in signs or 0 not in signs
        return ColumnShift(-1, start, fault=fault) if is_shifted else ColumnShift()
    if is_name and _is_second(first, labels) and 1 in signs and 0 not in signs:
        return ColumnShift(1, start)
    if is_name and not name and 0 in signs:
        fault = f"“{second}”填在了级别的列，已移到指标名称列，请核对"
        return ColumnShift(1, start, start + 1, fault)
    return ColumnShift()


def _is_second(text: str, labels: TreeLabels) -> bool:
    return bool(labels.second_level(text)) and not labels.first_level(text)


def _has_sign(cells: Sequence[SourceCell], head: Head, shift: int) -> bool:
    """Return whether a sign would stand in its column, were the row moved."""
    for cell in cells:
        slot = head.slot(cell, shift)
        if slot and slot.column and slot.column.key == SIGN:
            return is_sign(cell.text)
    return False
