"""Rules about years, and about when something is done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from models.filled_form import Indicator
from models.findings import Finding
from models.form import FORM, Place
from models.keys import (
    BUDGET_YEAR,
    IMPLEMENTATION_PERIOD,
    NAME,
    TARGET,
    TIMELINESS,
    UNIT,
)
from models.rules.rule import rule
from models.rules.subject import Subject
from models.values.cleaning import is_blank
from models.values.target import is_date
from models.values.units import PERCENT, canonical_unit
from models.values.year_shift import without_documents

TIME_UNITS = (
    "分钟 分 秒 小时 时 天 日 工作日 个工作日 周 旬 月 个月 季度 个季度 半年"
).split()
_YEAR = re.compile(r"(19|20)\d\d")
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?=年|[-—~～至.])")
_EARLIER = re.compile(r"(?:比|较|自|从|与|同|截至|截止)(?:了|于)?\s*20\d\d")
_MOMENT = re.compile(
    r"[\dX一二三四五六七八九十]+\s*(?:月|日|号|天|个?工作日|小时|分钟|周|季度|个月)"
    r"|[上下]半年|年[底初末中]|月[底初末中]|每[年季月周日天]|季度|当[日天月周]"
)


@rule
def year_faulty(subject: Subject) -> Iterator[Finding]:
    """Find a form without a budget year in four digits.

    Source: the slot for the year in the title of every form.
    """
    year = subject.form.fields[BUDGET_YEAR]
    if not subject.has_field(BUDGET_YEAR) or is_year(year):
        return
    place = Place(FORM, BUDGET_YEAR)
    if is_blank(year):
        yield subject.missing("error", place, "没有填写年度")
        return
    message = f"年度应为四位数字，如 2026，现为“{year}”"
    yield subject.finding("error", place, message)


@rule
def year_mismatch(subject: Subject) -> Iterator[Finding]:
    """Find years in the period and the texts that are not the budget year.

    Source: the year in the title.  Years of documents (〔2025〕12号) and
    years that are only compared with are left alone.
    """
    year = unicodedata.normalize("NFKC", subject.form.fields[BUDGET_YEAR]).strip()
    if not is_year(year):
        return
    period = _years(subject.form.fields[IMPLEMENTATION_PERIOD])
    for asked, place, text in subject.texts():
        found = _years(text)
        if asked.key == BUDGET_YEAR or not found:
            continue
        if _covers(found, year) or (period and not place.is_field and found <= period):
            continue
        shown = "、".join(f"{each}年" for each in sorted(found))
        message = f"写的是{shown}，与本表年度{year}年不一致，请核对"
        yield subject.finding("warning", place, message)


@rule
def timeliness_without_date(subject: Subject) -> Iterator[Finding]:
    """Find indicators of timeliness that name no date, period or cycle.

    Source: 财预〔2021〕101号 (unverified): 时效 gives the finish time, key
    nodes or a cycle; 及时 or a bare year is none.
    """
    for each in subject.indicators():
        if each.second.meaning == TIMELINESS and not _has_moment(each):
            message = "没有写明完成的月、日、期限或周期，只写“及时”或年份不便考核"
            place = each.place(TARGET if each.text(TARGET) else NAME)
            yield subject.finding("warning", place, message)


def is_year(text: str) -> bool:
    """Return whether a text is a year in four digits."""
    return bool(_YEAR.fullmatch(unicodedata.normalize("NFKC", text).strip()))


def _has_moment(indicator: Indicator) -> bool:
    unit = canonical_unit(indicator.text(UNIT))
    texts = indicator.text(NAME), indicator.text(TARGET)
    return (
        unit in (*TIME_UNITS, PERCENT)
        or any(_MOMENT.search(text) or "%" in text or "％" in text for text in texts)
        or is_date(indicator.text(TARGET))
    )


def _years(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", without_documents(text))
    return set(_YEARS.findall(_EARLIER.sub("", plain)))


def _covers(years: set[str], year: str) -> bool:
    """Return whether a year is among others, or between them."""
    return min(years) <= year <= max(years)
