"""A rule is called as its function is, and says where it comes from."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.definitions.definition_file import definitions
from models.findings import Finding
from models.form import Form
from models.indicator_mends import MISPLACED
from models.keys import PROJECT_NAME
from models.rules import RULES, SET_RULES
from models.rules.fiscal_system import RULES as FISCAL_RULES
from models.rules.rule import rule
from models.rules.signs import sign_missing_or_misplaced
from models.rules.subject import Subject
from tests.models.rules.review import found_in_set, project

ROOT = Path(__file__).resolve().parents[3]
ALL: tuple[Callable[..., object], ...] = (*RULES, *SET_RULES, *FISCAL_RULES)
NAMES = frozenset(each.__name__ for each in ALL)


def test_every_rule_that_is_written_is_asked() -> None:
    written = {
        node.name
        for path in (ROOT / "models" / "rules").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and _marks(node) & {"rule", "set_rule"}
    }

    assert written <= NAMES


def _marks(function: ast.FunctionDef) -> set[str]:
    return {each.id for each in function.decorator_list if isinstance(each, ast.Name)}


def test_a_finding_bears_the_name_of_its_rule() -> None:
    @rule
    def form_blank(subject: Subject) -> Iterator[Finding]:
        yield subject.of_field("hint", PROJECT_NAME, "空的")

    blank = Subject(Form("project_form_2026"), definitions()["project_form_2026"])

    assert [each.rule for each in form_blank(blank)] == ["form_blank"]


def test_no_two_rules_have_one_name() -> None:
    assert len(NAMES) == len(ALL)


@pytest.mark.parametrize("each", ALL, ids=lambda each: str(each.__name__))
def test_a_rule_says_where_it_comes_from(each: Callable[..., object]) -> None:
    assert "Source:" in (each.__doc__ or "")
    assert hasattr(each, "__wrapped__")


def test_no_rule_types_its_name_again() -> None:
    spelt = {
        f"{path.name}: {node.value}"
        for path in (ROOT / "models" / "rules").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in NAMES
    }

    assert spelt == set()


def test_what_stands_in_the_wrong_column_is_one_rule_for_reader_and_review() -> None:
    assert MISPLACED == sign_missing_or_misplaced.__name__


def test_another_unit_than_the_set_is_told_under_the_rule_about_units() -> None:
    others = [project("reporting_unit: 别的单位"), *[project("")] * 2]

    assert found_in_set(*others, rule="reporting_unit_mismatch")[0] == [
        "warning 填报单位（盖章）"
    ]
