"""Of choices behind boxes, the ticked one is the text."""

from __future__ import annotations

import pytest

from models.definition import Field
from models.reading.choice_boxes import chosen
from models.reading.recogniser import recognise
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow

STATUS = Field("project_status", "项目属性", choices=("新增", "延续"))
SCOPE = Field("scope", "范围")


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("■新增　□延续", "新增"),
        ("□新增　☑ 延续", "延续"),
        ("□新增√延续", "延续"),
        ("□新增　□延续", ""),
        ("□新增　□延续　一次性", "一次性"),
        ("■新增　■延续", "■新增　■延续"),
        ("延续", "延续"),
        ("一次性", "一次性"),
    ],
)
def test_the_ticked_choice_is_the_text(text: str, choice: str) -> None:
    assert chosen(text, STATUS) == choice


def test_a_field_without_choices_keeps_its_boxes() -> None:
    assert chosen("■新增　□延续", SCOPE) == "■新增　□延续"


def test_boxes_of_which_none_is_ticked_are_read_as_nothing() -> None:
    texts = ("项目名称", "更换路灯"), ("项目属性", "□新增　□延续")
    rows = [SourceRow((SourceCell(a), SourceCell(b, 1)), 2) for a, b in texts]
    title = SourceRow((SourceCell("项目支出绩效目标申报表"),))
    (found,) = recognise([SourceGrid((title, *rows))])

    assert (dict(found.form.fields), found.unread) == ({"project_name": "更换路灯"}, ())
