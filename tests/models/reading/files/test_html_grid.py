"""Web pages and markup from the clipboard become grids."""

from __future__ import annotations

import pytest

from models.reading.files.html_grid import html_grid
from models.reading.unreadable import Unfit
from tests.models.reading.files.html_builder import html_of, page
from tests.models.reading.pdf_pages.drawn_grid import dedented, drawn, grid

FAR_RIGHT = "第 200 列以后的内容没有读入"


def read(body: str) -> str:
    """Return the drawing of the grid in a page."""
    return drawn(html_grid(page(body))).strip()


def remarks(body: str) -> tuple[str, ...]:
    """Return what is said of a page."""
    return html_grid(page(body)).remarks


def test_merged_cells_keep_their_extent() -> None:
    drawing = """
        项目名称 | 更换路灯 | < | <
        产出指标 | 数量指标 | 安装⏎路灯 | 40
        ^       | ^       | 更换灯杆 | 4
        ^       | 质量指标 | 合格率 | 98
        """

    assert drawn(html_grid(html_of(grid(drawing)).decode())).strip() == (
        dedented(drawing)
    )


def test_lines_and_tables_come_in_their_order() -> None:
    body = """
        <h1>标题</h1><div>填报单位：<b>某局</b></div>
        <table><caption>表一</caption>
        <thead><tr><th>甲<th>乙</thead><tbody><tr><td>丙<td>丁</tbody></table>
        <p>填表人</p>"""

    assert read(body) == "标题\n填报单位：某局\n表一\n甲 | 乙\n丙 | 丁\n\n填表人"


def test_breaks_paragraphs_and_lists_are_lines_of_a_cell() -> None:
    cell = "<td>一<br>二<p>三</p>四<ul><li>五</li><li>六</ul></td>"

    assert read(f"<table><tr>{cell}<td>乙</table>") == "一⏎二⏎三⏎四⏎五⏎六 | 乙"


def test_blanks_are_one_and_none_where_chinese_was_broken() -> None:
    assert read("<p>更换\n  路灯 40   盏,\n4 根&nbsp;&nbsp;灯杆</p>") == (
        "更换路灯 40 盏, 4 根 灯杆"
    )


def test_a_cell_shows_its_text_whatever_the_spreadsheet_adds() -> None:
    cells = "<td x:num='0.5'>50%</td><td x:str x:fmla='=A1'>甲</td><td>&nbsp;</td>"

    assert read(f"<table><tr>{cells}<td><o:p>乙</o:p></table>") == "50% | 甲 | . | 乙"


@pytest.mark.parametrize(
    "attribute",
    ["style='display: none'", "style='mso-hide:all'", "hidden"],
)
def test_what_is_hidden_is_not_read_and_told(attribute: str) -> None:
    body = f"<table><tr><td>甲<td><span {attribute}>密</span>乙</table>"

    assert read(body) == "甲 | 乙"
    assert remarks(body) == ("有隐藏的文字没有读入：密",)


def test_the_hidden_row_that_spreadsheets_add_is_no_remark() -> None:
    body = "<table><tr><td>甲<td>乙<tr style='display:none'><td><td></table>"

    assert (read(body), remarks(body)) == ("甲 | 乙", ())


def test_tracked_changes_are_accepted_and_told() -> None:
    body = "<p>4<ins>.98</ins><del>9</del></p>"

    assert read(body) == "4.98"
    assert remarks(body) == (
        "有修订，已按接受全部修订后的内容读入",
        "修订中删去的文字没有读入：9",
    )


def test_comments_scripts_and_styles_are_no_text() -> None:
    body = (
        "<style>p{}</style><script>x()</script><!--[if mso]><p>丙</p><![endif]-->"
        "<![if !vml]><p>甲</p><![endif]><xml><a>丁</a></xml>"
    )

    assert read(body) == "甲"


def test_what_is_filled_into_a_web_form_is_read() -> None:
    body = """
        <table><tr><td>项目名称<td><input value="更换路灯"><input type=hidden value=x>
        <tr><td>类别<td><select><option>人员类<option selected>运转类</select>
        <tr><td>目标<td><textarea>建设</textarea>
        <tr><td>属性<td><input type=radio checked>新增<input type=radio>延续</table>"""

    assert read(body) == "项目名称 | 更换路灯\n类别 | 运转类\n目标 | 建设\n属性 | ☑新增□延续"


def test_a_table_in_a_cell_follows_its_row() -> None:
    inner = "<table><tr><td>乙<td>丙</table>"

    assert read(f"<table><tr><td>甲<td>{inner}<tr><td>丁<td>戊</table>") == (
        "甲 | .\n乙 | 丙\n丁 | 戊"
    )


def test_a_table_that_only_frames_the_page_is_no_table() -> None:
    inner = "<table><tr><td>甲<td>乙</table>"

    assert read(f"<table><tr><td><p>标题</p>{inner}</table>") == "标题\n甲 | 乙"


@pytest.mark.parametrize(
    ("attribute", "told"),
    [
        ("colspan=abc", "有单元格的跨列数有误，已按不跨列读入，请核对：abc"),
        ("rowspan=-2", "有单元格的跨列数有误，已按不跨列读入，请核对：-2"),
        ("colspan=999999999", FAR_RIGHT),
    ],
)
def test_senseless_spans_are_told(attribute: str, told: str) -> None:
    body = f"<table><tr><td {attribute}>甲<td>乙<tr><td>丙</table>"

    assert "甲" in read(body)
    assert remarks(body) == (told,)


def test_a_row_span_without_end_ends_with_its_table() -> None:
    for span in ("0", "99999"):
        body = f"<table><tr><td rowspan={span}>甲<td>乙<tr><td>丙</table>"

        assert read(body) == "甲 | 乙\n^ | 丙"
        assert html_grid(page(body)).rows[0].cells[0].down == 2


def test_pictures_are_told_and_never_loaded() -> None:
    body = '<p>甲<img src="file:///etc/passwd"><img src="http://127.0.0.1/x.png"></p>'

    assert read(body) == "甲"
    assert remarks(body) == ("有图片、图表或嵌入的对象，其中的文字读不出来，请核对",)


def test_three_thousand_nested_tables_are_refused() -> None:
    for depth in (21, 3_000):
        with pytest.raises(Unfit, match="套得太深"):
            html_grid(page("<table><tr><td>甲<td>" * depth))


def test_a_frame_without_a_page_is_told() -> None:
    with pytest.raises(Unfit, match="外框"):
        html_grid("<html><frameset><frame src='a.htm'></frameset></html>")


@pytest.mark.parametrize("text", ["", " ", "\0", "<", "<!--", "\ud800<table>"])
def test_what_holds_nothing_is_an_empty_grid(text: str) -> None:
    assert drawn(html_grid(text)).strip() in ("", "<")
