"""Whether what is expected of a sheet still stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.variations.sheet import (
    Expectation,
    Sheet,
    TextRow,
    alternatives,
    core,
    parts_of,
    plain,
)
from tests.variations.spellings import PARENTS
from tests.variations.titles import DIGITS, YEAR

VALUE = ("sign", "target", "unit")
LEVELS = ("first_level", "second_level")
SIGNS = str.maketrans({"≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤"})


def untrue(sheet: Sheet) -> list[str]:
    """Return what is expected of a sheet, and does not stand on it."""
    return [each for form in sheet.expected for each in _untrue(sheet, form)]


def _untrue(sheet: Sheet, form: Expectation) -> Iterator[str]:
    whole = plain("".join(text for row in sheet.rows for text in row))
    yield from _untrue_head(whole, form)
    texts = set(_texts(sheet))
    labels = {core(text) for text in texts}
    for part in ("fields", "budget"):
        for key, value in form[part].items():
            is_unit = "金额单位" in key
            where = whole if is_unit else texts
            if not any(each in where for each in alternatives(value)):
                yield f"{key}: {value}"
            if not is_unit and not _has_label(labels, key):
                yield f"no label {key}"
    for key, value in form["weights"].items():
        if not _has_points(sheet, whole, key, value):
            yield f"no points {key} {value}"
    for indicator in form["indicators"]:
        yield from _untrue_row(sheet, indicator)


def _untrue_head(whole: str, form: Expectation) -> Iterator[str]:
    year = str(form["budget_year"])
    years = (year, year.translate(DIGITS))
    if form["budget_year"] and not any(each in whole for each in years):
        yield f"year {year}"
    titles = [YEAR.sub("", each) for each in alternatives(form["title"])]
    if not any(each in YEAR.sub("", whole) for each in titles):
        yield f"title {titles[0]}"


def _texts(sheet: Sheet) -> Iterator[str]:
    """Yield what may be one text: a cell, what a colon parts, two rows."""
    for at, row in enumerate(sheet.rows):
        for column, text in enumerate(map(plain, row)):
            yield text
            before, _, behind = text.partition(":")
            yield from (before, behind)
            below = sheet.rows[at + 1 : at + 2]
            if below and column < len(below[0]):
                yield text + plain(below[0][column])


def _has_label(labels: set[str], key: str) -> bool:
    """Return whether each part of one of the spellings is in some label."""
    return any(
        all(any(part in label for label in labels) for part in parts_of(each))
        for each in key.split("|")
    )


def _has_points(sheet: Sheet, whole: str, key: str, value: str) -> bool:
    rows = ([plain(text) for text in row] for row in sheet.rows)
    is_in_row = any(row[0] == plain(key) and value in row for row in rows)
    labels = [f"{plain(each)}({value}分)" for each in key.split("|")]
    return is_in_row or any(each in whole for each in labels)


def _untrue_row(sheet: Sheet, indicator: Expectation) -> Iterator[str]:
    names = alternatives(indicator["name"])
    rows = [row for row in sheet.rows if any(plain(text) in names for text in row)]
    if not any(_is_row_of(row, indicator) for row in rows):
        yield f"row {names[0]}"
    whole = plain("".join(text for row in sheet.rows for text in row))
    first, second = (
        [_bare(each) for each in alternatives(indicator[key])] for key in LEVELS
    )
    if not any(each in whole for each in second):
        yield f"level {second[0]}"
    is_said = any(PARENTS.get(each) in first for each in second)
    if not is_said and not any(each in whole for each in first):
        yield f"level {first[0]}"


def _bare(level: str) -> str:
    return re.sub(r"(指标|目标)$", "", level)


def _is_row_of(row: TextRow, indicator: Expectation) -> bool:
    """Return whether all that is expected of an indicator is in a row."""
    cells = [plain(text).translate(SIGNS) for text in row]
    value = "".join(plain(indicator[key]) for key in VALUE).translate(SIGNS)
    joined = "".join(cells).replace(">=", "≥").replace("<=", "≤")
    joined = re.sub(r"[()]", "", joined)
    known = (*VALUE, *LEVELS, "name", "extra")
    columns = [each for key, each in indicator.items() if key not in known]
    extra = indicator.get("extra", {}).items()
    columns += [text for key, text in extra if key != "目标期间"]
    wanted = [plain(each) for each in columns if each]
    has_value = re.sub(r"[()]", "", value) in joined
    return has_value and all(each in cells for each in wanted)
