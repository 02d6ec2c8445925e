"""What `show --json` prints of a form."""

from __future__ import annotations

from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.findings import Finding
from models.show import describe
from tests.pictures import tree

PROJECT = definitions()["project_form_2026"]
DEPARTMENT = definitions()["department_form_2026"]

OUTPUT_ROW = {
    "first_level": "产出指标",
    "second_level": "数量指标",
    "name": "购置数量",
    "sign": "=",
    "target": "12",
    "unit": "台",
    "explanation": "",
    "note": "按计划",
}
COST_ROW = {
    "first_level": "成本指标",
    "second_level": "经济成本指标",
    "name": "总成本",
    "sign": "≤",
    "target": "",
    "unit": "",
    "note": "",
}


def test_a_form_stands_under_exactly_these_keys() -> None:
    assert list(describe(FilledForm(tree(""), PROJECT))) == [
        "form",
        "definition",
        "title",
        "budget_year",
        "reporting_unit",
        "fields",
        "main_tasks",
        "budget",
        "indicators",
        "findings",
        "unread",
    ]


def test_fields_stand_under_their_printed_labels() -> None:
    form = tree("""
        amount_unit: 万元
        annual_budget: 36
        budget_year: 2026
        project_name: 更换路灯
        reporting_unit: 示例馆
        """)

    shown = describe(FilledForm(form, PROJECT))

    assert shown["title"] == "2026年项目支出绩效目标表"
    assert (shown["budget_year"], shown["reporting_unit"]) == (2026, "示例馆")
    assert shown["fields"] == {
        "金额单位": "万元",
        "项目名称": "更换路灯",
        "年度本级预算金额": "36",
        "项目类别": "",
        "项目支出实施期": "",
        "本年度绩效目标": "",
    }


def test_a_year_that_is_no_number_is_none() -> None:
    assert describe(FilledForm(tree("budget_year: 明年"), PROJECT))["budget_year"] is None


def test_blank_amounts_are_left_out_of_the_budget() -> None:
    form = tree("total_funds: 12", DEPARTMENT.id)

    assert describe(FilledForm(form, DEPARTMENT))["budget"] == {"资金总额": "12"}


def test_indicators_come_in_printed_order_with_all_their_keys() -> None:
    form = tree("""
        economic_cost
          总成本 | sign=≤
        quantity
          购置数量 | sign== | target=12 | unit=台 | note=按计划
        """)

    shown = describe(FilledForm(form, PROJECT))["indicators"]

    assert shown == [OUTPUT_ROW, {**OUTPUT_ROW, **COST_ROW}]


def test_tasks_findings_and_unread_texts_are_shown() -> None:
    form = tree("main_tasks\n  接收 | task_content=收档案", DEPARTMENT.id)
    finding = Finding("total_mismatch", "error", "资金总额", "差 1 元")

    shown = describe(FilledForm(form, DEPARTMENT), [finding], ["某甲"])

    assert shown["main_tasks"] == [{"task_name": "接收", "task_content": "收档案"}]
    assert shown["findings"] == [
        {
            "rule": "total_mismatch",
            "severity": "error",
            "where": "资金总额",
            "message": "差 1 元",
        }
    ]
    assert shown["unread"] == ["某甲"]
