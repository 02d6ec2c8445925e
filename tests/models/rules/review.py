"""Drawn forms under review, and findings drawn as lines."""

from __future__ import annotations

from models.definitions.definition_file import definitions
from models.edits import apply
from models.filled_form import FilledForm
from models.findings import Finding
from models.form import Form
from models.rules import check, check_set
from tests.pictures import tree

SOUND = """
    budget_year: 2026
    reporting_unit: 示例馆
    amount_unit: 万元
    """

DEPARTMENT = "department_form_2026"


def project(drawing: str) -> Form:
    """Return a drawn project form, with year and unit filled in."""
    return _sound(tree(drawing))


def department(drawing: str) -> Form:
    """Return a drawn department form, with year and unit filled in."""
    return _sound(tree(drawing, DEPARTMENT))


def filled(form: Form) -> FilledForm:
    """Return a form with its definition."""
    return FilledForm(form, definitions()[form.definition])


def found(form: Form, rule: str = "") -> list[str]:
    """Return what the rules, or one of them, find: "rule severity where"."""
    return [_line(each) for each in findings(form, rule)]


def findings(form: Form, rule: str = "") -> list[Finding]:
    """Return what the rules, or one of them, find in a form."""
    all_ = check(filled(form))
    return [each for each in all_ if rule in ("", each.rule)]


def found_in_set(*forms: Form, rule: str) -> list[list[str]]:
    """Return what one rule finds in each form of a set."""
    checked = check_set([filled(each) for each in forms])
    return [[_line(each) for each in one if each.rule == rule] for one in checked]


def fixed(form: Form, rule: str) -> Form:
    """Return the form after every fix that one rule offers."""
    for each in findings(form, rule):
        form = apply(form, each.fix)[0] if each.fix else form
    return form


def _line(finding: Finding) -> str:
    return f"{finding.severity} {finding.where}"


def _sound(form: Form) -> Form:
    blank = tree(SOUND, form.definition)
    fields = {**blank.fields, **form.fields}
    return Form(form.definition, form.version, type(form.fields)(fields), form.lists)
