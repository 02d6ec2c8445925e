"""A row of a level that the form does not have is told whole, never moved."""

from __future__ import annotations

import pytest

from tests.models.reading.recognition.test_recogniser import (
    drawn,
    indicators,
    project,
    remarks,
)

KNOWN = ".|产出指标|数量指标|购置数量|12|台|="
ONE_ROW = indicators("""
    quantity
      购置数量 | sign== | target=12 | unit=台
    """)


def test_a_second_level_that_is_unknown_is_not_the_one_above() -> None:
    found = project(f"{KNOWN}\n.|.|进度指标|按期开工率|100|%|=|含备料")

    assert drawn(found) == ONE_ROW
    assert remarks(found) == ["level_unknown 二级指标"]
    assert found.findings[0].severity == "error"
    assert found.unread == (
        "二级指标：进度指标；三级指标：按期开工率；指标值：100；度量单位：%；指标值类型：=；备注：含备料",
    )


def test_rows_that_go_on_under_an_unknown_level_are_told_with_it() -> None:
    found = project(f"""
        {KNOWN}
        .|.|进度指标|按期开工率|100|%|=
        .|.|.|按期完工率|98|%|≥
        """)

    assert drawn(found) == ONE_ROW
    assert found.unread[1].startswith("进度指标 › 三级指标：按期完工率；指标值：98")


def test_a_row_of_a_first_level_alone_is_told_with_it() -> None:
    found = project(f"{KNOWN}\n.|.|成本指标|养护成本|3|万元|≤")

    assert drawn(found) == ONE_ROW
    assert found.unread == (
        "成本指标 › 三级指标：养护成本；指标值：3；度量单位：万元；指标值类型：≤",
    )


def test_the_next_known_level_is_read_again() -> None:
    found = project(f"""
        {KNOWN}
        .|.|进度指标|按期开工率|100|%|=
        .|.|质量指标|合格率|100|%|=
        """)

    assert "quality\n  合格率" in drawn(found)
    assert len(found.unread) == 1


def test_under_an_unknown_first_level_no_row_is_filed() -> None:
    found = project(f"""
        {KNOWN}
        .|管理指标|质量指标|建账率|100|%|=
        .|.|时效指标|归档率|100|%|=
        .|效益指标|经济效益|节约电费|5|万元|≥
        """)

    assert [each.split("；")[0] for each in found.unread] == [
        "一级指标：管理指标",
        "二级指标：时效指标",
    ]
    assert "economic_benefit" in drawn(found)
    assert "timeliness" not in drawn(found)


def test_the_only_second_level_is_not_taken_for_an_unlike_one() -> None:
    found = project("""
        .|满意度指标|服务对象满意度|居民满意度|95|%|≥
        .|.|可持续影响指标|使用年限|8|年|≥
        """)

    assert drawn(found) == indicators("""
        beneficiary_satisfaction
          居民满意度 | sign=≥ | target=95 | unit=%
        """)
    assert "可持续影响指标" in found.unread[0]


def test_an_unknown_level_without_a_name_beside_it_is_no_name() -> None:
    found = project(f"{KNOWN}\n.|.|进度指标|.|100|%|=")

    assert drawn(found) == ONE_ROW


@pytest.mark.parametrize("label", ["合计", "总分", "审核意见", "填表人"])
def test_a_row_at_the_foot_is_no_level_and_no_error(label: str) -> None:
    found = project(f"{KNOWN}\n.|{label}|.|某甲|100")

    assert drawn(found) == ONE_ROW
    assert remarks(found) == []
    assert found.unread == (label, "某甲", "100")


def test_two_columns_of_one_meaning_are_not_written_over_each_other() -> None:
    found = project(
        "产出|数量|购置数量|购置台灯数量|12|台|=",
        "一级指标|二级指标|三级指标|指标内容|指标值|度量单位|指标值类型",
    )

    assert drawn(found) == indicators("""
        quantity
          购置数量 | sign== | target=12 | unit=台
        """)
    assert "购置台灯数量" in found.unread[-1]
