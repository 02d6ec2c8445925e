"""Workbooks as one file of XML become grids."""

from __future__ import annotations

import pytest

from models.reading.files.kind import file_kind
from models.reading.files.workbook.spreadsheet import HIDDEN_LINES, HIDDEN_SHEET
from models.reading.grids import read_grids
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit
from tests.models.reading.files.xml_builder import cell, workbook
from tests.models.reading.pdf_pages.drawn_grid import drawn


def read(table: str, encoding: str = "utf-8", beside: str = "") -> SourceGrid:
    """Return the grid of a workbook of one sheet."""
    data = workbook(table, encoding, beside)
    (found,) = read_grids(file_kind(data), data)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_merged_cells_keep_their_extent(encoding: str) -> None:
    tall, wide, third = 'ss:MergeDown="1"', 'ss:MergeAcross="1"', 'ss:Index="3"'
    found = read(
        f"<Row>{cell('甲', attributes=tall)}{cell('乙', attributes=wide)}</Row>"
        f"<Row>{cell('丙', attributes=third)}</Row><Row {third}/>"
        f"<Row ss:Index='4'>{cell('丁', attributes=wide)}{cell('戊')}</Row>",
        encoding,
    )

    assert drawn(found) == "甲 | 乙 | <\n^ | . | 丙\n. | . | .\n丁 | < | 戊"


def test_numbers_are_read_as_their_cells_show_them() -> None:
    found = read(
        "<Row>"
        + cell("0.5", "Number", 'ss:StyleID="p"')
        + cell("2026-12-31T00:00:00.000", "DateTime", 'ss:StyleID="d"')
        + cell("4.9800000000000004", "Number")
        + cell("1", "Boolean")
        + cell("十", "Number")
        + "</Row>"
    )

    assert drawn(found) == "50% | 2026/12/31 | 4.98 | TRUE | 十"
    assert found.remarks == ("单元格的数值有误，已按文字读入，请核对：E1（十）",)


def test_what_is_hidden_or_beside_the_cells_is_told() -> None:
    comment = "<Cell><Data ss:Type='String'>甲</Data><Comment>请改</Comment></Cell>"
    found = read(
        f"<Column ss:Index='2' ss:Hidden='1'/><Row>{comment}{cell('密')}"
        f"{cell('#REF!', 'Error')}</Row><Row ss:Hidden='1'>{cell('密')}</Row>",
    )

    assert drawn(found) == "甲"
    assert found.remarks == (
        "批注没有读入：请改",
        "公式的结果是错误值，没有读入：C1（#REF!）",
        f"{HIDDEN_LINES}：B1（密）、A2（密）",
    )


def test_a_hidden_sheet_is_only_told() -> None:
    hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    found = read(f"<Row>{cell('甲')}</Row>", beside=hidden)

    assert (drawn(found), found.remarks) == ("", (HIDDEN_SHEET,))


def test_a_damaged_workbook_is_refused() -> None:
    with pytest.raises(Unfit, match="已损坏"):
        data = workbook("<Row>")
        read_grids(file_kind(data), data)
