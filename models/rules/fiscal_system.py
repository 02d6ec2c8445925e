"""What the fiscal system (预算管理一体化) itself refuses, as findings.

A profile of its own, apart from the rules of review: that system looks at
blanks, characters, lengths and weights, never at sums or wording.  Nothing
here blocks anything in this program; it saves the clerk the round trips of
a system that tells one fault at a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from models.definitions.definition import Definition, IndicatorBlock, band_lists
from models.edits import Edit, SetText
from models.filled_form import FilledForm, Indicator
from models.findings import Finding
from models.form import Form, Place
from models.keys import (
    ANNUAL_OBJECTIVE,
    DUTY_OBJECTIVE,
    EXPLANATION,
    LONG_TERM_OBJECTIVE,
    NAME,
    PROJECT_NAME,
    SIGN,
    TARGET,
    UNIT,
)
from models.rules.rule import rule
from models.rules.subject import UNNAMED, Subject
from models.values.amount import is_amount, parse_amount, print_amount
from models.values.signs import Sign, is_sign, read_sign

OBJECTIVES = (ANNUAL_OBJECTIVE, LONG_TERM_OBJECTIVE, DUTY_OBJECTIVE)
UNITLESS = (Sign.QUALITATIVE, Sign.OTHER_QUANTITATIVE, Sign.NOT_APPLICABLE)
LONGEST = {
    **dict.fromkeys(OBJECTIVES, 2000),
    PROJECT_NAME: 180,
    NAME: 1000,
    TARGET: 1000,
    EXPLANATION: 2000,
    UNIT: 300,
}
"""Characters that the columns of its data base hold."""
LONGEST_NAME = 100
"""In one province."""

_REFUSED = re.compile(r"[*_-]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def check_for_fiscal_system(filled: FilledForm) -> tuple[Finding, ...]:
    """Return what the fiscal system would refuse, in the order of places."""
    subject = Subject(filled.form, filled.definition)
    return subject.in_order(found for rule in RULES for found in rule(subject))


@rule
def fiscal_objective_empty(subject: Subject) -> Iterator[Finding]:
    """Find forms without an objective.

    Source: the system saves none.
    """
    for key in OBJECTIVES:
        if subject.has_field(key) and not subject.form.fields[key].strip():
            yield subject.of_field("error", key, "绩效目标没有填，系统不予保存，请填写")


@rule
def fiscal_required_empty(subject: Subject) -> Iterator[Finding]:
    """Find indicators without a name, a sign, a target, or the unit of one.

    Source: the system's required columns; the unit is not asked for beside
    定性, 定量（其他） and 不适用.
    """
    for each in subject.indicators():
        for key, label in _required(each):
            if not each.text(key).strip():
                message = f"{label}是必填项，现在是空的，请填写"
                place = each.place(key)
                yield subject.finding("error", place, message)


@rule
def fiscal_explanation_missing(subject: Subject) -> Iterator[Finding]:
    """Find 定量（其他） without an explanation of the target.

    Source: the system asks what is counted where no operator says so.
    """
    for each in subject.indicators():
        is_other = _sign(each) is Sign.OTHER_QUANTITATIVE
        if is_other and each.has(EXPLANATION) and not each.text(EXPLANATION).strip():
            message = "选了“定量（其他）”，必须写明指标值说明"
            place = each.place(EXPLANATION)
            yield subject.finding("error", place, message)


@rule
def fiscal_target_characters(subject: Subject) -> Iterator[Finding]:
    """Find targets with * _ or - in them.

    Source: the system's list of characters; 2023.07-2024.01, 10-12 and a
    lone - bounce.
    """
    for each in subject.indicators():
        refused = "".join(dict.fromkeys(_REFUSED.findall(each.text(TARGET))))
        if refused:
            message = f"指标值“{each.text(TARGET)}”里有系统不收的“{refused}”，请改写，如“至”"
            place = each.place(TARGET)
            yield subject.finding("error", place, message)


@rule
def fiscal_target_not_number(subject: Subject) -> Iterator[Finding]:
    """Find operators beside a target that is not digits alone.

    Source: the system compares numbers only; it reads neither dates nor
    thousands marks nor full-width digits.
    """
    for each in subject.indicators():
        sign, target = _sign(each), each.text(TARGET).strip()
        if not (sign and sign.is_operator and target) or _REFUSED.search(target):
            continue
        if not _NUMBER.fullmatch(target):
            message = f"用了“{each.text(SIGN)}”，指标值“{target}”却不是纯数字，请只填数字"
            place = each.place(TARGET)
            fix = _plain(place, target)
            yield subject.finding("error", place, message, fix)


@rule
def fiscal_blanks_around(subject: Subject) -> Iterator[Finding]:
    """Find texts that begin or end with a blank.

    Source: the system refuses them without saying where.
    """
    for _, place, text in subject.texts():
        if text != text.strip():
            message = "开头或末尾有空格，系统不收，请删去"
            fix = SetText(place, text.strip())
            yield subject.finding("error", place, message, fix)


@rule
def fiscal_text_too_long(subject: Subject) -> Iterator[Finding]:
    """Find texts that the system's data base has no room for.

    Source: the lengths of its columns; one province takes names of 100
    characters only.
    """
    for asked, place, text in subject.texts():
        most = LONGEST.get(asked.key, len(text))
        if len(text) > most:
            message = f"有 {len(text)} 字，系统最多收 {most} 字，请精简"
            yield subject.finding("error", place, message)
        elif asked.key == NAME and len(text) > LONGEST_NAME:
            message = f"有 {len(text)} 字，有的省最多收 {LONGEST_NAME} 字，请精简"
            yield subject.finding("warning", place, message)


@rule
def fiscal_weight_sum(subject: Subject) -> Iterator[Finding]:
    """Find weights that do not add up to a total that the system takes.

    Source: the totals that provinces ask for, in the form's definition; the
    indicators alone, without the points for spending.
    """
    policy = subject.definition.weights
    key, totals = policy.column, policy.totals
    texts = [each.text(key) for each in subject.indicators() if each.has(key)]
    total = sum((parse_amount(t) for t in texts if is_amount(t)), Decimal(0))
    if texts and totals and total not in totals:
        label = _label(subject.definition, key)
        asked = _any_of(totals)
        message = f"{label}合计为 {print_amount(total)}，系统要求合计为 {asked}"
        where = subject.definition.name
        yield Finding(UNNAMED, "error", where, message)


@rule
def fiscal_goal_without_indicators(subject: Subject) -> Iterator[Finding]:
    """Find long-term indicators without annual ones, and the reverse.

    Source: the system wants both or neither.
    """
    for tree in subject.definition.indicator_blocks:
        filled = [band for band in tree.bands if _is_filled(subject.form, tree, band)]
        there = "、".join(tree.band_name(band) for band in filled)
        for band in tree.bands if there else ():
            if band not in filled:
                missing = tree.band_name(band)
                message = f"填了{there}指标，却没有{missing}指标，系统要求两者都有"
                where = subject.definition.name
                yield Finding(UNNAMED, "error", where, message)


RULES = (
    fiscal_objective_empty,
    fiscal_goal_without_indicators,
    fiscal_weight_sum,
    fiscal_required_empty,
    fiscal_explanation_missing,
    fiscal_target_characters,
    fiscal_target_not_number,
    fiscal_blanks_around,
    fiscal_text_too_long,
)


def _required(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Yield key and label of the columns that must not be blank."""
    keys = [NAME, SIGN, TARGET]
    if _sign(indicator) not in UNITLESS:
        keys.append(UNIT)
    for column in indicator.columns:
        if column.key in keys:
            yield column.key, column.label


def _sign(indicator: Indicator) -> Sign | None:
    text = indicator.text(SIGN)
    return read_sign(text) if is_sign(text) else None


def _plain(place: Place, target: str) -> Edit | None:
    """Return what makes a number of other digits and marks a plain one."""
    if not is_amount(target):
        return None
    digits = unicodedata.normalize("NFKC", target).strip().replace(",", "")
    return SetText(place, digits)


def _any_of(totals: Sequence[int]) -> str:
    """Return the totals in words: 80、90 或 100."""
    *before, last = map(str, totals)
    return f"{'、'.join(before)} 或 {last}" if before else last


def _label(definition: Definition, key: str) -> str:
    columns = [each for tree in definition.indicator_blocks for each in tree.columns]
    return next((each.label for each in columns if each.key == key), key)


def _is_filled(form: Form, tree: IndicatorBlock, band: str) -> bool:
    return any(
        row.cells for key in band_lists(tree, band) for row in form.rows(key)
    )
