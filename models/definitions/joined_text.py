"""What a column prints that joins several texts into one: ≥80米."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.cells import Cells
from models.definitions.definition import Column

_BESIDE = re.compile(r"[\s()（）\[\]［］【】〔〕]*")
"""What a sheet puts round a sign or a unit, and says nothing: 100.00(%)."""


def joined_text(cells: Cells, column: Column) -> str:
    """Return the texts of a row that a column joins, as one.

    As it was typed, where the row keeps that and it still says the same.
    """
    parts = [cells[key] for key in column.join]
    typed = cells[column.typed] if column.typed else ""
    return typed if typed and says_the_same(typed, parts) else "".join(parts)


def says_the_same(typed: str, parts: Iterable[str]) -> bool:
    """Return whether a text is some parts in turn, brackets left aside."""
    rest = typed
    for part in filter(None, parts):
        before, found, rest = rest.partition(part)
        if not found or not _BESIDE.fullmatch(before):
            return False
    return _BESIDE.fullmatch(rest) is not None
