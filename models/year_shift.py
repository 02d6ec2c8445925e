"""Years in texts, moved on by one where they are the form's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

FIRST, LAST = 1900, 2199
LONGEST = 20
"""How many years apart the ends of a range may be."""

_DIGITS = "0123456789"
_WIDE = "０１２３４５６７８９"
_HAN = "〇一二三四五六七八九"
_GAP = r"\s{0,4}"
"""Between parts of a date; any number would take minutes in a blank cell."""

_HAN_YEAR = re.compile(rf"(?<![{_HAN}○零十百千])[{_HAN}○零]{{4}}(?={_GAP}年)")
_HAN_DIGITS = str.maketrans(_HAN + "○零", _DIGITS + "00")
_PLAIN = str.maketrans(
    _WIDE + "．／－–—―～〜（〔［【）〕］】",
    _DIGITS + "./----~~" + "([[[" + ")]]]",
)
"""Character by character, so that places in a text stay where they are."""

_END = rf"(?={_GAP}(?:$|[-~至到、，,。；;)前止]))"
"""What may follow a month after a full stop: else it is an amount."""

_DATE = re.compile(
    rf"""(?<![0-9])(?P<year>[0-9]{{4}})(?:
    (?P<dated>
        {_GAP}[学财]?年度?
        (?:{_GAP}[0-9]{{1,2}}{_GAP}月)?
        (?:{_GAP}[0-9]{{1,2}}{_GAP}[日号])?[初底末中前]*
      | [-/](?:0?[1-9]|1[0-2])(?:[-/][0-9]{{1,2}})?(?![0-9])(?!{_GAP}号)
      | \.(?:0?[1-9]|1[0-2])(?:\.[0-9]{{1,2}})?(?![0-9]){_END}
      | (?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?![0-9])
    )
    | (?:0[1-9]|1[0-2])(?![0-9])
    | (?![0-9])
    )""",
    re.VERBOSE,
)
_DOCUMENT = re.compile(
    rf"[(\[]{_GAP}[0-9]{{4}}{_GAP}年?{_GAP}[)\]]{_GAP}第?{_GAP}[0-9]+{_GAP}号"
    rf"|\[{_GAP}[0-9]{{4}}{_GAP}\]"
    rf"|[0-9]{{4}}{_GAP}年{_GAP}第?{_GAP}[0-9]+{_GAP}号(?!楼)"
    rf"|[0-9]{{4}}-[0-9]+{_GAP}号"
)
_RANGE, _LISTED = rf"{_GAP}(?:-+|~|至|到){_GAP}", rf"{_GAP}[、和及与]{_GAP}"


def year_in(text: str) -> int:
    """Return the year that a text is: 2026, ２０２６年度; 0 where it is none."""
    plain = re.fullmatch(rf"([0-9]{{4}}){_GAP}(?:年度?)?", _plain(text).strip())
    year = int(plain[1]) if plain else 0
    return year if FIRST <= year <= LAST else 0


@lru_cache(maxsize=16_384)
def shift_years(text: str, year: int) -> str:
    """Return the text with this year moved on by one, as it is written.

    So are all years of a range or a list that begins with it.  Other years
    stay, and so do numbers of documents (〔2026〕3号) and numbers of which
    nothing says that they are years.
    """
    plain = _plain(text)
    if str(year) not in plain:
        return text
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
