"""Rows that slipped by a column: the level's name gives them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.definition import FIRST_LEVEL, SECOND_LEVEL
from models.heads import Head
from models.indicator_mends import SIGN
from models.labels import TreeLabels
from models.signs import is_sign
from models.source_grid import SourceCell

NAME = "name"


@dataclass(frozen=True, slots=True)
class Slip:
    """How far to move the cells of a row, and from which column on.

    Attributes:
        shift: Columns to the right; negative to the left.
    """

    shift: int = 0
    start: int = 0

    def of(self, cell: SourceCell) -> int:
        """Return by how many columns one cell moves."""
        return self.shift if cell.column >= self.start else 0


def find_slip(cells: Sequence[SourceCell], head: Head, labels: TreeLabels) -> Slip:
    """Return how a row slipped, which is nearly always not at all.

    Only the name of a level in a wrong column, together with the sign in
    its right one were the row moved, is proof enough.
    """
    texts = {cell.column: cell.text for cell in cells}
    first, second, name = (
        texts.get(head.start(key), "") for key in (FIRST_LEVEL, SECOND_LEVEL, NAME)
    )
    start = head.start(SECOND_LEVEL)
    signs = {shift for shift in (-1, 0, 1) if _has_sign(cells, head, shift)}
    if _is_second(name, labels) and (not second or labels.first_level(second)):
        return Slip(-1, start) if -1 in signs or 0 not in signs else Slip()
    if _is_second(first, labels) and second and not labels.is_level(second):
        return Slip(1, start) if 1 in signs and 0 not in signs else Slip()
    return Slip()


def _is_second(text: str, labels: TreeLabels) -> bool:
    return bool(labels.second_level(text)) and not labels.first_level(text)


def _has_sign(cells: Sequence[SourceCell], head: Head, shift: int) -> bool:
    """Return whether a sign would stand in its column, were the row moved."""
    for cell in cells:
        slot = head.slot(cell, shift)
        if slot and slot.column and slot.column.key == SIGN:
            return is_sign(cell.text)
    return False
