"""Spreadsheets of LibreOffice and others (.ods) as grids of cells.

They keep what each cell shows beside its number, so none is formatted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from models.reading.limits import MOST_COLUMNS, MOST_ROWS
from models.reading.package import Package
from models.reading.remarks import COMMENTS
from models.reading.sheet import HIDDEN_LINES, HIDDEN_SHEET, Position, Range, Sheet
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit
from models.reading.xml_part import attribute

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

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
    tables = root.iterfind("body/spreadsheet/table")
    return tuple(_grid(each, hidden) for each in tables)


def _refuse_locked(package: Package) -> None:
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and b"encryption-data" in package.data(manifest):
        raise Unfit(LOCKED)


def _hidden_styles(root: Element) -> Iterator[str]:
    for style in root.iterfind("automatic-styles/style"):
        for properties in style.iterfind("table-properties"):
            if attribute(properties, "display") == "false":
                yield attribute(style, "name")


def _grid(table: Element, hidden: frozenset[str]) -> SourceGrid:
    sheet = Sheet(attribute(table, "name"))
    if attribute(table, "style-name") in hidden:
        sheet.remarks.note(HIDDEN_SHEET)
    row = 0
    for each in _flat(table):
        if attribute(each, "visibility") in ("collapse", "filter"):
            sheet.remarks.note(HIDDEN_LINES)
        if each.tag == "table-row":
            times = _whole(each, "number-rows-repeated", MOST_ROWS)
            _put_rows(each, row, times, sheet)
            row += times
    return sheet.grid()


def _flat(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in GROUPS:
            yield from _flat(child)
        else:
            yield child


def _put_rows(row: Element, top: int, times: int, sheet: Sheet) -> None:
    """Put the cells of a row that is there so many times."""
    cells = list(_cells(row, top, sheet))
    is_filled = any(text for _, text, _ in cells)
    for number in range(top, top + times * is_filled):
        for column, text, merged in cells:
            sheet.put(number, column, text)
            across, down = merged
            if across > 1 or down > 1:
                bottom, right = number + down - 1, column + across - 1
                sheet.merge(Range(number, column, bottom, right))


def _cells(
    row: Element, number: int, sheet: Sheet
) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """Yield the column, text and extent of each cell in a row."""
    column = 0
    for cell in row.iterchildren("table-cell", "covered-table-cell"):
        times = _whole(cell, "number-columns-repeated", MOST_COLUMNS)
        across = _whole(cell, "number-columns-spanned", FAR)
        down = _whole(cell, "number-rows-spanned", FAR)
        text = _shown(cell, (number, column), sheet)
        for comment in cell.iterfind("annotation"):
            sheet.remarks.note(COMMENTS, " ".join(map(str, comment.itertext())))
        is_blank = not text and across * down == 1
        for each in range(column, column + times * (not is_blank)):
            yield each, text, (across, down)
        column += times


def _shown(cell: Element, at: Position, sheet: Sheet) -> str:
    """Return what a cell shows, with the digits that it hides."""
    text = "\n".join(_characters(each) for each in cell.iterfind("p"))
    kind = attribute(cell, "value-type")
    if kind in NUMBERS:
        return sheet.stored(at, text, attribute(cell, "value"))
    if kind == "date" and not text.strip("# \n"):
        return attribute(cell, "date-value").removesuffix(MIDNIGHT)
    return text


def _characters(element: Element) -> str:
    """Return the text in an element, with the blanks that have tags."""
    texts = [element.text or ""]
    for child in element:
        if child.tag == "s":
            texts.append(" " * _whole(child, "c", MOST_BLANKS))
        elif child.tag in BLANKS:
            texts.append(BLANKS[str(child.tag)])
        elif child.tag != "annotation":
            texts.append(_characters(child))
        texts.append(child.tail or "")
    return "".join(texts)


def _whole(element: Element, name: str, most: int) -> int:
    """Return a number from 1 up, 1 for anything else."""
    written = attribute(element, name)
    if not (written.isascii() and written.isdecimal()):
        return 1
    return max(1, min(int(written[:9]), most))
