"""Dates and times of spreadsheets, which are numbers of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from models.reading.files.workbook.format_code import FormatSection, Token, Tokens
from models.values.han_numbers import FORMAL, PLAIN, Numerals, han, han_digits

LAST_DAY = 2_958_465
"""31 December 9999."""

DAY = 86_400
"""In seconds."""

HALVES = ("上午/下午", "am/pm", "a/p")
NOON = 12

DAYS = "一二三四五六日"
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTH_NAMES = (
    "January February March April May June "
    "July August September October November December"
).split()
SHORT = 3
"""Letters of a short name, in a code and in English."""

_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
# Spreadsheets believe that there was a 29 February 1900, their day 60.
_NO_SUCH_DAY = 60


def show_date(days: Decimal, section: FormatSection, *, since_1904: bool) -> str:
    """Return a number of days as a date or a time.

    Raises:
        ValueError: There is no such day.
    """
    if not 0 <= days <= LAST_DAY:
        raise ValueError(days)
    seconds = int((days * DAY).to_integral_value(ROUND_HALF_UP))
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=seconds)
    if not since_1904 and days < _NO_SUCH_DAY:
        moment += timedelta(days=1)
    tokens = _with_minutes(section.tokens)
    clock = _Clock(moment, seconds, any(each.text in HALVES for each in tokens))
    return "".join(_text(each, clock, section) for each in tokens).strip()


def is_in_words(section: FormatSection) -> bool:
    """Return whether a date has names whose language nobody tells."""
    dates = [each.text for each in section.tokens if each.kind == "date"]
    is_named = any(len(each) >= SHORT and each[0] in "dm" for each in dates)
    is_halved = any(each in HALVES[1:] for each in dates)
    return (is_named or is_halved) and section.language not in ("zh", "en")


@dataclass(frozen=True, slots=True)
class _Clock:
    """A moment, and what it is counted as.

    Attributes:
        seconds: All that have passed, for hours beyond a day.
        is_halved: Whether the hours go to twelve.
    """

    moment: datetime
    seconds: int
    is_halved: bool

    @property
    def hour(self) -> int:
        """The hour as it is shown."""
        hour = self.moment.hour
        return (hour - 1) % NOON + 1 if self.is_halved else hour


def _with_minutes(section: Tokens) -> Sequence[Token]:
    """Return the tokens with minutes told from months.

    An m is a minute behind an hour or before a second.
    """
    tokens = list(section)
    timed = [at for at, each in enumerate(tokens) if each.kind in ("date", "elapsed")]
    letters = [tokens[at].text[0] for at in timed]
    for number, at in enumerate(timed):
        is_behind_hour = number > 0 and letters[number - 1] == "h"
        is_before_second = letters[number + 1 : number + 2] == ["s"]
        if letters[number] == "m" and (is_behind_hour or is_before_second):
            tokens[at] = Token(tokens[at].kind, "n" * len(tokens[at].text))
    return tokens


def _text(token: Token, clock: _Clock, section: FormatSection) -> str:
    if token.kind == "elapsed":
        units = {"h": 3_600, "m": 60, "n": 60, "s": 1}
        return f"{clock.seconds // units[token.text[0]]:0{len(token.text)}d}"
    if token.kind != "date":
        return token.text
    if token.text in HALVES:
        is_english = section.language == "en" and token.text != HALVES[0]
        halves = ("AM", "PM") if is_english else ("上午", "下午")
        return halves[clock.moment.hour >= NOON]
    if len(token.text) >= SHORT and token.text[0] in "adm":
        return _name(token.text, clock.moment, section.language)
    numerals = (None, PLAIN, FORMAL)[section.numerals]
    return _part(token.text, clock, numerals)


def _part(letters: str, clock: _Clock, numerals: Numerals | None) -> str:
    """Return a year, month, day, hour, minute or second."""
    moment = clock.moment
    if letters[0] in "ye":
        is_short = letters[0] == "y" and len(letters) < SHORT
        year = f"{moment.year % 100:02d}" if is_short else f"{moment.year}"
        return han_digits(year, numerals) if numerals else year
    parts = {"m": moment.month, "d": moment.day, "h": clock.hour}
    parts |= {"n": moment.minute, "s": moment.second}
    number = parts.get(letters[0])
    if number is None:
        return ""
    if numerals is None:
        return f"{number:0{min(len(letters), 2)}d}"
    return _spoken(number, numerals)


def _spoken(number: int, numerals: Numerals) -> str:
    """Return the number of a day or a month in words: 十一, not 一十一."""
    words = han(number, numerals)
    ten = han(10, numerals)
    return words.removeprefix(ten[0]) if words.startswith(ten) else words


def _name(letters: str, moment: datetime, language: str) -> str:
    """Return the name of a day or a month, English where nothing is told.

    So does a Chinese Excel, whose own letters for days are aaa and aaaa.
    """
    is_long = len(letters) > SHORT
    day = DAYS[moment.weekday()]
    if letters[0] == "a":
        return f"星期{day}" if is_long else day
    if language == "zh":
        if letters[0] == "d":
            return f"星期{day}" if is_long else f"周{day}"
        return f"{_spoken(moment.month, PLAIN)}月"
    names = DAY_NAMES if letters[0] == "d" else MONTH_NAMES
    at = moment.weekday() if letters[0] == "d" else moment.month - 1
    if letters[0] == "m" and len(letters) == 5:
        return names[at][0]
    return names[at] if is_long else names[at][:SHORT]
