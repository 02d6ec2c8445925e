"""Workbooks of LibreOffice become grids."""

from __future__ import annotations

import pytest

from models.reading.files.workbook.ods_file import ods_grids
from models.reading.files.workbook.spreadsheet import HIDDEN_LINES, HIDDEN_SHEET
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit
from tests.models.reading.files.ods_builder import (
    number,
    ods,
    ods_of,
    ods_parts,
    table,
    td,
)
from tests.models.reading.files.packed import packed
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid

ROW = "<table:table-row>{}</table:table-row>"


def read(*cells: str) -> SourceGrid:
    """Return the grid of a workbook with one row of cells."""
    (found,) = ods_grids(ods(table(ROW.format("".join(cells)))))
    return found


def test_merged_cells_keep_their_extent() -> None:
    drawing = """
        项目名称 | 更换路灯 | < | <
        产出指标 | 数量指标 | 安装⏎路灯 | 40
        ^       | ^       | 更换灯杆 | 4
        ^       | 质量指标 | 合格率 | 98
        """
    (found,) = ods_grids(ods_of(grid(drawing)))

    assert drawn(found) == dedented(drawing)


def test_what_is_shown_is_read_with_all_its_blanks() -> None:
    cell = (
        '<table:table-cell office:value="0.5"><text:p>50%<text:s text:c="2"/>'
        "<text:span>甲</text:span><text:line-break/>乙<text:tab/></text:p>"
        "</table:table-cell>"
    )

    assert drawn(read(cell, td("丙"))) == "50%  甲⏎乙 | 丙"


def test_repeated_cells_and_rows_are_there_as_often() -> None:
    many = ROW.format(td("", repeated=16_384)).replace(
        "<table:table-row", '<table:table-row table:number-rows-repeated="1048576"'
    )
    twice = ROW.format(td("甲", repeated=2) + td("", repeated=16_000)).replace(
        "<table:table-row", '<table:table-row table:number-rows-repeated="2"'
    )
    blank = many.replace("1048576", "2")
    last = ROW.format(td("", repeated=2) + td("乙"))
    (found,) = ods_grids(ods(table(twice + blank + last + many)))

    assert drawn(found) == (
        "甲 | 甲 | .\n甲 | 甲 | .\n. | . | .\n. | . | .\n. | . | 乙"
    )


def test_covered_cells_and_comments_are_not_read_and_told() -> None:
    covered = "<table:covered-table-cell><text:p>密</text:p></table:covered-table-cell>"
    comment = (
        "<table:table-cell><office:annotation><text:p>请改</text:p></office:annotation>"
        "<text:p>乙</text:p></table:table-cell>"
    )
    found = read(td("甲", across=2), covered, comment)

    assert drawn(found) == "甲 | < | 乙"
    assert found.remarks == (
        "批注没有读入：请改",
        "合并单元格盖住的文字没有读入：密",
    )


def test_hidden_sheets_rows_and_columns_are_not_read_and_told() -> None:
    style = (
        '<style:style style:name="h"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    row = ROW.format(td("密")).replace("row>", 'row table:visibility="collapse">', 1)
    column = '<table:table-column table:visibility="filter"/>'
    first, second = ods_grids(
        ods(
            table(row, style="h")
            + table(column + row + ROW.format(td("密") + td("甲"))),
            style,
        )
    )

    assert (drawn(first), first.remarks) == ("", (HIDDEN_SHEET,))
    assert drawn(second) == "甲"
    assert second.remarks == (f"{HIDDEN_LINES}：A1（密）、A2（密）",)


def test_a_locked_file_is_told() -> None:
    parts = ods_parts(table(""))
    parts["META-INF/manifest.xml"] = "<m><encryption-data/></m>"

    with pytest.raises(Unfit, match="打开密码"):
        ods_grids(packed(parts))


def test_far_too_many_cells_are_refused() -> None:
    row = ROW.format(td("甲", repeated=200)).replace(
        "<table:table-row", '<table:table-row table:number-rows-repeated="1048576"'
    )

    with pytest.raises(Unfit, match="内容太多"):
        ods_grids(ods(table(row)))


def test_digits_that_a_cell_hides_are_kept_and_told() -> None:
    found = read(td("甲"), number("681.07", "681.071914"), number("96%", "0.955"))

    assert drawn(found) == "甲 | 681.071914 | 95.5%"
    assert found.remarks == (
        "单元格显示的位数比存的少，已按存的数读入，请核对：B1（显示 681.07）、C1（显示 96%）",
    )
