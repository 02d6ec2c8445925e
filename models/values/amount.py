"""Amounts of money, exact to the cent (分)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

FOUR_DIGITS = 4
"""万元 and 元 differ by four digits: moving the point is always exact."""

_AMOUNT = re.compile(r"[+-]?\d{1,15}(\.\d{1,12})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


def parse_amount(text: str) -> Decimal:
    """Return the amount a clerk typed, in the unit it was typed in.

    Full-width digits and marks, blanks around, and thousands marks in their
    places are read; exponents and bare letters are not.

    Raises:
        ValueError: The text is no amount.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    if not _AMOUNT.fullmatch(plain):
        raise ValueError(text)
    return Decimal(plain)


def is_amount(text: str) -> bool:
    """Return whether the text is an amount."""
    try:
        parse_amount(text)
    except ValueError:
        return False
    return True


def to_yuan(ten_thousands: Decimal) -> Decimal:
    """Return an amount of 万元 in 元; six decimals of 万元 are whole cents."""
    return ten_thousands.scaleb(FOUR_DIGITS)


def to_ten_thousand_yuan(yuan: Decimal) -> Decimal:
    """Return an amount of 元 in 万元, exactly."""
    return yuan.scaleb(-FOUR_DIGITS)


def print_amount(amount: Decimal) -> str:
    """Return the amount in plain digits: no padding, no exponent."""
    plain = format(amount, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
