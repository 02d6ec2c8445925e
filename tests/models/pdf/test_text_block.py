"""Rows that nothing rules off keep what is theirs, and no line beside them."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from models.pdf.document import pages_of
from models.pdf.page_reader import paper_page
from models.reading.pdf_pages.paper_grid import paper_grids
from tests.models.pdf.papers import FONT

STYLE = ParagraphStyle("a", fontName=FONT, fontSize=9, leading=11, wordWrap="CJK")
WIDTHS = [80, 55, 55, 200, 50, 50, 60, 60]
HEADS = "绩效指标 一级指标 二级指标 三级指标 指标值 度量单位 值类型 备注".split()
NAME = "内容，名称写得比较长以便在单元格里换行，一直写到第二行为止"
LONG = "注：以上各项由项目单位根据实际情况填写，并对其真实性、完整性负责，如有变动请及时调整。"


def read(align: str, padding: int, feet: list[str]) -> list[list[str]]:
    """Return the texts of each row of a table without rules, and its feet."""
    rows = [[paragraph(each) for each in HEADS]]
    for number in range(4):
        level = ["产出指标", "数量指标"] if not number else ["", ""]
        texts = ["", *level, f"第{number}项{NAME}", f"{10 + number}", "公里", "≥", ""]
        rows.append([paragraph(each) for each in texts])
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), align)]
    sides = ("TOPPADDING", "BOTTOMPADDING")
    style += [(side, (0, 0), (-1, -1), padding) for side in sides]
    story: list[Flowable] = [paragraph("单位：万元"), Spacer(1, 4)]
    story.append(Table(rows, colWidths=WIDTHS, style=style, hAlign="LEFT"))
    file = BytesIO()
    SimpleDocTemplate(file, pagesize=landscape(A4)).build(
        [*story, *map(paragraph, feet)]
    )
    pages = [paper_page(each) for each in pages_of(file.getvalue())]
    (grid,) = paper_grids(pages)
    return [[cell.text for cell in row.cells] for row in grid.rows]


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, STYLE)


@pytest.mark.parametrize("align", ["TOP", "MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("padding", [3, 4, 6])
@pytest.mark.parametrize(
    "feet",
    [
        ["填表人：某某"],
        ["填表人：某某　联系电话：123"],
        [LONG],
        ["填表人：某某", "联系电话：123"],
    ],
    ids=["short", "middling", "long", "two"],
)
def test_the_last_row_is_whole_whatever_stands_below(
    align: str, padding: int, feet: list[str]
) -> None:
    rows = read(align, padding, feet)
    plain = ["".join(text.split()) for text in rows[5]]

    assert rows[1] == HEADS
    assert rows[2][:2] == ["产出指标", "数量指标"]
    assert plain == [f"第3项{NAME}", "13", "公里", "≥"]
    assert len(rows) >= 6 + 1
