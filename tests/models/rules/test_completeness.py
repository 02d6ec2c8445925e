"""What has not been filled in is found, in every kind of form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.cells import Cells
from models.definitions.definition import IndicatorBlock, band_lists
from models.definitions.definition_file import definitions
from models.edits import SetText, apply
from models.filled_form import FilledForm, blank_form
from models.form import FORM, Form, Place, Row
from models.rules import check, check_set
from tests.derived import TREE, with_blocks
from tests.models.rules.review import department, findings, fixed, found, project
from tests.pictures import picture, tree

RULES = (
    "name_missing",
    "amount_missing",
    "objective_missing",
    "indicators_missing",
    "first_level_missing",
    "row_empty",
)
EMPTY = {
    "project_form_2026": [
        "warning 填报单位（盖章）",
        "error 项目名称",
        "error 年度本级预算金额",
        "error 本年度绩效目标",
        "error 绩效指标",
    ],
    "department_form_2026": [
        "warning 填报单位（盖章）",
        "error 部门（单位）名称",
        "error 年度履职目标",
        "error 资金总额",
        "error 绩效指标",
    ],
    "national_project_form": [
        "warning 填报单位（盖章）",
        "error 项目名称",
        "error 年度资金总额",
        "error 年度目标",
        "error 绩效指标",
    ],
    "self_evaluation_2026": [
        "warning 填报单位（盖章）",
        "error 项目名称",
        "error 年初预算数（总额）",
        "error 预期目标",
        "error 绩效指标",
    ],
    "monitoring_2026": [
        "warning 填报单位（盖章）",
        "error 项目名称",
        "error 年初预算数（总额）",
        "error 年度总体目标",
        "error 绩效指标",
    ],
}


def levels_found(form: Form) -> list[str]:
    return found(form, "first_level_missing")


@pytest.mark.parametrize("kind", sorted(definitions()))
def test_a_new_form_says_what_it_lacks(kind: str) -> None:
    form = blank_form(definitions()[kind], "2026")

    assert found(form) == EMPTY[kind]
    assert all(each.is_missing for each in findings(form))


@pytest.mark.parametrize("blank", [" ", "\u3000", "\n", "\u200b", " \ufeff\t"])
def test_what_is_not_seen_on_paper_is_not_filled_in(blank: str) -> None:
    drawn = tree("budget_year: 2026")
    for key in ("reporting_unit", "project_name", "annual_budget", "annual_objective"):
        drawn, _ = apply(drawn, SetText(Place(FORM, key), blank))

    assert [each.where for each in findings(drawn) if each.is_missing] == [
        "填报单位（盖章）",
        "项目名称",
        "年度本级预算金额",
        "本年度绩效目标",
        "绩效指标",
    ]


def test_a_form_without_its_year_is_not_faulty_but_unfinished() -> None:
    (year,) = findings(tree("reporting_unit: 示例馆"), "year_faulty")

    assert year.is_missing


def test_a_department_is_offered_the_name_of_the_unit() -> None:
    mended = fixed(department("reporting_unit: 示例馆"), "name_missing")

    assert mended.fields["department_name"] == "示例馆"


def test_a_total_with_all_its_parts_is_said_once() -> None:
    form = department("""
        general_public_budget: 3
        government_fund: 0
        special_account_funds: 0
        other_funds: 0
        """)

    about = [each for each in findings(form) if each.where == "资金总额"]
    assert [each.rule for each in about] == ["total_mismatch"]


def test_a_budget_that_was_granted_later_is_an_amount() -> None:
    form = tree("adjusted_budget: 3", "self_evaluation_2026")

    assert found(form, "amount_missing") == []


def test_an_empty_row_is_found_where_it_stands_and_taken_out() -> None:
    form = project("""
        quantity
          扫描仪购置数量 | sign== | target=12 | unit=台
          ⏎
          培训人次
        """)

    (empty,) = findings(form, "row_empty")
    assert (empty.where, empty.place) == (
        "产出指标 › 数量指标 第2条",
        Place(2, "name"),
    )
    assert found(form, "name_without_content") == []
    assert "⏎" not in picture(fixed(form, "row_empty"))


def test_an_empty_task_prints_as_an_empty_line_too() -> None:
    form = department("main_tasks\n  档案接收")
    form = form.with_rows("main_tasks", (*form.rows("main_tasks"), Row(9)))

    assert found(form, "row_empty") == ["warning 主要任务 第2条"]


def test_a_row_with_a_word_anywhere_is_not_empty() -> None:
    assert found(project("quantity\n  | note=见附件"), "row_empty") == []


def test_each_first_level_has_an_indicator_the_required_ones_first_of_all() -> None:
    form = project("""
        timeliness
          采购完成时间 | sign=≤ | target=2026年6月 | unit=
        """)

    assert levels_found(form) == [
        "error 效益指标",
        "warning 满意度",
        "warning 成本指标",
    ]
    assert found(form, "indicators_missing") == []


def test_an_empty_row_is_no_indicator() -> None:
    assert found(project("quantity\n  ⏎"), "indicators_missing") == ["error 绩效指标"]


def test_a_finding_about_a_level_leads_to_its_list() -> None:
    form = project("quantity\n  扫描仪购置数量")

    lists = [each.list for each in findings(form, "first_level_missing")]
    assert lists == ["economic_benefit", "beneficiary_satisfaction", "economic_cost"]


def test_of_two_trees_one_may_be_left_blank_but_not_half_of_it() -> None:
    definition = definitions()["national_project_form"]
    (block,) = (each for each in definition.blocks if isinstance(each, IndicatorBlock))
    first = band_lists(block, block.bands[1])[0]
    form = replace(tree("", definition.id)).with_rows(first, (row(1, "培训人次"),))

    assert levels_found(form) == [
        "error 年度 › 效益指标",
        "warning 年度 › 满意度指标",
    ]


def test_in_a_set_a_level_is_said_after_the_fields_all_the_same() -> None:
    form = project("quantity\n  扫描仪购置数量")
    alone = check(FilledForm(form, definitions()[form.definition]))
    unit = {**form.fields, "reporting_unit": "另一馆"}
    other = replace(form, fields=type(form.fields)(unit))
    known = definitions()[form.definition]

    in_set = check_set([FilledForm(each, known) for each in (form, form, other)])[2]
    assert [each.where for each in in_set if each.is_missing] == [
        each.where for each in alone if each.is_missing
    ]


def row(row_id: int, name: str) -> Row:
    return Row(row_id, tree(f"quantity\n  {name}").rows("quantity")[0].cells)


def test_a_level_printed_twice_lacks_nothing_where_one_of_the_two_has_rows() -> None:
    definition = with_blocks(TREE)
    rows = (Row(1, Cells(name="安装路灯")),)
    form = Form(definition.id).with_rows("quantity_again", rows)
    said = check(FilledForm(form, definition))

    assert [each.where for each in said if each.rule == "first_level_missing"] == [
        "满意度指标"
    ]
