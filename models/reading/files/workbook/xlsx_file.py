"""Workbooks of Excel and WPS (.xlsx, .xlsm) as grids of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from models.reading.files.package import Package, Relationship, main_part
from models.reading.files.remarks import COMMENTS, PICTURES, Remarks
from models.reading.files.workbook.format_code import BUILT_IN, GENERAL
from models.reading.files.workbook.spreadsheet import HIDDEN_SHEET, Spreadsheet
from models.reading.files.workbook.xlsx_looks import cell_looks, striking_rules
from models.reading.files.workbook.xlsx_sheet import (
    TRUE,
    Book,
    RichText,
    edge_lines,
    read_sheet,
    rich_text,
)
from models.reading.files.xml_part import attribute
from models.reading.source_grid import SourceGrid

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CHART_SHEET = "是图表，不是表格，没有读入"
FLOATING = "文本框里的文字没有读入"


def xlsx_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the sheets of a workbook, hidden ones, too, in their order.

    Raises:
        Unfit: It is damaged, or goes beyond a limit.
    """
    package = Package(data)
    main = main_part(package)
    links = package.relationships(main)
    workbook = package.root(main)
    book = _book(package, workbook, links)
    listed = workbook.findall("sheets/sheet")
    return tuple(_grid(package, each, links, book) for each in listed)


def _is_visible(listed: Element) -> bool:
    return listed.get("state", "visible") == "visible"


def _grid(
    package: Package, listed: Element, links: Mapping[str, Relationship], book: Book
) -> SourceGrid:
    sheet = Spreadsheet(listed.get("name", ""))
    if not _is_visible(listed):
        sheet.remarks.note(HIDDEN_SHEET)
        return sheet.grid()
    link = links.get(attribute(listed, "id"))
    if link is None or link.kind != "worksheet":
        sheet.remarks.note(CHART_SHEET)
        return sheet.grid()
    root = package.root(link.target)
    read_sheet(root, book, sheet)
    for each in package.relationships(link.target).values():
        _note_beside(package, each, sheet.remarks)
    return sheet.grid(edge_lines(root, "oddHeader"), edge_lines(root, "oddFooter"))


def _note_beside(package: Package, link: Relationship, remarks: Remarks) -> None:
    """Remark what floats over a sheet, or hangs on its cells."""
    if link.kind == "drawing" and package.has(link.target):
        drawing = package.root(link.target)
        for text in filter(None, map(_all_text, drawing.iter("txBody"))):
            remarks.note(FLOATING, text)
        if any(True for _ in drawing.iter("pic", "graphicFrame")):
            remarks.note(PICTURES)
    elif link.kind == "comments" and package.has(link.target):
        for comment in package.root(link.target).iter("comment"):
            remarks.note(COMMENTS, _all_text(comment))


def _all_text(element: Element) -> str:
    return "".join(each.text or "" for each in element.iter("t")).strip()


def _book(
    package: Package, workbook: Element, links: Mapping[str, Relationship]
) -> Book:
    """Return what all sheets share: strings, formats, the first day."""
    parts = {each.kind: each.target for each in links.values()}
    properties = workbook.find("workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in TRUE
    strings = _strings(package, parts.get("sharedStrings", ""))
    name = parts.get("styles", "")
    if not package.has(name):
        return Book(strings, (), since_1904)
    styles = package.root(name)
    return Book(
        strings,
        _formats(styles),
        since_1904,
        cell_looks(styles),
        striking_rules(styles),
    )


def _strings(package: Package, name: str) -> Sequence[RichText]:
    if not package.has(name):
        return ()
    return [rich_text(each) for each in package.root(name).iterfind("si")]


def _formats(styles: Element) -> Sequence[str]:
    """Return the format code of each style of cells."""
    codes = dict(_own_codes(styles))
    return [
        codes.get(each.get("numFmtId", ""), GENERAL)
        for each in styles.iterfind("cellXfs/xf")
    ]


def _own_codes(styles: Element) -> Iterator[tuple[str, str]]:
    yield from ((str(number), code) for number, code in BUILT_IN.items())
    for each in styles.iterfind("numFmts/numFmt"):
        yield each.get("numFmtId", ""), each.get("formatCode", GENERAL)
