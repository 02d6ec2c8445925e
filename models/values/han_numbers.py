"""Numbers in Chinese characters: 一百〇五, 壹佰零伍."""

from __future__ import annotations

from dataclasses import dataclass

GROUPS = ("", "万", "亿", "万亿", "亿亿")
LARGEST_HAN = 10 ** (4 * len(GROUPS)) - 1


@dataclass(frozen=True, slots=True)
class Numerals:
    """The characters of a style.

    Attributes:
        digits: Those of 0 to 9.
        units: Those of a thousand, a hundred and ten.
    """

    digits: str
    units: str


PLAIN = Numerals("〇一二三四五六七八九", "千百十")
FORMAL = Numerals("零壹贰叁肆伍陆柒捌玖", "仟佰拾")


def han(number: int, numerals: Numerals = PLAIN) -> str:
    """Return a number from 0 to LARGEST_HAN in words: 一十二, 三万〇五十."""
    nought, text, is_gap = numerals.digits[0], "", False
    for power in reversed(range(len(GROUPS))):
        part = number // 10 ** (4 * power) % 10_000
        if part:
            text += nought * (bool(text) and (is_gap or part < 1000))
            text += _four(part, numerals) + GROUPS[power]
        is_gap = bool(text) and not part
    return text or nought


def han_digits(written: str, numerals: Numerals = PLAIN) -> str:
    """Return a text with each digit as a character: 二〇二六."""
    return written.translate(
        {ord("0") + at: each for at, each in enumerate(numerals.digits)}
    )


def _four(number: int, numerals: Numerals) -> str:
    """Return a number below ten thousand in words."""
    text, nought = "", numerals.digits[0]
    for unit, power in zip((*numerals.units, ""), (1000, 100, 10, 1), strict=True):
        digit, number = divmod(number, power)
        if digit:
            text += numerals.digits[digit] + unit
        elif text and number and not text.endswith(nought):
            text += nought
    return text
