"""Codes by which spreadsheets format numbers, taken to pieces: #,##0.00;@."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

GENERAL = "General"
DIGIT = "digit"
MOST_CHARACTERS = 255
"""In a code, as in spreadsheets."""

BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日",
    32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒",
    36: "yyyy年m月", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@",
    50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日",
    55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
"""Formats that files name by a number alone, as a Chinese system has them."""

_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<filling>[_*].)'
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[(?P<elapsed>h+|m+|s+)\]|(?P<rule>\[[^\]]*\])"
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])|(?P<general>General|G/通用格式)"
    r"|(?P<letters>y+|m+|d+|h+|s+|e+|b+)|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_DIGITS = frozenset("0#?.,%/")
_CURRENCY = frozenset("¥￥$€")
"""Left out: an amount is a number, whatever stands before it."""

_LITERAL = ("quoted", "escaped", "currency")
_DATE = ("letters", "half")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a code.

    Attributes:
        kind: "literal", "digit", "date", "elapsed" for hours beyond a day,
            or "plain" for what is shown as if there were no format.
    """

    kind: str
    text: str


Section = tuple[Token, ...]
"""The code of positive numbers, of negative ones, or of zeros."""


def is_date(section: Section) -> bool:
    """Return whether a section shows numbers as dates or times."""
    return any(each.kind in ("date", "elapsed") for each in section)


def is_plain(section: Section) -> bool:
    """Return whether a section shows a number as it is."""
    return any(each.kind == "plain" for each in section)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[Section, ...]:
    """Return the sections of a code for numbers; those for texts are not."""
    found: list[list[Token]] = [[]]
    is_text = [False]
    for piece in _PIECES.finditer(code[:MOST_CHARACTERS]):
        if piece.lastgroup == "end":
            found.append([])
            is_text.append(False)
        elif piece.group() == "@":
            is_text[-1] = True
        else:
            found[-1] += _tokens(piece)
    numeric = [each for each, text in zip(found, is_text, strict=True) if not text]
    return tuple(map(tuple, numeric[:3]))


def _tokens(piece: re.Match[str]) -> Iterator[Token]:
    kind = piece.lastgroup or ""
    text = piece.group(kind)
    if text in _CURRENCY:
        return
    if kind in _LITERAL or (kind == "other" and text not in _DIGITS):
        yield Token("literal", text)
    elif kind in _DATE:
        yield Token("date", text.lower())
    elif kind == "elapsed":
        yield Token("elapsed", text.lower())
    elif kind == "other":
        yield Token(DIGIT, text)
    elif kind != "filling" and not _is_colour(text):
        yield Token("plain", text)


def _is_colour(rule: str) -> bool:
    """Return whether a rule in brackets only colours; others part numbers."""
    return rule.startswith("[") and not set("<>=").intersection(rule)
