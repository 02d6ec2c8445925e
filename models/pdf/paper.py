"""Pages as a reader sees them: tables of cells, and lines of text.

All lengths are in points; the origin is the top left corner of the page and
y grows downwards.
"""

from __future__ import annotations

from typing import NamedTuple

from models.pdf.cell_text import unbroken_text
from models.pdf.ink import TextRun


class PaperCell(NamedTuple):
    """A text in its box.

    Attributes:
        left, right: The edges of the box; of a line's text, where it may
            stand.
        lines: What is written in it, from the top down.
        down: Rows covered.
        padding: What is kept blank at either side.
    """

    left: float
    right: float
    lines: tuple[TextRun, ...]
    down: int = 1
    padding: float = 0.0

    @property
    def text(self) -> str:
        """All lines as one text."""
        return unbroken_text(self.lines, *self.inside)

    @property
    def inside(self) -> tuple[float, float]:
        """From where to where its lines may reach."""
        return self.left + self.padding, self.right - self.padding


class PaperRow(NamedTuple):
    """A row of a table, with the cells that begin in it and are not blank."""

    top: float
    bottom: float
    cells: tuple[PaperCell, ...]


class PaperTable(NamedTuple):
    """A table.

    Attributes:
        edges: Of its columns, left to right.
        ends: Blank cells that reach down to its end, the only blank ones of
            their columns, by the number of the row in which they begin.
    """

    edges: tuple[float, ...]
    rows: tuple[PaperRow, ...]
    ends: tuple[tuple[int, PaperCell], ...] = ()

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.rows[0].top


class PaperLine(NamedTuple):
    """Texts beside each other, outside of all tables."""

    top: float
    cells: tuple[PaperCell, ...]


PaperItem = PaperTable | PaperLine


class PaperPage(NamedTuple):
    """One page.

    Attributes:
        items: From the top down.
        pictures: The share of the page that pictures take, overlaps twice.
        characters: How many can be read.
        unknown: Characters of which the file does not say what they are.
    """

    height: float
    items: tuple[PaperItem, ...]
    pictures: float = 0.0
    characters: int = 0
    unknown: int = 0

    @property
    def tables(self) -> tuple[PaperTable, ...]:
        """The tables among its items."""
        return tuple(each for each in self.items if isinstance(each, PaperTable))
