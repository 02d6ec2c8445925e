"""Codes by which spreadsheets format numbers, taken to pieces: #,##0.00;@."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne

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

SYSTEM = {
    "f800": "yyyy年m月d日",
    "x-sysdate": "yyyy年m月d日",
    "f400": "h:mm:ss",
    "x-systime": "h:mm:ss",
}
"""What a Chinese system puts in the place of the section that it is in: the
long date and the time of the menu, whatever stands behind."""

_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|(?P<filling>[_*].)'
    r"|\[\$(?P<currency>[^\]-]*)-?(?P<place>[^\]]*)\]"
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<rule>[^\]]*)\]"
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<general>General|G/通用格式)"
    r"|(?P<letters>y+|m+|d+|h+|s+|e+|b+|g+|a{3,})"
    r"|(?P<end>;)|(?P<text>@)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_RULE = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,30}(?:\.\d{1,30})?)")
_NUMERALS = re.compile(r"DBNum([12])", re.IGNORECASE)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d+"
    r"|[黑蓝青绿红白黄]色?|洋红色?|蓝绿色|颜色\s*\d+|ENG)",
    re.IGNORECASE,
)
_DIGITS = frozenset("0#?.,%/")
_CURRENCY = frozenset("¥￥$€")
"""Left out: an amount is a number, whatever stands before it."""

_CHINESE = frozenset({"804", "zh-cn", "zh", "zh-hans"})
_ENGLISH = frozenset({"409", "809", "en-us", "en-gb", "en"})
_TESTS = {"<=": le, ">=": ge, "<>": ne, "<": lt, ">": gt, "=": eq}


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a code.

    Attributes:
        kind: "literal", "digit", "date", "elapsed" for hours beyond a day,
            "general" for a number as it is, "exponent" or "text".
    """

    kind: str
    text: str


Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """Which numbers a section is for: [>=5]."""

    mark: str
    limit: Decimal

    def holds(self, number: Decimal) -> bool:
        """Return whether a number is among them."""
        return bool(_TESTS[self.mark](number, self.limit))


@dataclass(frozen=True, slots=True)
class FormatSection:
    """The code of positive numbers, of negative ones, of noughts or texts.

    Attributes:
        language: "zh" or "en" where it is told, else "".
        numerals: 1 for 一二三, 2 for 壹贰叁, 0 for 123.
        is_known: Whether all of it is understood.
    """

    tokens: Tokens = ()
    condition: Condition | None = None
    language: str = ""
    numerals: int = 0
    is_known: bool = True

    @property
    def is_date(self) -> bool:
        """Whether it shows numbers as dates or times."""
        return any(each.kind in ("date", "elapsed") for each in self.tokens)

    def has(self, kind: str) -> bool:
        """Return whether it has a token of a kind."""
        return any(each.kind == kind for each in self.tokens)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[FormatSection, ...]:
    """Return the sections of a code in their order, four at most."""
    parts: list[list[re.Match[str]]] = [[]]
    for piece in _PIECES.finditer(code[:MOST_CHARACTERS]):
        if piece.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(map(_section, parts[:4]))


def literals(tokens: Tokens) -> str:
    """Return the text of tokens that show themselves, with per cent signs."""
    return "".join(
        each.text for each in tokens if each.kind != DIGIT or each.text == "%"
    )


def _section(pieces: list[re.Match[str]]) -> FormatSection:
    rules = [each["rule"] for each in pieces if each["rule"] is not None]
    places = [each["place"].lower() for each in pieces if each["place"]]
    for each in places:
        if each in SYSTEM:
            return sections(SYSTEM[each])[0]
    conditions = [each for each in map(_RULE.fullmatch, rules) if each]
    numerals = [each for each in map(_NUMERALS.fullmatch, rules) if each]
    colours = [each for each in map(_COLOUR.fullmatch, rules) if each]
    known = len(conditions) + len(numerals) + len(colours)
    return FormatSection(
        tuple(token for piece in pieces for token in _tokens(piece)),
        _condition(conditions[0]) if conditions else None,
        _language(places),
        int(numerals[0][1]) if numerals else 0,
        known == len(rules)
        and all(map(_is_usual_place, places))
        and not any(map(_is_unknown, pieces)),
    )


def _condition(rule: re.Match[str]) -> Condition:
    return Condition(rule[1], Decimal(rule[2]))


def _language(places: list[str]) -> str:
    for each in places:
        if each in _CHINESE:
            return "zh"
        if each in _ENGLISH:
            return "en"
    return "other" if places else ""


def _is_usual_place(place: str) -> bool:
    """Return whether a place names a language and no calendar beside."""
    return len(place) <= 4 or place in _CHINESE | _ENGLISH


def _is_unknown(piece: re.Match[str]) -> bool:
    """Return whether a piece is a letter that nobody quoted, or a calendar."""
    text = piece.group()
    if piece.lastgroup == "letters":
        return text[0].lower() in "bg"
    return piece.lastgroup == "other" and text.isascii() and text.isalpha()


def _tokens(piece: re.Match[str]) -> Iterator[Token]:
    kind = piece.lastgroup or ""
    if kind in ("filling", "rule"):
        return
    text = piece["currency"] if kind == "place" else piece[kind]
    if text in _CURRENCY:
        return
    if kind == "other" and text in _DIGITS:
        yield Token(DIGIT, text)
    elif kind in ("letters", "half"):
        yield Token("date", text.lower())
    elif kind in ("elapsed", "exponent", "general", "text"):
        yield Token(kind, text.lower())
    elif text:
        yield Token("literal", text)
