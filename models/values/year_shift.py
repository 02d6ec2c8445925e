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
_NUMBER = rf"(?:第?{_GAP}[0-9]{{1,6}}|第?{_GAP}[一二三四五六七八九十百零〇]{{1,6}}){_GAP}号"
_EDITION = "(?:修订|修正|修改|修编|增补)(?:版本?|稿|案|本|文本)?|版|本|试行"
_ISSUED = f"{_EDITION}|公布|发布|颁布|印发|施行|实施|通过|批准"
_LAW = "法|条例|办法|规定|细则|规程|规范|标准|意见|通知|制度|准则|章程|决定"
_TASK = r"(?![^()\[\]]*[)\]](?<=[前底内][)\]]))"
_DOCUMENT = re.compile(
    # 〔2026〕3号, 〔2026〕, 2026年第3号, 2026-3号
    rf"[(\[]{_GAP}[0-9]{{4}}{_GAP}年?{_GAP}[)\]]{_GAP}{_NUMBER}"
    rf"|\[{_GAP}[0-9]{{4}}{_GAP}年?{_GAP}\]"
    rf"|[0-9]{{4}}{_GAP}年{_GAP}第?{_GAP}[0-9]+{_GAP}号(?!楼)"
    rf"|[0-9]{{4}}{_GAP}年{_GAP}第{_GAP}[一二三四五六七八九十百零〇]{{1,6}}{_GAP}号(?!楼)"
    rf"|[0-9]{{4}}-[0-9]+{_GAP}号"
    # 2026年国务院令第3号, 2026年中央一号文件
    rf"|[0-9]{{4}}{_GAP}年[^0-9，。；、,;()\[\]]{{0,12}}令{_GAP}{_NUMBER}"
    rf"|[0-9]{{4}}{_GAP}年[^0-9，。；、,;()\[\]]{{0,12}}[0-9一二三四五六七八九十]{{1,4}}号文"
    # 《办法》（2026年修订）, 规划（2026—2030年）
    rf"|《[^《》]{{1,200}}》(?:{_GAP}[(\[]{_TASK}[^()\[\]]{{0,60}}[)\]])?"
    rf"|(?:规划|纲要|计划|方案|行动|战略|目录|大纲)[”’\"』」]?{_GAP}[(\[]{_GAP}[0-9]{{4}}"
    rf"{_GAP}年?{_GAP}(?:-+|~|至|到){_GAP}[0-9]{{4}}{_GAP}年?[^()\[\]]{{0,9}}[)\]]"
    # 预算法（2026年12月29日第三次修正）, 目录2026年版, 2026年修订的办法
    rf"|[(\[][^()\[\]0-9]{{0,20}}[0-9]{{4}}{_GAP}年?[^()\[\]]{{0,20}}(?:{_EDITION})[)\]]"
    rf"|(?:{_LAW}){_GAP}[(\[]{_TASK}[^()\[\]]{{0,40}}(?:{_ISSUED})[)\]]"
    rf"|[0-9]{{4}}{_GAP}年?{_GAP}(?:修订|修正)?(?:版|修[订正改]本)(?![面块权图税纳])"
    rf"|[0-9]{{4}}{_GAP}年{_GAP}(?:第[一二三四五六七八九十]次)?(?:修订|修正|修改|发布|公布|印发|颁布)"
    rf"{_GAP}的{_GAP}[《“]?"
)
"""Documents, and what is said of them: their years are part of a name.

A deadline behind a name in brackets, （2026年6月底前）, is a task's.
"""
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
    stay, and so do those of documents (〔2026〕3号, 《办法》（2026年修订）) and
    numbers of which nothing says that they are years.
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


def without_documents(text: str) -> str:
    """Return a text with # for what names a document, of the same length."""
    return _DOCUMENT.sub(lambda found: "#" * len(found[0]), _plain(text))


def _plain(text: str) -> str:
    """Return a text of the same length with plain digits and signs."""
    plain = text.translate(_PLAIN)
    return _HAN_YEAR.sub(lambda found: found[0].translate(_HAN_DIGITS), plain)


def _chains(plain: str) -> Iterator[list[re.Match[str]]]:
    """Yield the years of a text, those of a range or a list together."""
    plain = without_documents(plain)
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
