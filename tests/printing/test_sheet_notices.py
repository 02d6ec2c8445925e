"""What is printed small, apart or not at all is said in a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.definitions.definition import Column, Definition, Grid, GridCell, ListBlock
from models.definitions.definition_file import definitions
from models.form import Form
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.page import Sheet
from tests.pictures import tree
from tests.printing.paper import ink_right

PROJECT = definitions()["project_form_2026"]


def laid_out(form: Form, definition: Definition = PROJECT) -> Sheet:
    """Return the sheet of a form."""
    return lay_out(form, definition, bundled_faces())


def is_whole(sheet: Sheet) -> bool:
    """Return whether every text lies on its paper."""
    return all(
        x >= 0 and ink_right(x, text) <= page.width and 0 <= y <= page.height
        for page in sheet.pages
        for x, y, text in page.texts()
    )


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("quantity\n  总额 | target=123万元", ()),
        (
            "quantity\n  总额 | target=123456789012345.123456万元",
            ("有 1 处数字或字母太长，字号缩小了，最小 9.1 磅。",),
        ),
        (
            "quantity\n  " + "a" * 600,
            ("有 1 处数字或字母太长，一行放不下，只好断开，请改短。",),
        ),
        ("reporting_unit: 甲\ue000", ("字体中没有这些字，打印时会缺字：\ue000",)),
        ("reporting_unit: " + "某某县某某局" * 34, ()),
        ("quantity\n  " + "安装路灯并调试验收，" * 2000, ()),
    ],
)
def test_a_text_is_printed_whole_or_told(drawing: str, told: tuple[str, ...]) -> None:
    sheet = laid_out(tree(drawing))

    assert sheet.notices == told
    assert is_whole(sheet)


def test_a_title_of_300_characters_is_printed_whole() -> None:
    sheet = laid_out(tree(""), replace(PROJECT, title="项目支出绩效目标表" * 34))

    assert sheet.notices == ()
    assert is_whole(sheet)


def test_a_unit_longer_than_a_page_is_told() -> None:
    sheet = laid_out(tree("reporting_unit: " + "某某县某某局" * 800))
    _, second = sheet.pages

    assert not is_whole(sheet)
    assert [text.text for _, _, text in second.texts()][1] == "项目名称"
    assert sheet.notices == (
        "第 1 页放不下，有的字印不到纸上：标题、填报单位、表头或表下的文字太长，请改短。",
    )


def test_feet_longer_than_a_page_are_told() -> None:
    foot = replace(PROJECT.lines[0], left="注：逐条填写。" * 800, right="")
    sheet = laid_out(tree(""), replace(PROJECT, feet=(foot,)))

    assert not is_whole(sheet)
    assert sheet.notices[-1].startswith("第 2 页放不下")


def test_columns_narrower_than_a_character_are_told() -> None:
    columns = tuple(Column(f"c{at}", 1, 1, 1, label="栏") for at in range(200))
    block = ListBlock("wide", "宽表", columns)
    sheet = laid_out(tree(""), replace(PROJECT, blocks=(block,)))

    assert sheet.notices == (
        "有 200 格比一个字还窄，字会压到旁边的格，请减少栏数或加大纸张。",
    )


def test_a_label_over_rows_that_is_too_wide_is_told_once() -> None:
    label = GridCell(text="A" * 300, down=2)
    rows = ((label, GridCell(text="甲")), (GridCell(text="乙"),))
    grid = Grid((Column("", 1, 1, 1), Column("", 9, 9, 9)), rows)
    sheet = laid_out(tree(""), replace(PROJECT, blocks=(grid,)))

    assert sheet.notices == (
        "有 1 处数字或字母太长，一行放不下，只好断开，请改短。",
    )
