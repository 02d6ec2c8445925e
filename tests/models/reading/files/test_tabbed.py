"""What spreadsheets put on the clipboard comes apart into their cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reading.files.tabbed import tabbed_rows

Rows = Sequence[Sequence[str]]

cells = st.text('甲1 "=\n', max_size=6).map(str.strip)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Draw a table whose last row is not blank."""
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5))
    return [*rows, ["止", *[""] * (width - 1)]]


def as_excel_writes(rows: Rows) -> str:
    """Return rows as Excel and WPS put them on the clipboard."""
    return "".join("\t".join(map(_of_excel, row)) + "\r\n" for row in rows)


def as_calc_writes(rows: Rows) -> str:
    """Return rows as LibreOffice does: no line end behind the last."""
    return "\n".join("\t".join(map(_of_excel, row)) for row in rows)


def as_csv_writes(rows: Rows) -> str:
    """Return rows with every cell quoted that has a mark in it."""
    return "\n".join("\t".join(map(_of_csv, row)) for row in rows)


def _of_excel(cell: str) -> str:
    return _quoted(cell) if "\n" in cell else cell


def _of_csv(cell: str) -> str:
    return _quoted(cell) if "\n" in cell or '"' in cell else cell


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def is_as_typed(cell: str) -> bool:
    """Return whether the quotes of a cell cannot be a program's."""
    return not (cell[:1] == cell[-1:] == '"' and '""' in cell[1:-1])


@given(tables().filter(lambda rows: all(is_as_typed(c) for r in rows for c in r)))
def test_tables_of_excel_wps_and_calc_come_back(rows: Rows) -> None:
    assert tabbed_rows(as_excel_writes(rows)) == rows
    assert tabbed_rows(as_calc_writes(rows)) == rows


@given(tables())
def test_tables_quoted_as_in_a_csv_come_back(rows: Rows) -> None:
    assert tabbed_rows(as_csv_writes(rows)) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('"甲类\t1\n乙类\t2\n丙类\t3\n', [['"甲类', "1"], ["乙类", "2"], ["丙类", "3"]]),
        ('甲\t"一\n乙\t二"\n', [["甲", '"一'], ["乙", '二"']]),
        ('1\t"甲\n2\t"乙\n3\t丙', [["1", '"甲'], ["2", '"乙'], ["3", "丙"]]),
        ('5"\t1\n"6\t2"', [['5"', "1"], ['"6', '2"']]),
        ('"', [['"']]),
        ('甲\t"', [["甲", '"']]),
    ],
)
def test_an_open_quote_keeps_the_rows_and_its_mark(text: str, rows: Rows) -> None:
    assert tabbed_rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("甲\t1\r\n乙\t2\r\n", [["甲", "1"], ["乙", "2"]]),
        ('"两\n行"\t"引""号"', [["两\n行", '引"号']]),
        ("a\rb", [["a"], ["b"]]),
        ('"甲\r\n乙"\t丙\u2028丁\t戊\u2029己', [["甲\n乙", "丙\n丁", "戊\n己"]]),
        ("甲\x0b乙\t丙", [["甲\n乙", "丙"]]),
        ('"安全"\t1', [['"安全"', "1"]]),
        ('"一\t二"\t1\n三\t2', [["一\t二", "1"], ["三", "2"]]),
    ],
    ids=["ends", "quotes", "mac", "breaks", "tab", "own quotes", "tab in a cell"],
)
def test_cells_end_where_the_spreadsheet_ended_them(text: str, rows: Rows) -> None:
    assert tabbed_rows(text) == rows


@given(st.text(st.sampled_from('甲1"\t\n\r \x0b\ufdd0'), max_size=30))
def test_no_text_between_the_marks_is_lost(text: str) -> None:
    kept = "".join(cell for row in tabbed_rows(text) for cell in row)

    assert [c for c in kept if c in "甲1\ufdd0"] == [c for c in text if c in "甲1\ufdd0"]
