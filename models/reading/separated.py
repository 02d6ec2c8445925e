"""Texts whose cells end at commas or semicolons (.csv), told from prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import StringIO

SEPARATORS = ",;"
LEAST_COLUMNS = 3
LEAST_ROWS = 3

Records = Sequence[Sequence[str]]


def separated(text: str) -> Records | None:
    """Return the cells of each line, None for a text that is no .csv.

    A spreadsheet writes as many cells into every line; the commas of prose
    come as they like.  Quoted cells may hold commas and line breaks.
    """
    for separator in SEPARATORS:
        if text.count(separator) >= LEAST_ROWS * (LEAST_COLUMNS - 1):
            records = _records(text, separator)
            if _is_table(records):
                return records
    return None


def _records(text: str, separator: str) -> Records:
    """Return the records of a text, none when its quotes do not match."""
    import csv

    try:
        return list(
            csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        )
    except csv.Error:
        return ()


def _is_table(records: Records) -> bool:
    """Return whether most lines have the same number of cells."""
    widths = Counter(len(each) for each in records if any(map(str.strip, each)))
    width, rows = max(widths.items(), key=lambda each: each[1], default=(0, 0))
    is_usual = 2 * rows > widths.total()
    return width >= LEAST_COLUMNS and rows >= LEAST_ROWS and is_usual
