"""Spreadsheets of LibreOffice and others (.ods) as grids of cells.

They keep what each cell shows beside its number, so none is formatted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.reading.files.looks import PLAIN_LOOK, Run, TextLook, seen_text
from models.reading.files.package import Package
from models.reading.files.remarks import COMMENTS
from models.reading.files.workbook.ods_looks import OdsLooks
from models.reading.files.workbook.spreadsheet import (
    HIDDEN_SHEET,
    Position,
    Range,
    Spreadsheet,
    cell_name,
)
from models.reading.files.xml_part import attribute
from models.reading.limits import MOST_COLUMNS, MOST_ROWS
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLES = "styles.xml"
LOCKED = "有打开密码，请先去掉密码，另存后再打开"
GROUPS = (
    *("table-header-rows", "table-rows", "table-row-group"),
    *("table-header-columns", "table-columns", "table-column-group"),
)
BLANKS = {"tab": "\t", "line-break": "\n"}
MOST_BLANKS = 1_000
NUMBERS = frozenset(["float", "percentage", "currency"])
MIDNIGHT = "T00:00:00"
FAR = 10_000_000
"""Beyond any sheet."""


def ods_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the sheets of a workbook, hidden ones, too, in their order.

    Raises:
        Unfit: It is damaged, locked, or goes beyond a limit.
    """
    package = Package(data)
    _refuse_locked(package)
    root = package.root("content.xml")
    hidden = frozenset(_hidden_styles(root))
    named = [package.root(STYLES)] if package.has(STYLES) else []
    looks = OdsLooks([root, *named])
    tables = root.iterfind("body/spreadsheet/table")
    return tuple(_Reader(each, looks).grid(hidden) for each in tables)


def _refuse_locked(package: Package) -> None:
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.data(manifest):
        raise Unfit(LOCKED)


def _hidden_styles(root: Element) -> Iterator[str]:
    for style in root.iterfind("automatic-styles/style"):
        for properties in style.iterfind("table-properties"):
            if attribute(properties, "display") == "false":
                yield attribute(style, "name")


class _Reader:
    """Reads one sheet."""

    def __init__(self, table: Element, looks: OdsLooks) -> None:
        self._table, self._looks = table, looks
        self._sheet = Spreadsheet(attribute(table, "name"))
        self._columns: dict[int, str] = {}

    def grid(self, hidden: frozenset[str]) -> SourceGrid:
        """Return the sheet as a grid, unless its style is a hidden one."""
        if attribute(self._table, "style-name") in hidden:
            self._sheet.remarks.note(HIDDEN_SHEET)
            return self._sheet.grid()
        row = column = 0
        for each in _flat(self._table):
            is_hidden = attribute(each, "visibility") in ("collapse", "filter")
            if each.tag == "table-column":
                times = _whole(each, "number-columns-repeated", MOST_COLUMNS)
                style = attribute(each, "default-cell-style-name")
                covered = range(column, column + times)
                self._columns.update(dict.fromkeys(covered, style))
                column += times
                if is_hidden:
                    self._sheet.hide_columns(column - times, column - 1)
            elif each.tag == "table-row":
                times = _whole(each, "number-rows-repeated", MOST_ROWS)
                if is_hidden:
                    self._sheet.hide_rows(row, row + times - 1)
                self._put_rows(each, row, times)
                row += times
        return self._sheet.grid()

    def _put_rows(self, row: Element, top: int, times: int) -> None:
        """Put the cells of a row that is there so many times."""
        cells = list(self._cells(row, top))
        is_filled = any(text for _, text, _ in cells)
        for number in range(top, top + times * is_filled):
            for column, text, merged in cells:
                self._sheet.put(number, column, text)
                across, down = merged
                if across > 1 or down > 1:
                    bottom, right = number + down - 1, column + across - 1
                    self._sheet.merge(Range(number, column, bottom, right))

    def _cells(
        self, row: Element, number: int
    ) -> Iterator[tuple[int, str, tuple[int, int]]]:
        """Yield the column, text and extent of each cell in a row."""
        column, usual = 0, attribute(row, "default-cell-style-name")
        for cell in row.iterchildren("table-cell", "covered-table-cell"):
            times = _whole(cell, "number-columns-repeated", MOST_COLUMNS)
            across = _whole(cell, "number-columns-spanned", FAR)
            down = _whole(cell, "number-rows-spanned", FAR)
            style = attribute(cell, "style-name") or usual
            look = self._looks.of("table-cell", style or self._columns.get(column, ""))
            text = self._shown(cell, look, (number, column))
            for comment in cell.iterfind("annotation"):
                words = " ".join(map(str, comment.itertext()))
                self._sheet.remarks.note(COMMENTS, words)
            is_blank = not text and across * down == 1
            for each in range(column, column + times * (not is_blank)):
                yield each, text, (across, down)
            column += times

    def _shown(self, cell: Element, look: TextLook, at: Position) -> str:
        """Return what a cell shows, with the digits that it hides."""
        remarks, name = self._sheet.remarks, cell_name(*at)
        runs = [tuple(self._paragraph(each, look)) for each in cell.iterfind("p")]
        lines = [seen_text(each, remarks, name) for each in runs]
        text, kind = "\n".join(lines), attribute(cell, "value-type")
        looks = {each for run in runs for part, each in run if part}
        if look != PLAIN_LOOK or looks - {PLAIN_LOOK}:
            return text
        if kind in NUMBERS:
            return self._sheet.stored(at, text, attribute(cell, "value"))
        if kind == "date" and not text.strip("# \n"):
            return attribute(cell, "date-value").removesuffix(MIDNIGHT)
        return text

    def _paragraph(self, paragraph: Element, look: TextLook) -> Iterator[Run]:
        style = attribute(paragraph, "style-name")
        return self._runs(paragraph, self._looks.of("paragraph", style, look))

    def _runs(self, element: Element, look: TextLook) -> Iterator[Run]:
        """Yield the text in an element, with the blanks that have tags."""
        yield element.text or "", look
        for child in element:
            if child.tag == "s":
                yield " " * _whole(child, "c", MOST_BLANKS), look
            elif child.tag in BLANKS:
                yield BLANKS[str(child.tag)], look
            elif child.tag == "span":
                style = attribute(child, "style-name")
                yield from self._runs(child, self._looks.of("text", style, look))
            elif child.tag != "annotation":
                yield from self._runs(child, look)
            yield child.tail or "", look


def _flat(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in GROUPS:
            yield from _flat(child)
        else:
            yield child


def _whole(element: Element, name: str, most: int) -> int:
    """Return a number from 1 up, 1 for anything else."""
    written = attribute(element, name)
    if not (written.isascii() and written.isdecimal()):
        return 1
    return max(1, min(int(written[:9]), most))
