"""What is struck through, hidden or a mark of a note is no text in .docx."""

from __future__ import annotations

import pytest

from models.reading.files.word.docx_file import docx_grids
from models.reading.source_grid import SourceGrid
from tests.models.reading.files.docx_builder import docx, p, r, tbl, tc, tr
from tests.models.reading.pdf_pages.drawn_grid import drawn

STRUCK = ("划掉的文字没有读入，请核对：12",)
HIDDEN = ("有隐藏的文字没有读入：12",)
MARKS = "上标或下标的注号没有读入，请核对"
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
WHITE = '<w:color w:val="FFFFFF"/>'


def read(*runs: str, styles: str = "") -> SourceGrid:
    """Return the grid of a document with one paragraph."""
    (found,) = docx_grids(docx(p(*runs), styles=styles))
    return found


def style(kind: str, name: str, properties: str, based_on: str = "") -> str:
    """Return a style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    head = f'<w:style w:type="{kind}" w:styleId="{name}">{base}'
    return f"{head}<w:rPr>{properties}</w:rPr></w:style>"


@pytest.mark.parametrize(
    "properties",
    ["<w:strike/>", '<w:dstrike w:val="true"/>', '<w:rStyle w:val="struck"/>'],
)
def test_struck_text_is_not_read_and_told(properties: str) -> None:
    styles = style("character", "s", "<w:strike/>") + style(
        "character", "struck", "", based_on="s"
    )
    found = read(r("12", properties), "15", styles=styles)

    assert (drawn(found), found.remarks) == ("15", STRUCK)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:strike w:val="0"/>',
        '<w:dstrike w:val="false"/>',
        '<w:rStyle w:val="struck"/><w:strike w:val="off"/>',
        '<w:rStyle w:val="unstruck"/>',
    ],
)
def test_what_is_no_longer_struck_is_read(properties: str) -> None:
    styles = style("character", "struck", "<w:strike/>") + style(
        "character", "unstruck", '<w:strike w:val="0"/>', based_on="struck"
    )
    found = read(r("12", properties), "15", styles=styles)

    assert (drawn(found), found.remarks) == ("1215", ())


def test_the_style_of_a_paragraph_strikes_all_but_what_a_run_stands_up_for() -> None:
    text = (
        '<w:p><w:pPr><w:pStyle w:val="old"/></w:pPr>'
        f'{r("12")}{r("15", "<w:strike w:val=" + chr(34) + "0" + chr(34) + "/>")}</w:p>'
    )
    (found,) = docx_grids(docx(text, styles=style("paragraph", "old", "<w:strike/>")))

    assert (drawn(found), found.remarks) == ("15", STRUCK)


def test_the_style_of_a_table_strikes_what_is_in_it() -> None:
    table = tbl(tr("12", "")).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="old"/></w:tblPr>'
    )
    styles = style("table", "old", "<w:dstrike/>")
    (found,) = docx_grids(docx(table + tbl(tr("甲", "15")), styles=styles))

    assert (drawn(found).strip(), found.remarks) == ("甲 | 15", STRUCK)


def test_a_paragraph_whose_mark_alone_is_struck_is_read() -> None:
    mark = "<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>"
    found = read(mark, "12")

    assert (drawn(found), found.remarks) == ("12", ())


@pytest.mark.parametrize(
    ("before", "raised", "text"),
    [
        ("4.98", "1", "4.98"),
        ("50%", "①", "50%"),
        ("维修费", "注1", "维修费"),
        ("4.98", "[2]", "4.98"),
    ],
)
def test_the_mark_of_a_note_is_no_digit_and_told(
    before: str, raised: str, text: str
) -> None:
    found = read(before, r(raised, RAISED))

    assert drawn(found) == text
    assert found.remarks == (f"{MARKS}：{before}[{raised}]",)


@pytest.mark.parametrize(
    ("before", "raised", "text"),
    [
        ("12m", "2", "12m²"),
        ("万米", "3", "万米³"),
        ("s", "-1", "s⁻¹"),
        ("甲", "（暂定）", "甲（暂定）"),
    ],
)
def test_an_exponent_of_a_unit_stays_one(before: str, raised: str, text: str) -> None:
    found = read(before, r(raised, RAISED))

    assert (drawn(found), found.remarks) == (text, ())


def test_a_power_of_ten_is_no_longer_number_and_told() -> None:
    found = read("10", r("4", RAISED), "亩")

    assert drawn(found) == "10⁴亩"
    assert found.remarks == ("上标的数字已按乘方读入，请核对：104",)


def test_a_small_text_above_the_line_is_a_mark_too() -> None:
    lifted = '<w:position w:val="8"/><w:sz w:val="14"/>'
    found = read(r("4.98", '<w:sz w:val="21"/>'), r("1", lifted))

    assert (drawn(found), found.remarks) == ("4.98", (f"{MARKS}：4.98[1]",))


def test_what_stands_below_the_line_counts_behind_a_letter_only() -> None:
    found = read("CO", r("2", LOWERED), "减少4.98", r("1", LOWERED))

    assert drawn(found) == "CO2减少4.98"
    assert found.remarks == (f"{MARKS}：CO2减少4.98[1]",)


def test_a_text_that_is_raised_as_a_whole_is_read() -> None:
    found = read(r("4.98", RAISED))

    assert (drawn(found), found.remarks) == ("4.98", ())


@pytest.mark.parametrize(
    "properties", [WHITE, '<w:sz w:val="2"/>', "<w:vanish/>", "<w:vanish/><w:strike/>"]
)
def test_what_nobody_can_see_is_not_read_and_told(properties: str) -> None:
    found = read(r("12", properties), "15")

    assert (drawn(found), found.remarks) == ("15", HIDDEN)


@pytest.mark.parametrize("fill", ["1F4E79", "C00000"])
def test_white_text_on_a_ground_is_read(fill: str) -> None:
    shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
    cell = tc(p(r("甲", WHITE))).replace("<w:tcPr></w:tcPr>", shade)
    (found,) = docx_grids(docx(tbl(tr(cell, "乙"))))

    assert (drawn(found).strip(), found.remarks) == ("甲 | 乙", ())
