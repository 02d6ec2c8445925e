"""Rows as text for other programs, and their tables as rows."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from io import StringIO
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QMimeData

from models.cells import Cells
from models.definition import Column
from models.edits import Edit, Insert, SetText
from models.form import Form, Place, Row
from models.form_data import clean_text
from ui.moves import END, together
from ui.text_box import LIMIT, REMOVED

CELLS_MIME = "application/x-jibiao-cells"
"""Whole rows, by the keys of their columns, as JSON."""

MOST_CHARACTERS, MOST_LINES, MOST_COLUMNS = 2_000_000, 1_000, 60
"""Of a table that is pasted; what is beyond is left out."""

_LINE_END = re.compile("\r\n?|[\u2028\u2029]")

Table = list[list[str]]


class Pasted(NamedTuple):
    """A table that was copied, and what of it is left out, in words."""

    table: Table
    notice: str


def pack_cells(rows: Sequence[Row], columns: Sequence[Column]) -> QMimeData:
    """Return rows for the clipboard: for us, for Word, and as plain text."""
    data = QMimeData()
    told = json.dumps([dict(row.cells) for row in rows])
    data.setData(CELLS_MIME, told.encode())
    data.setHtml(to_html(rows, columns))
    data.setText(to_tsv(rows, columns))
    return data


def unpack_cells(data: QMimeData, columns: Sequence[Column]) -> list[Cells]:
    """Return the rows that were copied here, none where they do not fit."""
    keys = {column.key for column in columns}
    try:
        told = json.loads(bytes(data.data(CELLS_MIME).data()))
        rows = [
            {key: _as_typed(str(row[key])) for key in row if key in keys}
            for row in told
        ]
    except (ValueError, TypeError, KeyError, RecursionError):
        return []
    return [Cells(row) for row in rows] if any(rows) else []


def to_tsv(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return rows with tabs between the cells, quoted as Excel does."""
    lines = ("\t".join(map(_quoted, cells)) for cells in _cells(rows, columns))
    return "\n".join(lines)


def to_html(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Return rows as a table for Word and WPS, user text escaped."""
    lines = (
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in _cells(rows, columns)
    )
    return f'<table border="1">{"".join(lines)}</table>'


def read_tsv(text: str) -> Pasted:
    """Return the table that was copied from Excel, WPS or a text file.

    Raises:
        ValueError: It is no table that could be taken apart.
    """
    plain = clean_text(text[:MOST_CHARACTERS]).rstrip("\r\n")
    lines = csv.reader(StringIO(plain, newline=""), "excel-tab")
    try:
        read = list(islice(lines, MOST_LINES + 1))
    except csv.Error as error:
        raise ValueError(text[:40]) from error
    whole = [
        [_with_one_line_end(cell.strip()) for cell in cells[:MOST_COLUMNS]]
        for cells in read[:MOST_LINES]
    ]
    table = [[cell[:LIMIT] for cell in cells] for cells in whole]
    if len(text) > MOST_CHARACTERS or len(read) > MOST_LINES:
        return Pasted(table, f"表格太长，只放入了前 {len(table)} 行")
    if table != whole:
        return Pasted(table, f"一格最多 {LIMIT} 字，多出的没有放入")
    return Pasted(table, REMOVED if clean_text(text) != text else "")


def paste_rows(
    form: Form, where: tuple[str, int], rows: Sequence[Cells]
) -> Edit | None:
    """Return the edit that puts copied rows below a position."""
    list_key, position = where
    first = len(form.rows(list_key)) if position == END else position + 1
    next_id = form.next_id()
    return together(
        [
            Insert(list_key, first + number, Row(next_id + number, cells))
            for number, cells in enumerate(rows)
        ]
    )


def paste_table(
    form: Form, where: tuple[str, int], columns: Sequence[Column], table: Table
) -> Edit | None:
    """Return the edit that writes a table over the cells from a position on.

    Its cells go into the columns given, those past the last are left out;
    where the list ends, rows are added.
    """
    list_key, position = where
    rows = form.rows(list_key)
    start = len(rows) if position == END else position
    edits: list[Edit] = []
    for number, cells in enumerate(table):
        if start + number < len(rows):
            row = rows[start + number]
        else:
            row = Row(form.next_id() + number)
            edits.append(Insert(list_key, start + number, row))
        edits += _typed(row, columns, cells)
    return together(edits)


def _as_typed(cell: str) -> str:
    """Return what a text box would have taken of a cell's text."""
    return _with_one_line_end(clean_text(cell))[:LIMIT]


def _with_one_line_end(cell: str) -> str:
    return _LINE_END.sub("\n", cell)


def _typed(row: Row, columns: Sequence[Column], cells: Sequence[str]) -> Iterator[Edit]:
    for column, text in zip(columns, cells):
        fit = text if column.kind == "long_text" else " ".join(text.split("\n"))
        if fit != row.cells[column.key]:
            yield SetText(Place(row.id, column.key), fit)


def _cells(rows: Sequence[Row], columns: Sequence[Column]) -> Iterator[list[str]]:
    for row in rows:
        yield [row.cells[column.key] for column in columns]


def _quoted(cell: str) -> str:
    if not any(mark in cell for mark in '\t\n"'):
        return cell
    return '"' + cell.replace('"', '""') + '"'
