"""The name on the tab of a spreadsheet."""

from __future__ import annotations

import re

from printing.wrap import printable_text

MOST_CHARACTERS = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\n]")
RESERVED = "history"
"""Excel keeps this name for itself."""


def worksheet_name(name: str) -> str:
    """Return a name that every spreadsheet takes, as like as can be."""
    plain = FORBIDDEN.sub(" ", printable_text(name)).strip(" '")
    short = _cut(plain).strip(" '")
    return "表" if short.casefold() in ("", RESERVED) else short


def _cut(name: str) -> str:
    """Return the first of a name, counted in UTF-16 as spreadsheets do."""
    first = name.encode("utf-16-le")[: 2 * MOST_CHARACTERS]
    return first.decode("utf-16-le", errors="ignore")
