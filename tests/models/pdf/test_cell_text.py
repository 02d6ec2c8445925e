"""Lines become one text; a break that can be seen is kept."""

from __future__ import annotations

import pytest

from models.pdf.cell_text import unbroken_text
from models.pdf.ink import TextRun
from tests.models.pdf.drawings import centred, lines

WIDTH = 60.0
"""Room for six Han characters or twelve Latin ones."""


def read(drawn: list[TextRun]) -> str:
    """Return the text of lines in a cell of six characters."""
    return unbroken_text(drawn, 0, WIDTH)


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("安装路灯和配", "套管线", "安装路灯和配套管线"),
        ("安装路灯和配 ", " 套管线", "安装路灯和配套管线"),
        ("预算金额681.", "071914", "预算金额681.071914"),
        ("预算金681.07", "1914万元", "预算金681.071914万元"),
        ("采购Linux系", "统", "采购Linux系统"),
        ("采购新的Open", "Office", "采购新的Open Office"),
        ("采购的Open ", "V10", "采购的Open V10"),
        ("Openofficeor", "ganisation", "Openofficeorganisation"),
        ("采购中心的e-", "mail", "采购中心的e-mail"),
    ],
)
def test_a_broken_text_is_put_together(before: str, after: str, text: str) -> None:
    assert read(lines(before, after)) == text


def test_a_line_that_ends_early_was_ended_by_the_clerk() -> None:
    assert read(lines("安装路灯", "和配套")) == "安装路灯\n和配套"


def test_a_line_left_blank_is_kept() -> None:
    above, below = lines("安装路灯和配", "套管线")

    assert read([above, below._replace(y=28)]) == "安装路灯和配\n\n套管线"


def test_a_number_that_did_not_fit_ended_no_line() -> None:
    assert read(lines("安装路灯", "681.07盏")) == "安装路灯681.07盏"


def test_a_mark_goes_with_the_character_before_it() -> None:
    assert read(lines("安装路灯共", "盏，已完工")) == "安装路灯共盏，已完工"


def test_up_to_four_lines_in_the_middle_may_have_been_made_equally_long() -> None:
    assert read(centred("本级预算", "执行情况", width=WIDTH)) == "本级预算执行情况"


def test_more_lines_in_the_middle_than_needed_were_ended_by_the_clerk() -> None:
    assert read(centred("绩效", "指标", width=WIDTH)) == "绩效\n指标"


def test_no_lines_are_no_text() -> None:
    assert read([]) == ""
