"""A spreadsheet file in the making, over XlsxWriter.

It is brought in by the first one that is written, and by nothing else.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

EARLIEST = datetime(1980, 1, 1)
"""The time in the properties: the same bytes for the same form."""
DIGIT = 8
"""Pixels of a digit of 宋体 in 11 points, which columns are measured by."""
PIXEL = 0.75
"""A pixel in points."""
GBK = 134
"""The character set of a Chinese face."""
CHINESE = {"font_charset": GBK, "font_family": 3, "font_scheme": False}
PLAIN = {"font_name": "宋体", "font_size": 11, **CHINESE}


class Workbook:
    """A file with sheets; data() holds it once it is closed.

    Attributes:
        book: XlsxWriter's own.
    """

    def __init__(self) -> None:
        from xlsxwriter import Workbook as Book

        self._file = BytesIO()
        self.book = Book(
            self._file,
            {
                "in_memory": True,
                "default_format_properties": PLAIN,
                "default_column_width": 72,
                "strings_to_formulas": False,
                "strings_to_urls": False,
            },
        )
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def cell_format(self, **properties: object) -> Any:
        """Return the format with these properties, always the same one."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**CHINESE, **properties})
        return self._formats[key]

    def describe(self, title: str, author: str) -> None:
        """Put title and author into the properties."""
        self.book.set_properties(
            {"title": title, "author": author, "created": EARLIEST}
        )

    def data(self) -> bytes:
        """Return the whole file, and close it."""
        self.book.close()
        return self._file.getvalue()
