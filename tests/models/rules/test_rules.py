"""Each rule on its own: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.edits import SetText, apply
from models.filled_form import FilledForm
from models.form import FORM, Form, Place
from models.rules import RULES, SET_RULES, check
from models.rules.punctuation import widen
from tests.models.rules.review import (
    department,
    findings,
    fixed,
    found,
    project,
)
from tests.pictures import picture, tree
from tests.strategies import forms, texts


def _with_goal(text: str) -> Form:
    return apply(project(""), SetText(Place(FORM, "annual_objective"), text))[0]


def row(cells: str, key: str = "quantity") -> Form:
    """Return a project form with one indicator."""
    return project(f"{key}\n  {cells}")


def test_a_sound_form_has_no_finding() -> None:
    form = project("""
        project_name: 扫描仪购置
        annual_budget: 36
        annual_objective: 购置扫描仪12台，馆藏档案年内全部扫描入库
        quantity
          扫描仪购置数量 | sign== | target=12 | unit=台
        social_benefit
          档案查阅人次 | sign=≥ | target=900 | unit=人次
        beneficiary_satisfaction
          查阅群众满意度 | sign=≥ | target=95 | unit=%
        economic_cost
          购置总成本 | sign=≤ | target=36 | unit=万元
        """)

    assert found(form) == []


def test_every_rule_says_what_it_finds_and_where_it_comes_from() -> None:
    for rule in (*RULES, *SET_RULES):
        said = rule.__doc__ or ""
        assert said.startswith("Find ") and "Source: " in said, rule.__name__


@given(forms())
def test_rules_never_fail_whatever_was_typed(form: Form) -> None:
    for definition in definitions().values():
        for each in check(FilledForm(form, definition)):
            assert each.where and each.message


@pytest.mark.parametrize("year", ["", "26", "二〇二六", "2026年"])
def test_a_form_needs_its_year_in_four_digits(year: str) -> None:
    form = tree(f"""
        budget_year: {year}
        reporting_unit: 示例馆
        """)

    assert found(form, "year_faulty") == ["error 年度"]


@pytest.mark.parametrize("amount", ["五十", "50万元", "1,00", "4.9.8", "1e3"])
def test_an_amount_is_a_number(amount: str) -> None:
    form = project(f"annual_budget: {amount}")

    assert found(form, "not_a_number") == ["error 年度本级预算金额"]


@pytest.mark.parametrize("amount", ["50", "4.98", "1,234.5", "５０", " 50 ", "0"])
def test_amounts_are_read_as_clerks_type_them(amount: str) -> None:
    assert found(project(f"annual_budget: {amount}"), "not_a_number") == []


def test_a_total_is_the_sum_of_its_sources_to_the_cent() -> None:
    form = department("""
        total_funds: 412.386205
        general_public_budget: 409.886205
        other_funds: 2.5
        basic_expenditure: 367.7462
        project_expenditure: 44.64
        """)

    (finding,) = findings(form, "total_mismatch")

    assert finding.where == "资金总额"
    assert "按支出性质分合计 412.3862 相差 0.05 元" in finding.message


def test_a_missing_total_is_offered() -> None:
    form = department("""
        general_public_budget: 409.886205
        other_funds: 2.5
        """)

    assert "total_funds: 412.386205" in picture(fixed(form, "total_mismatch"))


def test_sums_wait_until_all_amounts_are_numbers() -> None:
    form = department("""
        total_funds: 10
        basic_expenditure: 五
        project_expenditure: 4
        """)

    assert found(form, "total_mismatch") == []


def test_the_total_cost_is_the_budget() -> None:
    form = project("""
        annual_budget: 36
        economic_cost
          购置总成本 | sign=≤ | target=35.99996 | unit=万元
        """)

    (finding,) = findings(form, "cost_not_budget")

    assert "相差 0.4 元" in finding.message
    assert "target=36 " in picture(fixed(form, "cost_not_budget"))


def test_the_total_cost_may_be_in_yuan() -> None:
    form = project("""
        annual_budget: 36
        economic_cost
          购置总成本 | target=360000 | unit=元
        """)

    assert found(form, "cost_not_budget") == []


def test_costs_may_add_up_to_the_budget_and_costs_per_piece_do_not_count() -> None:
    form = project("""
        annual_budget: 36
        economic_cost
          设备费 | sign=≤ | target=30 | unit=万元
          安装费 | sign=≤ | target=6 | unit=万元
          单台成本 | sign=≤ | target=3 | unit=万元/台
        """)

    assert found(form, "cost_not_budget") == []


def test_one_of_several_costs_may_be_the_whole_budget() -> None:
    form = project("""
        annual_budget: 36
        economic_cost
          总成本 | sign=≤ | target=36 | unit=万元
          其中设备费 | sign=≤ | target=30 | unit=万元
        """)

    assert found(form, "cost_not_budget") == []


AMOUNTS = [
    (definition.id, field.key, field.outcome)
    for definition in definitions().values()
    for field in definition.fields
    if field.kind == "amount"
]


@pytest.mark.parametrize(("definition", "key", "is_outcome"), AMOUNTS)
@pytest.mark.parametrize("text", ["-3", "－3.5", " -0.01", "-1,234.50"])
def test_no_amount_of_any_form_is_below_nought(
    definition: str, key: str, is_outcome: bool, text: str
) -> None:
    form = Form(definition, fields=Cells({"budget_year": "2026", key: text}))

    (finding,) = findings(form, "negative_amount")

    assert finding.place == Place(FORM, key)
    assert finding.severity == ("warning" if is_outcome else "error")


@pytest.mark.parametrize("text", ["(3.5)", "（3.5）", "△3.5", "▲3.5", "−3.5", "–3"])
def test_a_minus_of_accountants_is_an_error_too(text: str) -> None:
    assert "error 年度本级预算金额" in found(project(f"annual_budget: {text}"))


@pytest.mark.parametrize("text", ["0", "-0", "-0.00", "3", "+3", "", "３"])
def test_nought_and_more_is_no_negative_amount(text: str) -> None:
    assert found(project(f"annual_budget: {text}"), "negative_amount") == []


def test_a_form_says_who_fills_it_in() -> None:
    form = tree("budget_year: 2026")

    assert "warning 填报单位（盖章）" in found(form)


def test_a_department_form_offers_the_name_that_it_has() -> None:
    form = tree(
        """
        budget_year: 2026
        department_name: 示例区档案馆
        """,
        "department_form_2026",
    )

    mended = fixed(form, "reporting_unit_mismatch")

    assert mended.fields["reporting_unit"] == "示例区档案馆"


def test_the_unit_may_be_named_without_its_place() -> None:
    form = tree(
        """
        budget_year: 2026
        reporting_unit: 示例市示例区档案馆
        department_name: 示例区档案馆
        """,
        "department_form_2026",
    )

    assert found(form, "reporting_unit_mismatch") == []


def test_a_department_does_not_give_two_names() -> None:
    form = department("department_name: 另一中心")

    assert found(form, "reporting_unit_mismatch") == ["warning 填报单位（盖章）"]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ("按期完成 | sign=定性 | target=2026", ["error {} › 指标值"]),
        ("按期完成 | sign=定性 | target=2026 | unit=年", ["error {} › 指标值"]),
        ("按期完成 | sign=定性 | target=完成 | unit=年", ["error {} › 度量单位"]),
        ("按期完成 | sign=定性 | target=完成", []),
        ("完成率 | sign== | target=100 | unit=%", []),
    ],
)
def test_a_qualitative_target_is_words_alone(cells: str, where: list[str]) -> None:
    expected = [each.format("产出指标 › 数量指标 第1条") for each in where]

    assert found(row(cells), "qualitative_with_number") == expected


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ("巡检次数 | sign=≥ | target=十二 | unit=次", 1),
        ("巡检次数 | sign=≥ | unit=次", 1),
        ("巡检次数 | sign=≥ | target=10-12 | unit=次", 1),
        ("巡检次数 | sign=≥ | target=12 | unit=次", 0),
        ("合格率 | sign=≥ | target=95%", 0),
        ("完成时间 | sign=≤ | target=6月底前", 0),
        ("完成时间 | sign=≤ | target=2026年12月31日", 0),
    ],
)
def test_an_operator_compares_numbers_or_dates(cells: str, count: int) -> None:
    assert len(found(row(cells), "quantitative_without_number")) == count


def test_a_target_needs_a_sign() -> None:
    form = row("巡检次数 | target=12 | unit=次")

    assert found(form, "sign_missing_or_misplaced") == [
        "error 产出指标 › 数量指标 第1条 › 指标值类型"
    ]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("巡检 | target=完成 | note=定性", "巡检 | sign=定性 | target=完成"),
        ("巡检 | sign=12 | target=≥", "巡检 | sign=≥ | target=12"),
        ("巡检 | sign=≧ | target=12", "巡检 | sign=≥ | target=12"),
        ("巡检 | target=≥12次", "巡检 | sign=≥ | target=12 | unit=次"),
        (
            "巡检 | sign=≥ | target=次 | unit=12",
            "巡检 | sign=≥ | target=12 | unit=次",
        ),
    ],
)
def test_what_stands_in_a_wrong_column_is_put_right(typed: str, mended: str) -> None:
    form = fixed(row(typed), "sign_missing_or_misplaced")

    assert picture(form) == picture(row(mended))
    assert found(form, "sign_missing_or_misplaced") == []


def test_an_unknown_sign_is_named() -> None:
    (finding,) = findings(row("巡检次数 | sign=约 | target=12"), "sign_unknown")

    assert "“约”" in finding.message


@pytest.mark.parametrize(
    ("cells", "severities"),
    [
        ("合格率 | sign=≥ | target=101 | unit=%", ["error"]),
        ("合格率 | sign=≥ | target=-1 | unit=百分比", ["error"]),
        ("合格率 | sign=≥ | target=100 | unit=％", ["warning"]),
        ("合格率 | sign=≥ | target=100%", ["warning"]),
        ("合格率 | sign== | target=100 | unit=%", []),
        ("产值增长率 | sign=≥ | target=120 | unit=%", []),
        ("巡检次数 | sign=≥ | target=120 | unit=次", []),
    ],
)
def test_a_percentage_lies_within_the_whole(cells: str, severities: list[str]) -> None:
    form = row(cells, "quality")

    assert [each.severity for each in findings(form, "percentage_range")] == severities


def test_at_least_all_of_it_becomes_all_of_it() -> None:
    form = row("合格率 | sign=≥ | target=100 | unit=%")

    assert "sign==" in picture(fixed(form, "percentage_range"))


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ("购置扫描仪12台 | target=12 | unit=台", 1),
        ("购置扫描仪 12 台 | target=12.0 | unit=台", 1),
        ("购置扫描仪１２台 | target=12 | unit=台", 1),
        ("购置扫描仪112台 | target=12 | unit=台", 0),
        ("每月巡检1次 | target=12 | unit=次", 0),
        ("扫描仪购置数量 | target=12 | unit=台", 0),
        ("第12条干线养护 | target=12", 0),
    ],
)
def test_a_name_does_not_repeat_the_target(cells: str, count: int) -> None:
    assert len(found(row(cells), "target_in_name")) == count


@pytest.mark.parametrize(
    "text", ["购置**台", "XX系统", "××工程", "20XX年", "X月X日前", "……", "—", "某某单位"]
)
def test_a_placeholder_is_an_error(text: str) -> None:
    assert found(row(text), "placeholder_left") == [
        "error 产出指标 › 数量指标 第1条 › 三级指标"
    ]


@pytest.mark.parametrize("text", ["0", "JY工作", "二〇〇六年", "XXL号服装", "A—B线"])
def test_initials_and_zeros_are_no_placeholders(text: str) -> None:
    assert found(row(f"事故次数 | target={text}"), "placeholder_left") == []


def test_a_dash_among_the_remarks_says_none() -> None:
    assert found(row("事故次数 | note=—"), "placeholder_left") == []


@pytest.mark.parametrize(
    ("cells", "count"),
    [("A-12", 1), ("2026", 1), ("target=12", 1), ("PUE值", 0), ("巡检次数", 0)],
)
def test_a_name_is_in_words(cells: str, count: int) -> None:
    drawn = cells if "=" not in cells else f" | {cells}"

    assert len(found(row(drawn), "name_without_content")) == count


@pytest.mark.parametrize(
    ("drawing", "where"),
    [
        ("implementation_period: 2025年", ["warning 项目支出实施期"]),
        ("implementation_period: 2025年-2027年", []),
        ("annual_objective: 2025年完成建设", ["warning 本年度绩效目标"]),
        ("annual_objective: 比2025年提高一成", []),
        ("annual_objective: 按〔2025〕12号文件执行", []),
        ("annual_objective: 按〔2025年〕12号文件执行", []),
        ("annual_objective: 按《办法》（2025年修订）执行", []),
        ("annual_objective: 按《规划（2021—2025年）》执行", []),
        ("annual_objective: 2025年启动，2026年完成", []),
    ],
)
def test_years_agree_with_the_title(drawing: str, where: list[str]) -> None:
    assert found(project(drawing), "year_mismatch") == where


def test_a_row_may_name_another_year_of_the_period() -> None:
    drawing = """
        implementation_period: 2025年-2027年
        quantity
          2025年完成立项
          2024年完成立项
        """

    assert found(project(drawing), "year_mismatch") == [
        "warning 产出指标 › 数量指标 第2条 › 三级指标"
    ]


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ("及时完成工作 | sign=定性 | target=按时完成", 1),
        ("2026年完成 | sign=定性 | target=2026 | unit=年", 1),
        ("完成时间 | sign=定性 | target=11月底前", 0),
        ("响应时间 | sign=≤ | target=30 | unit=分钟", 0),
        ("按时完成率 | sign== | target=100 | unit=%", 0),
        ("每季度报送 | sign=定性 | target=按时", 0),
    ],
)
def test_timeliness_says_when(cells: str, count: int) -> None:
    assert len(found(row(cells, "timeliness"), "timeliness_without_date")) == count


@pytest.mark.parametrize(
    ("typed", "wide"),
    [
        ("采购设备, 提高效率", "采购设备，提高效率"),
        ("档案馆(盖章)", "档案馆（盖章）"),
        ("目标:三项;任务", "目标：三项；任务"),
        ("共3,500卷,比例1:3", "共3,500卷，比例1:3"),
        ("办理OA,OK", "办理OA,OK"),
        ("档案 馆", "档案馆"),
        ("新建 OA 系统", "新建 OA 系统"),
        ("第一行\n第二行", "第一行\n第二行"),
    ],
)
def test_marks_between_han_are_wide(typed: str, wide: str) -> None:
    assert widen(typed) == wide


@given(texts)
def test_widening_twice_changes_nothing(text: str) -> None:
    assert widen(widen(text)) == widen(text)


def test_a_name_is_no_sentence() -> None:
    form = row("严格控制支出,确保运转。")

    mended = fixed(form, "punctuation_width")

    assert picture(mended) == picture(row("严格控制支出，确保运转"))


def test_stray_blanks_are_taken_out() -> None:
    assert found(row("档案 接收数量"), "punctuation_width")


def test_a_text_of_nothing_but_line_breaks_is_missing_not_mispointed() -> None:
    form = _with_goal("\n\n")

    assert not findings(form, "punctuation_width")


def test_blanks_in_the_end_are_told_apart_from_those_between_han() -> None:
    form = _with_goal("建成\n")

    (finding,) = findings(form, "punctuation_width")

    assert finding.message == "末尾有多余的空格或换行，请改正"


def test_quotes_come_in_pairs() -> None:
    (finding,) = findings(row("推进“三项改革"), "punctuation_width")

    assert "没有成对" in finding.message
    assert finding.fix is None


def test_findings_come_in_the_order_of_the_sheet() -> None:
    form = project("""
        project_name: 采购, 安装
        economic_cost
          成本,总额
        quantity
          数量,总数
        """)

    assert [each.where for each in findings(form, "punctuation_width")] == [
        "项目名称",
        "产出指标 › 数量指标 第1条 › 三级指标",
        "成本指标 › 经济成本指标 第1条 › 三级指标",
    ]
