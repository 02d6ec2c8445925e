"""The lines of a text cut into cells, by tabs, bars or blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.reading.files.delimited import Records, delimited, unevenly_delimited
from models.reading.files.fixed_width import fixed_width_rows
from models.reading.files.tabbed import TAB, lines_of
from models.reading.limits import (
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_LINES,
    TOO_LARGE,
)
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from models.reading.unreadable import Unfit
from models.values.cleaning import line_feeds
from models.values.csv_guard import unguarded

MOST_IN_LINE = 1_000_000
"""Characters: a form of many pages has some ten thousand in all."""

TOO_WIDE = f"有的行超过 {MOST_COLUMNS} 列，不像是绩效目标表"

BAR = "|"
CSV = ".csv"

_RULER = frozenset("|:- ")
"""What the line under the head of a table in Markdown is made of."""


def text_grid(text: str, suffix: str = "") -> SourceGrid:
    """Return the lines of a text, each cut into cells.

    Cells end at tabs; in a text without any, at commas, bars or at two
    blanks or more.  Blank lines stay as blank rows: they part tables.  How
    the name of a file ends counts only where that is .csv and its lines
    have commas, though not as many each.

    Raises:
        Unfit: It is far too long or wide for a form.
    """
    return SourceGrid(tuple(_cut(text, suffix)))


def _cut(text: str, suffix: str) -> Iterator[SourceRow]:
    if len(text) > MOST_CHARACTERS:
        raise Unfit(TOO_LARGE)
    records = _records(text, suffix)
    lines = lines_of(text) if records is None else ()
    if len(records or lines) > MOST_LINES:
        raise Unfit(f"超过 {MOST_LINES} 行，不像是绩效目标表，请拆成几个文件")
    if any(len(line) > MOST_IN_LINE for line in lines):
        raise Unfit("有的行超过一百万字，不像是绩效目标表")
    return _rows(lines) if records is None else map(_record, records)


def _records(text: str, suffix: str) -> Records | None:
    """Return the records of a .csv, None for any other text."""
    found = None if TAB in text else delimited(text)
    if found is None and suffix.lower() == CSV:
        found = unevenly_delimited(text)
    if found is None:
        return None
    # The list that we export has marks against formulas.
    return [[unguarded(cell) for cell in record] for record in found]


def _rows(lines: Sequence[str]) -> Iterator[SourceRow]:
    if any(TAB in line for line in lines):
        return (_split(line, TAB) for line in lines)
    barred = [line.strip() for line in lines if BAR in line]
    if len(barred) < 2:
        return fixed_width_rows(lines)
    start = int(all(line.startswith(BAR) for line in barred))
    plain = (line.strip() for line in lines if not _is_ruler(line))
    return (_split(line[start * (BAR in line) :], BAR) for line in plain)


def _is_ruler(line: str) -> bool:
    return BAR in line and "--" in line and _RULER.issuperset(line)


def _split(line: str, mark: str) -> SourceRow:
    if line.count(mark) >= MOST_COLUMNS:
        raise Unfit(TOO_WIDE)
    return _row(line.split(mark))


def _record(texts: Sequence[str]) -> SourceRow:
    """Return the row of a record; a text in front alone is a line.

    A .csv does not tell which cells were merged over the sheet.
    """
    if len(texts) > MOST_COLUMNS:
        raise Unfit(TOO_WIDE)
    return _row(texts if any(map(str.strip, texts[1:])) else texts[:1])


def _row(texts: Sequence[str]) -> SourceRow:
    cells = (SourceCell(line_feeds(text.strip()), at) for at, text in enumerate(texts))
    return SourceRow(tuple(cell for cell in cells if cell.text), max(1, len(texts)))
