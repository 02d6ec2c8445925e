"""The examples that come with the program."""

from __future__ import annotations

from models.definitions.definition_file import definitions
from models.examples import examples
from models.filled_form import FilledForm
from models.rules import check_set


def test_they_are_a_department_form_between_two_project_forms() -> None:
    kinds = [definitions()[each.definition].form for each in examples()]

    assert kinds == ["project_form", "department_form", "project_form"]


def test_they_are_of_one_unit_and_one_year() -> None:
    assert {each.fields["reporting_unit"] for each in examples()} == {
        "示例市示例区档案馆"
    }
    assert {each.fields["budget_year"] for each in examples()} == {"2026"}


def test_every_text_has_a_column_or_a_field() -> None:
    for form in examples():
        definition = definitions()[form.definition]
        assert set(form.fields) <= {each.key for each in definition.fields}
        for each in form.lists:
            columns = {column.key for column in definition.columns_of(each.key)}
            assert all(set(row.cells) <= columns for row in each.rows)


def test_a_few_findings_are_left_in_them_and_no_error() -> None:
    found = check_set(
        [FilledForm(each, definitions()[each.definition]) for each in examples()]
    )

    assert [[each.rule for each in one] for one in found] == [
        ["punctuation_width"],
        ["cost_not_budget", "timeliness_without_date"],
        ["percentage_range", "target_in_name"],
    ]
    assert {each.severity for one in found for each in one} == {"warning"}
