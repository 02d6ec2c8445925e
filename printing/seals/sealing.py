"""Where a seal is pressed, and the room that is left for it on paper.

A county organ's round seal is pressed over the unit's name after
填报单位（盖章）.  It may lie on print, which stays legible under it, but not
on the title or the 附件 mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, sqrt

from models.definitions.definition import MM, TextLine
from models.keys import REPORTING_UNIT
from printing.page import Guide

SEAL = 42 * MM
"""Diameter of a county organ's round seal."""
RADIUS = SEAL / 2
LEAST_COVERED = 2.3
"""Of the name that the seal has to lie on, in heights of its line: about
three characters."""
APART = 2.0
"""Blank between the seal and what it must not touch, in points."""
EDGE = 3 * MM
"""The seal keeps this far from the edge of the paper."""
STEP = 3.0
"""Between two places that are tried, in points."""
SEALED = "盖章"
UNIT_SLOT = f"{{{REPORTING_UNIT}}}"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, right: float, down: float) -> Rect:
        """Return it moved by so much."""
        return Rect(
            self.left + right, self.top + down, self.right + right, self.bottom + down
        )

    def holds(self, other: Rect) -> bool:
        """Return whether the corner of another lies in it."""
        across = self.left - APART <= other.left <= self.right + APART
        return across and self.top - APART <= other.top <= self.bottom

    def is_near(self, x: float, y: float, reach: float) -> bool:
        """Return whether some point of it lies within reach of x, y."""
        across = max(self.left - x, 0.0, x - self.right)
        down = max(self.top - y, 0.0, y - self.bottom)
        return hypot(across, down) < reach


def sealed_text(lines: Sequence[TextLine]) -> tuple[int, int] | None:
    """Return which line, and which text of it from the left, is sealed.

    It is the first that says so, or else that with the unit's name.
    """
    texts = [
        ((number, at), text)
        for number, line in enumerate(lines)
        for at, text in enumerate((line.left, line.centre, line.right))
    ]
    for sign in (SEALED, UNIT_SLOT):
        for found, text in texts:
            if sign in text:
                return found
    return None


def text_at(lines: Sequence[TextLine], found: tuple[int, int]) -> str:
    """Return the text of lines that sealed_text() has found."""
    number, at = found
    line = lines[number]
    return (line.left, line.centre, line.right)[at]


def label_of(template: str) -> str:
    """Return what stands before the name that is sealed."""
    return template.partition("{")[0]


@lru_cache(maxsize=64)
def seal_at(
    name: Rect, taken: tuple[Rect, ...], besides: tuple[Rect, ...], paper: Rect
) -> Guide | None:
    """Return the seal on the paper, near the start of a name; None if nowhere.

    Taken is what it must never touch, besides what it leaves free where it
    can.
    """
    for barred in ((*taken, *besides), taken):
        for right, down in _OFFSETS:
            x, y = name.left + RADIUS + right, (name.top + name.bottom) / 2 + down
            if _is_on(name, x, down) and _is_free(x, y, barred, paper):
                return Guide(x - RADIUS, y - RADIUS, SEAL)
    return None


def _offsets() -> list[tuple[float, float]]:
    """Return where to try, in points from the best place, the next first."""
    reach = [STEP * at for at in range(round(RADIUS / STEP))]
    found = {
        (side * right, down) for right in reach for side in (-1, 1) for down in reach
    }
    return sorted(found, key=_farness)


def _farness(offset: tuple[float, float]) -> tuple[float, float]:
    """Return how far a place is from the best; lower down counts twice."""
    right, down = offset
    return 2 * down + abs(right), right


_OFFSETS = _offsets()


def _is_on(name: Rect, x: float, down: float) -> bool:
    """Return whether enough of the name's line lies under the seal."""
    half = sqrt(max(0.0, RADIUS**2 - down**2))
    covered = min(name.right, x + half) - max(name.left, x - half)
    return covered >= LEAST_COVERED * (name.bottom - name.top)


def _is_free(x: float, y: float, barred: Iterable[Rect], paper: Rect) -> bool:
    is_inside = (
        paper.left + EDGE <= x - RADIUS
        and x + RADIUS <= paper.right - EDGE
        and paper.top + EDGE <= y - RADIUS
        and y + RADIUS <= paper.bottom - EDGE
    )
    return is_inside and not any(each.is_near(x, y, RADIUS + APART) for each in barred)
