"""One sheet of a workbook (.xlsx): its cells, merges and page headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.reading.format_code import GENERAL
from models.reading.limits import MOST_ROWS
from models.reading.sheet import BEYOND, HIDDEN_LINES, Position, Range, Sheet, cell_name

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NOT_CALCULATED = "公式没有算好的结果，没有读入，请先在 Excel、WPS 里打开并保存一次"
BAD_TEXT = "单元格的文字找不到，没有读入，文件可能已损坏"

TRUE = ("1", "true")
MIDNIGHT = "T00:00:00"

PAGE_NUMBERS = ("&P", "&N")

_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,10})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EDGE_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z&])')
_EDGE_PART = re.compile("&[LCR]")


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share.

    Attributes:
        strings: Texts that cells name by number.
        formats: The format code of each style that cells name by number.
        since_1904: Whether days are counted from 1904, as on old Macs.
    """

    strings: Sequence[str]
    formats: Sequence[str]
    since_1904: bool = False


def read_sheet(root: Element, book: Book, sheet: Sheet) -> None:
    """Put the cells and merges of a sheet's XML into the sheet."""
    reader = _CellReader(book, sheet)
    number = -1
    for row in root.iterfind("sheetData/row"):
        number = _whole(row.get("r"), number + 2) - 1
        if number >= MOST_ROWS and len(row):
            sheet.remarks.note(BEYOND, cell_name(number, 0))
            continue
        for at, cell in _placed(row, number):
            sheet.put(*at, reader.text(cell, at))
    for each in root.iterfind("mergeCells/mergeCell"):
        merged = _range(each.get("ref", ""))
        if merged:
            sheet.merge(merged)
    lines = [*root.iterfind("cols/col"), *root.iterfind("sheetData/row")]
    if any(each.get("hidden") in TRUE for each in lines):
        sheet.remarks.note(HIDDEN_LINES)


def edge_lines(root: Element, name: str) -> Iterator[str]:
    """Yield the texts of a page header or footer, codes taken out.

    The number of the page, and how many there are, is read as 1.
    """
    for edge in root.iterfind(f"headerFooter/{name}"):
        for part in _EDGE_PART.split(edge.text or ""):
            text = _EDGE_CODE.sub(_edge_text, part).strip()
            if any(each.isalpha() for each in text):
                yield text


def _edge_text(code: re.Match[str]) -> str:
    return "1" if code.group() in PAGE_NUMBERS else ""


def rich_text(element: Element) -> str:
    """Return the text of a string, however it is coloured.

    What is said of how to pronounce it is no part of it.
    """
    kept = (child for child in element if child.tag in ("t", "r"))
    return _unescaped(
        "".join(each.text or "" for child in kept for each in child.iter("t"))
    )


def position(reference: str) -> Position | None:
    """Return where a reference such as C5 leads, None when nowhere."""
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None or not int(found.group(2)):
        return None
    column = 0
    for letter in found.group(1).upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found.group(2)) - 1, column - 1


class _CellReader:
    """Reads single cells; what they cannot show is told to the sheet."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self._book, self._sheet, self._note = book, sheet, sheet.remarks.note

    def text(self, cell: Element, at: Position) -> str:
        """Return what a cell shows."""
        kind, value = cell.get("t", "n"), cell.findtext("v", "")
        if kind == "inlineStr":
            text = "".join(rich_text(each) for each in cell.iterfind("is"))
            return self._sheet.text(at, text, self._code(cell))
        if not value.strip():
            if cell.find("f") is not None and kind != "str":
                self._note(NOT_CALCULATED, cell_name(*at))
            return ""
        match kind:
            case "s":
                return self._sheet.text(at, self._shared(value, at), self._code(cell))
            case "e":
                self._sheet.note_error(at, value)
                return ""
            case "b":
                return "TRUE" if value.strip() in TRUE else "FALSE"
            case "n":
                since_1904 = self._book.since_1904
                code = self._code(cell)
                return self._sheet.number(at, value, code, since_1904=since_1904)
            case "d":
                return value.removesuffix(MIDNIGHT)
        return self._sheet.text(at, _unescaped(value), self._code(cell))

    def _shared(self, value: str, at: Position) -> str:
        number = _whole(value, -1)
        if 0 <= number < len(self._book.strings):
            return self._book.strings[number]
        self._note(BAD_TEXT, cell_name(*at))
        return ""

    def _code(self, cell: Element) -> str:
        """Return the code of a cell's format."""
        number = _whole(cell.get("s"), 0)
        formats = self._book.formats
        return formats[number] if number < len(formats) else GENERAL


def _placed(row: Element, number: int) -> Iterator[tuple[Position, Element]]:
    """Yield the cells of a row; one without a place follows the last."""
    column = -1
    for cell in row.iterfind("c"):
        place = position(cell.get("r", "")) or (number, column + 1)
        column = place[1]
        yield place, cell


def _range(reference: str) -> Range | None:
    first, _, last = reference.partition(":")
    corners = position(first), position(last or first)
    return Range(*corners[0], *corners[1]) if corners[0] and corners[1] else None


def _whole(written: str | None, default: int) -> int:
    """Return a whole number from 0, or the default for anything else."""
    plain = (written or "").strip()
    is_number = plain.isascii() and plain.isdecimal() and len(plain) <= 10
    return int(plain) if is_number else default


def _unescaped(text: str) -> str:
    """Return a text with the characters that XML cannot hold put back."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
