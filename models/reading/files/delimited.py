"""Texts whose cells end at commas or semicolons (.csv), told from prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO

TAB = "\t"
SEPARATORS = ",;"
LEAST_COLUMNS = 3
LEAST_ROWS = 3
SENTENCE_ENDS = ("。", "！", "？", "!", "?", ".")

_QUOTED = re.compile(r'"(?:[^"]|"")*+"')
_LINE_END = re.compile(r"\r\n?|\n")

Records = Sequence[Sequence[str]]


def delimited(text: str) -> Records | None:
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


def unevenly_delimited(text: str) -> Records | None:
    """Return the cells of each line of a text that is named a .csv.

    Typed by hand, a line has as many cells as are filled in.  The mark in
    most lines parts them; None where that is a tab, where most lines have
    none, and where most that have one end as sentences do.
    """
    lines = [each for each in _lines(_QUOTED.sub("", text)) if each.strip()]
    counts = Counter({each: _lines_with(each, lines) for each in SEPARATORS + TAB})
    separator, count = max(counts.items(), key=lambda each: each[1])
    if separator == TAB or count < LEAST_ROWS or 2 * count <= len(lines):
        return None
    ends = (each.rstrip() for each in lines if separator in each)
    if 2 * sum(each.endswith(SENTENCE_ENDS) for each in ends) > count:
        return None
    return _records(text, separator) or list(_line_by_line(text, separator))


def _lines_with(separator: str, lines: Sequence[str]) -> int:
    return sum(separator in each for each in lines)


def _line_by_line(text: str, separator: str) -> Iterator[Sequence[str]]:
    """Yield the cells of each line, its quotes taken for text.

    They do not match: one that was left open would swallow the lines below.
    """
    for line in _lines(text):
        yield line.split(separator)


def _lines(text: str) -> Sequence[str]:
    return _LINE_END.split(text)


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
