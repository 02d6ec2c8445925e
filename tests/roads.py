"""Files with forms about roads, as many as a test wants."""

from __future__ import annotations

import json
from pathlib import Path

from models.form_data import form_to_data
from tests.pictures import tree

PROJECT = """
    budget_year: {year}
    reporting_unit: {unit}
    amount_unit: 万元
    project_name: {name}
    annual_budget: {budget}
    quantity
      修补路面 | sign=≥ | target={budget} | unit=平方米
    """
DEPARTMENT = """
    budget_year: {year}
    reporting_unit: {unit}
    amount_unit: 万元
    project_expenditure: {budget}
    """
UNIT = "示例县示例局"


def project_file(
    path: Path, name: str, budget: int = 1, unit: str = UNIT, year: int = 2026
) -> Path:
    """Write a project form into a file, and return its path."""
    drawing = PROJECT.format(name=name, budget=budget, unit=unit, year=year)
    return _written(path, drawing, "project_form_2026")


def department_file(
    path: Path, budget: int, unit: str = UNIT, year: int = 2026
) -> Path:
    """Write a department form with what it spends on projects."""
    drawing = DEPARTMENT.format(budget=budget, unit=unit, year=year)
    return _written(path, drawing, "department_form_2026")


def project_files(folder: Path, count: int, name: str = "第 {} 段") -> list[Path]:
    """Write so many project forms into a folder, and return their paths."""
    return [
        project_file(folder / f"{at:04}.json", name.format(at), budget=at + 1)
        for at in range(count)
    ]


def _written(path: Path, drawing: str, definition: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = form_to_data(tree(drawing, definition))
    path.write_text(json.dumps(data), encoding="utf-8")
    return path
