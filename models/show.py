"""A form as plain data for other programs: what `show --json` prints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from models.filled_form import FilledForm
from models.findings import Finding
from models.form import Form
from models.keys import (
    BUDGET_YEAR,
    EXPLANATION,
    FIRST_LEVEL,
    MAIN_TASKS,
    NAME,
    NOTE,
    REPORTING_UNIT,
    SECOND_LEVEL,
    SIGN,
    TARGET,
    TASK_CONTENT,
    TASK_NAME,
    UNIT,
)

COLUMNS = (NAME, SIGN, TARGET, UNIT, EXPLANATION, NOTE)


def describe(
    filled: FilledForm,
    findings: Sequence[Finding] = (),
    unread: Sequence[str] = (),
) -> dict[str, object]:
    """Return a form under the keys that docs/format.md names.

    Texts are as typed.  Fields and amounts stand under their printed
    labels, blank amounts are left out; columns that a form does not have
    are "".  Levels and rows come in printed order, rows without a text not
    at all.  The year is a number where it is one, else None.
    """
    form, definition = filled.form, filled.definition
    return {
        "form": definition.form,
        "definition": definition.id,
        "title": filled.title,
        BUDGET_YEAR: _year(form),
        REPORTING_UNIT: form.fields[REPORTING_UNIT],
        "fields": _fields(filled),
        MAIN_TASKS: list(_tasks(form)),
        "budget": _budget(filled),
        "indicators": list(_indicators(filled)),
        "findings": [describe_finding(each) for each in findings],
        "unread": list(unread),
    }


def describe_finding(finding: Finding) -> dict[str, str]:
    """Return a finding as it stands in the description of its form."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "where": finding.where,
        "message": finding.message,
    }


def _year(form: Form) -> int | None:
    plain = unicodedata.normalize("NFKC", form.fields[BUDGET_YEAR]).strip()
    return int(plain) if plain.isascii() and plain.isdecimal() else None


def _fields(filled: FilledForm) -> dict[str, str]:
    return {
        each.label: filled.form.fields[each.key]
        for each in filled.definition.fields
        if each.part == "field" and each.key not in (BUDGET_YEAR, REPORTING_UNIT)
    }


def _budget(filled: FilledForm) -> dict[str, str]:
    return {
        each.label: text for each, text in filled.fields() if each.part == "budget"
    }


def _tasks(form: Form) -> Iterator[dict[str, str]]:
    for row in form.rows(MAIN_TASKS):
        if row.cells:
            yield {key: row.cells[key] for key in (TASK_NAME, TASK_CONTENT)}


def _indicators(filled: FilledForm) -> Iterator[dict[str, str]]:
    for each in filled.indicators():
        levels = {FIRST_LEVEL: each.first.name, SECOND_LEVEL: each.second.name}
        yield levels | {key: each.text(key) for key in COLUMNS}
