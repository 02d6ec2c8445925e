"""A published form as rows of texts, with the cells expected of it.

A row of one text is a line; in rows of several the blank ones are covered
by a neighbour, or values that nobody gave.  What is expected has the shape
of the files by hand: docs/format.md, with lists for alternatives and "|" for
other labels.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

TextRow = tuple[str, ...]
TextRows = tuple[TextRow, ...]
Expectation = dict[str, Any]
"""One expected form; JSON, written by hand."""

LABELLED = ("fields", "budget", "weights")
"""The parts of what is expected that have texts under labels."""

_BEFORE = re.compile(r"^(\*|其中[::]|[一二三四五六七八九]、|\d[..])")
_BEHIND = re.compile(r"[::*]$|\((万元|元|盖章|必填|文字|\d+分)\)$")


@dataclass(frozen=True)
class Sheet:
    """The rows of one file, and the forms that have to be read from it.

    Attributes:
        kinds: What was done to it, in the order in which it was.
    """

    rows: TextRows
    expected: tuple[Expectation, ...]
    kinds: tuple[str, ...] = ()

    @property
    def form(self) -> Expectation:
        """What is expected of the first form."""
        return self.expected[0]

    def with_rows(self, rows: Iterable[TextRow]) -> Sheet:
        """Return the sheet with other rows."""
        return replace(self, rows=tuple(rows))

    def expecting(self, change: Callable[[Expectation], None]) -> Sheet:
        """Return the sheet with a changed copy of what is expected."""
        forms = deepcopy(self.expected)
        change(forms[0])
        return replace(self, expected=forms)


Variation = Callable[[Sheet, Random], Sheet]
"""What may be done to a sheet; the same one comes back if it cannot be."""


def read_sheet(text: str, expected: Iterable[Expectation]) -> Sheet:
    """Return the sheet in a text with tabs; lines with # are no part of it."""
    lines = (each for each in text.splitlines() if not each.startswith("#"))
    return Sheet(tuple(tuple(each.split("\t")) for each in lines), tuple(expected))


def sheet_text(sheet: Sheet) -> str:
    """Return the rows as a text with tabs."""
    return "".join("\t".join(row) + "\n" for row in sheet.rows)


@cache
def plain(text: str) -> str:
    """Return a text in half width and without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def alternatives(value: object) -> list[str]:
    """Return all that an expected text may be, in half width."""
    several = value if isinstance(value, list) else [value]
    return [plain(str(each)) for each in several]


def core(label: str) -> str:
    """Return a label without its number, unit, points or colon."""
    found, before = plain(re.sub("[①-⑨]", "", label)), ""
    while found != before:
        before = found
        found = _BEHIND.sub("", _BEFORE.sub("", found))
    return found


def parts_of(key: str) -> list[str]:
    """Return the labels that a key of what is expected is made of."""
    pieces = [re.split("[/()]", core(each)) for each in key.split("|")]
    return [core(part) for each in pieces for part in each if core(part)]


def answers(label: str, key: str) -> bool:
    """Return whether a label of the sheet is the one of an expected text."""
    names = [core(each) for each in key.split("|")]
    return core(label) in names


def renamed(key: str, old: str, new: str) -> str:
    """Return a key that also takes a label's other spelling."""
    others = []
    for each in key.split("|"):
        pieces = re.split(r"([/()])", plain(each))
        changed = "".join(new if core(piece) == old else piece for piece in pieces)
        if changed != plain(each):
            others.append(changed)
    return "|".join([key, *others])


def is_line(row: TextRow) -> bool:
    """Return whether a row is a line outside of the table, or blank."""
    return len(row) == 1


def padded(row: TextRow, width: int) -> TextRow:
    """Return a row with blank cells up to a width."""
    return row + ("",) * (width - len(row))


def filled_row(texts: Iterable[str], width: int) -> TextRow:
    """Return a row that begins with these texts."""
    return padded(tuple(texts), width)


def replaced_cell(rows: TextRows, at: int, column: int, text: str) -> TextRows:
    """Return rows in which one cell has another text."""
    row = (*rows[at][:column], text, *rows[at][column + 1 :])
    return (*rows[:at], row, *rows[at + 1 :])


def put_in(rows: TextRows, at: int, *added: TextRow) -> TextRows:
    """Return rows with others put in before one."""
    return (*rows[:at], *added, *rows[at:])


def each_cell(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Yield the cells that are not blank, with their places."""
    for at, row in enumerate(sheet.rows):
        for column, text in enumerate(row):
            if plain(text):
                yield at, column, text


def field_pairs(sheet: Sheet) -> list[tuple[int, int]]:
    """Return the places of labels that have their text at their right."""
    fields = sheet.form["fields"]
    return [
        (at, column)
        for at, row in enumerate(sheet.rows)
        for column, (label, text) in enumerate(zip(row, row[1:], strict=False))
        if any(
            plain(text) and answers(label, key) and plain(text) in alternatives(value)
            for key, value in fields.items()
        )
    ]
