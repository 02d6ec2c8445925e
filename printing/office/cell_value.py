"""What a text becomes in the cell of a spreadsheet: a number, or itself."""

from __future__ import annotations

import re
from decimal import Decimal

from models.definitions.definition import TextKind
from models.filled_form import FilledForm
from models.form import Place
from printing.wrap import printable_text

NUMERIC: tuple[TextKind, ...] = ("amount", "percentage", "target")
"""Kinds of text that are numbers where they can be."""
MOST_DIGITS = 15
"""A spreadsheet forgets the digits after these."""
MOST_CHARACTERS = 32_767
"""In one cell, counted in UTF-16 as spreadsheets do."""
RISKY = tuple("=+-@")
"""What a formula may begin with when somebody types into the cell."""

_EXACT = re.compile(r"(?!-0$)-?(0|[1-9]\d*)(\.\d*[1-9])?", re.ASCII)


def cell_number(text: str, kind: str) -> Decimal | None:
    """Return the number that a text is, None where it is to stay text.

    Only a number that reads back exactly as it was typed is one: 54.980,
    007, 1e3 and 10 with a blank stay what they are.
    """
    if kind not in NUMERIC or not _EXACT.fullmatch(text):
        return None
    digits = text.lstrip("-0.").replace(".", "")
    return Decimal(text) if len(digits) <= MOST_DIGITS else None


def is_risky(text: str) -> bool:
    """Return whether a text could be taken for a formula."""
    return text.startswith(RISKY)


def cell_string(text: str) -> str:
    """Return what a cell can hold of a text: as printed, up to the most."""
    plain = printable_text(text)
    if len(plain) * 2 <= MOST_CHARACTERS:
        return plain
    most = plain.encode("utf-16-le")[: 2 * MOST_CHARACTERS]
    return most.decode("utf-16-le", errors="ignore")


def kinds_of(filled: FilledForm) -> dict[Place, TextKind]:
    """Return the kind of each text of a form."""
    return {place: asked.kind for asked, place, _ in filled.texts()}
