"""Files of many layouts: whatever was done to a sheet, no text is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from hypothesis import given, note, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from models.definitions.definition_file import definitions
from models.reading import ReadForm, read_data
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from models.values.cleaning import clean
from tests.models.reading.files.docx_builder import docx_of
from tests.models.reading.files.html_builder import html_of
from tests.models.reading.files.xlsx_builder import xlsx_of
from tests.models.reading.pdf_pages.printed_grid import printed_grid
from tests.models.reading.test_every_definition import filled

MOST_CHANGES = 8
TYPED = re.compile("内容[0-9]+|甲[0-9]+乙[0-9]+|另注[0-9]+|12月[0-9]+日")
"""All that the drawn forms have for texts; numbers, signs and units aside."""

STRAY = st.integers(100, 999).map("12月{}日 手写".format)

Rows = tuple[SourceRow, ...]


def _text_of(grid: SourceGrid) -> bytes:
    """Return a grid as text with tabs, covered cells left blank."""
    lines = []
    for row in grid.rows:
        texts = [""] * max([row.width, *(each.column + 1 for each in row.cells)])
        for cell in row.cells:
            texts[cell.column] = cell.text.replace("\n", " ")
        lines.append("\t".join(texts))
    return "\n".join(lines).encode()


KINDS: Mapping[str, Callable[[SourceGrid], bytes]] = {
    "txt": _text_of,
    "docx": docx_of,
    "xlsx": xlsx_of,
    "html": html_of,
}


@st.composite
def varied(draw: DrawFn) -> SourceGrid:
    """Draw the sheet of a form as offices have it: changed by hand."""
    definition = definitions()[draw(st.sampled_from(sorted(definitions())))]
    rows = printed_grid(draw(filled(definition)), definition).rows
    for _ in range(draw(st.integers(0, MOST_CHANGES))):
        rows = draw(_changed(rows))
    return SourceGrid(rows)


@st.composite
def _changed(draw: DrawFn, rows: Rows) -> Rows:
    at = draw(st.sampled_from(_between(rows)))
    change = draw(st.sampled_from(CHANGES))
    return change(draw, rows, at)


def _between(rows: Rows) -> list[int]:
    """Return the rows above which no merged cell reaches down."""
    covered: set[int] = set()
    for at, row in enumerate(rows):
        for cell in row.cells:
            covered.update(range(at + 1, at + cell.down))
    return [at for at in range(len(rows)) if at not in covered]


def _blank(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Part the rows by a blank one, as between pages."""
    return (*rows[:at], SourceRow(), *rows[at:])


def _stray(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Put a line between the rows, as of something written by hand."""
    return (*rows[:at], SourceRow((SourceCell(draw(STRAY)),)), *rows[at:])


def _again(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Repeat a row further down, as the head of the next page."""
    below = draw(st.sampled_from(_between(rows)))
    copied = tuple(replace(cell, down=1) for cell in rows[at].cells)
    return (*rows[:below], SourceRow(copied, rows[at].width), *rows[below:])


def _slipped(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Move the texts of a row by one column, from one of them on."""
    row = rows[at]
    if len(row.cells) < 2:
        return rows
    first = draw(st.integers(0, len(row.cells) - 1))
    moved = (replace(cell, column=cell.column + 1) for cell in row.cells[first:])
    cells = (*row.cells[:first], *moved)
    return (*rows[:at], SourceRow(cells, row.width + 1), *rows[at + 1 :])


def _more(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Add a text behind the last column, which no definition knows."""
    row = rows[at]
    if not row.cells:
        return rows
    added = SourceCell(f"另注{draw(st.integers(100, 999))}", row.width)
    return (*rows[:at], SourceRow((*row.cells, added), row.width + 1), *rows[at + 1 :])


def _moved(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Put the rows from one on to the front, as pages in the wrong order."""
    return (*rows[at:], SourceRow(), *rows[:at])


def _swapped(draw: DrawFn, rows: Rows, at: int) -> Rows:
    """Let two neighbouring columns change places from a row on."""
    width = rows[at].width
    if width < 2:
        return rows
    left = draw(st.integers(0, width - 2))
    places = {left: left + 1, left + 1: left}

    def swap(row: SourceRow) -> SourceRow:
        if row.width != width or any(each.across > 1 for each in row.cells):
            return row
        cells = (
            replace(each, column=places.get(each.column, each.column))
            for each in row.cells
        )
        return SourceRow(tuple(sorted(cells, key=lambda each: each.column)), width)

    return (*rows[:at], *map(swap, rows[at:]))


CHANGES = (_blank, _stray, _again, _slipped, _more, _moved, _swapped)


@settings(max_examples=200)
@given(varied(), st.sampled_from(sorted(KINDS)))
def test_no_text_of_a_changed_sheet_is_lost_in_any_kind_of_file(
    grid: SourceGrid, kind: str
) -> None:
    found = read_data(Path(f"表.{kind}"), KINDS[kind](grid))
    note(f"{kind}: {len(found)} forms")

    seen = Counter(
        cell.text for each in found for cell in each.source.cells() if _is_typed(cell)
    )
    typed = (cell for row in grid.rows for cell in row.cells if _is_typed(cell))
    assert seen == Counter(clean(cell.text) for cell in typed)
    assert [gone for each in found for gone in _gone(each)] == []


def _is_typed(cell: SourceCell) -> bool:
    """Return whether a text is one that a clerk has typed, no label."""
    return bool(TYPED.search(cell.text))


def _gone(read: ReadForm) -> Iterator[str]:
    """Yield what was typed and is neither in the form nor among the unread."""
    unread = "\n".join(read.unread)
    for cell in filter(_is_typed, read.source.cells()):
        places = read.source.places.get(cell, ())
        kept = "".join(read.form.text(place) for place in places) or unread
        if any(each not in kept for each in TYPED.findall(cell.text)):
            yield cell.text
