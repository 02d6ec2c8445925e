"""How large the paper is shown: fitted to the window, or as chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QSize, QSizeF

LEAST, MOST = 0.25, 5.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5)
"""What zooming in and out stops at; 1 is the size of the paper."""


class Fit(Enum):
    """What the zoom keeps to when the window changes its size."""

    NONE = auto()
    WIDTH = auto()
    PAGE = auto()


@dataclass(frozen=True, slots=True)
class Zoom:
    """What the clerk wants: a fit, or where that is NONE, a factor."""

    fit: Fit = Fit.WIDTH
    factor: float = 1.0

    def scale(
        self, sizes: Sequence[QSizeF], room: QSize, bar: int, gap: int, full: float
    ) -> float:
        """Return the pixels to the point, full being those of real size."""
        if self.fit is Fit.NONE or not sizes:
            return self.factor * full
        fitting = fitting_scale(self.fit, sizes, room, bar, gap)
        return limited(fitting / full) * full


def limited(factor: float) -> float:
    """Return the nearest factor that can be shown."""
    return min(MOST, max(LEAST, factor))


def next_step(factor: float) -> float:
    """Return the next larger step."""
    return next((step for step in STEPS if step > factor * 1.01), MOST)


def previous_step(factor: float) -> float:
    """Return the next smaller step."""
    return next((step for step in reversed(STEPS) if step < factor * 0.99), LEAST)


def fitting_scale(
    fit: Fit, sizes: Sequence[QSizeF], room: QSize, bar: int, gap: int
) -> float:
    """Return the pixels to the point at which the pages fit.

    The scroll bar's room is left free where the pages need one, so that
    its coming and going cannot change the scale back and forth.
    """
    widest = max(size.width() for size in sizes)
    highest = max(size.height() for size in sizes)
    across = (room.width() - 2 * gap) / widest
    down = (room.height() - 2 * gap) / highest
    scale = min(across, down) if fit is Fit.PAGE else across
    if sum(size.height() * scale + gap for size in sizes) + gap > room.height():
        across -= bar / widest
    return min(across, down) if fit is Fit.PAGE else across
