"""The sheet as a PDF in a file of the clerk's choice."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from printing.page import Sheet


class PdfUnwritable(Exception):
    """The file cannot be written; what was there before is untouched."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"“{path.name}”写不进“{path.parent}”，可能正被别的程序打开或磁盘已满，"
            "请关闭它，或换个名字、换个文件夹再导出"
        )
        self.path = path


def write_pdf_file(sheet: Sheet, path: Path) -> Path:
    """Write a sheet as PDF, and return the path.

    Raises:
        PdfUnwritable: The file or its folder refuses.
    """
    # reportlab takes a tenth of a second to import, and few need it at once.
    from printing.pdf import write_pdf

    data = write_pdf(sheet)
    temporary = path.with_name(f".{token_hex(8)}.tmp")
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise PdfUnwritable(path) from error
    return path
