"""Texts whose columns are kept apart by blanks alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.reading.nearest_column import places
from models.reading.source_grid import SourceCell, SourceRow
from models.values.cleaning import line_feeds

MOST_ALIGNED = 16
"""Columns that only blanks keep apart; no form has as many."""

SAMPLE = 200
"""Lines that tell how such a text was laid out."""

_BLANKS = re.compile(r"[ \u3000]{2,}")
# What takes two columns of a screen: Han, kana, Hangul, full-width forms.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U0001f300-\U0003fffd]"
)

Measure = Callable[[str], int]
"""Returns how many columns a text takes."""


def fixed_width_rows(lines: Sequence[str]) -> Iterator[SourceRow]:
    """Yield the rows of a text whose columns are kept apart by blanks.

    People line columns up on a screen, where Han takes two columns;
    programs that take text out of a PDF count characters.  Whichever fits
    a text better is what was meant.

    Blank cells leave no trace in such a text.  A row with fewer cells than
    the last that had all of them puts each under the nearest of these.
    """
    sample = lines[:SAMPLE]
    measure = min((_screen_width, len), key=lambda each: _edges(sample, each))
    columns: Sequence[_Piece] = ()
    for line in lines:
        found = tuple(_pieces(line, measure))
        if len(found) >= max(2, len(columns)):
            columns = found
        yield _row(found, columns)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text between blanks, and the columns it covers."""

    text: str
    start: int
    end: int


def _edges(lines: Iterable[str], measure: Measure) -> int:
    """Return at how many places cells begin or end: few, where they align."""
    rows = [tuple(_pieces(line, measure)) for line in lines]
    pieces = [piece for row in rows if len(row) > 1 for piece in row]
    return len({each.start for each in pieces}) + len({each.end for each in pieces})


def _row(found: Sequence[_Piece], columns: Sequence[_Piece]) -> SourceRow:
    spots = _places(found, columns)
    cells = (
        SourceCell(line_feeds(each.text), at) for each, at in zip(found, spots)
    )
    return SourceRow(tuple(cells), len(columns) if len(found) > 1 else 1)


def _places(found: Sequence[_Piece], columns: Sequence[_Piece]) -> Sequence[int]:
    """Return the column of each piece: in order, with the least gaps."""
    if len(found) < 2 or len(columns) > MOST_ALIGNED:
        return range(len(found))
    return places(found, columns)


def _pieces(line: str, measure: Measure) -> Iterator[_Piece]:
    start = 0
    for text, gap in zip(_BLANKS.split(line), [*_BLANKS.findall(line), ""]):
        end = start + measure(text)
        if text.strip():
            yield _Piece(text.strip(), start, end)
        start = end + measure(gap)


def _screen_width(text: str) -> int:
    return len(text) + len(_WIDE.findall(text))
