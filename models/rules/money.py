"""Rules about sums of money, compared exactly and shown in 元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from models.definitions.definition import Sum
from models.edits import SetText
from models.filled_form import Indicator
from models.findings import Finding
from models.keys import (
    ANNUAL_BUDGET,
    ANNUAL_TOTAL,
    ECONOMIC_COST,
    TARGET,
    TOTAL_FUNDS,
    UNIT,
)
from models.rules.rule import rule
from models.rules.subject import Subject
from models.values.amount import (
    is_amount,
    parse_amount,
    print_amount,
    to_ten_thousand_yuan,
    to_yuan,
)
from models.values.target import is_number, parse_target
from models.values.units import TEN_THOUSAND_YUAN, YUAN, canonical_unit

BUDGETS = (ANNUAL_BUDGET, TOTAL_FUNDS, ANNUAL_TOTAL)
"""The budget of a form, under the name that its kind gives it."""


@rule
def total_mismatch(subject: Subject) -> Iterator[Finding]:
    """Find totals that are not the sum of their parts.

    Source: the money block of the form, whose definition says what adds up
    to what; sums are exact in 分.
    """
    for each in subject.definition.sums:
        filled = [key for key in each.parts if subject.has(key)]
        parts = subject.amounts(*filled)
        if filled and len(parts) == len(filled):
            yield from _compare(subject, each, sum(parts.values(), Decimal()))


def _compare(subject: Subject, of: Sum, parts: Decimal) -> Iterator[Finding]:
    total = subject.amounts(of.total).get(of.total)
    label = subject.definition.field(of.total).label
    summed = _as_typed(subject, parts)
    if not subject.form.fields[of.total]:
        message = f"没有填写，{of.name}合计为 {summed}，请填上"
        yield subject.of_field("error", of.total, message, summed)
    elif total is not None and total != parts:
        message = (
            f"{label}与{of.name}合计 {summed} 相差 {yuan(total - parts)}，请核对各项金额"
        )
        yield subject.of_field("error", of.total, message)


@rule
def negative_amount(subject: Subject) -> Iterator[Finding]:
    """Find amounts below nought.

    Source: review practice; a budget that is asked for is not negative.
    What was spent may be where more was paid back: that is only to be
    looked at.
    """
    for asked, place, text in subject.texts():
        if asked.kind == "amount" and is_amount(text) and parse_amount(text) < 0:
            if asked.outcome:
                message = f"金额“{text}”是负数，请核对"
                yield subject.finding("warning", place, message)
            else:
                message = f"预算金额“{text}”是负数，请改为正数，没有的不填或填 0"
                yield subject.finding("error", place, message)


@rule
def cost_not_budget(subject: Subject) -> Iterator[Finding]:
    """Find total costs among the indicators that are not the budget.

    Source: review practice; the target of 经济成本指标 in 元 or 万元 is the
    whole budget, alone or as the sum of several.  Costs per piece have
    other units.
    """
    budgets = subject.amounts(*BUDGETS)
    costs = list(_costs(subject))
    if not budgets or not costs:
        return
    key, budget = next(iter(budgets.items()))
    total = sum((cost for _, cost in costs), Decimal())
    if budget in (total, *(cost for _, cost in costs)):
        return
    indicator, cost = costs[0]
    shown = "成本" if len(costs) == 1 else f"{len(costs)} 项成本合计"
    label = subject.definition.field(key).label
    message = f"{shown}与{label}相差 {yuan(total - budget)}，请改为一致或说明原因"
    fix = None
    if len(costs) == 1:
        fix = SetText(indicator.place(TARGET), _in_unit(indicator, budget))
    place = indicator.place(TARGET)
    yield subject.finding("warning", place, message, fix)


def _costs(subject: Subject) -> Iterator[tuple[Indicator, Decimal]]:
    """Yield the indicators of economic cost that are plain money, in 元."""
    for each in subject.indicators():
        unit = canonical_unit(each.text(UNIT))
        is_money = unit in (YUAN, TEN_THOUSAND_YUAN)
        if each.second.meaning == ECONOMIC_COST and is_money:
            if is_number(each.text(TARGET)):
                number = parse_target(each.text(TARGET))
                yield each, number if unit == YUAN else to_yuan(number)


def _in_unit(indicator: Indicator, amount: Decimal) -> str:
    is_yuan = canonical_unit(indicator.text(UNIT)) == YUAN
    return print_amount(amount if is_yuan else to_ten_thousand_yuan(amount))


def _as_typed(subject: Subject, amount: Decimal) -> str:
    """Return an amount of 元 in the unit of the form."""
    is_yuan = subject.yuan(Decimal(1)) == 1
    return print_amount(amount if is_yuan else to_ten_thousand_yuan(amount))


def yuan(difference: Decimal) -> str:
    """Return a difference without its sign, for a message: 0.04 元."""
    return f"{print_amount(abs(difference))} 元"
