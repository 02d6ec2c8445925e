"""Titles and years, spelt otherwise; punctuation in another width."""

from __future__ import annotations

import re
from random import Random

from tests.variations.sheet import (
    Expectation,
    Sheet,
    alternatives,
    is_line,
    plain,
    put_in,
    replaced_cell,
)
from tests.variations.spellings import TITLES
from tests.variations.tree import top_of

YEAR = re.compile(r"\s*[（(]?\s*(?:19|20)\d\d\s*年度?\s*[）)]?\s*")
DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL = str.maketrans("():;,%<>=", "（）：；，％＜＞＝")
HALF = str.maketrans("（）：；，％＜＞＝", "():;,%<>=")
FULL_DIGITS = str.maketrans("0123456789.", "０１２３４５６７８９．")


def year_in_characters(sheet: Sheet, random: Random) -> Sheet:
    """Write the year as 二〇二六 below the title."""
    year = str(sheet.form["budget_year"]).translate(DIGITS)
    text = random.choice(("（{}年度）", "{}年度", "( {} 年度 )", "（{}年）"))
    return _year_below(sheet, text.format(year))


def year_below(sheet: Sheet, random: Random) -> Sheet:
    """Write the year on a line of its own below the title."""
    text = random.choice(("{}年度", "（{}年度）", "（ {} 年）", "({}年度)", "年度：{}"))
    return _year_below(sheet, text.format(sheet.form["budget_year"]))


def year_in_full_width(sheet: Sheet, random: Random) -> Sheet:
    """Write the year in digits of full width below the title."""
    year = str(sheet.form["budget_year"]).translate(FULL_DIGITS)
    text = random.choice(("（{}年度）", "（{} 年 度）", "{}年度"))
    return _year_below(sheet, text.format(year))


def year_beside_unit(sheet: Sheet, random: Random) -> Sheet:
    """Write year and unit of the amounts on one line below the title."""
    unit = sheet.form["fields"].get("金额单位", "")
    if not isinstance(unit, str) or not unit:
        return sheet
    pattern = random.choice(("（{}年度）          金额单位：{}", "{}年度    单位：{}"))
    return _year_below(sheet, pattern.format(sheet.form["budget_year"], unit))


def year_before_title(sheet: Sheet, random: Random) -> Sheet:
    """Write the year before the title, or behind it on the same line."""
    return _year_in_title(sheet, random.choice(("{}年度{}", "{}年{}")))


def year_behind_title(sheet: Sheet, random: Random) -> Sheet:
    """Write the year in brackets behind the title, on the same line."""
    styles = ("{1}（{0}年度）", "{1}({0}年)", "{1} （ {0} 年度 ）")
    return _year_in_title(sheet, random.choice(styles))


def other_title(sheet: Sheet, random: Random) -> Sheet:
    """Give the form another title of its kind."""
    at = _title_at(sheet)
    kinds = alternatives(sheet.form["form"])
    choices = TITLES[_kind_of_title(kinds)]
    if kinds == ["project_form"]:
        choices = (*choices, *TITLES["approval_form"])
    title = random.choice(choices)
    if at < 0 or title in alternatives(sheet.form["title"]):
        return sheet
    is_approval = title in TITLES["approval_form"]

    def expect(form: Expectation) -> None:
        form["title"] = title
        form["form"] = [*kinds, "approval_form"] if is_approval else form["form"]

    year = YEAR.search(sheet.rows[at][0])
    text = title if not year else f"{title}（{sheet.form['budget_year']}年度）"
    return sheet.with_rows(replaced_cell(sheet.rows, at, 0, text)).expecting(expect)


def _kind_of_title(kinds: list[str]) -> str:
    """Return the narrowest of the kinds that a form may be called."""
    narrow = ("department_self_evaluation", "evaluation_indicators", "approval_form")
    return next((each for each in narrow if each in kinds), kinds[0])


def title_spaced(sheet: Sheet, random: Random) -> Sheet:
    """Put blanks between the characters of the title."""
    at = _title_at(sheet)
    if at < 0 or YEAR.search(sheet.rows[at][0]):
        return sheet
    text = " ".join(sheet.rows[at][0].strip())
    return sheet.with_rows(replaced_cell(sheet.rows, at, 0, text))


def full_width(sheet: Sheet, random: Random) -> Sheet:
    """Write brackets, colons, commas and signs in full width."""
    return _translated(sheet, FULL)


def half_width(sheet: Sheet, random: Random) -> Sheet:
    """Write brackets, colons, commas and signs in half width."""
    return _translated(sheet, HALF)


def digits_in_full_width(sheet: Sheet, random: Random) -> Sheet:
    """Write short numbers in full width."""
    rows = [
        tuple(
            text.translate(FULL_DIGITS) if re.fullmatch(r"[\d.]+", text) else text
            for text in row
        )
        for row in sheet.rows
    ]
    return sheet.with_rows(rows)


def _translated(sheet: Sheet, table: dict[int, int]) -> Sheet:
    rows = [
        tuple(
            text if re.fullmatch(r"[\d.,]+", text) else text.translate(table)
            for text in row
        )
        for row in sheet.rows
    ]
    return sheet.with_rows(rows)


def _title_at(sheet: Sheet) -> int:
    """Return the line that holds the title, -1 if none does."""
    titles = [YEAR.sub("", each) for each in alternatives(sheet.form["title"])]
    for at in range(top_of(sheet)):
        if YEAR.sub("", plain(sheet.rows[at][0])) in titles:
            return at
    return -1


def _without_year(sheet: Sheet) -> Sheet:
    """Return the sheet with its year gone from the lines at the top."""
    rows = []
    for at, row in enumerate(sheet.rows):
        text = YEAR.sub("", row[0]) if at < top_of(sheet) and is_line(row) else row[0]
        if text or not YEAR.search(row[0]):
            rows.append((text, *row[1:]))
    return sheet.with_rows(rows)


def _year_below(sheet: Sheet, line: str) -> Sheet:
    if _is_named_by_its_year(sheet):
        return sheet
    bare = _without_year(sheet)
    return bare.with_rows(put_in(bare.rows, _title_at(bare) + 1, (line,)))


def _year_in_title(sheet: Sheet, pattern: str) -> Sheet:
    if _is_named_by_its_year(sheet):
        return sheet
    bare = _without_year(sheet)
    at = _title_at(bare)
    text = pattern.format(sheet.form["budget_year"], bare.rows[at][0])
    return bare.with_rows(replaced_cell(bare.rows, at, 0, text))


def _is_named_by_its_year(sheet: Sheet) -> bool:
    """Return whether the year stands between other words of the title."""
    at = _title_at(sheet)
    if at < 0 or not sheet.form["budget_year"]:
        return True
    found = YEAR.search(sheet.rows[at][0])
    return bool(found and found.start() and found.end() < len(sheet.rows[at][0]))
