"""What the fiscal system refuses, and what it takes."""

from __future__ import annotations

import pytest
from hypothesis import given

from models.cells import Cells
from models.definitions.definition_file import definitions
from models.edits import apply
from models.filled_form import FilledForm
from models.findings import Finding
from models.form import Form
from models.rules.fiscal_system import RULES, check_for_fiscal_system
from tests.pictures import picture, tree
from tests.strategies import forms

SOUND = """
    annual_objective: 更换路灯四十盏
    quantity
      路灯数量 | sign=≥ | target=40 | unit=盏
    """


def findings(form: Form, rule: str = "") -> list[Finding]:
    """Return what is found in a form, by one rule or by all."""
    found = check_for_fiscal_system(FilledForm(form, definitions()[form.definition]))
    return [each for each in found if rule in ("", each.rule)]


def found(form: Form, rule: str = "") -> list[str]:
    """Return the findings as "rule where" without fiscal_."""
    return [
        f"{each.rule.removeprefix('fiscal_')} {each.where}"
        for each in findings(form, rule)
    ]


def row(cells: str, key: str = "quantity", definition: str = "") -> Form:
    """Return a form with an objective and one indicator."""
    name = definition or "project_form_2026"
    return tree(f"annual_objective: 目标\nduty_objective: 目标\n{key}\n  {cells}", name)


def fixed(form: Form) -> str:
    """Return the drawing of a form after every fix."""
    for each in findings(form):
        form = apply(form, each.fix)[0] if each.fix else form
    return picture(form)


def test_a_sound_form_is_taken() -> None:
    assert found(tree(SOUND)) == []


def test_every_rule_says_what_it_finds_and_where_it_comes_from() -> None:
    for rule in RULES:
        said = rule.__doc__ or ""
        assert said.startswith("Find ") and "Source: " in said, rule.__name__


@given(forms())
def test_it_never_fails_whatever_was_typed(form: Form) -> None:
    for definition in definitions().values():
        for each in check_for_fiscal_system(FilledForm(form, definition)):
            assert each.rule.startswith("fiscal_")
            assert each.where and each.message


def test_an_objective_is_asked_for() -> None:
    assert found(tree("annual_objective:  ")) == ["objective_empty 本年度绩效目标"]


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ("数量 | sign=≥ | target=4 | unit=台", []),
        ("数量 | sign=≥ | target=4", ["度量单位"]),
        ("数量 | target=4 | unit=台", ["指标值类型"]),
        ("数量 | sign=≥ | unit=台", ["指标值"]),
        ("数量 | sign=定性 | target=按时完成", []),
        ("数量 | sign=不适用 | target=无", []),
        (" | note=无", ["三级指标", "指标值", "度量单位", "指标值类型"]),
    ],
)
def test_required_columns_are_asked_for(cells: str, missing: list[str]) -> None:
    said = found(row(cells), "fiscal_required_empty")

    assert [each.rpartition(" › ")[2] for each in said] == missing


def test_another_quantity_is_to_be_explained() -> None:
    cells = "数量 | sign=定量（其他） | target=一批"

    assert found(row(cells, definition="department_form_2026")) == [
        "explanation_missing 产出指标 › 数量指标 第1条 › 指标值说明(指标解释)"
    ]
    assert found(row(cells)) == []


@pytest.mark.parametrize("target", ["10-12", "2023.07-2024.01", "-", "**", "a_b", "-5"])
def test_some_characters_of_a_target_are_refused(target: str) -> None:
    cells = f"数量 | sign=≥ | target={target} | unit=台"

    assert found(row(cells)) == [
        "target_characters 产出指标 › 数量指标 第1条 › 指标值"
    ]


@pytest.mark.parametrize("target", ["6月底前", "1,000", "１２", "95%", "约10"])
def test_an_operator_wants_digits(target: str) -> None:
    cells = f"数量 | sign=≥ | target={target} | unit=台"

    assert found(row(cells)) == [
        "target_not_number 产出指标 › 数量指标 第1条 › 指标值"
    ]


def test_other_digits_are_made_plain() -> None:
    cells = "数量 | sign=≥ | target=１,２00.5 | unit=台"

    assert "target=1200.5" in fixed(row(cells))


def test_blanks_around_are_taken_away() -> None:
    form = Form("project_form_2026", fields=Cells(annual_objective=" 目标\u3000"))

    assert found(form) == ["blanks_around 本年度绩效目标"]
    assert fixed(form) == "annual_objective: 目标"


@pytest.mark.parametrize(
    ("length", "severities"), [(100, []), (101, ["warning"]), (1001, ["error"])]
)
def test_names_have_a_greatest_length(length: int, severities: list[str]) -> None:
    form = row(f"{'长' * length} | sign=≥ | target=4 | unit=台")

    assert [each.severity for each in findings(form)] == severities


def test_objectives_have_a_greatest_length() -> None:
    form = Form("project_form_2026", fields=Cells(annual_objective="目" * 2001))

    assert found(form) == ["text_too_long 本年度绩效目标"]


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ("50 40", []),
        ("50 30", []),
        ("50 45.5", ["分值合计为 95.5，系统要求合计为 80、90 或 100"]),
        ("50 半", ["分值合计为 50，系统要求合计为 80、90 或 100"]),
    ],
)
def test_weights_add_up(points: str, said: list[str]) -> None:
    first, second = points.split()
    drawing = f"quality\n  合格率 | points={first}\n  准确率 | points={second}"
    form = tree(drawing, "self_evaluation_2026")

    assert [each.message for each in findings(form, "fiscal_weight_sum")] == said


def test_a_form_without_indicators_has_no_weights_to_add_up() -> None:
    assert found(tree("", "self_evaluation_2026"), "fiscal_weight_sum") == []


@pytest.mark.parametrize(
    ("lists", "told"),
    [
        ("", []),
        ("long_term.quantity annual.economic_cost", []),
        ("long_term.quantity", ["填了中期指标，却没有年度指标，系统要求两者都有"]),
        ("annual.quantity", ["填了年度指标，却没有中期指标，系统要求两者都有"]),
    ],
)
def test_long_term_and_annual_indicators_go_together(
    lists: str, told: list[str]
) -> None:
    drawing = "\n".join(f"{key}\n  数量" for key in lists.split())
    form = tree(drawing, "national_project_form")
    said = [each.message for each in findings(form, "fiscal_goal_without_indicators")]

    assert said == told
