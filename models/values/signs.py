"""Signs of indicators: what a target is compared by, in every spelling."""

from __future__ import annotations

import unicodedata
from enum import Enum


class Sign(Enum):
    """What stands in the sign column; the value is the printed glyph.

    The column holds an operator, or says why there is none.
    """

    AT_LEAST = "≥"
    MORE_THAN = "＞"
    EQUAL = "="
    LESS_THAN = "＜"
    AT_MOST = "≤"
    QUALITATIVE = "定性"
    OTHER_QUANTITATIVE = "定量（其他）"
    NOT_APPLICABLE = "不适用"

    @property
    def identifier(self) -> str:
        """The name of the sign in docs/glossary.md."""
        return self.name.lower()

    @property
    def is_operator(self) -> bool:
        """Whether the sign asks for a number to compare with."""
        return self in OPERATORS


OPERATORS = (Sign.AT_LEAST, Sign.MORE_THAN, Sign.EQUAL, Sign.LESS_THAN, Sign.AT_MOST)

SPELLINGS = {
    Sign.AT_LEAST: "≥ ≧ ⩾ >= => 不低于 不少于 不小于 大于等于 大于或等于 至少",
    Sign.MORE_THAN: "> 大于 高于 多于",
    Sign.EQUAL: "= == 等于",
    Sign.LESS_THAN: "< 小于 低于 少于",
    Sign.AT_MOST: "≤ ≦ ⩽ <= =< 不超过 不高于 不大于 不多于 小于等于 小于或等于 至多",
    Sign.QUALITATIVE: "定性 定性指标",
    Sign.OTHER_QUANTITATIVE: "定量(其他) 定量其他",
    Sign.NOT_APPLICABLE: "不适用",
}
"""Half-width spellings; full-width ones and blanks are folded before."""

_SIGNS = {each: sign for sign, all_ in SPELLINGS.items() for each in all_.split()}
_LONGEST = max(map(len, _SIGNS))


def read_sign(text: str) -> Sign:
    """Return the sign that a text spells.

    Raises:
        ValueError: The text is no sign.
    """
    found = _SIGNS.get(_folded(text)) if len(text) <= 4 * _LONGEST else None
    if found is None:
        raise ValueError(text)
    return found


def is_sign(text: str) -> bool:
    """Return whether the whole text spells a sign."""
    try:
        read_sign(text)
    except ValueError:
        return False
    return True


def normalise_sign(text: str) -> str:
    """Return the printed glyph of a sign, and any other text unchanged."""
    return read_sign(text).value if is_sign(text) else text


def split_sign(text: str) -> tuple[str, str]:
    """Return the operator a text begins with, as printed, and the rest.

    Both ≥80米 and 不低于 80 米 give ("≥", …); a text without one gives
    ("", text).
    """
    for length in range(min(_LONGEST, len(text)), 0, -1):
        head, rest = text[:length], text[length:]
        if is_sign(head) and rest.strip() and read_sign(head).is_operator:
            return read_sign(head).value, rest.strip()
    return "", text


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
