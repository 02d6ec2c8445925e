"""Workbooks as one file of XML (Excel 2003), which some systems name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.reading.format_code import GENERAL
from models.reading.limits import MOST_MARKS, TOO_LARGE
from models.reading.remarks import COMMENTS
from models.reading.sheet import HIDDEN_LINES, HIDDEN_SHEET, Position, Range, Sheet
from models.reading.source_grid import SourceGrid
from models.reading.text_file import read_text
from models.reading.unreadable import Unfit
from models.reading.xml_part import attribute, marks, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NAMED_FORMATS = {
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": "#,##0.00",
    "General Date": "yyyy/m/d h:mm",
    "Short Date": "yyyy/m/d",
    "Medium Date": "d-mmm-yy",
    "Long Date": "yyyy年m月d日",
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss",
    "Scientific": "0.00E+00",
    "Euro Currency": "#,##0.00",
    "Yes/No": '[<>0]"是";"否"',
    "True/False": '[<>0]"真";"假"',
    "On/Off": '[<>0]"开";"关"',
}
"""Formats that such files call by a name; others are codes."""

FIRST_DAY = datetime(1899, 12, 30)

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def xml_grids(path: Path, data: bytes) -> tuple[SourceGrid, ...]:
    """Return the sheets of a workbook, hidden ones, too, in their order.

    Raises:
        Unreadable: It is in some other encoding.
        Unfit: It is damaged, or goes beyond a limit.
    """
    # Without its declaration: the text is in UTF-8 now, whatever it says.
    plain = _DECLARATION.sub("", read_text(path, data), count=1).encode()
    if marks(plain) > MOST_MARKS:
        raise Unfit(TOO_LARGE)
    root = parse(plain, "XML")
    formats = dict(_formats(root))
    return tuple(_Reader(each, formats).grid() for each in root.iterfind("Worksheet"))


def _formats(root: Element) -> Iterator[tuple[str, str]]:
    for style in root.iterfind("Styles/Style"):
        for each in style.iterfind("NumberFormat"):
            code = attribute(each, "Format") or GENERAL
            yield attribute(style, "ID"), NAMED_FORMATS.get(code, code)


class _Reader:
    """Reads one sheet."""

    def __init__(self, source: Element, formats: Mapping[str, str]) -> None:
        self._source, self._formats = source, formats
        self._sheet = Sheet(attribute(source, "Name"))
        self._note = self._sheet.remarks.note

    def grid(self) -> SourceGrid:
        """Return the sheet as a grid."""
        visible = self._source.findtext("WorksheetOptions/Visible")
        if visible is not None and visible != "SheetVisible":
            self._note(HIDDEN_SHEET)
        row = -1
        for each in self._source.iterfind("Table/*"):
            if attribute(each, "Hidden") == "1":
                self._note(HIDDEN_LINES)
            if each.tag == "Row":
                row = _whole(attribute(each, "Index"), row + 2) - 1
                self._read_row(each, row)
        return self._sheet.grid()

    def _read_row(self, source: Element, row: int) -> None:
        column = -1
        for cell in source.iterfind("Cell"):
            column = _whole(attribute(cell, "Index"), column + 2) - 1
            self._sheet.put(row, column, self._text(cell, (row, column)))
            right = column + _whole(attribute(cell, "MergeAcross"), 0)
            bottom = row + _whole(attribute(cell, "MergeDown"), 0)
            if (bottom, right) != (row, column):
                self._sheet.merge(Range(row, column, bottom, right))
            for comment in cell.iterfind("Comment"):
                self._note(COMMENTS, _all_text(comment))
            column = right

    def _text(self, cell: Element, at: Position) -> str:
        data = cell.find("Data")
        if data is None:
            return ""
        kind, text = attribute(data, "Type"), _all_text(data)
        if kind == "Error":
            self._sheet.note_error(at, text)
            return ""
        if kind == "Boolean":
            return "TRUE" if text == "1" else "FALSE"
        code = self._formats.get(attribute(cell, "StyleID"), GENERAL)
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
