"""The real forms: what the rules must find in them, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from models.findings import Finding
from models.reading import read_file
from models.rules import check_set

PROJECT, DEPARTMENT, MAINTENANCE = 0, 1, 2
OUTPUT = "产出指标 › "
NAME, TARGET = " › 三级指标", " › 指标值"
EXPLANATION = " › 指标值说明(指标解释)"

# By rule: form, severity, place.  From the table of review rules; importer
# and rules together, because what was put right is said once.
EXPECTED = {
    "total_mismatch": [],
    "set_sum_mismatch": [],
    "cost_not_budget": [(DEPARTMENT, "warning", "成本指标 › 经济成本指标 第1条" + TARGET)],
    "reporting_unit_mismatch": [
        (PROJECT, "warning", "填报单位（盖章）"),
        (MAINTENANCE, "warning", "填报单位（盖章）"),
    ],
    "qualitative_with_number": [
        (MAINTENANCE, "error", OUTPUT + "时效指标 第1条" + TARGET)
    ],
    "quantitative_without_number": [],
    "sign_missing_or_misplaced": [
        (PROJECT, "error", "效益指标 › 社会效益 第1条 › 指标值类型"),
        (DEPARTMENT, "hint", OUTPUT + "数量指标 第1条 › 指标值类型"),
        (DEPARTMENT, "hint", OUTPUT + "数量指标 第2条 › 指标值类型"),
    ],
    "level_misplaced": [(PROJECT, "error", OUTPUT + "时效指标 第1条" + NAME)],
    "target_in_name": [
        (PROJECT, "warning", OUTPUT + "数量指标 第1条" + NAME),
        (PROJECT, "warning", OUTPUT + "数量指标 第2条" + NAME),
        (MAINTENANCE, "warning", OUTPUT + "数量指标 第2条" + NAME),
        (MAINTENANCE, "warning", OUTPUT + "数量指标 第3条" + NAME),
        (MAINTENANCE, "warning", OUTPUT + "时效指标 第1条" + NAME),
    ],
    "percentage_range": [],
    "timeliness_without_date": [
        (PROJECT, "warning", OUTPUT + "时效指标 第1条" + TARGET),
        (DEPARTMENT, "warning", OUTPUT + "时效指标 第1条" + TARGET),
        (MAINTENANCE, "warning", OUTPUT + "时效指标 第1条" + TARGET),
    ],
    "year_mismatch": [],
    "placeholder_left": [],
    "name_without_content": [],
    "punctuation_width": [
        (PROJECT, "warning", "本年度绩效目标"),
        (PROJECT, "warning", "效益指标 › 社会效益 第1条" + NAME),
        (DEPARTMENT, "warning", "成本指标 › 经济成本指标 第1条" + NAME),
        (DEPARTMENT, "warning", OUTPUT + "数量指标 第1条" + EXPLANATION),
        (DEPARTMENT, "warning", OUTPUT + "数量指标 第3条" + NAME),
        (DEPARTMENT, "warning", OUTPUT + "数量指标 第3条" + EXPLANATION),
        (DEPARTMENT, "warning", OUTPUT + "质量指标 第1条" + EXPLANATION),
        (DEPARTMENT, "warning", OUTPUT + "质量指标 第2条" + EXPLANATION),
        (DEPARTMENT, "warning", OUTPUT + "时效指标 第1条" + NAME),
        (DEPARTMENT, "warning", "效益指标 › 生态效益 第1条" + NAME),
        (DEPARTMENT, "warning", "满意度指标 › 服务对象满意度 第1条" + NAME),
    ],
    "not_a_number": [],
    "sign_unknown": [],
    "year_faulty": [],
    "name_missing": [],
    "amount_missing": [],
    "objective_missing": [],
    "indicators_missing": [],
    "first_level_missing": [],
    "row_empty": [],
}


@pytest.fixture
def findings(seeds: Sequence[Path]) -> list[tuple[int, Finding]]:
    """Return what importer and rules find, with the number of the form."""
    read = read_file(seeds[0])
    checked = check_set([each.filled for each in read])
    return [
        (number, finding)
        for number, (each, found) in enumerate(zip(read, checked, strict=True))
        for finding in (*each.findings, *found)
    ]


@pytest.mark.parametrize("rule", EXPECTED)
def test_each_rule_finds_its_rows(
    rule: str, findings: list[tuple[int, Finding]]
) -> None:
    found = [
        (number, each.severity, each.where)
        for number, each in findings
        if each.rule == rule
    ]

    assert found == EXPECTED[rule]


def test_a_shortened_amount_shows_what_it_lost(
    findings: list[tuple[int, Finding]],
) -> None:
    (message,) = [f.message for _, f in findings if f.rule == "cost_not_budget"]

    assert "0.04 元" in message
