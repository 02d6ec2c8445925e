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
        columns: Under which head a cell stands, if its place is not known.
        left: Of cells that are read or known, texts inside that are not.
        together: The cells of a row that was not read, by each of them.
    """

    rows: tuple[SourceRow, ...] = ()
    places: Mapping[SourceCell, tuple[Place, ...]] = field(default_factory=dict)
    known: frozenset[SourceCell] = frozenset()
    columns: Mapping[SourceCell, str] = field(default_factory=dict)
    left: Mapping[SourceCell, tuple[str, ...]] = field(default_factory=dict)
    together: Mapping[SourceCell, tuple[SourceCell, ...]] = field(default_factory=dict)

    def cells(self) -> Iterator[SourceCell]:
        """Yield the cells that are not blank, row by row."""
        for row in self.rows:
            yield from row.cells

    def fate(self, cell: SourceCell) -> Fate:
        """Return what became of a cell."""
        if self.places.get(cell):
            return "read"
        return "label" if cell in self.known else "unread"

    def unread_part(self, cell: SourceCell) -> str:
        """Return what of a cell the form does not have, with its column."""
        if self.fate(cell) != "unread":
            return "；".join(self.left.get(cell, ()))
        name = self.columns.get(cell)
        return f"{name}：{cell.text}" if name else cell.text

    def unread(self) -> tuple[str, ...]:
        """Return the texts that are not in the form, each once and whole.

        The texts of a row of indicators that was not read are one text.
        """
        texts: dict[SourceCell, str] = {}
        for cell in self.cells():
            text = self.unread_part(cell)
            if text:
                first = self.together.get(cell, (cell,))[0]
                texts[first] = "；".join(filter(None, (texts.get(first), text)))
        return tuple(texts.values())
