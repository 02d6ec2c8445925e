"""What can be seen on a page, the right way up.

All lengths are in points (1/72 inch); the origin is the top left corner and
y grows downwards.
"""

from __future__ import annotations

from typing import NamedTuple

MIDDLE = 0.35
"""Of its size, from the baseline up to the middle of a character."""


SLANTED = -1
"""Instead of quarter turns: a text across the page, a watermark."""


class TextRun(NamedTuple):
    """Characters on one baseline that were drawn together.

    Attributes:
        lefts, rights: Where the pen came from and went to, by character.
        y: Of the baseline.
        size: Of the type.
        turns: Quarter turns to the left of an upright text, or SLANTED.
    """

    text: str
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    y: float
    size: float
    turns: int = 0

    @property
    def middle(self) -> float:
        """Half way up its characters, where it is surely in its cell."""
        return self.y - MIDDLE * self.size

    def part(self, start: int, end: int) -> TextRun:
        """Return some of its characters."""
        text, lefts = self.text[start:end], self.lefts[start:end]
        return self._replace(text=text, lefts=lefts, rights=self.rights[start:end])


class Ruling(NamedTuple):
    """A straight line, level or upright, however it was drawn."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it goes across."""
        return self.right - self.left >= self.bottom - self.top


class PageInk(NamedTuple):
    """All that can be seen on one page.

    Attributes:
        runs: In the order in which they were drawn.
        pictures: The share of the page that pictures take, overlaps twice.
        unknown: Characters of which the file does not say what they are.
    """

    width: float
    height: float
    runs: tuple[TextRun, ...] = ()
    rules: tuple[Ruling, ...] = ()
    pictures: float = 0.0
    unknown: int = 0
