"""Rules about the values of indicators, and the names beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from models.edits import SetText
from models.filled_form import Indicator
from models.findings import Finding
from models.keys import NAME, SIGN, TARGET, UNIT
from models.rules.rule import rule
from models.rules.subject import Subject
from models.values.signs import Sign, is_sign, read_sign
from models.values.target import is_number, parse_target
from models.values.units import PERCENT, canonical_unit

HUNDRED = Decimal(100)

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# These grow beyond a whole: an increase of 120 % is no slip.
_GROWING = re.compile("增长|增幅|增加|提高|提升|超额|同比|环比")


@rule
def percentage_range(subject: Subject) -> Iterator[Finding]:
    """Find percentages outside 0–100, and at least 100 %.

    Source: review practice; nothing can be more than all of it, so ≥ 100 %
    means = 100 %.
    """
    for each in subject.indicators():
        if not _is_percentage(each):
            continue
        value, place = parse_target(each.text(TARGET)), each.place(TARGET)
        if value < 0 or (value > HUNDRED and not _GROWING.search(each.text(NAME))):
            message = f"百分比“{each.text(TARGET)}”不在 0 到 100 之间，请核对"
            yield subject.finding("error", place, message)
        elif value == HUNDRED and _sign(each) is Sign.AT_LEAST:
            message = "百分比不会超过 100%，“≥”请改为“=”"
            fix = SetText(each.place(SIGN), Sign.EQUAL.value)
            yield subject.finding("warning", each.place(SIGN), message, fix)


@rule
def target_in_name(subject: Subject) -> Iterator[Finding]:
    """Find names that repeat the target with its unit.

    Source: review practice; the name says what is measured, the target how
    much of it.
    """
    for each in subject.indicators():
        target, unit = each.text(TARGET), each.text(UNIT)
        if is_number(target) and unit and _names(each.text(NAME), target, unit):
            message = (
                f"名称里重复了指标值“{target}{unit}”，"
                "请把名称改为所衡量的内容，数值只填在指标值列"
            )
            place = each.place(NAME)
            yield subject.finding("warning", place, message)


def _is_percentage(indicator: Indicator) -> bool:
    target, unit = indicator.text(TARGET), canonical_unit(indicator.text(UNIT))
    has_mark = unit == PERCENT or (not unit and target.rstrip().endswith(("%", "％")))
    return has_mark and is_number(target)


def _sign(indicator: Indicator) -> Sign | None:
    text = indicator.text(SIGN)
    return read_sign(text) if is_sign(text) else None


def _names(name: str, target: str, unit: str) -> bool:
    """Return whether a name holds a number followed by its unit."""
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    wanted, measure = parse_target(target), canonical_unit(unit)
    return any(
        Decimal(found.group()) == wanted and plain.startswith(measure, found.end())
        for found in _NUMBER.finditer(plain)
        if len(found.group()) <= 30
    )
