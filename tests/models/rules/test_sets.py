"""Rules between the forms of one set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.form import Form
from models.rules import check, check_between, check_set
from tests.models.rules.review import department, filled, found_in_set, project

DEPARTMENT = department("project_expenditure: 44.64")


def budget(amount: str, unit: str = "示例馆") -> Form:
    """Return a project form with its budget."""
    return project(f"""
        annual_budget: {amount}
        reporting_unit: {unit}
        """)


@pytest.mark.parametrize(
    ("budgets", "findings"),
    [
        (("36", "8.64"), []),
        (("36", "8.65"), ["error 项目支出"]),
        (("36",), ["warning 项目支出"]),
        (("36", "八"), []),
        ((), []),
    ],
)
def test_project_forms_add_up_to_the_department(
    budgets: tuple[str, ...], findings: list[str]
) -> None:
    forms = [DEPARTMENT, *map(budget, budgets)]

    assert found_in_set(*forms, rule="set_sum_mismatch")[0] == findings


def test_beside_two_departments_projects_go_by_their_unit() -> None:
    other = department("""
        reporting_unit: 示例中心
        project_expenditure: 5
        """)
    forms = [DEPARTMENT, other, budget("44.64"), budget("6", "示例中心")]

    found = found_in_set(*forms, rule="set_sum_mismatch")

    assert found == [[], ["error 项目支出"], [], []]


def test_all_forms_of_a_set_are_of_one_unit() -> None:
    forms = [budget("36"), DEPARTMENT, budget("8.64", "另一中心")]

    found = found_in_set(*forms, rule="reporting_unit_mismatch")

    assert found == [[], [], ["warning 填报单位（盖章）"]]


def test_without_a_department_most_forms_decide() -> None:
    forms = [budget("1", "另一中心"), budget("2"), budget("3")]

    found = found_in_set(*forms, rule="reporting_unit_mismatch")

    assert found == [["warning 填报单位（盖章）"], [], []]


def test_a_form_alone_is_no_set() -> None:
    assert found_in_set(budget("1"), rule="reporting_unit_mismatch") == [[]]


def test_what_is_between_forms_is_found_without_their_rows() -> None:
    forms = [DEPARTMENT, budget("50")]
    named = [filled(each) for each in forms]
    own = [check(each) for each in named]
    bare = [replace(each, form=replace(each.form, lists=())) for each in named]

    assert check_between(bare, own) == check_set(named) != tuple(own)
