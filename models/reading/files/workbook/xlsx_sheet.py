"""One sheet of a workbook (.xlsx): its cells, merges and page headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.reading.files.looks import seen_text
from models.reading.files.workbook.format_code import GENERAL
from models.reading.files.workbook.spreadsheet import (
    BEYOND,
    MAYBE_STRUCK,
    MAYBE_WHITE,
    Position,
    Range,
    Spreadsheet,
    cell_name,
)
from models.reading.files.workbook.xlsx_looks import (
    PLAIN_CELL,
    CellLook,
    Font,
    font_of,
    struck_ranges,
)
from models.reading.limits import MOST_ROWS

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


RichText = Sequence[tuple[str, Font | None]]
"""Pieces of a text, each in the font of its cell or in one of its own."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share.

    Attributes:
        strings: Texts that cells name by number.
        formats: The format code of each style that cells name by number.
        since_1904: Whether days are counted from 1904, as on old Macs.
        looks: How the cells of each style look.
        striking_rules: The formats that strike cells on a condition.
    """

    strings: Sequence[RichText]
    formats: Sequence[str]
    since_1904: bool = False
    looks: Sequence[CellLook] = ()
    striking_rules: frozenset[str] = frozenset()


def read_sheet(root: Element, book: Book, sheet: Spreadsheet) -> None:
    """Put the cells and merges of a sheet's XML into the sheet."""
    grounds = ("conditionalFormatting", "tableParts")
    is_ground_known = all(root.find(each) is None for each in grounds)
    reader = _CellReader(book, sheet, is_ground_known=is_ground_known)
    number = -1
    for row in root.iterfind("sheetData/row"):
        number = _whole(row.get("r"), number + 2) - 1
        if number >= MOST_ROWS and len(row):
            sheet.remarks.note(BEYOND, cell_name(number, 0))
            continue
        if _is_hidden(row, "ht"):
            sheet.hide_rows(number, number)
        for at, cell in _placed(row, number):
            sheet.put(*at, reader.text(cell, at))
    for each in root.iterfind("mergeCells/mergeCell"):
        merged = _range(each.get("ref", ""))
        if merged:
            sheet.merge(merged)
    for each in root.iterfind("cols/col"):
        if _is_hidden(each, "width"):
            first = _whole(each.get("min"), 0)
            sheet.hide_columns(first - 1, _whole(each.get("max"), first) - 1)
    for struck in struck_ranges(root, book.striking_rules):
        sheet.remarks.note(MAYBE_STRUCK, struck)


def _is_hidden(line: Element, extent: str) -> bool:
    """Return whether a row or column is hidden, or drawn together."""
    return line.get("hidden") in TRUE or line.get(extent) in ("0", "0.0")


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


def rich_text(element: Element) -> RichText:
    """Return the pieces of a string, each with a font of its own if any.

    What is said of how to pronounce it is no part of it.
    """
    kept = (child for child in element if child.tag in ("t", "r"))
    return [(_plain_text(child), font_of(child.find("rPr"))) for child in kept]


def _plain_text(element: Element) -> str:
    return _unescaped("".join(each.text or "" for each in element.iter("t")))


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

    def __init__(
        self, book: Book, sheet: Spreadsheet, *, is_ground_known: bool
    ) -> None:
        self._book, self._sheet, self._note = book, sheet, sheet.remarks.note
        self._is_ground_known = is_ground_known

    def text(self, cell: Element, at: Position) -> str:
        """Return what is seen of a cell."""
        look = self._look(cell)
        if cell.get("t") in ("inlineStr", "s"):
            text = self._seen(self._pieces(cell, at), look, at)
            return self._sheet.text(at, text, self._code(cell))
        if look.is_plain:
            return self._text(cell, at)
        return self._seen([(self._text(cell, at), None)], look, at)

    def _look(self, cell: Element) -> CellLook:
        number, looks = _whole(cell.get("s"), 0), self._book.looks
        return looks[number] if number < len(looks) else PLAIN_CELL

    def _seen(self, pieces: RichText, look: CellLook, at: Position) -> str:
        """Return what is seen of a text; white that may stand out is, too."""
        if look.is_plain and all(font is None for _, font in pieces):
            return "".join(text for text, _ in pieces)
        if not self._is_ground_known and look.is_on_white:
            look = CellLook(look.font, is_on_white=False)
            if any((font or look.font).is_white for _, font in pieces):
                self._note(MAYBE_WHITE, cell_name(*at))
        runs = [(text, look.of(font)) for text, font in pieces]
        return seen_text(runs, self._sheet.remarks, cell_name(*at))

    def _text(self, cell: Element, at: Position) -> str:
        """Return what a cell shows that has no strings."""
        kind, value = cell.get("t", "n"), cell.findtext("v", "")
        if not value.strip():
            if cell.find("f") is not None and kind != "str":
                self._note(NOT_CALCULATED, cell_name(*at))
            return ""
        match kind:
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

    def _pieces(self, cell: Element, at: Position) -> RichText:
        """Return the pieces of a string, in the cell itself or shared."""
        if cell.get("t") == "inlineStr":
            return [piece for each in cell.iterfind("is") for piece in rich_text(each)]
        value = cell.findtext("v", "")
        number = _whole(value, -1)
        if 0 <= number < len(self._book.strings):
            return self._book.strings[number]
        if value.strip():
            self._note(BAD_TEXT, cell_name(*at))
        elif cell.find("f") is not None:
            self._note(NOT_CALCULATED, cell_name(*at))
        return []

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
