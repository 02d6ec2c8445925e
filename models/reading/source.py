"""What a form was read from: cells, and what became of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from models.form import Place
from models.reading.source_grid import SourceCell, SourceRow

Fate = Literal["label", "read", "unread"]


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of a file that became one form.

    Attributes:
        places: Where the text of a cell went; several where it was taken
            apart.
        known: Cells that hold nothing but labels of the form.
    """

    rows: tuple[SourceRow, ...] = ()
    places: Mapping[SourceCell, tuple[Place, ...]] = field(default_factory=dict)
    known: frozenset[SourceCell] = frozenset()

    def cells(self) -> Iterator[SourceCell]:
        """Yield the cells that are not blank, row by row."""
        for row in self.rows:
            yield from row.cells

    def fate(self, cell: SourceCell) -> Fate:
        """Return what became of a cell."""
        if self.places.get(cell):
            return "read"
        return "label" if cell in self.known else "unread"
