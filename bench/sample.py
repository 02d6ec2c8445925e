"""Forms of any size for the benches, and the same forms as plain tables."""

from __future__ import annotations

from typing import Any

from models.cells import Cells
from models.definitions.definition import (
    Definition,
    Grid,
    IndicatorBlock,
    ListBlock,
)
from models.definitions.definition_file import definitions
from models.form import Form, Row
from models.keys import FIRST_LEVEL, SECOND_LEVEL
from printing.fonts.face import REGULAR

DEFINITION = definitions()["department_form_2026"]
SMALL, LARGE, HUGE = 20, 300, 3_000
"""Indicators: two pages or three, two dozen and more, some hundreds."""


def sample(indicators: int) -> Form:
    """Return a department form with so many indicators, all different."""
    fields = {
        "budget_year": "2026",
        "reporting_unit": "示例市示例区档案馆",
        "amount_unit": "万元",
        "department_name": "示例市示例区档案馆",
        "duty_objective": "负责档案的收集整理、保管利用和业务指导，推进数字化建设。",
        "total_funds": "812.345678",
        "general_public_budget": "812.345678",
        "basic_expenditure": "700.345678",
        "project_expenditure": "112",
    }
    form = Form(DEFINITION.id, 1, Cells(fields))
    tasks = [
        Row(at, Cells(task_name=f"第{at}项工作", task_content="做好档案收集与整理，" * 4))
        for at in range(1, 7)
    ]
    form = form.with_rows("main_tasks", tuple(tasks))
    return _with_indicators(form, indicators)


def _with_indicators(form: Form, count: int) -> Form:
    tree = DEFINITION.indicator_blocks[0]
    keys = [second.key for _, second in tree.second_levels()]
    first = form.next_id()
    for at, key in enumerate(keys):
        rows = tuple(_indicator(first + n) for n in range(at, count, len(keys)))
        form = form.with_rows(key, rows)
    return form


def _indicator(number: int) -> Row:
    return Row(
        number,
        Cells(
            name=f"按期完成第{number}项重点工作任务及有关事项",
            sign="≥",
            target=f"{number}.5",
            unit="万元",
            explanation=f"按第{number}号方案执行，加强监督检查，提升服务水平和工作效率。",
            note="据实调整",
        ),
    )


def table_of(form: Form, definition: Definition = DEFINITION) -> dict[str, Any]:
    """Return the form as the plain table of bench/peers/table.py."""
    return {
        "title": "2026年部门整体支出绩效目标表",
        "font": str(REGULAR),
        "blocks": [_block(form, definition, block) for block in definition.tables],
    }


def _block(
    form: Form, definition: Definition, block: Grid | ListBlock | IndicatorBlock
) -> dict[str, Any]:
    if isinstance(block, Grid):
        rows = [
            [_cell(form.fields[c.field] or c.text, c.across, c.down) for c in row]
            for row in block.rows
        ]
        return {"widths": [c.width for c in block.columns], "head": 0, "rows": rows}
    head = [_cell(column.label) for column in block.columns]
    if isinstance(block, ListBlock):
        rows = _list_rows(form, block)
    else:
        rows = _tree_rows(form, block)
    return {
        "widths": [column.width for column in block.columns],
        "head": 1,
        "rows": [head, *rows],
    }


def _cell(text: str, across: int = 1, down: int = 1) -> dict[str, Any]:
    return {"text": text, "across": across, "down": down}


def _list_rows(form: Form, block: ListBlock) -> list[list[dict[str, Any]]]:
    return [
        [_cell(row.cells[column.key]) for column in block.columns]
        for row in form.rows(block.list)
    ]


def _tree_rows(form: Form, block: IndicatorBlock) -> list[list[dict[str, Any]]]:
    """Return the rows of a tree, each level's name in a merged cell."""
    rows: list[list[dict[str, Any]]] = []
    for first in block.levels:
        counts = [max(1, len(form.rows(each.key))) for each in first.second_levels]
        lead = [_cell(first.name, down=sum(counts))]
        for second, count in zip(first.second_levels, counts, strict=True):
            lead.append(_cell(second.name, down=count))
            for row in form.rows(second.key) or (None,):
                rows.append([*lead, *_own_cells(row, block)])
                lead = []
    return rows


def _own_cells(row: Row | None, block: IndicatorBlock) -> list[dict[str, Any]]:
    levels = (FIRST_LEVEL, SECOND_LEVEL)
    keys = [column.key for column in block.columns if column.key not in levels]
    return [_cell(row.cells[key] if row else "") for key in keys]
