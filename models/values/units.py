"""Units of measure in one spelling: ％, 百分比 and (%) are all %."""

from __future__ import annotations

import unicodedata

CANONICAL = {
    "%": "百分比 %(百分比) (%) 百分点 百分率",
    "平方米": "m2 ㎡ 平米 平方",
    "米": "m",
    "公里": "km",
    "人·月": "人*月 人.月 人月",
    "万元": "万",
}
"""Each unit with its other spellings, half-width."""

_UNITS = {
    unicodedata.normalize("NFKC", each).casefold(): unit
    for unit, spellings in CANONICAL.items()
    for each in spellings.split()
}

PERCENT = "%"
YUAN = "元"
TEN_THOUSAND_YUAN = "万元"


def canonical_unit(text: str) -> str:
    """Return a unit in its usual spelling, half-width and without blanks."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return _UNITS.get(plain.casefold(), plain)
