"""The words of a title say the kind of form; a guess is said to be one."""

from __future__ import annotations

import pytest

from models.reading.recognition.titles import title_kind
from tests.models.reading.recognition.test_recogniser import read, read_one, remarks
from tests.pictures import picture, tree

HEAD = "一级指标|二级指标|三级指标|指标值|分值"
ROWS = "产出指标|数量指标|更换数量|≥40盏|20\n.|质量指标|亮灯率|≥98%|30"


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("示例市照明所2026年项目支出绩效目标审批表", "project_form"),
        ("附表三 财政支出项目绩效目标申报表（2026年度）", "project_form"),
        ("示例区2026年度单位整体支出绩效目标申报表", "department_form"),
        ("2025年度城市维护专项绩效自评表（二）", "self_evaluation"),
        ("部门预算项目支出绩效自评表(2025年度)", "self_evaluation"),
        ("示例县项目支出绩效监控表（上半年）", "monitoring"),
        ("预算绩效目标执行监控情况表", "monitoring"),
    ],
)
def test_the_words_of_a_title_say_its_kind(title: str, form: str) -> None:
    kind = title_kind(title)

    assert kind is not None
    assert kind.form == form


@pytest.mark.parametrize(
    "text",
    [
        "请各单位于月底前报送项目支出绩效目标表",
        "关于填报2026年项目支出绩效目标表的通知",
        "附：《项目支出绩效目标表》",
        "Name=预算绩效目标表",
        "资产负债表",
        "2025年度项目支出绩效自评报告",
    ],
)
def test_what_speaks_of_a_form_is_no_title(text: str) -> None:
    assert title_kind(text) is None


def test_an_approval_with_points_is_a_form_of_targets() -> None:
    found = read_one(f"""
        示例市照明所2026年项目支出绩效目标审批表
        项目名称|更换路灯|主管部门|示例局
        {HEAD}
        产出指标|数量指标|更换数量|≥40盏|20
        .|质量指标|亮灯率|≥98%|30
        """)

    assert found.definition.form == "project_form"
    assert len(list(found.form.all_rows())) == 2
    assert not [each for each in remarks(found) if each.startswith("kind_guessed")]


def test_a_form_without_a_title_is_a_guess_and_said_to_be_one() -> None:
    found = read_one(f"项目名称|更换路灯\n{HEAD}\n{ROWS}")

    assert [(each.rule, each.severity) for each in found.findings][0] == (
        "kind_guessed",
        "warning",
    )


def test_a_kind_that_the_program_lacks_is_a_guess_and_said_to_be_one() -> None:
    found = read_one("示例局2025年部门整体支出绩效自评表\n项目名称|更换路灯")

    assert "kind_guessed 整张表" in remarks(found)


def test_levels_under_one_common_label_are_levels_and_nothing_slipped() -> None:
    found = read_one("""
        示例县项目支出绩效监控表（上半年）
        （2026年度）
        项目名称|更换路灯
        指标名称|.|三级指标|年度指标值|1-6月执行情况|全年预计完成情况
        产出指标|数量|更换数量|40盏|22盏|40盏
        .|质量|亮灯率|98%|99%|98%
        效益指标|社会效益|投诉件数|5件|0件|1件
        """)

    assert "quality\n  亮灯率" in picture(found.form)
    assert "social_benefit\n  投诉件数" in picture(found.form)
    assert found.findings == ()
    assert found.unread == ("示例县项目支出绩效监控表（上半年）",)


def test_a_sheet_of_one_year_lands_in_the_annual_half_and_says_so() -> None:
    found = read_one("""
        绩效目标申报表
        （2026年度）
        项目名称|更换路灯|主管部门|示例局|实施单位|示例所
        年度资金总额|40
        其中：财政拨款|38
        其他资金|2
        年度目标|更换路灯40盏
        一级指标|二级指标|三级指标|年度指标值
        产出指标|数量指标|更换数量|≥40盏
        """)

    assert picture(found.form) == picture(tree("""
        annual_fiscal_appropriation: 38
        annual_objective: 更换路灯40盏
        annual_other_funds: 2
        annual_total: 40
        budget_year: 2026
        implementing_unit: 示例所
        project_name: 更换路灯
        supervising_department: 示例局
        annual.quantity
          更换数量 | sign=≥ | target=40 | unit=盏
        """))
    assert remarks(found) == ["one_tree_of_two 绩效指标"]


def test_a_tree_of_which_no_half_is_spoken_is_the_years() -> None:
    found = read_one("""
        项目支出绩效目标审批表
        项目名称|更换路灯|主管部门|示例局
        一级指标|二级指标|三级指标|指标值|分值
        产出指标|数量指标|更换数量|≥40盏|20
        """)

    assert "annual.quantity\n  更换数量" in picture(found.form)
    assert ("one_tree_of_two", "error") in [
        (each.rule, each.severity) for each in found.findings
    ]


def test_one_tree_where_both_halves_are_spoken_of_is_an_error() -> None:
    found = read_one("""
        项目支出绩效目标申报表
        主管部门及代码|示例局|实施单位|示例所
        中期资金总额|80|年度资金总额|40
        中期目标|亮化全城|年度目标|更换路灯40盏
        项目属性|新增|审核意见|同意
        一级指标|二级指标|三级指标|指标值
        产出指标|数量指标|更换数量|≥40盏
        """)

    assert [(each.rule, each.severity) for each in found.findings] == [
        ("one_tree_of_two", "error")
    ]


@pytest.mark.parametrize(
    "label",
    ["年度指标值(A)", "年度指标值（A）", "年初目标值", "2.年度指标值", "年度指标值①", "*年度指标值"],
)
def test_marks_around_a_label_leave_it_known(label: str) -> None:
    found = read_one(f"""
        项目支出绩效自评表
        项目资金|.|年初预算数|全年预算数(A)|全年执行数(B)|分值|执行率(B/A)|得分
        .|年度资金总额|40|38|36|10|94.7%|9.5
        绩效指标|一级指标|二级指标|三级指标|{label}|全年实际值(B)|分值|得分|未完成原因分析
        .|产出指标|数量指标|更换数量|≥40盏|40盏|50|50|无
        """)
    (row,) = found.form.rows("quantity")

    assert dict(row.cells)["actual"] == "40盏"
    assert (row.cells["sign"], row.cells["deviation_reason"]) == ("≥", "无")
    assert found.form.fields["execution_rate"] == "94.7%"
    assert found.unread == ()


def test_a_report_before_a_form_says_nothing_of_it() -> None:
    (found,) = read("""
        示例公司年度报告
        单位：元
        营业收入|1200|营业成本|900

        2026年项目支出绩效目标表
        填报单位：示例馆　金额单位：万元
        项目名称|更换路灯
        """)

    assert found.form.fields["amount_unit"] == "万元"
    assert "单位：元" in found.unread


def test_the_mark_of_an_annex_above_a_title_is_of_the_form() -> None:
    found = read_one("附件1\n项目支出绩效目标申报表\n项目属性|新增|审核意见|同意")

    assert found.unread == ()


def test_what_a_page_header_repeats_above_a_title_is_of_the_form() -> None:
    (found,) = read("""
        示例公司年度报告
        （续表）
        （2026年度）
        填报单位（盖章）：示例馆|金额单位：元
        附件1
        项目支出绩效目标申报表
        （2026年度）
        填报单位（盖章）：示例馆|金额单位：元
        项目属性|新增|审核意见|同意
        """)

    assert found.unread == ("示例公司年度报告",)


@pytest.mark.parametrize("label", ["年度本级预算金额", "年度资金总额（万元）"])
def test_a_sheet_without_its_title_is_known_by_its_project_and_money(
    label: str,
) -> None:
    found = read_one(f"""
        项目名称|更换路灯
        {label}|1,356.80
        """)

    assert "1,356.80" in found.form.fields.values()
    assert "kind_guessed" in [each.rule for each in found.findings]


def test_what_is_printed_on_each_sheet_is_told_nowhere() -> None:
    found = read_one("""
        （续表）

        2026年项目支出绩效目标表
        项目名称|更换路灯
        """)

    assert found.unread == ()


def test_a_total_below_the_indicators_makes_no_other_kind_of_form() -> None:
    found = read_one("""
        2026年项目支出绩效目标表
        项目名称|更换路灯

        一级指标|二级指标|三级指标|指标值
        产出指标|数量指标|更换数量|40
        总分|.|.|100
        """)

    assert found.definition.id == "project_form_2026"
    assert found.form.fields["project_name"] == "更换路灯"
    assert [row.cells["name"] for row in found.form.rows("quantity")] == ["更换数量"]
    assert found.unread == ("总分", "100")


def test_a_title_in_quotes_is_one() -> None:
    found = read_one("《2026年项目支出绩效目标表》\n项目名称|更换路灯")

    assert found.definition.id == "project_form_2026"
    assert found.form.fields["budget_year"] == "2026"
