"""Target values (指标值) read as numbers or dates, where they are such."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from models.values.amount import parse_amount

_PERCENT = "%％‰"
_DAY = r"\d{1,2}月(?:\d{1,2}[日号])?"
_NUMERIC = r"\d{4}[./-]\d{1,2}(?:[./-]\d{1,2})?"
_PART = r"年|[上下]半年|第?[一二三四1-4]季度"
_DATE = re.compile(rf"(?:{_NUMERIC}|(?:\d{{4}}年)?(?:{_DAY}|{_PART}))[底末初前中内以之]*")


def parse_target(text: str) -> Decimal:
    """Return the number in a target; a per cent mark may follow it.

    Raises:
        ValueError: The target is no number.
    """
    return parse_amount(text.strip().rstrip(_PERCENT))


def is_number(text: str) -> bool:
    """Return whether a target is a number."""
    try:
        parse_target(text)
    except ValueError:
        return False
    return True


def is_date(text: str) -> bool:
    """Return whether a target is a date, such as 6月底前 or 2026年12月31日."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return len(plain) <= 20 and bool(_DATE.fullmatch(plain))
