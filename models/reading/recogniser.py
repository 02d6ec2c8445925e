"""Finds the forms in grids of cells, wherever the grids came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.reading.form_parting import part_forms
from models.reading.form_reader import read_form
from models.reading.read_form import ReadForm
from models.reading.source_grid import SourceGrid, SourceRow


def recognise(grids: Sequence[SourceGrid]) -> tuple[ReadForm, ...]:
    """Return the forms in the order of the file, none if there are none.

    Labels decide what a cell is, not where it stands: columns come in any
    order, pages too, and every label in any spelling that a definition
    knows.  Each text of the file ends in some form, or among its unread.
    """
    return tuple(
        read_form(rows, definition) for definition, rows in part_forms(_rows(grids))
    )


def _rows(grids: Sequence[SourceGrid]) -> Iterator[SourceRow]:
    """Yield all rows, with a blank one after each grid."""
    for grid in grids:
        yield from grid.rows
        yield SourceRow()
