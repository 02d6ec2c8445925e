"""Choices behind boxes."""

from __future__ import annotations

import pytest

from models.definitions.definition import Field
from models.reading.recognition.tick_boxes import choice_in

STATUS = Field("project_status", "项目属性", choices=("新增", "延续"))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("■新增　□延续", "新增"),
        ("□新增　■延续", "延续"),
        ("□ 新增  ☑ 延续", "延续"),
        ("√新增 □延续", "新增"),
        ("□新增　□延续", ""),
        ("□新增　□延续　暂停", "暂停"),
        ("☑新增 ☑延续", "新增、延续"),
        ("新增", "新增"),
        ("暂停", "暂停"),
        ("■停办　□延续", "■停办　□延续"),
        ("属性：■新增　□延续", "属性：■新增　□延续"),
    ],
)
def test_what_is_ticked_is_the_choice(text: str, chosen: str) -> None:
    assert choice_in(text, STATUS) == chosen


def test_boxes_where_nothing_is_to_be_chosen_are_text() -> None:
    assert choice_in("■新增", Field("note", "备注")) == "■新增"
