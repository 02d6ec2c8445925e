"""Amounts come in lines that leave room for all their digits."""

from __future__ import annotations

import pytest

from models.definitions.definition import Grid
from models.definitions.definition_file import definitions
from ui.editor.money_lines import AMOUNTS_ACROSS, money_lines, money_title


def lines(name: str) -> list[str]:
    definition = definitions()[name]
    grids = [each for each in definition.blocks if isinstance(each, Grid)]
    return [
        f"{line.group}: " + " ".join(field.label for field in line.fields)
        for line in money_lines(grids[1], definition)
    ]


def test_groups_come_one_under_the_other() -> None:
    assert lines("department_form_2026") == [
        ": 资金总额",
        "按收入性质分: 一般公共预算 政府性基金拨款 财政专户管理资金 其他资金",
        "按支出性质分: 基本支出 项目支出",
    ]


@pytest.mark.parametrize("name", sorted(definitions()))
def test_every_amount_is_asked_for_once_and_no_line_is_too_long(name: str) -> None:
    definition = definitions()[name]
    asked = [
        field.key
        for block in definition.blocks
        if isinstance(block, Grid)
        for line in money_lines(block, definition)
        for field in line.fields
        if len(line.fields) <= AMOUNTS_ACROSS
    ]

    amounts = [each.key for each in definition.fields if each.part == "budget"]
    assert sorted(key for key in asked if key in amounts) == sorted(amounts)


def test_the_label_down_the_side_is_the_title() -> None:
    blocks = definitions()["department_form_2026"].blocks
    grids = [each for each in blocks if isinstance(each, Grid)]

    assert [money_title(each) for each in grids] == ["", "预算情况"]
