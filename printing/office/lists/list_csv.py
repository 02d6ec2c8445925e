"""Writes the list of indicators as text for other programs (.csv).

UTF-8 with the mark that Excel and WPS know it by, lines ended as on
Windows, and nothing in it that a spreadsheet would take for a formula.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from models.definitions.definition import Column
from models.filled_form import FilledForm
from models.values.csv_guard import guarded
from models.values.signs import is_sign
from printing.office.cell_value import NUMERIC
from printing.office.lists.indicator_list import TO_MEND, IndicatorList, indicator_list
from printing.wrap import printable_text

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def write_list_csv(filled: FilledForm) -> bytes:
    """Return the indicators of a form as CSV.

    What the fiscal system would refuse stands in a last column, which is
    there only as long as there is something to mend.
    """
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows(
        _lines(indicator_list(filled))
    )
    return written.getvalue().encode("utf-8-sig")


def _lines(listed: IndicatorList) -> Iterator[list[str]]:
    mended = [TO_MEND] if listed.has_rows_to_mend else []
    yield [*(column.label for column in listed.columns), *mended]
    for row in listed.rows:
        texts = [_safe(t, c) for t, c in zip(row.texts, listed.columns, strict=True)]
        yield [*texts, *([guarded(row.to_mend)] if mended else [])]


def guarded_texts(listed: IndicatorList) -> int:
    """Return how many texts of a list get a mark in front."""
    return sum(
        _safe(text, column) != printable_text(text)
        for row in listed.rows
        for text, column in zip(row.texts, listed.columns, strict=True)
    )


def _safe(text: str, column: Column) -> str:
    """Return a text that is itself in a spreadsheet, and no formula.

    What a column is for decides: a sign may be =, a target may be -5.
    """
    plain = printable_text(text)
    if column.kind == "sign" and is_sign(plain):
        return plain
    if column.kind in NUMERIC and _NUMBER.fullmatch(plain):
        return plain
    return guarded(plain)
