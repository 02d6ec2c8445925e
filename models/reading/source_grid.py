"""Cells of other people's files, before anyone knows what they mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class SourceCell:
    """One cell that is not blank, as typed.

    Cells are equal only to themselves: each is read once, or left over.

    Attributes:
        column: The first grid column it covers, from 0.
        across: Columns covered.
        down: Rows covered.
    """

    text: str
    column: int = 0
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a table, or a line of text outside of one.

    Attributes:
        cells: Those that are not blank, left to right; none in a blank row.
        width: Grid columns of its table; 1 for a line of text.
    """

    cells: tuple[SourceCell, ...] = ()
    width: int = 1

    @property
    def is_line(self) -> bool:
        """Whether it is a single text over the whole width."""
        return len(self.cells) == 1 and self.cells[0].across >= self.width


@dataclass(frozen=True, slots=True)
class SourceGrid:
    """The rows of one file or sheet, in the order in which they stand.

    Attributes:
        name: What the file calls it: the name of the sheet, or nothing.
        remarks: Sentences for the clerk about what was read otherwise than
            it looks, or could not be read.
    """

    rows: tuple[SourceRow, ...]
    name: str = ""
    remarks: tuple[str, ...] = ()
