"""Years in texts, moved on by one where they are the form's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

FIRST, LAST = 1900, 2199
LONGEST = 20
"""How many years apart the ends of a range may be."""

_DIGITS = "0123456789"
_WIDE = "０１２３４５６７８９"
_HAN = "〇一二三四五六七八九"
_HAN_YEAR = re.compile(rf"(?<![{_HAN}○零十百千])[{_HAN}○零]{{4}}(?=\s*年)")
_HAN_DIGITS = str.maketrans(_HAN + "○零", _DIGITS + "00")
_PLAIN = str.maketrans(
    _WIDE + "．／－–—―～〜（〔［【）〕］】",
    _DIGITS + "./----~~" + "([[[" + ")]]]",
)
"""Character by character, so that places in a text stay where they are."""

_END = r"(?=\s*(?:$|[-~至到、，,。；;)前止]))"
"""What may follow a month after a full stop: else it is an amount."""

_DATE = re.compile(
    rf"""(?<!\d)(?P<year>\d{{4}})(?:
    (?P<dated>
        \s*(?:[学财]?年度?)(?:\s*\d{{1,2}}\s*月)?(?:\s*\d{{1,2}}\s*[日号])?[初底末中前]*
      | [-/](?:0?[1-9]|1[0-2])(?:[-/]\d{{1,2}})?(?!\d)(?!\s*号)
      | \.(?:0?[1-9]|1[0-2])(?:\.\d{{1,2}})?(?!\d){_END}
      | (?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)
    )
    | (?:0[1-9]|1[0-2])(?!\d)
    | (?!\d)
    )""",
    re.VERBOSE,
)
_DOCUMENT = re.compile(
    r"[(\[]\s*\d{4}\s*年?\s*[)\]]\s*第?\s*\d+\s*号"
    r"|\[\s*\d{4}\s*\]"
    r"|\d{4}\s*年\s*第?\s*\d+\s*号(?!楼)"
    r"|\d{4}-\d+\s*号"
)
_RANGE, _LISTED = r"\s*(?:-+|~|至|到)\s*", r"\s*[、和及与]\s*"


def year_in(text: str) -> int:
    """Return the year that a text is: 2026, ２０２６年度; 0 where it is none."""
    plain = re.fullmatch(r"\s*(\d{4})\s*(?:年度?)?\s*", _plain(text))
    year = int(plain[1]) if plain else 0
    return year if FIRST <= year <= LAST else 0


def shift_years(text: str, year: int) -> str:
    """Return the text with this year moved on by one, as it is written.

    So are all years of a range or a list that begins with it.  Other years
    stay, and so do numbers of documents (〔2026〕3号) and numbers of which
    nothing says that they are years.
    """
    plain = _plain(text)
    for chain in _chains(plain):
        if _year(chain[0]) == year and _is_dated(chain):
            for date in chain:
                text = _moved_on(text, date.start("year"), _year(date) + 1)
    return text


def shift_lone_year(text: str) -> str:
    """Return a text that is a year, moved on by one; any other as it is."""
    year = year_in(text)
    if not year:
        return text
    found = re.search(r"\d{4}", _plain(text))
    assert found is not None
    return _moved_on(text, found.start(), year + 1)


def _plain(text: str) -> str:
    """Return a text of the same length with plain digits and signs."""
    plain = text.translate(_PLAIN)
    return _HAN_YEAR.sub(lambda found: found[0].translate(_HAN_DIGITS), plain)


def _chains(plain: str) -> Iterator[list[re.Match[str]]]:
    """Yield the years of a text, those of a range or a list together."""
    plain = _DOCUMENT.sub(lambda found: "#" * len(found[0]), plain)
    chain: list[re.Match[str]] = []
    for date in _DATE.finditer(plain):
        if chain and not _goes_on(plain, chain[-1], date):
            yield chain
            chain = []
        chain.append(date)
    if chain:
        yield chain


def _goes_on(plain: str, last: re.Match[str], date: re.Match[str]) -> bool:
    if not 0 <= _year(date) - _year(last) <= LONGEST:
        return False
    between = plain[last.end() : date.start()]
    if last["dated"] or date["dated"]:
        return re.fullmatch(rf"{_RANGE}|{_LISTED}", between) is not None
    return re.fullmatch(_RANGE, between) is not None


def _is_dated(chain: list[re.Match[str]]) -> bool:
    """Return whether these numbers are years at all."""
    return len(chain) > 1 or bool(chain[0]["dated"])


def _year(date: re.Match[str]) -> int:
    return int(date["year"])


def _moved_on(text: str, start: int, year: int) -> str:
    """Return the text with a year written at a place, in the digits there."""
    old = text[start : start + 4]
    return text[:start] + _in_digits_of(old, f"{year:04}") + text[start + 4 :]


def _in_digits_of(old: str, year: str) -> str:
    if old[0] in _DIGITS:
        return year
    if old[0] in _WIDE:
        return year.translate(str.maketrans(_DIGITS, _WIDE))
    zero = next((each for each in old if each in "〇○零"), "〇")
    return year.translate(str.maketrans(_DIGITS, zero + _HAN[1:]))
