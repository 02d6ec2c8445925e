"""Rows that go on on the next page are put together again."""

from __future__ import annotations

from collections.abc import Iterator

from models.pdf.paper import PaperCell, PaperPage, PaperRow, PaperTable
from models.reading.pdf_pages.page_break import rejoined
from models.reading.pdf_pages.paper_grid import paper_grids
from models.reading.printed_labels import printed_labels
from tests.models.pdf.drawings import line
from tests.models.pdf.papers import picture

COLUMN, LEADING, PAGE_HEIGHT = 60.0, 14.0, 400.0
CUT = "?"
HEAD = "一级指标 | 二级指标 | 三级指标 | 指标值 | 备注\n"


def page(drawing: str) -> PaperPage:
    """Return a page with the table in a drawing.

    Columns are six characters wide; "/" is a new line in a cell, which
    begins at the top, or in the middle of its row with "~" before it.  "?"
    is a blank cell that is cut at the end of the page.
    """
    rows: list[PaperRow] = []
    for text in drawing.splitlines():
        top = rows[-1].bottom if rows else 0.0
        texts = [each.strip().split("/") for each in text.split("|")]
        bottom = top + LEADING * max(map(len, texts)) + 4
        rows.append(PaperRow(top, bottom, tuple(_cells(texts, top, bottom))))
    edges = tuple(COLUMN * at for at in range(6))
    ends = tuple(
        (at, PaperCell(COLUMN * column, COLUMN * (column + 1), ()))
        for at, text in enumerate(drawing.splitlines())
        for column, each in enumerate(text.split("|"))
        if each.strip() == CUT
    )
    return PaperPage(PAGE_HEIGHT, (PaperTable(edges, tuple(rows), ends),))


def _cells(texts: list[list[str]], top: float, bottom: float) -> Iterator[PaperCell]:
    for column, drawn in enumerate(texts):
        left = column * COLUMN
        room = bottom - top - LEADING * len(drawn)
        start = top + LEADING + (room / 2 if drawn[0].startswith("~") else 0)
        lines = tuple(
            line(text.lstrip("~"), left, start + LEADING * at)
            for at, text in enumerate(drawn)
        )
        if drawn[0] not in ("", CUT):
            yield PaperCell(left, left + COLUMN, lines)


def read(*drawings: str) -> str:
    """Return the rows of all pages, drawn without their heads."""
    pages = rejoined(
        (page(HEAD + drawing) for drawing in drawings), printed_labels()
    )
    drawn = "\n".join(picture(grid) for grid in paper_grids(pages))
    return "\n".join(each for each in drawn.splitlines() if not each.startswith("一级"))


def test_a_row_without_its_name_goes_on_with_the_one_before() -> None:
    assert read(
        "产出指标 | 数量指标 | 安装路灯 | 40 | 全区主要道路/和居民楼前后",
        "产出指标 | 数量指标 | | | 小路，含节假日\n | | 更换灯杆 | 12 | 按实",
    ) == (
        "产出指标 | 数量指标 | 安装路灯 | 40 | 全区主要道路和居民楼前后小路，含节假日\n"
        " |  | 更换灯杆 | 12 | 按实"
    )


def test_it_may_go_on_over_several_pages() -> None:
    assert read(
        "产出指标 | 数量指标 | 安装路灯 | 40 | 全区主要道路/和居民楼前后",
        "产出指标 | 数量指标 | | | 小路、含节假/日，按实际需",
        "产出指标 | 数量指标 | | | 要安装。",
    ).splitlines()[0] == (
        "产出指标 | 数量指标 | 安装路灯 | 40 | "
        "全区主要道路和居民楼前后小路、含节假日，按实际需要安装。"
    )


def test_a_name_goes_on_where_its_last_line_is_full() -> None:
    assert read(
        "产出指标 | 数量指标 | 安装主要道路/和居民楼前后 | 40 |",
        "产出指标 | 数量指标 | 路灯 | |",
    ).startswith("产出指标 | 数量指标 | 安装主要道路和居民楼前后路灯 | 40")


def test_a_name_after_one_that_has_ended_is_another() -> None:
    first = "产出指标 | 数量指标 | 安装主要道路/路灯 | 40"

    assert read(first + " |", "产出指标 | 数量指标 | 更换灯杆 | |") == (
        "产出指标 | 数量指标 | 安装主要道路路灯 | 40 |\n"
        "产出指标 | 数量指标 | 更换灯杆 |  |"
    )


def test_a_row_with_a_name_is_another() -> None:
    first = "产出指标 | 数量指标 | 安装路灯 | 40 | 全区主要道路/和居民楼前后"
    second = "产出指标 | 数量指标 | 更换灯杆 | 12 | 按实"

    assert read(first, second) == f"{first.replace('/', '')}\n{second}"


def test_a_row_with_another_level_is_another() -> None:
    first = "产出指标 | 数量指标 | 安装路灯 | 40 | 全区主要道路/和居民楼前后"

    assert read(first, "产出指标 | 质量指标 | | | 按实").endswith(
        "产出指标 | 质量指标 |  |  | 按实"
    )


def test_a_row_whose_short_texts_stand_in_the_middle_is_whole() -> None:
    first = "产出指标 | 数量指标 | ~安装路灯 | ~40 | 全区主要道路/和居民楼前后/主要道路全区"

    assert read(first, "产出指标 | 数量指标 | | | 按实").endswith(" |  | 按实")


def test_a_text_of_a_page_and_more_goes_on_whatever_its_last_line() -> None:
    long = "/".join(["安装主要道路"] * 16)
    first = f"产出指标 | 数量指标 | {long}/路灯。 | 40 |"

    assert read(first, "产出指标 | 数量指标 | 更换灯杆/更换 | |").startswith(
        f"产出指标 | 数量指标 | {long.replace('/', '')}路灯。⏎更换灯杆⏎更换 | 40"
    )


def test_a_text_of_one_line_never_goes_on() -> None:
    first = "产出指标 | 数量指标 | 安装路灯 | 40 | 甲"
    long = "/".join(["更换主要道路"] * 20)

    assert len(read(first, f"产出指标 | 数量指标 | {long} | 4 |").splitlines()) == 2


def test_what_stands_under_the_label_of_a_field_is_all_its_text() -> None:
    assert read(
        " | 预期目标 | 实际完成情况 | |\n | 装灯。/验收。 | 已装。/已验收。 | |",
        " | 更换灯杆。 | 已换。 | |",
    ).splitlines()[1] == " | 装灯。⏎验收。⏎更换灯杆。 | 已装。⏎已验收。⏎已换。 |  |"


def test_a_label_merged_over_the_page_break_is_one_cell() -> None:
    assert read(
        "年度总体目标 | 预期目标 | 实际完成情况 | |", "年度总体目标 | 安装路灯 | 已完成 | |"
    ) == "年度总体目标 | 预期目标 | 实际完成情况 |  |\n | 安装路灯 | 已完成 |  |"


def test_a_cut_cell_has_the_name_of_a_level_that_is_printed_on_the_next_page() -> None:
    assert read(
        "产出指标 | 数量指标 | 安装路灯 | 40 |\n | ? | 合格率 | 95 |",
        " | 质量指标 | 完好率 | 98 |",
    ) == (
        "产出指标 | 数量指标 | 安装路灯 | 40 |\n"
        " | 质量指标 | 合格率 | 95 |\n"
        " | 质量指标 | 完好率 | 98 |"
    )


def test_a_cut_cell_stays_in_its_row_when_one_above_is_taken_away() -> None:
    assert read(
        "产出指标 | 数量指标 | 安装路灯 | 40 | 全区主要道路/和居民楼前后",
        "产出指标 | 数量指标 | | | 小路\n | ? | 合格率 | 95 |",
        " | 质量指标 | 完好率 | 98 |",
    ).splitlines()[1:] == [" | 质量指标 | 合格率 | 95 |", " | 质量指标 | 完好率 | 98 |"]


def test_a_cut_cell_takes_no_other_name() -> None:
    assert read(
        "产出指标 | 数量指标 | 安装路灯 | 40 | 甲\n | | 合格率 | 95 | ?",
        " | | 完好率 | 98 | 乙",
    ).splitlines()[1] == " |  | 合格率 | 95 |"


def test_a_field_goes_on_without_its_label() -> None:
    assert read(
        "年度总体目标 | 全区主要道路/和居民楼前后 | | |", " | 安装路灯 | | |"
    ).startswith("年度总体目标 | 全区主要道路和居民楼前后安装路灯")
