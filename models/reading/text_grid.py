"""The lines of a text cut into cells, by tabs, bars or blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from models.reading.unreadable import Unreadable

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
MOST_CHARACTERS = 1_000_000
"""In one line: a form of many pages has some ten thousand in all."""

MOST_ALIGNED = 24
"""Columns that only blanks keep apart; no form has as many."""

TAB, BAR = "\t", "|"

# No tab inside: an open quote must not swallow the rows below it.
_QUOTED = re.compile(r'(^|\t)"((?:[^"\t]|"")*)"(?=\t|\r?$)', re.MULTILINE)
# A noncharacter: Unicode keeps it for inside use, no text holds it.
_QUOTED_END = "\ufdd0"
_RULER = frozenset("|:- ")
"""What the line under the head of a table in Markdown is made of."""

_BLANKS = re.compile(r"[ \u3000]{2,}")


def text_grid(path: Path, text: str) -> SourceGrid:
    """Return the lines of a text, each cut into cells.

    Cells end at tabs; in a text without any, at bars or at two blanks or
    more.  Blank lines stay as blank rows: they part tables.

    Raises:
        Unreadable: It is far too long or wide for a form.
    """
    lines = _lines(text)
    if len(lines) > MOST_ROWS:
        raise Unreadable(path, f"超过 {MOST_ROWS} 行，不像是绩效目标表，请拆成几个文件")
    if any(len(line) > MOST_CHARACTERS for line in lines):
        raise Unreadable(path, "有的行超过一百万字，不像是绩效目标表")
    rows = tuple(_rows(lines))
    if any(row.width > MOST_COLUMNS for row in rows):
        raise Unreadable(path, f"有的行超过 {MOST_COLUMNS} 列，不像是绩效目标表")
    return SourceGrid(rows)


def _lines(text: str) -> list[str]:
    """Return the lines, with line ends inside quoted cells set aside."""
    return _QUOTED.sub(_unquoted, text).splitlines()


def _unquoted(match: re.Match[str]) -> str:
    """Return a cell without the quotes that a spreadsheet put round it.

    Spreadsheets quote a copied cell only for what is in it; quotes that
    somebody typed stay.
    """
    before, inside = match.groups()
    if '""' not in inside and "\n" not in inside:
        return match.group()
    plain = inside.replace('""', '"').replace("\r\n", "\n")
    return before + plain.replace("\n", _QUOTED_END)


def _rows(lines: Sequence[str]) -> Iterator[SourceRow]:
    if any(TAB in line for line in lines):
        return (_split(line, TAB) for line in lines)
    barred = [line.strip() for line in lines if BAR in line]
    if len(barred) < 2:
        return _aligned(lines)
    start = int(all(line.startswith(BAR) for line in barred))
    plain = (line.strip() for line in lines if not _is_ruler(line))
    return (_split(line[start * (BAR in line) :], BAR) for line in plain)


def _is_ruler(line: str) -> bool:
    return BAR in line and "--" in line and _RULER.issuperset(line)


def _split(line: str, mark: str) -> SourceRow:
    texts = line.split(mark)
    cells = (SourceCell(_put_back(text), at) for at, text in enumerate(texts))
    return SourceRow(tuple(cell for cell in cells if cell.text), len(texts))


def _put_back(text: str) -> str:
    return text.replace(_QUOTED_END, "\n").strip()


def _aligned(lines: Sequence[str]) -> Iterator[SourceRow]:
    """Yield rows of a text whose columns are kept apart by blanks.

    Blank cells leave no trace in such a text.  A row with fewer cells than
    the one that set the columns puts each under the nearest of them.
    """
    columns: Sequence[_Piece] = ()
    for line in lines:
        found = tuple(_pieces(line))
        if len(found) > len(columns):
            columns = found
        places = _places(found, columns)
        cells = (SourceCell(each.text, at) for each, at in zip(found, places))
        yield SourceRow(tuple(cells), len(columns) if len(found) > 1 else 1)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text between blanks, and the columns of a screen it covers."""

    text: str
    start: int
    end: int

    def gap(self, other: _Piece) -> int:
        """Return how far apart two pieces stand, 0 where they overlap."""
        return max(0, self.start - other.end, other.start - self.end)


def _places(found: Sequence[_Piece], columns: Sequence[_Piece]) -> Sequence[int]:
    """Return the column of each piece: in order, with the least gaps."""
    room = len(columns) - len(found) + 1
    if len(columns) > MOST_ALIGNED:
        return range(len(found))
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())] * room
    for number, piece in enumerate(found):
        ending: list[tuple[int, tuple[int, ...]]] = []
        for at in range(room):
            gap, before = best[at]
            here = gap + piece.gap(columns[number + at]), (*before, number + at)
            ending.append(min([here, *ending[-1:]]))
        best = ending
    return best[-1][1]


def _pieces(line: str) -> Iterator[_Piece]:
    start = 0
    for text, gap in zip(_BLANKS.split(line), [*_BLANKS.findall(line), ""]):
        end = start + _screen_width(text)
        if text.strip():
            yield _Piece(text.strip(), start, end)
        start = end + _screen_width(gap)


def _screen_width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in text)
