"""Rules about the unit that fills in the form."""

from __future__ import annotations

from collections.abc import Iterator

from models.definitions.labels import fold
from models.edits import SetText
from models.findings import Finding
from models.form import FORM, Place
from models.keys import DEPARTMENT_NAME, REPORTING_UNIT
from models.rules.rule import rule
from models.rules.subject import Subject
from models.values.cleaning import is_blank

LEAST_NAME = 4
"""A shorter name is the end of too many others."""


@rule
def reporting_unit_mismatch(subject: Subject) -> Iterator[Finding]:
    """Find forms that do not say who fills them in, or say two names.

    Source: the line above every form, where the seal goes.  Many offices
    leave it blank because the seal names them, so that is a warning.
    """
    fields = subject.form.fields
    unit, department = fields[REPORTING_UNIT], fields[DEPARTMENT_NAME]
    if not subject.has_field(REPORTING_UNIT):
        return
    if is_blank(unit):
        message = "填报单位没有填写，请填上与公章一致的全称"
        place = Place(FORM, REPORTING_UNIT)
        fix = None if is_blank(department) else SetText(place, department)
        yield subject.missing("warning", place, message, fix)
    elif department and not is_same_office(unit, department):
        message = f"填报单位与部门（单位）名称“{department}”不一致，请核对"
        yield subject.of_field("warning", REPORTING_UNIT, message)


def is_same_office(one: str, other: str) -> bool:
    """Return whether two names are one office's, perhaps without its place.

    示例区档案馆 is the end of 示例市示例区档案馆, and the same office.
    """
    short, long = sorted((fold(one), fold(other)), key=len)
    return short == long or (len(short) >= LEAST_NAME and long.endswith(short))
