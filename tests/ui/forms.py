"""A small form and its definition, for tests of models and editors."""

from __future__ import annotations

from models.cells import Cells
from models.definitions.definition import (
    Column,
    Definition,
    Field,
    FirstLevel,
    Grid,
    GridCell,
    IndicatorBlock,
    ListBlock,
    SecondLevel,
)
from models.form import Form, Row


def _column(key: str, label: str, kind: str = "text") -> Column:
    return Column(key, 30, 20, 50, label=label, kind=kind)  # type: ignore[arg-type]


LEVELS = (
    FirstLevel(
        "output",
        "产出指标",
        (SecondLevel("quantity", "数量指标"), SecondLevel("quality", "质量指标")),
    ),
    FirstLevel(
        "benefit", "效益指标", (SecondLevel("social_benefit", "社会效益"),)
    ),
)
TREE = IndicatorBlock(
    (
        _column("first_level", "一级指标"),
        _column("second_level", "二级指标"),
        _column("name", "三级指标", "long_text"),
        _column("sign", "指标值类型", "sign"),
        _column("target", "指标值", "target"),
    ),
    LEVELS,
)
TASKS = ListBlock(
    "main_tasks",
    "主要任务",
    (
        _column("task_name", "任务名称"),
        _column("task_content", "主要内容", "long_text"),
    ),
)
FIELDS = (
    Field("budget_year", "年度", "year"),
    Field("reporting_unit", "填报单位（盖章）"),
    Field("project_category", "项目类别", "choice", choices=("特定目标类", "运转类")),
    Field("annual_objective", "本年度绩效目标", "long_text"),
    Field("total_funds", "资金总额", "amount", part="budget"),
    Field("basic_expenditure", "基本支出", "amount", part="budget"),
)
MONEY = Grid(
    (_column("", ""), _column("", ""), _column("", "")),
    (
        (
            GridCell("预算情况", down=2),
            GridCell("资金总额"),
            GridCell("基本支出"),
        ),
        (GridCell(field="total_funds"), GridCell(field="basic_expenditure")),
    ),
)
DEFINITION = Definition(
    id="small_form",
    version=1,
    form="department_form",
    name="小表",
    title="{budget_year}年小表",
    fields=FIELDS,
    blocks=(TASKS, MONEY, TREE),
)


def row(row_id: int, name: str, sign: str = "", target: str = "") -> Row:
    """Return an indicator."""
    return Row(row_id, Cells(name=name, sign=sign, target=target))


FORM = (
    Form("small_form", fields=Cells(budget_year="2026", reporting_unit="某某局"))
    .with_rows("quantity", (row(1, "采购台式电脑", "≥", "120"), row(2, "培训", "=", "3")))
    .with_rows("social_benefit", (row(3, "提升办公效率", "定性", "明显提升"),))
    .with_rows("main_tasks", (Row(4, Cells(task_name="调研")), Row(5, Cells())))
)
