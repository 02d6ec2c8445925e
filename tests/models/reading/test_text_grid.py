"""Lines become rows of cells."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from models.reading.source_grid import SourceRow
from models.reading.text_grid import MOST_ROWS, text_grid
from models.reading.unreadable import Unreadable

FILE = Path("表.txt")


def drawn(row: SourceRow) -> str:
    """Return a row as "column:text" in a line."""
    return " ".join(f"{cell.column}:{cell.text}" for cell in row.cells)


def rows(text: str) -> list[str]:
    """Return the drawn rows of a text."""
    return [drawn(row) for row in text_grid(FILE, dedent(text)).rows]


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


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_lines_end_in_every_known_way(end: str) -> None:
    assert rows(f"甲\t乙{end}丙") == ["0:甲 1:乙", "0:丙"]


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(Unreadable, match="20000 行"):
        text_grid(FILE, "甲\n" * (MOST_ROWS + 1))


def test_a_line_of_too_many_columns_is_refused() -> None:
    with pytest.raises(Unreadable, match="1000 列"):
        text_grid(FILE, "\t" * 1_000_000)


def test_an_endless_line_is_refused() -> None:
    with pytest.raises(Unreadable, match="一百万字"):
        text_grid(FILE, "档" * 1_000_001)


def test_a_single_text_over_the_width_is_a_line() -> None:
    first, second = text_grid(FILE, "甲\n乙\t").rows

    assert (first.is_line, second.is_line) == (True, False)
