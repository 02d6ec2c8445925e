"""Drafts of one unit and one year belong together."""

from __future__ import annotations

from models.form import Form
from models.store.draft_sets import FormSet
from models.store.drafts import Drafts
from tests.pictures import tree

DEPARTMENT = tree(
    """
    amount_unit: 万元
    budget_year: 2026
    project_expenditure: 50
    reporting_unit: 某局
    """,
    "department_form_2026",
)


def project(amount: str, unit: str = "某局", year: str = "2026") -> Form:
    return tree(
        f"""
        amount_unit: 万元
        annual_budget: {amount}
        budget_year: {year}
        project_name: 更换路灯
        reporting_unit: {unit}
        """
    )


def test_only_drafts_of_the_same_unit_and_year_belong_together(
    drafts: Drafts,
) -> None:
    own = drafts.create(DEPARTMENT)
    same = project("30")
    for form in (same, project("1", unit="另一局"), project("2", year="2027")):
        drafts.create(form)
    drafts.create(same, is_example=True)
    form_set = FormSet(drafts, drafts.summaries)

    assert [each.form for each in form_set.others(own, DEPARTMENT)] == [same]


def test_forms_without_a_unit_are_no_set(drafts: Drafts) -> None:
    nameless = tree("budget_year: 2026")
    drafts.create(nameless)
    form_set = FormSet(drafts, drafts.summaries)

    assert form_set.others("", nameless) == []


def test_a_draft_that_was_saved_again_is_read_again(drafts: Drafts) -> None:
    own, other = drafts.create(DEPARTMENT), drafts.create(project("30"))
    form_set = FormSet(drafts, drafts.summaries)
    form_set.others(own, DEPARTMENT)
    drafts.save(other, project("40"))

    assert [each.form for each in form_set.others(own, DEPARTMENT)] == [project("40")]
