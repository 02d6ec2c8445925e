"""What is copied elsewhere becomes a grid."""

from __future__ import annotations

import pytest

from models.reading.clipboard import clipboard_grids
from models.reading.unreadable import Unreadable
from tests.models.reading.files.html_builder import page
from tests.models.reading.pdf_pages.drawn_grid import drawn

TABLE = page("<table><tr><td colspan=2>甲<br>乙<td>丙</table>")
WINDOWS = "Version:0.9\r\nStartHTML:71\r\nEndHTML:170\r\n"


@pytest.mark.parametrize(
    ("html", "text", "found"),
    [
        (TABLE, "甲\t\t丙", "甲⏎乙 | < | 丙\n"),
        (WINDOWS + TABLE, "", "甲⏎乙 | < | 丙\n"),
        ("", '甲\t"乙\n丙"\t丁\r\n', "甲 | 乙⏎丙 | 丁"),
        (page("<p>甲</p>"), "甲\t乙", "甲 | 乙"),
        (page("<table></table>"), "甲\t乙", "甲 | 乙"),
        (page("<p>甲</p>"), "", "甲"),
        ("", "", ""),
        (page("<img src='x.png'>"), " ", ""),
    ],
)
def test_a_table_in_the_markup_comes_before_the_text(
    html: str, text: str, found: str
) -> None:
    assert drawn(clipboard_grids(html, text)) == found


@pytest.mark.parametrize(
    ("html", "text", "reason"),
    [
        ("", "甲\t" * 300, "超过 200 列"),
        ("", "甲\n" * 100_000, "超过 10000 行"),
        ("", "甲" * 10_000_000, "内容太多"),
        ("", "甲" * 40_000, "超过 32767 字"),
        (page("<table>" + "<tr><td>甲" * 6_000 + "</table>"), "", "内容太多"),
        (page("<table><tr><td>甲" * 3_000), "", "套得太深"),
    ],
    ids=["columns", "lines", "text", "cell", "rows", "depth"],
)
def test_what_is_far_too_much_is_told(html: str, text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^“剪贴板”.*{reason}"):
        clipboard_grids(html, text)
