"""Rows as text for other programs, and as they come back from here."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from models.cells import Cells
from models.definitions.definition import Column
from models.form import Row
from models.form_data import clean_text
from models.pasting.limits import refuse_long
from models.values.cleaning import line_feeds

CELLS_MIME = "application/x-jibiao-cells"
"""Whole rows, by the keys of their columns, as JSON."""


class Copied(NamedTuple):
    """Rows that were copied here, and texts whose columns are not there."""

    rows: tuple[Cells, ...]
    left: tuple[str, ...]


def pack_cells(rows: Sequence[Row], columns: Sequence[Column]) -> QMimeData:
    """Return rows for the clipboard: for us, for Word, and as plain text."""
    data = QMimeData()
    payload = json.dumps([dict(row.cells) for row in rows])
    data.setData(CELLS_MIME, payload.encode())
    data.setHtml(to_html(rows, columns))
    data.setText(to_tsv(rows, columns))
    return data


def unpack_cells(data: QMimeData, columns: Sequence[Column]) -> Copied | None:
    """Return the rows that were copied here, None where they do not fit.

    Raises:
        Unfit: A cell is longer than a box may be.
    """
    keys = {column.key for column in columns}
    try:
        payload = json.loads(bytes(data.data(CELLS_MIME).data()))
        rows = [{key: _as_typed(str(row[key])) for key in row} for row in payload]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not any(row.keys() & keys for row in rows):
        return None
    return Copied(
        tuple(Cells({key: row[key] for key in row.keys() & keys}) for row in rows),
        tuple(row[key] for row in rows for key in sorted(row.keys() - keys)),
    )


def to_tsv(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return rows with tabs between the cells, quoted as Excel does."""
    lines = ("\t".join(map(_quoted, cells)) for cells in _cells(rows, columns))
    return "\n".join(lines)


def cell_to_text(cell: str) -> str:
    """Return one cell as Excel does: quoted where it would look like more.

    A line end after it tells that the quotes are not the cell's own.
    """
    is_more = cell.startswith('"') or any(mark in cell for mark in "\t\n")
    return f"{_quoted(cell)}\r\n" if is_more else cell


def to_html(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return rows as a table for Word and WPS, user text escaped."""
    lines = (
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in _cells(rows, columns)
    )
    return f'<table border="1">{"".join(lines)}</table>'


def _cells(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[list[str]]:
    for row in rows:
        yield [row.cells[column.key] for column in columns]


def _quoted(cell: str) -> str:
    if not any(mark in cell for mark in '\t\n"'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _as_typed(text: str) -> str:
    """Return what a text box would have taken of a cell's text."""
    fit = line_feeds(clean_text(text))
    refuse_long(fit)
    return fit
