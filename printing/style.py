"""The sizes of one sheet, all in points, derived from its definition."""

from __future__ import annotations

from dataclasses import dataclass

from models.definitions.definition import MM, PageStyle

LEADING = 1.3
PAD_X = 0.32
PAD_Y = 0.26
"""Line height and padding of a cell, in ems of the type."""
TITLE_GAP = 0.45
LINE_GAP = 0.25
"""Blank under the title and a line outside the tables, in ems of each."""
RULE = 0.5
"""Thickness of the lines of a table."""
LEAST_SIZE = 8.0
"""Type is never shrunk below this to fit pages (CLREQ accepts 7.875)."""
LEAST_CELL_SIZE = 5.0
"""A number that is still too wide at this size is parted, and reported."""


@dataclass(frozen=True, slots=True)
class Style:
    """Paper, margins and type of a sheet, after any shrinking to fit.

    Attributes:
        size: Of the type in the tables; padding and leading follow it.
    """

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    size: float
    title_size: float

    @property
    def inner_width(self) -> float:
        """Between the side margins."""
        return self.width - self.left - self.right

    @property
    def inner_height(self) -> float:
        """Between the upper and the lower margin."""
        return self.height - self.top - self.bottom

    @property
    def pad_x(self) -> float:
        """Blank at either side of a cell."""
        return self.size * PAD_X

    @property
    def pad_y(self) -> float:
        """Blank above and below the text of a cell."""
        return self.size * PAD_Y

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * LEADING

    @property
    def row_height(self) -> float:
        """Of a row with one line of text."""
        return self.leading + 2 * self.pad_y


def style_of(page: PageStyle, shrink: float = 1.0) -> Style:
    """Return the sizes of a page, its type shrunk by a factor."""
    return Style(
        width=page.width * MM,
        height=page.height * MM,
        left=page.left * MM,
        top=page.top * MM,
        right=page.right * MM,
        bottom=page.bottom * MM,
        size=page.size * shrink,
        title_size=page.title_size * shrink,
    )
