"""Dates and times of spreadsheets, which are numbers of days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from models.reading.format_code import Section, Token

LAST_DAY = 2_958_465
"""31 December 9999."""

DAY = 86_400
"""In seconds."""

HALVES = ("上午/下午", "am/pm", "a/p")
NOON = 12

_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
# Spreadsheets believe that there was a 29 February 1900, their day 60.
_NO_SUCH_DAY = 60


def show_date(days: Decimal, section: Section, *, since_1904: bool) -> str:
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
    tokens = _with_minutes(section)
    hour = moment.hour
    if any(each.text in HALVES for each in tokens):
        hour = (hour - 1) % NOON + 1
    return "".join(_text(each, moment, hour, seconds) for each in tokens).strip()


def _with_minutes(section: Section) -> Sequence[Token]:
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


def _text(token: Token, moment: datetime, hour: int, seconds: int) -> str:
    if token.kind == "elapsed":
        units = {"h": 3_600, "m": 60, "n": 60, "s": 1}
        return f"{seconds // units[token.text[0]]:0{len(token.text)}d}"
    if token.kind != "date":
        return token.text
    if token.text in HALVES:
        return "上午" if moment.hour < NOON else "下午"
    if token.text[0] in "yeb":
        return f"{moment.year % 100:02d}" if token.text == "yy" else f"{moment.year}"
    parts = {"m": moment.month, "d": moment.day, "h": hour}
    parts |= {"n": moment.minute, "s": moment.second}
    return f"{parts[token.text[0]]:0{min(len(token.text), 2)}d}"
