"""A label is never the text of another, and no amount is swallowed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.definitions.label_words import is_label
from models.reading.read_form import ReadForm
from models.reading.recognition.recogniser import recognise
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from tests.models.reading.recognition.test_recogniser import TITLE, read_one

EVALUATION = "项目支出绩效自评表"


def fields(drawing: str) -> dict[str, str]:
    """Return the fields of the only form in a drawing."""
    return dict(read_one(drawing).form.fields)


@pytest.mark.parametrize(
    "row",
    [
        "主管部门|.|项目负责人|某甲",
        "主管部门|项目负责人|某甲",
        "主管部门|.|某甲",
        "主管部门：|.|经办科室：|某甲",
        "主管部门|（盖章）",
        "主管部门|年 月 日",
        "主管部门|审核意见：",
    ],
)
def test_a_blank_value_stays_blank_and_the_rest_is_told(row: str) -> None:
    found = read_one(f"{EVALUATION}\n项目名称|更换路灯\n{row}\n实施单位|示例所")

    assert found.form.fields["supervising_department"] == ""
    assert found.form.fields["implementing_unit"] == "示例所"
    assert found.unread == tuple(
        each for each in row.split("|")[1:] if each != "."
    )


def test_a_text_below_its_label_is_read_and_the_label_beside_is_not() -> None:
    found = read_one(f"""
        {EVALUATION}
        年度总体目标|年初设定目标|年度总体目标完成情况
        .|更换路灯40盏|已更换41盏
        """)

    assert found.form.fields["annual_objective"] == "更换路灯40盏"
    assert found.unread == ("年度总体目标完成情况", "已更换41盏")


def test_an_unknown_label_below_a_blank_one_is_not_its_text() -> None:
    assert "project_name" not in fields(f"""
        {TITLE}
        项目名称|.
        乡镇意见甲|同意
        项目类别|特定目标类
        """)


def test_a_unit_of_money_is_no_name_and_no_date() -> None:
    found = read_one(f"{TITLE}\n单位：|示例馆|2026年1月8日\n项目名称|更换路灯")

    assert "amount_unit" not in found.form.fields
    assert found.unread == ("示例馆", "2026年1月8日")


def test_an_unknown_label_inside_a_line_is_told_with_its_text() -> None:
    found = read_one(f"{TITLE}\n填报单位：示例馆　填表人：某甲\n项目名称|更换路灯")

    assert found.form.fields["reporting_unit"] == "示例馆"
    assert found.unread == ("填表人：某甲",)


def test_another_unit_of_money_on_the_next_page_is_told() -> None:
    found = read_one(f"""
        {TITLE}
        填报单位：示例馆　金额单位：万元
        项目名称|更换路灯
        填报单位：示例馆　金额单位：元
        """)

    assert found.form.fields["amount_unit"] == "万元"
    assert any("金额单位：元" in each for each in found.unread)


def test_a_label_in_another_unit_of_money_is_an_error() -> None:
    found = read_one(f"""
        {TITLE}
        填报单位：示例馆　金额单位：万元
        项目名称|更换路灯
        年度本级预算金额（元）|360000
        """)

    assert [each.rule for each in found.findings] == ["amount_unit_differs"]


def test_amounts_side_by_side_without_a_head_are_unread() -> None:
    found = read_one("2026年部门整体支出绩效目标表\n资金总额|100|120\n基本支出|90")

    assert dict(found.form.fields) == {"budget_year": "2026", "basic_expenditure": "90"}
    assert found.unread == ("100", "120")


def test_amounts_under_unknown_heads_are_unread() -> None:
    found = read_one("""
        2026年部门整体支出绩效目标表
        部门名称|示例馆
        预算情况|上年数|本年数
        资金总额|100|120
        """)

    assert "total_funds" not in found.form.fields
    assert found.unread[-2:] == ("100", "120")


def test_a_row_that_begins_with_an_unknown_label_gives_its_known_ones() -> None:
    found = read_one(f"{TITLE}\n申报科室|照明科|项目名称|更换路灯")

    assert found.form.fields["project_name"] == "更换路灯"
    assert found.unread == ("申报科室", "照明科")


def test_a_signature_under_a_long_text_is_no_line_of_it() -> None:
    found = read_one(f"{TITLE}\n本年度绩效目标|更换路灯\n审核人：某甲")

    assert found.form.fields["annual_objective"] == "更换路灯"
    assert found.unread == ("审核人：某甲",)


def test_a_colon_behind_a_label_of_a_table_makes_no_second_form() -> None:
    found = read_one(f"""
        {EVALUATION}（2025年度）
        项目名称|更换路灯
        项目资金|.|年初预算数|全年预算数|全年执行数
        .|年度资金总额：|40|38|36
        .|其中：当年财政拨款|30|28|26
        年度总体目标|更换路灯40盏
        绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值
        .|产出指标|数量指标|更换数量|≥40盏|40盏
        """)

    assert found.form.fields["executed_amount"] == "36"
    assert found.unread == ()


@pytest.mark.parametrize(
    "text", ["项目负责人", "资金渠道", "申报科室", "年度总体目标完成情况综述", "（签字）", "联系人："]
)
def test_words_of_labels_alone_make_a_label(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text",
    [
        *("示例市水利局", "城市照明专项资金", "完成年度目标", "特定目标类"),
        *("其他", "≥98%", "按时完成任务", "10", "内容1"),
    ],
)
def test_one_other_word_makes_a_text(text: str) -> None:
    assert not is_label(text)


AMOUNTS = st.sampled_from(["40", "38", "10", "0"])
ROWS = ("年度资金总额", "其中：财政拨款", "其中：当年财政拨款", "上年结转资金", "其他资金", "自筹款")
HEADS = ("年初预算数", "全年预算数", "全年执行数", "调整数", "分值", "执行率", "得分")


@given(
    st.permutations(HEADS),
    st.permutations(ROWS),
    st.lists(AMOUNTS, min_size=42, max_size=42),
)
def test_each_amount_is_in_the_form_or_unread_as_often_as_in_the_file(
    heads: list[str], labels: list[str], amounts: list[str]
) -> None:
    rows = [["", *heads]]
    for at, label in enumerate(labels):
        rows.append([label, *amounts[7 * at : 7 * at + 7]])
    (found,) = recognise([_grid([[EVALUATION], ["项目名称", "更换路灯"], *rows])])

    printed = [each for each in _printed_points(heads, labels, amounts)]
    assert _kept(found) + Counter(printed) == Counter(amounts)


def _printed_points(
    heads: list[str], labels: list[str], amounts: list[str]
) -> list[str]:
    """Return the ten points for spending, which the sheet itself prints."""
    at = 7 * labels.index("年度资金总额") + heads.index("分值")
    return [amounts[at]] if amounts[at] == "10" else []


def _kept(found: ReadForm) -> Counter[str]:
    amounts = Counter(each for each in found.form.fields.values() if each.isdigit())
    return amounts + Counter(each for each in found.unread if each.isdigit())


def _grid(rows: list[list[str]]) -> SourceGrid:
    return SourceGrid(
        tuple(
            SourceRow(
                tuple(SourceCell(text, at) for at, text in enumerate(row) if text),
                len(row),
            )
            for row in rows
        )
    )


def test_a_row_that_sums_up_the_tasks_is_none() -> None:
    found = read_one("""
        部门整体支出绩效目标表
        部门（单位）名称|示例馆
        年度主要任务|任务名称|主要内容|金额
        .|更换路灯|40盏|30
        .|合 计|.|30
        """)

    (task,) = found.form.rows("main_tasks")
    assert task.cells["task_name"] == "更换路灯"
    assert "任务名称：合 计；金额：30" in found.unread
