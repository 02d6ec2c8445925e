"""A form is shown on the terminal in Chinese, and harmlessly."""

from __future__ import annotations

from models.definitions.definition_file import definitions
from models.filled_form import FilledForm
from models.findings import Finding
from printing.commands.outline import finding_lines, outline, unread_lines
from tests.pictures import dedented, tree


def outlined(drawing: str, definition: str = "project_form_2026") -> str:
    """Return the outline of a drawn form."""
    filled = FilledForm(tree(drawing, definition), definitions()[definition])
    return "\n".join(outline(filled))


def test_a_project_form_is_outlined_by_its_levels() -> None:
    assert outlined("""
        budget_year: 2026
        project_name: 更换路灯
        quality
          亮灯率 | target=98 | unit=% | sign=≥
        quantity
          安装路灯 | target=40 | unit=盏 | sign=≥ | note=分两批
          安装灯杆
        """) == dedented("""
        《2026年项目支出绩效目标表》
        年度：2026
        项目名称：更换路灯
        产出指标 › 数量指标
          1. 安装路灯　≥ 40 盏　备注：分两批
          2. 安装灯杆
        产出指标 › 质量指标
          1. 亮灯率　≥ 98 %
        """)


def test_the_tasks_of_a_department_are_outlined() -> None:
    drawing = """
        total_funds: 312.45
        main_tasks
          路灯管护 | task_content=每日巡查
        """
    assert outlined(drawing, "department_form_2026") == dedented("""
        《年部门整体支出绩效目标表》
        资金总额：312.45
        主要任务
          1. 任务名称：路灯管护　主要内容：每日巡查
        """)


def test_a_text_with_line_breaks_stays_on_its_line() -> None:
    assert "本年度绩效目标：先查 后修" in outlined("annual_objective: 先查⏎后修")


def test_no_text_commands_the_terminal() -> None:
    assert "项目名称：[2J红\n" in outlined("project_name: \x1b[2J红") + "\n"


def test_findings_say_how_grave_they_are() -> None:
    finding = Finding("total_mismatch", "error", "资金总额", "与各项之和不符")

    assert list(finding_lines([finding])) == ["[错误] 资金总额：与各项之和不符"]


def test_what_found_no_place_is_listed() -> None:
    assert list(unread_lines(["页脚\n两行"])) == ["[未放入表中] 页脚 两行"]
