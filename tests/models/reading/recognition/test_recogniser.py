"""Forms drawn as other people print them, in every shape that was met."""

from __future__ import annotations

from textwrap import dedent

import pytest

from models.reading.read_form import ReadForm
from models.reading.recognition.recogniser import recognise
from models.reading.source_grid import SourceCell, SourceGrid, SourceRow
from tests.pictures import picture, tree

TITLE = "2026年项目支出绩效目标表"
HEAD = "本年度绩效指标|一级指标|二级指标|三级指标|指标值|度量单位|指标值类型|备注"


def grid(drawing: str) -> SourceGrid:
    """Return a grid drawn with bars between cells; a dot is a blank cell."""
    return SourceGrid(tuple(_row(line) for line in dedent(drawing).splitlines()))


def read(drawing: str) -> tuple[ReadForm, ...]:
    """Return the forms in a drawing."""
    return recognise([grid(drawing)])


def read_one(drawing: str) -> ReadForm:
    """Return the only form in a drawing."""
    (found,) = read(drawing)
    return found


def project(rows: str, head: str = HEAD) -> ReadForm:
    """Return a project form with a title, a head, and drawn rows."""
    return read_one("\n".join([TITLE, head, dedent(rows).strip()]))


def remarks(found: ReadForm) -> list[str]:
    """Return the rules and places of what was put right."""
    return [f"{each.rule} {each.where}" for each in found.findings]


def drawn(found: ReadForm) -> str:
    """Return the indicators of a form that was read, as a picture."""
    return picture(found.form).removeprefix("budget_year: 2026\n")


def indicators(drawing: str) -> str:
    """Return a drawing of indicators as a picture."""
    return picture(tree(drawing))


def _row(line: str) -> SourceRow:
    texts = [each.strip() for each in line.split("|")]
    cells = (SourceCell(text, at) for at, text in enumerate(texts))
    return SourceRow(
        tuple(each for each in cells if each.text not in ("", ".")), len(texts)
    )


def test_columns_come_in_the_order_of_the_head() -> None:
    found = project(
        "产出|数量|台|12|=|购置数量",
        "一级指标|二级指标|计量单位|目标值|计算符号|指标内容",
    )

    assert drawn(found) == indicators("""
        quantity
          购置数量 | sign== | target=12 | unit=台
        """)


def test_a_column_that_the_form_lacks_is_unread_with_its_name() -> None:
    found = project(
        ".|产出指标|数量指标|购置数量|12|台|=|10|按计划", HEAD.replace("备注", "权重|备注")
    )

    assert found.unread == ("权重", "权重：10")
    assert "note=按计划" in drawn(found)


def test_labels_are_known_whatever_their_width_and_blanks() -> None:
    found = read_one("""
        2026年 项目支出绩效目标表
        填报单位 (盖章) ： 示例馆
        项目 名称|更换路灯
        年度本级预算金额（万元）|36|项目类别：|特定目标类
        """)

    assert picture(found.form) == picture(tree("""
        amount_unit: 万元
        annual_budget: 36
        budget_year: 2026
        project_category: 特定目标类
        project_name: 更换路灯
        reporting_unit: 示例馆
        """))
    assert found.unread == ()


def test_radicals_are_read_as_the_characters_they_mean() -> None:
    found = read_one("""
        2026年项⽬⽀出绩效⽬标表
        项⽬名称|⼈⺠广场
        本年度绩效⽬标|建设⼈⺠广场
        """)

    assert found.form.fields["project_name"] == "人民广场"
    assert remarks(found) == [
        "text_cleaned 项目名称",
        "text_cleaned 本年度绩效目标",
    ]


def test_a_zero_width_mark_inside_an_amount_is_taken_out_and_said() -> None:
    found = read_one(f"{TITLE}\n年度本级预算金额|4\u200b.98")

    assert found.form.fields["annual_budget"] == "4.98"
    assert remarks(found) == ["text_cleaned 年度本级预算金额"]


@pytest.mark.parametrize(
    "row",
    [
        ".|时效指标|.|按期完成率|100|%|=",
        ".|.|时效指标|按期完成率|100|%|=",
        ".|产出|时效|按期完成率|100|%|=",
        ".|产出指标(20分)|时效指标（10分）|按期完成率|100|%|=",
        ".|时效指标|按期完成率|100|%|=",
        ".|.|.|时效指标|按期完成率|100|%|=",
        ".|.|产出指标|时效指标|按期完成率|100|%|=",
        ".|效益指标|时效指标|按期完成率|100|%|=",
    ],
)
def test_a_level_is_found_in_whatever_column_it_stands(row: str) -> None:
    assert drawn(project(row)) == indicators("""
        timeliness
          按期完成率 | sign== | target=100 | unit=%
        """)


def test_a_level_in_a_wrong_column_is_said() -> None:
    found = project(".|时效指标|.|按期完成率|100|%|=")

    assert remarks(found) == ["level_misplaced 产出指标 › 时效指标 第1条 › 三级指标"]


@pytest.mark.parametrize(
    "row",
    [
        ".|.|.|时效指标|按期完成率|100|%|=",
        ".|时效指标|按期完成率|100|%|=",
        ".|.|产出指标|时效指标|按期完成率|100|%|=",
    ],
)
def test_a_row_that_slipped_is_said_once(row: str) -> None:
    assert remarks(project(row)) == ["level_misplaced 产出指标 › 时效指标 第1条 › 三级指标"]


def test_a_name_in_the_column_of_levels_is_a_name() -> None:
    found = project("""
        .|产出指标|时效指标|按期完成率|100|%|=
        .|.|准时到货率|.|98|%|≥
        """)

    assert drawn(found) == indicators("""
        timeliness
          按期完成率 | sign== | target=100 | unit=%
          准时到货率 | sign=≥ | target=98 | unit=%
        """)
    assert remarks(found) == ["level_misplaced 产出指标 › 时效指标 第2条 › 三级指标"]


def test_the_points_of_a_level_are_kept_among_the_unread() -> None:
    found = project(".|产出指标(20分)|时效指标|按期完成率|100|%|=")

    assert found.unread == ("一级指标：产出指标(20分)",)


def test_rows_without_levels_belong_to_the_row_above() -> None:
    found = project("""
        .|产出指标|数量指标|购置数量|12|台|=
        .|.|.|安装数量|12|台|=
        .|.|质量指标|合格率|100|%|=
        """)

    assert drawn(found) == indicators("""
        quality
          合格率 | sign== | target=100 | unit=%
        quantity
          购置数量 | sign== | target=12 | unit=台
          安装数量 | sign== | target=12 | unit=台
        """)


def test_a_row_waits_for_a_label_typed_into_the_middle_of_its_group() -> None:
    found = project("""
        .|产出指标|.|购置数量|12|台|=
        .|.|数量指标|安装数量|12|台|=
        """)

    assert drawn(found) == indicators("""
        quantity
          购置数量 | sign== | target=12 | unit=台
          安装数量 | sign== | target=12 | unit=台
        """)


def test_an_unknown_level_leaves_its_rows_unread_and_says_so() -> None:
    found = project("""
        .|效益指标|可持续影响|使用年限|8|年|≥
        .|.|社会效益|受益人次|100|人次|≥
        """)

    assert remarks(found) == ["level_unknown 二级指标"]
    assert found.unread == (
        "二级指标：可持续影响；三级指标：使用年限；指标值：8；度量单位：年；指标值类型：≥",
    )
    assert "social_benefit" in drawn(found)


def test_a_renamed_level_is_read_where_there_is_only_one() -> None:
    found = project(".|满意度|居民满意度指标|居民满意度|95|%|≥")

    assert "beneficiary_satisfaction" in drawn(found)
    assert found.unread == ("二级指标：居民满意度指标",)


@pytest.mark.parametrize(
    ("row", "mended"),
    [
        ("效果|提升||.|定性", "效果 | sign=定性 | target=提升"),
        ("购置数量|≥|台|12", "购置数量 | sign=≥ | target=12 | unit=台"),
        ("购置数量|台|12|≥", "购置数量 | sign=≥ | target=12 | unit=台"),
        ("购置数量|≥12台", "购置数量 | sign=≥ | target=12 | unit=台"),
        ("合格率|=100.00(%)", "合格率 | sign== | target=100.00 | unit=%"),
        ("合格率|不低于 95%", "合格率 | sign=≥ | target=95 | unit=%"),
        ("购置数量|12|台|≧", "购置数量 | sign=≥ | target=12 | unit=台"),
        ("购置数量|12|台|>=", "购置数量 | sign=≥ | target=12 | unit=台"),
    ],
)
def test_values_in_wrong_columns_are_put_right_and_said(row: str, mended: str) -> None:
    found = project(f".|产出指标|数量指标|{row}")

    assert drawn(found) == indicators(f"quantity\n  {mended}")
    assert {each.rule for each in found.findings} == {"sign_missing_or_misplaced"}


def test_a_second_page_goes_on_with_or_without_its_head() -> None:
    found = read_one(f"""
        {TITLE}
        {HEAD}
        .|产出指标|数量指标|购置数量|12|台|=

        第 1 页 共 2 页
        （续表）
        {HEAD}
        本年度绩效指标|产出指标|数量指标|安装数量|12|台|=

        .|.|质量指标|合格率|100|%|=
        """)

    assert drawn(found) == indicators("""
        quality
          合格率 | sign== | target=100 | unit=%
        quantity
          购置数量 | sign== | target=12 | unit=台
          安装数量 | sign== | target=12 | unit=台
        """)
    assert found.unread == ()


def test_a_title_printed_on_each_page_makes_no_second_form() -> None:
    found = read_one(f"""
        {TITLE}
        项目名称|更换路灯
        {HEAD}
        .|产出指标|数量指标|购置数量|12|台|=

        {TITLE}
        {HEAD}
        .|产出指标|质量指标|合格率|100|%|=
        """)

    assert found.unread == ()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", [TITLE, ""])
def test_forms_of_one_kind_are_kept_apart(title: str, gap: str) -> None:
    one = f"""{title}
项目名称|{{}}
项目支出实施期|2026年
{HEAD}
.|产出指标|数量指标|{{}}数量|12|台|=
.|成本指标|经济成本指标|{{}}成本|3|万元|≤
"""
    found = read(gap.join(one.format(*[name] * 3).strip() for name in "甲乙丙"))

    assert [each.form.fields["project_name"] for each in found] == list("甲乙丙")
    assert [len(list(each.form.all_rows())) for each in found] == [2, 2, 2]
    assert [each.unread for each in found] == [(), (), ()]


def test_pages_of_two_departments_in_the_order_two_one() -> None:
    pages = """
        预算情况|资金总额|按收入性质分||||按支出性质分
        .|{total}|一般公共预算|政府性基金拨款|财政专户管理资金|其他资金|基本支出|项目支出
        .|.|{total}|.|.|.|{total}|.
        一级指标|二级指标|三级指标|指标值类型|指标值|度量单位|指标值说明|备注
        成本指标|经济成本指标|总成本|≤|{total}|万元
        产出指标|数量指标|接收数量|≥|6|卷

        2026年部门整体支出绩效目标表
        填报单位（盖章）：{name}
        部门（单位）名称|{name}
        年度履职目标|收好管好
        年度主要任务|任务名称|主要内容
        .|接收|接收档案

        """
    found = read(pages.format(name="甲局", total=3) + pages.format(name="乙局", total=4))

    assert [each.form.fields["department_name"] for each in found] == ["甲局", "乙局"]
    assert [each.form.fields["total_funds"] for each in found] == ["3", "4"]
    assert [len(list(each.form.all_rows())) for each in found] == [3, 3]
    assert [each.unread for each in found] == [(), ()]


def test_merged_cells_are_read_once() -> None:
    rows = (
        SourceRow((SourceCell(TITLE, 0, across=8),), 8),
        SourceRow((SourceCell("项目名称", 0), SourceCell("更换路灯", 1, across=7)), 8),
        SourceRow(
            tuple(SourceCell(text, at) for at, text in enumerate(HEAD.split("|"))), 8
        ),
        SourceRow(
            (
                SourceCell("产出指标", 1, down=2),
                SourceCell("数量指标", 2, down=2),
                SourceCell("购置数量", 3),
            ),
            8,
        ),
        SourceRow((SourceCell("安装数量", 3),), 8),
    )

    (found,) = recognise([SourceGrid(rows)])

    assert picture(found.form) == picture(tree("""
        budget_year: 2026
        project_name: 更换路灯
        quantity
          购置数量
          安装数量
        """))
    assert found.unread == ()


def test_sheets_of_one_form_are_put_together() -> None:
    first = grid("2026年部门整体支出绩效目标表\n部门（单位）名称|示例馆")
    second = grid("""
        预算情况|资金总额|按收入性质分||||按支出性质分
        .|3|一般公共预算|政府性基金拨款|财政专户管理资金|其他资金|基本支出|项目支出
        .|.|3|.|.|.|2|1
        """)

    (found,) = recognise([first, second])

    assert found.form.fields["total_funds"] == "3"
    assert found.form.fields["project_expenditure"] == "1"


def test_amounts_may_stand_beside_their_labels_too() -> None:
    found = read_one("""
        2026年部门整体支出绩效目标表
        资金总额|3|基本支出|2|项目支出|1
        """)

    assert picture(found.form) == picture(tree("""
        basic_expenditure: 2
        budget_year: 2026
        project_expenditure: 1
        total_funds: 3
        """))


def test_a_long_text_may_go_on_in_the_next_lines() -> None:
    found = read_one(f"{TITLE}\n本年度绩效目标|一、建设；\n二、维护。\n\n某甲")

    assert found.form.fields["annual_objective"] == "一、建设；\n二、维护。"
    assert found.unread == ("某甲",)


def test_a_second_text_for_a_field_is_not_lost() -> None:
    found = read_one(f"{TITLE}\n项目名称|更换路灯|二期\n项目支出实施期|2026年")

    assert found.form.fields["project_name"] == "更换路灯"
    assert found.unread == ("二期",)


def test_a_foot_of_signatures_is_unread_and_no_indicator() -> None:
    found = project("""
        .|产出指标|数量指标|购置数量|12|台|=
        填表人：某甲|.|.|联系电话：12345
        """)

    assert found.unread == ("填表人：某甲", "联系电话：12345")
    assert len(list(found.form.all_rows())) == 1


def test_a_place_for_a_signature_beside_a_blank_label_is_no_text() -> None:
    found = read_one("""
        项目支出绩效自评表
        填表人：张某某|联系电话：|单位负责人（签字）：
        """)

    assert picture(found.form) == "preparer: 张某某"
    assert found.unread == ()


def test_the_label_below_a_blank_one_does_not_answer_it() -> None:
    found = read_one("""
        部门整体支出绩效目标表
        填报单位（盖章）：
        部门（单位）名称
        年度履职目标|维护路灯
        """)

    assert found.form.fields["reporting_unit"] == ""


def test_a_year_line_on_each_page_is_read_once() -> None:
    found = read_one("""
        项目支出绩效目标申报表
        （2026年度）
        项目名称|更换路灯
        （2026年度）
        """)

    assert found.unread == ()


def test_a_choice_behind_boxes_is_read() -> None:
    found = read_one("""
        项目支出绩效目标申报表
        项目名称|更换路灯
        项目属性|□新增　■延续|项目期|2026年
        """)

    assert found.form.fields["project_status"] == "延续"


def test_a_task_may_be_called_like_a_field() -> None:
    found = read_one("""
        2026年部门整体支出绩效目标表
        年度主要任务|任务名称|主要内容
        .|项目支出|管好项目支出
        """)

    (row,) = found.form.rows("main_tasks")

    assert row.cells["task_name"] == "项目支出"


def test_a_list_without_its_head_has_the_columns_of_the_form() -> None:
    found = read_one("""
        2026年部门整体支出绩效目标表
        年度履职目标|收好管好
        年度主要任务|接收|接收档案
        .|保管|保管档案
        """)

    assert [row.cells["task_name"] for row in found.form.rows("main_tasks")] == [
        "接收",
        "保管",
    ]


def test_a_list_ends_where_another_table_begins() -> None:
    found = read_one("""
        2026年部门整体支出绩效目标表
        年度主要任务|任务名称|主要内容|完成时间
        .|接收|接收档案|12月
        资金安排|甲|乙
        """)

    assert len(found.form.rows("main_tasks")) == 1
    assert found.unread == ("完成时间", "完成时间：12月", "资金安排", "甲", "乙")


def test_the_label_beside_a_list_may_stand_on_any_page() -> None:
    found = read_one("""
        2026年部门整体支出绩效目标表
        年度主要任务|任务名称|主要内容
        .|接收|接收档案

        年度主要任务|保管|保管档案
        """)

    assert len(found.form.rows("main_tasks")) == 2
    assert found.unread == ()


def test_an_amount_unit_may_stand_on_the_line_below_its_label() -> None:
    found = read_one(f"{TITLE}\n金额单位：\n元\n项目名称|更换路灯")

    assert found.form.fields["amount_unit"] == "元"


def test_a_sign_before_a_number_is_split_off_though_the_unit_is_there() -> None:
    found = project(".|产出指标|数量指标|购置数量|≥12|台")

    assert drawn(found) == indicators("""
        quantity
          购置数量 | sign=≥ | target=12 | unit=台
        """)


def test_the_year_may_stand_again_on_each_page() -> None:
    found = read_one("""\
        项目支出绩效自评表
        （2026年度）
        项目名称|更换路灯

        （2026年度）
        主管部门|示例市住建局
        """)

    assert (found.form.fields["budget_year"], found.unread) == ("2026", ())


def test_another_year_on_a_page_is_unread() -> None:
    found = read_one("""\
        项目支出绩效自评表
        （2026年度）
        项目名称|更换路灯
        （2025年度）
        """)

    assert (found.form.fields["budget_year"], found.unread) == ("2026", ("（2025年度）",))


def test_what_the_sheet_prints_beside_a_label_is_no_text() -> None:
    found = read_one("""\
        项目支出绩效自评表
        项目名称|更换路灯
        填表人：某甲|联系电话：|单位负责人（签字）：
        """)

    assert (found.form.fields["preparer"], found.unread) == ("某甲", ())
    assert found.form.fields["phone"] == ""


def test_what_is_no_form_is_none() -> None:
    assert read("会议通知\n备注|单位\n台|12") == ()


def test_a_level_on_a_line_of_its_own_is_a_level() -> None:
    found = read_one(f"""
        {TITLE}
        一级指标|二级指标|三级指标|指标值|度量单位|指标值类型
        产出指标|数量指标|购置数量|12|台|=
        成本指标
        .|经济成本指标|购置成本|3|万元|≤
        """)

    assert "economic_cost\n  购置成本" in picture(found.form)
    assert found.unread == ()


def test_an_endless_text_is_not_gathered_for_ever() -> None:
    lines = ["本年度绩效目标|一", *["建设" * 500] * 200]

    found = read_one("\n".join([TITLE, *lines]))

    assert len(found.form.fields["annual_objective"]) < 40_000
    assert len(found.unread) > 100


def test_what_is_remarked_of_a_file_is_said_of_its_first_form() -> None:
    sheets = (
        SourceGrid(grid(f"{TITLE}\n项目名称|甲").rows, "表一", ("有批注没有读入",)),
        SourceGrid(grid(f"{TITLE}\n项目名称|乙").rows, "", ("有修订",)),
    )

    first, second = recognise(sheets)

    assert [
        (each.rule, each.severity, each.where, each.message) for each in first.findings
    ] == [
        ("source_remark", "hint", "工作表“表一”", "有批注没有读入"),
        ("source_remark", "hint", "整个文件", "有修订"),
    ]
    assert second.findings == ()
