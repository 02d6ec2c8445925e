"""What is struck through, unseen or a note's mark is no text in a page."""

from __future__ import annotations

import pytest

from models.reading.clipboard import clipboard_grids
from models.reading.files.html_grid import MAYBE_STRUCK, html_grid
from models.reading.files.looks import NOTE_MARKS, STRUCK
from models.reading.files.remarks import HIDDEN
from models.reading.source_grid import SourceGrid
from tests.models.reading.pdf_pages.drawn_grid import drawn

THROUGH = "{text-decoration:line-through}"


def read(cell: str, style: str = "", attributes: str = "") -> SourceGrid:
    """Return the grid of a page with a table of two cells."""
    head = f"<html><head><style><!--{style}--></style></head>"
    table = f"<table><tr><td {attributes}>{cell}</td><td>乙</td></tr></table>"
    return html_grid(f"{head}<body>{table}</body></html>")


def seen(found: SourceGrid) -> str:
    """Return the drawing of a grid."""
    return drawn(found).strip()


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ("<s>12</s>15", ""),
        ("<STRIKE>12</STRIKE>15", ""),
        ('<span style="text-decoration: line-through">12</span>15', ""),
        ('<span style="TEXT-DECORATION:underline line-through;">12</span>15', ""),
        ('<span style="text-decoration-line:line-through">12</span>15', ""),
        ('<font class="font5">12</font>15', ".font5 {text-decoration:line-through;}"),
        ('<font class="a font5">12</font>15', f"b,font.font5{THROUGH}"),
        ('<i id="x">12</i>15', "#x{a:b;text-decoration:line-through !important}"),
        ('<s><span style="text-decoration:none">12</span></s>15', ""),
    ],
)
def test_struck_text_is_not_read_and_told(cell: str, style: str) -> None:
    found = read(cell, style)

    assert (seen(found), found.remarks) == ("15 | 乙", (f"{STRUCK}：12",))


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ('<s style="text-decoration:none">12</s>', ""),
        ('<span class="a">12</span>', f"span{THROUGH} .a{{text-decoration:none}}"),
        ('<span style="text-decoration:underline">12</span>', ""),
    ],
)
def test_what_is_not_struck_is_read(cell: str, style: str) -> None:
    found = read(cell, style)

    assert (seen(found), found.remarks) == ("12 | 乙", ())


@pytest.mark.parametrize("where", ["td", "tr", "table"])
def test_a_struck_cell_keeps_its_place(where: str) -> None:
    style = f"{where}.x{{text-decoration:line-through}}"
    first = "<table><tr><td>12</td></tr></table>".replace(where, f"{where} class=x", 1)
    table = f"{first}<table><tr><td>丙<td>丁</table>"
    found = html_grid(f"<style>{style}</style>{table}")

    assert (seen(found), found.remarks) == ("丙 | 丁", (f"{STRUCK}：12",))


def test_cells_that_are_struck_or_unseen_keep_their_columns() -> None:
    found = read("12", attributes='style="text-decoration:line-through"')
    unseen = read("12", attributes='style="visibility:hidden"')

    assert [seen(found), seen(unseen)] == ["乙", "乙"]
    assert found.rows[0].cells[0].column == unseen.rows[0].cells[0].column


def test_a_rule_that_is_not_followed_is_told() -> None:
    found = read("12", "td > span{text-decoration:line-through}")

    assert found.remarks == (MAYBE_STRUCK,)


@pytest.mark.parametrize(
    ("cell", "style"),
    [
        ('<span style="font-size:0">密</span>15', ""),
        ('<span style="font-size:1.0pt">密</span>15', ""),
        ('<span style="color:#FFFFFF">密</span>15', ""),
        ('<font color="White">密</font>15', ""),
        ('<span style="visibility:hidden">密</span>15', ""),
        ('<span class="h">密</span>15', ".h{display:none}"),
        ('<span class="h">密</span>15', ".h{mso-hide:all}"),
    ],
)
def test_what_nobody_can_see_is_not_read_and_told(cell: str, style: str) -> None:
    found = read(cell, style)

    assert (seen(found), found.remarks) == ("15 | 乙", (f"{HIDDEN}：密",))


def test_white_text_on_a_ground_is_read() -> None:
    white = '<span style="color:white">甲</span>'
    found = read(white, attributes='style="background:#1F4E79"')

    assert (seen(found), found.remarks) == ("甲 | 乙", ())


def test_a_text_with_a_size_of_its_own_is_read_wherever_it_stands() -> None:
    found = read('<div style="font-size:0"><b style="font-size:12px">甲</b></div>')

    assert (seen(found), found.remarks) == ("甲 | 乙", ())


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("4.98<sup>1</sup>", "4.98"),
        ('4.98<span style="vertical-align:super">[1]</span>', "4.98"),
        ('维修费<font class="font6">①</font>', "维修费"),
    ],
)
def test_the_mark_of_a_note_is_no_digit_and_told(cell: str, text: str) -> None:
    found = read(cell, ".font6{vertical-align:super}")

    assert seen(found) == f"{text} | 乙"
    assert found.remarks[0].startswith(f"{NOTE_MARKS}：{text}[")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("12m<sup>2</sup>", "12m²"),
        ("CO<sub>2</sub>减排", "CO2减排"),
        ("<sup>12</sup>", "12"),
        ("甲<sup>（暂定）</sup>", "甲（暂定）"),
    ],
)
def test_an_exponent_of_a_unit_stays_one(cell: str, text: str) -> None:
    found = read(cell)

    assert (seen(found), found.remarks) == (f"{text} | 乙", ())


def test_cells_from_a_spreadsheet_on_the_clipboard_are_read_alike() -> None:
    html = (
        "Version:1.0\r\n<html><head><style>td{text-decoration:none}"
        ".xl65{mso-style-parent:style0;text-decoration:line-through;}"
        ".font5{text-decoration:line-through;}</style></head><body><table>"
        "<tr><td>甲</td><td class=xl65>12</td><td><font class='font5'>12</font>"
        "<font class='font0'>15</font></td></tr></table></body></html>"
    )
    (found,) = clipboard_grids(html, "")

    assert seen(found) == "甲 | . | 15"
    assert found.remarks == (f"{STRUCK}：12、12",)


@pytest.mark.parametrize("style", ["/*" * 400_000, "a" * 800_000, "{" * 800_000])
def test_a_style_sheet_without_end_takes_no_time(style: str) -> None:
    found = read("12", style)

    assert (seen(found), found.remarks) == ("12 | 乙", ())


def test_comments_in_a_style_sheet_say_nothing() -> None:
    style = f"/* .a{THROUGH} */ @media screen {{ .b{THROUGH} }}"
    found = read('<i class="a">12</i><i class="b">15</i>', style)

    assert (seen(found), found.remarks) == ("12 | 乙", (f"{STRUCK}：15",))
