"""Workbooks as one file of XML (Excel 2003), which some systems name .xls."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from models.reading.files.looks import PLAIN_LOOK, seen_text
from models.reading.files.remarks import COMMENTS
from models.reading.files.text_file import read_text
from models.reading.files.workbook.spreadsheet import (
    HIDDEN_SHEET,
    Position,
    Range,
    Spreadsheet,
    cell_name,
)
from models.reading.files.workbook.xml_styles import XmlStyles
from models.reading.files.xml_part import attribute, markup_size, parse_xml
from models.reading.limits import MOST_COLUMNS, MOST_MARKS, TOO_LARGE
from models.reading.source_grid import SourceGrid
from models.reading.unreadable import Unfit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FIRST_DAY = datetime(1899, 12, 30)

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def xml_grids(data: bytes) -> tuple[SourceGrid, ...]:
    """Return the sheets of a workbook, hidden ones, too, in their order.

    Raises:
        Unfit: It is damaged, in some other encoding, or goes beyond a limit.
    """
    # Without its declaration: the text is in UTF-8 now, whatever it says.
    plain = _DECLARATION.sub("", read_text(data), count=1).encode()
    if markup_size(plain) > MOST_MARKS:
        raise Unfit(TOO_LARGE)
    root = parse_xml(plain, "XML")
    styles = XmlStyles(root)
    return tuple(_Reader(each, styles).grid() for each in root.iterfind("Worksheet"))


class _Reader:
    """Reads one sheet."""

    def __init__(self, source: Element, styles: XmlStyles) -> None:
        self._source, self._styles = source, styles
        self._columns: dict[int, str] = {}
        self._sheet = Spreadsheet(attribute(source, "Name"))
        self._note = self._sheet.remarks.note

    def grid(self) -> SourceGrid:
        """Return the sheet as a grid."""
        visible = self._source.findtext("WorksheetOptions/Visible")
        if visible is not None and visible != "SheetVisible":
            self._note(HIDDEN_SHEET)
            return self._sheet.grid()
        row = column = -1
        for each in self._source.iterfind("Table/*"):
            is_hidden = attribute(each, "Hidden") == "1"
            span = _whole(attribute(each, "Span"), 0)
            if each.tag == "Column":
                column = _whole(attribute(each, "Index"), column + 2) - 1
                style = attribute(each, "StyleID")
                covered = range(column, min(column + span, MOST_COLUMNS) + 1)
                self._columns.update(dict.fromkeys(covered, style))
                if is_hidden:
                    self._sheet.hide_columns(column, column + span)
                column += span
            elif each.tag == "Row":
                row = _whole(attribute(each, "Index"), row + 2) - 1
                if is_hidden:
                    self._sheet.hide_rows(row, row + span)
                self._read_row(each, row)
                row += span
        return self._sheet.grid()

    def _read_row(self, source: Element, row: int) -> None:
        column = -1
        for cell in source.iterfind("Cell"):
            column = _whole(attribute(cell, "Index"), column + 2) - 1
            style = attribute(cell, "StyleID") or attribute(source, "StyleID")
            style = style or self._columns.get(column, "")
            self._sheet.put(row, column, self._seen(cell, style, (row, column)))
            right = column + _whole(attribute(cell, "MergeAcross"), 0)
            bottom = row + _whole(attribute(cell, "MergeDown"), 0)
            if (bottom, right) != (row, column):
                self._sheet.merge(Range(row, column, bottom, right))
            for comment in cell.iterfind("Comment"):
                self._note(COMMENTS, _all_text(comment))
            column = right

    def _seen(self, cell: Element, style: str, at: Position) -> str:
        """Return what is seen of a cell."""
        data = cell.find("Data")
        if data is None:
            return ""
        remarks, name = self._sheet.remarks, cell_name(*at)
        if not len(data):
            text = self._text(data, _all_text(data), style, at)
            look = self._styles.look(style)
            if look == PLAIN_LOOK:
                return text
            return seen_text([(text, look)], remarks, name)
        text = seen_text(self._styles.runs(data, style), remarks, name)
        return self._text(data, text.strip(), style, at)

    def _text(self, data: Element, text: str, style: str, at: Position) -> str:
        kind = attribute(data, "Type")
        if kind == "Error":
            self._sheet.note_error(at, text)
            return ""
        if kind == "Boolean":
            return "TRUE" if text == "1" else "FALSE"
        code = self._styles.code(style)
        if kind in ("Number", "DateTime"):
            written = _days(text) if kind == "DateTime" else text
            return self._sheet.number(at, written, code)
        return self._sheet.text(at, text, code)


def _days(written: str) -> str:
    """Return a moment as a number of days; as it stands, if it is none."""
    try:
        passed = datetime.fromisoformat(written) - FIRST_DAY
    except (ValueError, TypeError):
        return written
    return repr(passed.total_seconds() / 86_400)


def _all_text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _whole(written: str, default: int) -> int:
    is_number = written.isascii() and written.isdecimal() and len(written) < 9
    return int(written) if is_number else default
