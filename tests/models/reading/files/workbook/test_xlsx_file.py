"""Workbooks become grids, feature by feature."""

from __future__ import annotations

import pytest

from models.reading.files.workbook.spreadsheet import HIDDEN_LINES, HIDDEN_SHEET
from models.reading.files.workbook.xlsx_file import xlsx_grids
from models.reading.source_grid import SourceGrid
from tests.models.reading.files.packed import packed, relationships
from tests.models.reading.files.xlsx_builder import (
    SHEET,
    STRICT,
    data,
    merges,
    row,
    text,
    value,
    xlsx,
    xlsx_of,
    xlsx_parts,
)
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid


def read(content: str, *formats: str, strings: tuple[str, ...] = ()) -> SourceGrid:
    """Return the grid of a workbook of one sheet."""
    (found,) = xlsx_grids(xlsx(content, formats=formats, strings=strings))
    return found


def cells(*written: str) -> str:
    """Return a sheet with one row of cells."""
    return data(row(*written, number=1))


def test_merged_cells_keep_their_extent() -> None:
    drawing = """
        项目名称 | 更换路灯 | < | <
        产出指标 | 数量指标 | 安装⏎路灯 | 40
        ^       | ^       | 更换灯杆 | 4
        ^       | 质量指标 | 合格率 | 98
        """
    (found,) = xlsx_grids(xlsx_of(grid(drawing)))

    assert drawn(found) == dedented(drawing)


def test_blank_rows_stay_and_blank_columns_at_the_edges_go() -> None:
    found = read(data(row(text("甲", "C2"), text("丙", "E2"), number=2), "<row r='3'/>"))

    assert drawn(found) == "甲 | . | 丙"
    assert drawn(read(data("甲", row(number=2), "乙"))) == "甲\n\n乙"


def test_texts_alone_in_front_are_lines_until_the_table_begins() -> None:
    first, second, third, fourth = read(
        data("标题", "某单位", row(text("甲"), text("乙"), number=3), "丙")
    ).rows

    assert [each.is_line for each in (first, second, third, fourth)] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("487", "", "487"),
        ("487.0", "", "487"),
        ("4.9800000000000004", "", "4.98"),
        ("50", "0.00", "50.00"),
        ("0.5", "0%", "50%"),
        ("46387", "yyyy/m/d;@", "2026/12/31"),
        ("681.071914", "", "681.071914"),
    ],
)
def test_numbers_are_read_as_their_cells_show_them(
    written: str, code: str, shown: str
) -> None:
    assert drawn(read(cells(value(written, style=1)), code or "General")) == shown


def test_digits_that_a_format_hides_are_kept_and_told() -> None:
    found = read(cells(value("681.071914", style=1)), "0.00")

    assert drawn(found) == "681.071914"
    assert found.remarks == (
        "单元格显示的位数比存的少，已按存的数读入，请核对：A1（显示 681.07）",
    )


def test_days_are_counted_from_1904_where_the_file_says_so() -> None:
    parts = xlsx_parts({"表": cells(value("44925", style=1))}, ["yyyy/m/d"])
    main, since = str(parts["xl/workbook.xml"]), '<workbookPr date1904="1"/>'
    parts["xl/workbook.xml"] = main.replace("<sheets>", f"{since}<sheets>")

    assert drawn(xlsx_grids(packed(parts))) == "2026/12/31"


@pytest.mark.parametrize("written", ["NaN", "12,5", "１２", "abc", "1_0"])
def test_a_bad_number_is_named_and_the_rest_is_read(written: str) -> None:
    found = read(cells(value(written), value("4.98"), value("1e308")))

    assert drawn(found) == f"{written} | 4.98 | 1E+308"
    assert found.remarks == (
        f"单元格的数值有误，已按文字读入，请核对：A1（{written}）",
    )


def test_a_formula_is_read_by_its_result() -> None:
    found = read(
        cells(
            '<c><f>SUM(A1)</f><v>50</v></c><c t="str"><f>B1</f><v>甲</v></c>'
            '<c><f>HYPERLINK("x")</f></c>'
        )
    )

    assert drawn(found) == "50 | 甲"
    assert found.remarks == (
        "公式没有算好的结果，没有读入，请先在 Excel、WPS 里打开并保存一次：C1",
    )


def test_the_error_of_a_formula_is_told() -> None:
    found = read(cells(text("甲"), value("#REF!", kind="e"), text("乙")))

    assert drawn(found) == "甲 | . | 乙"
    assert found.remarks == ("公式的结果是错误值，没有读入：B1（#REF!）",)


def test_other_kinds_of_cells_are_read_as_they_show() -> None:
    kinds = [value("1", kind="b"), value("2026-12-31T00:00:00", kind="d")]

    assert drawn(read(cells(*kinds, value("007", kind="str")))) == (
        "TRUE | 2026-12-31 | 007"
    )


def test_shared_strings_are_read_without_their_colours_and_sounds() -> None:
    strings = (
        "<si><t>甲</t></si>",
        "<si><r><rPr/><t>乙</t></r><r><t>_x000A_丙</t></r><rPh><t>yi</t></rPh></si>",
    )
    found = read(
        cells(value("1", kind="s"), value("0", kind="s"), value("7", kind="s")),
        strings=strings,
    )

    assert drawn(found) == "乙⏎丙 | 甲"
    assert found.remarks == ("单元格的文字找不到，没有读入，文件可能已损坏：C1",)


def test_sheets_are_read_and_hidden_ones_only_told() -> None:
    first, second = xlsx_grids(
        xlsx(data("甲"), others={"a/b": data("乙")}, hidden=["a/b"])
    )

    assert (first.name, drawn(first), first.remarks) == ("表", "甲", ())
    assert (second.name, drawn(second)) == ("a/b", "")
    assert second.remarks == (HIDDEN_SHEET,)


def test_hidden_rows_and_columns_are_not_read_and_told() -> None:
    columns = '<cols><col min="2" max="3" hidden="true"/><col min="5" max="5"/></cols>'
    rows = [
        row("甲", "密", "", "乙", number=1),
        row("密", number=2, attributes='hidden="1"'),
        row("丙", "", "", "丁", number=3),
        row("", "", "", "", "戊", number=4, attributes='ht="0"'),
    ]
    found = read(columns + data(*rows) + merges("A3:C4"))

    assert drawn(found) == "甲 | 乙\n丙 | 丁"
    assert found.remarks == (f"{HIDDEN_LINES}：B1（密）、A2（密）、E4（戊）",)


def test_cells_and_rows_without_a_place_follow_the_last_one() -> None:
    found = read(
        "<sheetData><row><c><v>1</v></c><c r='D1'><v>2</v></c><c><v>3</v></c></row>"
        "<row r='x'><c r='?'><v>4</v></c></row></sheetData>"
    )

    assert drawn(found) == "1 | . | . | 2 | 3\n4 | . | . | . | ."


@pytest.mark.parametrize("far", ["XFD1048576", "A9999999999", "GS1", "A5001"])
def test_a_cell_far_out_is_told_and_the_rest_is_read(far: str) -> None:
    found = read(cells(text("甲", "A1"), text("乙", far)))

    assert drawn(found) == "甲"
    assert found.remarks == (f"第 5000 行以后或第 200 列以后的内容没有读入：{far}",)


@pytest.mark.parametrize("reference", ["B2:A1", "$A$1:$B$2"])
def test_a_merge_may_be_written_in_any_way(reference: str) -> None:
    content = data(row(text("甲", "A1"), text("乙", "C1"), number=1)) + merges(reference)

    assert drawn(read(content)) == "甲 | < | 乙"


@pytest.mark.parametrize("merged", ["A1:XFD1048576", "A1:GS1", "A1:B201"])
def test_a_merge_over_everything_is_none_and_told(merged: str) -> None:
    content = data(row(text("甲"), text("乙"), number=1)) + merges(merged)
    found = read(content)

    assert drawn(found) == "甲 | 乙"
    assert found.remarks == (
        f"合并单元格超过 200 行或列，没有按合并读入，请核对：{merged}",
    )


def test_overlapping_merges_are_told() -> None:
    cells = row(text("甲", "A1"), text("乙", "B1"), text("丙", "D1"), number=1)
    found = read(data(cells) + merges("A1:B1", "B1:C1"))

    assert drawn(found) == "甲 | < | . | 丙"
    assert found.remarks == (
        "合并单元格互相重叠，后面的没有按合并读入，请核对：B1:C1",
        "合并单元格盖住的文字没有读入：乙",
    )


def test_page_headers_and_footers_are_lines() -> None:
    edges = (
        '<headerFooter><oddHeader>&amp;L附件2&amp;C&amp;"宋体,加粗"&amp;16标题</oddHeader>'
        "<oddFooter>第 &amp;P 页&amp;R&amp;D</oddFooter></headerFooter>"
    )

    assert drawn(read(data("甲") + edges)) == "附件2\n标题\n甲\n第 1 页"


def test_what_floats_over_a_sheet_is_told() -> None:
    parts = xlsx_parts({"表": data("甲")})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(
        [("drawing", "../drawings/d.xml"), ("comments", "/xl/comments1.xml")]
    )
    parts["xl/drawings/d.xml"] = "<d><txBody><p><t>框里</t></p></txBody><pic/></d>"
    parts["xl/comments1.xml"] = "<c><comment><text><t>请改</t></text></comment></c>"

    (found,) = xlsx_grids(packed(parts))

    assert found.remarks == (
        "文本框里的文字没有读入：框里",
        "有图片、图表或嵌入的对象，其中的文字读不出来，请核对",
        "批注没有读入：请改",
    )


def test_a_chart_sheet_is_told() -> None:
    parts = xlsx_parts({"表": data("甲"), "图": ""})
    name, target = "xl/_rels/workbook.xml.rels", '" Target="worksheets/sheet2'
    links = str(parts[name])
    parts[name] = links.replace(f"/worksheet{target}", f"/chartsheet{target}")

    assert xlsx_grids(packed(parts))[1].remarks == ("是图表，不是表格，没有读入",)


def test_strict_files_are_read_like_others() -> None:
    parts = xlsx_parts({"表": cells(text("甲"), value("5"))})
    strict = {
        name: str(content).replace(SHEET, STRICT) for name, content in parts.items()
    }

    assert drawn(xlsx_grids(packed(strict))) == "甲 | 5"


def test_every_number_that_is_not_what_its_cell_shows_is_told() -> None:
    formats = ('[>=5]"优";[<5]"良";General', "dddd", ";;;")
    numbers = [value("3", style=1), value("46356", style=2), value("7", style=3)]
    found = read(cells("甲", *numbers), *formats)

    assert drawn(found) == "甲 | 良 | Monday | 7"
    assert found.remarks == (
        "单元格存的是数，显示成文字，已按看到的文字读入，请核对：B1（良，存的是 3）",
        "单元格的数字格式认不准，读入的可能与看到的不同，请核对："
        "C1（读成 Monday，存的是 46356，格式 dddd）",
        "单元格显示的不是存的数，已按存的数读入，请核对：D1（显示 空白）",
    )


def test_a_text_has_the_words_of_its_format_and_hidden_ones_are_told() -> None:
    texts = [value("甲", kind="str", style=1), value("乙", kind="str", style=2)]
    found = read(cells(*texts), '@"（盖章）"', ";;;")

    assert drawn(found) == "甲（盖章） | 乙"
    assert found.remarks == (
        "单元格的格式不显示这些文字，也已读入，请核对：B1（乙，显示 空白）",
    )
