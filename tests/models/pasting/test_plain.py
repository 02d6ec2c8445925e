"""A single text is pasted as it was meant, without a spreadsheet's marks."""

from __future__ import annotations

import pytest

from models.pasting.plain import plain_text, without_line_end

CELL = "<html><table><tr><td class=xl65>…</td></tr></table></html>"
CELLS = "<table><tr><td>甲</td><td>乙</td></tr></table>"
PROSE = "<p>甲</p>"


@pytest.mark.parametrize(
    ("html", "text", "plain"),
    [
        ("", '"1.甲；\n2.引""乙""号。"\r\n', '1.甲；\n2.引"乙"号。'),
        (CELL, '"1.甲；\n2.引""乙""号。"\r\n', '1.甲；\n2.引"乙"号。'),
        (CELL, "356,789.00 \r\n", "356,789.00"),
        (CELL, '"安全"\r\n', '"安全"'),
        ("", '"安全"', '"安全"'),
        ("", '"安全"和"稳定"\n', '"安全"和"稳定"\n'),
        ("", '"甲""乙"', '"甲""乙"'),
        (PROSE, '他说"甲"\n', '他说"甲"\n'),
        ("", '"甲\n', '"甲\n'),
        (CELLS, '"甲\n一"\t乙\r\n', "甲\n一\t乙"),
        (CELL.replace("…", "甲<br>乙"), "", "甲\n乙"),
        (PROSE, "", "甲"),
        ("", "", ""),
    ],
)
def test_only_what_a_spreadsheet_added_is_taken_off(
    html: str, text: str, plain: str
) -> None:
    assert plain_text(html, text) == plain


@pytest.mark.parametrize(
    ("text", "line"),
    [("356,789.00 \r\n", "356,789.00"), ("甲\n", "甲"), (" 甲 ", " 甲 ")],
)
def test_a_box_of_one_line_takes_no_line_end(text: str, line: str) -> None:
    assert without_line_end(text) == line
