"""Lines whose cells end at tabs, as spreadsheets put them on the clipboard.

Excel, WPS and LibreOffice quote a cell that holds a line end, and double the
quotes in it then; a cell without one stands as it is, quotes and all.  So a
quote at the front of a cell says little: only one that closes where a cell
can end was put there by a program.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO

from models.values.cleaning import line_feeds

TAB = "\t"

# No tab inside: an open quote must not swallow the rows below it.
_QUOTED = re.compile(r'(^|\t)"((?:[^"\t]++|"")*+)"(?=\t|\r?$)', re.MULTILINE)
# Word's break within a paragraph, which ends no row wherever it stands: no
# character of our own is put into a text, so that none can stay there.
_BREAK = "\x0b"
_ROW_END = re.compile(r"\r\n?|\n|(?<![^\r\n])\f+")
"""A line end; also what ends a page, before the first line of the next."""

TabbedLine = list[str]


def lines_of(text: str) -> list[str]:
    """Return the lines, with breaks for line ends inside quoted cells."""
    lines = _ROW_END.split(_QUOTED.sub(_unquoted, text))
    return lines if lines[-1] else lines[:-1]


def tabbed_rows(text: str) -> list[TabbedLine]:
    """Return the cells of each line, their line ends as line feeds.

    A cell that holds tabs is known only by the table around it: it counts
    as one where all rows are as long with it, and are not without it.
    """
    rows = [
        [line_feeds(cell).strip() for cell in line.split(TAB)]
        for line in lines_of(text)
    ]
    if '"' not in text or _is_rectangle(rows):
        return rows
    strict = _strictly_quoted(text)
    return strict if strict and _is_rectangle(strict) else rows


def unquoted_cell(text: str) -> str:
    """Return one cell without the quotes that a spreadsheet put round it."""
    return line_feeds(_QUOTED.sub(_unquoted, text))


def _unquoted(match: re.Match[str]) -> str:
    """Return a cell without the quotes that a spreadsheet put round it.

    Spreadsheets quote a copied cell only for what is in it; quotes that
    somebody typed stay.
    """
    before, inside = match.groups()
    if '""' not in inside and "\n" not in inside:
        return match.group()
    plain = inside.replace('""', '"').replace("\r\n", "\n")
    return before + plain.replace("\n", _BREAK)


def _strictly_quoted(text: str) -> list[TabbedLine]:
    """Return what csv takes a text for, nothing where it is not sure."""
    # Only a cell with a quote is worth bringing it in.
    import csv

    try:
        records = list(csv.reader(StringIO(text, newline=""), "excel-tab", strict=True))
    except csv.Error:
        return []
    return [[line_feeds(cell).strip() for cell in cells] for cells in records]


def _is_rectangle(rows: Sequence[TabbedLine]) -> bool:
    return len({len(cells) for cells in rows}) < 2
