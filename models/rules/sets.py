"""Rules between the forms of one set (申报包): one unit, one year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.findings import Finding, Severity
from models.keys import (
    ANNUAL_BUDGET,
    BUDGET_YEAR,
    DEPARTMENT_FORM,
    DEPARTMENT_NAME,
    PROJECT_EXPENDITURE,
    PROJECT_FORM,
    REPORTING_UNIT,
)
from models.rules.money import yuan
from models.rules.offices import is_same_office, reporting_unit_mismatch
from models.rules.rule import OfForm, between_forms, set_rule
from models.rules.subject import Subject


@set_rule
def set_sum_mismatch(subjects: Sequence[Subject]) -> Iterator[OfForm]:
    """Find project forms that do not add up to 项目支出 of the department.

    Source: the department's 项目支出 is the sum of its project budgets.
    More than that is wrong; less is a warning only, for a project form may
    just not be among the files.
    """
    for number, subject in enumerate(subjects):
        if subject.definition.kind == DEPARTMENT_FORM:
            projects = list(_projects_of(subject, subjects))
            spent = subject.amounts(PROJECT_EXPENDITURE)
            if projects and spent:
                for found in _compare(subject, projects, spent[PROJECT_EXPENDITURE]):
                    yield number, found


@between_forms(reporting_unit_mismatch)
def unit_of_another_set(subjects: Sequence[Subject]) -> Iterator[OfForm]:
    """Find forms of another unit than the rest of the set.

    Source: a set is the forms of one unit and one year.  The department
    form says which; without one, most forms do.
    """
    unit = _unit_of(subjects)
    for number, subject in enumerate(subjects):
        own = subject.form.fields[REPORTING_UNIT]
        if unit and own and not is_same_office(own, unit):
            message = f"填报单位与同一套表的“{unit}”不一致，请核对"
            yield number, subject.of_field("warning", REPORTING_UNIT, message)


def _projects_of(
    department: Subject, subjects: Sequence[Subject]
) -> Iterator[Subject]:
    """Yield the project forms that belong to a department form.

    Beside a single department form all do, whatever unit they name.
    """
    departments = [s for s in subjects if s.definition.kind == DEPARTMENT_FORM]
    for each in subjects:
        is_of_unit = is_same_office(_unit(each), _unit(department))
        is_of_year = _year(each) in ("", _year(department))
        if each.definition.kind == PROJECT_FORM and is_of_year:
            if len(departments) == 1 or is_of_unit:
                yield each


def _compare(
    department: Subject, projects: Sequence[Subject], spent: Decimal
) -> Iterator[Finding]:
    budgets = [each.amounts(ANNUAL_BUDGET).get(ANNUAL_BUDGET) for each in projects]
    known = [each for each in budgets if each is not None]
    total = sum(known, Decimal())
    if total == spent or len(known) < len(budgets):
        return
    message = f"{len(known)} 张项目表的预算合计比项目支出"
    if total > spent:
        message += f"多 {yuan(total - spent)}，请核对各表金额"
    else:
        message += f"少 {yuan(spent - total)}，请核对各表金额，或把其余项目表一并放入"
    severity: Severity = "error" if total > spent else "warning"
    yield department.of_field(severity, PROJECT_EXPENDITURE, message)


def _unit_of(subjects: Sequence[Subject]) -> str:
    """Return the unit of the set, or "" when nobody knows."""
    departments = [s for s in subjects if s.definition.kind == DEPARTMENT_FORM]
    units = [unit for unit in map(_unit, departments or subjects) if unit]
    if len(subjects) < 2 or len(departments) > 1 or not units:
        return ""
    return Counter(units).most_common(1)[0][0]


def _unit(subject: Subject) -> str:
    return subject.form.fields[REPORTING_UNIT] or subject.form.fields[DEPARTMENT_NAME]


def _year(subject: Subject) -> str:
    return subject.form.fields[BUDGET_YEAR]
