"""Rules about what has not been filled in: names, amounts, goals, rows.

What a form has to have its definition says: a rule is silent about a field
or a level that it does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.definitions.definition import (
    Column,
    FirstLevel,
    IndicatorBlock,
    band_lists,
    list_key,
)
from models.edits import Remove, SetText
from models.findings import Finding, Severity
from models.form import FORM, Place, Row
from models.keys import (
    ADJUSTED_BUDGET,
    ANNUAL_BUDGET,
    ANNUAL_OBJECTIVE,
    ANNUAL_TOTAL,
    DEPARTMENT_NAME,
    DUTY_OBJECTIVE,
    INITIAL_BUDGET,
    PROJECT_NAME,
    REPORTING_UNIT,
    TOTAL_FUNDS,
)
from models.place_names import INDICATORS, STEP, list_keys, row_place_name
from models.rules.money import total_mismatch
from models.rules.rule import rule
from models.rules.subject import UNNAMED, Subject
from models.values.cleaning import is_blank

NAMES = {
    PROJECT_NAME: "没有填写项目名称，请填上与预算批复一致的全称",
    DEPARTMENT_NAME: "没有填写部门（单位）名称，请填上与公章一致的全称",
}
AMOUNTS = (
    (ANNUAL_BUDGET,),
    (TOTAL_FUNDS,),
    (ANNUAL_TOTAL,),
    # A year may begin without a budget that is granted later.
    (INITIAL_BUDGET, ADJUSTED_BUDGET),
)
"""The amount that a form is about: it has one group, and needs one of it."""

OBJECTIVES = (ANNUAL_OBJECTIVE, DUTY_OBJECTIVE)


@rule
def name_missing(subject: Subject) -> Iterator[Finding]:
    """Find forms that do not say what they are about.

    Source: 完整性 of the review (缺项): a form without the name of its
    project, or of its department, is sent back.
    """
    for key, message in NAMES.items():
        if subject.has_field(key) and is_blank(subject.form.fields[key]):
            place, unit = Place(FORM, key), subject.form.fields[REPORTING_UNIT]
            is_known = key == DEPARTMENT_NAME and not is_blank(unit)
            fix = SetText(place, unit) if is_known else None
            yield subject.missing("error", place, message, fix)


@rule
def amount_missing(subject: Subject) -> Iterator[Finding]:
    """Find forms without the amount that they are about.

    Source: 完整性 of the review.  Where its parts are all filled in,
    total_mismatch says the sum instead.
    """
    summed = [each.place for each in total_mismatch(subject)]
    for group in AMOUNTS:
        asked = [key for key in group if subject.has_field(key)]
        if asked and all(is_blank(subject.form.fields[key]) for key in asked):
            place = Place(FORM, asked[0])
            if place not in summed:
                message = "没有填写金额；确实没有就填 0"
                yield subject.missing("error", place, message)


@rule
def objective_missing(subject: Subject) -> Iterator[Finding]:
    """Find forms without the objective of the year.

    Source: 完整性 of the review; indicators measure whether it was reached.
    """
    for key in OBJECTIVES:
        if subject.has_field(key) and is_blank(subject.form.fields[key]):
            message = "没有填写绩效目标，请写明做什么、做多少、达到什么效果"
            place = Place(FORM, key)
            yield subject.missing("error", place, message)


@rule
def indicators_missing(subject: Subject) -> Iterator[Finding]:
    """Find forms without a single indicator.

    Source: 完整性 of the review.
    """
    for tree in subject.definition.indicator_blocks:
        if not any(_is_begun(subject, tree, band) for band in tree.bands):
            message = "一条指标也没有，请填写各级绩效指标"
            first = band_lists(tree, tree.bands[0])[0]
            yield _about_list("error", INDICATORS, message, first)


@rule
def first_level_missing(subject: Subject) -> Iterator[Finding]:
    """Find first levels under which no indicator stands.

    Source: 完整性 of the review, and the definition: it says which levels a
    form cannot do without.  A blank second level is no fault, nor is a tree
    that was left blank as a whole beside another (a project of one year).
    """
    for tree in subject.definition.indicator_blocks:
        for band in tree.bands:
            if _is_begun(subject, tree, band):
                for runs in _by_meaning(tree.levels):
                    lists = [key for each in runs for key in _lists(each, band)]
                    if not _has_rows(subject, lists):
                        yield _without_rows(tree, _named(runs), band)


@rule
def row_empty(subject: Subject) -> Iterator[Finding]:
    """Find rows in which nothing stands, for they print as empty lines.

    Source: 规范 of the review.
    """
    for key in list_keys(subject.definition):
        columns = subject.definition.columns_of(key)
        for position, row in enumerate(subject.form.rows(key)):
            if is_empty(row, columns):
                name = row_place_name(
                    key, position, columns[0].key, subject.definition
                )
                yield Finding(
                    UNNAMED,
                    "warning",
                    name.rpartition(STEP)[0],
                    "这一条是空的，打印出来是一个空行，请填写或删除",
                    Place(row.id, columns[0].key),
                    Remove(row.id),
                    is_missing=True,
                )


def is_empty(row: Row, columns: Sequence[Column]) -> bool:
    """Return whether nothing is seen in any of the columns of a row."""
    return bool(columns) and all(is_blank(row.cells[each.key]) for each in columns)


def _is_begun(subject: Subject, tree: IndicatorBlock, band: str) -> bool:
    return _has_rows(subject, band_lists(tree, band))


def _has_rows(subject: Subject, lists: Sequence[str]) -> bool:
    """Return whether any of the lists has a row that says something."""
    return any(
        not is_empty(row, subject.definition.columns_of(key))
        for key in lists
        for row in subject.form.rows(key)
    )


def _by_meaning(levels: Sequence[FirstLevel]) -> Iterator[list[FirstLevel]]:
    """Yield the first levels, those together that are one printed twice."""
    found: dict[str, list[FirstLevel]] = {}
    for each in levels:
        found.setdefault(each.meaning, []).append(each)
    yield from found.values()


def _named(runs: Sequence[FirstLevel]) -> FirstLevel:
    """Return the one of them that the sheet names."""
    return next((each for each in runs if each.name), runs[0])


def _lists(first: FirstLevel, band: str) -> list[str]:
    return [list_key(band, second) for second in first.second_levels]


def _without_rows(tree: IndicatorBlock, first: FirstLevel, band: str) -> Finding:
    where = STEP.join(filter(None, (tree.band_name(band), first.name)))
    if first.required:
        message = f"没有{first.name}，审核时会以“完整性”退回"
    else:
        message = f"“{first.name}”下没有指标，请核对；确实没有可以留空"
    severity: Severity = "error" if first.required else "warning"
    return _about_list(severity, where, message, _lists(first, band)[0])


def _about_list(severity: Severity, where: str, message: str, key: str) -> Finding:
    return Finding(UNNAMED, severity, where, message, list=key, is_missing=True)
