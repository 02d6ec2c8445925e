"""Lines become rows of cells."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.reading.files.text_grid import text_grid
from models.reading.limits import MOST_LINES
from models.reading.source_grid import SourceRow
from models.reading.unreadable import Unfit

BREAKS = ["\x0b", "\x85", "\u2028", "\u2029", "\f"]


def drawn(row: SourceRow) -> str:
    """Return a row as "column:text" in a line."""
    return " ".join(f"{cell.column}:{cell.text}" for cell in row.cells)


def rows(text: str, suffix: str = "") -> list[str]:
    """Return the drawn rows of a text."""
    return [drawn(row) for row in text_grid(dedent(text), suffix).rows]


def test_tabs_part_cells_and_blank_ones_keep_the_others_in_place() -> None:
    assert rows("甲\t乙\t\t丙\t\n\n\t丁") == ["0:甲 1:乙 3:丙", "", "1:丁"]


def test_bars_part_cells_where_there_are_no_tabs() -> None:
    assert rows("| 甲 | 乙 |\n| | 丁 |") == ["0:甲 1:乙", "1:丁"]


def test_bars_may_stand_only_between_cells() -> None:
    assert rows("甲|乙||丙\n||丁") == ["0:甲 1:乙 3:丙", "2:丁"]


def test_the_ruler_of_a_markdown_table_is_no_row() -> None:
    assert rows("| 甲 | 乙 |\n| --- | :--: |\n| 丙 | 丁 |") == ["0:甲 1:乙", "0:丙 1:丁"]


def test_blanks_part_cells_that_stand_under_each_other() -> None:
    text = """\
        一级指标    二级指标    三级指标    指标值
        产出指标    数量指标    印制手册    500
                                发放手册    480
        """

    assert rows(text) == [
        "0:一级指标 1:二级指标 2:三级指标 3:指标值",
        "0:产出指标 1:数量指标 2:印制手册 3:500",
        "2:发放手册 3:480",
    ]


def test_columns_may_be_counted_in_characters_too() -> None:
    text = """\
        一级指标    二级指标    三级指标    指标值
        产出指标    数量指标    印制手册    500
                        发放手册    480
                质量指标    合格率     98
        """

    assert rows(text)[2:] == ["2:发放手册 3:480", "1:质量指标 2:合格率 3:98"]


def test_another_table_below_has_columns_of_its_own() -> None:
    text = """\
        甲一        乙一        丙一
        甲二        乙二        丙二
        丁一  戊一  己一
              戊二  己二
        """

    assert rows(text)[3] == "1:戊二 2:己二"


def test_a_bar_or_blanks_in_a_text_with_tabs_are_only_text() -> None:
    assert rows("甲|乙  丙\t丁") == ["0:甲|乙  丙 1:丁"]


def test_a_cell_quoted_for_its_line_ends_is_one_cell() -> None:
    assert rows('甲\t"一\r\n二 ""三"""\t乙\n丙\t丁') == [
        '0:甲 1:一\n二 "三" 2:乙',
        "0:丙 1:丁",
    ]


def test_an_open_quote_swallows_no_rows() -> None:
    assert rows('甲\t"一\n乙\t二"\n') == ['0:甲 1:"一', '0:乙 1:二"']


def test_quotes_that_somebody_typed_stay() -> None:
    assert rows('"甲"\t"乙') == ['0:"甲" 1:"乙']


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_end_at_line_ends(end: str) -> None:
    assert rows(f"甲\t乙{end}丙") == ["0:甲 1:乙", "0:丙"]


@pytest.mark.parametrize("mark", BREAKS)
@pytest.mark.parametrize(
    ("text", "drawing"),
    [
        ("甲\t乙{}丙\t丁", "0:甲 1:乙\n丙 2:丁"),
        ("甲|乙{}丙|丁\n|", "0:甲 1:乙\n丙 2:丁"),
        ("甲,乙{}丙,丁\n一,二,三\n四,五,六", "0:甲 1:乙\n丙 2:丁"),
        ("甲  乙{}丙  丁\n一  二  三", "0:甲 1:乙\n丙 2:丁"),
        ("甲{}乙", "0:甲\n乙"),
    ],
    ids=["tabs", "bars", "commas", "blanks", "line"],
)
def test_a_break_within_a_line_stays_in_its_cell(
    text: str, drawing: str, mark: str
) -> None:
    assert rows(text.format(mark))[0] == drawing


def test_the_end_of_a_page_in_front_of_a_line_parts_rows() -> None:
    assert rows("甲\t乙\n\f丙\t丁") == ["0:甲 1:乙", "", "0:丙 1:丁"]


def test_a_quoted_cell_may_stand_where_blanks_part_the_others() -> None:
    assert rows('"目标：一；\n二。"\n甲  乙') == ["0:目标：一；\n二。", "0:甲 1:乙"]


@given(st.text(st.sampled_from('甲1"\t\n\r,;| \x0b\f\ufdd0'), max_size=30))
def test_no_character_that_was_not_there_gets_into_a_text(text: str) -> None:
    assert set("".join(rows(text))) <= set(text) | set("0123456789: \n")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("甲\n" * (MOST_LINES + 1), "超过 10000 行"),
        ("甲,乙,丙\n" * (MOST_LINES + 1), "超过 10000 行"),
        ("\t" * 1_000_000, "超过 200 列"),
        ("甲|" * 1_000 + "\n|", "超过 200 列"),
        (("甲," * 1_000 + "\n") * 3, "超过 200 列"),
        ("档" * 1_000_001, "超过一百万字"),
        ("档\n" * 3_000_000, "内容太多"),
    ],
    ids=["lines", "records", "tabs", "bars", "commas", "line", "text"],
)
def test_what_is_far_too_long_or_wide_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Unfit, match=reason):
        text_grid(text)


def test_open_quotes_without_end_take_no_time() -> None:
    text = '甲\t"' + "乙\n" * 9_000 + '\t"' * 90

    assert len(text_grid(text).rows) == 9_001


@pytest.mark.parametrize("separator", [",", ";"])
def test_commas_part_cells_where_all_lines_have_as_many(separator: str) -> None:
    text = f"""\
        甲{separator}乙{separator}丙
        {separator}"一{separator}""二""
        三"{separator}
        丁{separator}{separator}
        """

    assert rows(text) == [
        "0:甲 1:乙 2:丙",
        f'1:一{separator}"二"\n三',
        "0:丁",
    ]


def test_a_text_alone_in_front_of_commas_is_a_line() -> None:
    first, second, third = text_grid("标题,,\n甲,,丙\n丁,戊,己\n").rows

    assert [each.is_line for each in (first, second, third)] == [True, False, False]


@pytest.mark.parametrize(
    "text",
    [
        "一, 二, 三\n四, 五\n六, 七, 八, 九",
        "甲,乙\n丙,丁\n戊,己",
        '一,"二,三\n四,五,六\n七,八,九',
        "一,二,三\n四,五,六\n七,八,九\n甲\n乙\n丙\n丁",
        "一,二,三\n四,五,六\n七,八,九\n甲,乙\n丙\n丁,戊,己,庚\n辛,壬,癸,子,丑",
        "一,二,三,四\n五,六,七,八",
    ],
)
def test_the_commas_of_prose_part_nothing(text: str) -> None:
    assert rows(text) == [f"0:{line}" for line in text.split("\n")]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_typed_by_hand_has_rows_of_any_number_of_cells(mark: str) -> None:
    text = "标题\n甲,乙\n丙,,丁,戊\n己,庚,辛".replace(",", mark)

    assert rows(text, ".CSV") == [
        "0:标题",
        "0:甲 1:乙",
        "0:丙 2:丁 3:戊",
        "0:己 1:庚 2:辛",
    ]


def test_a_csv_typed_by_hand_may_have_quoted_cells_of_many_lines() -> None:
    text = '甲,"一；\n二；\n三；\n四。"\n乙,丙\n丁,"5,000",戊'

    assert rows(text, ".csv") == [
        "0:甲 1:一；\n二；\n三；\n四。",
        "0:乙 1:丙",
        "0:丁 1:5,000 2:戊",
    ]


def test_an_open_quote_in_a_csv_swallows_no_rows() -> None:
    assert rows('甲,"一\n乙,二\n丙,三,四', ".csv") == [
        '0:甲 1:"一',
        "0:乙 1:二",
        "0:丙 1:三 2:四",
    ]


@pytest.mark.parametrize(
    "text",
    ["一,二,三,四。\n五,六。\n七,八,九。", "一,二\n三\n四\n五,六,七\n八,九\n十", "一,二\n三,四,五"],
)
def test_prose_is_no_table_though_its_file_is_named_a_csv(text: str) -> None:
    assert rows(text, ".csv") == [f"0:{line}" for line in text.split("\n")]


def test_a_single_text_over_the_width_is_a_line() -> None:
    first, second = text_grid("甲\n乙\t").rows

    assert (first.is_line, second.is_line) == (True, False)
