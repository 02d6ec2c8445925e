"""Whatever draws a table, its cells and texts are found."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import SimpleDocTemplate, Table

from tests.models.pdf.papers import (
    FONT,
    RULED,
    TABLE,
    TEXTS,
    Draw,
    grids,
    nothing,
    pdf,
    picture,
    strokes,
    table,
    texts,
)


def read(*draws: Draw) -> str:
    """Return the drawing of the one page that is drawn in these steps."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    (grid,) = grids(pdf(draw))
    return picture(grid)


@pytest.mark.parametrize("rules", RULED, ids=lambda draw: draw.__name__)
def test_cells_are_found_between_rules_of_every_kind(rules: Draw) -> None:
    assert read(table(rules)) == TABLE


def test_without_rules_columns_stand_under_each_other() -> None:
    assert read(table(nothing)) == TABLE.replace("^ ", " ")


def test_a_drawing_inside_a_drawing_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("inner")
        table()(canvas)
        canvas.endForm()
        canvas.doForm("inner")

    assert read(draw) == TABLE


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_the_right_way_up(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.translate(-220, -670)
        table()(canvas)

    assert read(draw) == TABLE


def test_a_landscape_table_on_a_portrait_page_is_read_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.translate(0, -250)
        table()(canvas)

    assert read(draw) == TABLE


def test_a_label_on_its_side_is_one_text() -> None:
    def label(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(130, 645)
        canvas.rotate(90)
        canvas.drawString(0, 0, "指标")
        canvas.restoreState()

    drawn = read(table(), label)

    assert drawn.splitlines()[1].startswith("产出指标指标 | 数量指标")


def test_a_watermark_across_the_page_is_a_text_of_its_own() -> None:
    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 40)
        canvas.translate(100, 600)
        canvas.rotate(35)
        canvas.drawString(0, 0, "内部资料")
        canvas.restoreState()

    assert read(mark, table()) == f"内部资料\n{TABLE}"


def test_lines_stand_above_and_below_the_table() -> None:
    def around(canvas: Canvas) -> None:
        canvas.drawString(60, 730, "填报单位：示例市档案馆")
        canvas.drawString(320, 730, "单位：万元")
        canvas.drawString(60, 600, "注：据实填写")

    assert read(table(), around) == (
        f"填报单位：示例市档案馆 | 单位：万元\n{TABLE}\n注：据实填写"
    )


def test_a_line_that_goes_on_below_is_one_text() -> None:
    def note(canvas: Canvas) -> None:
        canvas.drawString(60, 600, "注：" + "据实填写" * 7 + "，")
        canvas.drawString(60, 586, "不得漏项。")

    assert read(table(), note).splitlines()[3:] == [
        "注：" + "据实填写" * 7 + "，不得漏项。"
    ]


def test_a_text_that_reaches_over_its_cell_stays_whole() -> None:
    def long(canvas: Canvas) -> None:
        canvas.drawString(224, 626, "安装路灯十二盏并拆除旧灯杆")
        canvas.rect(220, 620, 60, 20)
        canvas.rect(280, 620, 100, 20)

    assert "| 安装路灯十二盏并拆除旧灯杆 |" in read(strokes, long)


def test_cells_over_several_columns_keep_their_place() -> None:
    def head(canvas: Canvas) -> None:
        canvas.rect(60, 700, 320, 20)
        canvas.drawString(64, 706, "绩效指标")

    assert read(table(), head) == f"绩效指标 | < | < | <\n{TABLE}"


def test_rows_without_rules_may_have_several_lines() -> None:
    def more(canvas: Canvas) -> None:
        canvas.drawString(224, 640 - 18, "更换老旧")
        canvas.drawString(224, 640 - 31, "灯杆")
        canvas.drawString(334, 640 - 24, "12")

    assert read(texts, more).splitlines()[-1] == " |  | 更换老旧灯杆 | 12"


def test_rows_without_rules_that_are_close_together_stay_rows() -> None:
    def close(canvas: Canvas) -> None:
        for at, text in enumerate(("更换灯杆", "更换灯罩", "更换电缆")):
            canvas.drawString(224, 640 - 18 - 12 * at, text)
            canvas.drawString(334, 640 - 18 - 12 * at, "12")

    assert read(texts, close).splitlines()[3:] == [
        " |  | 更换灯杆 | 12",
        " |  | 更换灯罩 | 12",
        " |  | 更换电缆 | 12",
    ]


def test_a_table_of_reportlab_itself_is_read_over_its_pages() -> None:
    rows = [TEXTS[0], *[("产出指标", "数量指标", f"第{n}盏", n) for n in range(60)]]
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT)]
    stream = BytesIO()
    SimpleDocTemplate(stream).build([Table(rows, repeatRows=1, style=style)])
    first, second = (picture(grid).splitlines() for grid in grids(stream.getvalue()))

    assert first[0] == second[0] == TABLE.splitlines()[0]
    assert (first + second[1:])[1:] == [" | ".join(map(str, row)) for row in rows[1:]]


def test_landscape_paper_needs_no_turning() -> None:
    (grid,) = grids(pdf(table(), size=landscape(A4)[::-1]))

    assert picture(grid) == TABLE
