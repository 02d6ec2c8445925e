"""Rules about signs, and about what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from models.edits import Edit, SetText, Together
from models.filled_form import Indicator
from models.findings import Finding
from models.indicator_mends import mend
from models.keys import SIGN, TARGET, UNIT
from models.rules.rule import rule
from models.rules.subject import Subject
from models.values.signs import Sign, is_sign, read_sign
from models.values.target import is_date, is_number


@rule
def qualitative_with_number(subject: Subject) -> Iterator[Finding]:
    """Find 定性 beside a number or a unit.

    Source: a qualitative target is a short text; the fiscal system asks for
    a unit unless the sign is 定性.
    """
    for each in subject.indicators():
        if not _is(each, Sign.QUALITATIVE):
            continue
        target, unit = each.text(TARGET), each.text(UNIT)
        if is_number(target):
            message = f"指标值“{target}”是数字，指标值类型却是定性，请选符号或改写指标值"
        elif unit:
            message = f"定性指标不填度量单位，请删去“{unit}”或改选符号"
        else:
            continue
        place = each.place(TARGET if is_number(target) else UNIT)
        yield subject.finding("error", place, message)


@rule
def quantitative_without_number(subject: Subject) -> Iterator[Finding]:
    """Find an operator beside a target that is neither number nor date.

    Source: the fiscal system refuses such a target; a date is allowed here
    because 采购计划完成时间 ≤ X月X日前 is common.
    """
    for each in subject.indicators():
        sign, target = each.text(SIGN), each.text(TARGET)
        if not is_sign(sign) or not read_sign(sign).is_operator:
            continue
        if is_number(target) or is_date(target) or _needs_mending(each):
            continue
        if target:
            message = f"用了“{sign}”，指标值“{target}”却不是数字，请填数字或改选定性"
        else:
            message = f"用了“{sign}”，指标值却没有填，请填上数字"
        place = each.place(TARGET)
        yield subject.finding("error", place, message)


@rule
def sign_missing_or_misplaced(subject: Subject) -> Iterator[Finding]:
    """Find targets without a sign, and signs in another column.

    Source: one column holds an operator or 定性.  What the importer would
    put right in other people's files is offered as a fix here.
    """
    for each in subject.indicators():
        if not each.has(SIGN):
            continue
        mended, mends = mend(each.row.cells, each.columns)
        for found in mends:
            yield subject.finding(
                found.severity,
                each.place(found.key),
                found.advice,
                _fix(each, mended),
            )
        if each.text(TARGET) and not mended.get(SIGN):
            message = "填了指标值，却没有指标值类型，请选符号或定性"
            place = each.place(SIGN)
            yield subject.finding("error", place, message)


def _is(indicator: Indicator, sign: Sign) -> bool:
    text = indicator.text(SIGN)
    return is_sign(text) and read_sign(text) is sign


def _needs_mending(indicator: Indicator) -> bool:
    mended, _ = mend(indicator.row.cells, indicator.columns)
    return is_number(mended.get(TARGET, ""))


def _fix(indicator: Indicator, mended: dict[str, str]) -> Edit:
    changed = [key for key in {**indicator.row.cells, **mended} if key]
    return Together(
        tuple(
            SetText(indicator.place(key), mended.get(key, ""))
            for key in sorted(changed)
            if mended.get(key, "") != indicator.text(key)
        )
    )
