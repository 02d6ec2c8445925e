"""The review rules: what the finance bureau would send back.

Each rule is one pure function that yields findings, which bear its name; its
docstring says where the rule comes from.  Rules about one idea stand in one
module.  Nothing a rule finds blocks saving or printing.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.filled_form import FilledForm
from models.findings import Finding
from models.rules import (
    completeness,
    dates,
    inheritance,
    kinds,
    money,
    offices,
    punctuation,
    sets,
    signs,
    values,
    wording,
)
from models.rules.rule import FormRule, SetRule
from models.rules.subject import Subject

RULES: tuple[FormRule, ...] = (
    dates.year_faulty,
    offices.reporting_unit_mismatch,
    completeness.name_missing,
    completeness.amount_missing,
    completeness.objective_missing,
    kinds.not_a_number,
    money.negative_amount,
    money.total_mismatch,
    money.cost_not_budget,
    kinds.sign_unknown,
    signs.sign_missing_or_misplaced,
    signs.qualitative_with_number,
    signs.quantitative_without_number,
    values.percentage_range,
    values.target_in_name,
    wording.placeholder_left,
    wording.name_without_content,
    completeness.indicators_missing,
    completeness.first_level_missing,
    completeness.row_empty,
    dates.year_mismatch,
    dates.timeliness_without_date,
    punctuation.punctuation_width,
    inheritance.inherited_left,
)
"""Rules about one form alone."""

SET_RULES: tuple[SetRule, ...] = (
    sets.set_sum_mismatch,
    sets.unit_of_another_set,
)
"""Rules between the forms of a set."""


def check(filled: FilledForm) -> tuple[Finding, ...]:
    """Return what the rules find in one form, in the order of its places."""
    subject = Subject(filled.form, filled.definition)
    return subject.in_order(found for rule in RULES for found in rule(subject))


def check_set(forms: Sequence[FilledForm]) -> tuple[tuple[Finding, ...], ...]:
    """Return what the rules find in each form, with the others as its set."""
    return check_between(forms, [check(each) for each in forms])


def check_between(
    forms: Sequence[FilledForm],
    found: Sequence[tuple[Finding, ...]],
) -> tuple[tuple[Finding, ...], ...]:
    """Return what was found in each form alone, and what is between them.

    No rule of a set looks at rows: forms may come without them.
    """
    subjects = [Subject(each.form, each.definition) for each in forms]
    between: list[list[Finding]] = [[] for _ in subjects]
    for rule in SET_RULES:
        for number, each in rule(subjects):
            between[number].append(each)
    return tuple(
        _together(subject, own, more) if more else own
        for subject, own, more in zip(subjects, found, between, strict=True)
    )


def _together(
    subject: Subject, own: Sequence[Finding], more: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return findings in the order of their places; fields come first."""
    of_rows = [each for each in own if _is_of_rows(each)]
    of_fields = [each for each in own if not _is_of_rows(each)]
    return (*subject.in_order([*of_fields, *more]), *of_rows)


def _is_of_rows(finding: Finding) -> bool:
    is_of_row = finding.place is not None and not finding.place.is_field
    return is_of_row or bool(finding.list)
