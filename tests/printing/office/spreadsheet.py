"""A spreadsheet file taken apart: what stands in each cell, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "xl/worksheets/sheet1.xml"
_REFERENCE = re.compile(r"([A-Z]+)(\d+)")

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True)
class Value:
    """What stands in a cell.

    Attributes:
        kind: "s" for a text, "n" for a number, "" for a blank.
        style: The number of its format.
    """

    text: str
    kind: str
    style: int


@dataclass(frozen=True)
class Spreadsheet:
    """The parts of an .xlsx by name."""

    parts: dict[str, Element]

    def sheet(self, name: str = SHEET) -> Element:
        """Return a worksheet."""
        return self.parts[name]

    def cells(self, name: str = SHEET) -> dict[Place, Value]:
        """Return the cells of a worksheet, blank ones too."""
        strings = ["".join(each.itertext()) for each in self.parts[_STRINGS]]
        return {
            place_of(each.get("r", "")): _value(each, strings)
            for each in self.sheet(name).iter(f"{X}c")
        }

    def merged(self, name: str = SHEET) -> dict[Place, Place]:
        """Return where merged cells begin, and where they end."""
        found = {}
        for each in self.sheet(name).iter(f"{X}mergeCell"):
            first, last = each.get("ref", "").split(":")
            found[place_of(first)] = place_of(last)
        return found

    def names(self) -> dict[str, str]:
        """Return what names stand for: print area, print titles."""
        return {
            each.get("name", ""): each.text or ""
            for each in self.parts["xl/workbook.xml"].iter(f"{X}definedName")
        }

    def format(self, value: Value) -> dict[str, str]:
        """Return how a cell is shown: alignment, number format, quote."""
        styles = self.parts["xl/styles.xml"]
        xf = list(next(styles.iter(f"{X}cellXfs")))[value.style]
        align = xf.find(f"{X}alignment")
        codes = {
            each.get("numFmtId", ""): each.get("formatCode", "")
            for each in styles.iter(f"{X}numFmt")
        }
        found = dict(align.attrib) if align is not None else {}
        number = xf.get("numFmtId", "")
        return {**xf.attrib, **found, "numFmt": codes.get(number, number)}

    def one(self, name: str) -> dict[str, str]:
        """Return the attributes of the only element of a sheet with a name."""
        (found,) = self.sheet().iter(f"{X}{name}")
        return dict(found.attrib)


_STRINGS = "xl/sharedStrings.xml"


def opened(data: bytes) -> Spreadsheet:
    """Return a spreadsheet taken apart."""
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        return Spreadsheet(
            {name: fromstring(package.read(name)) for name in package.namelist()}
        )


def place_of(reference: str) -> Place:
    """Return the place that B3 names."""
    letters, digits = _REFERENCE.findall(reference)[0]
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1


def rows_of(sheet: Element) -> Iterator[tuple[int, float]]:
    """Yield the number of each row, and its height in points."""
    for row in sheet.iter(f"{X}row"):
        yield int(row.get("r", "")) - 1, float(row.get("ht", "0"))


def _value(cell: Element, strings: list[str]) -> Value:
    kind, style = cell.get("t", "n"), int(cell.get("s", "0"))
    found = cell.find(f"{X}v")
    if found is None:
        return Value("", "", style)
    text = found.text or ""
    return Value(strings[int(text)] if kind == "s" else text, kind, style)
